"""The village stunting profile: the numbers of the sheets it is made of, screen, paper, command, an empty village."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pypdf import PdfReader

from kpm.lingkup import lingkup
from kpm.models import AnggotaTpk, Kader, Peran, Wilayah
from kpm.periode import Tahun, Triwulan
from laporan.kueri_profil import baca_profil
from laporan.lembar.formulir_1 import ANGKA, di_balik
from pemantauan.kueri_kartu import skor_berlaku
from pemantauan.kueri_keadaan import data_formulir1
from rembuk.models import AnggotaLembaga, Lembaga
from tests.conftest import HARI_INI, klien
from tests.factories import AnakFactory, DusunFactory, KeluargaFactory, PemantauanAnakFactory, WilayahFactory
from tests.laporan.test_formulir1 import kampung_kecil
from tests.laporan.test_formulir4 import teks
from tests.test_peran import petugas

ALAMAT = "/52.04.20.2005/laporan/profil-stunting/2026"


def test_its_counts_are_those_of_formulir_1(di_desa: Wilayah) -> None:
    kampung_kecil(di_desa)
    data = data_formulir1(Tahun(2026), HARI_INI)
    profil = baca_profil(di_desa, 2026, HARI_INI)
    assert [satu.jumlah for satu in profil.sasaran] == [len(di_balik(data, satu.kode)) for satu in ANGKA]
    assert [satu.jumlah for satu in profil.sasaran][:2] == [4, 2]
    assert all(satu.jumlah == sum(jumlah for _, jumlah in satu.dusun) for satu in profil.sasaran)


def test_its_services_are_those_of_the_running_quarter_before_one_is_finalised(di_desa: Wilayah) -> None:
    kampung_kecil(di_desa)
    profil = baca_profil(di_desa, 2026, HARI_INI)
    assert (profil.triwulan, profil.ditutup) == (Triwulan(2026, 3), False)
    skor = skor_berlaku(di_desa, Triwulan(2026, 3)).skor
    assert [(b.indikator.kode, b.capaian) for _, semua in profil.capaian for b in semua] == [
        (kode, capaian) for kelompok in ("ibu", "anak", "paud") for kode, capaian in skor.indikator[kelompok].items()
    ]
    assert profil.garis[0].sel[-1].persen == skor.konvergensi.persen


def test_institutions_are_told_with_their_sk_and_people(di_desa: Wilayah) -> None:
    rds = Lembaga.objects.create(desa=di_desa, jenis="rds", nomor_sk="12/2026", tanggal_sk=dt.date(2026, 1, 5))
    for ke, berhenti in enumerate((None, None, dt.date(2026, 5, 1))):
        AnggotaLembaga.objects.create(
            desa=di_desa, lembaga=rds, nama=f"Orang {ke}", unsur="pkk", jenis_kelamin="P", berhenti_pada=berhenti
        )
    Lembaga.objects.create(desa=di_desa, jenis="bpd", nomor_sk="1/2019", selesai=dt.date(2025, 12, 31))
    Kader.objects.create(desa=di_desa, nama="Nurhayati", mulai=dt.date(2026, 1, 1))
    AnggotaTpk.objects.create(desa=di_desa, nama="Rina", unsur="bidan")
    assert [satu.keterangan for satu in baca_profil(di_desa, 2026, HARI_INI).lembaga] == [
        "1 orang", "SK 12/2026 tanggal 5 Januari 2026, 2 orang", "Belum dicatat", "Belum dicatat", "1 orang",
    ]  # fmt: skip


def test_a_kelurahan_has_no_bpd(db: None) -> None:
    kelurahan = WilayahFactory(kode="52.04.20.1003", nama="Lempeh")
    with lingkup(kelurahan.kode):
        nama = [satu.nama for satu in baca_profil(kelurahan, 2026, HARI_INI).lembaga]
    assert [satu for satu in nama if "BPD" in satu] == []


@pytest.mark.parametrize("jumlah", [1, 3])
def test_the_page_costs_the_same_whatever_the_village(
    desa: Wilayah, klien_kpm: Client, django_assert_num_queries: Any, jumlah: int
) -> None:
    with lingkup(desa.kode):
        for _ in range(jumlah):
            anak = AnakFactory(desa=desa, keluarga=KeluargaFactory(desa=desa, dusun=DusunFactory(desa=desa)))
            PemantauanAnakFactory(anak=anak, air=False)
    with django_assert_num_queries(63):
        isi = klien_kpm.get(f"{ALAMAT}/").content.decode()
    assert isi.count("Akses air bersih") == 3  # a bar of mothers, one of children, and the gap


def test_it_names_no_sasaran_and_is_open_to_those_who_read_counts(desa: Wilayah) -> None:
    with lingkup(desa.kode):
        kampung_kecil(desa)
    for peran in (Peran.ANGGOTA_RDS, Peran.BPD, Peran.KEPALA_DESA):
        isi = klien(petugas(desa, peran)).get(f"{ALAMAT}/").content.decode()
        assert ("Total Rumah Tangga Sasaran" in isi, "Amir" in isi, "Budi" in isi) == (True, False, False)


def test_a_village_without_a_sasaran_gets_its_pages_too(desa: Wilayah, klien_kpm: Client) -> None:
    assert "Belum ada sasaran" in klien_kpm.get(f"{ALAMAT}/").content.decode()
    assert klien_kpm.get(f"{ALAMAT}.pdf").content[:5] == b"%PDF-"


@pytest.mark.parametrize("tahun", ["2017", "2027", "9999"])
def test_years_that_cannot_be_are_404(desa: Wilayah, klien_kpm: Client, tahun: str) -> None:
    for akhiran in ("/", ".pdf"):
        assert klien_kpm.get(f"/52.04.20.2005/laporan/profil-stunting/{tahun}{akhiran}").status_code == 404


def test_the_paper_has_two_pages_and_the_numbers_of_the_screen(desa: Wilayah, tmp_path: Path) -> None:
    with lingkup(desa.kode):
        kampung_kecil(desa)
    for kertas in ("A4", "F4"):
        berkas = tmp_path / f"profil-{kertas}.pdf"
        call_command("cetak", "profil-stunting", desa.kode, "2026", kertas=kertas, berkas=berkas)
        isi = berkas.read_bytes()
        assert len(PdfReader(BytesIO(isi)).pages) == 2
        tertulis = teks(isi)
        for kata in ("PROFIL STUNTING DESA PULAU KAUNG", "Total Rumah Tangga Sasaran", "Halaman 2 dari 2", "LEMBAGA"):
            assert kata in tertulis


def test_the_command_refuses_a_spreadsheet(desa: Wilayah, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="tidak dapat ditulis untuk Excel"):
        call_command("cetak", "profil-stunting", desa.kode, "2026", berkas=tmp_path / "profil.xlsx")
