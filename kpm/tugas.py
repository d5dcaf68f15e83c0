"""Background work of the machine itself: the daily backup and clearing away, and backups asked for on a page."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from kpm.cadangan import jadwal
from kpm.kueri_cadangan import BERHASIL, zona_pemasangan
from kpm.models import Cadangan
from kpm.tindakan_cadangan import buat_cadangan


@task()
def cadangkan(terjadwal: bool) -> None:
    """Make a backup; what became of it is in the list of backups. Daily it clears old sessions and task results."""
    buat_cadangan(terjadwal=terjadwal)
    if terjadwal:
        call_command("clearsessions")
        call_command("prune_db_task_results", verbosity=0)


def menunggu() -> bool:
    """Whether a backup is queued or being made. One query."""
    return DBTaskResult.objects.filter(
        task_path=cadangkan.module_path, status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING)
    ).exists()


def minta_cadangan() -> bool:
    """Queue a backup unless one is on its way; whether it was queued."""
    if menunggu():
        return False
    cadangkan.enqueue(False)
    return True


def antrekan_jatuh_tempo(sekarang: dt.datetime | None = None) -> bool:
    """Queue the daily backup when it is due; whether it was. Two queries when nothing is."""
    sekarang = sekarang or timezone.now()
    setempat = sekarang.astimezone(zona_pemasangan())
    baik = Cadangan.objects.filter(BERHASIL).values_list("dibuat_pada", flat=True).first()
    dicoba = Cadangan.objects.values_list("dibuat_pada", flat=True).first()
    tempo = jadwal.jatuh_tempo(setempat, settings.KPM_CADANGAN_JAM, berhasil=baik, dicoba=dicoba)
    if not tempo or menunggu():
        return False
    cadangkan.enqueue(True)
    return True
