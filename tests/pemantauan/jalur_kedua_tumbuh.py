"""z-scores a second, naive way: Decimal with 60 digits all through, read from the WHO files anew, nothing shared."""

from __future__ import annotations

import csv
from decimal import ROUND_HALF_UP, Decimal, getcontext, localcontext
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[2] / "pemantauan" / "data" / "who"
SEN = Decimal("0.01")


@cache
def tabel(nama: str) -> dict[tuple[str, Decimal], tuple[Decimal, Decimal, Decimal]]:
    """(sex, key) -> L, M, S."""
    with (DATA / f"{nama}.csv").open() as berkas:
        isi = list(csv.DictReader(berkas))
    kunci = next(k for k in isi[0] if k.endswith(("_days", "_cm")))
    return {
        ("LP"["MF".index(satu["sex"])], Decimal(satu[kunci])): tuple(Decimal(satu[n]) for n in "lms")  # type: ignore[misc]
        for satu in isi
    }


def sd(lms: tuple[Decimal, Decimal, Decimal], k: int) -> Decimal:
    daya, median, sebar = lms
    return median * (1 + daya * sebar * k) ** (1 / daya)


def _z(nilai: Decimal, lms: tuple[Decimal, Decimal, Decimal], lurus: bool) -> Decimal:
    daya, median, sebar = lms
    if lurus:
        z = (nilai - median) / (median * sebar)
    else:
        z = ((nilai / median) ** daya - 1) / (daya * sebar)
        if z > 3:
            z = 3 + (nilai - sd(lms, 3)) / (sd(lms, 3) - sd(lms, 2))
        elif z < -3:
            z = -3 + (nilai - sd(lms, -3)) / (sd(lms, -2) - sd(lms, -3))
    return z.quantize(SEN, rounding=ROUND_HALF_UP)


def _panjang_tabel(cm: Decimal, cara: str, hari: int) -> tuple[Decimal, bool]:
    """Corrected length, and whether standing was implausible."""
    if cara == "H" and hari / Decimal("30.4375") < 9:
        return cm, True
    if hari < 731 and cara == "H":
        return cm + Decimal("0.7"), False
    if hari >= 731 and cara == "L":
        return cm - Decimal("0.7"), False
    return cm, False


def hitung(jenis: str, hari: int, berat: Decimal | None, panjang: Decimal | None, cara: str) -> tuple[Any, ...]:
    """(zlen, zwei, zwfl, zbmi, flags) as the specification says it, two decimals."""
    with localcontext():
        getcontext().prec = 60
        return _hitung(jenis, hari, berat, panjang, cara)


def _hitung(jenis: str, hari: int, berat: Decimal | None, panjang: Decimal | None, cara: str) -> tuple[Any, ...]:
    cm, posisi = (None, cara == "H" and hari < 274) if panjang is None else _panjang_tabel(panjang, cara, hari)
    zlen = zwei = zwfl = zbmi = None
    if cm is not None:
        zlen = _z(cm, tabel("lhfa_by_day")[jenis, Decimal(hari)], lurus=True)
    if berat is not None:
        zwei = _z(berat, tabel("wfa_by_day")[jenis, Decimal(hari)], lurus=False)
    if berat is not None and cm is not None:
        zbmi = _z(berat / (cm / 100) ** 2, tabel("bmifa_by_day")[jenis, Decimal(hari)], lurus=False)
        nama, bawah, atas = ("wfl_by_cm", 45, 110) if hari < 731 else ("wfh_by_cm", 65, 120)
        if bawah <= cm <= atas:
            satu = cm.quantize(Decimal("0.1"), rounding="ROUND_FLOOR")
            lms = tabel(nama)[jenis, satu]
            if satu != cm:
                bagian = (cm - satu) / Decimal("0.1")
                lain = tabel(nama)[jenis, satu + Decimal("0.1")]
                lms = tuple(a + bagian * (b - a) for a, b in zip(lms, lain, strict=True))  # type: ignore[assignment]
            zwfl = _z(berat, lms, lurus=False)
    tanda = [
        nama
        for nama, z, bawah, atas in (
            ("HAZ", zlen, -6, 6),
            ("WAZ", zwei, -6, 5),
            ("WHZ", zwfl, -5, 5),
            ("BAZ", zbmi, -5, 5),
        )
        if z is not None and (z < bawah or z > atas)
    ]
    return zlen, zwei, zwfl, zbmi, (*tanda, "POS9MO") if posisi else tuple(tanda)
