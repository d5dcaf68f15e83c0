"""The month's list as its users see it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from kpm.models import Wilayah
from kpm.periode import Bulan
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KehamilanFactory,
    KeluargaFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PosyanduFactory,
)

SEPTEMBER = Bulan(2026, 9)
ALAMAT = "/52.04.20.2005/pemantauan/2026-09/"
LENGKAP = {
    "timbang": True,
    "konseling_ibu": True,
    "imunisasi": "lengkap",
    "parenting": True,
    "air": True,
    "jamban": True,
    "akta": True,
    "jamkes": True,
}


def anak(desa: Wilayah, nama: str, *, dusun: Any = None, posyandu: Any = None, **catatan: Any) -> Any:
    lain = {"keluarga": KeluargaFactory(desa=desa, **({"dusun": dusun} if dusun else {}))}
    satu = AnakFactory(desa=desa, nama=nama, lahir=dt.date(2025, 7, 17), **lain)
    if posyandu:
        satu.orang.posyandu = posyandu
        satu.orang.save()
    if catatan:
        PemantauanAnakFactory(anak=satu, bulan=SEPTEMBER, **catatan)
    return satu


def nama_terlihat(isi: str) -> list[str]:
    return [
        bagian.split(">")[1].split("<")[0]
        for bagian in isi.split('class="baris"')[1:]
        for bagian in [bagian.split("<a ")[1]]
    ]


def test_without_a_month_the_running_one_opens(klien_kpm: Client) -> None:
    jawab = klien_kpm.get("/52.04.20.2005/pemantauan/?kelompok=ibu")
    assert (jawab.status_code, jawab.headers["Location"]) == (302, f"{ALAMAT}?kelompok=ibu")


def test_the_list_shows_state_gaps_and_progress(di_desa: Wilayah, klien_kpm: Client) -> None:
    dusun = DusunFactory(desa=di_desa, nama="Dusun Barat")
    anak(di_desa, "Aisyah Putri", dusun=dusun)
    anak(di_desa, "Bayu Anggara", dusun=dusun, timbang=True, konseling_ibu=True, imunisasi="belum")
    anak(di_desa, "Zahra", dusun=dusun, **LENGKAP)
    KehamilanFactory(desa=di_desa)
    isi = klien_kpm.get(ALAMAT).content.decode()
    assert "<h1>Pemantauan September 2026</h1>" in isi
    assert "<strong>1 dari 4 sudah</strong> dipantau bulan ini" in isi
    assert "Anak<i> 0–23 bulan</i> <span>1/3</span>" in isi
    assert "Ibu hamil <span>0/1</span>" in isi
    assert '<h2>Dusun Barat</h2><span class="angka">1 dari 3 sudah</span>' in isi
    assert "Kurang: kelas pengasuhan, air minum, jamban, akta, jaminan kesehatan" in isi
    assert nama_terlihat(isi) == ["Aisyah Putri", "Bayu Anggara", "Zahra"]
    for teks in ("Semua 3", "Belum 1", "Sebagian 1", "Sudah 1", "Batas mengisi", "30 September 2026"):
        assert teks in isi


@pytest.mark.parametrize(
    ("kueri", "nama"),
    [
        ("?q=rizky", ["Muhammad Rizky"]),
        ("?q=rohana", ["Zahra"]),
        ("?keadaan=sudah", ["Zahra"]),
        ("?keadaan=belum", ["Aisyah Putri", "Muhammad Rizky"]),
        ("?dusun=Timur", ["Zahra"]),
        ("?posyandu=Melati", ["Aisyah Putri"]),
        ("?dusun=Barat&keadaan=sudah", []),
        ("?keadaan=ngawur&halaman=99&q=%00", []),
    ],
)
def test_the_list_is_narrowed_by_name_state_dusun_and_posyandu(
    di_desa: Wilayah, klien_kpm: Client, kueri: str, nama: list[str]
) -> None:
    barat, timur = (DusunFactory(desa=di_desa, nama=satu) for satu in ("Barat", "Timur"))
    anak(di_desa, "Aisyah Putri", dusun=barat, posyandu=PosyanduFactory(desa=di_desa, nama="Melati"))
    anak(di_desa, "Muhammad Rizky", dusun=barat)
    zahra = anak(di_desa, "Zahra", dusun=timur, **LENGKAP)
    zahra.ibu = OrangFactory(desa=di_desa, nama="Rohana")
    zahra.save()
    assert nama_terlihat(klien_kpm.get(ALAMAT + kueri).content.decode()) == nama


def test_the_list_is_paged_by_25_and_small(di_desa: Wilayah, klien_kpm: Client) -> None:
    dusun = DusunFactory(desa=di_desa, nama="Dusun Barat")
    for ke in range(27):
        anak(di_desa, f"Anak {ke:02}", dusun=dusun, timbang=True)
    pertama = klien_kpm.get(ALAMAT)
    kedua = klien_kpm.get(f"{ALAMAT}?halaman=2").content.decode()
    assert len(pertama.content) < 100_000
    assert len(nama_terlihat(pertama.content.decode())) == 25
    assert nama_terlihat(kedua) == ["Anak 25", "Anak 26"]
    assert "0 dari 27 sudah" in kedua


def test_a_list_of_one_and_of_three_costs_the_same_queries(
    di_desa: Wilayah, klien_kpm: Client, django_assert_num_queries: Any
) -> None:
    for jumlah in (1, 2):
        for _ in range(jumlah):
            anak(di_desa, "Anak", timbang=True)
            KehamilanFactory(desa=di_desa)
        # session, user, role, region above; three groups this month, two months before; is it closed, what waits;
        # the months of measuring; of children whether a measurement is doubted
        with django_assert_num_queries(4 + 3 + 2 + 2 + 1 + 1):
            klien_kpm.get(ALAMAT)
        with django_assert_num_queries(4 + 3 + 2 + 2 + 1):
            klien_kpm.get(f"{ALAMAT}?kelompok=ibu")


@pytest.mark.parametrize(("bulan", "status"), [("2026-10", 404), ("2026-09", 200), ("2024-10", 200), ("2017-12", 404)])
def test_a_month_opens_from_2018_to_today(desa: Wilayah, klien_kpm: Client, bulan: str, status: int) -> None:
    assert klien_kpm.get(f"/52.04.20.2005/pemantauan/{bulan}/").status_code == status


def test_the_running_month_has_no_next_one(desa: Wilayah, klien_kpm: Client) -> None:
    kini, lalu = klien_kpm.get(ALAMAT).content.decode(), klien_kpm.get(ALAMAT.replace("09", "08")).content.decode()
    assert ('rel="prev"' in kini, 'rel="next"' in kini) == (True, False)
    assert ('rel="prev"' in lalu, 'rel="next"' in lalu) == (True, True)
    assert "Batas mengisi" not in lalu


def test_an_empty_village_is_shown_the_next_step(desa: Wilayah, klien_kpm: Client) -> None:
    isi = klien_kpm.get(ALAMAT).content.decode()
    assert "Tidak ada anak 0–23 bulan pada bulan ini" in isi
    assert "0 dari 0 sudah" in isi


def test_who_may_only_look_is_led_to_the_person_and_not_to_the_sheet(di_desa: Wilayah, klien_kades: Client) -> None:
    satu = anak(di_desa, "Aisyah")
    isi = klien_kades.get(ALAMAT).content.decode()
    assert f'href="/52.04.20.2005/sasaran/{satu.orang.uuid}/"' in isi
    assert "Mulai dari yang belum" not in isi
    assert klien_kades.get(f"{ALAMAT}anak/{satu.uuid}/").status_code == 403


def test_the_first_button_leads_to_the_first_without_a_record(di_desa: Wilayah, klien_kpm: Client) -> None:
    dusun = DusunFactory(desa=di_desa, nama="Dusun Barat")
    anak(di_desa, "Aisyah", dusun=dusun, timbang=True)
    kedua = anak(di_desa, "Bayu", dusun=dusun)
    isi = klien_kpm.get(f"{ALAMAT}?dusun=Dusun+Barat").content.decode()
    assert f'href="{ALAMAT}anak/{kedua.uuid}/?dusun=Dusun+Barat">Mulai dari yang belum' in isi
