"""On what was measured, in words: a number without its machine says nothing."""

from __future__ import annotations

import datetime as dt
import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

PAKET = ("Django", "psycopg2-binary", "weasyprint", "gunicorn")


def keterangan() -> dict[str, str]:
    """Name -> words, in printed order; the databases tell their own versions in the rows."""
    return {
        "Tanggal": dt.datetime.now(dt.UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "Versi program": _commit(),
        "Prosesor": _prosesor(),
        "Inti": f"{len(os.sched_getaffinity(0))} dari {os.cpu_count()}",
        "Memori": _memori(),
        "Beban saat mulai": " ".join(f"{satu:.2f}" for satu in os.getloadavg()),
        "Sistem": platform.platform(),
        "Python": platform.python_version(),
        "Paket": ", ".join(f"{satu} {version(satu)}" for satu in PAKET),
    }


def _commit() -> str:
    """The commit, with "+" where files differ from it; "tidak diketahui" outside of git."""
    try:
        kode = subprocess.run(["git", "describe", "--always", "--dirty=+"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "tidak diketahui"
    return kode.stdout.strip()


def _prosesor() -> str:
    return _baris("/proc/cpuinfo", "model name") or platform.processor() or "tidak diketahui"


def _memori() -> str:
    kb = _baris("/proc/meminfo", "MemTotal").split()
    return f"{int(kb[0]) / 1024 / 1024:.1f} GiB".replace(".", ",") if kb else "tidak diketahui"


def _baris(berkas: str, nama: str) -> str:
    """The value behind a name in a file of the kernel; empty where there is none."""
    jalur = Path(berkas)
    semua = jalur.read_text().splitlines() if jalur.exists() else []
    return next((satu.partition(":")[2].strip() for satu in semua if satu.startswith(nama)), "")
