"""Writes of long printing: starting a job, telling how far it is, keeping its file, clearing away old ones."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from kpm.models import Pengguna, Wilayah
from laporan.models import Pekerjaan

DISIMPAN = dt.timedelta(days=7)
"""How long a finished file is kept."""
TERHENTI = dt.timedelta(minutes=10)
"""A job that has not moved for so long is dead: the computer was switched off under it."""


def mulai_pekerjaan(
    *, desa: Wilayah, pengguna: Pengguna | None, jenis: str, judul: str, permintaan: dict[str, Any]
) -> tuple[Pekerjaan, bool]:
    """A new job and True, or the same job when it is still on its way and False. Old jobs are cleared away."""
    kini = timezone.now()
    with transaction.atomic():
        buang_cetakan_lama(sekarang=kini)
        sama = Pekerjaan.objects.filter(
            jenis=jenis,
            permintaan=permintaan,
            keadaan__in=(Pekerjaan.Keadaan.MENUNGGU, Pekerjaan.Keadaan.BERJALAN),
            diubah_pada__gte=kini - TERHENTI,
        ).first()
        if sama:
            return sama, False
        pekerjaan = Pekerjaan.objects.create(
            desa=desa, dibuat_oleh=pengguna, jenis=jenis, judul=judul, permintaan=permintaan
        )
    return pekerjaan, True


def buang_cetakan_lama(*, sekarang: dt.datetime) -> int:
    """Remove prints older than a week, which hold names; how many. Runs over the open scope."""
    lama = Pekerjaan.objects.filter(dibuat_pada__lt=sekarang - DISIMPAN)
    return lama.delete()[0]


def catat_kemajuan(*, pekerjaan: Pekerjaan, selesai: int, jumlah: int) -> None:
    """So many of so many parts are printed."""
    pekerjaan.selesai, pekerjaan.jumlah, pekerjaan.keadaan = selesai, jumlah, Pekerjaan.Keadaan.BERJALAN
    pekerjaan.save(update_fields=["selesai", "jumlah", "keadaan", "diubah_pada"])


def selesaikan(*, pekerjaan: Pekerjaan, isi: bytes, nama: str, jenis_berkas: str) -> None:
    """Keep the finished file."""
    pekerjaan.hasil, pekerjaan.nama, pekerjaan.jenis_berkas = isi, nama, jenis_berkas
    pekerjaan.keadaan = Pekerjaan.Keadaan.SELESAI
    pekerjaan.save(update_fields=["hasil", "nama", "jenis_berkas", "keadaan", "diubah_pada"])


def gagalkan(*, pekerjaan: Pekerjaan, kalimat: str) -> None:
    """Say that there will be no file, and what to do."""
    pekerjaan.keadaan, pekerjaan.kalimat = Pekerjaan.Keadaan.GAGAL, kalimat
    pekerjaan.save(update_fields=["keadaan", "kalimat", "diubah_pada"])
