"""Numbers, dates and months as Indonesian readers write them; thin filters over the pure functions."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django import template
from django.http import QueryDict
from django.utils import timezone

from kpm import sebutan
from kpm.dokumen import terbilang

register = template.Library()


@register.filter
def tanggal(nilai: dt.date | dt.datetime | None) -> str:
    """12 September 2026; datetimes are shown in the village's zone."""
    if isinstance(nilai, dt.datetime):
        nilai = timezone.localtime(nilai).date()
    return terbilang.tanggal_panjang(nilai) if nilai else "–"


@register.filter
def kata_tempat(nilai: str) -> str:
    """Words about "desa" as the open village is called: of a kelurahan in a kelurahan."""
    return sebutan.kata_tempat(nilai)


@register.filter
def persen(nilai: Decimal | None) -> str:
    """82,35 % on the screen, "-" where there is nothing to divide by."""
    return terbilang.persen_layar(nilai)


@register.filter
def persen_resmi(nilai: Decimal | None) -> str:
    """82,35 in official tables, 0,00 where there is nothing to divide by."""
    return terbilang.persen_resmi(nilai)


@register.filter
def rupiah(nilai: Decimal | int | None) -> str:
    """Rp1.250.000; a dash for None."""
    return terbilang.rupiah(nilai) if nilai is not None else "–"


@register.filter
def desimal(nilai: Decimal | None, tempat: int = 2) -> str:
    """8,50 with ``tempat`` decimals; a dash for None."""
    return terbilang.angka_desimal(nilai, tempat) if nilai is not None else "–"


@register.filter
def ambil(kamus: Any, kunci: Any) -> Any:
    """Value of a mapping under a computed key."""
    return kamus.get(kunci) if hasattr(kamus, "get") else None


@register.simple_tag(takes_context=True)
def kueri(context: dict[str, Any], **ganti: Any) -> str:
    """The page's query string with some parameters replaced; None or empty removes one."""
    asal: QueryDict = context["request"].GET.copy()
    for kunci, nilai in ganti.items():
        if nilai in (None, ""):
            asal.pop(kunci, None)
        else:
            asal[kunci] = str(nilai)
    teks = asal.urlencode()
    return f"?{teks}" if teks else "?"
