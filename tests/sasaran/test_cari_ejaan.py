"""The search that forgives spelling, its order, its filters, and the lists somebody keeps."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from django.utils.html import escape

from kpm.models import Pengguna, Wilayah
from sasaran.models import Keluarga, SaringanTersimpan
from sasaran.tindakan_daftar import DAFTAR_TERBANYAK
from tests.conftest import klien
from tests.factories import AnakFactory, DusunFactory, KehamilanFactory, KeluargaFactory, OrangFactory, PosyanduFactory
from tests.sasaran.bahan import ALAMAT, NIK_IBU


def nama(peramban: Client, **kueri: str) -> list[str]:
    """The people of the result, without those that are only alike."""
    halaman = peramban.get(ALAMAT, kueri).content.decode().split('id="h-lain"')[0].split('id="h-mirip"')[0]
    return re.findall(r'<li class="baris"><div><a [^>]*>([^<]*)</a>', halaman)


def mirip(peramban: Client, **kueri: str) -> list[str]:
    halaman = peramban.get(ALAMAT, kueri).content.decode().split('id="h-lain"')[0].partition('id="h-mirip"')[2]
    return re.findall(r'<li class="baris"><div><a [^>]*>([^<]*)</a>', halaman)


@pytest.fixture
def rumah(di_desa: Wilayah) -> Keluarga:
    return KeluargaFactory(desa=di_desa, kepala="Abd. Wahab", dusun=DusunFactory(desa=di_desa, nama="Barat"), rt="02")


@pytest.mark.parametrize(
    ("tertulis", "dicari"),
    [
        ("Juwariyah", "djuwarijah"),
        ("Juwariyah", "juariah"),
        ("Juwariyah", "JUWAR"),
        ("Muhammad Yusuf", "moh jusup"),
        ("M. Yusuf", "muhamad yusuf"),
        ("Siti Nurhayati", "st noerhajati"),
        ("Siti Nurhayati", "nurhayati siti"),
        ("Zainab", "jaenab"),
        ("Khotimah", "hotimah"),
        ("Fitriani", "pitriani"),
        ("Rohana", "Hj. rohana"),
        ("Hj. Rohana", "rohana"),
    ],
)
def test_a_name_is_found_however_it_is_spelled(klien_kpm: Client, rumah: Keluarga, tertulis: str, dicari: str) -> None:
    OrangFactory(desa=rumah.desa, keluarga=rumah, nama=tertulis)
    OrangFactory(desa=rumah.desa, keluarga=rumah, nama="Sumarni")
    assert nama(klien_kpm, q=dicari) == [tertulis]


@pytest.mark.parametrize("dicari", ["rohsna", "rohan a", "rohama", "rohanna"])
def test_a_typing_error_still_offers_the_name(klien_kpm: Client, rumah: Keluarga, dicari: str) -> None:
    for satu in ("Rohana", "Sumarni", "Baiq Lestari"):
        OrangFactory(desa=rumah.desa, keluarga=rumah, nama=satu)
    assert "Rohana" in nama(klien_kpm, q=dicari) + mirip(klien_kpm, q=dicari)
    assert "Sumarni" not in nama(klien_kpm, q=dicari) + mirip(klien_kpm, q=dicari)


def test_other_names_are_not_taken_for_the_one_searched(klien_kpm: Client, rumah: Keluarga) -> None:
    for satu in ("Siti Aminah", "Siti Maimunah", "Hasan"):
        OrangFactory(desa=rumah.desa, keluarga=rumah, nama=satu)
    assert nama(klien_kpm, q="siti aminah") == ["Siti Aminah"]


def test_the_best_match_comes_first_and_rows_name_their_dusun(klien_kpm: Client, rumah: Keluarga) -> None:
    ibu = OrangFactory(desa=rumah.desa, keluarga=rumah, nama="Rohana")
    for satu in ("Nurul Rohana", "Rohanah", "Rohana Sari"):
        OrangFactory(desa=rumah.desa, keluarga=rumah, nama=satu)
    AnakFactory(desa=rumah.desa, keluarga=rumah, nama="Aisyah", ibu=ibu)
    # as typed, beginning so, the same sound, in the name, through the mother
    assert nama(klien_kpm, q="rohana") == ["Rohana", "Rohana Sari", "Rohanah", "Nurul Rohana", "Aisyah"]
    assert "Barat RT 02" in klien_kpm.get(ALAMAT, {"q": "aisyah"}).content.decode()


def test_a_household_is_found_by_the_sound_of_its_head_its_people_and_its_number(
    klien_kpm: Client, rumah: Keluarga
) -> None:
    KeluargaFactory(desa=rumah.desa, kepala="Suhardi", nomor=9001)
    OrangFactory(desa=rumah.desa, keluarga=rumah, nama="Juwariyah")
    for dicari, ketemu in (("abdul wahab", "Abd. Wahab"), ("djuwarijah", "Abd. Wahab"), ("9001", "Suhardi")):
        assert nama(klien_kpm, q=dicari, tab="keluarga") == [ketemu]


def test_rt_rw_and_status_narrow_people_households_and_counts(klien_kpm: Client, di_desa: Wilayah) -> None:
    satu = KeluargaFactory(desa=di_desa, kepala="Hasan", rt="01", rw="02", air=False)
    dua = KeluargaFactory(desa=di_desa, kepala="Suhardi", rt="02", rw="02", air=True, jamban=False)
    posyandu = PosyanduFactory(desa=di_desa)
    rohana = OrangFactory(desa=di_desa, nama="Rohana", keluarga=satu, nik=NIK_IBU, posyandu=posyandu)
    nifas = OrangFactory(desa=di_desa, nama="Sumarni", keluarga=dua)
    KehamilanFactory(desa=di_desa, ibu=rohana)
    KehamilanFactory(desa=di_desa, ibu=nifas, berakhir_pada=dt.date(2026, 9, 1), hasil="lahir_hidup")
    pergi = {"keluar_pada": dt.date(2026, 1, 1)}
    OrangFactory(desa=di_desa, nama="Mariam", keluarga=dua, sebab_keluar="pindah", **pergi)
    OrangFactory(desa=di_desa, nama="Halimah", keluarga=dua, sebab_keluar="meninggal", **pergi)
    for kueri, orang, keluarga in (
        ({"rt": "01"}, ["Rohana"], ["Hasan"]),
        ({"rw": "02"}, ["Rohana", "Sumarni"], ["Hasan", "Suhardi"]),
        ({"status": "hamil"}, ["Rohana"], ["Hasan"]),
        ({"status": "nifas"}, ["Sumarni"], ["Suhardi"]),
        ({"status": "tanpa_nik"}, ["Sumarni"], ["Suhardi"]),
        ({"status": "tanpa_posyandu"}, ["Sumarni"], ["Suhardi"]),
        ({"status": "pindah"}, ["Mariam"], ["Suhardi"]),
        ({"status": "meninggal"}, ["Halimah"], ["Suhardi"]),
        ({"status": "tanpa_air"}, ["Rohana"], ["Hasan"]),
        ({"status": "tanpa_jamban"}, ["Sumarni"], ["Suhardi"]),
        ({"status": "tanpa_kk"}, ["Rohana", "Sumarni"], ["Hasan", "Suhardi"]),
        ({"status": "entah"}, ["Rohana", "Sumarni"], ["Hasan", "Suhardi"]),
    ):
        assert (sorted(nama(klien_kpm, **kueri)), nama(klien_kpm, tab="keluarga", **kueri)) == (orang, keluarga), kueri


def test_a_household_row_shows_who_lives_there_and_what_it_has(klien_kpm: Client, rumah: Keluarga) -> None:
    rumah.air, rumah.jamban = True, None
    rumah.save()
    KehamilanFactory(desa=rumah.desa, ibu=OrangFactory(desa=rumah.desa, keluarga=rumah, nama="Rohana"))
    AnakFactory(desa=rumah.desa, keluarga=rumah, nama="Aisyah", lahir=dt.date(2025, 7, 17))
    halaman = klien_kpm.get(ALAMAT, {"tab": "keluarga"}).content.decode()
    baris = re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", halaman.split('<li class="baris">')[1].split("</li>")[0]))
    assert (
        baris.strip() == f"Abd. Wahab RT 02 · No. {rumah.nomor} · 2 orang terdaftar Rohana , Hamil 6 bulan "
        "Aisyah , 14 bulan Air Jamban belum dicatat"
    )


def test_an_empty_result_says_what_was_searched_and_what_can_be_done(klien_kpm: Client, rumah: Keluarga) -> None:
    OrangFactory(desa=rumah.desa, keluarga=rumah, nama="Rohana")
    halaman = klien_kpm.get(ALAMAT, {"q": "Rohsna", "dusun": str(rumah.dusun.uuid)}).content.decode()
    assert "Tidak ada yang cocok dengan “Rohsna” di Barat." in halaman
    assert [f"/{tujuan}/baru/" in halaman for tujuan in ("ibu", "anak")] == [True, True]
    assert (nama(klien_kpm, q="Rohsna"), mirip(klien_kpm, q="Rohsna")) == ([], ["Rohana"])


def test_what_was_typed_is_shown_as_text(klien_kpm: Client, rumah: Keluarga) -> None:
    ketikan = "<b>Siti</b>"
    halaman = klien_kpm.get(ALAMAT, {"q": ketikan}).content.decode()
    assert (ketikan in halaman, escape(ketikan) in halaman) == (False, True)


@pytest.mark.parametrize("jumlah", [3, 9])
def test_a_search_costs_the_same_queries_for_three_and_for_nine(
    klien_kpm: Client, di_desa: Wilayah, django_assert_num_queries, jumlah: int
) -> None:
    for _ in range(jumlah):
        AnakFactory(desa=di_desa, nama="Juwariyah")
    with django_assert_num_queries(12):
        klien_kpm.get(ALAMAT, {"q": "juariah"})


@pytest.mark.parametrize("jumlah", [0, 2])
def test_a_search_that_finds_hardly_anybody_costs_two_queries_more(
    klien_kpm: Client, di_desa: Wilayah, django_assert_num_queries, jumlah: int
) -> None:
    for nomor in range(5):
        OrangFactory(desa=di_desa, nama="Zubaidah" if nomor < jumlah else "Zubaibah")
    with django_assert_num_queries(14 if jumlah else 12):
        klien_kpm.get(ALAMAT, {"q": "zubaidah"})


def test_a_number_that_finds_nothing_leaves_tabs_and_pages_that_lead_on(klien_kpm: Client, rumah: Keluarga) -> None:
    halaman = klien_kpm.post(f"{ALAMAT}cari/", {"q": "6213994101950002"}).content.decode()
    assert (f'href="{ALAMAT}?tab=ibu"' in halaman, 'href="?' in halaman) == (True, False)


# ---------------------------------------------------------------- lists that are kept


def simpan(peramban: Client, kueri: str, nama: str) -> str:
    """Keep a list; the page when it comes back, else where it leads."""
    jawab = peramban.post(f"{ALAMAT}?{kueri}", {"nama": nama})
    return jawab.headers["Location"] if jawab.status_code == 302 else jawab.content.decode()


def test_a_list_is_kept_without_its_page_and_opened_from_above_the_list(klien_kpm: Client, rumah: Keluarga) -> None:
    tujuan = simpan(klien_kpm, "tab=ibu&rt=02&halaman=3&asing=1", "  Ibu  RT 02 ")
    assert tujuan == f"{ALAMAT}?tab=ibu&rt=02"
    halaman = klien_kpm.get(tujuan).content.decode()
    assert f'<a href="{ALAMAT}?tab=ibu&amp;rt=02" aria-current="true">Ibu RT 02</a>' in halaman
    assert f'<a href="{ALAMAT}?tab=ibu&amp;rt=02">Ibu RT 02</a>' in klien_kpm.get(ALAMAT).content.decode()


def test_the_same_list_kept_again_takes_the_new_name(klien_kpm: Client, rumah: Keluarga) -> None:
    simpan(klien_kpm, "rt=02", "RT dua")
    simpan(klien_kpm, "rt=02", "RT 02")
    assert list(SaringanTersimpan.objects.values_list("nama", flat=True)) == ["RT 02"]


@pytest.mark.parametrize(
    ("kueri", "nama_daftar", "kalimat"),
    [
        ("rt=02", "", "Beri nama dulu, misalnya Ibu hamil Dusun Barat."),
        ("rt=02", "x" * 61, "Paling panjang 60 huruf, yang diisi 61 huruf."),
        ("rt=03", "rt dua", "Anda sudah punya daftar dengan nama ini. Pilih nama lain."),
        ("", "Semua", "Saring atau cari dulu, baru simpan daftarnya."),
    ],
)
def test_a_name_that_cannot_be_taken_comes_back_as_typed(
    klien_kpm: Client, rumah: Keluarga, kueri: str, nama_daftar: str, kalimat: str
) -> None:
    simpan(klien_kpm, "rt=02", "RT dua")
    halaman = simpan(klien_kpm, kueri, nama_daftar)
    # without a narrowing there is nothing to keep and no form for it
    assert (kalimat in halaman, f'value="{nama_daftar}"' in halaman) == ((True, True) if kueri else (False, False))
    assert SaringanTersimpan.objects.count() == 1


def test_twenty_lists_are_kept_and_no_more(klien_kpm: Client, rumah: Keluarga) -> None:
    for ke in range(DAFTAR_TERBANYAK):
        simpan(klien_kpm, f"rt={ke:02d}", f"RT {ke:02d}")
    assert "Anda sudah punya 20 daftar." in simpan(klien_kpm, "rt=99", "RT 99")
    assert SaringanTersimpan.objects.count() == DAFTAR_TERBANYAK


def test_no_number_of_a_person_is_kept(klien_kpm: Client, rumah: Keluarga) -> None:
    klien_kpm.post(f"{ALAMAT}?rt=02&q={NIK_IBU}", {"nama": "Nomor"})
    assert list(SaringanTersimpan.objects.values_list("kueri", flat=True)) == []


def test_a_kept_list_gets_another_name_and_is_given_up(klien_kpm: Client, rumah: Keluarga) -> None:
    simpan(klien_kpm, "rt=02", "RT dua")
    simpan(klien_kpm, "rt=01", "RT satu")
    ini = SaringanTersimpan.objects.get(nama="RT dua")
    halaman = klien_kpm.post(f"{ALAMAT}daftar-saya/{ini.uuid}/ubah/", {"nama": "RT Satu"}).content.decode()
    assert ("Anda sudah punya daftar dengan nama ini." in halaman, 'value="RT Satu"' in halaman) == (True, True)
    klien_kpm.post(f"{ALAMAT}daftar-saya/{ini.uuid}/ubah/", {"nama": "Rumah jauh"})
    assert ">Rumah jauh</a>" in klien_kpm.get(f"{ALAMAT}daftar-saya/").content.decode()
    assert klien_kpm.get(f"{ALAMAT}daftar-saya/{ini.uuid}/hapus/").status_code == 405
    klien_kpm.post(f"{ALAMAT}daftar-saya/{ini.uuid}/hapus/")
    assert list(SaringanTersimpan.objects.values_list("nama", flat=True)) == ["RT satu"]


def test_a_list_of_somebody_else_is_neither_seen_nor_changed(
    klien_kpm: Client, admin_desa: Pengguna, rumah: Keluarga
) -> None:
    simpan(klien_kpm, "rt=02", "Punya Nurhayati")
    ini, lain = SaringanTersimpan.objects.get(), klien(admin_desa)
    assert "Punya Nurhayati" not in lain.get(ALAMAT).content.decode()
    for perbuatan in ("ubah", "hapus"):
        assert lain.post(f"{ALAMAT}daftar-saya/{ini.uuid}/{perbuatan}/", {"nama": "x"}).status_code == 404
    assert "Belum ada daftar yang disimpan" in lain.get(f"{ALAMAT}daftar-saya/").content.decode()
