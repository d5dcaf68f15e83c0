"""How the machine is: database, worker, queue, backup, disk. For /status/ and the system checks."""

from __future__ import annotations

import datetime as dt
import time
from typing import Any

from django.conf import settings
from django.db import connection
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from kpm.cadangan import jadwal
from kpm.detak import HIDUP, TUGAS_TERLAMA, detak_terakhir
from kpm.kueri_cadangan import BERHASIL
from kpm.models import Cadangan
from kpm.tindakan_cadangan import ruang_bebas
from kpm.versi import VERSI


def basis_data_menjawab() -> bool:
    """Whether the database answers. One query."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT 1")
        return bool(kursor.fetchone() == (1,))


def pekerja_hidup(sekarang: dt.datetime) -> bool:
    """Whether a worker showed itself lately, or is busy with a task that began within the hour. At most one query."""
    detak = detak_terakhir()
    if detak is not None and detak >= sekarang - HIDUP:
        return True
    berjalan = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__gte=sekarang - TUGAS_TERLAMA)
    return berjalan.exists()


def keadaan_mesin(sekarang: dt.datetime) -> dict[str, Any]:
    """Everything a watcher asks for; counts and times only. Four queries at most."""
    mulai = time.perf_counter()
    basis_data_menjawab()
    ms = round((time.perf_counter() - mulai) * 1000, 1)
    antrean = DBTaskResult.objects.filter(status=TaskResultStatus.READY).count()
    cadangan = Cadangan.objects.filter(BERHASIL).first()
    umur = sekarang - cadangan.dibuat_pada if cadangan else None
    return {
        "versi": VERSI,
        "basis_data": {"mesin": connection.vendor, "ms": ms},
        "pekerja_hidup": pekerja_hidup(sekarang),
        "antrean": antrean,
        "cadangan_jam_lalu": round(umur.total_seconds() / 3600, 1) if umur else None,
        "cadangan_usang": jadwal.usang(sekarang, cadangan.dibuat_pada if cadangan else None),
        "cakram_bebas_mb": ruang_bebas(settings.KPM_DATA) // 1_000_000,
        "waktu": sekarang.isoformat(timespec="seconds"),
    }
