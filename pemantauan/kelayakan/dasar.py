"""What a doubt is made of: the question, the value it is about, the value it does not fit."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from pemantauan.kelayakan.baku import BERAT_LAZIM, PANJANG_LAZIM

TANYA = ", benar?"
SAAT_LAHIR = "saat lahir"
"""Name of the values of the birth, beside those of the months."""
LAZIM = {
    bidang: {
        kelamin: [(Decimal(str(bawah)), Decimal(str(atas))) for bawah, atas in baku] for kelamin, baku in tabel.items()
    }
    for bidang, tabel in (("berat", BERAT_LAZIM), ("panjang", PANJANG_LAZIM))
}
"""Field -> sex -> (lowest, highest) usual value by bulan penuh, as exact numbers."""


@dataclass(frozen=True, slots=True)
class Ragu:
    """An unlikely value, and the question about it."""

    kode: str
    """Which doubt about which value ("berat_turun:8.2"): an answer given to one value answers no other."""
    bidang: str
    """The field it is about; "tanggal" and computed fields included."""
    kalimat: str
    """The whole question, ending in "benar?"."""
    nilai: str
    """The doubted value as plain text ("8.2")."""
    lain: Lalu | None = field(default=None, compare=False)
    """The other value it does not fit."""

    @property
    def nama(self) -> str:
        """Which doubt, without the value: "berat_turun"."""
        return self.kode.partition(":")[0]

    @property
    def pernyataan(self) -> str:
        """What is unlikely, without the question."""
        return self.kalimat.removesuffix(TANYA)


@dataclass(frozen=True, slots=True)
class Lalu:
    """What another month (or the base data) says of a field."""

    nilai: Any
    sebutan: str
    """Where from, in words: "Agustus", "saat lahir", "data keluarga"."""
    jarak: int = 1
    """Months between the two, at least 1."""
    tanggal: dt.date | None = field(default=None, compare=False)
    """Day it is of, where that is known."""


def teks(nilai: Any) -> str:
    """A value as plain text: 8.2, 30, tidak, lengkap, 2026-09-17."""
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, Decimal):
        return f"{nilai.normalize():f}"
    return "" if nilai is None else str(nilai)


def tanyakan(nama: str, bidang: str, nilai: Any, kalimat: str, lain: Lalu | None = None) -> Ragu:
    """The question about a value: ``kalimat`` says what is unlikely about it, ``lain`` is what it does not fit."""
    return Ragu(f"{nama}:{teks(nilai)}", bidang, f"{kalimat}{TANYA}", teks(nilai), lain)
