"""PURE: decimals, measurements, money and percentages, with the ways they go wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kpm.bacaan.bentuk import Nilai, NilaiJanggal
from kpm.bacaan.nilai.dasar import kosong, kutip, teks

_SATU_PEMISAH = re.compile(r"[+\-−]?\d+(?:[.,]\d+)?|[+\-−]?[.,]\d+")
_RIBUAN_TITIK = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_RIBUAN_KOMA = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
BATAS_Z = Decimal(90)
"""z-scores from here on are placeholders (99.99, 999.99), not measurements."""


@dataclass(frozen=True, slots=True)
class Ukuran:
    """A measurement of a cell: its value, or None with what is wrong; ``mentah`` is what the cell says."""

    nilai: Decimal | None
    mentah: str = ""
    masalah: str = ""


def desimal(nilai: Nilai, *, satuan: Sequence[str] = ()) -> Decimal | None:
    """A number with a comma or a full stop; more than one separator, or letters, are NilaiJanggal.

    ``satuan``: words that may follow it, such as kg.
    """
    if isinstance(nilai, (int, Decimal)) and not isinstance(nilai, bool):
        return Decimal(nilai)
    if kosong(nilai):
        return None
    isi = teks(nilai).lstrip("'")
    for kata in satuan:
        if isi.casefold().endswith(kata.casefold()):
            isi = isi[: -len(kata)].rstrip()
            break
    if not (isi.isascii() or "−" in isi) or not _SATU_PEMISAH.fullmatch(isi) or len(isi) > 40:
        raise NilaiJanggal(f"{kutip(nilai)} bukan angka yang dapat dibaca.")
    return Decimal(isi.replace(",", ".").replace("−", "-"))


def rupiah(nilai: Nilai) -> Decimal | None:
    """An amount or a count with thousands marked: Rp 1.083.991.000,00, 1.083.991 or 1,083,991. Raises NilaiJanggal.

    A single group of three digits is thousands (1.500 is one thousand five hundred): nobody writes money to a
    thousandth.
    """
    if isinstance(nilai, (int, Decimal)) and not isinstance(nilai, bool):
        return Decimal(nilai)
    if kosong(nilai):
        return None
    isi = re.sub(r"^rp\.?\s*|\s|,-$", "", teks(nilai).casefold())
    if len(isi) <= 40:
        if _RIBUAN_TITIK.fullmatch(isi):
            return Decimal(isi.replace(".", "").replace(",", "."))
        if _RIBUAN_KOMA.fullmatch(isi):
            return Decimal(isi.replace(",", ""))
    try:
        return desimal(isi)
    except NilaiJanggal as galat:
        raise NilaiJanggal(f"{kutip(nilai)} bukan jumlah uang yang dapat dibaca.") from galat


def persen(nilai: Nilai) -> Decimal | None:
    """53,49% or 53.49 %, as 53.49. A number cell without the sign is taken as it stands. Raises NilaiJanggal."""
    return desimal(nilai, satuan=("%",))


def z_skor(nilai: Nilai) -> Decimal | None:
    """A z-score; None for 999.99 and Outlier, which programs write where they have none. Raises NilaiJanggal."""
    if teks(nilai).casefold() == "outlier":
        return None
    hasil = desimal(nilai)
    return None if hasil is None or abs(hasil) >= BATAS_Z else hasil


def ukuran(nilai: Nilai, *, dari: Decimal, sampai: Decimal, satuan: Sequence[str] = ()) -> Ukuran:
    """A weight or length between two bounds; never raises: outside them, or unreadable, its value is None.

    A weight of 10945 or a length of 875 keeps what the cell says, for somebody to look at, and stays out of every
    calculation. Zero is no measurement.
    """
    if kosong(nilai, nol=True):
        return Ukuran(None)
    mentah = teks(nilai)
    try:
        angka = desimal(nilai, satuan=satuan)
    except NilaiJanggal as galat:
        return Ukuran(None, mentah, str(galat))
    if angka is None or angka == 0:
        return Ukuran(None)
    if not dari <= angka <= sampai:
        return Ukuran(None, mentah, f"{kutip(mentah)} di luar batas wajar ({_tulis(dari)} sampai {_tulis(sampai)}).")
    return Ukuran(angka, mentah)


def berat_lahir(nilai: Nilai) -> Ukuran:
    """Weight at birth in kg, between 0,3 and 7 kg; above 100 it was written in grams."""
    return _lahir(nilai, Decimal("0.3"), Decimal(7), ("kg", "gram", "gr", "g"), lambda a: a / 1000 if a > 100 else a)


def panjang_lahir(nilai: Nilai) -> Ukuran:
    """Length at birth in cm, between 20 and 70 cm; up to 1 it was written in metres."""
    return _lahir(nilai, Decimal(20), Decimal(70), ("cm", "m"), lambda a: a * 100 if 0 < a <= 1 else a)


def _tulis(angka: Decimal) -> str:
    return str(angka).replace(".", ",")


def _lahir(
    nilai: Nilai, dari: Decimal, sampai: Decimal, satuan: Sequence[str], samakan: Callable[[Decimal], Decimal]
) -> Ukuran:
    """A measurement at birth brought to one unit before it is judged."""
    if kosong(nilai, nol=True):
        return Ukuran(None)
    try:
        angka = desimal(nilai, satuan=satuan)
    except NilaiJanggal as galat:
        return Ukuran(None, teks(nilai), str(galat))
    hasil = ukuran(None if angka is None else samakan(angka), dari=dari, sampai=sampai)
    mentah = teks(nilai)
    if hasil.masalah:
        return Ukuran(None, mentah, f"{kutip(mentah)} di luar batas wajar ({_tulis(dari)} sampai {_tulis(sampai)}).")
    return Ukuran(hasil.nilai, mentah if hasil.nilai is not None else "")
