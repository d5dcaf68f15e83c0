"""Measure on SQLite and PostgreSQL, write hasil/bench.md and hasil/bench.json, and check the promises.

python -m bench                              everything; PostgreSQL where KPM_BENCH_POSTGRES has its address
python -m bench --hanya halaman --ronde 3    one measurement, for the desk
python -m bench banding A.json B.json        what changed between two runs, and what is noise
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.banding import laporan
from bench.bentuk import RONDE_PALING_SEDIKIT, Baris, Pengukuran, baris_dari_json
from bench.daftar import UKUR
from bench.janji import putuskan
from bench.mesin import keterangan
from bench.tabel import halaman

HASIL = Path("hasil")
RONDE = RONDE_PALING_SEDIKIT
BATAS = 40 * 60
"""Seconds one database may take."""


def ukur(url: str | None, nama: list[str], ronde: int) -> list[Baris]:
    """One database in a process and a data folder of its own."""
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
        tujuan = Path(folder) / "hasil.json"
        subprocess.run([sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"], env=lingkungan, check=True)
        cetak = str(min(ronde, RONDE_PALING_SEDIKIT))
        perintah = [sys.executable, "-m", "bench.satu", ",".join(nama), str(ronde), cetak, str(tujuan)]
        subprocess.run(perintah, env=lingkungan, check=True, timeout=BATAS)
        return baris_dari_json(json.loads(tujuan.read_text(encoding="utf-8")))


def jalankan(nama: list[str], ronde: int, folder: Path) -> int:
    """Measure, write both files, and answer 1 where a promise is broken."""
    mesin, url = keterangan(), os.environ.get("KPM_BENCH_POSTGRES")
    baris = ukur(None, nama, ronde) + (ukur(url, nama, ronde) if url else [])
    hasil = Pengukuran(mesin | {"Basis data": ", ".join(dict.fromkeys(satu.basis for satu in baris))}, baris)
    putusan = putuskan(hasil)
    isi = hasil.sebagai_json() | {
        "janji": [
            {"janji": p.janji.kata, "basis": p.basis, "batas": p.janji.paling_banyak, "terburuk": p.terburuk,
             "di": p.di.kunci, "sasaran": p.di.sasaran, "ditepati": p.ditepati}
            for p in putusan
        ]
    }  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "bench.json").write_text(json.dumps(isi, indent=1, ensure_ascii=False), encoding="utf-8")
    teks = halaman(hasil, putusan)
    (folder / "bench.md").write_text(teks, encoding="utf-8")
    print(teks)
    langgar = [p for p in putusan if not p.ditepati]
    print(f"{len(langgar)} janji dilanggar." if langgar else "Semua janji ditepati.")
    return 1 if langgar else 0


def baca(jalur: str) -> Pengukuran:
    try:
        return Pengukuran.dari_json(json.loads(Path(jalur).read_text(encoding="utf-8")))
    except (OSError, ValueError) as galat:
        sys.exit(f"{jalur} tidak dapat dibaca sebagai hasil pengukuran: {galat}")


def main(argumen: list[str]) -> int:
    if argumen[:1] == ["banding"]:
        baca_argumen = argparse.ArgumentParser(prog="bench banding", description="Membandingkan dua pengukuran")
        baca_argumen.add_argument("lama")
        baca_argumen.add_argument("baru")
        pilihan = baca_argumen.parse_args(argumen[1:])
        print(laporan(baca(pilihan.lama), baca(pilihan.baru)))
        return 0
    baca_argumen = argparse.ArgumentParser(prog="bench", description="Mengukur kecepatan dan daya tahan")
    baca_argumen.add_argument("--hanya", choices=list(UKUR), action="append", help="hanya pengukuran ini")
    baca_argumen.add_argument("--ronde", type=int, default=RONDE, help=f"putaran tiap langkah, bawaan {RONDE}")
    baca_argumen.add_argument("--ke", type=Path, default=HASIL, help="folder hasil")
    pilihan = baca_argumen.parse_args(argumen)
    return jalankan(pilihan.hanya or list(UKUR), pilihan.ronde, pilihan.ke)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
