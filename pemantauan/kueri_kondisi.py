"""Reads of Formulir 1 blocks b and c: the providers of a year with what they offer, and what they offered before."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from kpm.models import Fasilitas, JenisFasilitas
from pemantauan.models import KondisiLayanan

URUTAN = (
    JenisFasilitas.POSKESDES,
    JenisFasilitas.POSYANDU,
    JenisFasilitas.POLINDES,
    JenisFasilitas.PUSKESMAS,
    JenisFasilitas.RUMAH_SAKIT,
    JenisFasilitas.BIDAN,
    JenisFasilitas.DOKTER,
    JenisFasilitas.PAUD,
    JenisFasilitas.TK,
    JenisFasilitas.LAINNYA,
)
"""Kinds of provider in the order of the printed form."""


@dataclass(frozen=True, slots=True)
class Penyedia:
    """A provider in one year."""

    fasilitas: Fasilitas
    kondisi: KondisiLayanan | None
    lalu: KondisiLayanan | None
    """The latest year before in which it was asked."""


def penyedia_tahun(tahun: int, pada: dt.date) -> list[Penyedia]:
    """Providers in use on the day ``pada`` of a year, and those asked in it that closed since. Two queries."""
    kini: dict[int, KondisiLayanan] = {}
    lalu: dict[int, KondisiLayanan] = {}
    for satu in KondisiLayanan.objects.filter(tahun__lte=tahun).select_related("diubah_oleh").order_by("tahun"):
        (kini if satu.tahun == tahun else lalu)[satu.fasilitas_id] = satu
    semua = [
        Penyedia(satu, kini.get(satu.pk), lalu.get(satu.pk))
        for satu in Fasilitas.objects.select_related("dusun")
        if satu.ditutup_pada is None or satu.ditutup_pada > pada or satu.pk in kini
    ]
    return sorted(semua, key=lambda satu: (URUTAN.index(satu.fasilitas.jenis), satu.fasilitas.nama.casefold()))


def belum_ditanyakan(tahun: int) -> QuerySet[Fasilitas]:
    """The providers in use nobody asked this year."""
    sudah = KondisiLayanan.objects.filter(fasilitas=OuterRef("pk"), tahun=tahun)
    return Fasilitas.objects.filter(~Exists(sudah), ditutup_pada=None)


def jumlah_belum_ditanyakan(tahun: int) -> int:
    """How many providers in use nobody asked this year. One query."""
    return belum_ditanyakan(tahun).count()
