"""Printing a MAD: the agreement of the host with all shares, and the copy of one village with its own alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from kpm.dokumen.cetak import Berkas, cetak, kelas_kertas, kop
from kpm.dokumen.terbilang import jam, rupiah, tanggal_panjang
from kpm.kueri import nama_induk, profil_desa
from kpm.models import Wilayah
from rembuk.kueri_mad import Mad, nama_kecamatan
from rembuk.mad import bagian_kegiatan, biaya_salinan, judul, pembuka, pimpinan, sebut_desa, tempat_ttd, waktu
from rembuk.teks import butir

TANDA_TANGAN_SEBARIS = 3
"""Signature blocks that fit beside each other on portrait paper."""
DESA_SELEMBAR = 5
"""Columns of money that fit beside the activity on landscape paper."""


def _angka(nilai: Decimal | None) -> str:
    return "–" if nilai is None else rupiah(nilai).removeprefix("Rp")


def _kaki(nama: str, sekarang: dt.datetime, desa: Wilayah) -> list[str]:
    waktu_cetak = f"{tanggal_panjang(sekarang.date())} pukul {jam(sekarang.time())} {desa.singkatan_zona}"
    return [nama, f"Dicetak {waktu_cetak}"]


def _wakil(teks: str) -> list[str]:
    """Those who sign for a village, one block each; an empty one where nobody is written down."""
    return [satu.strip() for satu in teks.split(";") if satu.strip()] or [""]


def _lampiran(data: Mad) -> list[dict[str, Any]]:
    """The table of shares in parts that fit the width of the paper; the last one ends with the sum of all villages."""
    semua = []
    for awal in range(0, len(data.peserta), DESA_SELEMBAR):
        bagian = slice(awal, awal + DESA_SELEMBAR)
        terakhir = bagian.stop >= len(data.peserta)
        semua.append(
            {
                "kolom": [satu.wilayah.nama_lengkap for satu in data.peserta[bagian]],
                "baris": [
                    (kegiatan, [_angka(biaya) for _, biaya in sel[bagian]] + [_angka(jumlah)] * terakhir)
                    for kegiatan, sel, jumlah in data.tabel
                ],
                "kaki": [_angka(jumlah) for _, jumlah in data.kaki[bagian]] + [_angka(data.jumlah)] * terakhir,
            }
        )
    return semua


def kesepakatan(data: Mad, tuan: Wilayah, sekarang: dt.datetime) -> Berkas:
    """The agreement as the host keeps it: one column of money for each village, a signature block for each."""
    rapat, profil, induk = data.pertemuan, profil_desa(tuan), nama_induk(tuan)
    kecamatan = nama_kecamatan(satu.wilayah for satu in data.peserta)
    tanda = [(satu.wilayah.nama_lengkap, nama) for satu in data.peserta for nama in _wakil(satu.wakil)]
    konteks = {
        "kop": kop(tuan, profil, induk),
        "kelas_kertas": kelas_kertas(profil.kertas),
        "desa_contoh": tuan.contoh,
        "judul": judul(rapat),
        "tahun": rapat.tahun,
        "pembuka": pembuka(rapat, tuan, induk),
        "waktu": [*waktu(rapat, tuan), *pimpinan(rapat)],
        "desa": [(sebut_desa(satu.wilayah, kecamatan), satu.wakil) for satu in data.peserta],
        "narasumber": butir(rapat.narasumber),
        "topik": butir(rapat.agenda),
        "pembahasan": butir(rapat.ringkasan),
        "kesepakatan": butir(rapat.komitmen),
        "tabel": _lampiran(data) if data.kegiatan else [],
        "tempat_ttd": tempat_ttd(rapat, tuan),
        "tanda_tangan": [
            tanda[awal : awal + TANDA_TANGAN_SEBARIS] for awal in range(0, len(tanda), TANDA_TANGAN_SEBARIS)
        ],
        "baris_kaki": _kaki(f"{judul(rapat)} Tahun {rapat.tahun}", sekarang, tuan),
    }
    return cetak("cetak/mad.html", konteks, nama=f"kesepakatan-mad-{tuan.kode}-{rapat.tahun}")


def salinan(isi: Mapping[str, Any], sekarang: dt.datetime, desa: Wilayah) -> Berkas:
    """The copy of one village, from its stored or its coming content."""
    konteks = {
        "isi": isi,
        "kop": isi["kop"],
        "kelas_kertas": kelas_kertas(isi["kertas"]),
        "desa_contoh": isi["contoh"],
        "kegiatan": [(satu, _angka(bagian_kegiatan(satu))) for satu in isi["kegiatan"]],
        "jumlah": _angka(biaya_salinan(isi)),
        "baris_kaki": _kaki(f"Salinan untuk {isi['untuk']['nama']}", sekarang, desa),
    }
    return cetak("cetak/mad_salinan.html", konteks, nama=f"salinan-mad-{isi['untuk']['kode']}-{isi['tahun']}")
