"""Uploaded photographs on paper: made small and written into the page itself."""

from __future__ import annotations

from base64 import b64encode

from kpm.foto import kecilkan
from kpm.models import Unggahan
from kpm.unggah import GAMBAR

SISI = 1000
"""Longest side in pixels of a printed photograph: sharp at half the width of a page."""


def gambar_cetak(unggahan: Unggahan) -> str:
    """A photograph as a data URI; empty for what is no picture or whose file is gone."""
    if unggahan.jenis_isi not in GAMBAR:
        return ""
    try:
        with unggahan.berkas.open("rb") as berkas:
            return f"data:image/jpeg;base64,{b64encode(kecilkan(berkas.read(), SISI)).decode()}"
    except (OSError, ValueError):
        return ""
