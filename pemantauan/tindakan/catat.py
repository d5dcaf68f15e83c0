"""Recording a month, whether its quarter is open or finalised: written at once, or kept until the quarter opens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan
from pemantauan.models import CatatanBulanan, EntriMenunggu
from pemantauan.tindakan.bulan import simpan_pemantauan_anak, simpan_pemantauan_ibu
from pemantauan.tindakan.paud import simpan_pemantauan_paud
from pemantauan.tindakan.titipan import batalkan_titipan, titipan_terkunci, tulis_atau_titipkan
from sasaran.models import Anak, Kehamilan

DIGANTI = "Diputuskan di lembar bulan ini."


@dataclass(frozen=True, slots=True)
class Tercatat:
    """What became of an entry: the record it was written to, or the entry that waits."""

    catatan: CatatanBulanan | None
    titipan: EntriMenunggu | None = None


def catat_anak(
    *,
    desa: Wilayah,
    anak: Anak,
    bulan: Bulan,
    tanggal: dt.date,
    nilai: Mapping[str, Any],
    oleh: Pengguna | None,
    versi: int | None = None,
    uuid: UUID | None = None,
    versi_titipan: int | None = None,
) -> Tercatat:
    """As `simpan_pemantauan_anak`; for a finalised quarter the entry waits. ``versi_titipan`` is the version of the
    waiting entry the person saw. Raises ValidationError and VersiUsang, whose ``kini`` may be a waiting entry."""

    def tulis() -> CatatanBulanan:
        return simpan_pemantauan_anak(
            desa=desa, anak=anak, bulan=bulan, tanggal=tanggal, nilai=nilai, oleh=oleh, versi=versi, uuid=uuid
        )

    return _catat(tulis, desa, "anak", anak, bulan, tanggal, oleh, versi_titipan)


def catat_ibu(
    *,
    desa: Wilayah,
    kehamilan: Kehamilan,
    bulan: Bulan,
    tanggal: dt.date,
    nilai: Mapping[str, Any],
    oleh: Pengguna | None,
    versi: int | None = None,
    uuid: UUID | None = None,
    versi_titipan: int | None = None,
) -> Tercatat:
    """As `catat_anak`, for one pregnancy."""

    def tulis() -> CatatanBulanan:
        return simpan_pemantauan_ibu(
            desa=desa,
            kehamilan=kehamilan,
            bulan=bulan,
            tanggal=tanggal,
            nilai=nilai,
            oleh=oleh,
            versi=versi,
            uuid=uuid,
        )

    return _catat(tulis, desa, "ibu", kehamilan, bulan, tanggal, oleh, versi_titipan)


def catat_paud(
    *,
    desa: Wilayah,
    anak: Anak,
    bulan: Bulan,
    tanggal: dt.date,
    hadir: bool | None,
    oleh: Pengguna | None,
    versi: int | None = None,
    uuid: UUID | None = None,
    versi_titipan: int | None = None,
) -> Tercatat:
    """As `catat_anak`, for a month of Formulir 2C."""

    def tulis() -> CatatanBulanan:
        return simpan_pemantauan_paud(
            desa=desa, anak=anak, bulan=bulan, tanggal=tanggal, hadir=hadir, oleh=oleh, versi=versi, uuid=uuid
        )

    return _catat(tulis, desa, "paud", anak, bulan, tanggal, oleh, versi_titipan)


def _catat(
    tulis: Callable[[], CatatanBulanan],
    desa: Wilayah,
    kelompok: str,
    sasaran: Anak | Kehamilan,
    bulan: Bulan,
    tanggal: dt.date,
    oleh: Pengguna | None,
    versi_titipan: int | None,
) -> Tercatat:
    def tulis_dan_putuskan() -> CatatanBulanan:
        if versi_titipan is None:
            return tulis()
        with transaction.atomic():
            catatan = tulis()
            _putuskan(kelompok, sasaran, bulan, oleh, versi_titipan)
        return catatan

    hasil = tulis_atau_titipkan(
        tulis_dan_putuskan,
        desa=desa,
        kelompok=kelompok,
        sasaran=sasaran,
        bulan=bulan,
        tanggal=tanggal,
        oleh=oleh,
        versi=versi_titipan,
    )
    return Tercatat(None, hasil) if isinstance(hasil, EntriMenunggu) else Tercatat(hasil)


def _putuskan(kelompok: str, sasaran: Anak | Kehamilan, bulan: Bulan, oleh: Pengguna | None, versi: int) -> None:
    """What was written with the waiting entry in sight stands in its place: the entry waits no longer."""
    entri = titipan_terkunci(kelompok, sasaran, bulan)
    if entri is not None:
        batalkan_titipan(entri=entri, oleh=oleh, versi=versi, keterangan=DIGANTI)
