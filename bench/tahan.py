"""What the program bears, on one database: SIGKILL while 200 entries are sent, and 50 people saving at once.

    python skrip/postgres.py --aman -- python -m bench.tahan        both databases, written to hasil/tahan.md

An entry that was answered must be there afterwards, whole; one that was not may be there or not, but never in half.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HASIL = Path("hasil")
BATAS = 40 * 60
"""Seconds that both trials on one database may take."""


def jalankan(url: str | None) -> dict[str, Any]:
    """Both trials on one database, in a process and a data folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        bersih = {k: v for k, v in os.environ.items() if not k.startswith("KPM_") and k != "DATABASE_URL"}
        lingkungan = bersih | {
            "DJANGO_SETTINGS_MODULE": "kpm.settings",
            "KPM_DATA": folder,
            "KPM_RAHASIA": "bench-" + "0" * 50,
            "KPM_KUNCI_DATA": "dWppLXVqaS11amktdWppLXVqaS11amktdWppLXVqaS0=",
            "KPM_KUNCI_INDEKS": "bench-" + "1" * 50,
            "DATABASE_URL": url or f"sqlite:///{folder}/bench.sqlite3",
        }
        subprocess.run([sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"], env=lingkungan, check=True)
        selesai = subprocess.run(
            [sys.executable, "-m", "bench.tahan_satu"],
            env=lingkungan,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
            timeout=BATAS,
        )
    return dict(json.loads(selesai.stdout))


def baris(hasil: dict[str, Any]) -> list[str]:
    mati, ramai = hasil["mati"], hasil["serentak"]
    return [
        f"| {hasil['mesin']} | {mati['bunuh']} kali SIGKILL selama {mati['dikirim']} isian | "
        f"{mati['dijawab']} dijawab, {mati['hilang']} hilang; {mati['tak_dijawab']} tidak dijawab, "
        f"{mati['separuh']} tersimpan separuh |",
        f"| {hasil['mesin']} | {ramai['orang']} orang menyimpan serentak selama {ramai['detik']} detik | "
        f"{ramai['tersimpan']} tersimpan, {ramai['galat']} galat, {ramai['hilang']} hilang; "
        f"median {ramai['median_ms']:.0f} ms, 95 % di bawah {ramai['p95_ms']:.0f} ms, "
        f"terlama {ramai['maks_ms']:.0f} ms |",
    ]


def main() -> int:
    url = os.environ.get("KPM_BENCH_POSTGRES")
    hasil = [jalankan(None), *([jalankan(url)] if url else [])]
    teks = "\n".join(
        [
            "# Daya tahan\n",
            f"{platform.platform()}, {os.cpu_count()} inti, gunicorn 2 pekerja.\n",
            "| Basis data | Percobaan | Hasil |",
            "|---|---|---|",
            *(satu for basis in hasil for satu in baris(basis)),
        ]
    )
    HASIL.mkdir(exist_ok=True)
    (HASIL / "tahan.md").write_text(teks + "\n", encoding="utf-8")
    (HASIL / "tahan.json").write_text(json.dumps(hasil, indent=1), encoding="utf-8")
    print(teks)
    salah = [
        f"{basis['mesin']}: {bagian}.{nama} = {basis[bagian][nama]}"
        for basis in hasil
        for bagian, nama in (("mati", "hilang"), ("mati", "separuh"), ("serentak", "galat"), ("serentak", "hilang"))
        if basis[bagian][nama]
    ]
    print("\n".join(["Janji yang dilanggar:", *salah]) if salah else "Tidak ada yang hilang.")
    return 1 if salah else 0


if __name__ == "__main__":
    sys.exit(main())
