"""The print of a child's card."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from kpm import jejak
from kpm.dokumen import cetak
from kpm.izin import perlu
from kpm.models import Wilayah
from kpm.penegasan import tegas
from laporan.dokumen_kartu import cetak_kartu_anak
from pemantauan import kueri_orang


@perlu("nama.lihat")
@tegas
def kartu_anak(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The card as PDF; it holds a name, so printing it is traced."""
    anak = kueri_orang.anak_dari(get_object_or_404(kueri_orang.orang_utuh(), uuid=uuid))
    if anak is None:
        raise Http404("Orang ini tidak dicatat sebagai anak.")
    jejak.unduh(request, f"kartu anak {uuid}")
    return cetak.tanggapan(cetak_kartu_anak(wilayah, anak, waktu=timezone.now()))
