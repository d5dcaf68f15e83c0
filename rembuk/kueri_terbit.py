"""Reads of what was issued: the versions of a Berita Acara with the scans of their signed papers."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch

from rembuk.models import BeritaAcara, Pertemuan, PindaianBA


def versi_terbit(rembuk: Pertemuan) -> list[BeritaAcara]:
    """All issued versions of a meeting's Berita Acara, the newest first, with their scans (two queries)."""
    pindaian = Prefetch("pindaian", queryset=PindaianBA.objects.select_related("unggahan", "dibuat_oleh"))
    semua: Any = BeritaAcara.objects.filter(rembuk=rembuk).defer("berkas").select_related("terbit_oleh")
    return list(semua.prefetch_related(pindaian).order_by("-revisi"))
