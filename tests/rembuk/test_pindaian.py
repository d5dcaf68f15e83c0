"""The scan of the signed Berita Acara: judged by what it holds, at most 10 MB, several, never taken away."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Unggahan, Wilayah
from rembuk.models import BeritaAcara, Pertemuan, PindaianBA
from tests.rembuk.bahan import isi_triwulan, mulai, terbit

MEGA = 1024 * 1024


@pytest.fixture(autouse=True)
def _html(settings: Any) -> None:
    settings.KPM_TANPA_PDF = True


@pytest.fixture
def rembuk(desa: Wilayah, kpm: Pengguna) -> Pertemuan:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        return terbit(desa, kpm).rembuk


@pytest.fixture
def alamat(desa: Wilayah, rembuk: Pertemuan) -> str:
    return f"/{desa.kode}/rembuk/{rembuk.uuid}/"


def pdf(ukuran: int = 200) -> bytes:
    kepala, ekor = b"%PDF-1.4\n", b"\n%%EOF\n"
    return kepala + b"0" * (ukuran - len(kepala) - len(ekor)) + ekor


def gambar(bentuk: str) -> bytes:
    isi = BytesIO()
    Image.new("RGB", (8, 8), "white").save(isi, bentuk)
    return isi.getvalue()


def kirim(klien: Client, alamat: str, isi: bytes, nama: str = "ba.pdf") -> Any:
    return klien.post(f"{alamat}pindaian/baru/", {"berkas": SimpleUploadedFile(nama, isi)}, follow=True)


@pytest.mark.parametrize(
    ("isi", "nama", "tersimpan", "cara"),
    [
        (pdf(), "BA ttd.exe", "BA ttd.pdf", "attachment"),
        (pdf(10 * MEGA), "besar.pdf", "besar.pdf", "attachment"),
        (gambar("JPEG"), "foto.pdf", "foto.jpg", "inline"),
        (gambar("PNG"), "foto", "foto.png", "inline"),
    ],
)
def test_a_scan_is_known_by_what_it_holds(
    desa: Wilayah, klien_kpm: Client, klien_kades: Client, alamat: str, isi: bytes, nama: str, tersimpan: str, cara: str
) -> None:
    halaman = kirim(klien_kpm, alamat, isi, nama).content.decode()
    assert "Pindaian tersimpan." in halaman
    assert tersimpan in halaman
    with lingkup(desa.kode):
        satu = PindaianBA.objects.get()
        assert satu.berita_acara == BeritaAcara.objects.get()
    jawab = klien_kades.get(f"{alamat}pindaian/{satu.uuid}/")
    assert jawab.content == isi
    assert jawab.headers["Content-Disposition"].startswith(f'{cara}; filename="{tersimpan}"')


@pytest.mark.parametrize(
    ("isi", "nama", "kalimat"),
    [
        (pdf(10 * MEGA + 1), "ba.pdf", "Berkas terlalu besar. Paling besar 10 MB; perkecil atau pindai ulang"),
        (b"<script>alert(1)</script>", "ba.pdf", "Isi berkas ini bukan PDF, PNG, atau JPG yang utuh."),
        (pdf()[:-8], "ba.pdf", "Isi berkas ini bukan PDF, PNG, atau JPG yang utuh."),
        (b"", "ba.pdf", "Berkas ini kosong. Pilih berkas lain."),
    ],
)
def test_what_is_no_scan_is_refused_with_a_sentence(
    desa: Wilayah, klien_kpm: Client, alamat: str, isi: bytes, nama: str, kalimat: str
) -> None:
    jawab = kirim(klien_kpm, alamat, isi, nama)
    assert kalimat in jawab.content.decode()
    with lingkup(desa.kode):
        assert (PindaianBA.objects.count(), Unggahan.objects.count()) == (0, 0)


def test_a_better_scan_is_added_and_the_same_one_kept_once(desa: Wilayah, klien_kpm: Client, alamat: str) -> None:
    for isi in (pdf(200), pdf(300), pdf(200)):
        kirim(klien_kpm, alamat, isi)
    with lingkup(desa.kode):
        assert list(PindaianBA.objects.values_list("unggahan__ukuran", flat=True)) == [300, 200]
        assert Unggahan.objects.count() == 2


def test_who_may_not_write_hands_in_nothing(klien_kades: Client, alamat: str) -> None:
    assert "Simpan pindaian" not in klien_kades.get(f"{alamat}?langkah=ba").content.decode()
    assert kirim(klien_kades, alamat, pdf()).status_code == 403


def test_before_the_issue_there_is_nothing_to_scan(desa: Wilayah, kpm: Pengguna, klien_kpm: Client) -> None:
    with lingkup(desa.kode):
        rembuk = mulai(desa, kpm)
    assert klien_kpm.get(f"/{desa.kode}/rembuk/{rembuk.uuid}/pindaian/baru/").status_code == 404


@pytest.mark.parametrize("jumlah", [1, 3])
def test_the_step_of_an_issued_meeting_costs_the_same(
    desa: Wilayah, klien_kpm: Client, alamat: str, django_assert_num_queries: Any, jumlah: int
) -> None:
    for urut in range(jumlah):
        kirim(klien_kpm, alamat, pdf(200 + urut))
    with django_assert_num_queries(15):
        isi = klien_kpm.get(f"{alamat}?langkah=ba").content.decode()
    assert isi.count("/pindaian/") == jumlah + 1
