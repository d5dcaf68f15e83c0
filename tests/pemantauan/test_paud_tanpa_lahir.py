"""A child of a sheet 2C whose birth date nobody knows: sasaran PAUD in the sheet's year, on every page it stands on."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from kpm.models import Wilayah
from kpm.periode import Bulan, Tahun, Triwulan
from laporan.kueri_lembar import data_2c
from pemantauan import kueri_paud
from pemantauan.kueri_skor import skor_triwulan
from pemantauan.skor.beku import bekukan, cairkan
from pemantauan.skor.tahunan import setahun
from pemantauan.tindakan.paud import simpan_pemantauan_paud
from sasaran.models import Anak
from tests.factories import OrangFactory, PemantauanPaudFactory
from tests.pemantauan.test_jalur_kedua import bandingkan


@pytest.fixture
def nyiur(di_desa: Wilayah) -> Anak:
    """Listed as 3 to 6 years by the sheet of 2026, seen in January and February."""
    orang = OrangFactory(desa=di_desa, nama="Nyiur Rekaan", tanggal_lahir=None)
    anak = Anak.objects.create(
        desa=di_desa, orang=orang, sejak=dt.date(2026, 1, 31), kategori_paud="3-6", kategori_tahun=2026
    )
    for bulan, hadir in ((1, True), (2, False)):
        PemantauanPaudFactory(anak=anak, bulan=Bulan(2026, bulan), hadir=hadir)
    return anak


@pytest.mark.parametrize(
    ("masa", "harap"),
    [
        (Triwulan(2025, 4), []),
        (Triwulan(2026, 1), [("Nyiur Rekaan", None, "3-6", 1, 2)]),
        (Triwulan(2026, 3), [("Nyiur Rekaan", None, "3-6", 0, 0)]),
        (Triwulan(2027, 1), []),
    ],
)
def test_it_is_sasaran_paud_in_the_year_of_its_sheet_on_both_paths(
    di_desa: Wilayah, nyiur: Anak, masa: Triwulan, harap: list[object]
) -> None:
    skor = skor_triwulan(di_desa, masa)

    assert [(b.data.nama, b.data.umur_bulan, b.kategori, b.data.hadir, b.data.terisi) for b in skor.paud] == harap
    assert bandingkan(di_desa, masa, {}) == len(harap)


def test_an_earlier_year_that_has_its_months_counts_it_too(di_desa: Wilayah, nyiur: Anak) -> None:
    Anak.objects.filter(pk=nyiur.pk).update(sejak=dt.date(2025, 3, 31))
    PemantauanPaudFactory(anak=nyiur, bulan=Bulan(2025, 3), hadir=True)

    assert [len(skor_triwulan(di_desa, Triwulan(2025, ke)).paud) for ke in (1, 4)] == [1, 1]
    assert bandingkan(di_desa, Triwulan(2025, 1), {}) == 1
    assert [b.nama for b in kueri_paud.daftar_tahun(2025, dt.date(2026, 9, 17))] == ["Nyiur Rekaan"]


def test_a_frozen_quarter_and_the_year_keep_it(di_desa: Wilayah, nyiur: Anak) -> None:
    pertama, kedua = (skor_triwulan(di_desa, Triwulan(2026, ke)) for ke in (1, 2))

    beku = cairkan(bekukan(pertama, nama_dusun={}, nama_posyandu={}))
    tahun = setahun(Tahun(2026), [pertama, kedua]).skor

    assert beku.paud == pertama.paud
    assert [(b.kategori, b.data.hadir, b.data.terisi) for b in tahun.paud] == [("3-6", 1, 2)]


def test_months_can_be_entered_up_to_the_year_of_its_sheet(di_desa: Wilayah, nyiur: Anak) -> None:
    isi = {"desa": di_desa, "anak": nyiur, "hadir": True, "oleh": None}

    simpan_pemantauan_paud(bulan=Bulan(2026, 8), tanggal=dt.date(2026, 8, 31), **isi)

    Anak.objects.filter(pk=nyiur.pk).update(kategori_tahun=2025)
    nyiur.refresh_from_db()
    with pytest.raises(ValidationError, match="Tanggal lahir belum diketahui"):
        simpan_pemantauan_paud(bulan=Bulan(2026, 9), tanggal=dt.date(2026, 9, 17), **isi)


def test_formulir_2c_shows_it_under_its_category(di_desa: Wilayah, nyiur: Anak) -> None:
    (baris,) = data_2c(di_desa, Tahun(2026), dt.date(2026, 9, 17)).baris

    assert (baris.nama, baris.lahir, baris.kategori, dict(baris.hadir)) == (
        "Nyiur Rekaan",
        None,
        "3-6",
        {1: True, 2: False},
    )


@pytest.mark.parametrize(
    ("nama", "isi", "kata"),
    [
        ("orang", ["uuid"], "Nyiur Rekaan"),
        ("garis", ["uuid"], "Nyiur Rekaan"),
        ("paud_anak", [2026, "anak"], "tanggal lahir belum diisi"),
        ("paud_tahun", [2026], "tanggal lahir belum diisi"),
        ("paud_bulan", [Bulan(2026, 8)], "tanggal lahir belum diisi"),
        ("formulir_2c", [Tahun(2026)], "Nyiur Rekaan"),
        ("skor_triwulan", [Triwulan(2026, 1)], "PAUD"),
        ("sasaran", [], "Nyiur Rekaan"),
        ("beranda", [], ""),
    ],
)
def test_every_page_it_stands_on_opens(
    desa: Wilayah, nyiur: Anak, klien_kpm: Client, nama: str, isi: list[object], kata: str
) -> None:
    arg = [
        {"uuid": nyiur.orang.uuid, "anak": nyiur.uuid}.get(satu, satu) if isinstance(satu, str) else satu
        for satu in isi
    ]

    halaman = klien_kpm.get(reverse(nama, args=[desa.kode, *arg]))

    assert halaman.status_code == 200
    assert kata in halaman.content.decode()
