"""PURE: plausible lengths (cm) and weights (kg) of invented children, interpolated from a few WHO reference points.

Only for inventing. What a real measurement means is computed from the full tables, never from this file.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

Titik = tuple[tuple[float, float, float], ...]

PANJANG: dict[str, Titik] = {
    "L": (
        (0, 49.9, 1.89), (1, 54.7, 1.95), (2, 58.4, 2.0), (3, 61.4, 2.04), (4, 63.9, 2.08), (5, 65.9, 2.11),
        (6, 67.6, 2.14), (8, 70.6, 2.21), (10, 73.3, 2.28), (12, 75.7, 2.38), (15, 79.2, 2.53),
        (18, 82.3, 2.7), (21, 85.1, 2.87), (24, 87.8, 3.05),
    ),
    "P": (
        (0, 49.1, 1.86), (1, 53.6, 1.95), (2, 57.1, 2.04), (3, 59.8, 2.1), (4, 62.1, 2.17), (5, 64.0, 2.22),
        (6, 65.8, 2.27), (8, 68.8, 2.37), (10, 71.5, 2.47), (12, 74.0, 2.57), (15, 77.5, 2.74),
        (18, 80.7, 2.9), (21, 83.7, 3.07), (24, 86.4, 3.22),
    ),
}  # fmt: skip
"""Sex -> (age in months, median cm, SD cm). WHO Child Growth Standards, length-for-age."""
BERAT: dict[str, Titik] = {
    "L": (
        (45, 2.44, 0.0918), (50, 3.33, 0.0889), (55, 4.55, 0.0859), (60, 5.99, 0.0834), (65, 7.27, 0.0822),
        (70, 8.42, 0.0823), (75, 9.5, 0.0829), (80, 10.45, 0.0831), (85, 11.5, 0.0818), (90, 12.72, 0.0804),
        (95, 13.89, 0.0805),
    ),
    "P": (
        (45, 2.46, 0.0903), (50, 3.35, 0.0907), (55, 4.55, 0.0911), (60, 5.87, 0.0914), (65, 7.08, 0.0912),
        (70, 8.16, 0.0907), (75, 9.15, 0.0901), (80, 10.09, 0.0894), (85, 11.22, 0.089), (90, 12.47, 0.0891),
        (95, 13.71, 0.0896),
    ),
}  # fmt: skip
"""Sex -> (length cm, median kg, coefficient of variation). WHO weight-for-length."""
L_BERAT = {"L": -0.3521, "P": -0.3833}
"""Skewness of weight-for-length, the same at every length."""


def _sela(titik: Titik, x: float) -> tuple[float, float]:
    """Both values at ``x``, linear between the points, the outermost ones beyond them."""
    x = min(max(x, titik[0][0]), titik[-1][0])
    for (x0, a0, b0), (x1, a1, b1) in pairwise(titik):
        if x <= x1:
            bagian = (x - x0) / (x1 - x0)
            return a0 + (a1 - a0) * bagian, b0 + (b1 - b0) * bagian
    return titik[-1][1], titik[-1][2]


def panjang(jenis_kelamin: str, umur: float, z: float) -> float:
    """Length in cm at ``umur`` months for a z-score."""
    tengah, sd = _sela(PANJANG[jenis_kelamin], umur)
    return tengah + z * sd


def z_panjang(jenis_kelamin: str, umur: float, cm: float) -> float:
    """z-score of a length (cm) at an age in months."""
    tengah, sd = _sela(PANJANG[jenis_kelamin], umur)
    return (cm - tengah) / sd


def berat(jenis_kelamin: str, cm: float, z: float) -> float:
    """Weight in kg at a length for a z-score of weight for length."""
    tengah, cv = _sela(BERAT[jenis_kelamin], cm)
    kuasa = L_BERAT[jenis_kelamin]
    return tengah * (1 + kuasa * cv * z) ** (1 / kuasa)


def z_sekarang(z_lahir: float, z_dua_tahun: float, umur: float) -> float:
    """The z-score of length on the way from birth to 24 months; the loss happens from 3 to 15 months."""
    bagian = min(max((umur - 3) / 12, 0), 1)
    return z_lahir + (z_dua_tahun - z_lahir) * bagian


def warna_tikar(z: float) -> str:
    """The colour a growth mat shows about this length."""
    if z < -2:
        return "M"
    return "K" if z < -1 else "H"


def bulat(nilai: float, angka: int) -> Decimal:
    """The number rounded to ``angka`` decimals."""
    return Decimal(str(round(nilai, angka)))
