"""Reads about one's own account: second step, sessions, recovery codes."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from kpm.models import KodePemulihan, Pengguna, Penugasan, Peran, SesiPengguna

PERAN_WAJIB_KODE = (
    Peran.ADMIN_DESA,
    Peran.PENDAMPING_KECAMATAN,
    Peran.KABUPATEN,
    Peran.PROVINSI,
    Peran.PUSAT,
)
"""Who hands out accounts or sees more than one village: a password alone is not enough for them."""


def _tugas_wajib(hari_ini: dt.date) -> QuerySet[Penugasan]:
    """Assignments to such a role, in force today by the calendar of any of the three zones (``hari_ini``: UTC)."""
    return Penugasan.objects.filter(
        Q(selesai__isnull=True) | Q(selesai__gte=hari_ini),
        mulai__lte=hari_ini + dt.timedelta(days=1),
        peran__in=PERAN_WAJIB_KODE,
    )


def pengguna_sesi() -> QuerySet[Pengguna]:
    """Users as a request needs them: device and duty of a second step come with the row, in one query."""
    wajib = _tugas_wajib(timezone.now().date()).filter(pengguna=OuterRef("pk"))
    return Pengguna.objects.select_related("totp").defer("totp__rahasia").annotate(bertugas_wajib_kode=Exists(wajib))


def wajib_kode(pengguna: Any) -> bool:
    """Whether this person must have a second step: village admin, everybody above the village, staff of `/admin/`."""
    if pengguna.is_staff or pengguna.is_superuser:
        return True
    if hasattr(pengguna, "bertugas_wajib_kode"):
        return bool(pengguna.bertugas_wajib_kode)
    return _tugas_wajib(timezone.now().date()).filter(pengguna=pengguna).exists()


def perangkat_terpasang(pengguna: Any) -> int | None:
    """Key of the device that makes this person's codes; None where none was confirmed."""
    perangkat = getattr(pengguna, "totp", None)
    return perangkat.pk if perangkat and perangkat.dipasang_pada else None


def sisa_kode_pemulihan(pengguna: Pengguna) -> int:
    """Recovery codes that were not used yet."""
    return KodePemulihan.objects.filter(pengguna=pengguna, dipakai_pada__isnull=True).count()


def sesi_terbuka(pengguna: Pengguna, pada: dt.datetime) -> list[SesiPengguna]:
    """Where this person is signed in, last seen first."""
    sejak = pada - dt.timedelta(seconds=settings.SESSION_COOKIE_AGE)
    return list(SesiPengguna.objects.filter(pengguna=pengguna, terakhir__gte=sejak))
