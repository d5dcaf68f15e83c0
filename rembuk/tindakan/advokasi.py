"""Writes of the advocacy: minutes handed over, with the scan of the receipt."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.files.base import File
from django.db import IntegrityError, transaction

from kpm.models import Pengguna
from kpm.tindakan import VersiUsang, simpan
from kpm.unggah import buang_berkas, simpan_unggahan
from rembuk.models import BeritaAcara, Penyerahan
from rembuk.tindakan.langkah import BelumTerbit

ISIAN = ("rembuk_id", "kepada", "penerima", "tanggal", "catatan")


def simpan_penyerahan(
    *,
    penyerahan: Penyerahan,
    bukti: File[Any] | None,
    oleh: Pengguna,
    versi: int | None = None,
    pengenal: UUID | None = None,
) -> Penyerahan:
    """Write down to whom the minutes were handed; a new scan of the receipt stands beside the older ones.

    A new one sent twice with the same ``pengenal`` is stored once; other content under it is another record.
    Raises BelumTerbit before the Berita Acara is issued, VersiUsang, ValidationError of the file.
    """
    if not BeritaAcara.objects.filter(rembuk=penyerahan.rembuk_id).exists():
        raise BelumTerbit
    if not penyerahan.pk and pengenal:
        if ada := _kembar(penyerahan, pengenal):
            return ada
        if not Penyerahan.objects.filter(uuid=pengenal).exists():
            penyerahan.uuid = pengenal
    lama, unggahan = penyerahan.bukti, None
    try:
        with transaction.atomic():
            if bukti is not None:
                unggahan = simpan_unggahan(desa=penyerahan.desa, oleh=oleh, berkas=bukti)
                penyerahan.bukti = unggahan
            return simpan(penyerahan, oleh=oleh, versi=versi)
    except BaseException as galat:
        penyerahan.bukti = lama
        if unggahan is not None:
            buang_berkas(unggahan)
        # the same form, sent a second time in the same moment
        if pengenal and isinstance(galat, IntegrityError) and (ada := _kembar(penyerahan, pengenal)):
            return ada
        raise


def _kembar(penyerahan: Penyerahan, pengenal: UUID) -> Penyerahan | None:
    ada = Penyerahan.objects.filter(uuid=pengenal).first()
    if ada and all(getattr(ada, nama) == getattr(penyerahan, nama) for nama in ISIAN):
        return ada
    return None


@transaction.atomic
def hapus_penyerahan(*, penyerahan: Penyerahan, oleh: Pengguna, versi: int) -> None:
    """Take away what was written down by mistake; its history keeps it. Raises VersiUsang."""
    kini = Penyerahan.objects.select_for_update(of=("self",)).get(pk=penyerahan.pk)
    if kini.versi != versi:
        raise VersiUsang(kini)
    kini.diubah_oleh = oleh
    kini.delete()
