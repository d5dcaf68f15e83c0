"""PURE: what a Form KPM workbook was found to hold: blocks of one form each, and their rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kpm.bacaan.bentuk import Baris, Nilai
from kpm.bacaan.nilai import teks
from kpm.periode import Bulan


@dataclass(frozen=True, slots=True, kw_only=True)
class Blok:
    """One form in one sheet, its heading read. Months one below the other are blocks of their own."""

    jenis: str
    """1, 2a, 2b, 2c, 3a, 3b, 4."""
    lembar: str
    semua: tuple[Baris, ...]
    """Every row, the title included."""
    kolom: Mapping[str, int]
    """Column -> its place; empty where the form is no list (1, 4)."""
    data: tuple[Baris, ...]
    """Rows of the list, without letters, totals and signatures."""
    bulan: int | None = None
    tahun: int | None = None
    kuartal: int | None = None
    satu_nol: bool = False
    """The whole list ticks with 1 and 0."""


@dataclass(frozen=True, slots=True)
class BarisBulan:
    """One person's row of Formulir 2A or 2B of a known month."""

    blok: Blok
    baris: Baris
    bulan: Bulan

    def __getitem__(self, kode: str) -> Nilai:
        """The cell of a column; None where the sheet has no such column."""
        return self.baris.nilai(self.blok.kolom[kode]) if kode in self.blok.kolom else None

    def teks(self, kode: str) -> str:
        """The same as text on one line."""
        return teks(self[kode])

    def sel(self, kode: str) -> str:
        """B7."""
        return self.baris.alamat(self.blok.kolom[kode]) if kode in self.blok.kolom else f"A{self.baris.nomor}"
