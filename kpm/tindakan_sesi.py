"""Writing down where somebody is signed in, and ending it from elsewhere."""

from __future__ import annotations

import datetime as dt
from importlib import import_module

from django.conf import settings
from django.db import transaction

from kpm.models import Pengguna, SesiPengguna


@transaction.atomic
def catat_sesi(*, pengguna: Pengguna, kunci: str, perangkat: str, pada: dt.datetime) -> None:
    """A session was opened or seen again. Rows of sessions that ran out by themselves are cleared away."""
    diubah = SesiPengguna.objects.filter(kunci=kunci, pengguna=pengguna).update(terakhir=pada, perangkat=perangkat)
    if not diubah:
        SesiPengguna.objects.filter(kunci=kunci).delete()
        SesiPengguna.objects.create(pengguna=pengguna, kunci=kunci, perangkat=perangkat, mulai=pada, terakhir=pada)
        buang_sesi_lama(sekarang=pada, pengguna=pengguna)


def buang_sesi_lama(*, sekarang: dt.datetime, pengguna: Pengguna | None = None) -> int:
    """Forget sessions that ran out by themselves, of one person or of all; how many."""
    lama = SesiPengguna.objects.filter(terakhir__lt=sekarang - dt.timedelta(seconds=settings.SESSION_COOKIE_AGE))
    return (lama.filter(pengguna=pengguna) if pengguna else lama).delete()[0]


def pindahkan_sesi(*, dari: str, ke: str) -> None:
    """The same session under the new key it was given."""
    SesiPengguna.objects.filter(kunci=dari).update(kunci=ke)


def lupakan_sesi(*, kunci: str) -> None:
    """Its person signed out."""
    SesiPengguna.objects.filter(kunci=kunci).delete()


@transaction.atomic
def akhiri_sesi(*, sesi: SesiPengguna) -> None:
    """End a session now: its next request is asked to sign in."""
    import_module(settings.SESSION_ENGINE).SessionStore(sesi.kunci).delete()
    sesi.delete()


@transaction.atomic
def akhiri_semua_sesi(*, pengguna: Pengguna, kecuali: str | None = None) -> int:
    """End every session of this person except the one of that key; how many were ended."""
    semua = list(SesiPengguna.objects.filter(pengguna=pengguna).exclude(kunci=kecuali or ""))
    for satu in semua:
        akhiri_sesi(sesi=satu)
    return len(semua)
