"""PURE: numbers and dates as workbooks store them: text of XML or a float, days counted from 1900 or 1904."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Context, Decimal

_BULAT = re.compile(r"-?\d{1,30}")
_ANGKA = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?")
_TEPAT = 2**53
"""Up to here every whole number has a float of its own."""
_LIMA_BELAS = Context(prec=15)
"""A spreadsheet keeps 15 significant digits; the rest of 1.1000000000000001 is how it writes 1.1."""
_TANPA_ARTI = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_BAKU = frozenset({"general", "standard", "standar", "umum"})
FORMAT_TANGGAL_BAWAAN = frozenset({14, 15, 16, 17, 22, *range(27, 32), 36, *range(50, 55), 57, 58})
"""Numbers of the built-in formats that show a day; 18-21 and 45-47 show only a time."""
_SELISIH_1904 = 1462


def angka(mentah: str) -> int | Decimal | str:
    """The number of an XML cell, whole ones with every digit; what is no number comes back as the text it is.

    Whole numbers above 2^53 in E notation were written by way of a float: they keep 15 digits and their E, so that
    nobody takes them for a NIK.
    """
    if _BULAT.fullmatch(mentah):
        return int(mentah)
    if len(mentah) > 40 or not _ANGKA.fullmatch(mentah):
        return mentah
    nilai = Decimal(mentah)
    if abs(nilai.adjusted()) > 30:
        return mentah
    if nilai == nilai.to_integral_value():
        return int(nilai) if abs(nilai) <= _TEPAT else _LIMA_BELAS.plus(nilai)
    nilai = _LIMA_BELAS.plus(nilai)
    return int(nilai) if nilai == nilai.to_integral_value() else nilai.normalize()


def angka_pecahan(nilai: float) -> int | Decimal | str:
    """The number of a binary workbook, which knows only floats."""
    return angka(f"{nilai:.16E}") if abs(nilai) > _TEPAT else angka(repr(nilai))


def dari_serial(hari: int | Decimal, *, sejak_1904: bool) -> dt.date | dt.datetime | int | Decimal:
    """The day of a date cell; the number itself where there is no such day (0, a time alone, 29 February 1900)."""
    utuh = int(hari // 1)
    detik = round((hari - utuh) * 86_400)
    if sejak_1904:
        utuh += _SELISIH_1904
    if utuh < 1 or utuh == 60 or utuh > 2_958_465:
        return hari
    # Excel believes in 29 February 1900 (day 60), so that days before it are counted from one day later.
    tanggal = dt.date(1899, 12, 31 if utuh < 60 else 30) + dt.timedelta(days=utuh)
    if 0 < detik < 86_400:
        return dt.datetime(tanggal.year, tanggal.month, tanggal.day) + dt.timedelta(seconds=detik)  # noqa: DTZ001
    return tanggal


def format_tanggal(kode: str) -> bool:
    """Whether a number format shows a day, not a number and not a time alone."""
    arti = _TANPA_ARTI.sub("", kode.partition(";")[0]).casefold()
    if arti.strip() in _BAKU:
        return False
    if "d" in arti or "y" in arti:
        return True
    return "m" in arti and not {"h", "s"} & set(arti)
