"""The first screen tells each role what to do now."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import time_machine
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Peran, Wilayah
from kpm.periode import Bulan
from laporan.kueri_beranda import batas_terdekat
from pemantauan.models import Rujukan
from tests.conftest import klien
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KehamilanFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PemantauanIbuFactory,
    PenugasanFactory,
)

BERANDA = "/52.04.20.2005/"
SEPTEMBER = Bulan(2026, 9)
LENGKAP = {
    "timbang": True, "imunisasi": "lengkap", "konseling_ibu": True, "parenting": True, "air": True, "jamban": True,
    "akta": True, "jamkes": True,
}  # fmt: skip


def test_progress_counts_those_recorded_half_and_not_at_all(di_desa: Wilayah, klien_kpm: Client) -> None:
    PemantauanAnakFactory(anak=AnakFactory(desa=di_desa), bulan=SEPTEMBER, **LENGKAP)
    PemantauanAnakFactory(anak=AnakFactory(desa=di_desa), bulan=SEPTEMBER, air=True)
    KehamilanFactory(desa=di_desa)
    halaman = klien_kpm.get(BERANDA).content.decode()
    assert "<b>1 dari 3</b> sudah dipantau bulan September.</p>" in halaman
    assert '<progress class="kemajuan" value="1" max="3"' in halaman


def test_a_finished_month_says_so(di_desa: Wilayah, klien_kpm: Client) -> None:
    PemantauanAnakFactory(anak=AnakFactory(desa=di_desa), bulan=SEPTEMBER, **LENGKAP)
    halaman = klien_kpm.get(BERANDA).content.decode()
    assert "Semua sudah lengkap." in halaman
    assert "Lihat daftar September" in halaman


def test_the_admin_reaches_the_person_but_not_the_entry(di_desa: Wilayah, klien_admin: Client) -> None:
    anak = AnakFactory(desa=di_desa)
    halaman = klien_admin.get(BERANDA).content.decode()
    assert f'href="{BERANDA}sasaran/{anak.orang.uuid}/"' in halaman
    assert "Lihat daftar September" in halaman
    assert "/anak/" not in halaman


def test_only_newborns_is_no_empty_village(di_desa: Wilayah, klien_kpm: Client) -> None:
    AnakFactory(desa=di_desa, nama="Bayi", lahir=dt.date(2026, 9, 16))
    halaman = klien_kpm.get(BERANDA).content.decode()
    assert "Yang kurang: 1 orang" in halaman
    assert "Anak 0 bulan" in halaman


def test_households_without_a_sasaran_have_nothing_to_monitor(di_desa: Wilayah, klien_kpm: Client) -> None:
    OrangFactory(desa=di_desa)
    assert "Tidak ada yang perlu dipantau bulan ini" in klien_kpm.get(BERANDA).content.decode()


def test_an_empty_village_starts_with_steps_that_exist(desa: Wilayah, klien_kpm: Client) -> None:
    halaman = klien_kpm.get(BERANDA).content.decode()
    assert "Selamat datang, Nurhayati" in halaman
    langkah = re.findall(r'<li class="baris"><div><a href="([^"]+)">([^<]+)<', halaman)
    assert [kata for _, kata in langkah] == [
        "Minta admin desa membuat dusun",
        "Daftarkan satu keluarga",
        "Masukkan dari berkas",
    ]
    assert [klien_kpm.get(alamat).status_code for alamat, _ in langkah] == [200, 200, 200]
    with lingkup(desa.kode):
        DusunFactory(desa=desa)
    halaman = klien_kpm.get(BERANDA).content.decode()
    assert re.findall(r'<li class="baris"><div><a href="[^"]+">([^<]+)<', halaman) == [
        "Daftarkan satu keluarga",
        "Masukkan dari berkas",
        "Lengkapi dusun dan posyandu",
    ]


def test_the_kepala_desa_goes_to_the_summary_but_a_kpm_who_is_both_stays(
    di_desa: Wilayah, klien_kades: Client, kpm: Pengguna
) -> None:
    jawab = klien_kades.get(BERANDA)
    assert (jawab.status_code, jawab["Location"]) == (302, f"{BERANDA}ringkasan/")
    PenugasanFactory(pengguna=kpm, wilayah=di_desa, peran=Peran.KEPALA_DESA)
    assert klien(kpm).get(BERANDA).status_code == 200


def test_home_costs_the_same_queries_for_one_person_of_each_kind_and_for_three(
    di_desa: Wilayah, klien_kpm: Client, django_assert_num_queries
) -> None:
    for jumlah in (1, 2):
        for _ in range(jumlah):
            PemantauanAnakFactory(anak=AnakFactory(desa=di_desa), tikar="M")
            PemantauanIbuFactory(kehamilan=KehamilanFactory(desa=di_desa), anc=1)
        with django_assert_num_queries(15):
            klien_kpm.get(BERANDA)


@pytest.mark.parametrize(
    ("hari", "batas"),
    [
        (dt.date(2026, 9, 17), [(30, "Sep", "Triwulan III 2026 berakhir", "13 hari lagi, bersama bulan September")]),
        (
            dt.date(2026, 8, 31),
            [
                (31, "Agu", "Pengukuran panjang badan", "Semua anak diukur pada bulan Agustus"),
                (31, "Agu", "Bulan Agustus berakhir", "hari ini"),
                (30, "Sep", "Triwulan III 2026 berakhir", "30 hari lagi"),
            ],
        ),
    ],
)
def test_the_next_days_that_matter(hari: dt.date, batas: list[tuple[int, str, str, str]]) -> None:
    hasil = batas_terdekat(Bulan.dari_tanggal(hari), hari)
    assert [(b.tanggal.day, b.nama_bulan, b.judul, b.keterangan) for b in hasil] == batas


def test_the_month_is_that_of_the_village_and_not_of_the_server(di_desa: Wilayah, klien_kpm: Client) -> None:
    AnakFactory(desa=di_desa)
    with time_machine.travel(dt.datetime(2026, 9, 30, 17, 30, tzinfo=dt.UTC)):  # 01.30 WITA on 1 October
        halaman = klien_kpm.get(BERANDA).content.decode()
    assert "Kamis, 1 Oktober 2026" in halaman
    assert "dipantau bulan Oktober" in halaman


def test_the_rest_of_the_menu_lists_what_the_bar_leaves_out(desa: Wilayah, klien_kpm: Client) -> None:
    isi = klien_kpm.get(f"{BERANDA}lainnya/").content.decode().split("<main", 1)[1]
    assert re.findall(r'<div><a href="[^"]+">([^<]+)</a>', isi) == [
        "Rembuk",
        "Laporan",
        "Kader",
        "Desa",
        "Saya",
        "Bantuan",
    ]
    assert 'method="post" action="/keluar/"' in isi


def test_a_referral_that_waits_too_long_stands_on_the_first_screen(di_desa: Wilayah, klien_kpm: Client) -> None:
    anak = AnakFactory(desa=di_desa)
    halaman = f"/{di_desa.kode}/"
    assert "rujukan" not in klien_kpm.get(halaman).content.decode().split("<aside>")[0].split("<main")[1]
    for hari in (1, 5):
        Rujukan.objects.create(desa=di_desa, orang=anak.orang, tanggal=dt.date(2026, 9, hari), alasan=["bahaya"])
    isi = klien_kpm.get(halaman).content.decode()
    assert "1 sudah 14 hari atau lebih" in isi
    assert "2 rujukan menunggu jawaban" in isi
