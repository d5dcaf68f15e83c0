"""How many records may be duplicates: shown above the list of sasaran, kept until the village changes."""

from __future__ import annotations

from typing import Any

from django.core.cache import cache
from django.db.models import Count, Max, Sum, Value

from kpm.lingkup import kode_terbuka
from sasaran.kueri_ganda import jumlah_dugaan
from sasaran.kueri_kejadian import menunggu_datang
from sasaran.models import Anak, BukanGanda, Kehamilan, Keluarga, Orang, Penggabungan

DIBANDINGKAN = (Orang, Keluarga, Anak, Kehamilan, BukanGanda, Penggabungan)
"""What the look for duplicates reads; merges too, for parting brings rows back as they were."""
LAMA_DISIMPAN = 60 * 60
"""Seconds a count is kept at the longest."""


def jumlah_ganda_dan_datang() -> tuple[int, int]:
    """`jumlah_dugaan`, counted again only after the village changed, and how many households are on their way here:
    one query, two after a change.

    The cache holds a number under the state of the village, never a name; each process counts for itself.
    """
    keadaan = _keadaan()
    datang = next((jumlah for ke, jumlah, *_ in keadaan if ke == len(DIBANDINGKAN)), 0)
    kunci = f"ganda-{'-'.join(kode_terbuka())}"
    lalu = cache.get(kunci)
    if lalu is None or lalu[0] != keadaan:
        lalu = (keadaan, jumlah_dugaan())
        cache.set(kunci, lalu, LAMA_DISIMPAN)
    return int(lalu[1]), datang


def _keadaan() -> list[tuple[Any, ...]]:
    """How many rows of each kind, which, and when one was saved last: another list after every change. Last of all the
    moves hither that wait for an answer."""
    satu, *lain = (
        semua.order_by()
        .annotate(ke=Value(ke))
        .values("ke")
        .annotate(jumlah=Count("pk"), kunci=Sum("pk"), terakhir=Max("diubah_pada"))
        .values_list("ke", "jumlah", "kunci", "terakhir")
        for ke, semua in enumerate((*(model.objects.all() for model in DIBANDINGKAN), menunggu_datang()))
    )
    return sorted(satu.union(*lain, all=True))
