"""PURE: how wide the columns of a sheet are, where several tables meet on one grid, how many lines a text takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from textwrap import wrap

from kpm.dokumen.lembar import Tabel

LEBAR = {"no": 5.0, "kia": 15.0, "nama": 26.0, "tanggal": 12.0, "luas": 14.0, "angka": 10.0}
"""Characters of the width classes; the others are as wide as the longest word in them."""
TERSEMPIT, TERLEBAR = 7.0, 52.0
LONGGAR = 1.6
"""How often its class a column may grow for what stands in it, before its text is broken into lines."""
KALIMAT = 15
"""Characters from which the cells of a column are words, which take the room that is left."""
KATA_TERPANJANG = 14
"""Characters up to which a word of the head is kept in one piece also at a slash."""
BARIS_SESEL = 20
"""Lines of a sentence in one row; a spreadsheet has no row higher than 409 points."""
DEKAT = 2.0
"""Edges of two tables that are nearer, in characters, become one; less than half of the narrowest column."""


def letak_kolom(tabel: Sequence[Tabel]) -> tuple[list[float], list[list[int]]]:
    """Widths of the columns of the sheet, and for each table the sheet's column each of its own begins at, with the
    one after its last."""
    semua = [[_lebar(satu, ke) for ke in range(len(satu.daun))] for satu in tabel]
    if len(semua) == 1:
        return semua[0], [list(range(1, len(semua[0]) + 2))]
    penuh = max(sum(lebar) for lebar in semua)
    tepi = []
    for satu, lebar in zip(tabel, semua, strict=True):
        _lebarkan(satu, lebar, penuh)
        tepi.append([sum(lebar[:ke]) for ke in range(len(lebar) + 1)])
    garis = _garis(tepi)
    letak = [[garis.index(_terdekat(garis, titik)) + 1 for titik in satu] for satu in tepi]
    return [kanan - kiri for kiri, kanan in pairwise(garis)], letak


def _lebarkan(tabel: Tabel, lebar: list[float], penuh: float) -> None:
    """Widen the columns of words, or all where there are none, so that every table ends at the same edge."""
    kata = [ke for ke, kolom in enumerate(tabel.daun) if not kolom.lebar and _terpanjang(tabel, ke) >= KALIMAT]
    ikut = kata or range(len(lebar))
    tambah, isi = penuh - sum(lebar), sum(lebar[ke] for ke in ikut)
    for ke in ikut:
        lebar[ke] += tambah * lebar[ke] / isi


def _garis(tepi: Sequence[Sequence[float]]) -> list[float]:
    """The edges of all tables, those of the table with most columns first; one that is near to another becomes it."""
    garis: list[float] = []
    for satu in sorted(tepi, key=len, reverse=True):
        garis += [titik for titik in satu if all(abs(lain - titik) >= DEKAT for lain in garis)]
    return sorted(garis)


def _terdekat(garis: Sequence[float], titik: float) -> float:
    return min(garis, key=lambda satu: abs(satu - titik))


def _lebar(tabel: Tabel, ke: int) -> float:
    """Characters a column needs: by its class, its longest word in the head, and its cells up to a limit."""
    kolom = tabel.daun[ke]
    kata = max((len(satu) for satu in _kata(kolom.judul)), default=0) * 1.1 + 1
    isi = _terpanjang(tabel, ke) + 1.5
    golongan = LEBAR.get(kolom.lebar, TERSEMPIT)
    return round(max(golongan, kata, min(isi, golongan * LONGGAR if kolom.lebar else TERLEBAR)), 1)


def _terpanjang(tabel: Tabel, ke: int) -> int:
    """Characters of the longest cell of a column."""
    return max((len(teks) for teks in _isi(tabel, ke)), default=0)


def _kata(judul: str) -> Iterator[str]:
    """The pieces of a heading that should not be broken."""
    for satu in judul.split():
        yield from [satu] if len(satu) <= KATA_TERPANJANG else satu.split("/")


def _isi(tabel: Tabel, ke: int) -> Iterator[str]:
    """The texts that stand in one column alone."""
    for baris in (*tabel.baris, *tabel.kaki):
        kolom = 0
        for satu in baris.sel:
            if kolom == ke and satu.lebar == 1:
                yield satu.teks
            kolom += satu.lebar


def banyak_baris(teks: str, lebar: float, ukuran: int, *, tebal: bool = False) -> int:
    """Lines a text of ``ukuran`` points needs in a width of so many characters of 11 points; bold and capitals are
    wider."""
    muat = _muat(teks, lebar, ukuran, tebal=tebal)
    return sum(1 if len(satu) <= muat else len(wrap(satu, muat)) for satu in teks.split("\n"))


def _muat(teks: str, lebar: float, ukuran: int, *, tebal: bool = False) -> int:
    """Characters of such a text in one line."""
    besar = sum(map(str.isupper, teks)) / max(len(teks), 1)
    return max(int(lebar * 11 / ukuran / (1 + 0.2 * besar) / (1.06 if tebal else 1)), 1)


def pecah(teks: str, lebar: float, ukuran: int) -> list[str]:
    """A long text in pieces, none of which needs more than `BARIS_SESEL` lines: a row has an end."""
    if banyak_baris(teks, lebar, ukuran) <= BARIS_SESEL:
        return [teks]
    baris = wrap(teks, _muat(teks, lebar, ukuran))
    return [" ".join(baris[ke : ke + BARIS_SESEL]) for ke in range(0, len(baris), BARIS_SESEL)]


def bagi(lebar: Sequence[float], banyak: int) -> list[tuple[int, int]]:
    """So many blocks of columns, about equally wide, as (first column from 1, columns)."""
    hasil, awal, sisa = [], 0, sum(lebar)
    for ke in range(banyak):
        akhir, isi = awal + 1, lebar[awal]
        sasaran, lain = sisa / (banyak - ke), banyak - ke - 1
        while len(lebar) - akhir > lain and (not lain or isi + lebar[akhir] / 2 <= sasaran):
            isi += lebar[akhir]
            akhir += 1
        hasil.append((awal + 1, akhir - awal))
        awal, sisa = akhir, sisa - isi
    return hasil
