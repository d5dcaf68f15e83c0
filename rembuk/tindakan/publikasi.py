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
    """Save a new or changed publication. Raises VersiUsang.

    A new one sent twice with the same ``pengenal`` is stored once; other content under it is another publication.
    """
    if not publikasi.pk and pengenal:
        ada = Publikasi.objects.filter(uuid=pengenal).first()
        if ada is None:
            publikasi.uuid = pengenal
        elif _isian(ada) == _isian(publikasi):
            return ada
    return simpan(publikasi, oleh=oleh, versi=versi)


def _isian(satu: Publikasi) -> tuple[object, ...]:
    return satu.pertemuan_id, satu.cara, satu.tanggal, satu.tempat


@transaction.atomic
def hapus_publikasi(*, publikasi: Publikasi) -> None:
    """Take back what was written by mistake (its history stays)."""
    publikasi.delete()
