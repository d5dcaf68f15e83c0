"""Reads of this app that more than one page needs: the scorecard of a quarter, the quarters there are."""

from __future__ import annotations

import datetime as dt

from django.db.models import Max

from kpm.models import Wilayah
from kpm.periode import Bulan, Triwulan
from pemantauan.kueri_kartu import skor_berlaku
from pemantauan.models import PemantauanAnak, PemantauanIbu, PemantauanPaud
from pemantauan.skor import Skor
from rembuk.models import BeritaAcara

TAHUN_PERTAMA = 2018
"""Formulir 4 exists since PMK 193/PMK.07/2018."""


def skor_desa(desa: Wilayah, triwulan: Triwulan) -> Skor:
    """The scorecard of a whole village as it is in force: frozen or computed now."""
    return skor_berlaku(desa, triwulan).skor


def dapat_dilaporkan(triwulan: Triwulan, pada: dt.date) -> bool:
    """Whether there can be a report: the quarter has begun and the form existed."""
    return triwulan.awal <= pada and triwulan.tahun >= TAHUN_PERTAMA


def triwulan_terakhir(pada: dt.date, jumlah: int) -> list[Triwulan]:
    """The running quarter and those before it, the latest first."""
    kini = Triwulan.dari_tanggal(pada)
    return [satu for mundur in range(jumlah) if dapat_dilaporkan(satu := kini.geser(-mundur), pada)]


def catatan_terakhir(triwulan: Triwulan) -> dt.datetime | None:
    """When somebody last wrote a monitoring record of this quarter in the open scope; None when nobody did."""
    awal, _, akhir = triwulan.bulan_bulan
    waktu = (
        model.objects.filter(bulan__range=(awal, akhir)).aggregate(akhir=Max("diubah_pada"))["akhir"]
        for model in (PemantauanIbu, PemantauanAnak, PemantauanPaud)
    )
    return max((satu for satu in waktu if satu), default=None)


def bulan_bercatatan(pada: dt.date) -> int:
    """Months of the year until a day in which somebody monitored anybody, in the open scope. Three queries."""
    awal, akhir = Bulan(pada.year, 1), Bulan.dari_tanggal(pada)
    semua: set[Bulan] = set()
    for model in (PemantauanIbu, PemantauanAnak, PemantauanPaud):
        semua.update(model.objects.filter(bulan__range=(awal, akhir)).values_list("bulan", flat=True).distinct())
    return len(semua)


def berita_acara_terbit(jumlah: int) -> list[BeritaAcara]:
    """The latest issued Berita Acara of the open scope, without their files and frozen data."""
    berlaku = BeritaAcara.objects.filter(register__digantikan_oleh=None).select_related("rembuk")
    return list(berlaku.defer("berkas", "isi").order_by("-terbit_pada")[:jumlah])
