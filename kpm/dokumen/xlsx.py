"""Official sheets as a workbook for Excel or LibreOffice: each `Lembar` a sheet, as it is printed."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from kpm.dokumen.kisi import Gaya, Isi, Kisi, Penutup, susun_kisi
from kpm.dokumen.lembar import Lembar

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PEMBUAT = "KPM Desa"
"""Author in the properties of the file: the program, never a person."""
CONTOH = "DATA CONTOH"
"""What every printed page of an invented village says."""
KERTAS_A4, KERTAS_FOLIO = 9, 14
"""Paper codes of a spreadsheet; folio (216 x 330 mm) is what F4 is called there."""
NAMA_TERPANJANG, KAKI_TERPANJANG, TEKS_TERPANJANG = 31, 200, 32_767
"""Characters a sheet's name, the foot of a page and a cell can hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Halaman:
    """One sheet of a workbook."""

    nama: str
    """On its tab: "2A Januari"."""
    lembar: Lembar
    penutup: Penutup = field(default_factory=Penutup)
    f4: bool = False
    contoh: bool = False
    """Of an invented village: every printed page says so."""


def tulis_xlsx(halaman: Iterable[Halaman], *, judul: str, waktu: dt.datetime) -> bytes:
    """The sheets as a workbook made at ``waktu`` (aware). They are laid out and written one after the other, so that
    a year of a large village never stands in memory whole."""
    from openpyxl import Workbook

    buku = Workbook(write_only=True)
    saat = waktu.astimezone(dt.UTC).replace(tzinfo=None)
    buku.properties.creator = buku.properties.lastModifiedBy = PEMBUAT
    buku.properties.title, buku.properties.language = judul, "id-ID"
    buku.properties.created = saat
    gaya: dict[Gaya, Any] = {}
    for satu in halaman:
        _tulis(buku, satu, gaya)
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


def _tulis(buku: Any, halaman: Halaman, gaya: dict[Gaya, Any]) -> None:
    from openpyxl.utils import get_column_letter

    kisi = susun_kisi(halaman.lembar, halaman.penutup)
    lembar = buku.create_sheet(nama_lembar(halaman.nama))
    for ke, lebar in enumerate(kisi.lebar, start=1):
        lembar.column_dimensions[get_column_letter(ke)].width = lebar
    for ke, tinggi in kisi.tinggi.items():
        lembar.row_dimensions[ke].height = tinggi
    _atur(lembar, halaman, kisi)
    wilayah = f"A1:{get_column_letter(len(kisi.lebar))}{len(kisi.baris)}"
    _penulis()(lembar, _baris(buku, lembar, kisi, gaya), wilayah).mulai()
    lembar.close()


def _baris(buku: Any, lembar: Any, kisi: Kisi, gaya: dict[Gaya, Any]) -> Iterator[tuple[int, list[Any]]]:
    """The rows of a sheet as the library's cells, those that a merged block covers with its lines."""
    from openpyxl.cell import Cell

    tutup: dict[tuple[int, int], Gaya] = {
        (b, k): blok
        for atas, kiri, bawah, kanan in kisi.gabung
        if (blok := kisi.baris[atas - 1][kiri].gaya).garis
        for b in range(atas, bawah + 1)
        for k in range(kiri, kanan + 1)
    }
    for nomor, baris in enumerate(kisi.baris, start=1):
        isi = []
        for kolom in range(1, len(kisi.lebar) + 1):
            petak = baris.get(kolom)
            asal = petak.gaya if petak else tutup.get((nomor, kolom))
            if asal is None:
                continue
            sel = Cell(lembar, nomor, kolom)
            if petak is not None:
                _isi(sel, petak.isi)
            if asal not in gaya:
                gaya[asal] = _pola(buku, asal)
            sel._style = gaya[asal]
            isi.append(sel)
        yield nomor, isi


def _isi(sel: Any, isi: Isi) -> None:
    if isinstance(isi, str):
        # given past the setter, which would make a formula of "=..."
        sel._value, sel.data_type = bersihkan(isi), "s"
    elif isi is not None:
        sel.value = isi


def _atur(lembar: Any, halaman: Halaman, kisi: Kisi) -> None:
    """Everything about the sheet that is not a cell: merges, panes, paper, heads and feet of the pages."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.cell_range import CellRange
    from openpyxl.worksheet.properties import PageSetupProperties

    for atas, kiri, bawah, kanan in kisi.gabung:
        blok = CellRange(min_row=atas, min_col=kiri, max_row=bawah, max_col=kanan)
        lembar.merged_cells.ranges.add(blok)
    if kisi.kepala:
        lembar.freeze_panes = f"{get_column_letter(kisi.beku + 1)}{kisi.kepala[1] + 1}"
        lembar.print_title_rows = f"{kisi.kepala[0]}:{kisi.kepala[1]}"
    lembar.sheet_view.showGridLines = False
    lembar.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    cetak = lembar.page_setup
    cetak.paperSize = KERTAS_FOLIO if halaman.f4 else KERTAS_A4
    cetak.orientation = "landscape" if halaman.lembar.mendatar else "portrait"
    cetak.fitToWidth, cetak.fitToHeight = 1, 0
    lembar.print_options.horizontalCentered = True
    tepi = lembar.page_margins
    tepi.left = tepi.right = 0.5
    tepi.top, tepi.bottom, tepi.header, tepi.footer = 0.6, 0.8, 0.3, 0.3
    kaki = lembar.HeaderFooter.oddFooter
    kaki.left.text, kaki.left.size = _kaki(" · ".join(halaman.penutup.kaki)), 8
    kaki.right.text, kaki.right.size = "Halaman &P dari &N", 8
    if halaman.contoh:
        atas = lembar.HeaderFooter.oddHeader.right
        atas.text, atas.size = CONTOH, 8


def _kaki(teks: str) -> str:
    """A text for the foot of a page, where & begins a command."""
    return bersihkan(teks)[:KAKI_TERPANJANG].replace("&", "&&")


def _pola(buku: Any, gaya: Gaya) -> Any:
    """The style of a cell, made once for all cells of a workbook that look so."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Border, Font, Side

    sel = WriteOnlyCell(buku.worksheets[0])
    sel.font = Font(name="Calibri", size=gaya.ukuran, bold=gaya.tebal, underline="single" if gaya.garis_bawah else None)
    sel.alignment = Alignment(horizontal=gaya.rata, vertical=gaya.tegak, wrap_text=gaya.bungkus)
    if gaya.garis:
        sisi = Side(style="thin")
        sel.border = Border(left=sisi, right=sisi, top=sisi, bottom=sisi)
    if gaya.format:
        sel.number_format = gaya.format
    if gaya.kutip:
        sel.quotePrefix = True
    return sel._style


@lru_cache(maxsize=1)
def _penulis() -> Callable[[Any, Iterator[tuple[int, list[Any]]], str], Any]:
    """The library's writer of sheets, given finished cells (its own way makes two of each), which also tells Excel
    that a number kept as text is meant so: the green corner on every No Register KIA would look like a mistake."""
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.xml.functions import Element, SubElement

    class Penulis(WorksheetWriter):
        def __init__(self, lembar: Any, baris: Iterator[tuple[int, list[Any]]], wilayah: str) -> None:
            super().__init__(lembar)
            self.baris, self.wilayah = baris, wilayah

        def rows(self) -> Iterator[tuple[int, list[Any]]]:
            return self.baris

        def mulai(self) -> None:
            self.write_top()
            self.ws._writer = self

        def write_breaks(self) -> None:
            super().write_breaks()
            abai = Element("ignoredErrors")
            SubElement(abai, "ignoredError", sqref=self.wilayah, numberStoredAsText="1")
            self.xf.send(abai)

    return Penulis


def nama_lembar(nama: str) -> str:
    """A name a tab can bear: without []:*?/\\ and not too long."""
    return re.sub(r"[\[\]:*?/\\]", " ", nama)[:NAMA_TERPANJANG].strip("' ") or "Lembar"


def bersihkan(teks: str) -> str:
    """The text without the control characters no spreadsheet can hold, cut where a cell ends."""
    return _KENDALI.sub("", teks)[:TEKS_TERPANJANG]


_KENDALI = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
