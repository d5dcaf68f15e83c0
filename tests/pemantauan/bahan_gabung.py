"""Two records of one person, everything a village holds before and after, and the short way to merge and to part."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.apps import apps
from django.utils import timezone

from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan
from kpm.rekaman import Rekaman
from pemantauan.kueri_gabung import Perbandingan, bandingkan_keluarga, bandingkan_orang
from pemantauan.tindakan.gabung import gabungkan, pisahkan
from sasaran.models import Anak, Keluarga, Orang, Penggabungan
from tests.factories import AnakFactory, PemantauanAnakFactory

PEMBUKUAN = {"Penggabungan", "Kejadian"}
"""What a merge leaves behind even when it is taken back: that it happened."""
BERGERAK = {"versi", "diubah_pada", "diubah_oleh_id"}
"""Of a record that stayed these only go forward."""


def potret(desa: Wilayah) -> dict[str, Any]:
    """Every row of every village record, by model and key; encrypted text in the clear."""
    return {
        f"{model.__name__} {objek.pk}": {
            bidang.attname: getattr(objek, bidang.attname)
            for bidang in model._meta.concrete_fields
            if bidang.attname not in BERGERAK
        }
        for model in apps.get_models()
        if issubclass(model, Rekaman) and model.__name__ not in PEMBUKUAN
        for objek in model.objects.filter(desa=desa)
    }


def banding(satu: Any, lain: Any) -> Perbandingan:
    if isinstance(satu, Keluarga):
        return bandingkan_keluarga(satu, lain)
    return bandingkan_orang(satu, lain)


def gabung(
    satu: Any,
    lain: Any,
    *,
    tetap: str = "satu",
    isi: dict[str, str] | None = None,
    bulan: dict[str, str] | None = None,
    oleh: Pengguna | None = None,
    sekarang: dt.datetime | None = None,
    sidik: str | None = None,
) -> Penggabungan:
    """Merge two persons or households as somebody who has just seen both."""
    hasil = banding(satu, lain)
    return gabungkan(
        desa=satu.desa,
        jenis=hasil.jenis,
        satu=satu.uuid,
        lain=lain.uuid,
        tetap=tetap,
        isi=isi or {},
        bulan=bulan or {},
        sidik=hasil.sidik if sidik is None else sidik,
        oleh=oleh,
        sekarang=sekarang or timezone.now(),
    )


def pisah(satu: Penggabungan, *, oleh: Pengguna | None = None, sekarang: dt.datetime | None = None) -> int:
    return pisahkan(gabung=satu, oleh=oleh, sekarang=sekarang or timezone.now())


def dua_catatan(desa: Wilayah, **lain: Any) -> tuple[Orang, Orang]:
    """A boy registered twice: July and August on the first, August and September on the second, which weighed him."""
    satu: Anak = AnakFactory(desa=desa, nama="Ahmad Fauzan", lahir=dt.date(2025, 6, 15), nama_ibu="Rohana", **lain)
    dua: Anak = AnakFactory(desa=desa, nama="Ahmad Fausan", lahir=dt.date(2025, 6, 16), nama_ibu="Rohana")
    PemantauanAnakFactory(anak=satu, bulan=Bulan(2026, 7), kunjungan=1)
    PemantauanAnakFactory(anak=satu, bulan=Bulan(2026, 8), kunjungan=1)
    PemantauanAnakFactory(anak=dua, bulan=Bulan(2026, 8), kunjungan=2, timbang=True, berat="9.10")
    PemantauanAnakFactory(anak=dua, bulan=Bulan(2026, 9), kunjungan=3)
    return satu.orang, dua.orang
