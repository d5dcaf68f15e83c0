"""PURE: one official sheet as data: its heading, nested columns, letter row, rows, footer rows and notes.

Screen, paper, JSON and spreadsheet render the same `Lembar`, so a number is worked out and written once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Literal

from kpm.dokumen.terbilang import persen_resmi, rupiah

Nilai = str | int | bool | Decimal | dt.date | None
CENTANG, SILANG, TIDAK_BERLAKU = "✓", "X", "-"
"""Marks of the monthly forms: received, not received, not applicable. An empty cell means "belum dicatat"."""


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column, or a heading over several (``anak``). ``kode`` is its key in the JSON."""

    kode: str
    judul: str
    huruf: str = ""
    """Its letter (a, b, k1) or number in the letter row."""
    anak: tuple[Kolom, ...] = ()
    lebar: Literal["", "no", "kia", "nama", "tanggal", "luas", "angka"] = ""
    """Width class on paper; columns without one share what is left."""
    bernama: bool = False
    """Holds a person's name: left out of the JSON unless names were asked for."""
    luar: bool = False
    """Not a column of the official sheet: shown on screen and in the JSON, on paper in a note under the table."""

    @property
    def daun(self) -> Iterator[Kolom]:
        """The columns of cells under this heading; the column itself when it is one."""
        if self.anak:
            for satu in self.anak:
                yield from satu.daun
        else:
            yield self

    @property
    def dalam(self) -> int:
        """Rows of heading it needs."""
        return 1 + max((satu.dalam for satu in self.anak), default=0)


@dataclass(frozen=True, slots=True)
class Sel:
    """One cell: the text as printed and the plain value it stands for."""

    teks: str
    nilai: Nilai = None
    rupa: Literal["", "kode", "angka", "uang", "y", "t", "ts", "belum"] = ""
    """How it is drawn; Y, T and TS have their shapes on the screen, amounts end at one edge on paper."""
    alasan: str = ""
    lebar: int = 1
    """Columns it spans (footer and section rows)."""
    tinggi: int = 1
    """Rows it spans; the rows under it hold an empty cell in its place."""

    @property
    def layar(self) -> str:
        """Text on the screen: a percentage of nothing is "-" there and 0,00 on paper (forms.md 0.4.9)."""
        return "-" if self.rupa == "angka" and self.nilai is None and self.teks else self.teks


@dataclass(frozen=True, slots=True)
class Baris:
    """One row. Its cells stand in the order of the columns."""

    sel: tuple[Sel, ...]
    kode: str = ""
    """Of a footer row or section: its key in the JSON."""
    kelompok: str = ""
    """ibu, anak or paud, and ``id`` the uuid: whom the row is about; both empty for a row of totals."""
    id: str = ""
    orang: str = ""
    """uuid of the person, where the reader had it."""
    judul: bool = False
    """A heading inside the table."""


@dataclass(frozen=True, slots=True)
class Tabel:
    """One table of a sheet."""

    kode: str
    kolom: tuple[Kolom, ...]
    baris: tuple[Baris, ...]
    kaki: tuple[Baris, ...] = ()
    judul: str = ""
    catatan: tuple[str, ...] = ()
    """Sentences under the table."""
    catatan_kertas: tuple[str, ...] = ()
    """The same on paper alone: what the screen shows in a column outside the form."""
    sehalaman: bool = False
    """Short enough to stand on one page of paper whole."""
    kosong: str = "Belum ada yang dipantau."
    """What stands in a table without rows."""

    @property
    def daun(self) -> tuple[Kolom, ...]:
        return tuple(satu for kolom in self.kolom for satu in kolom.daun)

    @property
    def kepala(self) -> tuple[tuple[tuple[Kolom, int, int], ...], ...]:
        """Rows of the table head: (column, columns spanned, rows spanned)."""
        tinggi = max((satu.dalam for satu in self.kolom), default=0)
        baris: list[list[tuple[Kolom, int, int]]] = [[] for _ in range(tinggi)]

        def isi(kolom: Iterable[Kolom], ke: int) -> None:
            for satu in kolom:
                baris[ke].append((satu, len(tuple(satu.daun)), 1 if satu.anak else tinggi - ke))
                isi(satu.anak, ke + 1)

        isi(self.kolom, 0)
        return tuple(map(tuple, baris))

    @property
    def huruf(self) -> tuple[tuple[str, int], ...]:
        """The letter row as (letter, columns spanned); empty where no column has one."""
        deret: list[tuple[str, int]] = []
        for satu in self.daun:
            if deret and satu.huruf and deret[-1][0] == satu.huruf:
                deret[-1] = (satu.huruf, deret[-1][1] + 1)
            else:
                deret.append((satu.huruf, 1))
        return tuple(deret) if any(huruf for huruf, _ in deret) else ()

    @property
    def kertas(self) -> Tabel:
        """The table as it is printed: official columns only."""
        buang = {ke for ke, kolom in enumerate(self.daun) if kolom.luar}
        if not buang:
            return self

        def pangkas(baris: Baris) -> Baris:
            ke, sel = 0, []
            for satu in baris.sel:
                lebar = sum(k not in buang for k in range(ke, ke + satu.lebar))
                ke += satu.lebar
                if lebar:
                    sel.append(replace(satu, lebar=lebar))
            return replace(baris, sel=tuple(sel))

        return replace(
            self,
            kolom=tuple(satu for satu in self.kolom if not satu.luar),
            baris=tuple(map(pangkas, self.baris)),
            kaki=tuple(map(pangkas, self.kaki)),
        )


@dataclass(frozen=True, slots=True)
class Nama:
    """A person named under a table."""

    nama: str
    keterangan: str
    kelompok: str
    id: str
    orang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lembar:
    """One official sheet of a village, or of one part of it."""

    kode: str
    """Which form: formulir-2a, format-bantu."""
    nomor: str
    """ "FORMULIR 2A", the line over the title."""
    judul: str
    anak_judul: str = ""
    periode: str
    """As in the address: 2026-08, 2026-T3, 2026."""
    sebutan_periode: str
    identitas: tuple[tuple[str, str], ...]
    """Heading of the sheet: label and value, in printed order."""
    bagian: str = ""
    """Dusun or posyandu the sheet is limited to; empty for the whole village."""
    tabel: tuple[Tabel, ...]
    belum_dipantau: tuple[Nama, ...] = ()
    keterangan_belum: str = ""
    """Where those stand: "di luar tabel"; empty for a sheet that is no monitoring of persons."""
    pembuka: tuple[str, ...] = ()
    """Sentences over the tables."""
    catatan: tuple[str, ...] = ()
    """Sentences at the end of the sheet."""
    mendatar: bool = True
    """Printed on the long side of the paper."""
    sebut_belum: bool = True
    """Whether its paper names those who were not monitored; that of the helper tables only counts them."""

    @property
    def kalimat_belum(self) -> str:
        """ "Belum dipantau: 3 orang, di luar tabel"; empty on a sheet that is no monitoring of persons."""
        if not self.keterangan_belum:
            return ""
        return f"Belum dipantau: {len(self.belum_dipantau)} orang, {self.keterangan_belum}"

    @property
    def bernama(self) -> bool:
        """Whether it is a list of persons, or names some under its tables."""
        return any(kolom.bernama for tabel in self.tabel for kolom in tabel.daun) or (
            self.sebut_belum and bool(self.belum_dipantau)
        )

    @property
    def jumlah_baris(self) -> int:
        """Persons listed: what decides whether it is printed as one file."""
        return sum(len(tabel.baris) for tabel in self.tabel)


def sel(nilai: str | int | None, rupa: Literal["", "kode", "angka"] = "") -> Sel:
    """A cell printed as it is; None is an empty one."""
    return Sel("" if nilai is None else str(nilai), nilai, rupa)


def sel_centang(jumlah: int | bool | None) -> Sel:
    """✓ for at least one, X for none, empty when nothing was recorded."""
    if jumlah is None:
        return Sel("", None, "kode")
    return Sel(CENTANG if jumlah else SILANG, bool(jumlah), "kode")


SEL_TIDAK_BERLAKU = Sel(TIDAK_BERLAKU, TIDAK_BERLAKU, "kode")


def sel_tanggal(nilai: dt.date | None) -> Sel:
    """Tgl/Bln/Thn."""
    return Sel(f"{nilai:%d/%m/%Y}" if nilai else "", nilai, "kode")


def sel_persen(nilai: Decimal | None) -> Sel:
    """Two decimals; see `Sel.layar` for a percentage of nothing."""
    return Sel(persen_resmi(nilai), nilai, "angka")


def sel_rupiah(nilai: Decimal | None) -> Sel:
    """An amount as Rp1.250.000; None is an empty cell."""
    return Sel("" if nilai is None else rupiah(nilai), nilai, "uang")


def sebagai_json(lembar: Lembar, *, dengan_nama: bool) -> dict[str, Any]:
    """The sheet as plain values: dates as 2026-08-15, percentages as text with a full stop, ticks as true and false.

    ``null`` is an empty cell, "-" one that does not apply. Rows have the columns' codes as keys.
    """
    return {
        "lembar": lembar.kode,
        "judul": lembar.judul,
        "anak_judul": lembar.anak_judul,
        "periode": lembar.periode,
        "bagian": lembar.bagian,
        "identitas": dict(lembar.identitas),
        "tabel": [_tabel_json(satu, dengan_nama) for satu in lembar.tabel],
        **({"belum_dipantau": _belum_json(lembar, dengan_nama)} if lembar.keterangan_belum else {}),
        "catatan": list(lembar.catatan),
    }


def _belum_json(lembar: Lembar, dengan_nama: bool) -> dict[str, Any]:
    orang = {"orang": [{"id": satu.id, "nama": satu.nama} for satu in lembar.belum_dipantau]} if dengan_nama else {}
    return {"jumlah": len(lembar.belum_dipantau), "kalimat": lembar.kalimat_belum, **orang}


def _tabel_json(tabel: Tabel, dengan_nama: bool) -> dict[str, Any]:
    kolom = tabel.daun
    return {
        "kode": tabel.kode,
        "judul": tabel.judul,
        "kolom": [
            {"kode": satu.kode, "judul": satu.judul, "huruf": satu.huruf}
            for satu in kolom
            if dengan_nama or not satu.bernama
        ],
        "baris": [_baris_json(satu, kolom, dengan_nama) for satu in tabel.baris],
        "kaki": [_baris_json(satu, kolom, dengan_nama) for satu in tabel.kaki],
        "catatan": list(tabel.catatan),
    }


def _baris_json(baris: Baris, kolom: tuple[Kolom, ...], dengan_nama: bool) -> dict[str, Any]:
    isi: dict[str, Any] = {}
    if baris.kode:
        isi["baris"] = baris.kode
    if baris.id:
        isi["id"] = baris.id
    ke = 0
    for satu in baris.sel:
        kepala = kolom[ke]
        # the label of a footer row stands under a name's column without being one
        if (dengan_nama or not kepala.bernama) and not (satu.lebar > 1 and baris.kode):
            isi[kepala.kode] = _polos(satu.nilai)
        ke += satu.lebar
    if baris.judul:
        isi["judul"] = baris.sel[0].teks
    return isi


def _polos(nilai: Nilai) -> str | int | bool | None:
    if isinstance(nilai, Decimal):
        return str(nilai)
    return nilai.isoformat() if isinstance(nilai, dt.date) else nilai
