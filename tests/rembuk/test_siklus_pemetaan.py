"""The social map: what its pages show and cost, who may see it, placing row by row, findings, paper."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from kpm.kerja import BukanWilayahKerja, kerja
from kpm.lingkup import lingkup
from kpm.models import Dusun, Jejak, Pengguna, Peran, Wilayah
from kpm.periode import Tahun
from kpm.tindakan import VersiUsang
from kpm.wilayah_kerja import Kerja
from kpm.wilayah_kerja import Tempat as TempatKerja
from laporan.lembar.formulir_1 import di_balik
from pemantauan.kueri_keadaan import data_formulir1
from rembuk.kueri_peta import peta_dusun, semua_dusun
from rembuk.models import JenisPertemuan, Pertemuan, TemuanDusun, TitikPeta
from rembuk.tindakan.peta import tempatkan
from sasaran.models import Anak, Keluarga, Orang
from tests.conftest import HARI_INI, klien
from tests.factories import AnakFactory, DusunFactory, KeluargaFactory, OrangFactory, PosyanduFactory
from tests.laporan.test_formulir1 import kampung_kecil
from tests.test_peran import petugas

ALAMAT = "/52.04.20.2005/pemetaan/"


@pytest.fixture
def barat(di_desa: Wilayah) -> Dusun:
    """Two households with a child each in Barat, and a posyandu there."""
    dusun: Dusun = DusunFactory(desa=di_desa, nama="Barat")
    for kepala, jamban in (("Amir", False), ("Bahar", True)):
        rumah = KeluargaFactory(desa=di_desa, kepala=kepala, dusun=dusun, air=True, jamban=jamban)
        AnakFactory(desa=di_desa, keluarga=rumah, lahir=dt.date(2025, 9, 1))
    PosyanduFactory(desa=di_desa, nama="Melati", dusun=dusun)
    return dusun


def musdus(dusun: Dusun, tanggal: dt.date | None = dt.date(2026, 1, 12)) -> Pertemuan:
    return Pertemuan.objects.create(
        desa=dusun.desa, jenis=JenisPertemuan.MUSDUS, tahun=2026, tanggal=tanggal, dusun=dusun
    )


def test_the_numbers_of_the_dusun_are_those_of_formulir_1(di_desa: Wilayah) -> None:
    kampung_kecil(di_desa)
    data = data_formulir1(Tahun(2026), HARI_INI)
    baris = [satu.hitung for satu in semua_dusun(2026, HARI_INI)]
    for angka, nama in (
        ("rumah_tangga", "rumah"), ("ibu_hamil", "hamil"), ("anak", "anak"), ("tanpa_air", "tanpa_air"),
        ("tanpa_jamban", "tanpa_jamban"),
    ):  # fmt: skip
        assert [(h.nama, getattr(h, nama)) for h in baris] == [
            (h.nama, len(di_balik(data, angka, h.nama))) for h in baris
        ]
    assert sum(h.rumah for h in baris) == 4


def test_a_house_with_only_a_child_of_paud_age_is_on_the_map_and_in_no_number(di_desa: Wilayah) -> None:
    dusun = DusunFactory(desa=di_desa, nama="Barat")
    rumah = KeluargaFactory(desa=di_desa, kepala="Zainal", dusun=dusun, jamban=False)
    AnakFactory(desa=di_desa, keluarga=rumah, lahir=dt.date(2023, 5, 20))
    isi = peta_dusun(dusun, HARI_INI)
    assert [(r.kepala, r.kode, r.hpk) for r in isi.rumah] == [("Zainal", ("P", "TJ"), False)]
    (baris,) = semua_dusun(2026, HARI_INI)
    assert (baris.hitung.rumah, baris.hitung.merah, baris.hitung.paud_saja) == (0, 0, 1)


@pytest.mark.parametrize("jumlah", [1, 3])
def test_the_overview_costs_the_same_whatever_the_village(
    desa: Wilayah, klien_kpm: Client, django_assert_num_queries: Any, jumlah: int
) -> None:
    with lingkup(desa.kode):
        for ke in range(jumlah):
            dusun = DusunFactory(desa=desa)
            AnakFactory(desa=desa, keluarga=KeluargaFactory(desa=desa, dusun=dusun), lahir=dt.date(2025, 9, 1))
            TemuanDusun.objects.create(desa=desa, pertemuan=musdus(dusun), temuan=f"Temuan {ke}")
    with django_assert_num_queries(13):
        isi = klien_kpm.get(ALAMAT).content.decode()
    assert isi.count("12 Januari 2026") == jumlah


@pytest.mark.parametrize("jumlah", [1, 3])
def test_the_map_costs_the_same_whatever_stands_on_it(
    desa: Wilayah, klien_kpm: Client, django_assert_num_queries: Any, jumlah: int
) -> None:
    with lingkup(desa.kode):
        dusun = DusunFactory(desa=desa)
        for ke in range(jumlah):
            rumah = KeluargaFactory(desa=desa, dusun=dusun)
            AnakFactory(desa=desa, keluarga=rumah, lahir=dt.date(2025, 9, 1))
            TitikPeta.objects.create(desa=desa, dusun=dusun, keluarga=rumah, x=ke, y=ke)
            PosyanduFactory(desa=desa, dusun=dusun)
            TemuanDusun.objects.create(desa=desa, pertemuan=musdus(dusun), temuan=f"Temuan {ke}")
    with django_assert_num_queries(14):
        isi = klien_kpm.get(f"{ALAMAT}{dusun.uuid}/").content.decode()
    assert isi.count('<span class="urut">') == jumlah
    assert isi.count("musyawarah 12 Januari 2026") == jumlah


def test_four_hundred_households_stay_under_150_kb(desa: Wilayah, klien_kpm: Client) -> None:
    with lingkup(desa.kode):
        dusun = DusunFactory(desa=desa)
        rumah = Keluarga.objects.bulk_create(
            KeluargaFactory.build(desa=desa, dusun=dusun, air=False, jamban=False) for _ in range(400)
        )
        orang = Orang.objects.bulk_create(
            OrangFactory.build(desa=desa, keluarga=satu, tanggal_lahir=dt.date(2025, 9, 1)) for satu in rumah
        )
        Anak.objects.bulk_create(Anak(desa=desa, orang=satu, sejak=dt.date(2025, 9, 1)) for satu in orang)
    isi = klien_kpm.get(f"{ALAMAT}{dusun.uuid}/").content
    assert isi.count(b'<use href="#s-merah"') == 401  # the legend shows one more
    assert len(isi) < 150_000
    assert b"50 dari 400 rumah" in isi


def test_red_is_told_by_a_shape_and_a_word_too(desa: Wilayah, barat: Dusun, klien_kpm: Client) -> None:
    isi = klien_kpm.get(f"{ALAMAT}{barat.uuid}/").content.decode()
    assert "2 rumah: 2 dengan ibu hamil, ibu nifas, atau anak 0–23 bulan. 1 ditandai merah." in isi
    assert '<span class="lencana b merah">perlu perhatian: TJ</span>' in isi
    assert "ditandai merah 1</a>" in isi.lower()
    merah = klien_kpm.get(f"{ALAMAT}{barat.uuid}/?tanda=merah").content.decode()
    daftar = merah[merah.index("Daftar rumah") :]
    assert ("Amir</a>" in daftar, "Bahar</a>" in daftar) == (True, False)


def test_counts_are_for_those_who_read_no_names(desa: Wilayah, barat: Dusun) -> None:
    for peran in (Peran.ANGGOTA_RDS, Peran.BPD):
        peramban = klien(petugas(desa, peran))
        isi = peramban.get(ALAMAT).content.decode()
        assert ("Barat" in isi, "Amir" in isi, str(barat.uuid) in isi) == (True, False, False)
        assert peramban.get(f"{ALAMAT}{barat.uuid}/").status_code == 403
        assert peramban.get(f"{ALAMAT}{barat.uuid}.pdf").status_code == 403


def test_a_house_is_placed_moved_and_taken_off_with_two_numbers(
    desa: Wilayah, barat: Dusun, klien_kpm: Client, kpm: Pengguna
) -> None:
    with lingkup(desa.kode):
        amir = Keluarga.objects.get(kepala="Amir")
    alamat = f"{ALAMAT}{barat.uuid}/tata/"
    for isi, kabar, titik in (
        ({"x": "250", "y": "750", "versi": "0"}, "Amir ditempatkan.", [(250, 750, 1)]),
        ({"x": "300", "y": "700", "versi": "1"}, "Amir ditempatkan.", [(300, 700, 2)]),
        ({"x": "", "y": "", "versi": "2"}, "Amir dilepas dari sketsa.", []),
    ):
        jawab = klien_kpm.post(alamat, {"milik": str(amir.uuid), **isi}, follow=True)
        assert kabar in jawab.content.decode()
        with lingkup(desa.kode):
            assert list(TitikPeta.objects.values_list("x", "y", "versi")) == titik


def test_the_script_gets_the_new_version_back(desa: Wilayah, barat: Dusun, klien_kpm: Client) -> None:
    with lingkup(desa.kode):
        amir = Keluarga.objects.get(kepala="Amir")
    isi = {"milik": str(amir.uuid), "x": "1", "y": "2", "versi": "0"}
    kepala = {"Accept": "application/json"}
    satu = klien_kpm.post(f"{ALAMAT}{barat.uuid}/tata/", isi, headers=kepala)
    assert (satu.status_code, satu.json()) == (200, {"versi": 1, "galat": ""})
    dua = klien_kpm.post(f"{ALAMAT}{barat.uuid}/tata/", isi | {"x": "9"}, headers=kepala)
    assert (dua.status_code, dua.json()["galat"]) == (409, "Baru saja ditempatkan Nurhayati. Muat ulang halaman ini.")


def test_the_same_row_sent_twice_places_once(desa: Wilayah, barat: Dusun, klien_kpm: Client) -> None:
    with lingkup(desa.kode):
        amir = Keluarga.objects.get(kepala="Amir")
    isi = {"milik": str(amir.uuid), "x": "1", "y": "2", "versi": "0"}
    for _ in range(2):
        jawab = klien_kpm.post(f"{ALAMAT}{barat.uuid}/tata/", isi, headers={"Accept": "application/json"})
        assert (jawab.status_code, jawab.json()) == (200, {"versi": 1, "galat": ""})


@pytest.mark.parametrize(
    ("x", "y"), [("1001", "0"), ("-1", "0"), ("", "5"), ("a", "b"), ("1,5", "2"), ("²", "2"), ("9" * 30, "1")]
)
def test_a_place_off_the_sketch_is_refused_in_a_sentence(
    desa: Wilayah, barat: Dusun, klien_kpm: Client, x: str, y: str
) -> None:
    with lingkup(desa.kode):
        amir = Keluarga.objects.get(kepala="Amir")
    isi = klien_kpm.post(f"{ALAMAT}{barat.uuid}/tata/", {"milik": str(amir.uuid), "x": x, "y": y}, follow=True)
    assert "Amir: Isi dua angka 0 sampai 1000, atau kosongkan keduanya." in isi.content.decode()
    with lingkup(desa.kode):
        assert TitikPeta.objects.count() == 0


@pytest.mark.parametrize("milik", ["", "bukan-uuid", "6f9619ff-8b86-4d01-b42d-00c04fc964ff"])
def test_a_row_about_nothing_that_is_here_is_404(desa: Wilayah, barat: Dusun, klien_kpm: Client, milik: str) -> None:
    assert klien_kpm.post(f"{ALAMAT}{barat.uuid}/tata/", {"milik": milik, "x": "1", "y": "1"}).status_code == 404


def test_the_kepala_desa_looks_and_places_nothing(desa: Wilayah, barat: Dusun, klien_kades: Client) -> None:
    isi = klien_kades.get(f"{ALAMAT}{barat.uuid}/").content.decode()
    assert ("Amir" in isi, "Tempatkan di sketsa" in isi) == (True, False)
    assert klien_kades.post(f"{ALAMAT}{barat.uuid}/tata/", {}).status_code == 403


def test_a_family_that_moved_to_another_dusun_is_placed_anew(di_desa: Wilayah, barat: Dusun, kpm: Pengguna) -> None:
    amir, timur = Keluarga.objects.get(kepala="Amir"), DusunFactory(desa=di_desa, nama="Timur")
    tempatkan(desa=di_desa, dusun=barat, milik=amir, titik=(1, 2), oleh=kpm, versi=0)
    amir.dusun = timur
    amir.save()
    isi = peta_dusun(timur, HARI_INI)
    assert (isi.titik, isi.gambar.tanpa_titik) == ({}, 1)
    tempatkan(desa=di_desa, dusun=timur, milik=amir, titik=(3, 4), oleh=kpm, versi=0)
    assert [(t.dusun, t.x, t.y) for t in TitikPeta.objects.all()] == [(timur, 3, 4)]


def test_a_house_of_another_work_area_is_not_placed(di_desa: Wilayah, barat: Dusun, kpm: Pengguna) -> None:
    amir, timur = Keluarga.objects.get(kepala="Amir"), DusunFactory(desa=di_desa, nama="Timur")
    with kerja(Kerja((TempatKerja("dusun", timur.pk, "Timur"),))), pytest.raises(BukanWilayahKerja):
        tempatkan(desa=di_desa, dusun=barat, milik=amir, titik=(1, 2), oleh=kpm, versi=0)


def test_two_people_placing_one_house_are_told(
    di_desa: Wilayah, barat: Dusun, kpm: Pengguna, django_assert_num_queries: Any
) -> None:
    amir = Keluarga.objects.get(kepala="Amir")
    tempatkan(desa=di_desa, dusun=barat, milik=amir, titik=(1, 2), oleh=kpm, versi=0)
    with pytest.raises(VersiUsang):
        tempatkan(desa=di_desa, dusun=barat, milik=amir, titik=(3, 4), oleh=kpm, versi=0)


def test_a_finding_is_written_changed_and_taken_away(desa: Wilayah, barat: Dusun, klien_kpm: Client) -> None:
    alamat = f"{ALAMAT}{barat.uuid}/temuan/"
    assert klien_kpm.get(alamat).status_code == 404  # no meeting is written down yet
    with lingkup(desa.kode):
        musdus(barat)
    isi = {"pengenal": str(uuid4()), "temuan": "Sumur kering", "tempat": "RT 01", "usul": "Pipa"}
    for _ in range(2):  # sent twice
        assert klien_kpm.post(alamat, isi).status_code == 302
    with lingkup(desa.kode):
        satu = TemuanDusun.objects.get()
    klien_kpm.post(f"{ALAMAT}temuan/{satu.uuid}/", {**isi, "versi": "1", "temuan": "Sumur asin"})
    assert "Sumur asin" in klien_kpm.get(f"{ALAMAT}{barat.uuid}/").content.decode()
    assert (
        "Belum diisi." in klien_kpm.post(f"{ALAMAT}temuan/{satu.uuid}/", {"versi": "2", "temuan": ""}).content.decode()
    )
    klien_kpm.post(f"{ALAMAT}temuan/{satu.uuid}/hapus/")
    with lingkup(desa.kode):
        assert (TemuanDusun.objects.count(), TemuanDusun.history.count()) == (0, 3)


def test_the_paper_holds_every_house_and_leaves_a_trace(
    desa: Wilayah, barat: Dusun, klien_kpm: Client, settings: Any
) -> None:
    settings.KPM_TANPA_PDF = True
    with lingkup(desa.kode):
        TemuanDusun.objects.create(desa=desa, pertemuan=musdus(barat), temuan="Sumur kering")
    isi = klien_kpm.get(f"{ALAMAT}{barat.uuid}.pdf?kertas=f4").content.decode()
    assert [
        kata for kata in ("Amir", "Bahar", "Melati", "◆ IM A0 TJ", "12 Januari 2026", "Sumur kering") if kata not in isi
    ] == []
    assert 'class="kertas-f4"' in isi
    with lingkup(desa.kode):
        assert list(Jejak.objects.values_list("perbuatan", "objek")) == [("unduh_nama", "peta sosial 2026-09 cetak")]


def test_the_map_of_a_dusun_fits_on_two_pages(desa: Wilayah, barat: Dusun, klien_kpm: Client) -> None:
    from io import BytesIO

    from pypdf import PdfReader

    with lingkup(desa.kode):
        for ke in range(30):
            rumah = KeluargaFactory(desa=desa, dusun=barat, rt=f"0{ke % 3}")
            AnakFactory(desa=desa, keluarga=rumah, lahir=dt.date(2025, 9, 1))
            TitikPeta.objects.create(desa=desa, dusun=barat, keluarga=rumah, x=ke * 30, y=ke * 20)
    for kertas in ("A4", "F4"):
        berkas = klien_kpm.get(f"{ALAMAT}{barat.uuid}.pdf?kertas={kertas}").content
        assert len(PdfReader(BytesIO(berkas)).pages) == 2
