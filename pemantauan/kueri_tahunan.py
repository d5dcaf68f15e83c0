"""Reads of a whole year: the quarters it has so far, each frozen or computed now, joined to one scorecard."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kpm.models import Wilayah
from kpm.periode import Tahun, Triwulan
from pemantauan.kueri_kartu import skor_berlaku
from pemantauan.skor import Skor
from pemantauan.skor.tahunan import setahun


@dataclass(frozen=True, slots=True)
class TahunBerlaku:
    """The yearly scorecard with what it was made of."""

    tahun: Tahun
    skor: Skor
    terakhir: dict[tuple[str, str], Triwulan]
    """Group and id of a person -> the last quarter of the year with a record of it."""
    tertutup: tuple[Triwulan, ...]
    """Quarters that are finalised."""
    terbuka: tuple[Triwulan, ...]
    """Quarters that have begun and are not finalised."""
    belum_mulai: tuple[Triwulan, ...]

    @property
    def triwulan(self) -> tuple[Triwulan, ...]:
        """The quarters whose numbers are in it."""
        return tuple(sorted((*self.tertutup, *self.terbuka)))

    @property
    def tetap(self) -> bool:
        """All four quarters are finalised: the numbers do not change any more."""
        return len(self.tertutup) == len(tuple(self.tahun.triwulan))


def triwulan_berjalan(tahun: Tahun, pada: dt.date) -> list[Triwulan]:
    """The quarters of a year that have begun."""
    return [satu for satu in tahun.triwulan if satu.awal <= pada]


def skor_tahun(desa: Wilayah, tahun: Tahun, pada: dt.date) -> TahunBerlaku:
    """The yearly scorecard of a village as known on the day ``pada``; the village's scope is open.

    At most five queries a quarter, whatever the number of persons. Raises ValueError for a year that has not begun.
    """
    ada = triwulan_berjalan(tahun, pada)
    berlaku = {satu: skor_berlaku(desa, satu) for satu in ada}
    hasil = setahun(tahun, [satu.skor for satu in berlaku.values()])
    return TahunBerlaku(
        tahun=tahun,
        skor=hasil.skor,
        terakhir=hasil.terakhir,
        tertutup=tuple(t for t, satu in berlaku.items() if satu.tertutup),
        terbuka=tuple(t for t, satu in berlaku.items() if not satu.tertutup),
        belum_mulai=tuple(t for t in tahun.triwulan if t not in berlaku),
    )
