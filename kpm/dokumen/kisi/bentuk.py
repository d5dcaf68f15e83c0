"""PURE: a sheet as a grid of cells: their contents, looks, merges and sizes, as a spreadsheet needs them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from kpm.dokumen.lembar import Sel
from kpm.dokumen.terbilang import angka_desimal

Isi = str | int | Decimal | dt.date | None
TANGGAL, BULAT = "dd/mm/yyyy", "0"
"""Formats of numbers; a decimal one has as many zeros as the paper has places."""
RUPIAH = "Rp"


@dataclass(frozen=True, slots=True)
class Gaya:
    """How a cell is drawn."""

    rata: Literal["left", "center", "right"] = "left"
    tegak: Literal["top", "center", "bottom"] = "top"
    tebal: bool = False
    garis: bool = False
    garis_bawah: bool = False
    """Underlined: the name of who signs."""
    bungkus: bool = True
    ukuran: int = 10
    format: str = ""
    kutip: bool = False
    """Text that looks like a formula: kept as text also when somebody edits the cell."""


@dataclass(frozen=True, slots=True)
class Petak:
    """One cell, or the first of a merged block."""

    isi: Isi
    gaya: Gaya
    lebar: int = 1
    tinggi: int = 1


@dataclass(slots=True)
class Kisi:
    """A sheet ready to be written; rows and columns are counted from 1."""

    lebar: list[float]
    """Of every column, in characters."""
    baris: list[dict[int, Petak]] = field(default_factory=list)
    tinggi: dict[int, float] = field(default_factory=dict)
    """Of rows higher than one line, in points."""
    kepala: tuple[int, int] | None = None
    """Rows repeated on every printed page and kept in sight: the table head."""
    beku: int = 0
    """Columns kept in sight."""

    @property
    def gabung(self) -> Iterator[tuple[int, int, int, int]]:
        """Merged blocks as (first row, first column, last row, last column)."""
        for ke, baris in enumerate(self.baris, start=1):
            for kolom, satu in baris.items():
                if satu.lebar > 1 or satu.tinggi > 1:
                    yield ke, kolom, ke + satu.tinggi - 1, kolom + satu.lebar - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Penutup:
    """What stands under the tables of a printed sheet besides its own notes."""

    ttd: tuple[tuple[str, str], ...] = ()
    """Who signs, as (office, name) in printed order; the name may be empty, to be written by hand."""
    tempat_tanggal: str = ""
    kaki: tuple[str, ...] = ()
    """How far the figures hold and when the sheet was made: also at the foot of every printed page."""


def isi_sel(sel: Sel) -> tuple[Isi, str]:
    """Value and number format of a cell; shown with it, the value reads exactly as the cell does on paper.

    Whole numbers, decimals and dates stay what they are, a percentage of nothing is 0 (forms.md 0.4.9); ticks, codes,
    numbers of the Buku KIA and whatever would read otherwise are text. An amount stays a number behind its Rp.
    """
    nilai, teks = sel.nilai, sel.teks
    if not teks:
        return None, ""
    if isinstance(nilai, bool | str):
        return teks, ""
    if isinstance(nilai, dt.date):
        return (nilai, TANGGAL) if teks == f"{nilai:%d/%m/%Y}" else (teks, "")
    if isinstance(nilai, int):
        return (nilai, BULAT) if teks == str(nilai) else (teks, "")
    if nilai is None and sel.rupa != "angka":
        return teks, ""
    angka = teks.removeprefix(RUPIAH)
    tempat = len(angka.partition(",")[2])
    bilangan = nilai if nilai is not None else Decimal(0)
    if angka != angka_desimal(bilangan, tempat):
        return teks, ""
    bentuk = "#,##0" if "." in angka else BULAT
    depan = f'"{RUPIAH}"' if angka != teks else ""
    return bilangan.quantize(Decimal(1).scaleb(-tempat)), depan + (f"{bentuk}.{'0' * tempat}" if tempat else bentuk)


def petak(isi: Isi, gaya: Gaya, *, lebar: int = 1, tinggi: int = 1) -> Petak:
    """A cell; text that a spreadsheet would take for a formula is marked as text."""
    if isinstance(isi, str) and isi[:1] in ("=", "+", "-", "@", "\t", "\r") and len(isi) > 1:
        gaya = replace(gaya, kutip=True)
    return Petak(isi, gaya, lebar, tinggi)
