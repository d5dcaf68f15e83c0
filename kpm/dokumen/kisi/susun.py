"""PURE: an official sheet laid out on a grid: title, heading, tables as they are printed, notes, signatures."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from kpm.dokumen.kisi.bentuk import Gaya, Kisi, Penutup, Petak, isi_sel, petak
from kpm.dokumen.kisi.lebar import bagi, banyak_baris, letak_kolom, pecah
from kpm.dokumen.lembar import Baris, Lembar, Nama, Sel, Tabel

KOSONG = "................................"
"""What stands for a part of the heading nobody has filled, to be written by hand."""
TERTINGGI = 409
"""Points of the highest row a spreadsheet has."""
BEKU_TERBANYAK = 4
"""Columns that may stay in sight before there is no room left for the others."""
JUDUL = Gaya(rata="center", tegak="center", tebal=True, ukuran=12)
ANAK_JUDUL = replace(JUDUL, tebal=False, ukuran=10)
IDENTITAS = Gaya(tegak="center", ukuran=10)
KEPALA = Gaya(rata="center", tegak="center", tebal=True, garis=True, ukuran=9)
HURUF = replace(KEPALA, tebal=False, ukuran=8)
BIASA = Gaya(garis=True)
SUMBER = Gaya(ukuran=9)
TTD = Gaya(rata="center", tegak="bottom")


def susun_kisi(lembar: Lembar, penutup: Penutup) -> Kisi:
    """The whole sheet: title, heading, tables as they are printed, notes, who was not monitored, who signs."""
    tabel = [satu.kertas for satu in lembar.tabel]
    lebar, letak = letak_kolom(tabel)
    kisi = Kisi(lebar)
    _judul(kisi, lembar)
    for kalimat in lembar.pembuka:
        _kalimat(kisi, kalimat)
    for satu, batas in zip(tabel, letak, strict=True):
        _tabel(kisi, satu, batas, sendiri=len(tabel) == 1)
    _belum(kisi, lembar)
    for kalimat in lembar.catatan:
        _kalimat(kisi, kalimat)
    for kalimat in penutup.kaki:
        _kalimat(kisi, kalimat)
    _tanda_tangan(kisi, penutup)
    return kisi


def _tambah(kisi: Kisi, isi: dict[int, Petak] | None = None) -> int:
    """One more row; how high it has to be for its text. Its number."""
    kisi.baris.append(isi or {})
    nomor = len(kisi.baris)
    perlu = max((_tinggi(kisi, kolom, satu) for kolom, satu in (isi or {}).items() if satu.tinggi == 1), default=0.0)
    if perlu:
        kisi.tinggi[nomor] = perlu
    return nomor


def _tinggi(kisi: Kisi, kolom: int, satu: Petak) -> float:
    """Points a text needs; 0 for one line in the usual size."""
    if not isinstance(satu.isi, str) or not satu.gaya.bungkus:
        return 0.0
    lebar = sum(kisi.lebar[kolom - 1 : kolom - 1 + satu.lebar])
    jumlah = banyak_baris(satu.isi, lebar, satu.gaya.ukuran, tebal=satu.gaya.tebal)
    return (
        0.0
        if jumlah == 1 and satu.gaya.ukuran <= 10
        else min(math.ceil(jumlah * satu.gaya.ukuran * 1.3 + 2), TERTINGGI)
    )


def _kalimat(kisi: Kisi, teks: str, gaya: Gaya = SUMBER) -> None:
    """A sentence over the whole width, in as many rows as it needs."""
    for satu in pecah(teks, sum(kisi.lebar), gaya.ukuran):
        _tambah(kisi, {1: petak(satu, gaya, lebar=len(kisi.lebar))})


def _judul(kisi: Kisi, lembar: Lembar) -> None:
    _kalimat(kisi, f"{lembar.nomor}. {lembar.judul}", JUDUL)
    masa, wilayah = _identitas(lembar)
    _deret(kisi, masa)
    if lembar.anak_judul:
        _kalimat(kisi, lembar.anak_judul, ANAK_JUDUL)
    _deret(kisi, wilayah)


def _identitas(lembar: Lembar) -> tuple[list[str], list[str]]:
    """The period with the part of the village, and the rest, as "BULAN : Juli 2026"."""
    pasangan = list(lembar.identitas)
    if [label for label, _ in pasangan[:2]] == ["Bulan", "Tahun"]:
        pasangan[:2] = [("Bulan", f"{pasangan[0][1]} {pasangan[1][1]}")]
    semua = [f"{label.upper()} : {isi or KOSONG}" for label, isi in pasangan]
    bagian = [f"BAGIAN : {lembar.bagian}"] if lembar.bagian else []
    return semua[:1] + bagian, semua[1:]


def _deret(kisi: Kisi, teks: Sequence[str]) -> None:
    """Texts side by side, as many in a row as the columns have room for."""
    sebaris = next((n for n in range(min(len(teks), len(kisi.lebar)), 1, -1) if _muat(kisi, teks, n)), 1)
    bagian = bagi(kisi.lebar, sebaris)
    for awal in range(0, len(teks), sebaris):
        isi = teks[awal : awal + sebaris]
        _tambah(kisi, {k: petak(t, IDENTITAS, lebar=n) for t, (k, n) in zip(isi, bagian, strict=False)})


def _muat(kisi: Kisi, teks: Sequence[str], sebaris: int) -> bool:
    """Whether each of the texts stands in one line, so many side by side."""
    bagian = bagi(kisi.lebar, sebaris)
    return all(
        banyak_baris(satu, sum(kisi.lebar[k - 1 : k - 1 + n]), IDENTITAS.ukuran) == 1
        for ke, satu in enumerate(teks)
        for k, n in [bagian[ke % sebaris]]
    )


def _tabel(kisi: Kisi, tabel: Tabel, batas: list[int], *, sendiri: bool) -> None:
    """A table; one that is alone on its sheet has its head repeated on every page and kept in sight."""
    _tambah(kisi)
    if tabel.judul:
        _kalimat(kisi, tabel.judul, Gaya(tebal=True))
    awal = len(kisi.baris) + 1
    _kepala(kisi, tabel, batas)
    if sendiri:
        kisi.kepala = (awal, len(kisi.baris))
        bernama = next((ke for ke, kolom in enumerate(tabel.daun, start=1) if kolom.bernama), 0)
        kisi.beku = bernama if bernama <= BEKU_TERBANYAK else 0
    turun: dict[int, int] = {}
    for satu in tabel.baris:
        _tambah(kisi, _baris(satu, batas, turun, _gaya_baris))
    if not tabel.baris:
        _tambah(kisi, {1: petak(tabel.kosong, BIASA, lebar=batas[-1] - 1)})
    for satu in tabel.kaki:
        _tambah(kisi, _baris(satu, batas, {}, _gaya_kaki))
    for kalimat in (*tabel.catatan, *tabel.catatan_kertas):
        _kalimat(kisi, kalimat)


def _kepala(kisi: Kisi, tabel: Tabel, batas: list[int]) -> None:
    """Rows of nested headings and the letter row."""
    deret = tabel.kepala
    terpakai: set[tuple[int, int]] = set()
    awal = len(kisi.baris) + 1
    for ke, satu_deret in enumerate(deret):
        isi: dict[int, Petak] = {}
        kolom = 0
        for satu, lebar, tinggi in satu_deret:
            while (ke, kolom) in terpakai:
                kolom += 1
            terpakai |= {(ke + y, kolom + x) for y in range(tinggi) for x in range(lebar)}
            isi[batas[kolom]] = petak(satu.judul, KEPALA, lebar=batas[kolom + lebar] - batas[kolom], tinggi=tinggi)
            kolom += lebar
        _tambah(kisi, isi)
    _tinggikan(kisi, awal, len(deret))
    if tabel.huruf:
        isi, kolom = {}, 0
        for huruf, lebar in tabel.huruf:
            isi[batas[kolom]] = petak(huruf or None, HURUF, lebar=batas[kolom + lebar] - batas[kolom])
            kolom += lebar
        _tambah(kisi, isi)


def _tinggikan(kisi: Kisi, awal: int, banyak: int) -> None:
    """The last row of a head takes what its tall headings need beyond the rows above."""
    biasa, akhir = 14.0, awal + banyak - 1
    for nomor in range(awal, akhir + 1):
        for kolom, satu in kisi.baris[nomor - 1].items():
            if satu.tinggi > 1:
                ada = sum(kisi.tinggi.get(n, biasa) for n in range(nomor, akhir))
                kisi.tinggi[akhir] = max(kisi.tinggi.get(akhir, biasa), _tinggi(kisi, kolom, satu) - ada)


@lru_cache(maxsize=100)
def _gaya(tebal: bool, tengah: bool, bentuk: str) -> Gaya:
    """The look of a cell of a table; the same object for all that look so, of which a year has a quarter million."""
    return Gaya(garis=True, tebal=tebal, rata="center" if tengah else "left", format=bentuk)


def _gaya_baris(baris: Baris, sel: Sel, bentuk: str) -> Gaya:
    return _gaya(baris.judul, bool(sel.rupa) and not baris.judul, bentuk)


def _gaya_kaki(_: Baris, sel: Sel, bentuk: str) -> Gaya:
    return _gaya(True, sel.lebar == 1, bentuk)


def _baris(
    baris: Baris, batas: list[int], turun: dict[int, int], gaya: Callable[[Baris, Sel, str], Gaya]
) -> dict[int, Petak]:
    """The cells of one row; ``turun`` remembers per column the rows still covered by a tall cell above."""
    hasil: dict[int, Petak] = {}
    kolom = 0
    for satu in baris.sel:
        if turun.get(kolom, 0):
            turun[kolom] -= 1
        else:
            isi, bentuk = isi_sel(satu)
            lebar = batas[kolom + satu.lebar] - batas[kolom]
            hasil[batas[kolom]] = petak(isi, gaya(baris, satu, bentuk), lebar=lebar, tinggi=satu.tinggi)
            turun[kolom] = satu.tinggi - 1
        kolom += satu.lebar
    return hasil


def _belum(kisi: Kisi, lembar: Lembar) -> None:
    """Who was not monitored, one name a row: in one cell a village's names would not fit."""
    if not lembar.keterangan_belum:
        return
    sebut: Iterable[Nama] = lembar.belum_dipantau if lembar.sebut_belum else ()
    _kalimat(kisi, lembar.kalimat_belum + (":" if sebut else "."))
    for satu in sebut:
        _tambah(kisi, {1: petak(f"{satu.nama} ({satu.keterangan})", replace(SUMBER, bungkus=False))})


def _tanda_tangan(kisi: Kisi, penutup: Penutup) -> None:
    """Place, date and who signs: the first two side by side, further ones below."""
    if not penutup.ttd:
        return
    dua = bagi(kisi.lebar, 2)
    _tambah(kisi)
    _tambah(kisi, {dua[1][0]: petak(penutup.tempat_tanggal, TTD, lebar=dua[1][1])})
    _blok(kisi, list(zip(dua, ("Mengetahui,", "Dibuat oleh,"), penutup.ttd, strict=False)))
    for satu in penutup.ttd[2:]:
        _tambah(kisi)
        _blok(kisi, [((1, len(kisi.lebar)), "Mengetahui,", satu)])


def _blok(kisi: Kisi, blok: Sequence[tuple[tuple[int, int], str, tuple[str, str]]]) -> None:
    """Signature blocks side by side: (first column, columns), the word over it, (office, name)."""
    _tambah(kisi, {k: petak(kata, TTD, lebar=n) for (k, n), kata, _ in blok})
    _tambah(kisi, {k: petak(jabatan, TTD, lebar=n) for (k, n), _, (jabatan, _) in blok})
    kisi.tinggi[_tambah(kisi)] = 42
    tebal = replace(TTD, tebal=True, garis_bawah=True)
    _tambah(kisi, {k: petak(nama or f"({KOSONG})", tebal if nama else TTD, lebar=n) for (k, n), _, (_, nama) in blok})
