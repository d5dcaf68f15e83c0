"""Codes of activities in /admin/: national staff keeps them for the country or for one region."""

from __future__ import annotations

import pytest
from django.test import Client

from kpm.models import Pengguna, Wilayah
from rembuk.kueri_kode import kode_berlaku
from rembuk.models import KodeKegiatan
from rembuk.tindakan.kode import muat_kode_kegiatan
from tests.conftest import klien

TAMBAH = "/admin/rembuk/kodekegiatan/add/"


@pytest.fixture
def petugas(desa: Wilayah) -> Client:
    muat_kode_kegiatan()
    return klien(Pengguna.objects.create_superuser("operator", password="sandi-uji-123", nama="Operator"))


def test_staff_adds_a_code_for_a_kabupaten_and_its_villages_have_it(petugas: Client, desa: Wilayah) -> None:
    kabupaten = Wilayah.objects.get(kode="52.04")
    isi = {"wilayah": kabupaten.pk, "kode": "02.02.94", "nama": "Rumah tunggu", "paket": "KIA", "dipakai": "on"}
    assert petugas.post(TAMBAH, isi).status_code == 302
    assert kode_berlaku(desa)["02.02.94"].nama == "Rumah tunggu"
    semua = petugas.get("/admin/rembuk/kodekegiatan/?q=52.04").content.decode()
    assert "02.02.94" in semua


@pytest.mark.parametrize(("kode", "wilayah"), [("2.2.94", "52.04"), ("06.02.94", "52.04"), ("02.02.94", "52.04.20")])
def test_a_malformed_code_and_a_region_too_small_are_refused(
    petugas: Client, desa: Wilayah, kode: str, wilayah: str
) -> None:
    isi = {"wilayah": Wilayah.objects.get(kode=wilayah).pk, "kode": kode, "nama": "x", "dipakai": "on"}
    assert petugas.post(TAMBAH, isi).status_code == 200
    assert KodeKegiatan.objects.count() == 51


def test_a_code_stands_once_in_a_region(petugas: Client, desa: Wilayah) -> None:
    isi = {"wilayah": Wilayah.objects.get(kode="00").pk, "kode": "02.02.02", "nama": "x", "dipakai": "on"}
    assert petugas.post(TAMBAH, isi).status_code == 200
    assert KodeKegiatan.objects.filter(kode="02.02.02").count() == 1


def test_who_is_no_staff_does_not_reach_them(klien_admin: Client) -> None:
    assert klien_admin.get(TAMBAH).status_code == 302
