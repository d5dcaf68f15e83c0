"""Who still stands in a dusun or at a posyandu: told where it is closed, because nobody is moved by that."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import Count, Q

from kpm.models import WilayahKerja
from sasaran.models import Orang


def isi_dusun(uuid: UUID) -> tuple[int, int]:
    """(households with anybody in them, people) of a dusun now. One query."""
    hitung = Orang.objects.filter(keluarga__dusun__uuid=uuid, keluar_pada=None).aggregate(
        rumah=Count("keluarga", distinct=True), orang=Count("pk")
    )
    return hitung["rumah"], hitung["orang"]


def isi_posyandu(uuid: UUID) -> int:
    """People of a posyandu who live in the village now. One query."""
    return Orang.objects.filter(posyandu__uuid=uuid, keluar_pada=None).count()


def kpm_di(pada: dt.date, **tempat: UUID) -> int:
    """Offices not over that day whose work area names the place (``dusun__uuid``, ``posyandu__uuid``). One query."""
    berlaku = Q(penugasan__selesai__isnull=True) | Q(penugasan__selesai__gte=pada)
    return WilayahKerja.objects.filter(berlaku, **tempat).count()
