"""Uploaded pictures on paper: made small, turned upright, and written into the page itself."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO

from kpm.models import Unggahan
from kpm.unggah import GAMBAR

SISI = 1100
"""Pixels of the longer side: sharp at half the width of a page, about 150 kB."""
MUTU = 78


def gambar_cetak(unggahan: Unggahan) -> str:
    """A picture as a data URI of a JPEG; empty for what is no picture or whose file is gone.

    The place and hour a telephone writes into its pictures stay behind.
    """
    if unggahan.jenis_isi not in GAMBAR:
        return ""
    from PIL import Image, ImageOps

    try:
        with unggahan.berkas.open("rb") as berkas, Image.open(berkas, formats=["PNG", "JPEG"]) as asli:
            asli.draft("RGB", (SISI, SISI))
            gambar = ImageOps.exif_transpose(asli)
            gambar.thumbnail((SISI, SISI))
            if gambar.mode != "RGB":
                dasar = Image.new("RGB", gambar.size, "white")
                rgba = gambar.convert("RGBA")
                dasar.paste(rgba, mask=rgba.getchannel("A"))
                gambar = dasar
            isi = BytesIO()
            gambar.save(isi, "JPEG", quality=MUTU, optimize=True)
    except (OSError, ValueError, SyntaxError):
        return ""
    return f"data:image/jpeg;base64,{b64encode(isi.getvalue()).decode()}"
