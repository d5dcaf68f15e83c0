"""Changing one's own account: password and telephone number."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from kpm.models import Pengguna
from kpm.tindakan_sesi import akhiri_semua_sesi
from kpm.tindakan_undangan import batalkan_undangan


@transaction.atomic
def ganti_sandi(*, pengguna: Pengguna, sandi: str, kunci_sesi: str | None, pada: dt.datetime) -> Pengguna:
    """A password of one's own: every other session ends, and links that would set another stop working."""
    pengguna.set_password(sandi)
    pengguna.wajib_ganti_sandi = False
    pengguna.save(update_fields=["password", "wajib_ganti_sandi"])
    akhiri_semua_sesi(pengguna=pengguna, kecuali=kunci_sesi)
    batalkan_undangan(pengguna=pengguna, pada=pada)
    return pengguna


def ganti_telepon(*, pengguna: Pengguna, telepon: str) -> None:
    """The number a person signs in with; empty for none."""
    pengguna.telepon = telepon
    pengguna.save(update_fields=["telepon"])
