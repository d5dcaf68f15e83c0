"""Short words for ages, as they stand in lists and headings; no Django, no clock."""

from __future__ import annotations


def umur(bulan: int | None) -> str:
    """``14 bulan``, from two years on ``3 tahun 2 bulan``; empty when unknown."""
    if bulan is None:
        return ""
    if bulan < 24:
        return f"{max(bulan, 0)} bulan"
    tahun, sisa = divmod(bulan, 12)
    return f"{tahun} tahun {sisa} bulan" if sisa and tahun < 6 else f"{tahun} tahun"
