"""PURE: an amount of rupiah as people type it."""

from __future__ import annotations

import re
from decimal import Decimal

_RUPIAH = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2})|,-)?")
_RUPIAH_KOMA = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?")
CONTOH_RUPIAH = "Tulis rupiah dengan angka, misalnya 42.000.000."


def baca_rupiah(teks: str) -> Decimal:
    """``42.000.000``, ``42,000,000``, ``Rp 42000000,50`` as a Decimal. Raises ValueError for anything else."""
    bersih = re.sub(r"^rp\.?", "", teks.strip().replace(" ", ""), flags=re.IGNORECASE)
    if _RUPIAH.fullmatch(bersih):
        return Decimal(bersih.removesuffix(",-").replace(".", "").replace(",", "."))
    if _RUPIAH_KOMA.fullmatch(bersih):
        return Decimal(bersih.replace(",", ""))
    raise ValueError(CONTOH_RUPIAH)
