"""The walk: who stands on which list and why, worked out by hand, and the sheet of a dusun."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from decimal import Decimal as D
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from kpm.models import Dusun, Jejak, Kertas, ProfilDesa, Wilayah
from kpm.periode import Bulan
from laporan.dokumen_keliling import BARIS_SEHALAMAN, muat_sehalaman
from laporan.kueri_kurang import daftar_kurang
from pemantauan.kueri_keliling import baca_keliling
from sasaran.models import Anak
from tests.conftest import HARI_INI
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KehamilanFactory,
    KeluargaFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PemantauanIbuFactory,
)

FEBRUARI, AGUSTUS = dt.date(2026, 2, 10), dt.date(2026, 8, 20)


@pytest.fixture
def barat(di_desa: Wilayah) -> Dusun:
    return DusunFactory(desa=di_desa, nama="Dusun Barat")


def anak_di(dusun: Dusun, nama: str, lahir: dt.date, **lain: Any) -> Anak:
    anak: Anak = AnakFactory(
        desa=dusun.desa, keluarga=KeluargaFactory(desa=dusun.desa, dusun=dusun, rt="03"), nama=nama, lahir=lahir, **lain
    )
    return anak


def nama(daftar: str, pada: dt.date, **lain: Any) -> list[tuple[str, str]]:
    return [(satu.nama, satu.sebab) for satu in baca_keliling(pada, **lain).isi[daftar]]


def test_who_was_visited_once_is_on_no_list_of_the_never_visited(di_desa: Wilayah, barat: Dusun) -> None:
    sejak = dt.date(2026, 1, 5)
    pernah = anak_di(barat, "Pernah", dt.date(2025, 9, 1), sejak=sejak)
    nol = anak_di(barat, "Nol", dt.date(2025, 9, 1), sejak=sejak)
    anak_di(barat, "Kosong", dt.date(2025, 9, 1), sejak=sejak)
    PemantauanAnakFactory(anak=pernah, bulan=Bulan(2026, 3), kunjungan=1)
    PemantauanAnakFactory(anak=nol, bulan=Bulan(2026, 7), kunjungan=0)
    assert [satu for satu, _ in nama("belum_dikunjungi", AGUSTUS)] == ["Kosong", "Nol"]


def test_two_whole_months_without_a_record_are_too_long(di_desa: Wilayah, barat: Dusun) -> None:
    """In August: the last record in May or before. June and July were whole, and he was registered before them."""
    for siapa, bulan in (("Mei", 5), ("Juni", 6)):
        anak = anak_di(barat, siapa, dt.date(2025, 9, 1), sejak=dt.date(2026, 1, 5))
        PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, bulan), air=True)
    anak_di(barat, "Baru", dt.date(2025, 9, 1), sejak=dt.date(2026, 7, 1))
    anak_di(barat, "Lama", dt.date(2025, 9, 1), sejak=dt.date(2026, 6, 30))
    assert nama("tanpa_catatan", AGUSTUS) == [("Lama", "Belum pernah dicatat"), ("Mei", "Terakhir dicatat Mei 2026")]


def test_in_the_measuring_months_all_under_five_are_asked_for(di_desa: Wilayah, barat: Dusun) -> None:
    sudah = anak_di(barat, "Sudah", dt.date(2025, 9, 1))
    PemantauanAnakFactory(anak=sudah, bulan=Bulan(2026, 8), tinggi=True, panjang=D("70.0"))
    anak_di(barat, "Empat tahun", dt.date(2022, 1, 1))
    anak_di(barat, "Lima tahun besok", AGUSTUS.replace(year=2021) + dt.timedelta(days=1))
    anak_di(barat, "Lima tahun", AGUSTUS.replace(year=2021))
    assert [satu for satu, _ in nama("ukur", AGUSTUS)] == ["Lima tahun besok", "Empat tahun"]
    assert nama("ukur", dt.date(2026, 7, 20)) == []


def test_who_is_about_to_become_six_twelve_or_twenty_four_months(di_desa: Wilayah, barat: Dusun) -> None:
    anak_di(barat, "Enam", dt.date(2025, 8, 28))  # 28 February
    anak_di(barat, "Dua belas", dt.date(2025, 3, 12))  # 12 March: on day 30
    anak_di(barat, "Lewat", dt.date(2025, 8, 10))  # today
    anak_di(barat, "Masih jauh", dt.date(2025, 3, 13))  # on day 31
    assert nama("jenjang", FEBRUARI) == [
        ("Enam", "6 bulan pada 28 Februari 2026"),
        ("Dua belas", "12 bulan pada 12 Maret 2026"),
    ]


def test_deliveries_expected_and_overdue_stand_with_their_day(di_desa: Wilayah, barat: Dusun) -> None:
    for siapa, hpl in (
        ("Menjelang", dt.date(2026, 9, 19)),
        ("Lewat", dt.date(2026, 8, 17)),
        ("Jauh", dt.date(2026, 9, 20)),
    ):
        ibu = OrangFactory(desa=di_desa, nama=siapa, keluarga=KeluargaFactory(desa=di_desa, dusun=barat))
        KehamilanFactory(
            desa=di_desa, ibu=ibu, hpht=None, hpl=hpl, asal_tanggal="hpl_tanggal", sejak=dt.date(2026, 2, 1)
        )
    assert nama("lahir", AGUSTUS) == [
        ("Lewat", "Lewat HPL 3 hari (17 Agustus 2026)"),
        ("Menjelang", "HPL 19 September 2026, 30 hari lagi"),
    ]


def test_a_dusun_narrows_every_list(di_desa: Wilayah, barat: Dusun) -> None:
    timur = DusunFactory(desa=di_desa, nama="Dusun Timur")
    anak_di(barat, "Barat", dt.date(2025, 9, 1))
    anak_di(timur, "Timur", dt.date(2025, 9, 1))
    assert [satu for satu, _ in nama("belum_dikunjungi", AGUSTUS, dusun=timur)] == ["Timur"]


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_page_asks_the_same_however_many_persons(
    di_desa: Wilayah, barat: Dusun, klien_kpm: Client, django_assert_num_queries: Any, banyak: int
) -> None:
    for ke in range(banyak):
        anak_di(barat, f"Anak {ke}", dt.date(2025, 9, 1))
        hamil = KehamilanFactory(desa=di_desa, ibu=OrangFactory(desa=di_desa))
        PemantauanIbuFactory(kehamilan=hamil, bulan=Bulan(2026, 8), anc=1)

    with django_assert_num_queries(15):
        balasan = klien_kpm.get(f"/{di_desa.kode}/keliling/?dusun={barat.uuid}")

    assert len(balasan.context["halaman"]) == banyak


def test_an_empty_village_has_empty_lists(di_desa: Wilayah, klien_kpm: Client) -> None:
    for daftar in ("belum_dikunjungi", "ukur", "lahir", "tidak-ada"):
        assert klien_kpm.get(f"/{di_desa.kode}/keliling/?daftar={daftar}&dusun=x&halaman=9").status_code == 200


def test_the_sheet_of_a_dusun_is_one_page_and_leaves_a_trace(di_desa: Wilayah, barat: Dusun, klien_kpm: Client) -> None:
    for ke in range(40):
        anak = anak_di(barat, f"Anak {ke:02} Muhammad Abdurrahman Wahid Kertanegara", dt.date(2025, 9, 1))
        PemantauanAnakFactory(anak=anak, bulan=Bulan.dari_tanggal(HARI_INI), air=False, jamban=False)

    satu = klien_kpm.get(f"/{di_desa.kode}/keliling/{barat.uuid}.pdf")
    semua = klien_kpm.get(f"/{di_desa.kode}/keliling/{barat.uuid}.pdf?semua=ya")

    halaman = PdfReader(io.BytesIO(satu.content)).pages
    teks = " ".join("\n".join(h.extract_text() for h in halaman).split())
    assert len(halaman) == 1
    assert "LEMBAR JALAN DUSUN BARAT" in teks
    assert "orang lagi masih kurang sesuatu" in teks
    isi = " ".join("\n".join(h.extract_text() for h in PdfReader(io.BytesIO(semua.content)).pages).split())
    assert all(f"Anak {ke:02}" in isi for ke in range(40))
    assert Jejak.objects.filter(objek=f"lembar jalan {barat.uuid}").count() == 2


def test_the_longer_paper_takes_more_of_the_dusun(di_desa: Wilayah, barat: Dusun, klien_kpm: Client) -> None:
    for ke in range(30):
        anak = anak_di(barat, f"Anak {ke:02}", dt.date(2025, 9, 1))
        PemantauanAnakFactory(
            anak=anak, bulan=Bulan.dari_tanggal(HARI_INI), air=True, jamban=True, akta=True, jamkes=True
        )
    tercetak = []
    for kertas in Kertas.values:
        ProfilDesa.objects.update_or_create(desa=di_desa, defaults={"kertas": kertas})
        isi = klien_kpm.get(f"/{di_desa.kode}/keliling/{barat.uuid}.pdf").content
        (halaman,) = PdfReader(io.BytesIO(isi)).pages
        tercetak.append(halaman.extract_text().count("Anak 12 bulan"))
    a4, f4 = tercetak
    assert f4 > a4 > 0


def test_the_first_person_is_printed_whatever_is_missing(di_desa: Wilayah, barat: Dusun) -> None:
    anak = anak_di(barat, "Aisyah", dt.date(2025, 9, 1))
    PemantauanAnakFactory(anak=anak, bulan=Bulan.dari_tanggal(HARI_INI), air=False, jamban=False)
    (satu,) = daftar_kurang(di_desa, HARI_INI)
    banyak = replace(satu, layanan=satu.layanan * BARIS_SEHALAMAN[Kertas.A4])
    assert muat_sehalaman([banyak, satu]) == [banyak]
    assert muat_sehalaman([]) == []


def test_the_sheet_says_what_to_ask_by_whom_until_when_and_leaves_room_to_write(
    di_desa: Wilayah, barat: Dusun, klien_kpm: Client
) -> None:
    """A child of 12 months in September: February and August must be measured; August was not written down."""
    anak = anak_di(barat, "Aisyah", dt.date(2025, 9, 1))
    PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 2), tinggi=True)
    PemantauanAnakFactory(anak=anak, bulan=Bulan.dari_tanggal(HARI_INI), air=False, jamban=True, akta=True, jamkes=True)

    isi = klien_kpm.get(f"/{di_desa.kode}/keliling/{barat.uuid}.pdf").content

    teks = " ".join("\n".join(h.extract_text() for h in PdfReader(io.BytesIO(isi)).pages).split())
    assert "Yang masih kurang, oleh siapa" in teks
    assert "Catatan" in teks
    assert "Akses air bersih: sudah ada? (Pemerintah desa) 30 Sep" in teks
    assert (
        "Panjang atau tinggi badan: susulkan catatan Agustus 2026 bila waktu itu sudah diukur (Kader posyandu) 30 Sep"
    ) in teks
