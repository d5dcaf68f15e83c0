"""System checks of our own: what is missing on this machine, said in words."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register

from kpm.dokumen.cetak import bisa_pdf


@register(Tags.compatibility)
def pustaka_cetak(app_configs: Any, **kwargs: Any) -> list[Warning]:
    """Without Pango documents are served as HTML with print CSS."""
    if bisa_pdf():
        return []
    return [
        Warning(
            "Dokumen dicetak sebagai halaman HTML, bukan PDF: pustaka Pango tidak ditemukan.",
            hint="Debian: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation",
            id="kpm.W001",
        )
    ]


@register(Tags.security, deploy=True)
def kunci_dan_alamat(app_configs: Any, **kwargs: Any) -> list[Error]:
    """A server others reach needs its keys, TLS and a public address for the QR codes."""
    salah = []
    if not settings.KPM_KUNCI_DATA or not settings.KPM_KUNCI_INDEKS:
        salah.append(Error("Kunci data belum ada.", hint="Jalankan: python manage.py siapkan", id="kpm.E001"))
    if settings.KPM_HTTPS and not settings.KPM_ALAMAT_UMUM.startswith("https://"):
        salah.append(
            Error(
                "KPM_ALAMAT_UMUM harus https:// karena KPM_HTTPS menyala.",
                hint="Alamat ini tercetak sebagai kode QR pada dokumen.",
                id="kpm.E002",
            )
        )
    return salah
