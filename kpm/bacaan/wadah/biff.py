"""PURE: the old binary .xls, alone or inside the container that Word and encrypted files share."""

from __future__ import annotations

import io
import re
from typing import Any

from kpm.bacaan.bentuk import BerkasDitolak, Buku, LembarMentah, Nilai
from kpm.bacaan.wadah.bilangan import angka_pecahan, dari_serial
from kpm.bacaan.wadah.kalimat import KATA_SANDI, MAKRO, SEMUA_TERSEMBUNYI, tersembunyi
from kpm.bacaan.wadah.penampung import Penampung

TANDA_OLE = b"\xd0\xcf\x11\xe0"
TANDA_BIFF = re.compile(rb"\x09[\x00\x02\x04\x08][\x04-\x10]\x00\x00[\x00-\x06]")
"""A workbook of 1987-1995 without a container."""
RUSAK_BIFF = (
    "Berkas .xls ini rusak atau terpotong. Buka di Excel, simpan sebagai .xlsx, lalu unggah lagi; "
    "kalau tidak dapat dibuka, unduh ulang."
)


def baca_biff(isi: bytes) -> Buku:
    """The visible sheets. Formulas show the value stored with them."""
    import xlrd

    if isi.startswith(TANDA_OLE):
        _periksa_isi_ole(isi)
    try:
        buku = xlrd.open_workbook(file_contents=isi, logfile=io.StringIO(), on_demand=True, ragged_rows=True)
    except Exception as galat:  # xlrd raises whatever its unpacking stumbles over
        raise BerkasDitolak(KATA_SANDI if "encrypted" in str(galat) else RUSAK_BIFF) from galat
    peringatan = [MAKRO] if _nama("_VBA_PROJECT") in isi else []
    penampung = Penampung()
    lembar = []
    for ke in range(buku.nsheets):
        try:
            satu = buku.sheet_by_index(ke)
        except Exception as galat:
            raise BerkasDitolak(RUSAK_BIFF) from galat
        if satu.visibility:
            peringatan.append(tersembunyi(satu.name))
        else:
            lembar.append(_lembar(satu, buku.datemode == 1, penampung))
        buku.unload_sheet(ke)
    if not lembar and buku.nsheets:
        raise BerkasDitolak(SEMUA_TERSEMBUNYI)
    return Buku(tuple(lembar), tuple(peringatan))


def _lembar(lembar: Any, sejak_1904: bool, penampung: Penampung) -> LembarMentah:
    baris = (penampung.baris(ke + 1, [_sel(satu, sejak_1904) for satu in lembar.row(ke)]) for ke in range(lembar.nrows))
    return LembarMentah(lembar.name, tuple(satu for satu in baris if satu))


def _sel(sel: Any, sejak_1904: bool) -> Nilai:
    import xlrd

    if sel.ctype == xlrd.XL_CELL_TEXT:
        return str(sel.value)
    if sel.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(sel.value)
    if sel.ctype not in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return None
    nilai = angka_pecahan(sel.value)
    if sel.ctype == xlrd.XL_CELL_DATE and not isinstance(nilai, str):
        return dari_serial(nilai, sejak_1904=sejak_1904)
    return nilai


def _nama(nama: str) -> bytes:
    """The name of a stream as the container's list of contents writes it."""
    return nama.encode("utf-16-le")


def _periksa_isi_ole(isi: bytes) -> None:
    if _nama("EncryptedPackage") in isi:
        raise BerkasDitolak(KATA_SANDI)
    if _nama("Workbook") in isi or _nama("Book") in isi:
        return
    for nama, sebutan in (("WordDocument", "dokumen Word (.doc)"), ("PowerPoint Document", "PowerPoint (.ppt)")):
        if _nama(nama) in isi:
            raise BerkasDitolak(f"Berkas ini {sebutan}, bukan tabel. Unggah berkas .xlsx, .xls, atau .csv.")
    raise BerkasDitolak(RUSAK_BIFF)
