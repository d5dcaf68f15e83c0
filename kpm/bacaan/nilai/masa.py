"""PURE: the line above a table that says which month, quarter or year it is about: "BULAN : Januari 2026"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kpm.bacaan.bentuk import Nilai
from kpm.bacaan.nilai.dasar import teks
from kpm.bacaan.nilai.tanggal import BULAN, TAHUN

_BULAN = re.compile(r"\b(?:bulan|bln|periode)\b\s*:?\s*([a-z]+|\d{1,2})\b")
_TRIWULAN = re.compile(r"\b(?:kuartal|triwulan|tri wulan|tw)\b\s*:?\s*(iv|i{1,3}|[1-4])\b")
_TAHUN = re.compile(r"\b(\d{4})\b")
_ROMAWI = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class Masa:
    """What the line names; None where it is silent."""

    tahun: int | None = None
    bulan: int | None = None
    triwulan: int | None = None


def masa(nilai: Nilai) -> Masa | None:
    """The month, quarter or year a title line names; None where it names none of them.

    A lone "2025" is no title line, "Form 2A Januari 2025" and "2B Agustus" (a sheet's name) are.
    """
    isi = teks(nilai).casefold()
    if not isi or len(isi) > 200:
        return None
    tahun = next((int(satu) for satu in _TAHUN.findall(isi) if int(satu) in TAHUN), None)
    bulan = triwulan = None
    if cocok := _TRIWULAN.search(isi):
        triwulan = int(cocok[1]) if cocok[1].isdigit() else _ROMAWI[cocok[1]]
    elif cocok := _BULAN.search(isi):
        nomor = int(cocok[1]) if cocok[1].isdigit() else BULAN.get(cocok[1])
        bulan = nomor if nomor in range(1, 13) else None
    if bulan is None and triwulan is None:
        bulan = next((BULAN[kata] for kata in re.findall(r"[a-z]+", isi) if len(kata) > 2 and kata in BULAN), None)
    if bulan is None and triwulan is None and not re.search(r"\btahun\b", isi):
        return None
    if bulan is None and triwulan is None and tahun is None:
        return None
    return Masa(tahun, bulan, triwulan)
