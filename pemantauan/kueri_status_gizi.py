"""Reads for the counts of nutrition status by dusun: every child under five, and what was measured in a month."""

from __future__ import annotations

from django.db.models import Q

from kpm.periode import Bulan, tambah_bulan
from pemantauan.kueri_balita import UMUR_LIMA_TAHUN
from pemantauan.kueri_tumbuh import Titik, tumbuh_bulan
from pemantauan.status_gizi import AnakUkur
from sasaran.models import Anak


def anak_balita(bulan: Bulan) -> list[tuple[Anak, AnakUkur]]:
    """Children of 0-59 bulan penuh on the last day of a month who lived in the village then, by dusun and name.

    Five queries whatever their number.
    """
    balita = (
        Anak.objects.filter(
            Q(orang__keluar_pada__isnull=True) | Q(orang__keluar_pada__gt=bulan.akhir),
            orang__tanggal_lahir__lte=bulan.akhir,
            orang__tanggal_lahir__gt=tambah_bulan(bulan.akhir, -UMUR_LIMA_TAHUN),
            sejak__lte=bulan.akhir,
        )
        .select_related("orang__keluarga__dusun")
        .defer("orang__nik", "orang__keluarga__no_kk")
        .order_by("orang__keluarga__dusun__nama", "orang__nama", "pk")
    )
    ukuran = tumbuh_bulan(bulan)
    return [(satu, _ukur(satu, ukuran.get(satu.uuid))) for satu in balita]


def _ukur(anak: Anak, titik: Titik | None) -> AnakUkur:
    dusun = anak.orang.keluarga.dusun.nama
    if titik is None:
        return AnakUkur(str(anak.orang.uuid), dusun)
    return AnakUkur(
        id=str(anak.orang.uuid),
        dusun=dusun,
        zskor=titik.pakai,
        kms=titik.kms,
        ditimbang=titik.berat is not None,
        diukur=titik.panjang is not None,
        ragu=titik.ragu,
    )
