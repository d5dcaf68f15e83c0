"""The official sheets as spreadsheets, each form on the stem of its screen, PDF and JSON; and all of a year in one."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpm import jejak
from kpm.dokumen.cetak import tanggapan
from kpm.izin import perlu
from kpm.models import Wilayah
from kpm.penegasan import tegas
from kpm.periode import Tahun, Triwulan
from kpm.permintaan import pengguna
from laporan.buku_kpm import buku_kpm
from laporan.dokumen_xlsx import xlsx_formulir4, xlsx_formulir4_tahun, xlsx_sumber
from laporan.kueri_cetak import buku_seketika
from laporan.models import Pekerjaan
from laporan.saringan import baca_saringan
from laporan.sumber_lembar import ada
from laporan.tindakan_cetak import mulai_pekerjaan
from laporan.tugas_cetak import cetak_buku
from laporan.views_formulir4 import kertas_diminta, pastikan_ada
from laporan.views_lembar import baca_lembar, minta_lembar
from laporan.views_tahunan import baca_tahun
from pemantauan.kueri_kartu import penutup, skor_berlaku


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


@perlu("nama.lihat")
@tegas
def buku(request: HttpRequest, wilayah: Wilayah, tahun: int) -> HttpResponse:
    """The workbook of a year; that of a large village is made as a job, from the page of documents."""
    masa = _tahun(tahun)
    if not buku_seketika(masa):
        return redirect(f"{reverse('laporan', args=[wilayah.kode])}?tahun={masa}#buku")
    jejak.unduh(request, f"{Pekerjaan.BUKU} {masa} xlsx")
    return tanggapan(buku_kpm(wilayah, masa, waktu=timezone.now(), kertas=kertas_diminta(request)), unduh=True)


@perlu("nama.lihat")
@require_POST
@tegas
def siapkan_buku(request: HttpRequest, wilayah: Wilayah, tahun: int) -> HttpResponse:
    """Start making the workbook of a year."""
    masa = _tahun(tahun)
    pekerjaan, baru = mulai_pekerjaan(
        desa=wilayah,
        pengguna=pengguna(request),
        jenis=Pekerjaan.BUKU,
        judul=f"Buku kerja Form KPM {masa}",
        permintaan={"periode": str(masa)},
    )
    if baru:
        jejak.unduh(request, f"{Pekerjaan.BUKU} {masa} xlsx")
        cetak_buku.enqueue(wilayah.kode, str(pekerjaan.uuid))
    return redirect("pekerjaan", wilayah=wilayah.kode, uuid=pekerjaan.uuid)


def _tahun(angka: int) -> Tahun:
    """The year of an address. Raises Http404 for one that cannot have forms."""
    if not ada(Tahun(angka), timezone.localdate()):
        raise Http404("Tahun ini belum berjalan atau terlalu lama.")
    return Tahun(angka)


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
    kartu = penutup(wilayah, berlaku.tahun)
    berkas = xlsx_formulir4_tahun(wilayah, berlaku, saring, waktu=timezone.now(), kertas=kertas, kartu=kartu)
    return tanggapan(berkas, unduh=True)
