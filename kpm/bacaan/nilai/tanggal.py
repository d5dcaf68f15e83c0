"""PURE: dates and months as people, spreadsheets and other programs write them. The day always comes first."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal

from kpm.bacaan.bentuk import Nilai, NilaiJanggal
from kpm.bacaan.nilai.dasar import kosong, kutip, teks

BULAN = {
    nama: nomor
    for nomor, semua in enumerate(
        (
            ("januari", "jan", "january"),
            ("februari", "pebruari", "feb", "peb", "february"),
            ("maret", "mar", "mrt", "march"),
            ("april", "apr"),
            ("mei", "may"),
            ("juni", "jun", "june"),
            ("juli", "jul", "july"),
            ("agustus", "agu", "agt", "agust", "ags", "aug", "august"),
            ("september", "sep", "sept"),
            ("oktober", "okt", "oct", "october"),
            ("november", "nopember", "nov", "nop"),
            ("desember", "des", "dec", "december"),
        ),
        start=1,
    )
    for nama in semua
}
AWAL_SERIAL = dt.date(1899, 12, 30)
"""Day 0 of the dates of a spreadsheet (1900 system, from March 1900 on)."""
TAHUN = range(1901, 2101)
"""Years a date can have. Those of 1900 are empty cells that were formatted as dates."""
_TERPANJANG = 60
_HARI = re.compile(r"^(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\b[,\s]*")
_JAM = re.compile(
    r"(?<=\d)(?:[t ]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?: ?(?:z|[ap]m|wi[bt]a?|[+-]\d{2}:?\d{2}))?)$"
)
_NOL = re.compile(r"0{1,4}[/.\-]0{1,2}[/.\-]0{1,4}|0?0[/.\-]0?1[/.\-]1900")
"""What databases write for no date, and what a spreadsheet shows for zero."""
_URUT = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})")
_PADAT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_GARING = re.compile(r"(\d{1,2})\s?[/.\-]\s?(\d{1,2})\s?[/.\-]\s?(\d{4}|'?\d{2})")
_KATA = re.compile(r"(\d{1,2})[\s/.\-]*([a-z]+)[\s/.,\-]*(\d{4}|'?\d{2})")
_BULAN_KATA = re.compile(r"([a-z]+)[\s/.,\-]*(\d{4}|'\d{2}|(?<=[\-/])\d{2})")
_BULAN_ANGKA = re.compile(r"(\d{1,2})[/\-](\d{4})")
_BULAN_URUT = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True, slots=True)
class Tanggal:
    """A date, or a month of which the day is not known (``hari`` is then its last one)."""

    hari: dt.date
    bulan_saja: bool = False


def akhir_bulan(tahun: int, bulan: int) -> dt.date:
    """The last day of a month."""
    return dt.date(tahun, bulan, calendar.monthrange(tahun, bulan)[1])


def tanggal(nilai: Nilai, *, pada: dt.date | None = None, lampau: bool = False) -> Tanggal | None:
    """A date: a date cell, a serial number, 2024-03-12, 12/03/2024, 12-03-24, 12 Maret 2024, or Maret 2024.

    ``pada`` is the day of reading: a year of two digits is the latest one that has begun by then, or, where dates may
    lie ahead (the expected day of birth), by the year after. With ``lampau`` a later day is refused; of a month whose
    day is not known it is enough that it has begun. Raises NilaiJanggal.
    """
    hasil = _baca(nilai, pada, lampau)
    if hasil is None:
        return None
    if hasil.hari.year not in TAHUN:
        raise NilaiJanggal(f"Tahun {hasil.hari.year} tidak masuk akal; periksa tanggalnya.")
    awal = hasil.hari.replace(day=1) if hasil.bulan_saja else hasil.hari
    if lampau and pada is not None and awal > pada:
        raise NilaiJanggal(f"{kutip(nilai)} belum terjadi; periksa tanggalnya.")
    return hasil


def _baca(nilai: Nilai, pada: dt.date | None, lampau: bool) -> Tanggal | None:
    if isinstance(nilai, dt.datetime):
        return Tanggal(nilai.date())
    if isinstance(nilai, dt.date):
        return Tanggal(nilai)
    if kosong(nilai, nol=True):
        return None
    if isinstance(nilai, (int, Decimal)) and not isinstance(nilai, bool):
        return _angka(str(nilai).partition(".")[0], nilai)
    if len(teks(nilai)) > _TERPANJANG:
        raise NilaiJanggal(f"{kutip(nilai)} bukan tanggal yang dapat dibaca.")
    isi = _JAM.sub("", _HARI.sub("", teks(nilai).casefold().lstrip("'")).strip())
    if _NOL.fullmatch(isi):
        return None
    if isi.isascii() and isi.isdigit():
        return _angka(isi, nilai)
    try:
        return _kalimat(isi, nilai, pada, lampau)
    except ValueError as galat:
        if isinstance(galat, NilaiJanggal):
            raise
        raise NilaiJanggal(f"{kutip(nilai)} bukan tanggal yang ada.") from galat


def _angka(isi: str, nilai: Nilai) -> Tanggal:
    """A serial number of the 1900 system, or 20240312."""
    if cocok := _PADAT.fullmatch(isi):
        try:
            return Tanggal(dt.date(*map(int, cocok.groups())))
        except ValueError as galat:
            raise NilaiJanggal(f"{kutip(nilai)} bukan tanggal yang ada.") from galat
    if isi.isdigit() and len(isi) <= 5 and 366 < int(isi) < 80_000 and int(isi) not in TAHUN:
        return Tanggal(AWAL_SERIAL + dt.timedelta(days=int(isi)))
    raise NilaiJanggal(f"{kutip(nilai)} bukan tanggal yang dapat dibaca.")


def _kalimat(isi: str, nilai: Nilai, pada: dt.date | None, lampau: bool) -> Tanggal:
    if cocok := _URUT.fullmatch(isi):
        return Tanggal(dt.date(*map(int, cocok.groups())))
    if cocok := _GARING.fullmatch(isi):
        hari, bulan = int(cocok[1]), int(cocok[2])
        return Tanggal(_dengan_abad(cocok[3], bulan, hari, nilai, pada, lampau))
    if (cocok := _KATA.fullmatch(isi)) and cocok[2] in BULAN:
        return Tanggal(_dengan_abad(cocok[3], BULAN[cocok[2]], int(cocok[1]), nilai, pada, lampau))
    if (cocok := _BULAN_KATA.fullmatch(isi)) and cocok[1] in BULAN:
        awal = _dengan_abad(cocok[2], BULAN[cocok[1]], 1, nilai, pada, lampau)
        return Tanggal(akhir_bulan(awal.year, awal.month), bulan_saja=True)
    if cocok := _BULAN_ANGKA.fullmatch(isi):
        return Tanggal(akhir_bulan(int(cocok[2]), dt.date(int(cocok[2]), int(cocok[1]), 1).month), bulan_saja=True)
    if cocok := _BULAN_URUT.fullmatch(isi):
        return Tanggal(akhir_bulan(int(cocok[1]), dt.date(int(cocok[1]), int(cocok[2]), 1).month), bulan_saja=True)
    raise NilaiJanggal(f"{kutip(nilai)} bukan tanggal yang dapat dibaca.")


def _dengan_abad(tahun: str, bulan: int, hari: int, nilai: Nilai, pada: dt.date | None, lampau: bool) -> dt.date:
    tahun = tahun.lstrip("'")
    if len(tahun) == 4:
        return dt.date(int(tahun), bulan, hari)
    if pada is None:
        raise NilaiJanggal(f"Tahun {kutip(nilai)} hanya dua angka; tulis empat angka.")
    terakhir = pada.year if lampau else pada.year + 1
    penuh = terakhir - (terakhir - int(tahun)) % 100
    if lampau and (penuh, bulan, hari) > (pada.year, pada.month, pada.day):
        penuh -= 100
    return dt.date(penuh, bulan, hari)
