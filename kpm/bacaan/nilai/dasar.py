"""PURE: the cell as text, and whether it says anything at all."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from decimal import Decimal

from kpm.bacaan.bentuk import Nilai

HAMPA = frozenset({"", "-", "–", "—", "null", "none", "nan", "#n/a", "n/a", "#n/d", "belum", "belum ada", "td"})
_GARIS = re.compile(r"[\-–—_.…/\\]+")
"""A cell filled with dashes or full stops."""
_GALAT = re.compile(r"#(?:ref|value|name\?|div/0|null|num|nilai|nama\?|spill)!?")
"""What a formula shows that went wrong."""

_NOMOR_PANJANG = re.compile(r"\d(?:[\s.'-]?\d){11,}")
_KUTIPAN = 60
"""Letters of a cell that a sentence quotes."""


def teks(nilai: Nilai) -> str:
    """The cell as text on one line, without NBSP, hidden characters and doubled blanks."""
    if isinstance(nilai, str):
        isi = nilai
    elif nilai is None:
        return ""
    elif isinstance(nilai, bool):
        return "Ya" if nilai else "Tidak"
    elif isinstance(nilai, dt.datetime):
        return nilai.strftime("%Y-%m-%d %H:%M:%S")
    else:
        return str(nilai)
    if not isi.isascii():
        isi = unicodedata.normalize("NFC", "".join(huruf for huruf in isi if unicodedata.category(huruf) != "Cf"))
    return " ".join(isi.split())


def kutip(nilai: Nilai) -> str:
    """The cell between quotation marks, for a sentence: shortened, and without the digits of a long number.

    A NIK can stand in any column when columns have slipped, and sentences are stored and shown.
    """
    isi = _NOMOR_PANJANG.sub(lambda cocok: re.sub(r"\d", "•", cocok[0]), teks(nilai))
    return f"“{isi if len(isi) <= _KUTIPAN else isi[: _KUTIPAN - 1] + '…'}”"


def kosong(nilai: Nilai, *, nol: bool = False) -> bool:
    """Whether the cell says nothing: empty, a dash, NULL, #N/A, Belum, TD; with ``nol`` also zero.

    Zero is a value of its own in columns of numbers, and nothing in columns of names, dates and numbers of people.
    """
    if nilai is None:
        return True
    if isinstance(nilai, (int, Decimal)) and not isinstance(nilai, bool):
        return nol and nilai == 0
    isi = teks(nilai).casefold()
    if isi in HAMPA or _GARIS.fullmatch(isi) or _GALAT.fullmatch(isi):
        return True
    return nol and isi == "0"
