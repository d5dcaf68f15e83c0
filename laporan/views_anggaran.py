"""The budget of a year as PDF and for Excel, on the stem of its screen."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from kpm.dokumen.cetak import tanggapan
from kpm.izin import perlu
from kpm.models import Wilayah
from kpm.periode import Tahun
from laporan.dokumen_anggaran import cetak_anggaran, xlsx_anggaran
from laporan.views_formulir4 import kertas_diminta
from rembuk.forms_anggaran import TAHUN_KE_DEPAN, TAHUN_PERTAMA
from rembuk.views.anggaran import wajib_apbdes


def _tahun(wilayah: Wilayah, tahun: int) -> Tahun:
    """The year of an address. Raises Http404 in a kelurahan and for a year without a budget."""
    wajib_apbdes(wilayah)
    if not TAHUN_PERTAMA <= tahun <= timezone.localdate().year + TAHUN_KE_DEPAN:
        raise Http404("Tahun anggaran ini tidak ada.")
    return Tahun(tahun)


@perlu("anggaran.lihat")
def anggaran_pdf(request: HttpRequest, wilayah: Wilayah, tahun: int) -> HttpResponse:
    """Printed now, on the paper of `?kertas=F4` or of the profile."""
    masa, kertas = _tahun(wilayah, tahun), kertas_diminta(request)
    return tanggapan(cetak_anggaran(wilayah, masa, waktu=timezone.now(), kertas=kertas))


@perlu("anggaran.lihat")
def anggaran_xlsx(request: HttpRequest, wilayah: Wilayah, tahun: int) -> HttpResponse:
    """The same for Excel."""
    masa, kertas = _tahun(wilayah, tahun), kertas_diminta(request)
    return tanggapan(xlsx_anggaran(wilayah, masa, waktu=timezone.now(), kertas=kertas), unduh=True)
