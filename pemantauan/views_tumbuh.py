"""The page of a child's growth: curves, z-scores and the KMS month by month."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from kpm.izin import perlu
from kpm.kerja import batasi
from kpm.models import Wilayah
from pemantauan import kueri_orang
from pemantauan.kueri_tumbuh import tumbuh_anak
from pemantauan.tampilan_tumbuh import susun_tumbuh


@perlu("sasaran.lihat")
def tumbuh(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Everything measured of one child, drawn on the WHO curves."""
    siapa = get_object_or_404(kueri_orang.orang_utuh(), uuid=uuid)
    anak = kueri_orang.anak_dari(siapa)
    if anak is None:
        raise Http404("Orang ini tidak dicatat sebagai anak.")
    batasi(request, siapa)
    konteks = {
        "orang": siapa,
        "anak": anak,
        "lembar": susun_tumbuh(siapa.jenis_kelamin, tumbuh_anak(anak), timezone.localdate()),
    }
    return render(request, "pemantauan/tumbuh.html", konteks)
