"""The line of life of one person, on the screen and as a card to print."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kpm import jejak
from kpm.dokumen import cetak
from kpm.izin import perlu
from kpm.models import Wilayah
from kpm.penegasan import tegas
from kpm.periode import NAMA_BULAN
from laporan.dokumen_garis import cetak_garis, identitas
from laporan.kueri_garis import BahanGaris, baca_garis
from laporan.tampilan_garis import susun_garis
from sasaran.models import Orang


def _bahan(wilayah: Wilayah, uuid: UUID) -> BahanGaris:
    try:
        return baca_garis(wilayah, uuid, timezone.localdate())
    except Orang.DoesNotExist as galat:
        raise Http404("Orang ini tidak ada di desa ini.") from galat


@perlu("nama.lihat")
def garis(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Everything known of one person, in the order of time."""
    bahan = _bahan(wilayah, uuid)
    konteks = {
        "orang": bahan.orang,
        "bahan": bahan,
        "identitas": identitas(bahan, timezone.localdate()),
        "garis": susun_garis(bahan, timezone.localdate()),
        "bulan_pendek": [nama[:3] for nama in NAMA_BULAN],
        "fase": bahan.lembar_anak.fase if bahan.lembar_anak else (),
    }
    return render(request, "laporan/garis.html", konteks)


@perlu("nama.lihat")
@tegas
def garis_pdf(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The same as a card of one or two pages; it holds a name, so printing it is traced."""
    bahan = _bahan(wilayah, uuid)
    jejak.unduh(request, f"kartu riwayat {uuid}")
    return cetak.tanggapan(cetak_garis(wilayah, bahan, waktu=timezone.now()))
