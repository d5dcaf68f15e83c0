"""PURE: a file as it was read: sheets of rows of plain values, each with the place it stands at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

Nilai = str | int | Decimal | bool | dt.date | dt.datetime | None
"""What a cell holds. A number is int or Decimal as the file writes it, never a float: a NIK has 16 digits."""
BYTE_TERBANYAK = 50 * 1024 * 1024
BARIS_TERBANYAK = 100_000
"""Rows with anything in them, over all sheets."""
KOLOM_TERBANYAK = 1_000
SEL_TERBANYAK = 4_000_000
"""Cells with anything in them, over all sheets: as many rows as are allowed, of forty columns."""
HURUF_TERBANYAK = 32_767
"""Letters of one cell, the limit of Excel."""


class BerkasDitolak(Exception):
    """The file cannot be read; the message is one Indonesian sentence that says why and what to do."""


class NilaiJanggal(ValueError):
    """A cell says nothing that can be taken; the message is an Indonesian sentence without the cell's address."""


@dataclass(frozen=True, slots=True)
class Baris:
    """One row of a sheet as it stands in the file. ``nomor`` counts from 1, as a spreadsheet does."""

    nomor: int
    isi: tuple[Nilai, ...]

    def nilai(self, kolom: int) -> Nilai:
        """The cell of a column counted from 0; None beyond the end of the row."""
        return self.isi[kolom] if 0 <= kolom < len(self.isi) else None

    def alamat(self, kolom: int) -> str:
        """B7."""
        return f"{huruf_kolom(kolom)}{self.nomor}"


@dataclass(frozen=True, slots=True)
class Gabungan:
    """A cell merged over several rows of one column: rows counted from 1, the column from 0."""

    awal: int
    akhir: int
    kolom: int


@dataclass(frozen=True, slots=True)
class LembarMentah:
    """One sheet. Wholly empty rows may be left out, so that ``nomor`` can jump."""

    nama: str
    baris: Sequence[Baris]
    gabungan: tuple[Gabungan, ...] = ()
    """Cells merged downwards; their value stands in the first row alone."""


@dataclass(frozen=True, slots=True)
class Buku:
    """A whole file: sheets in their order, and what the reader of the preview should know about it."""

    lembar: tuple[LembarMentah, ...]
    peringatan: tuple[str, ...] = ()


def huruf_kolom(kolom: int) -> str:
    """0 -> A, 25 -> Z, 26 -> AA."""
    huruf = ""
    kolom += 1
    while kolom:
        kolom, sisa = divmod(kolom - 1, 26)
        huruf = chr(ord("A") + sisa) + huruf
    return huruf
