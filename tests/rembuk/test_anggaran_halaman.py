"""The pages of the budget as they are read: by whom, in how many queries, and what they point out."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Peran, Wilayah
from kpm.periode import Bulan
from rembuk.models import KegiatanAnggaran
from tests.conftest import klien
from tests.factories import PenggunaFactory, PenugasanFactory, WilayahFactory
from tests.rembuk.bahan_anggaran import alamat, anggaran_contoh, bayar, bidang, kegiatan, realisasi, teks


@pytest.mark.parametrize("peran", [Peran.KEPALA_DESA, Peran.BIDAN, Peran.BPD, Peran.ANGGOTA_RDS])
def test_who_only_reads_sees_the_money_and_no_way_to_write(desa: Wilayah, peran: str) -> None:
    pembaca = PenggunaFactory(username="pembaca", nama="Pembaca")
    PenugasanFactory(pengguna=pembaca, wilayah=desa, peran=peran)
    peramban = klien(pembaca)
    with lingkup(desa.kode):
        anggaran_contoh(desa)
        satu = KegiatanAnggaran.objects.filter(bidang="2", sumber="DDS").first()
    for ekor in ("2026/", f"kegiatan/{satu.uuid}/"):
        halaman = peramban.get(alamat(desa, ekor))
        assert halaman.status_code == 200
        for tulis in ("/baru/", "/ubah/", "/realisasi/", "/selesai/", "/hapus/"):
            assert tulis not in halaman.content.decode()
    for ekor in ("kegiatan/baru/", f"kegiatan/{satu.uuid}/ubah/", f"kegiatan/{satu.uuid}/realisasi/", "bidang/baru/"):
        assert peramban.get(alamat(desa, ekor)).status_code == 403


def test_a_kelurahan_has_no_budget_pages_and_no_links_to_them(db: None, desa: Wilayah) -> None:
    kelurahan = WilayahFactory(kode="52.04.20.1001", nama="Labuhan")
    kpm = PenggunaFactory(username="kpm-kelurahan", nama="Sitti")
    PenugasanFactory(pengguna=kpm, wilayah=kelurahan, peran=Peran.KPM)
    peramban = klien(kpm)
    for ekor in ("", "2026/", "2026.pdf", "2026.xlsx", "kegiatan/baru/", "bidang/baru/"):
        assert peramban.get(alamat(kelurahan, ekor)).status_code == 404, ekor
    for halaman in ("rembuk/", "ringkasan/", "laporan/formulir-4/2026-T3/"):
        assert "/anggaran/" not in peramban.get(f"/{kelurahan.kode}/{halaman}").content.decode()


@pytest.mark.parametrize("jumlah", [1, 3])
def test_the_page_of_a_year_has_one_number_of_queries(
    desa: Wilayah, klien_kpm: Client, jumlah: int, django_assert_num_queries
) -> None:
    with lingkup(desa.kode):
        for ke in range(jumlah):
            realisasi(kegiatan(desa, uraian=f"Kegiatan {ke}"), "1000")
            kegiatan(desa, uraian=f"Dinas {ke}", sumber="OPD")
        bidang(desa, "2", "1000")
    with django_assert_num_queries(11):
        assert klien_kpm.get(alamat(desa, "2026/")).status_code == 200


@pytest.mark.parametrize("jumlah", [1, 3])
def test_the_page_of_an_activity_has_one_number_of_queries(
    desa: Wilayah, klien_kpm: Client, jumlah: int, django_assert_num_queries
) -> None:
    with lingkup(desa.kode):
        satu = kegiatan(desa)
        for ke in range(jumlah):
            realisasi(satu, "1000", dt.date(2026, 5, ke + 1))
    with django_assert_num_queries(6):
        assert klien_kpm.get(alamat(desa, f"kegiatan/{satu.uuid}/")).status_code == 200


def test_a_year_without_a_budget_tells_what_to_do_next(desa: Wilayah, klien_kpm: Client, klien_kades: Client) -> None:
    assert klien_kpm.get(alamat(desa))["Location"] == alamat(desa, "2026/")
    assert "Tambah kegiatan" in teks(klien_kpm.get(alamat(desa, "2026/")))
    baca = teks(klien_kades.get(alamat(desa, "2026/")))
    assert ("KPM atau operator desa mencatatnya" in baca, "Tambah kegiatan" in baca) == (True, False)
    for tahun in (1, 2017, 2030, 999999):
        assert klien_kpm.get(alamat(desa, f"{tahun}/")).status_code == 404


def test_the_kepala_desa_sees_the_dana_desa_of_the_year_once_there_is_any(desa: Wilayah, klien_kades: Client) -> None:
    ringkasan = f"/{desa.kode}/ringkasan/"
    assert "Dana Desa untuk stunting" not in teks(klien_kades.get(ringkasan))
    with lingkup(desa.kode):
        anggaran_contoh(desa)
    # 36,500,000 of 66,000,000 = 55.30 %
    assert "Rp36.500.000 dari Rp66.000.000 sudah dipakai (55,30 %)" in teks(klien_kades.get(ringkasan))


def test_pay_without_a_line_is_pointed_out_and_the_line_is_one_step_away(
    desa: Wilayah, klien_kpm: Client, klien_kades: Client
) -> None:
    with lingkup(desa.kode):
        kegiatan(desa)
        bayar(desa, (Bulan(2026, 1), 500_000, dt.date(2026, 2, 3)), sumber="add")
    halaman = teks(klien_kpm.get(alamat(desa, "2026/")))
    assert "Insentif KPM dari Alokasi Dana Desa belum punya baris anggaran" in halaman
    assert "Rp500.000 sudah dibayarkan" in halaman
    tambah = alamat(desa, "kegiatan/baru/?tahun=2026&jenis=insentif_kpm&sumber=ADD")
    assert tambah.replace("&", "&amp;") in halaman
    form = klien_kpm.get(tambah).context["form"]
    assert [form[nama].value() for nama in ("jenis", "uraian", "sumber", "tahun")] == [
        "insentif_kpm", "Insentif KPM", "ADD", 2026,
    ]  # fmt: skip
    assert "belum punya baris" not in teks(klien_kades.get(alamat(desa, "2026/")))
    with lingkup(desa.kode):
        kegiatan(desa, jenis="insentif_kpm", sumber="ADD", uraian="Insentif")
    assert "belum punya baris" not in teks(klien_kpm.get(alamat(desa, "2026/")))
