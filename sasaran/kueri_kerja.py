"""The work area as a condition on people and households: the same rule as `kpm.wilayah_kerja`, told in SQL."""

from __future__ import annotations

from django.db.models import Q

from kpm.wilayah_kerja import Kerja
from sasaran.models import Orang


def orang_wilayah(kerja: Kerja) -> Q:
    """People who belong to a work area."""
    tanpa_posyandu = Q(posyandu__isnull=True)
    if not kerja.posyandu:
        return Q(keluarga__dusun__in=kerja.dusun)
    if kerja.dusun:
        tanpa_posyandu &= Q(keluarga__dusun__in=kerja.dusun)
    return Q(keluarga__dusun__in=kerja.dusun_utuh) | Q(posyandu__in=kerja.posyandu) | tanpa_posyandu


def keluarga_wilayah(kerja: Kerja) -> Q:
    """Households of a work area, and those in which one of its people lives."""
    orang = Orang.objects.filter(orang_wilayah(kerja), keluar_pada__isnull=True)
    return Q(dusun__in=kerja.dusun) | Q(pk__in=orang.values("keluarga"))
