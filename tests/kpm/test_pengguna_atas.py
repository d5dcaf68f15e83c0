"""User management above the village: whom kabupaten, province and nation give an office, and what they see."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Penugasan, Peran, Undangan, Wilayah, WilayahKerja
from tests.conftest import klien
from tests.factories import (
    DusunFactory,
    WilayahFactory,
)
from tests.kpm.test_pengguna import ISI, D, alamat, kabar, petugas


@pytest.fixture
def kabupaten(desa: Wilayah) -> Pengguna:
    return petugas("52.04", Peran.KABUPATEN, nama="Petugas Sumbawa")


def test_a_kabupaten_gives_admins_and_pendamping_below_it_only(kabupaten: Pengguna, desa_lain: Wilayah) -> None:
    peramban = klien(kabupaten)
    assert peramban.post(
        "/52.04/pengguna/baru/?wilayah=52.04.20.2005", {**ISI, "peran": "admin_desa"}
    ).status_code == 200  # fmt: skip
    assert Penugasan.objects.get(uuid=ISI["pengenal"]).wilayah.kode == "52.04.20.2005"
    for kode, peran in (("52.04.20.2005", "kpm"), ("52.04.20.2005", "kabupaten"), ("52.04.20", "admin_desa")):
        jawab = peramban.post(f"/52.04/pengguna/baru/?wilayah={kode}", {**ISI, "peran": peran, "pengenal": ""})
        assert "Pilih dari daftar." in kabar(jawab), (kode, peran)
    for kode in ("62.13.01.2005", "52.04", "52", "00", "52.04.20.9999", "x"):
        assert peramban.get(f"/52.04/pengguna/baru/?wilayah={kode}").status_code == 404
    assert Penugasan.objects.exclude(pengguna=kabupaten).count() == 1


def test_a_kabupaten_sees_no_kpm_and_no_officer_of_its_own_level(kabupaten: Pengguna, desa: Wilayah) -> None:
    petugas(desa.kode, Peran.KPM, nama="Kader Desa")
    petugas("52.04", Peran.KABUPATEN, nama="Rekan Kabupaten")
    petugas(desa.kode, Peran.ADMIN_DESA, nama="Admin Kaung")
    isi = kabar(klien(kabupaten).get("/52.04/pengguna/"))
    assert ("Kader Desa" in isi, "Rekan Kabupaten" in isi, "Admin Kaung" in isi) == (False, False, True)


def test_villages_are_found_by_name_and_code_and_paged(kabupaten: Pengguna, desa: Wilayah) -> None:
    for n in range(40):
        WilayahFactory(kode=f"52.04.20.{3000 + n}", nama=f"Labuhan {n}")
    peramban = klien(kabupaten)
    assert peramban.get("/52.04/pengguna/baru/").content.count(b"?wilayah=52.04.20") == 25
    for teks in ("kaung", "52.04.20.2005"):
        isi = peramban.get("/52.04/pengguna/baru/", {"q": teks}).content.decode()
        assert re.findall(r"\?wilayah=([\d.]+)", isi) == ["52.04.20.2005"]


@pytest.mark.parametrize(
    ("kode", "peran", "tujuan", "peran_baru"),
    [("52", Peran.PROVINSI, "52.04", "kabupaten"), ("00", Peran.PUSAT, "52", "provinsi")],
)
def test_province_and_nation_manage_the_level_below(
    desa: Wilayah, kode: str, peran: str, tujuan: str, peran_baru: str
) -> None:
    peramban = klien(petugas(kode, peran))
    isi = {**ISI, "peran": peran_baru}
    assert peramban.post(f"/{kode}/pengguna/baru/?wilayah={tujuan}", isi).status_code == 200
    tugas = Penugasan.objects.get(uuid=ISI["pengenal"])
    assert (tugas.wilayah.kode, tugas.peran) == (tujuan, peran_baru)
    assert peramban.get(f"/{kode}/pengguna/{tugas.uuid}/").status_code == 200
    assert peramban.get(f"/{kode}/pengguna/baru/?wilayah=52.04.20.2005").status_code == 404


def test_a_kecamatan_manages_nobody(klien_pendamping: Client) -> None:
    assert klien_pendamping.get("/52.04.20/pengguna/").status_code == 403


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    desa: Wilayah, klien_admin: Client, django_assert_num_queries: Any, banyak: int
) -> None:
    with lingkup(desa.kode):
        tempat = DusunFactory(desa=desa)
        for _ in range(banyak):
            kader = petugas(desa.kode, Peran.KPM)
            WilayahKerja.objects.create(desa=desa, penugasan=kader.penugasan.get(), dusun=tempat)
    klien_admin.get(f"{D}/pengguna/")
    with django_assert_num_queries(8):
        klien_admin.get(f"{D}/pengguna/")


def test_an_account_of_the_machine_is_not_reset_from_a_village(desa: Wilayah, klien_admin: Client) -> None:
    kader = petugas(desa.kode, Peran.KPM, is_superuser=True)
    assert "bertugas di tempat lain" in kabar(klien_admin.post(alamat(kader, "tautan/"), follow=True))
    assert Undangan.objects.count() == 0
