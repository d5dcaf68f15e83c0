"""Lists: pages of 25, and the same number of queries for one row as for three."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from rembuk.models import Pertemuan
from tests.rembuk.bahan import hadir, isi_triwulan, mulai, terbit, usul


@pytest.fixture(autouse=True)
def _html(settings: Any) -> None:
    settings.KPM_TANPA_PDF = True


def test_an_empty_village_is_told_the_next_step(desa: Wilayah, klien_kpm: Client, klien_kades: Client) -> None:
    alamat = f"/{desa.kode}/rembuk/"
    isi = klien_kpm.get(alamat).content.decode()
    assert "Belum ada rembuk" in isi
    assert f'href="/{desa.kode}/rembuk/baru/">Mulai rembuk</a>' in isi
    assert "Mulai rembuk" not in klien_kades.get(alamat).content.decode()
    assert "Tidak ada usulan yang menunggu." in klien_kades.get(f"/{desa.kode}/keputusan/").content.decode()


@pytest.mark.parametrize("jumlah", [1, 3])
def test_the_list_of_meetings_costs_the_same(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client, django_assert_num_queries: Any, jumlah: int
) -> None:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        for _ in range(jumlah):
            terbit(desa, kpm)
    with django_assert_num_queries(6):
        isi = klien_kpm.get(f"/{desa.kode}/rembuk/").content.decode()
    assert isi.count("Berita Acara terbit") == jumlah
    assert isi.count("2 usulan disepakati") == jumlah


@pytest.mark.parametrize("jumlah", [1, 3])
@pytest.mark.parametrize("langkah", ["kekurangan", "usulan", "rapat", "hadir", "ba"])
def test_the_page_of_a_meeting_costs_the_same(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client, django_assert_num_queries: Any, jumlah: int, langkah: str
) -> None:
    kunci = ("anak:jamban", "anak:timbang", "anak:parenting")
    with lingkup(desa.kode):
        isi_triwulan(desa)
        rembuk = mulai(desa, kpm, terpilih=kunci[:jumlah])
        for masalah in rembuk.masalah.all():
            usul(rembuk, kpm, masalah=masalah)
        hadir(rembuk, kpm, [("Rohana", "sasaran", "P", "")] * jumlah)
    with django_assert_num_queries(13):
        jawab = klien_kpm.get(f"/{desa.kode}/rembuk/{rembuk.uuid}/?langkah={langkah}")
    assert jawab.status_code == 200


@pytest.mark.parametrize("jumlah", [1, 3])
def test_the_page_of_decisions_costs_the_same(
    desa: Wilayah, kpm: Pengguna, klien_kades: Client, django_assert_num_queries: Any, jumlah: int
) -> None:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        for _ in range(jumlah):
            terbit(desa, kpm)
    with django_assert_num_queries(7):
        isi = klien_kades.get(f"/{desa.kode}/keputusan/").content.decode()
    assert isi.count("Kelas ayah dan ibu") == jumlah


def test_meetings_are_shown_25_to_a_page_newest_first(desa: Wilayah, klien_kpm: Client) -> None:
    with lingkup(desa.kode):
        Pertemuan.objects.bulk_create(Pertemuan(desa=desa, tahun=2020 + n % 7, triwulan="2026-T2") for n in range(26))
    isi = klien_kpm.get(f"/{desa.kode}/rembuk/").content.decode()
    assert "1–25 dari 26 rembuk" in isi
    assert isi.index("Rembuk 2026") < isi.index("Rembuk 2020")
    assert klien_kpm.get(f"/{desa.kode}/rembuk/?halaman=2").content.decode().count("Sedang disiapkan") == 1
