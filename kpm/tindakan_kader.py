"""Writes of the KPM's office: a term with its scanned SK, trainings, payments, activities, the TPK."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import partial
from typing import Any, TypeVar
from uuid import UUID, uuid4

from django.core.files.base import File
from django.db import IntegrityError, transaction

from kpm.models import Kader, PembayaranKader, Pengguna, Wilayah
from kpm.periode import Bulan
from kpm.rekaman import Rekaman
from kpm.sinyal import kader_berubah
from kpm.tindakan import VersiUsang, simpan
from kpm.unggah import buang_berkas, simpan_unggahan

R = TypeVar("R", bound=Rekaman)


class SudahDibayar(Exception):
    """Months of this kind that are recorded already, in ``bulan``."""

    def __init__(self, bulan: list[Bulan]) -> None:
        super().__init__("Pembayaran sudah dicatat.")
        self.bulan = bulan


def _kabarkan(desa: Wilayah) -> None:
    transaction.on_commit(partial(kader_berubah.send_robust, sender=Kader, kode=desa.kode))


def simpan_kantor(*, objek: R, oleh: Pengguna | None, versi: int | None) -> R:
    """Save a record of the KPM's office and tell those who count. Raises VersiUsang."""
    with transaction.atomic():
        simpan(objek, oleh=oleh, versi=versi)
        _kabarkan(objek.desa)
    return objek


def simpan_kader(*, kader: Kader, sk: File[Any] | None, oleh: Pengguna | None, versi: int | None) -> Kader:
    """Save a term, with a newly uploaded SK beside the older ones. Raises VersiUsang, ValidationError."""
    if sk is None:
        return simpan_kantor(objek=kader, oleh=oleh, versi=versi)
    lama, unggahan = kader.sk, None
    try:
        with transaction.atomic():
            unggahan = simpan_unggahan(desa=kader.desa, oleh=oleh, berkas=sk)
            kader.sk = unggahan
            return simpan_kantor(objek=kader, oleh=oleh, versi=versi)
    except BaseException:
        kader.sk = lama
        if unggahan is not None:
            buang_berkas(unggahan)
        raise


def bayar_kader(
    *,
    kader: Kader,
    jenis: str,
    bulan: Iterable[Bulan],
    jumlah: int,
    sumber: str,
    dibayar_pada: dt.date | None,
    bukti: str,
    oleh: Pengguna | None,
    uuid: UUID | None = None,
) -> list[PembayaranKader]:
    """Record ``jumlah`` rupiah for each of these months, all or none; ``uuid`` is that of the first record.

    Raises SudahDibayar.
    """
    bulan = list(bulan)
    pengenal = [uuid or uuid4(), *(uuid4() for _ in bulan[1:])]
    sama = PembayaranKader.objects.filter(kader=kader, jenis=jenis, bulan__in=bulan)
    try:
        with transaction.atomic():
            if ada := sorted(sama.values_list("bulan", flat=True)):
                raise SudahDibayar(ada)
            hasil = [
                simpan(
                    PembayaranKader(
                        uuid=satu_pengenal,
                        desa=kader.desa,
                        kader=kader,
                        jenis=jenis,
                        bulan=satu,
                        jumlah=jumlah,
                        sumber=sumber,
                        dibayar_pada=dibayar_pada,
                        bukti=bukti,
                    ),
                    oleh=oleh,
                )
                for satu_pengenal, satu in zip(pengenal, bulan, strict=True)
            ]
            _kabarkan(kader.desa)
    except IntegrityError as galat:  # two people in the same moment
        raise SudahDibayar(sorted(sama.values_list("bulan", flat=True))) from galat
    return hasil


def hapus_kantor(*, objek: Rekaman, oleh: Pengguna | None, versi: int) -> None:
    """Take a record typed by mistake away; its history keeps it. Raises VersiUsang."""
    with transaction.atomic():
        kini = type(objek)._base_manager.select_for_update(of=("self",)).get(pk=objek.pk)
        if kini.versi != versi:
            raise VersiUsang(kini)
        kini.diubah_oleh = oleh
        kini.delete()
        _kabarkan(kini.desa)


def pulihkan_kantor(*, model: type[R], riwayat: Any, oleh: Pengguna | None) -> R:
    """Take a deleted record back from its row of history; one that is back already is returned as it stands.

    Raises IntegrityError where another record has taken its place.
    """
    kini: R | None = model._base_manager.filter(uuid=riwayat.uuid).first()
    if kini is not None:
        return kini
    objek: R = model(**{bidang.attname: getattr(riwayat, bidang.attname) for bidang in model._meta.concrete_fields})
    if objek.dibuat_oleh_id and not Pengguna.objects.filter(pk=objek.dibuat_oleh_id).exists():
        objek.dibuat_oleh = None
    objek.versi += 1
    objek.diubah_oleh = oleh
    with transaction.atomic():
        objek.save(force_insert=True)
        _kabarkan(objek.desa)
    return objek
