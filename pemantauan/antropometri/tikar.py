"""Which colour of the growth mat a length suggests: a hint beside the colour that was seen, never in its place."""

from __future__ import annotations

from decimal import Decimal

UMUR_TERTUA = 23
"""Bulan penuh up to which the mat is used."""
BATAS_KUNING = Decimal(-1)
"""SD below which the mat is taken to show kuning. No source gives the limits of its bands: a setting here."""
BATAS_MERAH = Decimal(-2)
"""Merah is called "terindikasi stunting", and stunting is below -2 SD."""


WARNA = {"H": "hijau", "K": "kuning", "M": "merah"}
"""Code -> word of a colour."""


def petunjuk_tikar(pb_u: Decimal | None, umur_bulan: int | None, *, batas_kuning: Decimal = BATAS_KUNING) -> str:
    """H, K or M from PB/U at 0 to 23 bulan penuh; empty where nothing can be told."""
    if pb_u is None or umur_bulan is None or not 0 <= umur_bulan <= UMUR_TERTUA:
        return ""
    if pb_u < BATAS_MERAH:
        return "M"
    return "K" if pb_u < batas_kuning else "H"
