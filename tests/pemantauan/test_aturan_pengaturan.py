"""Every setting with every value, from a kabupaten's choice to the cells of a village: these change and no others."""

from __future__ import annotations

import datetime as dt

import pytest

from kpm.models import Wilayah
from kpm.periode import Triwulan
from pemantauan.models import PengaturanPedoman
from pemantauan.pengaturan import BAWAAN, OPSI
from tests.factories import AnakFactory, KehamilanFactory, OrangFactory
from tests.pemantauan.bahan_bulan import T3, bayi, catat_anak, catat_ibu, catat_paud, hamil, skor

NORMAL = {"gizi_buruk": "x", "gizi_kurang": "x", "stunting": "x"}


@pytest.fixture
def kampung(di_desa: Wilayah) -> Wilayah:
    """Persons who stand just below and just above what each setting moves."""
    lima_bulan = dt.date(2026, 4, 1)
    for nama, fe, kunjungan, kek in (
        ("Normal nol", 0, "0", "x"),
        ("Normal satu", 1, "1", "x"),
        ("Normal 29", 29, "3", "x"),
        ("KEK 30", 30, "1", "v"),
    ):
        catat_ibu(hamil(di_desa, nama, lima_bulan), fe=[fe], kunjungan=kunjungan, kek=kek, anc="1")

    for nama, kunjungan, tinggi in (
        ("Kunjungan satu", "1", "........"),
        ("Kunjungan dua", "2", "x......."),
        ("Ukur Februari", "..", "v......."),
        ("Ukur September", "..", "x.....xv"),
        ("Ukur dua-duanya", "..", "v.....v."),
    ):
        catat_anak(bayi(di_desa, nama, dt.date(2025, 7, 1)), kunjungan=kunjungan, tinggi=tinggi, air="v", **NORMAL)
    for nama, ayah, ibu in (
        ("Ibu delapan", "v...........", "vvvvvvvvxxxx"),
        ("Ibu tujuh", "v...........", "xvvvvvvvxxxx"),
        ("Ibu enam", "v...........", "xxvvvvvvxxxx"),
    ):
        catat_anak(bayi(di_desa, nama, dt.date(2025, 7, 1)), konseling_ayah=ayah, konseling_ibu=ibu, **NORMAL)
    for nama, lahir in (
        ("17 bulan", dt.date(2025, 3, 16)),
        ("18 bulan", dt.date(2025, 3, 15)),
        ("19 bulan", dt.date(2025, 2, 15)),
    ):
        catat_anak(bayi(di_desa, nama, lahir), timbang="vvvvvvvvxxxx", gizi_kurang="v", stunting="v")

    catat_paud(bayi(di_desa, "Rajin", dt.date(2023, 1, 1)), "vvv")
    catat_paud(bayi(di_desa, "Sering", dt.date(2023, 1, 1)), "vvx")
    KehamilanFactory(desa=di_desa, ibu=OrangFactory(desa=di_desa, nama="Ibu luput"))
    AnakFactory(desa=di_desa, nama="Anak luput")
    return di_desa


def pilih(kunci: str, nilai: str, sejak: dt.date = dt.date(2020, 1, 1)) -> None:
    kabupaten = Wilayah.objects.get(kode="52.04")
    PengaturanPedoman.objects.create(wilayah=kabupaten, kunci=kunci, nilai=nilai, berlaku_sejak=sejak)


def potret(desa: Wilayah) -> dict[str, str]:
    """Every cell of 3A and 3B, every printed status and the PAUD row, by words."""
    hasil = skor(desa)
    sel = {"PAUD": f"{hasil.indikator['paud']['paud'].diterima}/{hasil.indikator['paud']['paud'].seharusnya}"}
    for baris in (*hasil.ibu, *hasil.anak):
        sel |= {f"{baris.data.nama}: {kode}": jawab.nilai.value for kode, jawab in baris.jawaban.items()}
        sel[f"{baris.data.nama}: status"] = baris.status
    return sel


SEMUA_IBU = ("anc", "fe", "nifas", "konseling", "kunjungan", "air", "jamban", "jamkes")
SEMUA_ANAK = (
    *("imunisasi", "timbang", "tinggi", "konseling", "kunjungan", "air", "jamban", "akta", "jamkes", "parenting"),
)
NORMAL_14 = ("Ukur Februari", "Ukur September", "Ukur dua-duanya", "Ibu delapan", "Ibu tujuh", "Ibu enam")
BERUBAH: dict[tuple[str, str], dict[str, str]] = {
    ("bumil_normal_kunjungan", "TS"): {},
    # "always T, even if she was visited"
    ("bumil_normal_kunjungan", "T"): {f"Normal {n}: kunjungan": "T" for n in ("nol", "satu", "29")},
    ("anak_normal_kunjungan", "TS"): {},
    ("anak_normal_kunjungan", "wajib"): {"Kunjungan dua: kunjungan": "Y", "Kunjungan satu: kunjungan": "T"}
    | {f"{nama}: kunjungan": "T" for nama in NORMAL_14},
    ("fe_rule", "30-butir"): {},
    ("fe_rule", "tik"): {"Normal satu: fe": "Y", "Normal 29: fe": "Y"},
    ("tinggi_rule", "feb-agu"): {},
    ("tinggi_rule", "triwulan"): {"Ukur September: tinggi": "Y"},
    ("konseling_anak", "ayah-ibu"): {},
    ("konseling_anak", "ibu"): {"Ibu tujuh: konseling": "T"},
    ("konvergensi_desa_basis", "indikator"): {},
    ("konvergensi_desa_basis", "orang"): {},
    ("paud_basis", "orang"): {},
    ("paud_basis", "bulan"): {"PAUD": "5/6"},
    ("anak_18_bulan_band", "akhir"): {},
    ("anak_18_bulan_band", "sebelum"): {"18 bulan: timbang": "Y"},
    ("tabel3_urutan_8_9", "akta-jamkes"): {},
    ("tabel3_urutan_8_9", "jamkes-akta"): {},
    ("status_gizi_ganda", "semua"): {},
    ("status_gizi_ganda", "prioritas"): {f"{umur} bulan: status": "S" for umur in (17, 18, 19)},
    ("tabel5_mode", "alokasi"): {},
    ("tabel5_mode", "realisasi"): {},
    ("resti_paritas", "3"): {},
    ("resti_paritas", "4"): {},
    ("resti_paritas", "5"): {},
    ("indicator_set", "hpk-2018"): {},
    ("sasaran_tanpa_catatan", "luar"): {},
    ("sasaran_tanpa_catatan", "T"): {f"Ibu luput: {kode}": "T" for kode in SEMUA_IBU}
    | {f"Anak luput: {kode}": "T" for kode in SEMUA_ANAK}
    | {"Ibu luput: nifas": "TS", "Ibu luput: kunjungan": "TS", "Anak luput: kunjungan": "TS"}
    | {"Ibu luput: status": "NORMAL", "Anak luput: status": "NORMAL"},
}


def test_every_value_of_every_setting_has_its_line_above() -> None:
    assert set(BERUBAH) == {(opsi.kunci, nilai) for opsi in OPSI for nilai in opsi.pilihan}


def test_the_defaults_judge_the_village_as_worked_out_by_hand(kampung: Wilayah) -> None:
    sel = potret(kampung)

    dinilai = {
        "fe": {"Normal nol": "T", "Normal satu": "T", "Normal 29": "T", "KEK 30": "Y"},
        "tinggi": {"Ukur Februari": "T", "Ukur September": "T", "Ukur dua-duanya": "Y"},
        "konseling": {"Ibu delapan": "Y", "Ibu tujuh": "Y", "Ibu enam": "T"},
        "timbang": {"17 bulan": "Y", "18 bulan": "T", "19 bulan": "T"},
        "status": {"17 bulan": "GK,S", "KEK 30": "KEK", "Normal 29": "NORMAL"},
    }
    assert {kode: {nama: sel[f"{nama}: {kode}"] for nama in isi} for kode, isi in dinilai.items()} == dinilai
    assert {n: sel[f"{n}: kunjungan"] for n in ("Normal nol", "Normal 29", "KEK 30", "Kunjungan dua", "18 bulan")} == {
        "Normal nol": "TS",
        "Normal 29": "TS",
        "KEK 30": "Y",
        "Kunjungan dua": "TS",
        "18 bulan": "T",
    }
    assert sel["PAUD"] == "1/2"
    assert [nama for nama in sel if nama.startswith(("Ibu luput", "Anak luput"))] == []


def test_a_value_of_a_setting_moves_exactly_its_cells(kampung: Wilayah) -> None:
    sebelum = potret(kampung)

    def perubahan(kunci: str, nilai: str) -> dict[str, str]:
        PengaturanPedoman.objects.all().delete()
        pilih(kunci, nilai)
        assert skor(kampung).pengaturan == BAWAAN | {kunci: nilai}
        return {sel: isi for sel, isi in potret(kampung).items() if sebelum.get(sel) != isi}

    assert {pilihan: perubahan(*pilihan) for pilihan in BERUBAH} == BERUBAH


def test_the_headline_number_follows_the_basis_and_a_child_counts_once_whatever_is_printed(kampung: Wilayah) -> None:
    bawaan = skor(kampung)
    pilih("konvergensi_desa_basis", "orang")
    pilih("status_gizi_ganda", "prioritas")

    hasil = skor(kampung)

    assert (bawaan.konvergensi, hasil.konvergensi) == (bawaan.tabel4.indikator.total, bawaan.tabel4.orang.total)
    assert bawaan.tabel4 == hasil.tabel4
    assert bawaan.konvergensi != hasil.konvergensi
    assert (bawaan.tabel1.anak_gizi, hasil.tabel1.anak_gizi) == (3, 3)


def test_a_setting_is_in_force_for_the_quarter_on_whose_last_day_it_holds(kampung: Wilayah) -> None:
    pilih("fe_rule", "tik", T3.akhir + dt.timedelta(days=1))
    pilih("paud_basis", "bulan", T3.akhir)

    def dipakai(triwulan: Triwulan) -> tuple[str, str]:
        pengaturan = skor(kampung, triwulan).pengaturan
        return pengaturan["fe_rule"], pengaturan["paud_basis"]

    assert [dipakai(T3.geser(geser)) for geser in (-1, 0, 1)] == [
        ("30-butir", "orang"),
        ("30-butir", "bulan"),
        ("tik", "bulan"),
    ]
