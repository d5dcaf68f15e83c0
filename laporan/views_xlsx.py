"""The official sheets as spreadsheets: each form on the stem of its screen, PDF and JSON."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from kpm import jejak
from kpm.dokumen.cetak import tanggapan
from kpm.izin import perlu
from kpm.models import Wilayah
from kpm.penegasan import tegas
from kpm.periode import Triwulan
from laporan.dokumen_xlsx import xlsx_formulir4, xlsx_formulir4_tahun, xlsx_sumber
from laporan.saringan import baca_saringan
from laporan.views_formulir4 import kertas_diminta, pastikan_ada
from laporan.views_lembar import baca_lembar, minta_lembar
from laporan.views_tahunan import baca_tahun
from pemantauan.kueri_kartu import skor_berlaku


@perlu("laporan.lihat")
@tegas
def lembar(request: HttpRequest, wilayah: Wilayah, kode: str, **periode: Any) -> HttpResponse:
    """A sheet for Excel: as it is printed, the figures of a finalised quarter from its frozen card."""
    minta = minta_lembar(request, kode, periode)
    sumber, satu = baca_lembar(wilayah, minta)
    if satu.bernama:
        jejak.unduh(request, f"{minta.kode} {minta.periode} xlsx")
    berkas = xlsx_sumber(wilayah, sumber, satu, waktu=timezone.now(), kertas=minta.kertas)
    return tanggapan(berkas, unduh=True)


@perlu("laporan.lihat")
def formulir4(request: HttpRequest, wilayah: Wilayah, triwulan: Triwulan) -> HttpResponse:
    """Formulir 4 of a quarter for Excel, of the village or of a dusun or posyandu."""
    pastikan_ada(triwulan, timezone.localdate())
    berlaku = skor_berlaku(wilayah, triwulan)
    saring, kertas = baca_saringan(request.GET, berlaku), kertas_diminta(request)
    berkas = xlsx_formulir4(wilayah, triwulan, berlaku, saring, waktu=timezone.now(), kertas=kertas)
    return tanggapan(berkas, unduh=True)


@perlu("laporan.lihat")
def formulir4_tahun(request: HttpRequest, wilayah: Wilayah, tahun: int) -> HttpResponse:
    """Formulir 4 of a year for Excel."""
    berlaku, _, saring = baca_tahun(request, wilayah, tahun)
    kertas = kertas_diminta(request)
    berkas = xlsx_formulir4_tahun(wilayah, berlaku, saring, waktu=timezone.now(), kertas=kertas)
    return tanggapan(berkas, unduh=True)
