"""PURE: the papers of a meeting in sentences: invitation, attendance list, notulen; the template only arranges them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kpm.dokumen.terbilang import hari, jam, tanggal_panjang
from rembuk.pertemuan import ragam, sebutan
from rembuk.teks import butir

TITIK = "........................"
"""Where something is written by hand."""
DIUNDANG_DI_SURAT = 5
"""Addressees that fit above the letter; more of them stand in its attachment."""
PENANDA = {"kades": "Kepala desa", "rds": "Ketua RDS"}
"""Who can sign an invitation."""


def waktu(rapat: Any, zona: str) -> str:
    """ "09.00 s.d. 12.15 WITA"; "09.00 WITA s.d. selesai" where nobody said until when."""
    if not rapat.jam_mulai:
        return TITIK
    if rapat.jam_selesai:
        return f"{jam(rapat.jam_mulai)} s.d. {jam(rapat.jam_selesai)} {zona}"
    return f"{jam(rapat.jam_mulai)} {zona} s.d. selesai"


def hari_tanggal(rapat: Any) -> str:
    """ "Kamis, 25 Juni 2026"."""
    return f"{hari(rapat.tanggal)}, {tanggal_panjang(rapat.tanggal)}" if rapat.tanggal else TITIK


def fakta(rapat: Any, zona: str) -> list[tuple[str, str]]:
    """Day, hour and place, as every paper of a meeting writes them."""
    return [
        ("Hari / Tanggal", hari_tanggal(rapat)),
        ("Waktu", waktu(rapat, zona)),
        ("Tempat", rapat.tempat or TITIK),
    ]


def penanda_bawaan(rapat: Any, profil: Any) -> str:
    """Who signs where nobody chose: the chair of the RDS for what the RDS holds, else the head of the village."""
    oleh_rds = "rds" in rapat.penyelenggara.casefold() or "rumah desa sehat" in rapat.penyelenggara.casefold()
    return "rds" if oleh_rds and profil.ketua_rds else "kades"


@dataclass(frozen=True, slots=True)
class Undangan:
    """The content of an invitation."""

    perihal: str
    nomor: str
    tempat_tanggal: str
    lampiran: str
    yth: list[str]
    """Addressees above the letter; empty where they stand in the attachment."""
    semua: list[str]
    pembuka: str
    fakta: list[tuple[str, str]]
    agenda: list[str]
    jabatan: str
    nama: str


def agenda(rapat: Any, desa: Any) -> list[str]:
    """What is on the agenda, as invitation and notulen print it; what is usual where nobody wrote one."""
    return butir(rapat.agenda) or list(ragam(rapat.jenis, kelurahan=desa.kelurahan).agenda)


def undangan(rapat: Any, desa: Any, profil: Any, *, ttd: str, pada: dt.date) -> Undangan:
    """The invitation to a meeting; ``pada`` is the day of a letter that has none yet.

    A letter written down after its meeting gets no day by itself: it would invite to what is over.
    """
    semua = butir(rapat.diundang)
    terlampir = len(semua) > DIUNDANG_DI_SURAT
    sudah_lewat = rapat.tanggal is not None and rapat.tanggal < pada
    tanggal = tanggal_panjang(surat) if (surat := rapat.tanggal_undangan or (None if sudah_lewat else pada)) else TITIK
    ketua_rds = ttd == "rds"
    biasa = ragam(rapat.jenis, kelurahan=desa.kelurahan)
    return Undangan(
        perihal=f"Undangan {sebutan(rapat)}",
        nomor=rapat.nomor_undangan or TITIK,
        tempat_tanggal=f"{desa.nama}, {tanggal}",
        lampiran="1 (satu) lembar" if terlampir else "–",
        yth=[] if terlampir else semua,
        semua=semua,
        pembuka=(
            f"Sehubungan dengan {biasa.maksud} di {desa.nama_lengkap}, kami mengundang Bapak/Ibu untuk hadir pada:"
        ),
        fakta=fakta(rapat, desa.singkatan_zona),
        agenda=agenda(rapat, desa),
        jabatan=f"Ketua Rumah Desa Sehat {desa.nama}" if ketua_rds else profil.jabatan(desa),
        nama=profil.ketua_rds if ketua_rds else profil.kepala_desa,
    )


@dataclass(frozen=True, slots=True)
class BarisHadir:
    """One row of an attendance list; empty texts on a blank one."""

    nama: str = ""
    jabatan_unsur: str = ""
    alamat: str = ""
    jenis_kelamin: str = ""


def jabatan_unsur(jabatan: str, unsur: str) -> str:
    """ "Ketua / Rumah Desa Sehat"; the element once where the office already names it."""
    if not jabatan or unsur.casefold() in jabatan.casefold():
        return jabatan or unsur
    return f"{jabatan} / {unsur}"


def baris_hadir(orang: Sequence[Any], kosong: int) -> list[BarisHadir]:
    """The rows of an attendance list, and ``kosong`` blank ones after them."""
    isi = [
        BarisHadir(satu.nama, jabatan_unsur(satu.jabatan, satu.get_unsur_display()), satu.alamat, satu.jenis_kelamin)
        for satu in orang
    ]
    return isi + [BarisHadir()] * kosong


def pimpinan(rapat: Any) -> list[tuple[str, str]]:
    """Who held, led and wrote down the meeting, and who spoke; what nobody filled in is left out."""

    def dari(nama: str, unsur: str) -> str:
        return f"{nama} ({unsur})" if nama and unsur else nama

    narasumber = butir(rapat.narasumber)
    bernomor = "; ".join(f"{nomor}. {satu}" for nomor, satu in enumerate(narasumber, start=1))
    isi = [
        ("Penyelenggara", rapat.penyelenggara),
        ("Pemimpin rapat", dari(rapat.pemimpin, rapat.get_unsur_pemimpin_display())),
        ("Notulen", dari(rapat.notulen, rapat.get_unsur_notulen_display())),
        ("Narasumber", bernomor if len(narasumber) > 1 else "".join(narasumber)),
    ]
    return [(nama, nilai) for nama, nilai in isi if nilai]
