"""Writes of "buka nama": opening the names of one village from above with a reason, and closing them again."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction

from kpm.jejak import catat
from kpm.lingkup import NASIONAL, lingkup
from kpm.models import Jejak, Pengguna, Wilayah
from laporan.kueri_desa_atas import desa_di_bawah
from laporan.kueri_nama import izin_berlaku

HURUF_ALASAN = 15
"""Fewer characters are no reason."""


class TanpaAlasan(ValueError):
    """Names are not opened without a reason the village can read."""


def buka_nama(
    *, atas: Wilayah, kode: str, pengguna: Pengguna, peran: str, alasan: str, objek: str, kini: dt.datetime
) -> Jejak:
    """Open the names of a village below ``atas`` for KPM_BUKA_NAMA_MENIT; those of every other village close.

    The trace lies in the village, which reads it at once. Opening again with the same reason while they are open
    changes nothing. Raises Wilayah.DoesNotExist, TanpaAlasan.
    """
    desa = desa_di_bawah(atas, kode)
    alasan = " ".join(alasan.replace("\x00", "").split())
    if len(alasan) < HURUF_ALASAN:
        raise TanpaAlasan
    with transaction.atomic():
        with lingkup(desa.kode):
            terbuka = izin_berlaku(pengguna, kini)
        if terbuka is not None and terbuka.alasan == alasan:
            return terbuka
        tutup_nama(pengguna=pengguna, kini=kini)
        with lingkup(desa.kode):
            return catat(
                desa=desa,
                pengguna=pengguna,
                perbuatan=Jejak.Perbuatan.BUKA_NAMA,
                objek=objek,
                alasan=alasan,
                peran=peran,
                berlaku_sampai=kini + dt.timedelta(minutes=settings.KPM_BUKA_NAMA_MENIT),
            )


def tutup_nama(*, pengguna: Pengguna, kini: dt.datetime) -> int:
    """Close whatever names this user has open; how many villages. Only their own traces are touched, none is read."""
    with lingkup(NASIONAL):
        return Jejak.objects.filter(
            pengguna=pengguna, perbuatan=Jejak.Perbuatan.BUKA_NAMA, berlaku_sampai__gt=kini
        ).update(berlaku_sampai=kini)
