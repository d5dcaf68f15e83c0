"""The yearly report: issued once its four quarters are finalised, kept as it was, open again with any of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.db import DatabaseError, transaction

from kpm.kueri import periksa_dokumen
from kpm.models import DokumenTerbit, Pengguna, Wilayah
from kpm.periode import Tahun, Triwulan
from laporan.tindakan_tahun import BelumSemuaTertutup, terbitkan_tahun
from laporan.tindakan_tutup import SudahDitutup, buka_triwulan, tutup_triwulan
from pemantauan.models import BerkasKartu, KartuSkor, PemantauanAnak
from pemantauan.skor.beku import cairkan, sidik
from tests.conftest import klien
from tests.laporan.bahan import ALASAN, TTD

ZONA = dt.timezone(dt.timedelta(hours=8))
JANUARI = dt.datetime(2027, 1, 5, 10, 0, tzinfo=ZONA)
TAHUN = Tahun(2026)
ALAMAT = "/52.04.20.2005/laporan/formulir-4/2026"


@pytest.fixture(autouse=True)
def _januari(settings: Any) -> Any:
    """Printing as HTML is faster; the PDF has its own tests."""
    settings.KPM_TANPA_PDF = True
    with time_machine.travel(JANUARI):
        yield


def tutup(desa: Wilayah, *ke: int) -> None:
    for satu in ke:
        tutup_triwulan(
            desa=desa, triwulan=Triwulan(2026, satu), penanda_tangan=TTD, oleh=None, sekarang=JANUARI
        )  # fmt: skip


def terbit(desa: Wilayah) -> KartuSkor:
    return terbitkan_tahun(desa=desa, tahun=TAHUN, oleh=None, sekarang=JANUARI)


def test_a_year_is_issued_only_when_its_four_quarters_are_finalised(desa_acuan: Wilayah) -> None:
    tutup(desa_acuan, 1, 2, 3)
    with pytest.raises(BelumSemuaTertutup, match="Laporan Tahun 2026 dapat diterbitkan sesudah keempat triwulannya"):
        terbit(desa_acuan)
    tutup(desa_acuan, 4)
    kartu = terbit(desa_acuan)
    assert (kartu.periode, kartu.revisi, kartu.sidik) == ("2026", 0, sidik(kartu.isi))
    # the reference village: three mothers and three children, all recorded in the third quarter
    tabel1 = cairkan(kartu.isi).tabel1
    assert (tabel1.ibu, tabel1.anak) == (3, 3)
    with pytest.raises(SudahDitutup):
        terbit(desa_acuan)


def test_the_issued_paper_stays_byte_for_byte_and_the_database_guards_it(desa_acuan: Wilayah, kpm: Pengguna) -> None:
    tutup(desa_acuan, 1, 2, 3, 4)
    kartu = terbit(desa_acuan)
    isi = bytes(BerkasKartu.objects.get(kartu=kartu).berkas)
    PemantauanAnak.objects.all().update(air=None)
    assert klien(kpm).get(f"{ALAMAT}.pdf").content == isi
    assert klien(kpm).get(f"{ALAMAT}.pdf?revisi=0").content == isi
    assert klien(kpm).get(f"{ALAMAT}.pdf?revisi=1").status_code == 404
    with pytest.raises(DatabaseError), transaction.atomic():
        KartuSkor.objects.filter(periode="2026").update(revisi=7)


def test_opening_a_quarter_opens_the_year_and_the_next_issue_is_a_revision(desa_acuan: Wilayah) -> None:
    tutup(desa_acuan, 1, 2, 3, 4)
    lama = BerkasKartu.objects.get(kartu=terbit(desa_acuan)).register
    buka_triwulan(
        desa=desa_acuan, triwulan=Triwulan(2026, 2), revisi=0, alasan=ALASAN, oleh=None, sekarang=JANUARI
    )  # fmt: skip
    pembukaan = KartuSkor.objects.get(periode="2026").pembukaan
    assert pembukaan.alasan == f"Triwulan II 2026 dibuka kembali: {ALASAN}"
    periksa = periksa_dokumen(lama.kode)
    assert periksa is not None
    assert (periksa.digantikan, periksa.dibuka_pada) == (False, JANUARI.date())
    with pytest.raises(BelumSemuaTertutup):
        terbit(desa_acuan)

    tutup(desa_acuan, 2)
    baru = terbit(desa_acuan)
    register = DokumenTerbit.objects.get(kode=lama.kode).digantikan_oleh
    assert register is not None
    assert (baru.revisi, register.periode, register.nomor, register.revisi) == (
        1,
        "Tahun 2026",
        "F4/52.04.20.2005/2026/R1",
        1,
    )


def test_the_page_offers_the_issue_and_afterwards_its_paper(
    desa_acuan: Wilayah, kpm: Pengguna, kades: Pengguna
) -> None:
    tutup(desa_acuan, 1, 2, 3)
    sebelum = klien(kpm).get(f"{ALAMAT}/").content.decode()
    tutup(desa_acuan, 4)
    siap = klien(kpm).get(f"{ALAMAT}/").content.decode()
    assert ("Terbitkan laporan 2026" in sebelum, "Terbitkan laporan 2026" in siap) == (False, True)
    assert klien(kpm).get(f"{ALAMAT}/terbitkan/").status_code == 405
    jawab = klien(kades).post(f"{ALAMAT}/terbitkan/", follow=True)
    halaman = jawab.content.decode()
    assert "Laporan Tahun 2026 sudah diterbitkan. Lembarnya siap diunduh." in halaman
    assert ("Laporan diterbitkan 5 Januari 2027" in halaman, "Terbitkan laporan 2026" in halaman) == (True, False)
    ulang = klien(kpm).post(f"{ALAMAT}/terbitkan/", follow=True).content.decode()
    assert "Laporan Tahun 2026 sudah diterbitkan." in ulang
    assert KartuSkor.objects.filter(periode="2026").count() == 1


def test_a_supervisor_issues_nothing(desa_acuan: Wilayah, pendamping: Pengguna) -> None:
    assert klien(pendamping).post(f"{ALAMAT}/terbitkan/").status_code == 404
    assert not KartuSkor.objects.exists()
