"""PURE: what a file is, told by its content alone, and its sheets.

HTML that is called .xls (the download of e-PPGBM), the old binary .xls, .xlsx and .xlsm, and CSV with comma or
semicolon in UTF-8 or Windows-1252.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from kpm.bacaan.bentuk import BYTE_TERBANYAK, Baris, BerkasDitolak, Buku, LembarMentah, Nilai

BUKAN_TABEL = "Isi berkas ini bukan tabel yang dikenal. Simpan sebagai .xlsx atau .csv, lalu unggah lagi."


def baca_buku(isi: bytes) -> Buku:
    """The sheets of a file. Raises BerkasDitolak with a sentence for whatever cannot be read."""
    if not isi:
        raise BerkasDitolak("Berkas ini kosong. Pilih berkas lain.")
    if len(isi) > BYTE_TERBANYAK:
        raise BerkasDitolak(
            "Berkas ini lebih besar dari 50 MB. Bagi menjadi beberapa berkas, lalu unggah satu per satu."
        )
    awal = isi[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if isi.startswith(b"PK"):
        return Buku(tuple(_ooxml(isi)))
    if isi.startswith(b"\xd0\xcf\x11\xe0"):
        return Buku(tuple(_biff(isi)))
    if awal.startswith(b"<"):
        return Buku(tuple(_html(isi)))
    return Buku((_teks(isi),))


def _rapikan(nomor: int, isi: Any) -> Baris | None:
    nilai = tuple(isi)
    return Baris(nomor, nilai) if any(satu not in (None, "") for satu in nilai) else None


def _angka(nilai: Any) -> Nilai:
    if isinstance(nilai, float):
        return int(nilai) if nilai.is_integer() and abs(nilai) < 2**53 else Decimal(repr(nilai))
    if isinstance(nilai, dt.datetime) and not nilai.time():
        return nilai.date()
    return nilai


def _ooxml(isi: bytes) -> Iterator[LembarMentah]:
    import openpyxl

    try:
        buku = openpyxl.load_workbook(io.BytesIO(isi), read_only=True, data_only=True)
    except Exception as galat:
        raise BerkasDitolak(BUKAN_TABEL) from galat
    for lembar in buku.worksheets:
        baris = (
            _rapikan(nomor, (_angka(sel) for sel in satu))
            for nomor, satu in enumerate(lembar.iter_rows(values_only=True), start=1)
        )
        yield LembarMentah(lembar.title, tuple(satu for satu in baris if satu))


def _biff(isi: bytes) -> Iterator[LembarMentah]:
    import xlrd

    try:
        buku = xlrd.open_workbook(file_contents=isi)
    except Exception as galat:
        raise BerkasDitolak(BUKAN_TABEL) from galat
    for lembar in buku.sheets():
        baris = (
            _rapikan(ke + 1, (_sel_biff(satu, buku.datemode) for satu in lembar.row(ke))) for ke in range(lembar.nrows)
        )
        yield LembarMentah(lembar.name, tuple(satu for satu in baris if satu))


def _sel_biff(sel: Any, datemode: int) -> Nilai:
    import xlrd

    if sel.ctype == xlrd.XL_CELL_DATE:
        return _angka(xlrd.xldate_as_datetime(sel.value, datemode))
    return None if sel.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR) else _angka(sel.value)


def _html(isi: bytes) -> Iterator[LembarMentah]:
    from lxml import html

    akar = html.document_fromstring(isi)
    for ke, tabel in enumerate(akar.iter("table"), start=1):
        baris = (
            _rapikan(nomor, (" ".join(sel.text_content().split()) for sel in satu if sel.tag in ("td", "th")))
            for nomor, satu in enumerate(tabel.iter("tr"), start=1)
        )
        yield LembarMentah(f"Tabel {ke}", tuple(satu for satu in baris if satu))


def _teks(isi: bytes) -> LembarMentah:
    try:
        teks = isi.decode("utf-8-sig")
    except UnicodeDecodeError:
        teks = isi.decode("cp1252", errors="replace")
    pertama = teks.partition("\n")[0]
    pemisah = ";" if pertama.count(";") > pertama.count(",") else ","
    baris = (_rapikan(nomor, satu) for nomor, satu in enumerate(csv.reader(io.StringIO(teks), delimiter=pemisah), 1))
    return LembarMentah("", tuple(satu for satu in baris if satu))
