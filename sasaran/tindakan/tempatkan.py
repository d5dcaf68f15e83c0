"""Putting many households into their dusun at once."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from kpm.kerja import pastikan_milik
from kpm.models import Dusun, Pengguna
from kpm.tindakan_banyak import potret, simpan_banyak
from sasaran.models import Keluarga


def tempatkan(*, rumah: Collection[UUID], dari: Dusun, ke: Dusun, oleh: Pengguna | None) -> int:
    """Move these households from one dusun to another; how many were still there. Sent twice, it moves none.

    Raises BukanWilayahKerja for a household of another KPM's work area: then none is moved.
    """
    with transaction.atomic():
        terkunci = Keluarga.objects.select_for_update(of=("self",)).select_related("desa", "dusun")
        semua = list(terkunci.filter(uuid__in=rumah, dusun=dari).order_by("pk"))
        berubah = []
        for satu in semua:
            pastikan_milik(satu)
            lama = potret(satu)
            satu.dusun = ke
            berubah.append((satu, lama))
        simpan_banyak(Keluarga, berubah=berubah, oleh=oleh)
    return len(berubah)
