"""Points of a life and the stages they are told in, oldest first; months without a record are named as they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kpm.periode import Bulan, bulan_penuh

FASE_ANAK = (("0–5 bulan", 5), ("6–11 bulan", 11), ("12–23 bulan", 23), ("PAUD, 2–6 tahun", 72))
"""Stages of a child after its birth: heading, last bulan penuh."""
KANDUNGAN, LAHIR, SEKOLAH, LAIN = "Dalam kandungan", "Lahir", "Sesudah 6 tahun", "Kejadian lain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Titik:
    """Something that happened, with its day. ``kosong`` marks months of which nothing was written down."""

    tanggal: dt.date
    waktu: str
    """The day or month in words."""
    judul: str
    teks: tuple[str, ...] = ()
    tanda: tuple[tuple[str, str], ...] = ()
    """Shape (class) and word of each badge."""
    pokok: bool = False
    """A turn of life: drawn as a full dot."""
    kosong: bool = False
    ditabelkan: bool = False
    """One month of a table that the card prints: told there and not a second time."""
    uuid: str = ""
    """The person it leads to."""
    urut: int = 0
    """Order within a day."""


@dataclass(frozen=True, slots=True)
class Babak:
    """One stage of a life."""

    nama: str
    titik: tuple[Titik, ...]


@dataclass(frozen=True, slots=True)
class Masa:
    """A pregnancy as a stage: its name, first day and last day (None while it runs)."""

    nama: str
    mulai: dt.date
    akhir: dt.date | None


def rentang(bulan: Iterable[Bulan]) -> list[tuple[Bulan, Bulan]]:
    """Months as unbroken stretches, the earliest first."""
    hasil: list[tuple[Bulan, Bulan]] = []
    for satu in sorted(set(bulan)):
        if hasil and hasil[-1][1].geser(1) == satu:
            hasil[-1] = (hasil[-1][0], satu)
        else:
            hasil.append((satu, satu))
    return hasil


def sebut_rentang(awal: Bulan, akhir: Bulan) -> str:
    """``Maret 2026``, ``Maret–Mei 2026``, ``November 2025–Januari 2026``."""
    if awal == akhir:
        return awal.label
    return f"{awal.nama if awal.tahun == akhir.tahun else awal.label}–{akhir.label}"


def sela(bulan: Iterable[Bulan], *, sebutan: str = "belum dicatat") -> list[Titik]:
    """One point for every stretch of months without a record: "Maret–Mei 2026", "belum dicatat", "3 bulan"."""
    return [
        Titik(
            tanggal=awal.awal,
            waktu=sebut_rentang(awal, akhir),
            judul=sebutan,
            teks=(f"{akhir.selisih(awal) + 1} bulan",) if akhir > awal else (),
            kosong=True,
            urut=9,
        )
        for awal, akhir in rentang(bulan)
    ]


def _urut(titik: Iterable[Titik]) -> list[Titik]:
    return sorted(titik, key=lambda satu: (satu.tanggal, satu.urut, satu.judul))


def _kelompokkan(berbabak: Iterable[tuple[str, Titik]]) -> list[Babak]:
    """Neighbours of one stage together, in the order of time."""
    hasil: list[tuple[str, list[Titik]]] = []
    for nama, titik in berbabak:
        if hasil and hasil[-1][0] == nama:
            hasil[-1][1].append(titik)
        else:
            hasil.append((nama, [titik]))
    return [Babak(nama, tuple(isi)) for nama, isi in hasil]


def babak_anak(titik: Iterable[Titik], lahir: dt.date | None) -> list[Babak]:
    """The stages of a child; a gap that begins in the month of birth stands after the birth."""

    def nama(satu: Titik) -> str:
        if lahir is None:
            return LAIN
        if satu.tanggal < lahir and not (satu.kosong and satu.tanggal == Bulan.dari_tanggal(lahir).awal):
            return KANDUNGAN
        if satu.tanggal == lahir and satu.pokok:
            return LAHIR
        umur = max(bulan_penuh(lahir, satu.tanggal), 0)
        return next((kata for kata, sampai in FASE_ANAK if umur <= sampai), SEKOLAH)

    urutan = [KANDUNGAN, LAHIR, *(kata for kata, _ in FASE_ANAK), SEKOLAH, LAIN]
    semua = [(nama(satu), satu) for satu in _urut(titik)]
    return _kelompokkan(sorted(semua, key=lambda pasangan: urutan.index(pasangan[0])))


def babak_ibu(titik: Iterable[Titik], masa: Sequence[Masa]) -> list[Babak]:
    """The pregnancies of a woman as stages, and what happened between them."""

    def nama(satu: Titik) -> str:
        for ini in sorted(masa, key=lambda m: m.mulai, reverse=True):
            if ini.mulai <= satu.tanggal and (ini.akhir is None or satu.tanggal <= ini.akhir):
                return ini.nama
        return LAIN

    return _kelompokkan((nama(satu), satu) for satu in _urut(titik))
