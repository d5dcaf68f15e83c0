"""Households to be put where they stand: those of one dusun, in the order in which one walks past them."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from kpm.models import Dusun
from sasaran.aturan import DUSUN_BELUM
from sasaran.kueri import untuk_daftar_keluarga
from sasaran.models import Keluarga


def dusun_asal(semua: list[Dusun], uuid: str) -> Dusun | None:
    """The dusun of this uuid; without one that of households nobody has placed yet, where there is such a dusun."""
    if uuid:
        return next((satu for satu in semua if str(satu.uuid) == uuid), None)
    return next((satu for satu in semua if satu.nama == DUSUN_BELUM), None)


def rumah_di(dusun: Dusun) -> QuerySet[Any]:
    """Households of a dusun with ``jumlah_orang``."""
    return untuk_daftar_keluarga(Keluarga.objects.filter(dusun=dusun)).order_by("rw", "rt", "alamat", "kepala", "nomor")
