"""Reads of the codes of activities: what a village may choose from, by the nearest region that says anything."""

from __future__ import annotations

from django.db.models import Case, IntegerField, Value, When

from kpm.models import Wilayah
from rembuk.models import KodeKegiatan


def kode_berlaku(desa: Wilayah) -> dict[str, KodeKegiatan]:
    """Code -> its row, as the nearest region above the village has it; one that is switched off there is left out.

    One query.
    """
    dekat = [desa.kode, *desa.kode_induk]
    urut = Case(
        *(When(wilayah__kode=kode, then=Value(ke)) for ke, kode in enumerate(dekat)), output_field=IntegerField()
    )
    semua = KodeKegiatan.objects.filter(wilayah__kode__in=dekat).annotate(jauh=urut).order_by("kode", "jauh")
    hasil: dict[str, KodeKegiatan] = {}
    for satu in semua:
        hasil.setdefault(satu.kode, satu)
    return {kode: satu for kode, satu in hasil.items() if satu.dipakai}
