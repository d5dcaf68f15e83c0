"""Writes of what was made public of a meeting: where and when."""

from __future__ import annotations

import uuid

from django.db import transaction

from kpm.models import Pengguna
from kpm.tindakan import simpan
from rembuk.models import Publikasi


@transaction.atomic
def simpan_publikasi(
    *, publikasi: Publikasi, oleh: Pengguna, versi: int | None, pengenal: uuid.UUID | None = None
) -> Publikasi:
    """Save a new or changed publication; a new one sent twice with the same ``pengenal`` is stored once. Raises
    VersiUsang."""
    if not publikasi.pk and pengenal:
        if ada := Publikasi.objects.filter(uuid=pengenal).first():
            return ada
        publikasi.uuid = pengenal
    return simpan(publikasi, oleh=oleh, versi=versi)


@transaction.atomic
def hapus_publikasi(*, publikasi: Publikasi) -> None:
    """Take back what was written by mistake (its history stays)."""
    publikasi.delete()
