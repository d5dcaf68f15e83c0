"""Issuing the link with which a person chooses a password: for an invitation, and for a forgotten password."""

from __future__ import annotations

import datetime as dt
import secrets

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from kpm.kueri_undangan import sidik_undangan
from kpm.models import Pengguna, Undangan
from kpm.tindakan_sesi import akhiri_semua_sesi


@transaction.atomic
def buat_undangan(*, pengguna: Pengguna, oleh: Pengguna | None, pada: dt.datetime) -> str:
    """The full address of a new link for this account; every older one that is still open stops working.

    It works once, for KPM_UNDANGAN_HARI days. The secret in it is stored nowhere: the address can be shown now and
    never again. The account keeps the password it has, if any, until the link is used; a new account is made with
    `create_user(..., password=None)` and cannot sign in before.
    """
    batalkan_undangan(pengguna=pengguna, pada=pada)
    rahasia = secrets.token_urlsafe(32)
    Undangan.objects.create(
        pengguna=pengguna,
        indeks=sidik_undangan(rahasia),
        dibuat_oleh=oleh,
        berlaku_sampai=pada + dt.timedelta(days=settings.KPM_UNDANGAN_HARI),
    )
    return settings.KPM_ALAMAT_UMUM + reverse("undangan", args=[rahasia])


def batalkan_undangan(*, pengguna: Pengguna, pada: dt.datetime) -> int:
    """Close every open link of this account; how many there were."""
    return Undangan.objects.filter(pengguna=pengguna, dipakai_pada__isnull=True, dibatalkan_pada__isnull=True).update(
        dibatalkan_pada=pada
    )


class UndanganTidakBerlaku(Exception):
    """The link was used, cancelled or has expired since its page was opened."""


@transaction.atomic
def terima_undangan(*, undangan: Undangan, sandi: str, pada: dt.datetime) -> Pengguna:
    """The invited person's own password, and with it the end of the link. Raises UndanganTidakBerlaku."""
    kini = Undangan.objects.select_for_update(of=("self",)).select_related("pengguna").get(pk=undangan.pk)
    if kini.dipakai_pada or kini.dibatalkan_pada or kini.berlaku_sampai <= pada:
        raise UndanganTidakBerlaku
    pengguna = kini.pengguna
    pengguna.set_password(sandi)
    pengguna.wajib_ganti_sandi = False
    pengguna.save(update_fields=["password", "wajib_ganti_sandi"])
    kini.dipakai_pada = pada
    kini.save(update_fields=["dipakai_pada"])
    batalkan_undangan(pengguna=pengguna, pada=pada)
    akhiri_semua_sesi(pengguna=pengguna)
    return pengguna
