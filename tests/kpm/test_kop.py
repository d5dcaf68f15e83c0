"""The letterhead: its lines, its picture, on every document and both papers; and what may not become its picture."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pypdf import PdfReader

from kpm.dokumen import cetak
from kpm.dokumen.kop import susun_kop
from kpm.kueri import profil_desa
from kpm.lingkup import lingkup
from kpm.models import Kader, Pengguna, ProfilDesa, Unggahan, Wilayah
from kpm.tindakan_desa import simpan_profil
from rembuk.cetak import berkas_terbit
from rembuk.models import BeritaAcara
from tests.conftest import klien
from tests.rembuk.bahan import isi_triwulan, terbit

PROFIL = "/52.04.20.2005/desa/profil/"
WAJIB = {"kertas": "A4", "pola_nomor_ba": "{nomor}"}
A4, F4 = (595, 841), (609, 935)
INDUK = {"kabupaten": "Kabupaten Sumbawa", "kecamatan": "Buer"}
DITOLAK = (
    "file:///etc/passwd",
    "http://127.0.0.1/x.png",
    "data:text/html;base64,PHA+",
    "data:image/svg+xml;base64,PHN2Zz4=",
)
butuh_pdf = pytest.mark.skipif(not cetak.bisa_pdf(), reason="tanpa Pango tidak ada PDF")


@pytest.fixture(autouse=True)
def _tempat(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def gambar(bentuk: str = "PNG", ukuran: tuple[int, int] = (40, 46)) -> bytes:
    isi = BytesIO()
    Image.new("RGB", ukuran, "green").save(isi, bentuk)
    return isi.getvalue()


def berkas(isi: bytes, nama: str = "lambang.png", jenis: str = "image/png") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi, content_type=jenis)


def isi_profil(desa: Wilayah, *, logo: bool = True, **isi: str) -> ProfilDesa:
    profil = profil_desa(desa)
    for nama, nilai in {"alamat": "Jalan Dermaga 1", "kepala_desa": "H. Abdul Wahab", "kertas": "F4", **isi}.items():
        setattr(profil, nama, nilai)
    satu = ContentFile(gambar(), name="lambang.png") if logo else None
    return simpan_profil(profil=profil, logo=satu, tanpa_logo=not logo, oleh=None, versi=None)


def baca(isi: bytes) -> tuple[str, int, set[tuple[int, int]]]:
    """Text, number of pictures on the first page, and the sizes of all pages in points."""
    halaman = PdfReader(BytesIO(isi)).pages
    teks = " ".join(" ".join(satu.extract_text().split()) for satu in halaman)
    ukuran = {tuple(sorted((int(satu.mediabox.width), int(satu.mediabox.height)))) for satu in halaman}
    return teks, len(halaman[0].images), ukuran  # type: ignore[return-value]


def test_its_lines_hold_what_the_office_filled_in_and_nothing_else() -> None:
    penuh = susun_kop(
        "Desa Pulau Kaung", INDUK, alamat="Jalan Dermaga 1", kode_pos="84353", telepon="0371 12", surel="a@b.id"
    )
    assert (penuh.kabupaten, penuh.kecamatan, penuh.desa) == (
        "PEMERINTAH KABUPATEN SUMBAWA", "KECAMATAN BUER", "DESA PULAU KAUNG",
    )  # fmt: skip
    assert (penuh.alamat, penuh.kontak) == ("Jalan Dermaga 1, Kode Pos 84353", "Telepon 0371 12, Surel a@b.id")
    kosong = susun_kop("Kelurahan Lempeh", INDUK, alamat="")
    assert (kosong.desa, kosong.alamat, kosong.kontak, kosong.lambang) == ("KELURAHAN LEMPEH", "", "", "")


@pytest.mark.parametrize(
    ("kode", "isi", "jabatan"),
    [
        ("52.04.20.2005", "", "Kepala Desa Kaung"),
        ("52.04.20.1005", "", "Lurah Kaung"),
        ("52.04.20.2005", "Pj. Kepala Desa", "Pj. Kepala Desa Kaung"),
        ("52.04.20.2005", "Plt. Kepala Desa Kaung", "Plt. Kepala Desa Kaung"),
    ],
)
def test_who_heads_the_village_signs_under_the_right_word(kode: str, isi: str, jabatan: str) -> None:
    assert ProfilDesa(jabatan_kepala=isi).jabatan(Wilayah(kode=kode, nama="Kaung")) == jabatan


DOKUMEN = (
    "laporan/formulir-4/2026-T2.pdf",
    "laporan/formulir-4/2026.pdf",
    "laporan/formulir-2a/2026-08.pdf",
    "laporan/formulir-2b/2026-08.pdf",
    "laporan/formulir-2c/2026.pdf",
    "laporan/formulir-3a/2026-T2.pdf",
    "laporan/formulir-3b/2026-T2.pdf",
    "laporan/format-bantu/2026-T2.pdf",
    "skor/tren.pdf",
    "skor/2026-T2/ayah.pdf",
    "desa/contoh-kop.pdf",
)


def dicetak(desa: Wilayah) -> list[str]:
    return [f"/{desa.kode}/{satu}" for satu in DOKUMEN]


@butuh_pdf
def test_every_document_carries_kop_picture_and_the_paper_of_the_village(di_desa: Wilayah, klien_kpm: Client) -> None:
    isi_profil(di_desa, jabatan_kepala="Pj. Kepala Desa", telepon="0371 12")
    salah = []
    for alamat in dicetak(di_desa):
        jawab = klien_kpm.get(alamat)
        teks, lambang, ukuran = baca(jawab.content)
        baris = teks.replace(" · ", " ")  # lying paper has both on one line
        if not ("DESA PULAU KAUNG Jalan Dermaga 1 Telepon 0371 12" in baris and lambang == 1 and ukuran == {F4}):
            salah.append((alamat, lambang, ukuran))
    assert salah == []


@butuh_pdf
def test_without_a_picture_the_lines_stand_alone_on_a4(di_desa: Wilayah, klien_kpm: Client) -> None:
    isi_profil(di_desa, logo=False, kertas="A4")
    for alamat in dicetak(di_desa):
        teks, lambang, ukuran = baca(klien_kpm.get(alamat).content)
        assert ("DESA PULAU KAUNG Jalan Dermaga 1" in teks, lambang, ukuran) == (True, 0, {A4}), alamat


@butuh_pdf
def test_the_proof_of_work_and_its_signature_follow_the_profile(di_desa: Wilayah, klien_admin: Client) -> None:
    isi_profil(di_desa, jabatan_kepala="Pj. Kepala Desa")
    kader = Kader.objects.create(desa=di_desa, nama="Nurhayati", mulai=dt.date(2026, 1, 1))
    klien_admin.post(f"/{di_desa.kode}/kader/{kader.uuid}/kerja/2026-08/")
    teks, lambang, ukuran = baca(klien_admin.get(f"/{di_desa.kode}/kader/{kader.uuid}/kerja/2026-08.pdf").content)
    assert ("Pj. Kepala Desa Pulau Kaung" in teks, lambang, ukuran) == (True, 1, {F4})


@butuh_pdf
def test_an_issued_berita_acara_keeps_its_bytes_when_the_picture_changes(di_desa: Wilayah, kpm: Pengguna) -> None:
    isi_triwulan(di_desa)
    isi_profil(di_desa, jabatan_kepala="Pj. Kepala Desa")
    ba = terbit(di_desa, kpm)
    teks, lambang, ukuran = baca(berkas_terbit(ba).isi)
    assert ("Pj. Kepala Desa Pulau Kaung" in teks, lambang, ukuran) == (True, 1, {F4})
    assert ba.isi["kop"]["lambang"] == Unggahan.objects.get().sidik
    isi_profil(di_desa, logo=False, kertas="A4")
    assert berkas_terbit(BeritaAcara.objects.get()).isi == berkas_terbit(ba).isi


def test_the_admin_chooses_a_picture_sees_it_and_takes_it_away(desa: Wilayah, klien_admin: Client) -> None:
    klien_admin.post(PROFIL, WAJIB | {"logo_baru": berkas(gambar("JPEG"), "lambang.exe")})
    jawab = klien_admin.get("/52.04.20.2005/desa/logo/")
    assert (jawab.headers["Content-Type"], jawab.content) == ("image/jpeg", gambar("JPEG"))
    assert "/desa/logo/" in klien_admin.get("/52.04.20.2005/desa/").content.decode()
    klien_admin.post(PROFIL, WAJIB | {"versi": "1", "tanpa_logo": "on"})
    assert klien_admin.get("/52.04.20.2005/desa/logo/").status_code == 404
    with lingkup(desa.kode):
        assert (ProfilDesa.objects.get().logo, Unggahan.objects.count()) == (None, 1)


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "bukan PNG atau JPG"),
        (b"\x89PNG\r\n\x1a\n<script>alert(1)</script>", "bukan PNG atau JPG"),
        (b"%PDF-1.4\n%%EOF\n", "bukan PNG atau JPG"),
        (gambar("GIF"), "bukan PNG atau JPG"),
        (gambar()[:40], "bukan PNG atau JPG"),
        (gambar() + b"\x00" * 500 * 1024, "lebih besar dari 500 KB"),
        (gambar(ukuran=(2001, 10)), "terlalu lebar"),
    ],
)
def test_what_is_no_small_picture_is_refused_and_the_rest_stays_typed(
    desa: Wilayah, klien_admin: Client, isi: bytes, kalimat: str
) -> None:
    halaman = klien_admin.post(PROFIL, WAJIB | {"alamat": "Jalan Dermaga", "logo_baru": berkas(isi)}).content.decode()
    assert (kalimat in halaman, 'value="Jalan Dermaga"' in halaman) == (True, True)
    with lingkup(desa.kode):
        assert (Unggahan.objects.count(), ProfilDesa.objects.count()) == (0, 0)


def test_a_stale_save_leaves_no_picture_behind(desa: Wilayah, klien_admin: Client, tmp_path: Path) -> None:
    klien_admin.post(PROFIL, WAJIB)
    klien_admin.post(PROFIL, WAJIB | {"versi": "1", "alamat": "Baru"})
    jawab = klien_admin.post(PROFIL, WAJIB | {"versi": "1", "alamat": "Lama", "logo_baru": berkas(gambar())})
    assert "Baru saja diubah orang lain" in jawab.content.decode()
    assert [satu for satu in tmp_path.rglob("*") if satu.is_file()] == []


def test_the_picture_is_not_shown_to_another_village(desa: Wilayah, klien_admin: Client, kpm_lain: Pengguna) -> None:
    klien_kpm_lain = klien(kpm_lain)
    klien_admin.post(PROFIL, WAJIB | {"logo_baru": berkas(gambar())})
    assert klien_kpm_lain.get("/52.04.20.2005/desa/logo/").status_code == 404
    assert klien_kpm_lain.get("/62.13.01.2005/desa/logo/").status_code == 404


def test_a_picture_whose_file_is_gone_leaves_the_document_without(di_desa: Wilayah) -> None:
    profil = isi_profil(di_desa)
    assert cetak.lambang(profil).startswith("data:image/png;base64,")
    assert profil.logo is not None
    Path(profil.logo.berkas.path).unlink()
    assert cetak.lambang(profil_desa(di_desa)) == ""


@butuh_pdf
def test_a_page_fetches_nothing_but_static_files_and_its_own_pictures(caplog: pytest.LogCaptureFixture) -> None:
    for alamat in DITOLAK:
        caplog.clear()
        cetak._pdf(f'<!doctype html><html lang="id"><title>x</title><img alt="x" src="{alamat}"></html>')
        assert "ditolak" in caplog.text, alamat
