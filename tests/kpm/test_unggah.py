"""Uploaded files: judged by what they hold, stored under random names, answered so that nothing runs."""

from __future__ import annotations

import hashlib
import re
from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from PIL import Image

from kpm.forms_unggah import BidangUnggah
from kpm.foto import BATAS_FOTO
from kpm.models import Pengguna, Unggahan, Wilayah
from kpm.unggah import BATAS_UKURAN, GAMBAR, jawab_unggahan, jenis_dari_isi, nama_aman, periksa_berkas, simpan_unggahan

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def gambar(bentuk: str = "PNG", sisi: int = 8) -> bytes:
    isi = BytesIO()
    Image.new("RGB", (sisi, sisi), "white").save(isi, bentuk)
    return isi.getvalue()


def berkas(isi: bytes, nama: str = "sk.pdf", jenis: str = "application/pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi, content_type=jenis)


@pytest.fixture(autouse=True)
def _tempat(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.parametrize(
    ("isi", "jenis"),
    [
        (PDF, "application/pdf"),
        (gambar("PNG"), "image/png"),
        (gambar("JPEG"), "image/jpeg"),
        (b"<html><script>alert(1)</script></html>", None),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", None),
        (gambar("GIF"), None),
        (b"%PDF-1.4 tanpa akhir", None),
        (gambar("PNG")[:40], None),
        (gambar("JPEG")[:120], None),
        (b"\x89PNG\r\n\x1a\n<script>alert(1)</script>", None),
        (b"MZ\x90\x00", None),
        (b"", None),
    ],
)
def test_a_file_is_what_it_holds(isi: bytes, jenis: str | None) -> None:
    assert jenis_dari_isi(isi) == jenis


def test_a_picture_of_too_many_points_is_refused() -> None:
    isi = BytesIO()
    Image.new("1", (8000, 8000)).save(isi, "PNG")
    assert len(isi.getvalue()) < BATAS_UKURAN
    assert jenis_dari_isi(isi.getvalue()) is None


@pytest.mark.parametrize(
    ("nama", "aman"),
    [
        ("../../etc/passwd", "passwd.png"),
        ("C:\\Users\\kpm\\SK 12.pdf", "SK 12.png"),
        ('a"; filename="x.html', "a filename= x.png"),
        ("sk\r\nX-Jahat: 1.png", "sk X-Jahat 1.png"),
        (".htaccess", "berkas.png"),
        ("halaman.html", "halaman.png"),
        ("x" * 300, "x" * 100 + ".png"),
    ],
)
def test_a_name_has_no_path_no_control_and_the_ending_of_its_content(nama: str, aman: str) -> None:
    assert nama_aman(nama, "image/png") == aman


def test_an_upload_is_kept_as_it_came_under_a_random_name(di_desa: Wilayah, kpm: Pengguna, tmp_path: Path) -> None:
    satu = simpan_unggahan(desa=di_desa, oleh=kpm, berkas=berkas(PDF, "../SK KPM.html", "text/html"))
    lain = simpan_unggahan(desa=di_desa, oleh=kpm, berkas=berkas(PDF, "../SK KPM.html", "text/html"))
    assert (satu.nama, satu.jenis_isi, satu.ukuran) == ("SK KPM.pdf", "application/pdf", len(PDF))
    assert satu.sidik == hashlib.sha256(PDF).hexdigest()
    assert satu.berkas.name != lain.berkas.name
    assert re.fullmatch(r"2026/09/[0-9a-f]{32}\.pdf", satu.berkas.name)
    assert (tmp_path / satu.berkas.name).read_bytes() == PDF
    assert Unggahan.objects.get(pk=satu.pk).dibuat_oleh == kpm


@pytest.mark.parametrize(
    ("satu", "boleh", "kalimat"),
    [
        (
            berkas(b"<html>", "logo.png", "image/png"),
            GAMBAR,
            "Isi berkas ini bukan PNG atau JPG yang utuh. Pilih berkas lain.",
        ),
        (berkas(PDF), GAMBAR, "Isi berkas ini bukan PNG atau JPG yang utuh. Pilih berkas lain."),
        (
            berkas(PDF + b" " * 5 * 1024 * 1024),
            ("application/pdf",),
            "Berkas terlalu besar. Paling besar 2 MB; perkecil atau pindai ulang, lalu pilih lagi.",
        ),
    ],
)
def test_what_is_not_welcome_is_refused_with_a_sentence_and_leaves_nothing(
    di_desa: Wilayah, tmp_path: Path, satu: SimpleUploadedFile, boleh: tuple[str, ...], kalimat: str
) -> None:
    with pytest.raises(ValidationError) as galat:
        periksa_berkas(satu, boleh)
    assert galat.value.messages == [kalimat]
    with pytest.raises(ValidationError):
        BidangUnggah(jenis=boleh).clean(satu)
    with pytest.raises(ValidationError):
        simpan_unggahan(desa=di_desa, oleh=None, berkas=satu, jenis=boleh)
    assert (Unggahan.objects.count(), [p for p in tmp_path.rglob("*") if p.is_file()]) == (0, [])


def test_a_photographed_paper_of_a_camera_is_made_to_fit() -> None:
    acak = Image.effect_noise((2600, 1300), 40).convert("RGB")
    wadah = BytesIO()
    acak.save(wadah, "PNG")
    foto = berkas(wadah.getvalue(), "tanda terima.png", "image/png")
    assert BATAS_UKURAN < foto.size < BATAS_FOTO

    jadi = BidangUnggah().clean(foto)

    assert (jadi.name, jadi.size <= BATAS_UKURAN) == ("tanda terima.jpg", True)
    with Image.open(jadi) as gambar_jadi:
        assert (gambar_jadi.format, max(gambar_jadi.size)) == ("JPEG", 2400)


@pytest.mark.parametrize(
    ("isi", "jenis", "cara"),
    [
        (PDF, "application/pdf", "attachment"),
        (gambar("PNG"), "image/png", "inline"),
        (gambar("JPEG"), "image/jpeg", "inline"),
    ],
)
def test_an_answer_lets_nothing_run(di_desa: Wilayah, isi: bytes, jenis: str, cara: str) -> None:
    unggahan = simpan_unggahan(desa=di_desa, oleh=None, berkas=berkas(isi, "SK é.bin"))
    jawab = jawab_unggahan(unggahan)
    assert jawab.content == isi
    assert jawab["Content-Type"] == jenis
    assert jawab["X-Content-Type-Options"] == "nosniff"
    assert jawab["Content-Security-Policy"] == "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox"
    akhiran = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}[jenis]
    assert jawab["Content-Disposition"] == (
        f"{cara}; filename=\"SK .{akhiran}\"; filename*=UTF-8''SK%20%C3%A9.{akhiran}"
    )


def test_a_file_that_is_not_there_is_404(di_desa: Wilayah, tmp_path: Path) -> None:
    unggahan = simpan_unggahan(desa=di_desa, oleh=None, berkas=berkas(PDF))
    (tmp_path / unggahan.berkas.name).unlink()
    for satu in (unggahan, None):
        with pytest.raises(Http404):
            jawab_unggahan(satu)
