"""Writes of referrals: written, corrected, answered, deleted and taken back."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from kpm.kerja import pastikan_milik
from kpm.kunci import kunci_transaksi
from kpm.models import Pengguna
from kpm.tindakan import hapus, simpan
from pemantauan.kueri_bahan_rujukan import bahan_rujukan
from pemantauan.kueri_rujukan import sasaran_rujukan
from pemantauan.models import Rujukan
from pemantauan.rujukan import urut_alasan

_ISIAN = ("orang_id", "tanggal", "kepada", "fasilitas_id", "tujuan", "alasan", "keterangan")


def simpan_rujukan(
    *, rujukan: Rujukan, oleh: Pengguna | None, versi: int | None = None, pengenal: UUID | None = None
) -> Rujukan:
    """Save a new or changed referral; the numbers of its day are frozen when it is written, and again only when its
    day changes.

    A new one sent twice with the same ``pengenal`` is stored once. Raises VersiUsang, BukanWilayahKerja.
    """
    rujukan.alasan = urut_alasan(rujukan.alasan)
    with transaction.atomic():
        lama = Rujukan.objects.select_for_update(of=("self",)).filter(pk=rujukan.pk).first() if rujukan.pk else None
        if lama is None and pengenal is not None:
            kunci_transaksi(f"rujukan {pengenal}", sendiri=True)
            ada = Rujukan.objects.filter(uuid=pengenal).first()
            if ada is not None and _isian(ada) == _isian(rujukan):
                return ada
            rujukan.uuid = rujukan.uuid if ada else pengenal
        if lama is None or lama.tanggal != rujukan.tanggal:
            sasaran = sasaran_rujukan(rujukan.orang, rujukan.tanggal)
            rujukan.anak, rujukan.kehamilan = sasaran.anak, sasaran.kehamilan
            rujukan.angka = [satu.simpanan() for satu in bahan_rujukan(sasaran, rujukan.tanggal).angka]
        return simpan(rujukan, oleh=oleh, versi=versi)


def _isian(rujukan: Rujukan) -> tuple[Any, ...]:
    return tuple(getattr(rujukan, satu) for satu in _ISIAN)


def jawab_rujukan(
    *,
    rujukan: Rujukan,
    dijawab_pada: dt.date | None,
    hasil: str,
    penjawab: str,
    jawaban: str,
    oleh: Pengguna | None,
    versi: int,
) -> Rujukan:
    """Close a referral by what came back, correct that, or open it again (``dijawab_pada`` None). Raises VersiUsang."""
    rujukan.dijawab_pada, rujukan.hasil = dijawab_pada, hasil
    rujukan.penjawab, rujukan.jawaban = penjawab, jawaban
    return simpan(rujukan, oleh=oleh, versi=versi)


def hapus_rujukan(*, rujukan: Rujukan, oleh: Pengguna | None, versi: int) -> None:
    """Delete a referral written by mistake; its history keeps it for `pulihkan_rujukan`.

    One that is gone already is no error. Raises VersiUsang.
    """
    hapus(rujukan, oleh=oleh, versi=versi)


def pulihkan_rujukan(*, riwayat: Any, oleh: Pengguna | None) -> Rujukan:
    """Take a deleted referral back from its row of history; one that is back already is no error.

    Raises BukanWilayahKerja.
    """
    ada = Rujukan.objects.filter(uuid=riwayat.uuid).first()
    if ada is not None:
        return ada
    rujukan = Rujukan(**{b.attname: getattr(riwayat, b.attname) for b in Rujukan._meta.concrete_fields})
    pastikan_milik(rujukan)
    sasaran = sasaran_rujukan(rujukan.orang, rujukan.tanggal)  # the pregnancy or child may be another row by now
    rujukan.anak, rujukan.kehamilan = sasaran.anak, sasaran.kehamilan
    if rujukan.dibuat_oleh_id and not Pengguna.objects.filter(pk=rujukan.dibuat_oleh_id).exists():
        rujukan.dibuat_oleh = None
    rujukan.versi += 1
    rujukan.diubah_oleh = oleh
    try:
        with transaction.atomic():
            rujukan.save(force_insert=True)
    except IntegrityError:  # taken back twice in the same moment
        return Rujukan.objects.get(uuid=riwayat.uuid)
    return rujukan
