"""PURE: text with commas, semicolons or tabs between the cells, as Excel and other programs save it."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from kpm.bacaan.bentuk import BerkasDitolak, Buku, LembarMentah
from kpm.bacaan.wadah.penampung import Penampung, terlalu_lebar

PEMISAH = (";", "\t", ",", "|")
BARIS_CONTOH = 15
"""Lines by which the separator is chosen."""
_SEP = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_SATU_BARIS = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_KUTIPAN = re.compile(r'"(?:[^"]|"")*"')
_RUMUS_TEKS = re.compile(r'="(.*)"', re.DOTALL)
"""="0123" is how exports keep a spreadsheet from making a number of a text."""
_PEMISAH_TERBANYAK = 20_000
"""A line of Excel has at most 16,383."""


def baca_teks(teks: str) -> Buku:
    """One sheet without a name. Raises BerkasDitolak where a quotation mark is never closed, and beyond the limits."""
    peringatan: tuple[str, ...] = ()
    if "\0" in teks:
        teks = teks.replace("\0", "")
        peringatan = ("Berkas ini berisi byte kosong (NUL); byte itu dibuang.",)
    if sep := _SEP.match(teks):
        pemisah, teks = sep[1], teks[sep.end() :]
    else:
        pemisah = _pemisah(teks)
    penampung = Penampung()
    pembaca = csv.reader(_baris(teks, pemisah), delimiter=pemisah)
    hasil = []
    nomor = baris_sebelum = sejak = 0
    try:
        for nomor, isi in enumerate(pembaca, start=1):
            sejak, baris_sebelum = baris_sebelum, pembaca.line_num
            if satu := penampung.baris(nomor, [_tanpa_rumus(sel) for sel in isi]):
                hasil.append(satu)
    except csv.Error as galat:
        raise _kutip_terbuka(nomor + 1) from galat
    if baris_sebelum - sejak > 1 and teks.count('"') % 2:
        raise _kutip_terbuka(nomor)
    return Buku((LembarMentah("", tuple(hasil)),), peringatan)


def _kutip_terbuka(nomor: int) -> BerkasDitolak:
    return BerkasDitolak(f"Tanda kutip di baris {nomor} tidak ditutup. Perbaiki berkasnya, lalu unggah lagi.")


def _baris(teks: str, pemisah: str) -> Iterator[str]:
    # Not io.StringIO, which would hold the text once more with four bytes to each letter.
    for cocok in _SATU_BARIS.finditer(teks):
        if cocok[0].count(pemisah) > _PEMISAH_TERBANYAK:
            raise terlalu_lebar()
        yield cocok[0]


def _tanpa_rumus(sel: str) -> str:
    if sel.startswith("=") and (cocok := _RUMUS_TEKS.fullmatch(sel)):
        return cocok[1]
    return sel


def _pemisah(teks: str) -> str:
    """What stands in most of the first lines, outside quotation marks; of several the one that comes equally often.

    A title may hold a comma, decimals and addresses several, but only the separator stands in the heading and comes
    as often in one row as in the next.
    """
    semua = (cocok[0] for cocok in _SATU_BARIS.finditer(_KUTIPAN.sub("", teks[:200_000])))
    contoh = list(islice((satu for satu in semua if satu.strip()), BARIS_CONTOH))
    terbaik, nilai = ",", (0, 0, 0)
    for calon in PEMISAH:
        jumlah = Counter(satu.count(calon) for satu in contoh if calon in satu)
        if not jumlah:
            continue
        seragam, kali = max((banyak_baris, kali) for kali, banyak_baris in jumlah.items())
        if (mutu := (jumlah.total(), seragam, kali)) > nilai:
            terbaik, nilai = calon, mutu
    return terbaik
