"""A quarter that is over, and the acts of finalising it, on 5 October 2026."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.test.signals import template_rendered

from kpm.models import Pengguna, Wilayah
from kpm.periode import Triwulan
from laporan.tindakan_tutup import buka_triwulan, tutup_triwulan
from pemantauan.models import KartuSkor

T3 = Triwulan(2026, 3)
SEKARANG = dt.datetime(2026, 10, 5, 10, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))
TTD = (("Kepala Desa Pulau Kaung", "H. Abdul Wahab"), ("Kader Pembangunan Manusia", "Nurhayati"))
ALASAN = "Catatan posyandu tertinggal"


def tutup(desa: Wilayah, oleh: Pengguna | None = None, *, sekarang: dt.datetime = SEKARANG) -> KartuSkor:
    return tutup_triwulan(desa=desa, triwulan=T3, penanda_tangan=TTD, oleh=oleh, sekarang=sekarang)


def buka(desa: Wilayah, oleh: Pengguna | None = None, *, revisi: int = 0) -> Any:
    saat = SEKARANG + dt.timedelta(days=7)
    return buka_triwulan(desa=desa, triwulan=T3, revisi=revisi, alasan=ALASAN, oleh=oleh, sekarang=saat)


@contextmanager
def saat_mencetak(laku: Callable[[], Any]) -> Iterator[list[str]]:
    """Do something once while Formulir 4 is being printed, before it is stored; the list counts the prints."""
    cetakan: list[str] = []

    def sela(template: Any, **_: Any) -> None:
        if template.name == "cetak/formulir4.html":
            cetakan.append(template.name)
            if len(cetakan) == 1:
                laku()

    template_rendered.connect(sela)
    try:
        yield cetakan
    finally:
        template_rendered.disconnect(sela)
