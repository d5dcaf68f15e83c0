"""The pack of a rembuk: one click, one PDF and a ZIP with every part, its progress, its trace, and who may have it."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pypdf import PdfReader

from kpm.lingkup import lingkup
from kpm.models import Jejak, Pengguna, Peran, Wilayah
from laporan.models import Pekerjaan
from laporan.paket_rembuk import buat_paket, satu_pdf
from rembuk import tindakan
from tests.factories import PenggunaFactory, PenugasanFactory
from tests.rembuk.bahan import SEKARANG, isi_triwulan, siap

pytestmark = pytest.mark.usefixtures("desa_lain")
BAGIAN = [
    "Undangan dan agenda", "Kartu skor Triwulan II 2026", "Kekurangan per dusun dan usulan", "Daftar hadir kosong",
    "Berita Acara",
]  # fmt: skip


@pytest.fixture
def rembuk(desa: Wilayah, kpm: Pengguna):
    with lingkup(desa.kode):
        isi_triwulan(desa)
        return siap(desa, kpm)


def teks_pdf(isi: bytes) -> str:
    """Text of all pages, with single spaces."""
    return " ".join(" ".join(satu.extract_text() for satu in PdfReader(BytesIO(isi)).pages).split())


def isi_pdf(isi: bytes) -> tuple[str, list[str]]:
    """Text of all pages, and the titles of the outline."""
    return teks_pdf(isi), [satu.title for satu in PdfReader(BytesIO(isi)).outline]


def test_the_pack_is_one_pdf_with_every_part_and_tells_how_far_it_is(desa: Wilayah, rembuk) -> None:
    langkah: list[tuple[int, int]] = []
    with lingkup(desa.kode):
        paket = buat_paket(rembuk, desa, waktu=SEKARANG, kemajuan=lambda a, b: langkah.append((a, b)))
    assert langkah == [(ke, 5) for ke in range(6)]
    assert zipfile.ZipFile(BytesIO(paket.isi)).namelist() == [
        "00-paket-rembuk.pdf",
        "01-undangan-rembuk-52.04.20.2005-2026-06-25.pdf",
        "02-formulir-4-pulau-kaung-2026-T2.pdf",
        "03-bahan-rembuk-52.04.20.2005-2026.pdf",
        "04-daftar-hadir-rembuk-52.04.20.2005-2026-06-25.pdf",
        "05-konsep-berita-acara-rembuk-52.04.20.2005-2026.pdf",
    ]
    teks, judul = isi_pdf(satu_pdf(paket).isi)
    assert judul == BAGIAN
    for kata in (
        "Bahan Rembuk Stunting", "Jamban sehat, anak 0–23 bulan", "Kelas ibu hamil", "42.000.000", "9.600.000",
        "51.600.000", "8.000.000", "KONSEP", "TINGKAT KONVERGENSI", "Daftar Hadir",
    ):  # fmt: skip
        assert kata.casefold() in teks.casefold(), kata
    assert [nama for nama in ("Aisyah", "Budi", "Citra") if nama in teks] == []


def test_the_gaps_stand_by_dusun_with_their_sums(desa: Wilayah, rembuk) -> None:
    with lingkup(desa.kode):
        paket = buat_paket(rembuk, desa, waktu=SEKARANG)
    arsip = zipfile.ZipFile(BytesIO(paket.isi))
    teks = teks_pdf(arsip.read("03-bahan-rembuk-52.04.20.2005-2026.pdf"))
    # of three children one has a latrine; one without lives in Barat, one never asked in Timur
    assert "1 Jamban sehat, anak 0–23 bulan 1 3 33,33 2" in teks
    assert ("Dusun Barat 1 1" in teks, "Dusun Timur 1 1" in teks, "Jumlah 2 2" in teks) == (True, True, True)


def test_after_issue_the_stored_berita_acara_is_in_the_pack(desa: Wilayah, kpm: Pengguna, rembuk) -> None:
    with lingkup(desa.kode):
        ba = tindakan.terbitkan(rembuk=rembuk, desa=desa, oleh=kpm, sekarang=SEKARANG)
        paket = buat_paket(rembuk, desa, waktu=SEKARANG)
    arsip = zipfile.ZipFile(BytesIO(paket.isi))
    assert arsip.read(arsip.namelist()[-1]) == bytes(ba.berkas)


def test_one_click_makes_the_pack_and_leaves_a_trace(desa: Wilayah, klien_kpm: Client, rembuk) -> None:
    alamat = f"/{desa.kode}/rembuk/{rembuk.uuid}/"
    assert f'action="{alamat}paket/"' in klien_kpm.get(alamat).content.decode()

    halaman = klien_kpm.post(f"{alamat}paket/", follow=True).content.decode()

    assert ("Paket rembuk siap" in halaman, "Unduh 5 bagian (ZIP)" in halaman) == (True, True)
    assert f'href="{alamat}"' in halaman
    pdf = klien_kpm.get(re.search(r'href="([^"]+/paket\.pdf)"', halaman)[1])
    assert (pdf["Content-Type"], isi_pdf(pdf.content)[1]) == ("application/pdf", BAGIAN)
    with lingkup(desa.kode):
        assert list(Jejak.objects.order_by("pk").values_list("objek", flat=True)) == [
            "paket-rembuk 2026 cetak",
            "paket-rembuk 2026 unduh",
        ]


def test_a_double_click_makes_one_pack(desa: Wilayah, klien_kpm: Client, rembuk, settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "ENQUEUE_ON_COMMIT": False}}
    alamat = f"/{desa.kode}/rembuk/{rembuk.uuid}/paket/"
    tujuan = {klien_kpm.post(alamat)["Location"] for _ in range(2)}
    with lingkup(desa.kode):
        assert (len(tujuan), Pekerjaan.objects.count()) == (1, 1)
    assert "Menunggu giliran" in klien_kpm.get(tujuan.pop()).content.decode()


def test_the_pack_is_not_for_those_who_read_counts_only_nor_for_another_village(
    desa: Wilayah, klien_kpm: Client, client: Client, rembuk, kpm_lain: Pengguna
) -> None:
    alamat = f"/{desa.kode}/rembuk/{rembuk.uuid}/paket/"
    anggota_rds = PenggunaFactory(username="rds-uji")
    PenugasanFactory(pengguna=anggota_rds, wilayah=desa, peran=Peran.ANGGOTA_RDS)
    for siapa, jawab in ((kpm_lain, 404), (anggota_rds, 403)):
        client.force_login(siapa, backend="kpm.izin.NamaAtauTelepon")
        assert client.post(alamat).status_code == jawab
    assert klien_kpm.get(alamat).status_code == 405


def test_the_command_prints_a_pack_by_its_uuid_alone(desa: Wilayah, rembuk, tmp_path: Path) -> None:
    call_command("cetak", "paket-rembuk", str(rembuk.uuid), "-o", str(tmp_path / "p.pdf"))
    call_command("cetak", "paket-rembuk", desa.kode, str(rembuk.uuid), "-o", str(tmp_path / "p.zip"))
    assert isi_pdf((tmp_path / "p.pdf").read_bytes())[1] == BAGIAN
    assert len(zipfile.ZipFile(tmp_path / "p.zip").namelist()) == 6
    with pytest.raises(CommandError, match=r"Pertemuan itu tidak ada\."):
        call_command("cetak", "undangan", "00000000-0000-4000-8000-000000000000", "-o", str(tmp_path / "x.pdf"))
