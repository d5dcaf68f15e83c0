"""The village stunting profile on the screen and on paper."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kpm.dokumen import cetak
from kpm.izin import perlu
from kpm.models import Wilayah
from kpm.periode import Tahun
from laporan.dokumen_profil import cetak_profil
from laporan.kueri_profil import baca_profil
from laporan.sumber_lembar import ada
from laporan.views_formulir4 import kertas_cetak


def _pastikan(tahun: int) -> None:
    if not ada(Tahun(tahun), timezone.localdate()):
        raise Http404("Tahun ini belum berjalan atau terlalu lama.")


@perlu("laporan.lihat")
def profil(request: HttpRequest, wilayah: Wilayah, tahun: int | None = None) -> HttpResponse:
    """The profile of a year; without one of the running year."""
    hari_ini = timezone.localdate()
    tahun = tahun or hari_ini.year
    _pastikan(tahun)
    konteks = {
        "p": baca_profil(wilayah, tahun, hari_ini),
        "kertas": kertas_cetak(wilayah),
        "sebelum": tahun - 1 if ada(Tahun(tahun - 1), hari_ini) else None,
        "sesudah": tahun + 1 if tahun < hari_ini.year else None,
    }
    return render(request, "laporan/profil.html", konteks)


@perlu("laporan.lihat")
def profil_pdf(request: HttpRequest, wilayah: Wilayah, tahun: int) -> HttpResponse:
    """The same on paper; it names nobody."""
    _pastikan(tahun)
    kertas = request.GET.get("kertas", "").upper()
    return cetak.tanggapan(cetak_profil(wilayah, tahun, waktu=timezone.now(), kertas=kertas))
