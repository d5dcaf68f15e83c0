"""Numbers to SVG geometry: stacked bars and spark lines, as the texts of attributes; without Django."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

LEBAR, TINGGI = 200, 40
"""The viewBox of a spark line."""
_TEPI_X, _TEPI_Y = 4, 6
"""Space kept free on each side of a spark line, for the dot at its end."""

JenisRuas = Literal["y", "t", "b", "ts"]


@dataclass(frozen=True, slots=True)
class Ruas:
    """One part of a bar. ``x``, ``lebar`` and ``sela_x`` are percents of the bar's width, written ``66.67%``."""

    x: str
    lebar: str
    jenis: JenisRuas
    sela_x: str | None
    """Where the thin gap to the part before it stands; None for the first part."""


def batang(diterima: int, tidak: int, belum: int, ts: int) -> list[Ruas]:
    """The parts of a stacked bar: received, not received, not recorded, not applicable. Parts of 0 are left out.

    The four numbers exclude each other and add up to all persons. Empty for nobody; ValueError for a negative number.
    """
    bagian: tuple[tuple[JenisRuas, int], ...] = (("y", diterima), ("t", tidak), ("b", belum), ("ts", ts))
    if any(jumlah < 0 for _, jumlah in bagian):
        raise ValueError(f"Jumlah orang tidak boleh negatif: {diterima}, {tidak}, {belum}, {ts}")
    semua = sum(jumlah for _, jumlah in bagian)
    ruas: list[Ruas] = []
    sebelum = 0
    for jenis, jumlah in bagian:
        if jumlah:
            x = _persen(sebelum, semua)
            ruas.append(Ruas(x, _persen(jumlah, semua), jenis, x if ruas else None))
            sebelum += jumlah
    return ruas


@dataclass(frozen=True, slots=True)
class Spark:
    """A spark line in a box of 200 x 40: the ``d`` of its path and the place of the dot on its last value."""

    titik: str
    akhir_x: str
    akhir_y: str


def spark(nilai: Sequence[Decimal | int | None]) -> Spark | None:
    """The line through ``nilai``, evenly spaced from left to right; the lowest value at the bottom, the highest on top.

    None in ``nilai`` is a gap: the line breaks, and a value alone between gaps becomes a point. Equal values make a
    flat line in the middle. None when there is no value at all.
    """
    ada = [n for n in nilai if n is not None]
    if not ada:
        return None
    rendah, tinggi = Decimal(min(ada)), Decimal(max(ada))
    langkah = Decimal(LEBAR - 2 * _TEPI_X) / max(len(nilai) - 1, 1)

    def tempat(urutan: int, n: Decimal | int) -> tuple[str, str]:
        naik = (Decimal(n) - rendah) / (tinggi - rendah) if tinggi > rendah else Decimal("0.5")
        return _satu_desimal(_TEPI_X + urutan * langkah), _satu_desimal(
            TINGGI - _TEPI_Y - naik * (TINGGI - 2 * _TEPI_Y)
        )

    penggal: list[list[tuple[str, str]]] = [[]]
    for urutan, n in enumerate(nilai):
        if n is not None:
            penggal[-1].append(tempat(urutan, n))
        elif penggal[-1]:
            penggal.append([])
    penggal = [titik for titik in penggal if titik]
    akhir_x, akhir_y = penggal[-1][-1]
    return Spark("".join(_jalur(titik) for titik in penggal), akhir_x, akhir_y)


def _jalur(titik: list[tuple[str, str]]) -> str:
    """``M4.0 34.0L52.0 29.5``; a lone point is drawn to itself, which a round line cap shows as a dot."""
    if len(titik) == 1:
        titik = titik * 2
    return "M" + "L".join(f"{x} {y}" for x, y in titik)


def _persen(bagian: int, semua: int) -> str:
    return f"{(Decimal(bagian * 100) / semua).quantize(Decimal('0.01'), ROUND_HALF_UP)}%"


def _satu_desimal(nilai: Decimal) -> str:
    return str(nilai.quantize(Decimal("0.1"), ROUND_HALF_UP))
