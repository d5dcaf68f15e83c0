"""Finding sasaran: tabs, filters, words, numbers that never reach an address, a constant number of queries."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client

from kpm.models import Wilayah
from sasaran.models import Keluarga
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KehamilanFactory,
    KeluargaFactory,
    OrangFactory,
    PosyanduFactory,
)
from tests.sasaran.bahan import ALAMAT, NIK_IBU, NO_KK


def nama(klien: Client, kueri: str = "") -> list[str]:
    """The names of the rows a list shows."""
    halaman = klien.get(ALAMAT + kueri).content.decode().split('id="h-lain"')[0]
    return re.findall(r'<li class="baris"><div><a [^>]*>([^<]*)</a>', halaman)


@pytest.fixture
def isi(di_desa: Wilayah) -> dict[str, Keluarga]:
    barat, timur = DusunFactory(desa=di_desa, nama="Barat"), DusunFactory(desa=di_desa, nama="Timur")
    melati = PosyanduFactory(desa=di_desa, nama="Melati")
    PosyanduFactory(desa=di_desa, nama="Mawar")
    suhardi = KeluargaFactory(desa=di_desa, kepala="Suhardi", dusun=timur, no_kk=NO_KK)
    hasan = KeluargaFactory(desa=di_desa, kepala="Hasan", dusun=barat)
    rohana = OrangFactory(desa=di_desa, nama="Rohana", keluarga=suhardi, nik=NIK_IBU, posyandu=melati)
    KehamilanFactory(desa=di_desa, ibu=rohana, no_kia="KIA-77")
    AnakFactory(desa=di_desa, nama="Aisyah", keluarga=hasan, nama_ibu="Fatimah", lahir=dt.date(2025, 7, 17))
    AnakFactory(desa=di_desa, nama="Zaki", keluarga=hasan, lahir=dt.date(2023, 1, 1))
    OrangFactory(desa=di_desa, nama="Mariam", keluarga=hasan, keluar_pada=dt.date(2026, 1, 1), sebab_keluar="pindah")
    return {"suhardi": suhardi, "hasan": hasan, "rohana": rohana, "melati": melati, "barat": barat}


@pytest.mark.usefixtures("isi")
def test_each_tab_shows_its_own_people_grouped_by_dusun(klien_kpm: Client) -> None:
    assert nama(klien_kpm) == ["Aisyah", "Zaki", "Rohana"]
    assert nama(klien_kpm, "?tab=ibu") == ["Rohana"]
    assert nama(klien_kpm, "?tab=anak") == ["Aisyah"]
    assert nama(klien_kpm, "?tab=keluarga") == ["Hasan", "Suhardi"]
    halaman = klien_kpm.get(ALAMAT).content.decode()
    assert re.findall(r"<h2>(.*?)</h2><span class=\"angka\">(.*?)</span>", halaman) == [
        ("Barat", "2 orang"),
        ("Timur", "1 orang"),
    ]
    assert re.findall(r"(Semua|Ibu hamil|bulan|Keluarga)(?:</i>)? <span>(\d+)</span>", halaman) == [
        ("Semua", "3"),
        ("Ibu hamil", "1"),
        ("bulan", "1"),
        ("Keluarga", "2"),
    ]


@pytest.mark.usefixtures("isi")
@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("rohana", ["Rohana"]),
        ("suhardi", ["Rohana"]),
        ("fatimah", ["Aisyah"]),
        ("KIA-77", ["Rohana"]),
        ("hasan aisyah", ["Aisyah"]),
        ("mariam", ["Mariam"]),
        ("tidak ada", []),
    ],
)
def test_words_find_children_mothers_heads_and_kia_numbers(klien_kpm: Client, teks: str, hasil: list[str]) -> None:
    tujuan = klien_kpm.post(f"{ALAMAT}cari/", {"q": teks}).headers["Location"]
    assert nama(klien_kpm, tujuan.removeprefix(ALAMAT)) == hasil


def test_dusun_and_posyandu_narrow_every_tab_and_its_count(klien_kpm: Client, isi: dict[str, Keluarga]) -> None:
    assert nama(klien_kpm, f"?dusun={isi['barat'].uuid}") == ["Aisyah", "Zaki"]
    assert nama(klien_kpm, f"?posyandu={isi['melati'].uuid}") == ["Rohana"]
    halaman = klien_kpm.get(f"{ALAMAT}?tab=keluarga&posyandu={isi['melati'].uuid}").content.decode()
    assert ("Suhardi" in halaman, "Hasan" in halaman) == (True, False)
    assert re.findall(r"<span>(\d+)</span></a>", halaman) == ["1", "1", "0", "0", "1"]


@pytest.mark.usefixtures("isi")
@pytest.mark.parametrize("kueri", ["?dusun=x", "?halaman=99", "?tab=lain", "?halaman=x&posyandu=1"])
def test_a_mistyped_address_still_shows_the_list(klien_kpm: Client, kueri: str) -> None:
    assert nama(klien_kpm, kueri) == ["Aisyah", "Zaki", "Rohana"]


@pytest.mark.parametrize("ketikan", [NIK_IBU, "6213 9941 0195 0001", "6213.9941.0195.0001"])
def test_a_whole_nik_leads_to_its_person_and_never_into_an_address(
    klien_kpm: Client, isi: dict[str, Keluarga], ketikan: str
) -> None:
    tujuan = klien_kpm.post(f"{ALAMAT}cari/", {"q": ketikan}).headers["Location"]
    assert tujuan == f"{ALAMAT}{isi['rohana'].uuid}/"


def test_a_whole_nomor_kk_leads_to_its_household(klien_kpm: Client, isi: dict[str, Keluarga]) -> None:
    tujuan = klien_kpm.post(f"{ALAMAT}cari/", {"q": NO_KK}).headers["Location"]
    assert tujuan == f"{ALAMAT}keluarga/{isi['suhardi'].uuid}/"


@pytest.mark.usefixtures("isi")
@pytest.mark.parametrize(
    ("ketikan", "kalimat"),
    [
        ("6213994101950002", "Nomor ini belum terdaftar di desa ini."),
        ("621399410195000", "NIK dan nomor KK terdiri dari 16 angka, yang ditulis 15 angka."),
    ],
)
def test_a_number_that_finds_nothing_comes_back_with_a_sentence(klien_kpm: Client, ketikan: str, kalimat: str) -> None:
    halaman = klien_kpm.post(f"{ALAMAT}cari/", {"q": ketikan})
    assert (halaman.status_code, kalimat in halaman.content.decode()) == (200, True)
    assert f'value="{ketikan}"' in halaman.content.decode()


def test_a_nik_put_into_the_address_by_hand_is_dropped_from_it(klien_kpm: Client) -> None:
    assert klien_kpm.get(ALAMAT, {"q": NIK_IBU}).headers["Location"] == ALAMAT


def test_no_list_and_no_household_page_shows_a_number(klien_kpm: Client, isi: dict[str, Keluarga]) -> None:
    for kueri in ("", "?tab=keluarga", f"keluarga/{isi['suhardi'].uuid}/", f"keluarga/{isi['suhardi'].uuid}/ubah/"):
        halaman = klien_kpm.get(ALAMAT + kueri).content.decode().replace(" ", "")
        assert [nomor for nomor in (NIK_IBU, NO_KK) if nomor in halaman] == []
    assert "6213 99•• •••• ••••" in klien_kpm.get(f"{ALAMAT}keluarga/{isi['suhardi'].uuid}/").content.decode()


def test_an_empty_village_says_what_to_do_first(klien_kpm: Client, desa: Wilayah) -> None:
    halaman = klien_kpm.get(ALAMAT).content.decode()
    assert "Belum ada sasaran di desa ini" in halaman
    assert [f'href="{tujuan}"' in halaman for tujuan in (f"{ALAMAT}keluarga/baru/", f"/{desa.kode}/desa/")] == [
        True
    ] * 2


def test_an_empty_village_with_a_dusun_goes_straight_to_the_first_household(
    klien_kpm: Client, di_desa: Wilayah
) -> None:
    DusunFactory(desa=di_desa)
    assert "Siapkan desa Anda" not in klien_kpm.get(ALAMAT).content.decode()


def test_kepala_desa_sees_the_list_without_the_buttons_to_register(klien_kades: Client, di_desa: Wilayah) -> None:
    keluarga = KeluargaFactory(desa=di_desa)
    for alamat in (ALAMAT, f"{ALAMAT}keluarga/{keluarga.uuid}/"):
        halaman = klien_kades.get(alamat).content.decode()
        assert ("/ibu/baru/" in halaman, "/ubah/" in halaman) == (False, False)
    assert klien_kades.get(f"{ALAMAT}ibu/baru/").status_code == 403


@pytest.mark.parametrize("jumlah", [1, 3])
@pytest.mark.parametrize(
    ("kueri", "banyak"),
    [
        ("", 14),
        ("?tab=ibu", 14),
        ("?tab=anak", 14),
        ("?tab=paud", 14),
        ("?tab=keluarga", 14),
    ],
)
def test_a_list_costs_the_same_queries_for_one_and_for_three(
    klien_kpm: Client, di_desa: Wilayah, django_assert_num_queries, jumlah: int, kueri: str, banyak: int
) -> None:
    for _ in range(jumlah):
        KehamilanFactory(desa=di_desa, kek=True)
        AnakFactory(desa=di_desa)
        AnakFactory(desa=di_desa, lahir=dt.date(2023, 5, 1))
    for terhitung in (1, 0):  # the first view after a change counts the duplicates
        with django_assert_num_queries(banyak + terhitung):
            klien_kpm.get(ALAMAT + kueri)


@pytest.mark.parametrize("jumlah", [1, 3])
def test_a_household_page_costs_the_same_queries_for_one_and_for_three(
    klien_kpm: Client, di_desa: Wilayah, django_assert_num_queries, jumlah: int
) -> None:
    keluarga = KeluargaFactory(desa=di_desa)
    for _ in range(jumlah):
        KehamilanFactory(desa=di_desa, ibu=OrangFactory(desa=di_desa, keluarga=keluarga))
        AnakFactory(desa=di_desa, keluarga=keluarga)
    with django_assert_num_queries(7):
        klien_kpm.get(f"{ALAMAT}keluarga/{keluarga.uuid}/")


def test_long_lists_are_cut_into_pages_of_twenty_five(klien_kpm: Client, di_desa: Wilayah) -> None:
    keluarga = KeluargaFactory(desa=di_desa)
    for ke in range(26):
        OrangFactory(desa=di_desa, keluarga=keluarga, nama=f"Ibu {ke:02d}")
    assert (len(nama(klien_kpm)), nama(klien_kpm, "?halaman=2&q=ibu")) == (25, ["Ibu 25"])


@pytest.mark.parametrize("tab", ["semua", "keluarga"])
def test_a_mark_no_database_keeps_is_searched_for_as_a_blank(
    klien_kpm: Client, isi: dict[str, Keluarga], tab: str
) -> None:
    assert klien_kpm.get(ALAMAT, {"q": "a\x00", "tab": tab}).status_code == 200
    assert klien_kpm.post(f"{ALAMAT}cari/", {"q": "a\x00"}, follow=True).status_code == 200


def test_a_household_is_looked_for_by_name_in_the_address_and_by_number_outside_it(
    di_desa: Wilayah, klien_kpm: Client
) -> None:
    nomor = "6213990101010001"
    keluarga = KeluargaFactory(desa=di_desa, kepala="Hasanuddin", no_kk=nomor)
    kirim, tujuan = f"/{di_desa.kode}/sasaran/keluarga/cari/", f"/{di_desa.kode}/sasaran/ibu/baru/"
    rumah = f"/{di_desa.kode}/sasaran/{OrangFactory(desa=di_desa).uuid}/rumah/"

    def ke(cari: str, asal: str = tujuan) -> str:
        return klien_kpm.post(kirim, {"cari": cari, "tujuan": asal}).headers["Location"]

    assert ke("Hasan udin") == f"{tujuan}?cari=Hasan+udin"
    assert ke("6213 9901 0101 0001") == f"{tujuan}?keluarga={keluarga.uuid}"
    assert ke(nomor, rumah) == f"{rumah}?cari=Hasanuddin"
    assert (ke("6213990101010002"), ke("")) == (tujuan, tujuan)
    assert "belum terdaftar" in klien_kpm.get(tujuan).content.decode()


@pytest.mark.parametrize("tujuan", ["", "//jahat.example/", "/saya/", "/62.13.01.2005/sasaran/ibu/baru/"])
def test_the_household_search_leads_back_to_its_own_pages_only(desa: Wilayah, klien_kpm: Client, tujuan: str) -> None:
    jawab = klien_kpm.post(f"/{desa.kode}/sasaran/keluarga/cari/", {"cari": "x", "tujuan": tujuan})
    assert jawab.status_code == 404
