"""The two sample workbooks: what is found in them, counted by hand in the sheets."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

import pytest
from django.utils import timezone

from kpm.models import Wilayah
from kpm.periode import Bulan, Tahun, Triwulan
from laporan.buku_kpm import buku_kpm
from laporan.contoh import rekakan
from laporan.contoh.tulis import tulis_kampung
from laporan.impor.banding import MODEL
from laporan.impor.bentuk import Opsi, Usulan
from laporan.kueri_lembar import data_2b, data_2c
from laporan.models import BarisImpor
from pemantauan.kueri_skor import skor_triwulan
from sasaran.models import Anak
from tests.impor.bahan_form_kpm import (
    BERTUMPUK,
    DATA,
    HARI_INI,
    PER_BULAN,
    contoh,
    impor,
    keadaan,
    satu,
    usulan,
)


@pytest.mark.parametrize("nama", [PER_BULAN, BERTUMPUK])
def test_every_row_of_2a_and_2b_becomes_a_month_and_every_kia_a_household(di_desa: Wilayah, nama: str) -> None:
    usul = usulan(di_desa, contoh(nama))

    jumlah = Counter(
        (r.rekam, r.keadaan) for r in usul.rencana if r.rekam in ("keluarga", "kehamilan", "ibu", "balita")
    )
    assert jumlah == {
        ("keluarga", "baru"): 16,  # twelve KIA and four households of 2C
        ("kehamilan", "baru"): 5,
        ("ibu", "baru"): 21,
        ("balita", "baru"): 73,
    }


def test_a_row_of_ticks_becomes_the_fields_of_its_month(di_desa: Wilayah) -> None:
    usul = usulan(di_desa, contoh(PER_BULAN))

    baris = satu(usul, "balita", "Penyu Uji, Januari 2025")

    assert (baris.lembar, baris.sel) == ("2B Januari", "C8")
    pemilik = satu(usul, "anak", "Penyu Uji").untuk
    assert baris.isi == {
        "anak": str(pemilik),
        "bulan": "2025-01",
        "tanggal": "2025-01-31",
        "gizi_buruk": False,
        "gizi_kurang": True,
        "stunting": False,
        "tikar": "K",
        "imunisasi": "belum",
        "timbang": False,
        "tinggi": True,
        "konseling_ayah": True,
        "konseling_ibu": True,
        "kunjungan": 0,
        "air": False,
        "jamban": False,
        "akta": True,
        "jamkes": True,
    }


def _isi_semua() -> list[Any]:
    """Every record of the open village with its version."""
    return [
        (model.__name__, sorted((str(u), v) for u, v in model.objects.values_list("uuid", "versi")))
        for model in MODEL.values()
    ]


@pytest.mark.parametrize("nama", [PER_BULAN, BERTUMPUK])
def test_a_sample_brought_in_twice_leaves_the_village_as_after_the_first_time(di_desa: Wilayah, nama: str) -> None:
    isi = (DATA / nama).read_bytes()
    pertama = impor(di_desa, isi)
    sesudah = _isi_semua()

    kedua = impor(di_desa, isi)

    assert set(keadaan(pertama)) == {"baru"}
    assert set(keadaan(kedua)) == {"sama"}
    assert _isi_semua() == sesudah


def test_both_layouts_of_one_village_agree_wherever_both_say_something(di_desa: Wilayah) -> None:
    satu, lain = (_menurut_nama(usulan(di_desa, contoh(nama))) for nama in (PER_BULAN, BERTUMPUK))

    assert satu.keys() == lain.keys()
    beda = {
        (kunci, bidang)
        for kunci, isi in satu.items()
        for bidang in isi.keys() & lain[kunci].keys()
        if isi[bidang] != lain[kunci][bidang]
    }
    assert beda == set()


def _menurut_nama(usul: Usulan) -> dict[tuple[str, str], dict[str, Any]]:
    """Plans by kind and name, references by what they point to."""
    nama = {str(r.untuk): f"{r.rekam} {r.sebutan}" for r in usul.rencana}
    return {
        (r.rekam, r.sebutan): {bidang: nama.get(str(isi), isi) for bidang, isi in r.isi.items()} for r in usul.rencana
    }


def test_a_child_of_2c_keeps_its_household_number_and_category_without_a_birth_date(di_desa: Wilayah) -> None:
    impor(di_desa, (DATA / PER_BULAN).read_bytes())

    anak = Anak.objects.get(orang__nama="Bintang Rekaan")
    assert (anak.orang.keluarga.nomor_asal, anak.orang.tanggal_lahir) == ("03", None)
    assert (anak.kategori_paud, anak.kategori_tahun) == ("2-3", 2025)
    paud = skor_triwulan(di_desa, Triwulan(2025, 4)).paud
    # October: ya, November: tidak, Desember: ya of Bintang; x, -, x of Tembaga; ya of Permata; x x x of Nyiur
    assert {(b.data.nama, b.kategori, b.data.hadir, b.data.terisi) for b in paud} == {
        ("Bintang Rekaan", "2-3", 2, 3),
        ("Tembaga Fiktif", "2-3", 0, 2),
        ("Permata Rekaan", "3-6", 1, 1),
        ("Nyiur Karangan", "3-6", 0, 3),
    }


def test_a_child_without_a_birth_date_is_no_sasaran_of_the_year_after_its_sheet(di_desa: Wilayah) -> None:
    impor(di_desa, (DATA / PER_BULAN).read_bytes())

    assert skor_triwulan(di_desa, Triwulan(2026, 1)).paud == ()
    lembar = {th: {b.nama for b in data_2c(di_desa, Tahun(th), dt.date(th, 9, 1)).baris} for th in (2024, 2025, 2026)}
    assert lembar == {
        2024: set(),
        2025: {"Bintang Rekaan", "Tembaga Fiktif", "Permata Rekaan", "Nyiur Karangan"},
        # children of 2B who have turned two by September 2026
        2026: {"Danau Uji", "Pualam Khayal", "Guntur Tiruan", "Pelangi Karangan"},
    }


@pytest.mark.parametrize("tahun", [2025, 2026])
def test_a_workbook_written_here_previews_as_the_same_row_by_row(di_desa: Wilayah, tahun: int) -> None:
    kampung = rekakan(30, 18, 3, akhir=Bulan(2026, 8), hari_ini=HARI_INI, kode=di_desa.kode, lengkap=True)
    tulis_kampung(di_desa, kampung, hari_ini=HARI_INI, dibuka=dt.date(2025, 3, 1), oleh=None)
    buku = buku_kpm(di_desa, Tahun(tahun), waktu=timezone.now())

    hasil = impor(di_desa, buku.isi, terapkan=False)

    bulan = BarisImpor.objects.filter(impor=hasil)
    assert set(keadaan(hasil)) == {"sama"}
    awal, akhir = Bulan(tahun, 1), Bulan(tahun, 12)
    assert bulan.filter(rekam="balita").count() == sum(
        len(data_2b(di_desa, awal.geser(ke)).baris) for ke in range(akhir.selisih(awal) + 1)
    )
    assert bulan.filter(rekam="ibu").exists()
    assert hasil.perbandingan == []


def test_a_sheet_without_a_year_takes_that_of_its_workbook_before_the_one_answered(di_desa: Wilayah) -> None:
    usul = usulan(di_desa, contoh(PER_BULAN), opsi=Opsi(tahun=2026))

    assert {r.isi["tahun"] for r in usul.rencana if r.rekam == "kondisi"} == {2025}
    assert [kalimat for kalimat in usul.peringatan if "tahun" in kalimat] == [
        "Berkas ini menyebut tahun 2025; itu yang dipakai, bukan 2026."
    ]


def test_a_new_household_is_shown_with_the_dusun_it_goes_to(di_desa: Wilayah) -> None:
    usul = usulan(di_desa, contoh(PER_BULAN))

    assert {
        (beda.label, beda.baru)
        for r in usul.rencana
        if r.rekam == "keluarga"
        for beda in r.beda
        if beda.label == "Dusun"
    } == {("Dusun", "Belum ditentukan")}
    assert [beda for r in usul.rencana for beda in r.beda if not beda.baru] == []
