"""Reads about backups: the last ones, whether they are too old, and for how many villages this machine works."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.db.models.functions import Length

from kpm.cadangan import jadwal
from kpm.lingkup import PANJANG_DESA
from kpm.models import Cadangan, Penugasan
from kpm.zona import zona

BERHASIL = Q(galat="", diperiksa_pada__isnull=False)


@dataclass(frozen=True, slots=True)
class KeadaanCadangan:
    """What is said of the backups."""

    terakhir: Cadangan | None
    """The last one that was written and could be read again."""
    gagal: Cadangan | None
    """The last attempt, where it failed."""
    usang: bool


def keadaan_cadangan(sekarang: dt.datetime) -> KeadaanCadangan:
    """The state of the backups. Two queries."""
    baik = Cadangan.objects.filter(BERHASIL).first()
    dicoba = Cadangan.objects.first()
    return KeadaanCadangan(
        terakhir=baik,
        gagal=dicoba if dicoba and dicoba.galat else None,
        usang=jadwal.usang(sekarang, baik.dibuat_pada if baik else None),
    )


def cadangan_usang(sekarang: dt.datetime) -> bool:
    """Whether the last good backup is older than three days. One query."""
    return not Cadangan.objects.filter(BERHASIL, dibuat_pada__gte=sekarang - jadwal.USANG).exists()


def cadangan_terbaru(jumlah: int) -> list[Cadangan]:
    """The last backups, the newest first."""
    return list(Cadangan.objects.all()[:jumlah])


def desa_dilayani() -> list[str]:
    """Codes of the villages somebody was ever assigned to on this machine."""
    desa = Penugasan.objects.annotate(panjang=Length("wilayah__kode")).filter(panjang__gte=PANJANG_DESA)
    return list(desa.order_by("wilayah__kode").values_list("wilayah__kode", flat=True).distinct())


def zona_pemasangan() -> ZoneInfo:
    """The clock of this machine's office: that of its first village; WIB while there is none."""
    kode = next(iter(desa_dilayani()), "31")
    return ZoneInfo(zona(kode)[0])
