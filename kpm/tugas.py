"""Background work of the machine itself: the daily backup and clearing away, and backups asked for on a page."""

from __future__ import annotations

import datetime as dt
import logging

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from kpm.cadangan import jadwal
from kpm.detak import TUGAS_TERLAMA
from kpm.kueri_cadangan import BERHASIL, zona_pemasangan
from kpm.models import Cadangan
from kpm.tindakan_cadangan import buat_cadangan

HARIAN = ("clearsessions", "prune_db_task_results", "rapikan")
"""Commands of every day, after the backup: all that is kept for a while only is forgotten here."""
COBA = 3
"""How often a task is begun whose worker was killed under it."""
log = logging.getLogger(__name__)


@task()
def cadangkan(terjadwal: bool) -> None:
    """Make a backup; what became of it is in the list of backups. After the daily one the machine is tidied."""
    buat_cadangan(terjadwal=terjadwal)
    if terjadwal:
        kerjakan_harian()


def kerjakan_harian() -> None:
    """Each of the daily chores; one that fails is logged and does not keep the others from their turn."""
    for nama in HARIAN:
        try:
            call_command(nama, verbosity=0)
        except Exception:
            log.exception(f"pekerjaan harian gagal: {nama}")  # the log keeps no arguments


def lanjutkan_terputus(sekarang: dt.datetime) -> int:
    """Queue again what a worker began over an hour ago and never ended: it was killed. How many tasks.

    Otherwise a backup cut off by a failure of the power would count as being made for ever. One query when there is
    none. A task that brought its worker down each time is given up.
    """
    jumlah = 0
    terputus = DBTaskResult.objects.filter(
        status=TaskResultStatus.RUNNING, started_at__lt=sekarang - TUGAS_TERLAMA, backend_name="default"
    )
    for satu in terputus.only("pk", "worker_ids"):
        lagi = len(satu.worker_ids) < COBA
        # only while it is still running: the worker may have ended it just now
        jumlah += terputus.filter(pk=satu.pk).update(
            status=TaskResultStatus.READY if lagi else TaskResultStatus.FAILED,
            finished_at=None if lagi else sekarang,
        )
    return jumlah


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
