"""Merging, parting and moving by a KPM who writes in one dusun only."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Dusun, Pengguna, Peran, Wilayah, WilayahKerja
from pemantauan.models import PemantauanAnak
from sasaran import tindakan
from sasaran.models import Keluarga, Kesepakatan, Orang, Penggabungan, PindahKeluar, PindahMasuk
from tests.conftest import klien
from tests.factories import AnakFactory, DusunFactory, KeluargaFactory, PenggunaFactory, PenugasanFactory
from tests.pemantauan.bahan_gabung import banding, dua_catatan

D = "/52.04.20.2005"


@pytest.fixture
def timur(desa: Wilayah) -> Dusun:
    with lingkup(desa.kode):
        dusun: Dusun = DusunFactory(desa=desa, nama="Timur")
    return dusun


@pytest.fixture
def kader(desa: Wilayah, timur: Dusun) -> Pengguna:
    """A KPM of Dusun Timur."""
    siapa: Pengguna = PenggunaFactory(nama="Kader Timur")
    with lingkup(desa.kode):
        tugas = PenugasanFactory(pengguna=siapa, wilayah=desa, peran=Peran.KPM)
        WilayahKerja.objects.create(desa=desa, penugasan=tugas, dusun=timur)
    return siapa


@pytest.fixture
def klien_timur(kader: Pengguna) -> Client:
    return klien(kader)


def test_a_kpm_merges_and_parts_people_of_the_own_dusun(klien_timur: Client, desa: Wilayah, timur: Dusun) -> None:
    with lingkup(desa.kode):
        satu, dua = dua_catatan(desa)
        Keluarga.objects.update(dusun=timur)
        sidik = banding(satu, dua).sidik
    klien_timur.post(
        f"{D}/sasaran/ganda/orang/{satu.uuid}/{dua.uuid}/", {"langkah": "gabung", "sidik": sidik, "tetap": "satu"}
    )
    with lingkup(desa.kode):
        assert (Orang.objects.count(), PemantauanAnak.objects.count()) == (1, 3)
        gabung = Penggabungan.objects.get()
    klien_timur.post(f"{D}/sasaran/ganda/pisah/{gabung.uuid}/")
    with lingkup(desa.kode):
        assert (Orang.objects.count(), PemantauanAnak.objects.count()) == (2, 4)


def test_records_of_another_dusun_are_merged_by_its_kpm(klien_timur: Client, desa: Wilayah) -> None:
    with lingkup(desa.kode):
        satu, dua = dua_catatan(desa)
    jawab = klien_timur.get(f"{D}/sasaran/ganda/orang/{satu.uuid}/{dua.uuid}/")
    assert (jawab.status_code, "Bukan wilayah kerja Anda" in jawab.content.decode()) == (403, True)


def datang(dari: Wilayah, ke: Wilayah) -> PindahMasuk:
    """A child of another village is on the way here."""
    with lingkup(dari.kode):
        anak = AnakFactory(desa=dari, nama="Umar").orang
        luar = tindakan.tawarkan(orang=[anak], tujuan=ke, tanggal=dt.date(2026, 9, 1), oleh=None)
    with lingkup(ke.kode):
        return PindahMasuk.objects.get(kesepakatan=luar.kesepakatan)


def test_a_kpm_takes_people_of_another_village_into_the_own_dusun(
    klien_timur: Client, desa: Wilayah, desa_lain: Wilayah, timur: Dusun
) -> None:
    masuk = datang(desa_lain, desa)
    # a village without anybody yet is told on its first page
    assert "Jawab yang akan datang dari desa lain" in klien_timur.get(f"{D}/").content.decode()
    with lingkup(desa.kode):
        rumah = KeluargaFactory(desa=desa, dusun=timur)
    alamat = f"{D}/sasaran/pindah/{masuk.uuid}/terima/?keluarga={rumah.uuid}"
    jawab = klien_timur.post(alamat, {"tiba": "02-09-2026"})
    assert (jawab.status_code, jawab.headers["Location"]) == (302, f"{D}/sasaran/keluarga/{rumah.uuid}/")
    with lingkup(desa.kode):
        assert Orang.objects.get().keluarga == rumah


def test_the_move_of_people_of_another_dusun_is_withdrawn_by_its_kpm(
    klien_timur: Client, desa: Wilayah, desa_lain: Wilayah
) -> None:
    datang(desa, desa_lain)
    with lingkup(desa.kode):
        luar = PindahKeluar.objects.get()
    alamat = f"{D}/sasaran/pindah/{luar.uuid}/putuskan/"
    jawab = (klien_timur.get(alamat), klien_timur.post(alamat, {"pergi": "tinggal"}))
    assert [satu.status_code for satu in jawab] == [403, 403]
    with lingkup(desa.kode):
        assert PindahKeluar.objects.get().keadaan == Kesepakatan.MENUNGGU
