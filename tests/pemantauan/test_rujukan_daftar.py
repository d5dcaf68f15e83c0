"""Referrals that wait: the list, the person, the slip and the history."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kpm.lingkup import lingkup
from kpm.models import Fasilitas, Jejak, Pengguna, Wilayah
from kpm.periode import Bulan
from pemantauan.kueri_rujukan import (
    JumlahRujukan,
    RujukanOrang,
    jumlah_rujukan,
    rujukan_menunggu,
)
from pemantauan.models import Rujukan
from sasaran.models import Anak
from tests.conftest import HARI_INI, KUNCI
from tests.factories import (
    AnakFactory,
    KeluargaFactory,
    OrangFactory,
    PemantauanAnakFactory,
)
from tests.pemantauan.bahan_rujukan import alamat, isian, rujuk, terbuka


@pytest.fixture
def anak(di_desa: Wilayah) -> Anak:
    satu: Anak = AnakFactory(desa=di_desa, nama="Ahmad Fauzan", lahir=dt.date(2025, 6, 15))
    PemantauanAnakFactory(anak=satu, bulan=Bulan(2026, 8), berat=Decimal("7.00"), timbang=True, tikar="M")
    return satu


# ---------------------------------------------------------------- the list


def test_what_waits_longest_stands_first_and_is_named(anak: Anak, klien_kpm: Client) -> None:
    baru, lama, tepat = rujuk(anak, 2), rujuk(anak, 20), rujuk(anak, 14)
    rujuk(anak, 30, dijawab_pada=HARI_INI, hasil="ditangani")
    semua = terbuka()
    assert [(satu.uuid, satu.hari, satu.lewat) for satu in semua] == [
        (lama.uuid, 20, True), (tepat.uuid, 14, True), (baru.uuid, 2, False),
    ]  # fmt: skip
    assert (jumlah_rujukan(HARI_INI).terbuka, jumlah_rujukan(HARI_INI).lewat) == (3, 2)
    halaman = klien_kpm.get(alamat(anak.desa, "rujukan/")).content.decode()
    assert halaman.count("Belum dijawab 20 hari") == 1
    assert "Sudah ditangani" in klien_kpm.get(alamat(anak.desa, "rujukan/?keadaan=dijawab")).content.decode()


def test_a_referral_of_somebody_who_died_or_left_waits_no_more(anak: Anak) -> None:
    rujuk(anak, 20)
    anak.orang.keluar_pada, anak.orang.sebab_keluar = HARI_INI, "meninggal"
    anak.orang.save()
    assert (terbuka(), jumlah_rujukan(HARI_INI).terbuka) == ([], 0)
    assert rujukan_menunggu(HARI_INI) == (JumlahRujukan(0, 0), {})


def test_who_waits_for_an_answer_is_told_by_person_in_the_query_that_counts(
    anak: Anak, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rujuk(anak, 20)
    kini = rujuk(anak, 14)
    rujuk(anak, 13, dijawab_pada=HARI_INI, hasil="ditangani")
    with django_assert_num_queries(1):
        jumlah, orang = rujukan_menunggu(HARI_INI)
    assert jumlah == jumlah_rujukan(HARI_INI) == JumlahRujukan(2, 2)
    assert orang == {anak.orang.uuid: RujukanOrang(kini.uuid, kini.tanggal)}


def test_a_reason_of_ones_own_words_stands_in_list_page_answer_and_slip(
    anak: Anak, klien_kpm: Client, settings: Any
) -> None:
    settings.KPM_TANPA_PDF = True
    satu = rujuk(anak, alasan=["lain"], keterangan="Batuk seminggu")
    for jalur in ("rujukan/", f"rujukan/{satu.uuid}/", f"rujukan/{satu.uuid}/jawab/", f"rujukan/{satu.uuid}.pdf"):
        assert klien_kpm.get(alamat(anak.desa, jalur)).content.decode().count("Batuk seminggu") == 1, jalur


def test_the_form_says_that_somebody_is_referred_already(anak: Anak, klien_kpm: Client) -> None:
    jalur = alamat(anak.desa, f"sasaran/{anak.orang.uuid}/rujuk/")
    satu = rujuk(anak, 2)
    halaman = klien_kpm.get(jalur).content.decode()
    assert "Ahmad Fauzan sudah dirujuk 15 September 2026 dan belum dijawab." in halaman
    assert alamat(anak.desa, f"rujukan/{satu.uuid}/") in halaman
    rujuk(anak, 1, dijawab_pada=HARI_INI, hasil="ditangani")  # the one that waits is told, not the latest
    assert "sudah dirujuk 15 September 2026" in klien_kpm.get(jalur).content.decode()
    satu.dijawab_pada, satu.hasil = HARI_INI, "ditangani"
    satu.save()
    assert "sudah dirujuk" not in klien_kpm.get(jalur).content.decode()


def test_a_referral_is_not_moved_past_the_day_somebody_left(anak: Anak, klien_kpm: Client) -> None:
    satu = rujuk(anak, 20)
    anak.orang.keluar_pada, anak.orang.sebab_keluar = dt.date(2026, 9, 10), "meninggal"
    anak.orang.save()
    jalur = alamat(anak.desa, f"rujukan/{satu.uuid}/ubah/")
    jawab = klien_kpm.post(jalur, isian(versi=1, tanggal="11-09-2026"))
    assert "Tanggal ini sesudah meninggal, 10 September 2026." in jawab.content.decode()
    assert klien_kpm.post(jalur, isian(versi=1, tanggal="10-09-2026")).status_code == 302
    halaman = klien_kpm.get(alamat(anak.desa, f"sasaran/{anak.orang.uuid}/")).content.decode()
    assert ("Tidak dijawab" in halaman, "Menunggu jawaban" in halaman) == (True, False)


def test_the_list_is_narrowed_by_dusun_work_area_and_person(anak: Anak, kpm: Pengguna, klien_kpm: Client) -> None:
    lain = AnakFactory(desa=anak.desa, nama="Siti Zahra")
    rujuk(anak)
    rujuk(lain)
    dusun = lain.orang.keluarga.dusun.nama

    def nama(kueri: str) -> tuple[bool, bool]:
        isi = klien_kpm.get(alamat(anak.desa, f"rujukan/{kueri}")).content.decode()
        return "Ahmad Fauzan" in isi, "Siti Zahra" in isi

    assert nama("") == (True, True)
    assert nama(f"?dusun={dusun}") == (False, True)
    assert nama(f"?orang={anak.orang.uuid}") == (True, False)
    kpm.penugasan.get().wilayah_kerja.create(desa=anak.desa, dusun=anak.orang.keluarga.dusun)
    assert nama("") == (True, False)
    assert nama("?wilayah=semua") == (True, True)


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_list_costs_the_same_queries_for_one_and_three(
    anak: Anak, klien_kpm: Client, banyak: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(banyak):
        rujuk(AnakFactory(desa=anak.desa), n)
    with django_assert_num_queries(9):
        klien_kpm.get(alamat(anak.desa, "rujukan/"))


def test_a_thousand_referrals_come_in_pages_of_few_kilobytes(
    anak: Anak, klien_kpm: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    keluarga = KeluargaFactory(desa=anak.desa)
    orang = [OrangFactory(desa=anak.desa, keluarga=keluarga) for _ in range(3)]
    Rujukan.objects.bulk_create(
        Rujukan(desa=anak.desa, orang=orang[n % 3], tanggal=HARI_INI, alasan=["bahaya"]) for n in range(1000)
    )
    with django_assert_num_queries(9):
        halaman = klien_kpm.get(alamat(anak.desa, "rujukan/"))
    assert len(halaman.content) < 40_000
    assert b"dari 1000 rujukan" in halaman.content


def test_the_page_of_a_person_tells_the_last_referral_without_a_query_of_its_own(anak: Anak, klien_kpm: Client) -> None:
    jalur = alamat(anak.desa, f"sasaran/{anak.orang.uuid}/")
    assert "Rujuk ke bidan / puskesmas" in klien_kpm.get(jalur).content.decode()
    rujuk(anak, 20, dijawab_pada=dt.date(2026, 9, 3), hasil="ditangani")
    rujuk(anak, 2)
    halaman = klien_kpm.get(jalur).content.decode()
    assert "Dirujuk 15 September 2026" in halaman
    assert "Menunggu jawaban" in halaman
    assert "Semua 2" in halaman


# ---------------------------------------------------------------- paper and history


def test_the_slip_holds_reason_numbers_and_reply_part_and_leaves_a_trace(
    anak: Anak, klien_kpm: Client, settings: Any
) -> None:
    settings.KPM_TANPA_PDF = True
    satu = rujuk(anak, angka=[["Berat badan", "7,00 kg", "2026-08-15"]], tujuan="Bidan Nurhayati", keterangan="Lesu")
    isi = klien_kpm.get(alamat(anak.desa, f"rujukan/{satu.uuid}.pdf")).content.decode()
    for kata in (
        "Ahmad Fauzan", "Kepada Yth. <b>Bidan Nurhayati</b>", "Tikar pertumbuhan merah", "7,00 kg", "15 Agustus 2026",
        "Lesu", "Mohon diperiksa", "Jawaban rujukan", "Potong di sini", "Tindakan", "Sudah ditangani",
    ):  # fmt: skip
        assert kata in isi, kata
    jejak = Jejak.objects.get()
    assert (jejak.perbuatan, jejak.objek) == (Jejak.Perbuatan.UNDUH_NAMA, f"surat rujukan {anak.orang.uuid}")


def test_a_place_of_the_list_is_named_on_the_slip(anak: Anak, klien_kpm: Client, settings: Any) -> None:
    settings.KPM_TANPA_PDF = True
    poskesdes = Fasilitas.objects.create(desa=anak.desa, jenis="puskesmas", nama="Puskesmas Buer")
    satu = rujuk(anak, kepada="puskesmas", fasilitas=poskesdes)
    isi = klien_kpm.get(alamat(anak.desa, f"rujukan/{satu.uuid}.pdf")).content.decode()
    assert "Kepada Yth. <b>Puskesmas Buer</b>" in isi
    assert "Mohon diperiksa:" in isi


def test_an_urgent_reason_asks_for_it_at_once_on_page_and_slip(anak: Anak, klien_kpm: Client, settings: Any) -> None:
    settings.KPM_TANPA_PDF = True
    satu = rujuk(anak, alasan=["t2"])
    slip, halaman = (klien_kpm.get(alamat(anak.desa, f"rujukan/{satu.uuid}{ekor}")) for ekor in (".pdf", "/"))
    assert "Mohon diperiksa <b>segera</b>:" in slip.content.decode()
    assert "Perlu diperiksa segera" in halaman.content.decode()


def test_history_tells_the_reasons_in_words(anak: Anak, klien_kpm: Client) -> None:
    klien_kpm.post(alamat(anak.desa, f"sasaran/{anak.orang.uuid}/rujuk/"), isian())
    satu = Rujukan.objects.get()
    klien_kpm.post(alamat(anak.desa, f"rujukan/{satu.uuid}/ubah/"), isian(versi=1, alasan=["t1"]))
    isi = klien_kpm.get(alamat(anak.desa, f"riwayat/rujukan/{satu.uuid}/")).content.decode()
    assert "Berat badan di bawah garis merah (BGM); Tikar pertumbuhan merah" in isi
    assert "Berat badan tidak naik (T)" in isi
    assert (
        "Rujukan 17 September 2026"
        in klien_kpm.get(alamat(anak.desa, f"riwayat/orang/{anak.orang.uuid}/")).content.decode()
    )


def test_saving_a_referral_costs_few_queries(
    anak: Anak, klien_kpm: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(28 + KUNCI):
        klien_kpm.post(alamat(anak.desa, f"sasaran/{anak.orang.uuid}/rujuk/"), isian())
    with lingkup(anak.desa.kode):
        assert Rujukan.objects.count() == 1


def test_nonsense_in_the_address_narrows_nothing(di_desa: Wilayah, klien_kpm: Client) -> None:
    assert klien_kpm.get(f"/{di_desa.kode}/rujukan/?dusun=%00&keadaan=%00&orang=%00&halaman=%00").status_code == 200
