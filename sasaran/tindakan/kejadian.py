"""What happens in a life: leaving, dying, coming back."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from kpm.models import Pengguna
from sasaran.models import Keluarga, Orang
from sasaran.tindakan.dasar import ubah_rekaman


def keluar(*, orang: Orang, tanggal: dt.date, sebab: str, oleh: Pengguna | None, versi: int | None) -> Orang:
    """Somebody moved away or died; everything recorded stays."""
    return ubah_rekaman(orang, oleh=oleh, versi=versi, keluar_pada=tanggal, sebab_keluar=sebab)


def keluarga_pindah(*, keluarga: Keluarga, tanggal: dt.date, oleh: Pengguna | None) -> int:
    """Everybody who still lives in a household moved away; how many they were."""
    with transaction.atomic():
        penghuni = list(keluarga.orang.filter(keluar_pada__isnull=True))
        for orang in penghuni:
            keluar(orang=orang, tanggal=tanggal, sebab=Orang.SebabKeluar.PINDAH, oleh=oleh, versi=orang.versi)
    return len(penghuni)


def kembali(*, orang: Orang, oleh: Pengguna | None, versi: int | None = None) -> Orang:
    """Take the leaving back: the person lives here."""
    return ubah_rekaman(orang, oleh=oleh, versi=versi, keluar_pada=None, sebab_keluar="")
