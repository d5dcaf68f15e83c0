"""PURE: what a file is, told by its content alone, and its sheets.

HTML that is called .xls (the download of e-PPGBM), the old binary .xls, .xlsx and .xlsm, and text with commas,
semicolons or tabs. Extension and MIME type are never asked: they are wrong too often.
"""

from __future__ import annotations

import re

from kpm.bacaan.bentuk import BYTE_TERBANYAK, BerkasDitolak, Buku
from kpm.bacaan.wadah.arsip import baca_arsip
from kpm.bacaan.wadah.biff import TANDA_BIFF, TANDA_OLE, baca_biff
from kpm.bacaan.wadah.html import baca_html
from kpm.bacaan.wadah.pengodean import tampak_biner, uraikan_kode
from kpm.bacaan.wadah.teks import baca_teks

RUSAK = "Berkas ini rusak sehingga tidak dapat dibaca. Unduh atau simpan ulang berkasnya, lalu unggah lagi."
BUKAN_TABEL = "Isi berkas ini bukan tabel yang dikenal. Simpan sebagai .xlsx atau .csv, lalu unggah lagi."
_BUKAN = (
    (re.compile(rb"%PDF"), "dokumen PDF"),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0\0\0|II\*\0|MM\0\*|RIFF.{4}WEBP", re.DOTALL), "gambar"),
    (re.compile(rb"Rar!|7z\xbc\xaf|\x1f\x8b|BZh|\xfd7zXZ"), "arsip yang dimampatkan"),
    (re.compile(rb"\{\\rtf"), "dokumen teks"),
    (re.compile(rb"SQLite format 3"), "basis data"),
    (re.compile(rb"MZ|\x7fELF"), "program"),
    (re.compile(rb".{4}ftyp|ID3|OggS", re.DOTALL), "video atau suara"),
    (re.compile(rb"MIME-Version:", re.IGNORECASE), "halaman web yang disimpan (.mht)"),
)
"""How other kinds of file begin, and what people call them."""


def baca_buku(isi: bytes) -> Buku:
    """The sheets of a file. Raises BerkasDitolak with a sentence for whatever cannot be read, and nothing else."""
    if len(isi) > BYTE_TERBANYAK:
        raise BerkasDitolak(
            "Berkas ini lebih besar dari 50 MB. Bagi menjadi beberapa berkas, lalu unggah satu per satu."
        )
    if not isi.strip():
        raise BerkasDitolak("Berkas ini kosong. Pilih berkas lain.")
    try:
        buku = _baca(isi)
    except BerkasDitolak:
        raise
    except Exception as galat:  # whatever a library says of a damaged file, the person gets one sentence
        raise BerkasDitolak(RUSAK) from galat
    if not any(lembar.baris for lembar in buku.lembar):
        raise BerkasDitolak(" ".join((*buku.peringatan, "Berkas ini tidak berisi satu baris pun. Pilih berkas lain.")))
    return buku


def _baca(isi: bytes) -> Buku:
    if isi.startswith(b"PK"):
        return baca_arsip(isi)
    if isi.startswith(TANDA_OLE) or TANDA_BIFF.match(isi):
        return baca_biff(isi)
    for tanda, sebutan in _BUKAN:
        if tanda.match(isi):
            raise BerkasDitolak(f"Berkas ini {sebutan}, bukan tabel. Unggah berkas .xlsx, .xls, atau .csv.")
    teks = uraikan_kode(isi)
    if teks.lstrip().startswith("<"):
        return baca_html(teks)
    if tampak_biner(teks):
        raise BerkasDitolak(BUKAN_TABEL)
    return baca_teks(teks)
