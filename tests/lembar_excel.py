"""Reading our spreadsheets back in tests: what each cell shows, told here a second time."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

from lxml import html
from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell

from kpm.dokumen.lembar import Lembar


def lembar_excel(isi: bytes, tab: str = "") -> Any:
    """A sheet of the file, the first one where none is named."""
    buku = load_workbook(BytesIO(isi))
    return buku[tab] if tab else buku.worksheets[0]


def tampil(sel: Any) -> str:
    """What a cell shows."""
    if sel.value is None:
        return ""
    if isinstance(sel.value, dt.datetime):
        assert sel.number_format == "dd/mm/yyyy"
        return f"{sel.value:%d/%m/%Y}"
    if isinstance(sel.value, int | float):
        tempat = len(sel.number_format.partition(".")[2])
        return f"{sel.value:.{tempat}f}".replace(".", ",")
    return str(sel.value)


def baris_tabel(lembar: Any) -> list[list[str]]:
    """The rows of its tables, head and foot included, merged cells once: what has a border is a table."""
    semua = (
        [tampil(sel) for sel in baris if not isinstance(sel, MergedCell) and sel.border.left.style]
        for baris in lembar.iter_rows()
    )
    return [satu for satu in semua if satu]


def kalimat(lembar: Any) -> list[str]:
    """The texts outside its tables, from the top."""
    return [
        tampil(sel)
        for baris in lembar.iter_rows()
        for sel in baris
        if sel.value is not None and not sel.border.left.style
    ]


def baris_lembar(lembar: Lembar) -> list[list[str]]:
    """The same rows out of the sheet itself, without the rows of the head."""
    hasil = []
    for tabel in (satu.kertas for satu in lembar.tabel):
        turun: dict[int, int] = {}
        for baris in (*tabel.baris, *tabel.kaki):
            ke, isi = 0, []
            for sel in baris.sel:
                if turun.get(ke, 0):
                    turun[ke] -= 1
                else:
                    isi.append(sel.teks)
                    turun[ke] = sel.tinggi - 1
                ke += sel.lebar
            hasil.append(isi)
    return hasil


def baris_kertas(isi: bytes) -> list[list[str]]:
    """The same rows out of a document printed as HTML."""
    return [
        [" ".join(sel.text_content().split()) if not sel.xpath("br") else _berbaris(sel) for sel in baris]
        for baris in html.fromstring(isi.decode()).xpath("//table[contains(@class, 'lembar')]//tr")
    ]


def _berbaris(sel: Any) -> str:
    return " ".join(" ".join(sel.itertext()).split())


def kalimat_kertas(isi: bytes) -> list[str]:
    """The notes out of a document printed as HTML."""
    return [
        " ".join(satu.text_content().split()) for satu in html.fromstring(isi.decode()).xpath("//p[@class='sumber']")
    ]
