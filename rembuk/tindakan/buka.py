"""Opening a meeting on the numbers of a quarter: its facts and its gaps are stored together, and once."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from kpm.models import Pengguna, Wilayah
from kpm.periode import Triwulan
from kpm.tindakan import simpan
from rembuk import kueri_lembaga
from rembuk.kekurangan import Kekurangan, bekukan_kekurangan
from rembuk.models import Masalah, Pertemuan, Unsur


def rapat_triwulan(
    desa: Wilayah, triwulan: Triwulan, *, hari_ini: dt.date, pengenal: uuid.UUID | None, **isi: Any
) -> Pertemuan:
    """An unsaved meeting of the RDS on the numbers of a quarter: its chair leads, its secretary (else the KPM) writes.

    ``pengenal`` is the id the form was made with, ``isi`` what is the meeting's own.
    """
    penanda = kueri_lembaga.penanda(desa, hari_ini)
    ketua = penanda.profil.ketua_rds
    return Pertemuan(
        desa=desa, uuid=pengenal or uuid.uuid4(), tahun=hari_ini.year, triwulan=str(triwulan), pemimpin=ketua,
        unsur_pemimpin=Unsur.RDS if ketua else "", notulen=penanda.notulen, unsur_notulen=penanda.unsur_notulen, **isi,
    )  # fmt: skip


def masalah_dari(kekurangan: Iterable[Kekurangan], **milik: Any) -> list[Masalah]:
    """Unsaved rows of these gaps with their frozen counts; ``milik`` says whose they are (``desa``, and ``rembuk`` or
    ``fgd``)."""
    return [Masalah(**satu, **milik) for satu in bekukan_kekurangan(kekurangan)]


def buka(*, rapat: Pertemuan, masalah: list[Masalah], oleh: Pengguna) -> Pertemuan:
    """Store a new meeting with its gaps, or return the one this very form has opened already."""
    if ada := _kembar(rapat, masalah):
        return ada
    try:
        _simpan_baru(rapat, masalah, oleh)
    except IntegrityError:  # the same form, sent a second time in the same moment
        if ada := _kembar(rapat, masalah):
            return ada
        raise
    return rapat


def _kembar(rapat: Pertemuan, masalah: list[Masalah]) -> Pertemuan | None:
    """The meeting this very form has opened already. For other content under its id a new id is taken.

    What a rembuk took over from an FGD since does not make it another meeting.
    """
    ada = Pertemuan.objects.filter(uuid=rapat.uuid).first()
    if ada is None:
        return None
    sendiri = Masalah.objects.filter(Q(rembuk=ada, fgd=None) | Q(fgd=ada))
    if (ada.jenis, ada.triwulan, _kunci(sendiri)) != (rapat.jenis, rapat.triwulan, _kunci(masalah)):
        rapat.uuid = uuid.uuid4()
        return None
    return ada


@transaction.atomic
def _simpan_baru(rapat: Pertemuan, masalah: list[Masalah], oleh: Pengguna) -> None:
    simpan(rapat, oleh=oleh)
    for satu in masalah:
        simpan(satu, oleh=oleh)


def _kunci(masalah: Iterable[Masalah]) -> set[tuple[str, str]]:
    return {(satu.kelompok, satu.indikator) for satu in masalah}
