"""Numbers to SVG geometry: stacked bars, spark lines and curves, as the texts of attributes; without Django."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
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


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column: its place and size, and the x of its middle, where the words above and below it stand."""

    x: int
    y: str
    lebar: int
    tinggi: str
    tengah: str


def kolom(nilai: Sequence[int | None], *, langkah: int, tinggi: int, atas: int) -> list[Kolom | None]:
    """Columns ``langkah`` apart that stand on y = ``atas`` + ``tinggi``; the highest value is ``tinggi`` high.

    A value of 0 is a line of height 1, so that it is seen; None has no column. ValueError for a negative value.
    """
    if any(n is not None and n < 0 for n in nilai):
        raise ValueError(f"Jumlah tidak boleh negatif: {nilai}")
    puncak = max((n for n in nilai if n is not None), default=0) or 1
    hasil: list[Kolom | None] = []
    for ke, n in enumerate(nilai):
        if n is None:
            hasil.append(None)
            continue
        naik = max(Decimal(n * tinggi) / puncak, Decimal(1))
        lebar = langkah * 3 // 5
        x = ke * langkah + (langkah - lebar) // 2
        hasil.append(
            Kolom(
                x,
                _satu_desimal(atas + tinggi - naik),
                lebar,
                _satu_desimal(naik),
                _satu_desimal(x + Decimal(lebar) / 2),
            )
        )
    return hasil


@dataclass(frozen=True, slots=True)
class Garis:
    """A line of the grid behind a curve: its place along the axis and what it says."""

    di: str
    kata: str


@dataclass(frozen=True, slots=True)
class Kurva:
    """Measurements over age in a box of 400 x 220, with its grid; places are texts of SVG attributes."""

    jalur: str
    titik: tuple[tuple[str, str], ...]
    """(x, y) of each measurement."""
    tegak: tuple[Garis, ...]
    """Ages in months: x."""
    datar: tuple[Garis, ...]
    """Values: y."""


KURVA_KIRI, KURVA_KANAN, KURVA_ATAS, KURVA_BAWAH = 34, 390, 10, 196
"""The frame of a curve inside its box."""


def kurva(nilai: Sequence[tuple[Decimal, Decimal]], *, langkah: int, akhir: int = 24) -> Kurva | None:
    """The line through (age in months, value) from birth to ``akhir`` months; None without a measurement.

    ``langkah`` is the distance of the lines of values (2 kg, 5 cm); the frame begins and ends on one. Values are
    joined in the order of age, whatever months lie between them.
    """
    if not nilai:
        return None
    urut = sorted(nilai)
    rendah = int((min(n for _, n in urut) / langkah).to_integral_value(ROUND_FLOOR)) * langkah
    tinggi = int((max(n for _, n in urut) / langkah).to_integral_value(ROUND_CEILING)) * langkah
    tinggi = max(tinggi, rendah + langkah)

    def x(umur: Decimal | int) -> str:
        bagian = min(max(Decimal(umur), Decimal(0)), Decimal(akhir)) / akhir
        return _satu_desimal(KURVA_KIRI + bagian * (KURVA_KANAN - KURVA_KIRI))

    def y(n: Decimal | int) -> str:
        return _satu_desimal(KURVA_BAWAH - (Decimal(n) - rendah) / (tinggi - rendah) * (KURVA_BAWAH - KURVA_ATAS))

    titik = [(x(umur), y(n)) for umur, n in urut]
    return Kurva(
        jalur=_jalur(titik),
        titik=tuple(titik),
        tegak=tuple(Garis(x(umur), str(umur)) for umur in range(0, akhir + 1, 6)),
        datar=tuple(Garis(y(n), str(n)) for n in range(rendah, tinggi + 1, langkah)),
    )


def _jalur(titik: list[tuple[str, str]]) -> str:
    """``M4.0 34.0L52.0 29.5``; a lone point is drawn to itself, which a round line cap shows as a dot."""
    if len(titik) == 1:
        titik = titik * 2
    return "M" + "L".join(f"{x} {y}" for x, y in titik)


def _persen(bagian: int, semua: int) -> str:
    return f"{(Decimal(bagian * 100) / semua).quantize(Decimal('0.01'), ROUND_HALF_UP)}%"


def _satu_desimal(nilai: Decimal) -> str:
    return str(nilai.quantize(Decimal("0.1"), ROUND_HALF_UP))
