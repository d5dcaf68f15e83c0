"""The page on which the village reads who looked at its names, who took them away, and why."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kpm.izin import perlu
from kpm.models import Wilayah
from laporan.kueri_jejak import SaringanJejak, baca_jejak


@perlu("jejak.lihat")
def jejak(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """Traces, the newest first, by kind, by who looked and by month."""
    saringan = SaringanJejak.dari(request.GET)
    daftar = baca_jejak(wilayah, saringan, timezone.localdate(), halaman=request.GET.get("halaman"))
    return render(request, "laporan/jejak.html", {"daftar": daftar, "saringan": saringan})
