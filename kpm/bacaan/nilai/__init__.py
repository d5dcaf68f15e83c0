"""PURE: what a cell means, whatever way it was typed: ticks, dates, decimals, numbers of people, names, places.

Every function takes the plain value of a cell and gives a value or None for an empty one; NilaiJanggal when the cell
says something that cannot be taken.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Literal

from kpm.bacaan.bentuk import Nilai, NilaiJanggal
from kpm.nik import bersihkan

HAMPA = frozenset({"", "-", "–", "—", "null", "#n/a", "n/a", "belum", "td"})
CENTANG = frozenset({"v", "√", "ö", "✓", "✔", "y", "ya"})
SILANG = frozenset({"x", "t", "tidak", "tdk", "✗", "✘"})
TIDAK_BERLAKU = frozenset({"-", "–", "—", "ts", "td", ""})
BULAN = {
    nama: nomor
    for nomor, semua in enumerate(
        (
            ("januari", "jan"),
            ("februari", "pebruari", "feb"),
            ("maret", "mar"),
            ("april", "apr"),
            ("mei",),
            ("juni", "jun"),
            ("juli", "jul"),
            ("agustus", "agu", "agt", "agust", "ags"),
            ("september", "sep", "sept"),
            ("oktober", "okt"),
            ("november", "nopember", "nov", "nop"),
            ("desember", "des"),
        ),
        start=1,
    )
    for nama in semua
}
AWAL_SERIAL = dt.date(1899, 12, 30)
"""Day 0 of the dates of a spreadsheet (1900 system, from March 1900 on)."""
PANJANG_NIK = 16
GELAR = re.compile(r"\b(?:ny|tn|an|by|hj|h)\b\.?\s*", re.IGNORECASE)
_DUSUN = re.compile(r"^(?:dusun|dsn|kp|kampung|jorong|lingkungan|dukuh|banjar)\b\.?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tanggal:
    """A date, or a month of which the day is not known (``hari`` is then its last one)."""

    hari: dt.date
    bulan_saja: bool = False


@dataclass(frozen=True, slots=True)
class Nomor:
    """A NIK or nomor KK of a cell. ``angka`` is empty unless it may be stored."""

    angka: str = field(default="", repr=False)
    masalah: Literal["", "tersamar", "rusak"] = ""


def teks(nilai: Nilai) -> str:
    """The cell as text on one line, without NBSP and doubled blanks."""
    return " ".join(str("" if nilai is None else nilai).replace("\u00a0", " ").replace("\u200b", "").split())


def kosong(nilai: Nilai) -> bool:
    """Whether the cell says nothing: empty, a dash, NULL, #N/A, Belum, TD."""
    return nilai is None or teks(nilai).casefold() in HAMPA


def kunci_nama(nilai: Nilai) -> str:
    """A name as names are compared: lower case, without titles, full stops and doubled blanks."""
    return " ".join(GELAR.sub("", teks(nilai)).replace(".", " ").casefold().split())


def kunci_tempat(nilai: Nilai) -> str:
    """A dusun, posyandu or region as they are compared: upper case, without its kind and without blanks."""
    return "".join(_DUSUN.sub("", teks(nilai).replace("_", " ")).upper().split())


def centang(nilai: Nilai) -> bool | None:
    """A tick: v, V, √, Ö, ✓, Y, Ya, 1 are True; x, X, T, Tidak, 0 are False; empty, -, TS, TD None."""
    if isinstance(nilai, bool):
        return nilai
    isi = teks(nilai).casefold()
    if isi in TIDAK_BERLAKU:
        return None
    if isi in CENTANG or isi == "1":
        return True
    if isi in SILANG or isi == "0":
        return False
    raise NilaiJanggal(f"“{teks(nilai)}” bukan tanda ya atau tidak.")


def tanggal(nilai: Nilai) -> Tanggal | None:
    """A date: a date cell, a serial number, 2024-03-12, 12/03/2024, 12-03-2024, 12 Maret 2024, or Maret 2024."""
    if isinstance(nilai, dt.datetime):
        return Tanggal(nilai.date())
    if isinstance(nilai, dt.date):
        return Tanggal(nilai)
    if isinstance(nilai, int) and not isinstance(nilai, bool) and 366 < nilai < 80_000:
        return Tanggal(AWAL_SERIAL + dt.timedelta(days=nilai))
    if kosong(nilai):
        return None
    isi = teks(nilai).casefold()
    try:
        if cocok := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?: 00:00:00)?", isi):
            return Tanggal(dt.date(*map(int, cocok.groups())))
        if cocok := re.fullmatch(r"(\d{1,2})[/\-.](\d{1,2})[/\-.](\d{4})", isi):
            hari, bulan, tahun = map(int, cocok.groups())
            return Tanggal(dt.date(tahun, bulan, hari))
        if (cocok := re.fullmatch(r"(\d{1,2})[ \-]([a-z]+)\.?[ \-](\d{4})", isi)) and cocok[2] in BULAN:
            return Tanggal(dt.date(int(cocok[3]), BULAN[cocok[2]], int(cocok[1])))
    except ValueError as galat:
        raise NilaiJanggal(f"“{teks(nilai)}” bukan tanggal yang ada.") from galat
    if (cocok := re.fullmatch(r"([a-z]+)\.? (\d{4})", isi)) and cocok[1] in BULAN:
        return Tanggal(akhir_bulan(int(cocok[2]), BULAN[cocok[1]]), bulan_saja=True)
    raise NilaiJanggal(f"“{teks(nilai)}” bukan tanggal yang dapat dibaca.")


def akhir_bulan(tahun: int, bulan: int) -> dt.date:
    """The last day of a month."""
    return dt.date(tahun, bulan, calendar.monthrange(tahun, bulan)[1])


def desimal(nilai: Nilai) -> Decimal | None:
    """A number with comma or full stop; more than one separator, or letters, are NilaiJanggal."""
    if isinstance(nilai, (int, Decimal)) and not isinstance(nilai, bool):
        return Decimal(nilai)
    if kosong(nilai):
        return None
    isi = teks(nilai)
    if not re.fullmatch(r"-?\d+(?:[.,]\d+)?", isi):
        raise NilaiJanggal(f"“{isi}” bukan angka yang dapat dibaca.")
    try:
        return Decimal(isi.replace(",", "."))
    except InvalidOperation as galat:
        raise NilaiJanggal(f"“{isi}” bukan angka yang dapat dibaca.") from galat


def nomor(nilai: Nilai) -> Nomor:
    """A NIK or nomor KK: 16 digits, else what is wrong with it; a masked one never gives its digits away."""
    if kosong(nilai) or teks(nilai) == "0":
        return Nomor()
    isi = teks(nilai)
    if "*" in isi:
        return Nomor(masalah="tersamar")
    angka = bersihkan(isi)
    if not angka.isdigit() or len(angka) != PANJANG_NIK or len(set(angka)) == 1:
        return Nomor(masalah="rusak")
    if not isinstance(nilai, str) and angka.endswith("0"):
        return Nomor(masalah="rusak")
    return Nomor(angka)


def jenis_kelamin(nilai: Nilai) -> str | None:
    """L or P of L/P, Lk/Pr, LAKI-LAKI/PEREMPUAN, 1/2, M/F."""
    isi = teks(nilai).casefold().replace("-", "").replace(" ", "")
    if isi in ("l", "lk", "lakilaki", "1", "m"):
        return "L"
    if isi in ("p", "pr", "perempuan", "2", "f"):
        return "P"
    if isi in HAMPA:
        return None
    raise NilaiJanggal(f"“{teks(nilai)}” bukan jenis kelamin.")


def rt_rw(nilai: Nilai) -> str:
    """Three digits; empty for 000, 00, - and nothing."""
    isi = teks(nilai)
    if not isi.isdigit() or int(isi) == 0:
        return ""
    return isi[-3:].zfill(3)
