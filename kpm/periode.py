"""Bulan, Triwulan dan Tahun: the three periods of the forms, without Django and without a clock."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

NAMA_BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
ROMAWI = ("I", "II", "III", "IV")
TAHUN_AWAL, TAHUN_AKHIR = 2010, 2099
"""Years a KPM can work with: the KPM exists since 2018, its look-back windows and birth dates reach further back."""


def tambah_bulan(tanggal: dt.date, jumlah: int) -> dt.date:
    """The date ``jumlah`` calendar months later (or earlier), clamped to the last day of a shorter month.

    Source: forms.md 0.4.22, "a month is completed on the last day of a shorter month".
    """
    indeks = tanggal.year * 12 + tanggal.month - 1 + jumlah
    tahun, bulan = divmod(indeks, 12)
    hari = tanggal.day if tanggal.day <= 28 else min(tanggal.day, calendar.monthrange(tahun, bulan + 1)[1])
    return dt.date(tahun, bulan + 1, hari)


def bulan_penuh(awal: dt.date, akhir: dt.date) -> int:
    """Completed calendar months (bulan penuh) from ``awal`` to ``akhir``; negative when ``akhir`` comes first.

    Age of a child and of a pregnancy alike (section 1.5 of the form guide; births on day 29-31 as 0.4.22).
    """
    selisih = (akhir.year - awal.year) * 12 + akhir.month - awal.month
    # asked thousands of times for one page, so no date is built for it
    genap = akhir.day >= awal.day or akhir.day == calendar.monthrange(akhir.year, akhir.month)[1]
    return selisih if genap else selisih - 1


@dataclass(frozen=True, slots=True, order=True)
class Bulan:
    """A calendar month. Stored as the number YYYYMM, written in addresses as 2026-08."""

    tahun: int
    bulan: int

    def __post_init__(self) -> None:
        if not 1 <= self.bulan <= 12:
            raise ValueError(f"Bulan harus 1 sampai 12, bukan {self.bulan}")
        if not TAHUN_AWAL <= self.tahun <= TAHUN_AKHIR:
            raise ValueError(f"Tahun harus {TAHUN_AWAL} sampai {TAHUN_AKHIR}, bukan {self.tahun}")

    @classmethod
    def dari_tanggal(cls, tanggal: dt.date) -> Bulan:
        return cls(tanggal.year, tanggal.month)

    @classmethod
    def dari_angka(cls, angka: int) -> Bulan:
        """The month of a stored YYYYMM number."""
        return cls(*divmod(angka, 100))

    @classmethod
    def dari_teks(cls, teks: str) -> Bulan:
        """The month written ``2026-08``. Raises ValueError for anything else."""
        cocok = re.fullmatch(r"([0-9]{4})-([0-9]{2})", teks)
        if not cocok:
            raise ValueError(f"Bulan ditulis seperti 2026-08, bukan {teks!r}")
        return cls(int(cocok[1]), int(cocok[2]))

    @property
    def angka(self) -> int:
        return self.tahun * 100 + self.bulan

    @property
    def awal(self) -> dt.date:
        return dt.date(self.tahun, self.bulan, 1)

    @property
    def akhir(self) -> dt.date:
        return _hari_terakhir(self.tahun, self.bulan)

    @property
    def nama(self) -> str:
        return NAMA_BULAN[self.bulan - 1]

    @property
    def label(self) -> str:
        """``Agustus 2026``."""
        return f"{self.nama} {self.tahun}"

    @property
    def triwulan(self) -> Triwulan:
        return Triwulan(self.tahun, (self.bulan + 2) // 3)

    def geser(self, jumlah: int) -> Bulan:
        """The month ``jumlah`` months later; earlier when negative."""
        tahun, bulan = divmod(self.tahun * 12 + self.bulan - 1 + jumlah, 12)
        return _bulan(tahun, bulan + 1)

    def selisih(self, lain: Bulan) -> int:
        """Months from ``lain`` to this one."""
        return (self.tahun - lain.tahun) * 12 + self.bulan - lain.bulan

    def __contains__(self, tanggal: dt.date) -> bool:
        return self.awal <= tanggal <= self.akhir

    def __str__(self) -> str:
        return f"{self.tahun:04d}-{self.bulan:02d}"


@dataclass(frozen=True, slots=True, order=True)
class Triwulan:
    """A quarter of the calendar year, written ``2026-T3`` and called Triwulan III 2026."""

    tahun: int
    ke: int

    def __post_init__(self) -> None:
        if not 1 <= self.ke <= 4:
            raise ValueError(f"Triwulan harus 1 sampai 4, bukan {self.ke}")
        if not TAHUN_AWAL <= self.tahun <= TAHUN_AKHIR:
            raise ValueError(f"Tahun harus {TAHUN_AWAL} sampai {TAHUN_AKHIR}, bukan {self.tahun}")

    @classmethod
    def dari_tanggal(cls, tanggal: dt.date) -> Triwulan:
        return Bulan.dari_tanggal(tanggal).triwulan

    @classmethod
    def dari_teks(cls, teks: str) -> Triwulan:
        """The quarter written ``2026-T3``. Raises ValueError for anything else."""
        cocok = re.fullmatch(r"([0-9]{4})-T([1-4])", teks)
        if not cocok:
            raise ValueError(f"Triwulan ditulis seperti 2026-T3, bukan {teks!r}")
        return cls(int(cocok[1]), int(cocok[2]))

    @property
    def bulan_bulan(self) -> tuple[Bulan, Bulan, Bulan]:
        return _bulan_triwulan(self.tahun, self.ke)

    @property
    def awal(self) -> dt.date:
        return self.bulan_bulan[0].awal

    @property
    def akhir(self) -> dt.date:
        return self.bulan_bulan[2].akhir

    @property
    def romawi(self) -> str:
        return ROMAWI[self.ke - 1]

    @property
    def label(self) -> str:
        """``Triwulan III 2026``."""
        return f"Triwulan {self.romawi} {self.tahun}"

    @property
    def rentang(self) -> str:
        """``Juli–September 2026``."""
        pertama, _, ketiga = self.bulan_bulan
        return f"{pertama.nama}–{ketiga.nama} {self.tahun}"

    def geser(self, jumlah: int) -> Triwulan:
        tahun, sisa = divmod(self.tahun * 4 + self.ke - 1 + jumlah, 4)
        return Triwulan(tahun, sisa + 1)

    def jendela(self, jumlah: int) -> tuple[Bulan, Bulan]:
        """First and last month of the window of ``jumlah`` quarters that ends with this one ("2Q", "4Q", "6Q")."""
        return self.geser(1 - jumlah).bulan_bulan[0], self.bulan_bulan[2]

    def __contains__(self, tanggal: dt.date) -> bool:
        return self.awal <= tanggal <= self.akhir

    def __str__(self) -> str:
        return f"{self.tahun:04d}-T{self.ke}"


# A scorecard asks for the same few months thousands of times.
_bulan = lru_cache(maxsize=2048)(Bulan)


@lru_cache(maxsize=2048)
def _hari_terakhir(tahun: int, bulan: int) -> dt.date:
    return dt.date(tahun, bulan, calendar.monthrange(tahun, bulan)[1])


@lru_cache(maxsize=512)
def _bulan_triwulan(tahun: int, ke: int) -> tuple[Bulan, Bulan, Bulan]:
    pertama = ke * 3 - 2
    return (_bulan(tahun, pertama), _bulan(tahun, pertama + 1), _bulan(tahun, pertama + 2))


@dataclass(frozen=True, slots=True, order=True)
class Tahun:
    """A calendar year of reporting."""

    tahun: int

    @classmethod
    def dari_teks(cls, teks: str) -> Tahun:
        """The year of ``2026``. Raises ValueError for anything else."""
        if not re.fullmatch(r"[0-9]{4}", teks):
            raise ValueError(f"Tahun ditulis seperti 2026, bukan {teks!r}")
        return cls(int(teks))

    @property
    def triwulan(self) -> Iterator[Triwulan]:
        return (Triwulan(self.tahun, ke) for ke in range(1, 5))

    @property
    def label(self) -> str:
        return f"Tahun {self.tahun}"

    def __str__(self) -> str:
        return f"{self.tahun:04d}"


def deret(awal: Bulan, akhir: Bulan) -> tuple[Bulan, ...]:
    """All months from the first to the last."""
    return tuple(awal.geser(n) for n in range(akhir.selisih(awal) + 1))


def sebut_bulan(bulan: Sequence[Bulan], kata: str = "dan") -> str:
    """ "April dan Juni 2026", "November 2025, Januari–Maret 2026 dan Mei 2026": runs as such; empty for no month."""
    if not bulan:
        return ""
    setahun = len({b.tahun for b in bulan}) == 1
    bagian = []
    for awal, akhir in _untai(sorted(bulan)):
        if akhir.selisih(awal) < 2:
            bagian += [b.nama if setahun else b.label for b in deret(awal, akhir)]
        else:
            mulai = awal.nama if awal.tahun == akhir.tahun else awal.label
            bagian.append(f"{mulai}–{akhir.nama if setahun else akhir.label}")
    kalimat = f"{', '.join(bagian[:-1])} {kata} {bagian[-1]}" if len(bagian) > 1 else bagian[0]
    return f"{kalimat} {bulan[0].tahun}" if setahun else kalimat


def _untai(bulan: Sequence[Bulan]) -> list[tuple[Bulan, Bulan]]:
    """First and last month of each unbroken run."""
    untai: list[tuple[Bulan, Bulan]] = []
    for satu in bulan:
        if untai and satu.selisih(untai[-1][1]) == 1:
            untai[-1] = (untai[-1][0], satu)
        else:
            untai.append((satu, satu))
    return untai
