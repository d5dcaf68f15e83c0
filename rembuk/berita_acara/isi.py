"""PURE: the whole content of a Berita Acara, its number, its hash, and the part of it the meeting itself decides."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import asdict
from typing import Any

from kpm.dokumen.kop import susun_kop
from kpm.dokumen.terbilang import jam, tanggal_panjang
from rembuk.berita_acara import kalimat, lampiran
from rembuk.berita_acara.ttd import tanda_tangan
from rembuk.teks import butir

BULAN_ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
NOMOR_KONSEP = "(diberikan saat terbit)"
BENTUK = 3
"""Version of this content's shape, stored with it."""
ISI_RAPAT = (
    "tanggal", "waktu", "kehadiran", "pimpinan", "ringkasan", "kesepakatan", "cara_putusan", "berjalan", "usulan",
    "tidak_disepakati", "hadir", "skor", "dusun", "foto",
)  # fmt: skip
"""Parts that come from the meeting alone: not from the office profile, the number, or the day of printing."""


def nomor_surat(pola: str, urut: int, tanggal: dt.date) -> str:
    """The number of a Berita Acara from the village's pattern: ``140/007/BA-RS/VI/2026``."""
    return pola.format(nomor=f"{urut:03d}", bulan=BULAN_ROMAWI[tanggal.month - 1], tahun=tanggal.year)


def sidik(isi: dict[str, Any]) -> str:
    """SHA-256 of the content, written in one canonical way (sorted keys, no spaces, UTF-8)."""
    teks = json.dumps(isi, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(teks.encode()).hexdigest()


def isi_rapat(isi: dict[str, Any]) -> dict[str, Any]:
    """What of a content the meeting itself decided: the same as before means that nothing was corrected."""
    wakil = [blok["orang"] for blok in isi["ttd"]["blok"][:2]]
    return {nama: isi[nama] for nama in ISI_RAPAT} | {"wakil": wakil}


def susun(
    data: Any,
    *,
    nama: dict[str, str],
    nomor: str,
    kode: str,
    dicetak: dt.datetime,
    alamat_umum: str,
    konsep: bool = False,
    ganti: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """Everything the Berita Acara of a meeting (`rembuk.kueri.Rapat`) prints, in sentences and rows.

    ``nama`` are the regions above (kecamatan, kabupaten, provinsi); ``dicetak`` is the local time of the village.
    ``ganti``, of a correction, names what it replaces: revisi, nomor, tanggal (ISO), kode, alasan, oleh.
    """
    rembuk, profil = data.rembuk, data.profil
    desa = rembuk.desa
    kata = kalimat.kata_desa(desa.kelurahan)
    tahun_rencana = rembuk.tahun + 1
    nomor_lampiran = lampiran.nomor(data)
    isi = {
        "bentuk": BENTUK,
        "konsep": konsep,
        "contoh": desa.contoh,
        "kertas": profil.kertas,
        "kop": _kop(profil, desa, nama),
        "desa": {"kode": desa.kode, "nama": desa.nama, "nama_lengkap": desa.nama_lengkap},
        "tahun": rembuk.tahun,
        "tahun_rencana": tahun_rencana,
        "judul": f"Rembuk Stunting {desa.nama_lengkap}",
        "nomor": nomor,
        "kode": kode,
        "revisi": ganti["revisi"] if ganti else 0,
        "menggantikan": ganti or {},
        "sebutan_revisi": kalimat.sebutan_revisi(ganti),
        "tanggal": rembuk.tanggal.isoformat() if rembuk.tanggal else "",
        "pembuka": kalimat.pembuka(rembuk, desa, nama, kata),
        "waktu": kalimat.waktu(rembuk, desa),
        "kehadiran": kalimat.kehadiran(rembuk, data.hadir),
        "materi": kalimat.materi(tahun_rencana),
        "pimpinan": kalimat.pimpinan(rembuk),
        "ringkasan": butir(rembuk.ringkasan),
        "kesepakatan": kalimat.kesepakatan(rembuk, data, nomor_lampiran, kata),
        "cara_putusan": kalimat.cara_putusan(rembuk),
        "penutup": kalimat.penutup(ganti),
        "ttd": tanda_tangan(data, desa, kata["pemerintah"]),
        "lampiran": nomor_lampiran,
        "tentang": f"Berita Acara Nomor {nomor}"
        + (f", tanggal {tanggal_panjang(rembuk.tanggal)}" if rembuk.tanggal else ""),
        "berjalan": [lampiran.kegiatan(satu) for satu in data.berjalan],
        "jumlah_berjalan": kalimat.angka(data.biaya_berjalan),
        "usulan": [lampiran.kegiatan(satu) for satu in data.sepakat],
        "jumlah_usulan": kalimat.angka(data.biaya_sepakat),
        "sumber": lampiran.sumber([*data.berjalan, *data.sepakat]),
        "tidak_disepakati": [f"{satu.kegiatan}: {satu.alasan}" for satu in data.ditolak_rapat],
        "hadir": [lampiran.hadir(satu) for satu in data.hadir.orang],
        "jumlah_hadir": {"laki": data.hadir.laki, "perempuan": data.hadir.perempuan, "semua": data.hadir.jumlah},
        "skor": lampiran.skor(rembuk.skor_awal, data.masalah),
        "dusun": lampiran.menurut_dusun(data.masalah),
        "foto": [{"sidik": satu.unggahan.sidik, "keterangan": satu.keterangan} for satu in data.foto],
        "kaki": [
            f"Berita Acara Nomor {nomor}" + (f", revisi {ganti['revisi']}" if ganti else ""),
            f"Dicetak {tanggal_panjang(dicetak.date())} pukul {jam(dicetak.time())} {desa.singkatan_zona}"
            + (f" · Kode {kalimat.kode_terbaca(kode)}" if kode else ""),
        ],
        "alamat_periksa": f"{alamat_umum}/v/{kode}/" if kode else "",
    }
    if kode:
        isi["kaki"].append(f"Periksa keaslian: {alamat_umum.split('://', 1)[-1]}/v/{kode}")
    return isi


def _kop(profil: Any, desa: Any, nama: dict[str, str]) -> dict[str, str]:
    """The letterhead, with the fingerprint of its picture in place of the picture."""
    kop = susun_kop(
        desa.nama_lengkap,
        nama,
        alamat=profil.alamat,
        kode_pos=profil.kode_pos,
        telepon=profil.telepon,
        surel=profil.surel,
    )
    return asdict(kop) | {"lambang": profil.logo.sidik if profil.logo else ""}
