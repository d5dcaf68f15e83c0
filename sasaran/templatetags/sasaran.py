"""What a row of the list says about a person on a day."""

from __future__ import annotations

import datetime as dt

from django import template

from kpm.dokumen.terbilang import tanggal_panjang
from sasaran.aturan import UMUR_ANAK_TERTUA
from sasaran.models import Kehamilan, Orang
from sasaran.sebutan import umur

register = template.Library()

UMUR_PAUD = 24
"""Bulan penuh from which a child is sasaran PAUD (Formulir 2C)."""
HARI_LEWAT = 7
"""Days after HPL from which the list asks for the birth."""


@register.filter
def keterangan(orang: Orang, pada: dt.date) -> str:
    """``Hamil 6 bulan``, ``Nifas, melahirkan 3 September 2026``, ``14 bulan``, ``3 tahun · sasaran PAUD``.

    Wants ``kehamilan_kini`` prefetched and ``anak`` joined.
    """
    for hamil in orang.kehamilan_kini:  # type: ignore[attr-defined]
        if hamil.berakhir_pada:
            return f"Nifas, melahirkan {tanggal_panjang(hamil.berakhir_pada)}"
        usia = hamil.usia_bulan(pada)
        return f"Hamil {usia} bulan" if usia is not None else "Hamil"
    bulan = orang.umur_bulan(pada)
    if bulan is not None and UMUR_PAUD <= bulan <= UMUR_ANAK_TERTUA and hasattr(orang, "anak"):
        return f"{umur(bulan)} · sasaran PAUD"
    return umur(bulan)


@register.filter
def lewat_hpl(hamil: Kehamilan | None, pada: dt.date) -> bool:
    """Whether a running pregnancy has passed its HPL by more than a week."""
    if not hamil or hamil.berakhir_pada:
        return False
    hpl = hamil.hpl_terakhir
    return bool(hpl and (pada - hpl).days > HARI_LEWAT)
