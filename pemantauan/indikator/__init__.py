"""The indicator sets as data: official wording, thresholds, and the rule each indicator is judged by."""

from __future__ import annotations

from pemantauan.indikator.dasar import (
    PAKET,
    AmbangAnak,
    AmbangIbu,
    AmbangPaud,
    Indikator,
    Jendela,
    Kelompok,
    PitaTinggi,
    PitaUmur,
    SetIndikator,
    urutan_anak,
)
from pemantauan.indikator.hpk_2018 import HPK_2018

__all__ = [
    "HPK_2018",
    "PAKET",
    "SET",
    "AmbangAnak",
    "AmbangIbu",
    "AmbangPaud",
    "Indikator",
    "Jendela",
    "Kelompok",
    "PitaTinggi",
    "PitaUmur",
    "SetIndikator",
    "urutan_anak",
]

SET: dict[str, SetIndikator] = {HPK_2018.kode: HPK_2018}
