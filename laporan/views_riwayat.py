"""Pages of change: who changed what on a record, and what was deleted."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from kpm.izin import perlu
from kpm.models import Wilayah
from laporan.kueri_riwayat import TidakAda, baca_riwayat, baca_terhapus


@perlu("riwayat.lihat")
def riwayat(request: HttpRequest, wilayah: Wilayah, jenis: str, uuid: UUID | None = None) -> HttpResponse:
    """The history of one record, or of one kind of record of the whole village, the newest first."""
    izin: frozenset[str] = request.izin  # type: ignore[attr-defined]
    try:
        isi = baca_riwayat(wilayah, jenis, uuid, izin=izin, halaman=request.GET.get("halaman"))
    except TidakAda as galat:
        raise Http404("Riwayat ini tidak ada.") from galat
    return render(request, "laporan/riwayat.html", {"riwayat": isi})


@perlu("riwayat.lihat")
def terhapus(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """Records that were deleted, with what stood in them."""
    halaman, baris = baca_terhapus(wilayah, halaman=request.GET.get("halaman"))
    return render(request, "laporan/terhapus.html", {"halaman": halaman, "baris": baris})
