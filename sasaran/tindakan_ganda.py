"""Writes about suspected duplicates: two records are two, and that decision taken back."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from kpm.kunci import kunci_transaksi
from kpm.models import Pengguna, Wilayah
from kpm.tindakan import simpan
from sasaran.kueri_ganda import Mirip, terurut
from sasaran.models import BukanGanda


def bukan_ganda(*, desa: Wilayah, jenis: str, satu: UUID, lain: UUID, oleh: Pengguna | None) -> BukanGanda:
    """Remember that two records are two; said twice it is kept once."""
    kecil, besar = terurut(satu, lain)
    with transaction.atomic():
        kunci_transaksi(f"bukan ganda {desa.kode}", sendiri=True)
        ada: BukanGanda | None = BukanGanda.objects.filter(satu=kecil, lain=besar).first()
        return ada or simpan(BukanGanda(desa=desa, jenis=jenis, satu=kecil, lain=besar), oleh=oleh)


def ingat_bukan_ganda(*, desa: Wilayah, uuid: UUID, mirip: Iterable[Mirip], oleh: Pengguna | None) -> None:
    """Remember of a record just saved that it is none of those its form asked about."""
    with transaction.atomic():
        for satu in mirip:
            if satu.uuid != uuid:
                bukan_ganda(desa=desa, jenis=satu.jenis, satu=uuid, lain=satu.uuid, oleh=oleh)


def batalkan_bukan_ganda(*, objek: BukanGanda, oleh: Pengguna | None) -> None:
    """Put the pair back on the worklist; the history keeps who decided what."""
    objek._history_user = oleh  # type: ignore[attr-defined]
    objek.delete()
