"""The other forms of a finalised quarter: printed afterwards, each once."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine

from kpm.kueri import periksa_dokumen
from kpm.models import DokumenTerbit, Wilayah
from laporan.tindakan_tutup import (
    cetak_susulan,
)
from laporan.tugas import cetak_susulan_kartu
from pemantauan.models import (
    BerkasKartu,
)
from tests.laporan.bahan import SEKARANG, buka, tutup

pytestmark = pytest.mark.usefixtures("_html")


def test_a_form_cut_into_other_parts_is_superseded_all_the_same(desa_acuan: Wilayah) -> None:
    tutup(desa_acuan)
    isi = {"wilayah": desa_acuan, "periode": "Triwulan III 2026", "tanggal": SEKARANG.date(), "sidik": "x"}
    bagian = DokumenTerbit.objects.create(
        kode="BAGAAN22", jenis="formulir_3a", nomor="3A", dibuka_pada=SEKARANG.date(), **isi
    )
    buka(desa_acuan)
    tutup(desa_acuan)
    periksa = periksa_dokumen(bagian.kode)
    assert periksa is not None
    assert (periksa.digantikan, periksa.pengganti) == (True, None)
    utuh = DokumenTerbit.objects.create(kode="UTUHAA22", jenis="formulir_3a", nomor="3A", revisi=1, **isi)
    assert periksa_dokumen(bagian.kode).pengganti == utuh  # type: ignore[union-attr]


@pytest.fixture
def _panjang(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three mothers and three children are more rows than one file holds."""
    monkeypatch.setattr("laporan.pencetak.BARIS_SEBERKAS", 2)


SUSULAN = [
    ("format-bantu", ""),
    *(("formulir-3a", f"Dusun {nama}") for nama in "ABC"),
    *(("formulir-3b", f"Dusun {nama}") for nama in "DEF"),
]


@pytest.mark.usefixtures("_panjang")
def test_the_other_forms_follow_once_each_and_by_dusun_where_they_are_long(desa_acuan: Wilayah) -> None:
    kartu = tutup(desa_acuan)
    assert BerkasKartu.objects.count() == 1

    with time_machine.travel(dt.datetime(2026, 10, 8, tzinfo=dt.UTC)):
        cetak_susulan_kartu.call(desa_acuan.kode, str(kartu.uuid))

    semua = BerkasKartu.objects.exclude(kode="formulir-4").select_related("register")
    assert sorted((satu.kode, satu.bagian) for satu in semua) == SUSULAN
    assert len({satu.register.kode for satu in semua}) == len(SUSULAN)
    assert cetak_susulan(desa=desa_acuan, kartu=kartu, sekarang=SEKARANG) == 0
    for satu in semua:
        kertas = bytes(satu.berkas).decode()
        # dated and signed as Formulir 4 is, whenever the printer came to it
        assert satu.register.tanggal == dt.date(2026, 10, 5)
        for kata in (satu.register.kode, "H. Abdul Wahab", "Pulau Kaung, 5 Oktober 2026"):
            assert kata in kertas

    buka(desa_acuan)
    assert set(DokumenTerbit.objects.values_list("dibuka_pada", flat=True)) == {dt.date(2026, 10, 12)}
    kedua = tutup(desa_acuan)
    assert cetak_susulan(desa=desa_acuan, kartu=kedua, sekarang=SEKARANG) == len(SUSULAN)
    for satu in BerkasKartu.objects.filter(kartu=kartu).select_related("register__digantikan_oleh"):
        lain = BerkasKartu.objects.get(register=satu.register.digantikan_oleh)
        assert (lain.kartu_id, lain.kode, lain.bagian) == (kedua.pk, satu.kode, satu.bagian)


def test_short_forms_are_one_file_each_and_are_queued_by_finalising(
    desa_acuan: Wilayah, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        tutup(desa_acuan)
    assert sorted(BerkasKartu.objects.values_list("kode", "bagian")) == [
        ("format-bantu", ""),
        ("formulir-3a", ""),
        ("formulir-3b", ""),
        ("formulir-4", ""),
    ]


def test_a_card_that_was_opened_again_gets_no_more_papers(desa_acuan: Wilayah) -> None:
    kartu = tutup(desa_acuan)
    buka(desa_acuan)
    assert cetak_susulan(desa=desa_acuan, kartu=kartu, sekarang=SEKARANG) == 0
    assert BerkasKartu.objects.count() == 1
