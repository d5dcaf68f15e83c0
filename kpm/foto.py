"""Photographs: taken with a telephone, kept small enough for a village's line and without the place they were taken."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File

from kpm.unggah import GAMBAR, jenis_dari_isi

BATAS_FOTO = 10 * 1024 * 1024
"""Bytes of one photograph as it comes from the camera."""
SISI_SIMPAN = 1600
"""Longest side in pixels that is kept: enough for a page of paper."""
SISI_PINDAIAN = (2400, SISI_SIMPAN)
"""The same for a photograph of a paper, tried one after the other: small print and stamps stay legible."""
SISI_KECIL = 400
"""Longest side in pixels of the picture in a list."""


def kecilkan(isi: bytes, sisi: int) -> bytes:
    """The picture as a JPEG of at most ``sisi`` pixels, upright, without what the camera wrote beside it (place, name).

    ``isi`` is a PNG or JPEG that `jenis_dari_isi` knows.
    """
    from PIL import Image, ImageOps

    with Image.open(BytesIO(isi), formats=["PNG", "JPEG"]) as gambar:
        gambar.draft("RGB", (sisi, sisi))
        tegak = ImageOps.exif_transpose(gambar)
        tegak.thumbnail((sisi, sisi))
        if tegak.mode in ("RGBA", "LA", "P"):
            putih = Image.new("RGB", tegak.size, "white")
            putih.paste(tegak, mask=tegak.convert("RGBA").getchannel("A"))
            tegak = putih
        wadah = BytesIO()
        tegak.convert("RGB").save(wadah, "JPEG", quality=80, optimize=True)
    return wadah.getvalue()


def foto_simpan(berkas: File[Any]) -> ContentFile[bytes]:
    """A photograph as it is kept. Raises ValidationError for what is too large or no whole picture."""
    if (berkas.size or 0) > BATAS_FOTO:
        raise ValidationError("Foto terlalu besar. Paling besar 10 MB; pilih foto lain.")
    berkas.seek(0)
    isi = berkas.read()
    if jenis_dari_isi(isi) not in GAMBAR:
        raise ValidationError("Isi berkas ini bukan foto JPG atau PNG yang utuh. Pilih berkas lain.")
    dasar = (berkas.name or "foto").rsplit(".", 1)[0]
    return ContentFile(kecilkan(isi, SISI_SIMPAN), name=f"{dasar}.jpg")


def muatkan(berkas: File[Any], batas: int) -> File[Any]:
    """A photographed paper as a picture of at most ``batas`` bytes; what is no picture, or fits, as it came.

    Cameras make pictures several times as large as a paper needs. Larger than BATAS_FOTO nothing is read.
    """
    if not batas < (berkas.size or 0) <= BATAS_FOTO:
        return berkas
    berkas.seek(0)
    isi = berkas.read()
    if jenis_dari_isi(isi) not in GAMBAR:
        return berkas
    dasar = (berkas.name or "foto").rsplit(".", 1)[0]
    for sisi in SISI_PINDAIAN:
        if len(kecil := kecilkan(isi, sisi)) <= batas:
            return ContentFile(kecil, name=f"{dasar}.jpg")
    return berkas
