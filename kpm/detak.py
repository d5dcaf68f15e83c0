"""The worker's heartbeat: a file in the data folder that is touched while it lives."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from django.conf import settings

HIDUP = dt.timedelta(minutes=3)
"""A worker that has not shown itself for so long, and runs no task, is not there."""
TUGAS_TERLAMA = dt.timedelta(hours=1)
"""A task that has run for longer does not prove a living worker any more."""


def berkas_detak() -> Path:
    """The file whose time is the worker's last sign of life."""
    return Path(settings.KPM_DATA) / "pekerja.detak"


def berdetak() -> None:
    """The worker is alive now. A full disk does not stop it."""
    try:
        berkas_detak().touch()
    except OSError:
        return


def detak_terakhir() -> dt.datetime | None:
    """When the worker was last alive; None when it never ran here."""
    try:
        return dt.datetime.fromtimestamp(berkas_detak().stat().st_mtime, dt.UTC)
    except FileNotFoundError:
        return None
