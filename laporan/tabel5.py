"""Tabel 5 of Formulir 4 for every place that shows it: screen, paper, spreadsheet, JSON and the frozen quarter.

A finalised quarter shows what it was frozen with, an open one what is recorded now: the budget of its year after the
change where there was one, and what was spent until its last day. A kelurahan and a part of a village have none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from kpm.models import Wilayah
from kpm.periode import Tahun, Triwulan
from pemantauan.kueri_kartu import SkorBerlaku
from pemantauan.kueri_tahunan import TahunBerlaku
from pemantauan.skor import Skor
from rembuk import kueri_anggaran
from rembuk.anggaran import Tabel5, cairkan_tabel5

KUNCI_MODE = "tabel5_mode"


def tabel5_triwulan(desa: Wilayah, berlaku: SkorBerlaku, bagian: str = "") -> Tabel5 | None:
    """Tabel 5 of a quarter; None where nothing was recorded and where there is none. The scope is open."""
    if berlaku.tertutup:
        return None if bagian else tabel5_beku(berlaku.tabel5, berlaku.skor)
    return tabel5_kini(desa, berlaku.skor, bagian)


def tabel5_tahun(desa: Wilayah, berlaku: TahunBerlaku, bagian: str = "") -> Tabel5 | None:
    """Tabel 5 of a year: the yearly APBDes, frozen once the last quarter of the year is."""
    if berlaku.akhir.tertutup and berlaku.akhir.skor.periode == Triwulan(berlaku.tahun.tahun, 4):
        return None if bagian else tabel5_beku(berlaku.akhir.tabel5, berlaku.skor)
    return tabel5_kini(desa, berlaku.skor, bagian)


def tabel5_beku(isi: Mapping[str, Any] | None, skor: Skor) -> Tabel5 | None:
    """Tabel 5 as a card keeps it, read by the settings frozen with it."""
    return cairkan_tabel5(isi, skor.pengaturan[KUNCI_MODE])


def tabel5_kini(desa: Wilayah, skor: Skor, bagian: str = "", *, pada: dt.date | None = None) -> Tabel5 | None:
    """Tabel 5 as recorded now, for the period of a scorecard, with what was spent until ``pada``: without one until
    the end of the period or today. At most four queries."""
    if desa.kelurahan or bagian:
        return None
    periode = skor.periode
    pada = pada or min(_akhir(periode), timezone.localdate())
    return kueri_anggaran.tabel5(periode.tahun, pada, skor.pengaturan[KUNCI_MODE])


def _akhir(periode: Triwulan | Tahun) -> dt.date:
    return periode.akhir if isinstance(periode, Triwulan) else dt.date(periode.tahun, 12, 31)
