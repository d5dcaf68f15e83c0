"""The KBM as it is printed on the KMS: the default where an administrator has set nothing else.

KBM for boys at 7 and 11 bulan penuh rests on one source alone; the rest on the Buku KIA of 2023 and several others.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

BERKAS = Path(__file__).resolve().parent.parent / "data" / "kbm.csv"


@cache
def kbm_bawaan() -> Mapping[tuple[str, int], int]:
    """(sex, bulan penuh at the weighing) -> grams to be gained since last month, 1 to 60 bulan penuh."""
    with BERKAS.open(encoding="ascii", newline="") as isi:
        return MappingProxyType(
            {(satu["jenis_kelamin"], int(satu["umur_bulan"])): int(satu["gram"]) for satu in csv.DictReader(isi)}
        )
