"""The first screen tells each role what to do now."""

from __future__ import annotations

import datetime as dt
import html
import re

import pytest
import time_machine
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Peran, Wilayah
from kpm.periode import Bulan
from laporan.kueri_beranda import batas_terdekat
from tests.conftest import klien
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KehamilanFactory,
    KeluargaFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PemantauanIbuFactory,
    PenugasanFactory,
)

BERANDA = "/52.04.20.2005/"
AGUSTUS, SEPTEMBER = Bulan(2026, 8), Bulan(2026, 9)
LENGKAP = {
    "timbang": True, "imunisasi": "lengkap", "konseling_ibu": True, "parenting": True, "air": True, "jamban": True,
    "akta": True, "jamkes": True,
}  # fmt: skip


def daftar(halaman: str) -> list[tuple[str, str, list[str]]]:
    """(priority, name, badges) of every person under "Perlu didatangi"."""
    return [
        (p, html.unescape(nama), re.findall(r'<span class="lencana[^>]*>([^<]+)<', sisa))
        for p, nama, sisa in re.findall(r"</span>(P\d)</span><div><a [^>]*>([^<]+)</a>(.*?)</li>", halaman, re.S)
    ]


def keluarga(desa: Wilayah, nama_dusun: str):
    return KeluargaFactory(desa=desa, dusun=DusunFactory(desa=desa, nama=nama_dusun), rt="02")


def test_progress_counts_those_recorded_half_and_not_at_all(di_desa: Wilayah, klien_kpm: Client) -> None:
    PemantauanAnakFactory(anak=AnakFactory(desa=di_desa), bulan=SEPTEMBER, **LENGKAP)
    PemantauanAnakFactory(anak=AnakFactory(desa=di_desa), bulan=SEPTEMBER, air=True)
    KehamilanFactory(desa=di_desa)
    halaman = klien_kpm.get(BERANDA).content.decode()
    assert '<span class="besar">1<small> dari 3</small></span>' in halaman
    assert "sudah dipantau bulan September. 1 orang belum dipantau. 1 orang catatannya belum lengkap." in halaman
    assert '<progress class="kemajuan" value="1" max="3"' in halaman


def test_danger_comes_first_then_early_signs_then_the_dusun(di_desa: Wilayah, klien_kpm: Client) -> None:
    barat, timur = keluarga(di_desa, "Barat"), keluarga(di_desa, "Timur")
    AnakFactory(desa=di_desa, nama="Biasa Barat", keluarga=barat)
    kuning = AnakFactory(desa=di_desa, nama="Kuning Timur", keluarga=timur)
    PemantauanAnakFactory(anak=kuning, tikar="K", stunting=False)
    merah = AnakFactory(desa=di_desa, nama="Merah Timur", keluarga=timur)
    PemantauanAnakFactory(anak=merah, bulan=Bulan(2026, 7), tikar="M")
    PemantauanAnakFactory(anak=merah, bulan=AGUSTUS, berat=None, tikar="")  # not measured: the red of July stands
    kek = KehamilanFactory(desa=di_desa, ibu=OrangFactory(desa=di_desa, nama="Kek Timur", keluarga=timur), kek=True)
    pulih = AnakFactory(desa=di_desa, nama="Pulih Timur", keluarga=timur)
    PemantauanAnakFactory(anak=pulih, bulan=Bulan(2026, 7), stunting=True)
    PemantauanAnakFactory(anak=pulih, bulan=AGUSTUS, stunting=False)

    halaman = klien_kpm.get(BERANDA).content.decode()

    assert daftar(halaman) == [
        ("P1", "Kek Timur", ["KEK", "Belum pernah dipantau"]),
        ("P1", "Merah Timur", ["Tikar merah"]),
        ("P2", "Kuning Timur", ["Tikar kuning"]),
        ("P3", "Biasa Barat", ["Tanpa catatan 6 bulan"]),
        ("P3", "Pulih Timur", []),
    ]
    assert f'href="{BERANDA}pemantauan/2026-09/ibu/{kek.uuid}/"' in halaman
    assert f'href="{BERANDA}pemantauan/2026-09/anak/{merah.uuid}/"' in halaman
    assert "Anak 15 bulan · Timur" in halaman
    assert "5 dari 5 orang" in halaman


def test_what_a_person_misses_this_quarter_is_named(di_desa: Wilayah, klien_kpm: Client) -> None:
    anak = AnakFactory(desa=di_desa, lahir=dt.date(2026, 6, 20))
    PemantauanAnakFactory(anak=anak, air=True, jamban=False, akta=False, jamkes=True)
    halaman = klien_kpm.get(BERANDA).content.decode()
    assert "Kurang: jamban sehat, akta lahir</p>" in halaman


def test_a_mother_in_her_puerperium_is_visited_for_that_and_not_for_the_pregnancy(
    di_desa: Wilayah, klien_kpm: Client
) -> None:
    KehamilanFactory(
        desa=di_desa, ibu=OrangFactory(desa=di_desa, nama="Nifas"), kek=True, hpht=dt.date(2025, 12, 1),
        berakhir_pada=dt.date(2026, 9, 1), hasil="lahir_hidup",
    )  # fmt: skip
    assert daftar(klien_kpm.get(BERANDA).content.decode()) == [("P2", "Nifas", ["Belum pernah dipantau"])]


def test_five_are_shown_and_the_rest_is_a_link(di_desa: Wilayah, klien_kpm: Client) -> None:
    for _ in range(6):
        AnakFactory(desa=di_desa)
    KehamilanFactory(desa=di_desa)
    halaman = klien_kpm.get(BERANDA).content.decode()
    assert len(daftar(halaman)) == 5
    assert "5 dari 7 orang" in halaman
    assert f'href="{BERANDA}pemantauan/2026-09/?keadaan=belum">Semua anak (6)' in halaman
    assert f'href="{BERANDA}pemantauan/2026-09/?kelompok=ibu&amp;keadaan=belum">Semua ibu (1)' in halaman


def test_a_finished_month_says_so(di_desa: Wilayah, klien_kpm: Client) -> None:
    PemantauanAnakFactory(anak=AnakFactory(desa=di_desa), bulan=SEPTEMBER, **LENGKAP)
    halaman = klien_kpm.get(BERANDA).content.decode()
    assert "Semua sudah lengkap." in halaman
    assert "Lihat daftar September" in halaman
    assert "Perlu didatangi" not in halaman


def test_the_admin_reaches_the_person_but_not_the_entry(di_desa: Wilayah, klien_admin: Client) -> None:
    anak = AnakFactory(desa=di_desa)
    halaman = klien_admin.get(BERANDA).content.decode()
    assert f'href="{BERANDA}sasaran/{anak.orang.uuid}/"' in halaman
    assert "Lihat daftar September" in halaman
    assert "/anak/" not in halaman


def test_only_newborns_is_no_empty_village(di_desa: Wilayah, klien_kpm: Client) -> None:
    AnakFactory(desa=di_desa, nama="Bayi", lahir=dt.date(2026, 9, 16))
    halaman = klien_kpm.get(BERANDA).content.decode()
    assert daftar(halaman) == [("P3", "Bayi", ["Belum pernah dipantau"])]
    assert "Belum ada catatan triwulan ini, jadi belum ada angka." in halaman


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
        with django_assert_num_queries(27):
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
