"""PURE: a MAD becomes the copy of one village: the common text and that village's own share, nobody else's money."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from kpm.dokumen.kop import susun_kop
from kpm.dokumen.terbilang import hari, jam, rupiah, tanggal_panjang, tanggal_terbilang
from rembuk.teks import butir

BENTUK = 1
"""Version of the shape of a copy, stored with it."""
UANG_TERKECIL = 10_000
"""Smaller numbers in a text are years, volumes and house numbers, not the share of a village."""
_KELIPATAN = {"ribu": 1_000, "rb": 1_000, "juta": 1_000_000, "jt": 1_000_000, "miliar": 1_000_000_000}


def susun_salinan(
    data: Any, peserta: Any, *, nama: Mapping[str, str], profil: Any, kecamatan: Mapping[str, str]
) -> dict[str, Any]:
    """The copy of ``peserta`` of a MAD (`rembuk.kueri_mad.Mad`): plain JSON values, the same bytes for the same words.

    ``nama`` are the regions above the host, ``kecamatan`` the names of kecamatan by code. Of the other villages it
    holds their names; no amount of theirs, no sum from which one follows, and not who spoke for them.
    """
    rapat, tuan = data.pertemuan, data.pertemuan.desa
    biaya = {baris.kegiatan.pk: baris.biaya.get(peserta.wilayah_id) for baris in data.kegiatan}
    return {
        "bentuk": BENTUK,
        "contoh": tuan.contoh,
        "kertas": profil.kertas,
        "kop": _kop(profil, tuan, nama),
        "judul": judul(rapat),
        "tuan_rumah": tuan.nama_lengkap,
        "tempat_ttd": tempat_ttd(rapat, tuan),
        "tahun": rapat.tahun,
        "tanggal": rapat.tanggal.isoformat() if rapat.tanggal else "",
        "pembuka": pembuka(rapat, tuan, nama),
        "waktu": waktu(rapat, tuan),
        "pimpinan": pimpinan(rapat),
        "desa": [sebut_desa(satu.wilayah, kecamatan) for satu in data.peserta],
        "untuk": {
            "kode": peserta.wilayah.kode,
            "nama": peserta.wilayah.nama_lengkap,
            "wakil": peserta.wakil,
        },
        "narasumber": butir(rapat.narasumber),
        "topik": butir(rapat.agenda),
        "pembahasan": butir(rapat.ringkasan),
        "kesepakatan": butir(rapat.komitmen),
        "kegiatan": [_kegiatan(baris.kegiatan, biaya[baris.kegiatan.pk]) for baris in data.kegiatan],
        "jumlah": f"{sum((satu for satu in biaya.values() if satu is not None), Decimal(0)):.2f}",
    }


def _kop(profil: Any, desa: Any, nama: Mapping[str, str]) -> dict[str, str]:
    """The host's letterhead in words; the picture stays with the host."""
    kop = susun_kop(
        desa.nama_lengkap,
        dict(nama),
        alamat=profil.alamat,
        kode_pos=profil.kode_pos,
        telepon=profil.telepon,
        surel=profil.surel,
    )
    return asdict(kop)


def judul(rapat: Any) -> str:
    """What the meeting is called: its own name, else that of its kind."""
    return str(rapat.judul or "Musyawarah Antardesa Pencegahan Stunting")


def sebut_desa(wilayah: Any, kecamatan: Mapping[str, str]) -> str:
    """ "Desa Labuhan Burung, Kecamatan Buer"."""
    induk = kecamatan.get(wilayah.kode_induk[0], "")
    return f"{wilayah.nama_lengkap}, Kecamatan {induk}" if induk else str(wilayah.nama_lengkap)


def tempat_ttd(rapat: Any, tuan: Any) -> str:
    """Place and long date above the signatures."""
    return f"{tuan.nama}, {tanggal_panjang(rapat.tanggal) if rapat.tanggal else '…'}"


def pembuka(rapat: Any, tuan: Any, nama: Mapping[str, str]) -> str:
    """The sentence the agreement begins with."""
    hari_ini = tanggal_terbilang(rapat.tanggal) if rapat.tanggal else "(tanggal belum diisi)"
    di = ", ".join(satu for satu in (f"Kecamatan {nama['kecamatan']}" if nama.get("kecamatan") else "",
                                     nama.get("kabupaten", "")) if satu)  # fmt: skip
    return (
        f"Dalam rangka pencegahan dan percepatan penurunan stunting antardesa di {di or tuan.nama_lengkap}, pada hari "
        f"ini, {hari_ini}, telah dilaksanakan {judul(rapat)} dengan {tuan.nama_lengkap} sebagai tuan rumah:"
    )


def waktu(rapat: Any, tuan: Any) -> list[list[str]]:
    """Day, time and place, as the minutes write them."""
    baris = []
    if rapat.tanggal:
        baris.append(["Hari / Tanggal", f"{hari(rapat.tanggal)}, {tanggal_panjang(rapat.tanggal)}"])
    if rapat.jam_mulai:
        sampai = jam(rapat.jam_selesai) if rapat.jam_selesai else "selesai"
        baris.append(["Jam", f"{jam(rapat.jam_mulai)} s.d. {sampai} {tuan.singkatan_zona}"])
    return [*baris, ["Tempat", rapat.tempat or "(belum diisi)"], ["Penyelenggara", rapat.penyelenggara]]


def pimpinan(rapat: Any) -> list[list[str]]:
    """Who led and who wrote, where it is known."""
    return [[kata, nama] for kata, nama in (("Pemimpin rapat", rapat.pemimpin), ("Notulen", rapat.notulen)) if nama]


def _kegiatan(satu: Any, biaya: Decimal | None) -> dict[str, Any]:
    """A shared activity with the share of one village; None where it pays nothing of it."""
    return {
        "uuid": str(satu.uuid),
        "kegiatan": satu.kegiatan,
        "paket": satu.paket,
        "lokasi": satu.lokasi,
        "volume": satu.volume,
        "manfaat": satu.manfaat,
        "waktu": satu.waktu,
        "sumber": satu.sumber,
        "sumber_kata": satu.get_sumber_display(),
        "penanggung_jawab": satu.penanggung_jawab,
        "biaya": None if biaya is None else f"{biaya:.2f}",
    }


def angka_dalam(teks: str) -> set[int]:
    """Amounts a text names, as whole rupiah: "Rp12.500.000,00", "12500000", "12,5 juta"."""
    hasil = set()
    for angka, kelipatan in re.findall(r"(\d[\d.,]*)\s*(ribu|rb|juta|jt|miliar)?", teks.casefold()):
        bilangan = angka.rstrip(".,")
        try:
            if kelipatan:
                hasil.add(int(Decimal(bilangan.replace(",", ".")) * _KELIPATAN[kelipatan]))
            else:
                hasil.add(int(bilangan.split(",")[0].replace(".", "")))
        except (ArithmeticError, ValueError):
            continue
    return hasil


def uang_dalam_teks(teks: Iterable[tuple[str, str]], jumlah: Iterable[Decimal]) -> list[tuple[str, str]]:
    """Where a text that every village reads names one of these amounts: (what the text is called, the amount).

    Whoever reads the share of one village there reads that of the others too.
    """
    dicari = {int(satu): satu for satu in jumlah if satu >= UANG_TERKECIL}
    return [(nama, rupiah(dicari[angka])) for nama, isi in teks for angka in sorted(angka_dalam(isi) & dicari.keys())]


def biaya_salinan(isi: Mapping[str, Any]) -> Decimal:
    """What the village of a copy pays altogether, in rupiah."""
    return Decimal(isi["jumlah"])


def bagian_kegiatan(kegiatan: Mapping[str, Any]) -> Decimal | None:
    """What the village of a copy pays of one activity, in rupiah; None where it pays nothing of it."""
    return None if kegiatan["biaya"] is None else Decimal(kegiatan["biaya"])


def tanggal_salinan(isi: Mapping[str, Any]) -> dt.date | None:
    """The day of the meeting a copy is of."""
    return dt.date.fromisoformat(isi["tanggal"]) if isi["tanggal"] else None
