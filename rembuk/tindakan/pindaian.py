"""Keeping the scan of the signed paper of an issued Berita Acara; a better one is added, none is taken away."""

from __future__ import annotations

import hashlib
from typing import Any

from django.core.files.base import File
from django.db import transaction

from kpm.models import Pengguna
from kpm.tindakan import simpan
from kpm.unggah import buang_berkas, simpan_unggahan
from rembuk.models import BeritaAcara, PindaianBA

BATAS_PINDAIAN = 10 * 1024 * 1024
"""Bytes: a dozen scanned pages."""


def simpan_pindaian(*, ba: BeritaAcara, berkas: File[Any], oleh: Pengguna) -> PindaianBA:
    """Store a scan, judged by what it holds. The same file sent twice is stored once. Raises ValidationError."""
    berkas.seek(0)
    sidik = hashlib.sha256(berkas.read()).hexdigest()
    if ada := PindaianBA.objects.filter(berita_acara=ba, unggahan__sidik=sidik).first():
        return ada
    unggahan = None
    try:
        with transaction.atomic():
            unggahan = simpan_unggahan(desa=ba.desa, oleh=oleh, berkas=berkas, batas=BATAS_PINDAIAN)
            return simpan(PindaianBA(desa=ba.desa, berita_acara=ba, unggahan=unggahan), oleh=oleh)
    except BaseException:
        if unggahan is not None:
            buang_berkas(unggahan)
        raise
