"""The program as an office runs it (gunicorn, two workers), started, killed and started again by the measurements."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass

from bench.peramban import Peramban, TidakDijawab

BATAS_HIDUP = 180
PEKERJA = 2


def port_bebas() -> int:
    """A free port below those the system gives to clients: one who calls a dead server there may reach himself."""
    for port in range(20_000, 30_000):
        with socket.socket() as soket, suppress(OSError):
            soket.bind(("127.0.0.1", port))
            return port
    raise RuntimeError("Tidak ada port bebas.")


def ikut_mati() -> None:
    """In the new process: die with the measurement, however that ends (PR_SET_PDEATHSIG of Linux)."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)


@dataclass(slots=True)
class Server:
    """gunicorn and its workers as one group of processes, all of which die together."""

    port: int
    proses: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Server:
        self.hidupkan()
        return self

    def __exit__(self, *galat: object) -> None:
        self.bunuh()

    def hidupkan(self) -> None:
        """Start, and wait for the first answer."""
        perintah = [
            *(sys.executable, "-m", "gunicorn", "kpm.wsgi", "--bind", f"127.0.0.1:{self.port}"),
            *("--workers", str(PEKERJA), "--no-control-socket", "--log-level", "error", "--timeout", "120"),
        ]
        self.proses = subprocess.Popen(perintah, start_new_session=True, preexec_fn=ikut_mati)
        batas = time.monotonic() + BATAS_HIDUP
        while True:
            try:
                status: int | str = Peramban("127.0.0.1", self.port).buka("/status/").status
            except TidakDijawab as galat:
                status = str(galat)
            if status == 200:
                return
            if time.monotonic() > batas or self.proses.poll() is not None:
                self.bunuh()
                raise RuntimeError(f"Server tidak mau hidup: {status}")
            time.sleep(0.05)

    def bunuh(self, sinyal: signal.Signals = signal.SIGKILL) -> None:
        """End the whole group: SIGKILL leaves no process a moment to tidy up."""
        if self.proses:
            with suppress(ProcessLookupError):
                os.killpg(self.proses.pid, sinyal)
            self.proses.wait()
            self.proses = None
