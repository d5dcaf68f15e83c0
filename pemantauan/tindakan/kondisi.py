"""Writing what the providers of a village offer in a year, each for itself: one that is refused holds up no other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.models import Fasilitas, Pengguna, Wilayah
from kpm.tindakan import VersiUsang, simpan
from pemantauan.models import KondisiLayanan

SEBUT = {True: "ada", False: "tidak ada", None: "belum ditanyakan"}


@dataclass(frozen=True, slots=True)
class IsianKondisi:
    """The answers of one provider as they were sent."""

    nilai: Mapping[str, bool | None]
    """Field of KondisiLayanan.LAYANAN -> answer; fields left out stay as they are."""
    versi: int | None
    """Version of the record the person saw; None where there was none."""


@dataclass(slots=True)
class HasilKondisi:
    """What became of what was sent."""

    tersimpan: int = 0
    ditolak: dict[UUID, str] = field(default_factory=dict)
    """Provider -> why nothing of it was written, and what stands there."""


@transaction.atomic
def simpan_kondisi(
    *, desa: Wilayah, tahun: int, isian: Mapping[Fasilitas, IsianKondisi], pada: dt.date, oleh: Pengguna
) -> HasilKondisi:
    """Write the answers of these providers for a year, asked on ``pada``. What is stored already is left alone, so that
    a form sent twice is stored once; a provider that is closed and was not asked that year is refused."""
    hasil = HasilKondisi()
    ada = {
        satu.fasilitas_id: satu
        for satu in KondisiLayanan.objects.filter(tahun=tahun, fasilitas__in=isian).select_related("diubah_oleh")
    }
    for fasilitas, isi in isian.items():
        kini = ada.get(fasilitas.pk)
        if kini is None and not any(nilai is not None for nilai in isi.nilai.values()):
            continue
        if kini is None and fasilitas.ditutup_pada and fasilitas.ditutup_pada <= min(dt.date(tahun, 12, 31), pada):
            hasil.ditolak[fasilitas.uuid] = f"Tidak dipakai lagi sejak {tanggal_panjang(fasilitas.ditutup_pada)}."
            continue
        try:
            hasil.tersimpan += _simpan(desa, tahun, fasilitas, kini, isi, pada, oleh)
        except VersiUsang as usang:
            hasil.ditolak[fasilitas.uuid] = _kalimat_usang(usang.kini, isi, oleh)
    return hasil


def _simpan(
    desa: Wilayah,
    tahun: int,
    fasilitas: Fasilitas,
    kini: KondisiLayanan | None,
    isi: IsianKondisi,
    pada: dt.date,
    oleh: Pengguna,
) -> bool:
    """Whether something was written. Raises VersiUsang where somebody else answered otherwise meanwhile."""
    if kini is not None:
        if all(getattr(kini, nama) == nilai for nama, nilai in isi.nilai.items()):
            return False
        if isi.versi != kini.versi:
            raise VersiUsang(kini)
    objek = kini or KondisiLayanan(desa=desa, fasilitas=fasilitas, tahun=tahun)
    for nama, nilai in isi.nilai.items():
        setattr(objek, nama, nilai)
    objek.dilihat_pada = pada
    try:
        simpan(objek, oleh=oleh, versi=isi.versi if kini else None)
    except IntegrityError:  # somebody else began this provider's year at the same moment
        lain = KondisiLayanan.objects.select_related("diubah_oleh").get(fasilitas=fasilitas, tahun=tahun)
        return _simpan(desa, tahun, fasilitas, lain, isi, pada, oleh)
    return True


def _kalimat_usang(kini: KondisiLayanan, isi: IsianKondisi, oleh: Pengguna) -> str:
    """Both answers where they differ, and what saving again does."""
    siapa = "Anda sendiri dari tempat lain" if kini.diubah_oleh_id == oleh.pk else kini.diubah_oleh or "orang lain"
    saat = timezone.localtime(kini.diubah_pada)
    beda = "; ".join(
        f"{KondisiLayanan._meta.get_field(nama).verbose_name} {SEBUT[getattr(kini, nama)]} (isian Anda {SEBUT[nilai]})"  # type: ignore[union-attr]
        for nama, nilai in isi.nilai.items()
        if getattr(kini, nama) != nilai
    )
    return (
        f"Sudah diisi {siapa}, {tanggal_panjang(saat.date())} pukul {saat:%H.%M}: {beda}. "
        "Simpan lagi untuk memakai isian Anda."
    )
