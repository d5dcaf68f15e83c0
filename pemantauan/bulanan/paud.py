"""Formulir 2C month by month: from when to when a child stands on it, and its cells with what a person saw in them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from kpm.periode import TAHUN_AWAL, Bulan, Triwulan, bulan_penuh
from pemantauan.indikator import HPK_2018
from pemantauan.skor.paud import kategori_paud

AMBANG = HPK_2018.ambang_paud
KODE: dict[bool | None, str] = {True: "ya", False: "tidak", None: ""}
"""Answer -> how it travels in a form."""
SEBUT: dict[bool | None, str] = {True: "Ya", False: "Tidak", None: "belum dicatat"}
NILAI = {kode: hadir for hadir, kode in KODE.items()}
KELAS = {"2-3": "Kelas orang tua", "3-6": "Kelas PAUD"}
"""Formulir 2C columns d and e in the words of the screen."""


def kelas(umur_bulan: int) -> str:
    """Whose class counts at this age in bulan penuh: the parents' below three years, the child's own from then on."""
    return KELAS[kategori_paud(umur_bulan, AMBANG)]


def rentang_paud(lahir: dt.date) -> tuple[Bulan, Bulan] | None:
    """First and last month on whose last day the child is 24 to 72 bulan penuh; None for births before 2010.

    Every birthday of a month lies in it or on its last day (forms.md 0.4.22), so months alone decide.
    """
    if lahir.year < TAHUN_AWAL:
        return None
    bulan = Bulan.dari_tanggal(lahir)
    return bulan.geser(AMBANG.umur_awal), bulan.geser(AMBANG.umur_akhir)


def lahir_di_rentang(awal: Bulan, akhir: Bulan) -> tuple[dt.date, dt.date]:
    """Birth dates, both included, of the children who stand on Formulir 2C in one of these months."""
    return awal.geser(-AMBANG.umur_akhir).awal, akhir.geser(-AMBANG.umur_awal).akhir


@dataclass(frozen=True, slots=True)
class Lihat:
    """What a person saw in a cell: versions of the record and of the waiting entry (None: there was none), answer."""

    versi: int | None = None
    titipan: int | None = None
    hadir: bool | None = None

    def __str__(self) -> str:
        return f"{self.versi or ''}.{self.titipan or ''}.{KODE[self.hadir]}"

    @classmethod
    def dari_teks(cls, teks: str) -> Lihat:
        """As `str` writes it; what is anything else saw nothing, and so overwrites nothing."""
        cocok = re.fullmatch(r"([0-9]{0,9})\.([0-9]{0,9})\.(ya|tidak|)", teks)
        if not cocok:
            return cls()
        return cls(int(cocok[1]) if cocok[1] else None, int(cocok[2]) if cocok[2] else None, NILAI[cocok[3]])


@dataclass(frozen=True, slots=True)
class Sel:
    """One month of one child."""

    bulan: Bulan
    lihat: Lihat
    """What stands there now."""
    tersimpan: bool | None = None
    """The answer of the stored record, where ``lihat`` shows an entry that waits."""
    tanggal: dt.date | None = None
    """Day of the stored record."""
    tutup: str = ""
    """Why nothing can be entered here, in two words; empty while it can."""
    isian: bool | None = None
    """The answer to show: what stands there, or what was typed and refused."""
    galat: str = ""

    @property
    def menunggu(self) -> bool:
        return self.lihat.titipan is not None

    @property
    def kode(self) -> str:
        return KODE[self.isian]

    @property
    def kata(self) -> str:
        return SEBUT[self.isian]


def alasan_tutup(
    bulan: Bulan, *, lahir: dt.date | None, keluar: dt.date | None, kini: Bulan, kategori_tahun: int | None = None
) -> str:
    """Why a month of this child cannot be entered, in two words; empty when it can.

    ``kategori_tahun``: year of the sheet 2C that lists a child whose birth date is unknown.
    """
    if bulan > kini:
        return "belum mulai"
    if lahir is None:
        if kategori_tahun is None or bulan.tahun > kategori_tahun:
            return "isi tanggal lahir"
        return "sudah keluar" if keluar and keluar < bulan.awal else ""
    umur = bulan_penuh(lahir, bulan.akhir)
    if umur < AMBANG.umur_awal:
        return "belum 2 tahun"
    if umur > AMBANG.umur_akhir:
        return "lewat 6 tahun"
    return "sudah keluar" if keluar and keluar < bulan.awal else ""


def triwulan_menunggu(sel: Iterable[Sel]) -> list[Triwulan]:
    """Finalised quarters for which an answer of these cells waits, the earliest first."""
    return sorted({satu.bulan.triwulan for satu in sel if satu.menunggu})


def kalimat_menunggu(triwulan: Triwulan) -> str:
    """What a person is told whose entry waits."""
    return f"{triwulan.label} sudah ditutup. Isian disimpan dan menunggu pembukaan triwulan."


@dataclass(frozen=True, slots=True)
class Ubahan:
    """A cell somebody changed: what they saw there and what they want there."""

    bulan: Bulan
    lihat: Lihat
    hadir: bool | None

    @property
    def berubah(self) -> bool:
        """Whether this is another answer than the one the person saw."""
        return self.hadir != self.lihat.hadir
