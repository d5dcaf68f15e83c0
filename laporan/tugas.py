"""Background work: a village's aggregates are computed anew after its records changed, once for many saves."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from kpm.periode import Bulan, Triwulan
from laporan.tindakan import perbarui_rekap

JENDELA = 6
"""Quarters whose numbers one month can change: the longest look-back window of Formulir 3B (18 months)."""


@task()
def hitung_rekap(kode: str, triwulan: str) -> None:
    """Recompute the aggregates of one village and quarter; ``triwulan`` is written 2026-T3."""
    perbarui_rekap(kode, Triwulan.dari_teks(triwulan))


def antrekan(kode: str, triwulan: Triwulan) -> bool:
    """Queue a recomputation, unless one for this village and quarter is waiting already; whether it was queued.

    One that is running does not count: it may have read the records before this change.
    """
    isi: dict[str, Any] = {"args": [kode, str(triwulan)], "kwargs": {}}
    if DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, task_path=hitung_rekap.module_path, args_kwargs=isi
    ).exists():
        return False
    hitung_rekap.enqueue(kode, str(triwulan))
    return True


def triwulan_terpengaruh(bulan: Bulan, pada: dt.date) -> list[Triwulan]:
    """Quarters whose numbers a record of this month can change: its own and those that look back to it, until now."""
    semua = (bulan.triwulan.geser(maju) for maju in range(JENDELA))
    return [satu for satu in semua if satu.awal <= pada]


def sesudah_bulan_tersimpan(sender: object, *, kode: str, bulan: Bulan, **_: Any) -> None:
    """Receiver of `pemantauan.sinyal.bulan_tersimpan`."""
    for triwulan in triwulan_terpengaruh(bulan, timezone.localdate()):
        antrekan(kode, triwulan)
