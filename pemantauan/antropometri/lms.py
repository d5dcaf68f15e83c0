"""The WHO LMS tables, read from the data files when first needed and kept."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Literal

FOLDER = Path(__file__).resolve().parent.parent / "data" / "who"

Tabel = Literal["pb_u", "bb_u", "imt_u", "bb_pb", "bb_tb"]
"""PB/U or TB/U, BB/U, IMT/U by age in days; BB/PB by length, BB/TB by height in millimetres."""
Lms = tuple[float, float, float]
"""L (power), M (median, in kg, cm or kg/m2), S (coefficient of variation) of one row."""

_BERKAS: dict[Tabel, tuple[str, str]] = {
    "pb_u": ("lhfa_by_day.csv", "age_days"),
    "bb_u": ("wfa_by_day.csv", "age_days"),
    "imt_u": ("bmifa_by_day.csv", "age_days"),
    "bb_pb": ("wfl_by_cm.csv", "length_cm"),
    "bb_tb": ("wfh_by_cm.csv", "height_cm"),
}
_JENIS_KELAMIN = {"M": "L", "F": "P"}
HARI_TERAKHIR = 1826
"""Last day of the tables by age."""
RENTANG_MM: dict[Tabel, tuple[int, int]] = {"bb_pb": (450, 1100), "bb_tb": (650, 1200)}
"""First and last row of the tables by length and by height, in millimetres."""


@cache
def baris(tabel: Tabel) -> dict[str, dict[int, Lms]]:
    """Sex (L, P) -> key (day, or millimetre) -> (L, M, S). Source: pemantauan/data/who/README.md."""
    berkas, kunci = _BERKAS[tabel]
    hasil: dict[str, dict[int, Lms]] = {"L": {}, "P": {}}
    with (FOLDER / berkas).open(encoding="ascii", newline="") as isi:
        for satu in csv.DictReader(isi):
            # "65.0" cm without its point is 650 mm, a day stays what it is
            nomor = int(satu[kunci].replace(".", ""))
            hasil[_JENIS_KELAMIN[satu["sex"]]][nomor] = (float(satu["l"]), float(satu["m"]), float(satu["s"]))
    return hasil
