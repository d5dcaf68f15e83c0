"""PURE: what changed between two rows of one record's history, in words a reader of the forms knows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kpm.dokumen import terbilang
from kpm.periode import Bulan

BELUM, KOSONG = "belum dicatat", "kosong"
"""An answer nobody gave, and a text nobody wrote."""
TIADA = "catatan yang sudah tidak ada"
"""A record that was pointed to and is gone."""
Tulis = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Bidang:
    """One field of a record: its name, its label on the form, and how a filled value is written."""

    nama: str
    label: str
    tulis: Tulis
    nihil: str = KOSONG
    """Written for an empty value."""
    induk: bool = False
    """Whom the record belongs to: said only when it changes."""


@dataclass(frozen=True, slots=True)
class Ubah:
    """One field before and after; ``lama`` is empty for a new record, ``baru`` for one that was deleted."""

    label: str
    lama: str
    baru: str


def ada_beda(bidang: Iterable[Bidang], lama: Mapping[str, Any], baru: Mapping[str, Any]) -> bool:
    """Whether any of the fields differs. None and an empty text are the same nothing."""
    return any(not _sama(lama[satu.nama], baru[satu.nama]) for satu in bidang)


def beda(bidang: Iterable[Bidang], lama: Mapping[str, Any] | None, baru: Mapping[str, Any] | None) -> tuple[Ubah, ...]:
    """The fields that differ, in the order of ``bidang``; without ``lama`` or ``baru`` the filled ones of the other."""
    if lama is None or baru is None:
        satu_saja = baru if lama is None else lama
        isi = [
            (satu.label, satu.tulis(satu_saja[satu.nama]))
            for satu in bidang
            if satu_saja is not None and not satu.induk and not _nihil(satu_saja[satu.nama])
        ]
        return tuple(Ubah(label, *(("", teks) if lama is None else (teks, ""))) for label, teks in isi)
    return tuple(
        Ubah(satu.label, _teks(satu, lama[satu.nama]), _teks(satu, baru[satu.nama]))
        for satu in bidang
        if not _sama(lama[satu.nama], baru[satu.nama])
    )


def _nihil(nilai: Any) -> bool:
    return nilai is None or nilai == "" or nilai == []


def _sama(satu: Any, lain: Any) -> bool:
    return bool(satu == lain) or (_nihil(satu) and _nihil(lain))


def _teks(bidang: Bidang, nilai: Any) -> str:
    return bidang.nihil if _nihil(nilai) else bidang.tulis(nilai)


def teks(nilai: Any) -> str:
    """A text on one line, or a number as it is; a list with commas."""
    if isinstance(nilai, (list, tuple)):
        return ", ".join(map(str, nilai))
    return " / ".join(str(nilai).split("\n")) if isinstance(nilai, str) else str(nilai)


def ya_tidak(nilai: bool) -> str:
    """Yes or no, as people read it."""
    return "Ya" if nilai else "Tidak"


def tanggal(nilai: dt.date) -> str:
    """12 September 2026."""
    return terbilang.tanggal_panjang(nilai)


def waktu(nilai: dt.datetime) -> str:
    """12 September 2026 14.05, of a time that is in the village's zone already."""
    return f"{terbilang.tanggal_panjang(nilai.date())} {terbilang.jam(nilai.time())}"


def jam(nilai: dt.time) -> str:
    """14.05."""
    return terbilang.jam(nilai)


def bulan(nilai: Bulan) -> str:
    """September 2026."""
    return nilai.label


def angka(satuan: str = "") -> Tulis:
    """Writer of a measure with as many decimals as it has, and its unit: 8,5 kg."""

    def tulis(nilai: Decimal | int) -> str:
        eksponen = Decimal(nilai).normalize().as_tuple().exponent
        tempat = max(0, -eksponen) if isinstance(eksponen, int) else 0
        return f"{terbilang.angka_desimal(nilai, tempat)} {satuan}".strip()

    return tulis


def pilihan(kata: Mapping[Any, Any]) -> Tulis:
    """Writer of a choice by its word; an unknown one as it is stored."""
    return lambda nilai: str(kata.get(nilai, nilai))


def objek(nama: Mapping[Any, str]) -> Tulis:
    """Writer of a reference by the name of what it points to."""
    return lambda nilai: nama.get(nilai, TIADA)
