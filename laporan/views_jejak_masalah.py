"""Pages: from gap to rupiah, the one the kepala desa shows, and its print."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kpm.dokumen.cetak import tanggapan
from kpm.izin import perlu
from kpm.models import Wilayah
from laporan.dokumen_jejak_masalah import cetak_jejak
from laporan.kueri_jejak_masalah import jejak_masalah as baca
from laporan.kueri_jejak_masalah import tahun_masalah


def _tahun(request: HttpRequest, semua: list[int]) -> int | None:
    teks = request.GET.get("tahun", "")
    tahun = int(teks) if teks.isascii() and teks.isdigit() and len(teks) == 4 else None
    return tahun if tahun in semua else next(iter(semua), None)


@perlu("rembuk.lihat")
def jejak_masalah(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """Each gap of a year: proposal, agreement, budget, and the numbers since. Counts only."""
    tahun_tahun = tahun_masalah()
    tahun = _tahun(request, tahun_tahun)
    jejak = baca(wilayah, tahun, timezone.localdate()) if tahun else None
    return render(request, "laporan/jejak_masalah.html", {"jejak": jejak, "tahun_tahun": tahun_tahun})


@perlu("rembuk.lihat")
def jejak_masalah_pdf(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """The same on paper."""
    tahun = _tahun(request, tahun_masalah())
    if tahun is None:
        raise Http404("Belum ada kekurangan yang dibahas rembuk.")
    return tanggapan(cetak_jejak(wilayah, tahun, timezone.localtime()))
