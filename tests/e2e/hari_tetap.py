"""Runs the program on a fixed day, so that the pictures of the guide are the same whenever they are made.

python tests/e2e/hari_tetap.py siapkan              a command of manage.py
python tests/e2e/hari_tetap.py gunicorn kpm.wsgi …  the server
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path
from typing import Any

SAAT = dt.datetime(2026, 10, 12, 1, 30, tzinfo=dt.UTC)
"""Monday 12 October 2026, 9.30 in Pulau Kaung: the third quarter is over and waits to be closed."""


def _berangkat() -> Any:
    """Travel to that day. The clock's package must not bring pytest along: the program would take this for a test."""
    modul: dict[str, Any] = sys.modules
    modul["pytest"] = None
    import time_machine

    del modul["pytest"]
    return time_machine.travel(SAAT, tick=True)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kpm.settings")
    with _berangkat():
        if sys.argv[1] == "gunicorn":
            from gunicorn.app.wsgiapp import run

            sys.argv = sys.argv[1:]
            run()
        else:
            from django.core.management import execute_from_command_line

            execute_from_command_line(sys.argv)
