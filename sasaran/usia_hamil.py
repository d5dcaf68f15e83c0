"""The calendar of a pregnancy: age in days, weeks and trimesters, HPL by Naegele, HPHT from an exact HPL.

Full calendar months, which the forms count by, stand beside it (`usia_bulan`); weeks and trimesters are for what is
shown and for the schedule of examinations alone (Formulir 3A has its own bands of months).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kpm.periode import bulan_penuh, tambah_bulan

HARI_NAEGELE, BULAN_NAEGELE = 7, 9
AKHIR_TRIMESTER = (84, 168)
"""Last day of the first and of the second trimester: 0-12 weeks, >12-24, >24 to birth (Permenkes 21/2021, lampiran)."""
HARI_TERTUA = 44 * 7
"""Days from HPHT after which no pregnancy goes on: the HPHT is to be checked (SATUSEHAT)."""
HARI_MENJELANG = 30
"""Days before HPL from which a delivery is expected soon."""
HARI_NIFAS = 42
"""Length of the puerperium (exit rules of Formulir 2A)."""


def hpl_naegele(hpht: dt.date) -> dt.date:
    """HPHT + 7 days, then + 9 months, clamped to the last day of a shorter month; not HPHT + 280 days."""
    return tambah_bulan(hpht + dt.timedelta(days=HARI_NAEGELE), BULAN_NAEGELE)


def hpht_dari_hpl(hpl: dt.date) -> dt.date:
    """(HPL - 9 months) - 7 days, in this order; only for an HPL whose day is known."""
    return tambah_bulan(hpl, -BULAN_NAEGELE) - dt.timedelta(days=HARI_NAEGELE)


def trimester(hari: int) -> int:
    """1, 2 or 3 for an age in days; a day before HPHT counts as the first."""
    return 1 + sum(hari > akhir for akhir in AKHIR_TRIMESTER)


def awal_trimester(ke: int) -> int:
    """First day (age in days) of a trimester."""
    return AKHIR_TRIMESTER[ke - 2] + 1 if ke > 1 else 0


@dataclass(frozen=True, slots=True, order=True)
class UsiaHamil:
    """How old a pregnancy is, by its days since HPHT."""

    hari: int

    @classmethod
    def pada(cls, hpht: dt.date, tanggal: dt.date) -> UsiaHamil:
        return cls((tanggal - hpht).days)

    @property
    def minggu(self) -> int:
        """Completed weeks."""
        return self.hari // 7

    @property
    def sisa(self) -> int:
        """Days beyond the completed weeks, 0-6."""
        return self.hari % 7

    @property
    def trimester(self) -> int:
        return trimester(self.hari)

    @property
    def teks(self) -> str:
        """ "24 minggu 3 hari", "24 minggu"; empty before HPHT."""
        if self.hari < 0:
            return ""
        if not self.minggu:
            return f"{self.sisa} hari"
        return f"{self.minggu} minggu {self.sisa} hari" if self.sisa else f"{self.minggu} minggu"

    @property
    def peringatan(self) -> str:
        """Why the dates are to be checked; empty while the age can be: 0 to 308 days."""
        if self.hari < 0:
            return "Tanggal ini sebelum HPHT. Periksa HPHT atau HPL-nya."
        if self.hari > HARI_TERTUA:
            return f"Sudah {self.minggu} minggu, lebih dari {HARI_TERTUA // 7} minggu. Periksa HPHT atau HPL-nya."
        return ""


def usia_bulan(hpht: dt.date, tanggal: dt.date) -> int:
    """Full calendar months since HPHT, never negative (Formulir 2A kolom e)."""
    return max(bulan_penuh(hpht, tanggal), 0)
