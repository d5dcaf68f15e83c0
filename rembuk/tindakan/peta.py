"""Writes of the social map: where a house or provider stands on the sketch, and what a meeting found."""

from __future__ import annotations

import uuid

from django.db import IntegrityError, transaction

from kpm import kerja
from kpm.models import Dusun, Fasilitas, Pengguna, Wilayah
from kpm.tindakan import VersiUsang, simpan
from rembuk.models import TemuanDusun, TitikPeta
from rembuk.tindakan.rapat import kunci_rapat
from sasaran.models import Keluarga

Milik = Keluarga | Fasilitas


def tempatkan(
    *, desa: Wilayah, dusun: Dusun, milik: Milik, titik: tuple[int, int] | None, oleh: Pengguna, versi: int
) -> TitikPeta | None:
    """Put a house or provider on the sketch of a dusun, move it, or take it off (None). The place that stands then.

    ``versi`` is the version the person saw, 0 where nothing was placed. Raises VersiUsang when somebody else placed it
    meanwhile, BukanWilayahKerja for a house of another work area.
    """
    kerja.pastikan_milik(milik)
    kunci = {"keluarga" if isinstance(milik, Keluarga) else "fasilitas": milik}
    try:
        with transaction.atomic():
            kini = TitikPeta.objects.select_for_update(of=("self",)).filter(**kunci).first()
            if kini and titik and (kini.dusun_id, kini.x, kini.y) == (dusun.pk, *titik):
                return kini  # the same row, sent twice
            if kini and kini.dusun_id == dusun.pk and kini.versi != versi:
                raise VersiUsang(kini)
            if titik is None:
                if kini:
                    kini.delete()
                return None
            objek = kini or TitikPeta(desa=desa, **kunci)
            objek.dusun, (objek.x, objek.y) = dusun, titik
            return simpan(objek, oleh=oleh)
    except IntegrityError:  # two people placed it in the same moment
        raise VersiUsang(TitikPeta.objects.get(**kunci)) from None


@transaction.atomic
def simpan_temuan(
    *, temuan: TemuanDusun, oleh: Pengguna, versi: int | None, pengenal: uuid.UUID | None = None
) -> TemuanDusun:
    """Save a finding of a mapping meeting; a new one sent twice with the same ``pengenal`` is stored once.

    Raises SudahTerbit, VersiUsang.
    """
    kunci_rapat(temuan.pertemuan)
    if not temuan.pk and pengenal:
        ada: TemuanDusun | None = TemuanDusun.objects.filter(uuid=pengenal).first()
        if ada and ada.temuan == temuan.temuan:
            return ada
        if ada is None:
            temuan.uuid = pengenal
    return simpan(temuan, oleh=oleh, versi=versi)


@transaction.atomic
def hapus_temuan(*, temuan: TemuanDusun) -> None:
    """Take a finding out of a meeting (its history stays). Raises SudahTerbit."""
    kunci_rapat(temuan.pertemuan)
    temuan.delete()
