"""Reading an invitation by the secret in its link."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q
from django.utils import timezone

from kpm.enkripsi import indeks_buta
from kpm.models import Penugasan, Undangan


def sidik_undangan(rahasia: str) -> str:
    """Keyed fingerprint under which a link is stored."""
    return indeks_buta(f"undangan:{rahasia}")


def undangan_berlaku(rahasia: str, pada: dt.datetime) -> Undangan | None:
    """The open invitation of a link, with its person and who sent it; None for a used, old, cancelled or wrong one."""
    return (
        Undangan.objects.filter(
            indeks=sidik_undangan(rahasia),
            dipakai_pada__isnull=True,
            dibatalkan_pada__isnull=True,
            berlaku_sampai__gt=pada,
            pengguna__is_active=True,
        )
        .select_related("pengguna", "dibuat_oleh")
        .first()
    )


def tugas_diundang(undangan: Undangan) -> list[Penugasan]:
    """The assignments the invited person has or will have, with their regions, when the link is opened."""
    belum_berakhir = Q(selesai__isnull=True) | Q(selesai__gte=timezone.localdate())
    return list(
        undangan.pengguna.penugasan.filter(belum_berakhir).select_related("wilayah").order_by("wilayah__nama", "peran")
    )
