"""What a month's entry can be: the impossible is refused with a sentence, the unlikely is asked about once."""

from pemantauan.kelayakan.dasar import Lalu, Ragu
from pemantauan.kelayakan.mungkin import (
    BATAS,
    Batas,
    galat_anak,
    galat_angka,
    galat_ibu,
    galat_paud,
    galat_tanggal,
    ringkas,
    tulis,
)
from pemantauan.kelayakan.ragu import keraguan_anak, keraguan_ibu, lalu_dan_lahir, sisakan

__all__ = [
    "BATAS",
    "Batas",
    "Lalu",
    "Ragu",
    "galat_anak",
    "galat_angka",
    "galat_ibu",
    "galat_paud",
    "galat_tanggal",
    "keraguan_anak",
    "keraguan_ibu",
    "lalu_dan_lahir",
    "ringkas",
    "sisakan",
    "tulis",
]
