"""How many rows a second `manage.py zskor` answers, the start of the program included."""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.bentuk import Baris
from bench.daftar import Alas

BARIS = 100_000
BENIH = 7


def jalan(alas: Alas) -> Iterator[Baris]:
    """The command as a person starts it, from file to file; it asks no database."""
    with TemporaryDirectory() as folder:
        masuk, keluar = Path(folder) / "masukan.csv", Path(folder) / "keluaran.csv"
        masuk.write_text("".join(_isi()), encoding="ascii")
        ms = []
        for _ in range(alas.ronde):
            with masuk.open("rb") as baca, keluar.open("wb") as tulis:
                mulai = time.perf_counter()
                subprocess.run([sys.executable, "manage.py", "zskor"], stdin=baca, stdout=tulis, check=True)
                ms.append((time.perf_counter() - mulai) * 1000)
        jumlah = keluar.read_bytes().count(b"\n") - 1
    tengah = statistics.median(ms)
    yield Baris(
        "zskor",
        f"Z-score {jumlah:,} baris CSV".replace(",", "."),
        alas.basis,
        ms=tuple(ms),
        nilai={"us_baris": tengah * 1000 / jumlah, "baris": jumlah},
        kata=f"{f'{jumlah / tengah * 1000:,.0f}'.replace(',', '.')} baris sedetik, dengan menyalakan program",
    )


def _isi() -> Iterator[str]:
    """Invented measurements, the heading first; always the same."""
    acak = random.Random(BENIH)
    yield "sex,age_days,weight_kg,lenhei_cm,measure\n"
    for _ in range(BARIS):
        hari = acak.randrange(0, 1827)
        kilo, senti = 3.3 + 15 * hari / 1826, 50 + 60 * hari / 1826
        yield (
            f"{acak.choice('MF')},{hari},{kilo * acak.uniform(0.6, 1.4):.2f},{senti * acak.uniform(0.9, 1.1):.1f},"
            f"{acak.choice('LH')}\n"
        )
