"""Reads of the budget: sums of a year, the pay of the KPM counted once, codes by region, Tabel 5."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal as D
from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import call_command

from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan
from rembuk.kueri_anggaran import baris_kegiatan, kegiatan_usulan, tabel5, tahun_ada, tahun_anggaran
from rembuk.kueri_kode import kode_berlaku
from rembuk.models import KodeKegiatan
from rembuk.tindakan.kode import muat_kode_kegiatan
from tests.rembuk.bahan import mulai, usul
from tests.rembuk.bahan_anggaran import anggaran_contoh, bayar, bidang, kegiatan, realisasi

AKHIR = dt.date(2026, 9, 30)


def test_a_year_is_summed_by_bidang_and_source(di_desa: Wilayah) -> None:
    anggaran_contoh(di_desa)
    isi = tahun_anggaran(2026)
    assert [(g.kode, g.jumlah.pagu, g.jumlah.realisasi, len(g.alokasi)) for g in isi.golongan] == [
        ("1", D("3000000"), D(0), 0),
        ("2", D("57000000"), D("35000000"), 1),
        ("4", D("6000000"), D("1500000"), 0),
    ]
    assert (isi.lain.jumlah.pagu, isi.lain.jumlah.realisasi) == (D("90000000"), D(0))
    assert [(nama, pos.pagu, pos.realisasi) for nama, pos in isi.menurut_sumber] == [
        ("Dana Desa", D("66000000"), D("36500000")),
        ("OPD / APBD kabupaten", D("90000000"), D(0)),
    ]
    assert (isi.dana_desa.pagu, isi.jumlah.pagu, isi.tanpa_total) == (
        D("66000000"), D("66000000"), [("4", "Bidang Pemberdayaan Masyarakat Desa")],
    )  # fmt: skip


def test_the_pay_of_the_kpm_is_spent_in_the_year_it_was_handed_over(di_desa: Wilayah) -> None:
    # December 2025 was paid in January 2026, November 2025 in December 2025, March 2026 not yet: three payments
    anggaran_contoh(di_desa)
    (insentif,) = [satu for satu in tahun_anggaran(2026).baris if satu.kegiatan.jenis == "insentif_kpm"]
    assert (insentif.pos.realisasi, insentif.dibayar, insentif.pembayaran) == (D("1500000"), D("1500000"), 3)
    sampai_februari = [satu.pos.realisasi for satu in tahun_anggaran(2026, dt.date(2026, 2, 28)).baris]
    assert sorted(sampai_februari) == [D(0), D(0), D(0), D("1000000")]


def test_each_source_and_kind_pays_its_own_line_and_operational_entries_come_on_top(di_desa: Wilayah) -> None:
    bayar(di_desa, (Bulan(2026, 1), 300_000, dt.date(2026, 2, 1)), sumber="add")
    bayar(di_desa, (Bulan(2026, 2), 200_000, dt.date(2026, 3, 1)), sumber="apbd")
    bayar(di_desa, (Bulan(2026, 1), 50_000, dt.date(2026, 2, 1)), jenis="operasional", sumber="add")
    add = kegiatan(di_desa, "4000000", jenis="insentif_kpm", sumber="ADD")
    kegiatan(di_desa, "2000000", jenis="insentif_kpm", sumber="OPD")
    biaya = kegiatan(di_desa, "900000", jenis="operasional_kpm", sumber="ADD")
    realisasi(biaya, "25000")
    assert [
        (satu.kegiatan.jenis, satu.pos.sumber, satu.pos.realisasi)
        for satu in (*tahun_anggaran(2026).baris, *tahun_anggaran(2026).lain.baris)
    ] == [
        ("insentif_kpm", "ADD", D("300000")),
        ("operasional_kpm", "ADD", D("75000")),
        ("insentif_kpm", "OPD", D("200000")),
    ]
    assert baris_kegiatan(add).pos.realisasi == D("300000")


def test_tabel_5_counts_dana_desa_until_the_last_day_of_the_quarter(di_desa: Wilayah) -> None:
    anggaran_contoh(di_desa)
    isi = tabel5(2026, AKHIR, "alokasi")
    assert isi
    # 57,000,000 of 400,000,000; the 15,000,000 of 1 October are not spent yet
    assert [(b.total, b.khusus, b.persen, b.realisasi) for b in isi.baris] == [
        (D("400000000"), D("57000000"), D("14.25"), D("20000000")),
        (None, D("6000000"), None, D("1500000")),
    ]
    lain = tabel5(2026, dt.date(2026, 10, 1), "realisasi")
    assert lain
    # 35,000,000 / 57,000,000 = 61.4035 %; 1,500,000 / 6,000,000 = 25 %
    assert [(b.total, b.khusus, b.persen) for b in lain.baris] == [
        (D("57000000"), D("35000000"), D("61.40")),
        (D("6000000"), D("1500000"), D("25.00")),
    ]


def test_a_year_in_which_only_others_pay_has_no_tabel_5(di_desa: Wilayah) -> None:
    kegiatan(di_desa, sumber="OPD")
    assert (tabel5(2026, AKHIR, "alokasi"), tabel5(2025, AKHIR, "alokasi")) == (None, None)
    bidang(di_desa, "4", "50000000", sumber="ADD")
    isi = tabel5(2026, AKHIR, "alokasi")
    assert isi
    assert [(b.total, b.khusus) for b in isi.baris] == [(None, D(0)), (None, D(0))]


@pytest.mark.parametrize("jumlah", [1, 3])
def test_a_year_is_read_in_four_queries_however_many_lines(
    di_desa: Wilayah, jumlah: int, django_assert_num_queries
) -> None:
    for ke in range(jumlah):
        realisasi(kegiatan(di_desa, uraian=f"Kegiatan {ke}"), "1000")
    kegiatan(di_desa, jenis="insentif_kpm")
    with django_assert_num_queries(4):
        assert len(tahun_anggaran(2026).baris) == jumlah + 1
    with django_assert_num_queries(4):
        tabel5(2026, AKHIR, "alokasi")


def test_the_years_with_a_budget_are_offered(di_desa: Wilayah) -> None:
    kegiatan(di_desa, tahun=2025)
    bidang(di_desa, "2", "1")
    assert tahun_ada(2027) == [2027, 2026, 2025]


def test_the_nearest_region_adds_renames_and_switches_off_a_code(desa: Wilayah) -> None:
    assert muat_kode_kegiatan() == 51
    assert muat_kode_kegiatan() == 0
    kabupaten, lain = Wilayah.objects.get(kode="52.04"), Wilayah.objects.get(kode="62.13")
    KodeKegiatan.objects.create(wilayah=kabupaten, kode="02.02.94", nama="Rumah tunggu kelahiran")
    KodeKegiatan.objects.create(wilayah=kabupaten, kode="02.02.02", nama="Posyandu", dipakai=False)
    KodeKegiatan.objects.create(wilayah=Wilayah.objects.get(kode="52"), kode="02.02.02", nama="Provinsi")
    KodeKegiatan.objects.create(wilayah=lain, kode="02.02.95", nama="Kabupaten lain")
    semua = kode_berlaku(desa)
    assert len(semua) == 51
    assert (semua["02.02.94"].nama, "02.02.02" in semua, "02.02.95" in semua) == (
        "Rumah tunggu kelahiran",
        False,
        False,
    )


def test_the_codes_come_with_the_regions_and_staff_keeps_what_it_changed(desa: Wilayah) -> None:
    call_command("muat_kode_kegiatan")
    KodeKegiatan.objects.filter(kode="02.02.02").update(nama="Posyandu kita")
    call_command("muat_kode_kegiatan")
    assert KodeKegiatan.objects.get(kode="02.02.02").nama == "Posyandu kita"


def test_an_installation_that_has_its_regions_gets_the_codes_by_migrating(desa: Wilayah) -> None:
    langkah = import_module("rembuk.migrations.0005_anggaran")
    for _ in range(2):
        langkah.muat(apps, None)
    assert KodeKegiatan.objects.filter(wilayah__kode="00").count() == 51


def test_before_there_are_regions_migrating_leaves_the_codes_to_the_set_up(db: None) -> None:
    import_module("rembuk.migrations.0005_anggaran").muat(apps, None)
    assert KodeKegiatan.objects.count() == 0


def test_a_proposal_knows_the_lines_it_became_and_what_was_spent_on_them(di_desa: Wilayah, kpm: Pengguna) -> None:
    satu, lain = (usul(mulai(di_desa, kpm), kpm, kegiatan=nama) for nama in ("Jamban", "Insentif KPM"))
    realisasi(kegiatan(di_desa, usulan=satu), "20000000")
    realisasi(kegiatan(di_desa, "5000000", usulan=satu, tahun=2027), "1000000", dt.date(2027, 2, 1))
    kegiatan(di_desa, "6000000", usulan=lain, jenis="insentif_kpm")
    kegiatan(di_desa)
    bayar(di_desa, (Bulan(2026, 1), 500_000, dt.date(2026, 2, 3)))
    hasil = kegiatan_usulan([satu.pk, lain.pk])
    assert {pk: [(b.kegiatan.tahun, b.pos.pagu, b.pos.realisasi) for b in semua] for pk, semua in hasil.items()} == {
        satu.pk: [(2026, D("42000000"), D("20000000")), (2027, D("5000000"), D("1000000"))],
        lain.pk: [(2026, D("6000000"), D("500000"))],
    }
