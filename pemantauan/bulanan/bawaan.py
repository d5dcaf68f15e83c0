"""What earlier months tell the month that is being filled in: last values, and what is carried over from where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kpm.periode import Bulan
from pemantauan.kelayakan import Lalu


@dataclass(frozen=True, slots=True)
class Bawaan:
    """A value proposed for a month, with its origin in words ("dari Agustus")."""

    nilai: bool
    asal: str


def sebut(bulan: Bulan, dilihat_dari: Bulan) -> str:
    """A month's name; with its year where that is another one."""
    return bulan.nama if bulan.tahun == dilihat_dari.tahun else bulan.label


def terbawa(
    catatan: Sequence[tuple[Bulan, bool | None]], bulan: Bulan, *, dasar: bool | None, nama_dasar: str
) -> Bawaan | None:
    """The value a new record of ``bulan`` starts with, or None where nobody knows.

    ``catatan`` are the person's recorded values in any order; ``dasar`` is what household, person or pregnancy say.
    Saving the newest record writes its value there, so where both differ the household was asked more recently. A
    record entered late for an earlier month takes what was known in that month.
    """
    terisi = sorted(((saat, nilai) for saat, nilai in catatan if nilai is not None), key=lambda satu: satu[0])
    lampau = [satu for satu in terisi if satu[0] < bulan]
    terbaru = not terisi or terisi[-1][0] < bulan
    if lampau:
        saat, nilai = lampau[-1]
        if not terbaru or dasar is None or dasar == nilai:
            return Bawaan(nilai, f"dari {sebut(saat, bulan)}")
    return Bawaan(dasar, f"dari data {nama_dasar}") if dasar is not None else None


class Riwayat:
    """All monthly records of one person, seen from one month. Records need ``bulan`` and the fields asked for."""

    def __init__(self, catatan: Sequence[Any], bulan: Bulan) -> None:
        self.bulan = bulan
        self._catatan = sorted(catatan, key=lambda satu: satu.bulan)
        self.kini = next((satu for satu in self._catatan if satu.bulan == bulan), None)
        """The record of the month itself, or None."""
        self.lampau = [satu for satu in self._catatan if satu.bulan < bulan][::-1]
        """Records of earlier months, the newest first."""

    def terakhir(self, bidang: str) -> tuple[Any, str] | None:
        """The last earlier value of a field and the name of its month; None where it was never filled."""
        for satu in self.lampau:
            nilai = getattr(satu, bidang)
            if nilai not in (None, ""):
                return nilai, sebut(satu.bulan, self.bulan)
        return None

    def lalu(self, bidang: str) -> Lalu | None:
        """The last earlier value of a field, as the doubts compare it."""
        return self._dari(self.lampau, bidang)

    def kemudian(self, bidang: str) -> Lalu | None:
        """The next later value of a field: what an entry for an earlier month is compared with too."""
        return self._dari([satu for satu in self._catatan if satu.bulan > self.bulan], bidang)

    def _dari(self, catatan: Sequence[Any], bidang: str) -> Lalu | None:
        for satu in catatan:
            nilai = getattr(satu, bidang)
            if nilai not in (None, ""):
                jarak = abs(self.bulan.selisih(satu.bulan))
                return Lalu(nilai, sebut(satu.bulan, self.bulan), jarak, satu.tanggal)
        return None

    def terbawa(self, bidang: str, *, dasar: bool | None, nama_dasar: str) -> Bawaan | None:
        """As the function of this name, for one field of the records."""
        catatan = [(satu.bulan, getattr(satu, bidang)) for satu in self._catatan]
        return terbawa(catatan, self.bulan, dasar=dasar, nama_dasar=nama_dasar)
