"""Hold the pinned packages against the public list of known vulnerabilities (pip-audit), and say so when it cannot.

    python skrip/audit.py              exit 1 on a vulnerability that is not in DITERIMA; 0 without network, said aloud
    python skrip/audit.py --wajib      exit 2 where the list cannot be reached: before a release

A machine without network must still be able to run `make lint`; it must not be able to believe it was audited.
"""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

AKAR = Path(__file__).resolve().parent.parent
DITERIMA: dict[str, tuple[str, dt.date]] = {}
"""Vulnerability -> why it does not reach this program, and until when that is believed."""
BATAS = 120
"""Seconds the audit may take."""

Hasil = dict[str, Any]


def jalankan() -> Hasil | None:
    """What pip-audit says of constraints.txt; None when it could not ask."""
    perintah = [sys.executable, "-m", "pip_audit", "-r", "constraints.txt", "--no-deps", "--disable-pip"]
    perintah += ["--format", "json", "--progress-spinner", "off", "--timeout", "10"]
    try:
        selesai = subprocess.run(perintah, cwd=AKAR, capture_output=True, text=True, timeout=BATAS, check=False)
        hasil: Hasil = json.loads(selesai.stdout)
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        return None
    return hasil


def nilai(hasil: Hasil | None, hari_ini: dt.date) -> tuple[list[str], int, int]:
    """Sentences about vulnerabilities that are not accepted, packages checked, packages not checked."""
    paket = (hasil or {"dependencies": []})["dependencies"]
    diperiksa = [satu for satu in paket if "skip_reason" not in satu]
    galat = []
    for satu in diperiksa:
        for celah in satu["vulns"]:
            kenal = {celah["id"], *celah.get("aliases", ())}
            terima = next((DITERIMA[nama] for nama in sorted(kenal) if nama in DITERIMA), None)
            if terima and terima[1] >= hari_ini:
                continue
            perbaikan = ", ".join(celah["fix_versions"]) or "belum ada"
            galat.append(f"{satu['name']} {satu['version']}: {celah['id']}, diperbaiki di {perbaikan}")
    return galat, len(diperiksa), len(paket) - len(diperiksa)


def main() -> int:
    galat, diperiksa, tidak = nilai(jalankan(), dt.datetime.now(dt.UTC).date())
    for satu in galat:
        print(f"CELAH  {satu}")
    if galat:
        return 1
    if not diperiksa or tidak:
        print(
            f"PERHATIAN: celah keamanan TIDAK diperiksa untuk {tidak or 'semua'} paket, "
            f"karena daftar celah tidak terjangkau; {diperiksa} paket diperiksa. "
            "Ulangi dengan internet: python skrip/audit.py --wajib"
        )
        return 2 if "--wajib" in sys.argv else 0
    print(f"{diperiksa} paket diperiksa, tidak ada celah yang dikenal.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
