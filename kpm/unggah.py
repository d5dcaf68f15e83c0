"""Uploaded files of a village: judged by their content, kept under random names, answered so that nothing runs."""

from __future__ import annotations

import hashlib
import re
import uuid
import warnings
from collections.abc import Collection
from io import BytesIO
from typing import Any
from urllib.parse import quote

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.http import Http404, HttpResponse

from kpm.models import Pengguna, Unggahan, Wilayah
from kpm.tindakan import simpan

BATAS_UKURAN = 2 * 1024 * 1024
"""Bytes of one file: a scan of a page, and a quick upload on 3G."""
BATAS_TITIK = 40_000_000
"""Pixels of a picture: a phone's camera stays below it, a bomb of compression does not."""
GAMBAR = ("image/png", "image/jpeg")
DOKUMEN = ("application/pdf", *GAMBAR)
"""What a scanned paper may be."""
AKHIRAN = {"application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg"}
SEBUTAN = {"application/pdf": "PDF", "image/jpeg": "JPG", "image/png": "PNG"}
PANJANG_NAMA = 100


def jenis_dari_isi(isi: bytes) -> str | None:
    """Media type of a file by what it holds, never by its name: PDF, PNG or JPEG; None for anything else."""
    if isi.startswith(b"%PDF-"):
        return "application/pdf" if b"%%EOF" in isi[-2048:] else None
    if isi.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png" if _terbaca(isi, "PNG") else None
    if isi.startswith(b"\xff\xd8\xff"):
        return "image/jpeg" if _terbaca(isi, "JPEG") else None
    return None


def _terbaca(isi: bytes, bentuk: str) -> bool:
    """Whether the whole picture can be read, and is no larger than a camera makes them."""
    from PIL import Image

    try:
        with warnings.catch_warnings(action="error"), Image.open(BytesIO(isi), formats=[bentuk]) as gambar:
            if gambar.width * gambar.height > BATAS_TITIK:
                return False
            gambar.draft("L", (gambar.width // 8, gambar.height // 8))  # a JPEG is read small; a PNG knows no draft
            gambar.load()
    except (OSError, ValueError, SyntaxError, EOFError, Warning, Image.DecompressionBombError):
        return False
    return True


def periksa_berkas(berkas: File[Any], boleh: Collection[str] = DOKUMEN, batas: int = BATAS_UKURAN) -> tuple[bytes, str]:
    """Content and media type of a file of at most ``batas`` bytes that may be kept. Raises ValidationError with what to
    do instead."""
    if (berkas.size or 0) > batas:
        besar = batas // 1024 // 1024
        raise ValidationError(
            f"Berkas terlalu besar. Paling besar {besar} MB; perkecil atau pindai ulang, lalu pilih lagi."
        )
    berkas.seek(0)
    isi = berkas.read()
    jenis = jenis_dari_isi(isi)
    if jenis not in boleh or jenis is None:
        nama = [SEBUTAN[satu] for satu in boleh]
        daftar = f"{', '.join(nama[:-1])}{',' if len(nama) > 2 else ''} atau {nama[-1]}" if nama[1:] else nama[0]
        raise ValidationError(f"Isi berkas ini bukan {daftar} yang utuh. Pilih berkas lain.")
    return isi, jenis


def ukuran_gambar(berkas: File[Any]) -> tuple[int, int]:
    """Width and height in pixels of a picture that `periksa_berkas` let pass."""
    from PIL import Image

    berkas.seek(0)
    with Image.open(berkas, formats=["PNG", "JPEG"]) as gambar:
        return gambar.width, gambar.height


def nama_aman(nama: str, jenis: str) -> str:
    """The name a file is shown and handed out under: without a path or signs of control, ending as its content does."""
    dasar = re.split(r"[/\\]", nama)[-1].rsplit(".", 1)[0]
    dasar = " ".join(re.sub(r'[\x00-\x1f\x7f"<>:*?|;]', " ", dasar).split()).strip(". ")
    return f"{dasar[:PANJANG_NAMA] or 'berkas'}{AKHIRAN[jenis]}"


def simpan_unggahan(
    *,
    desa: Wilayah,
    oleh: Pengguna | None,
    berkas: File[Any],
    jenis: Collection[str] = DOKUMEN,
    batas: int = BATAS_UKURAN,
) -> Unggahan:
    """Store an uploaded file as it came. ``jenis``: the media types that are welcome; ``batas``: its most bytes.

    Each upload is a record of its own: what it replaces stays, and the owner's history still points at it. A caller
    whose transaction fails afterwards calls `buang_berkas`. Raises ValidationError.
    """
    isi, jenis_isi = periksa_berkas(berkas, jenis, batas)
    unggahan = Unggahan(
        desa=desa,
        nama=nama_aman(berkas.name or "", jenis_isi),
        jenis_isi=jenis_isi,
        ukuran=len(isi),
        sidik=hashlib.sha256(isi).hexdigest(),
    )
    unggahan.berkas.save(f"{uuid.uuid4().hex}{AKHIRAN[jenis_isi]}", ContentFile(isi), save=False)
    try:
        return simpan(unggahan, oleh=oleh)
    except BaseException:
        buang_berkas(unggahan)
        raise


def buang_berkas(unggahan: Unggahan) -> None:
    """Take the stored file of an upload away whose record was not kept."""
    unggahan.berkas.delete(save=False)


def jawab_unggahan(unggahan: Unggahan | None) -> HttpResponse:
    """The file as an answer, called by the view of the record that owns it, with the village's scope open.

    A picture is shown, anything else is handed out; in no case does a browser run or guess anything in it.
    Raises Http404 where there is none.
    """
    if unggahan is None or unggahan.jenis_isi not in AKHIRAN:
        raise Http404("Tidak ada berkas.")
    try:
        with unggahan.berkas.open("rb") as berkas:
            jawab = HttpResponse(berkas.read(), content_type=unggahan.jenis_isi)
    except (OSError, ValueError) as galat:
        raise Http404("Berkas tidak ada di tempatnya.") from galat
    cara = "inline" if unggahan.jenis_isi in GAMBAR else "attachment"
    polos = unggahan.nama.encode("ascii", "ignore").decode() or f"berkas{AKHIRAN[unggahan.jenis_isi]}"
    jawab["Content-Disposition"] = f"{cara}; filename=\"{polos}\"; filename*=UTF-8''{quote(unggahan.nama, safe='')}"
    jawab["Content-Security-Policy"] = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox"
    jawab["X-Content-Type-Options"] = "nosniff"
    return jawab
