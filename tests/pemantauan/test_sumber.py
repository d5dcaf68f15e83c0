"""Where a month is taken from: chosen once, remembered, kept by an entry that waits, shown quietly."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from kpm.models import Wilayah
from kpm.periode import Bulan
from pemantauan.models import EntriMenunggu, KartuSkor, PemantauanAnak, PemantauanPaud, PembukaanTriwulan
from pemantauan.tindakan import catat_anak, simpan_pemantauan_paud, terapkan_titipan
from sasaran.models import Anak
from tests.factories import AnakFactory

SEPTEMBER = Bulan(2026, 9)
BULAN = "/52.04.20.2005/pemantauan/2026-09/"


@pytest.fixture
def anak(di_desa: Wilayah) -> Anak:
    return AnakFactory(desa=di_desa, nama="Aisyah", lahir=dt.date(2025, 7, 17))


def test_the_source_last_used_is_offered_for_the_next_sheet(anak: Anak, klien_kpm: Client) -> None:
    lain = AnakFactory(desa=anak.desa, nama="Umar", lahir=dt.date(2025, 7, 17))
    lembar = f"{BULAN}anak/{anak.uuid}/"
    assert '<option value="wawancara" selected' in klien_kpm.get(lembar).content.decode()
    klien_kpm.post(lembar, {"tanggal": "17-09-2026", "timbang": "ya", "sumber": "kohort"})
    assert PemantauanAnak.objects.get().sumber == "kohort"
    assert '<option value="kohort" selected' in klien_kpm.get(f"{BULAN}anak/{lain.uuid}/").content.decode()
    halaman = klien_kpm.get(f"/52.04.20.2005/sasaran/{anak.orang.uuid}/").content.decode()
    assert '<small class="redup">Kohort bidan</small>' in halaman


def test_a_sheet_that_names_no_source_leaves_the_stored_one(anak: Anak, klien_kpm: Client) -> None:
    lembar = f"{BULAN}anak/{anak.uuid}/"
    klien_kpm.post(lembar, {"tanggal": "17-09-2026", "timbang": "ya", "sumber": "buku_kia"})
    klien_kpm.post(lembar, {"tanggal": "17-09-2026", "timbang": "ya", "air": "ya", "versi": "1"})
    satu = PemantauanAnak.objects.get()
    assert (satu.air, satu.sumber) == (True, "buku_kia")


@pytest.mark.parametrize(
    ("kueri", "sumber"), [("", "posyandu"), ("?sumber=buku_kia", "buku_kia"), ("?sumber=x", "posyandu")]
)
def test_one_choice_holds_for_the_whole_grid(anak: Anak, klien_kpm: Client, kueri: str, sumber: str) -> None:
    assert f'<option value="{sumber}" selected' in klien_kpm.get(f"{BULAN}grid/{kueri}").content.decode()
    klien_kpm.post(f"{BULAN}grid/{kueri}", {"baris": str(anak.uuid), "tanggal": "17-09-2026", "berat": "8,5"})
    assert PemantauanAnak.objects.get().sumber == sumber


def test_an_entry_that_waits_keeps_its_source(anak: Anak) -> None:
    kartu = KartuSkor.objects.create(
        desa=anak.desa, periode="2026-T3", isi={}, sidik="-", ditutup_pada=timezone.now(), penanda_tangan=[]
    )
    isi = {"desa": anak.desa, "bulan": SEPTEMBER, "tanggal": dt.date(2026, 9, 15), "oleh": None}
    catat_anak(anak=anak, nilai={"timbang": True, "sumber": "kohort"}, **isi)
    assert EntriMenunggu.objects.get().nilai["sumber"] == "kohort"
    PembukaanTriwulan.objects.create(desa=anak.desa, kartu=kartu, alasan="-", dibuka_pada=timezone.now())
    terapkan_titipan(desa=anak.desa, triwulan=SEPTEMBER.triwulan, oleh=None)
    assert PemantauanAnak.objects.get().sumber == "kohort"


def test_a_month_of_paud_comes_from_the_paud(di_desa: Wilayah) -> None:
    besar = AnakFactory(desa=di_desa, lahir=dt.date(2023, 5, 20))
    simpan_pemantauan_paud(
        desa=di_desa, anak=besar, bulan=SEPTEMBER, tanggal=dt.date(2026, 9, 15), hadir=True, oleh=None
    )
    assert PemantauanPaud.objects.get().sumber == "paud"
