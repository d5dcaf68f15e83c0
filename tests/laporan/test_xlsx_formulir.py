"""The official forms for Excel: cell by cell what the paper shows, of the village and of its parts, traced alike."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.test import Client

from kpm.dokumen.xlsx import XLSX
from kpm.lingkup import lingkup
from kpm.models import Jejak, Pengguna, Peran, ProfilDesa, Wilayah
from kpm.periode import Bulan
from pemantauan.models import PengaturanPedoman
from tests.conftest import klien
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KeluargaFactory,
    PemantauanAnakFactory,
    PosyanduFactory,
    WilayahFactory,
)
from tests.laporan.bahan import TTD, tutup
from tests.laporan.test_formulir4 import teks
from tests.laporan.test_lembar_halaman import DENGAN_KUMULATIF, LEMBAR, isi
from tests.lembar_excel import baris_kertas, baris_tabel, kalimat, kalimat_kertas, lembar_excel

D = "/52.04.20.2005/laporan"
KAKI = ("Tingkat Capaian", "TOTAL", "Total", "Jumlah")
F4, F4_TAHUN = f"{D}/formulir-4/2026-T3", f"{D}/formulir-4/2026"
F1 = f"{D}/formulir-1/2026"
SEMUANYA = [*DENGAN_KUMULATIF, (F1, ""), (F4, ""), (F4_TAHUN, "")]


def excel(peramban: Client, alamat: str) -> Any:
    """The sheet of an address, which answers a spreadsheet to be kept."""
    jawab = peramban.get(alamat)
    assert jawab.headers["Content-Type"] == XLSX
    assert jawab.headers["Content-Disposition"].startswith("attachment; ")
    return lembar_excel(jawab.content)


def sama_dengan_kertas(peramban: Client, alamat: str, kueri: str = "") -> list[list[str]]:
    """Every row of every table and every note of the spreadsheet is that of the paper; the rows."""
    lembar = excel(peramban, f"{alamat}.xlsx?{kueri}")
    kertas = peramban.get(f"{alamat}.pdf?{kueri}").content
    semua = baris_tabel(lembar)
    assert semua == baris_kertas(kertas)
    catatan = " ".join(kalimat(lembar)).replace(" (Dusun", ", (Dusun")
    for satu in kalimat_kertas(kertas):
        awal, _, nama = satu.partition(": ") if satu.startswith("Belum dipantau") else (satu, "", "")
        assert awal in catatan
        # the paper lists those who were not monitored in one sentence, the spreadsheet one below the other
        assert all(bagian.strip(".") in " ".join(kalimat(lembar)) for bagian in nama.split("), "))
    return semua


@pytest.mark.parametrize(("alamat", "kueri"), SEMUANYA)
def test_every_cell_and_note_is_that_of_the_paper(
    desa_acuan: Wilayah, klien_kpm: Client, settings: Any, alamat: str, kueri: str
) -> None:
    settings.KPM_TANPA_PDF = True
    isi(desa_acuan)
    assert len(sama_dengan_kertas(klien_kpm, alamat, kueri)) >= 4


@pytest.mark.parametrize(("alamat", "kueri"), SEMUANYA)
def test_the_text_of_the_pdf_has_the_rows_of_the_spreadsheet(
    desa_acuan: Wilayah, klien_kpm: Client, alamat: str, kueri: str
) -> None:
    isi(desa_acuan)
    cetakan = teks(klien_kpm.get(f"{alamat}.pdf?{kueri}").content)
    lembar = excel(klien_kpm, f"{alamat}.xlsx?{kueri}")
    semua = [baris for baris in baris_tabel(lembar) if baris[0].isdigit() or baris[0].startswith(KAKI)]
    tercetak = [" ".join(filter(None, baris)) for baris in semua]
    assert [baris for baris in tercetak if baris not in cetakan] == []
    assert len(tercetak) >= 2


@pytest.mark.parametrize("alamat", [*LEMBAR.values(), F4, F4_TAHUN])
def test_a_part_of_the_village_is_that_part_of_the_paper(
    di_desa: Wilayah, klien_kpm: Client, settings: Any, alamat: str
) -> None:
    settings.KPM_TANPA_PDF = True
    tempat = [(DusunFactory(desa=di_desa, nama=nama), PosyanduFactory(desa=di_desa)) for nama in ("Barat", "Timur")]
    for dusun, posyandu in tempat:
        isi(di_desa, dusun, posyandu)
    (barat, melati), _ = tempat
    seluruhnya = sama_dengan_kertas(klien_kpm, alamat)
    for kueri, bagian in (
        (f"dusun={barat.uuid}", "Barat"),
        (f"posyandu={melati.uuid}", melati.nama),
        (f"dusun={barat.uuid}&posyandu={melati.uuid}", f"Barat, {melati.nama}"),
    ):
        sebagian = sama_dengan_kertas(klien_kpm, alamat, kueri)
        assert sebagian != seluruhnya
        lembar = excel(klien_kpm, f"{alamat}.xlsx?{kueri}")
        assert f"BAGIAN : {bagian}" in kalimat(lembar)
    assert klien_kpm.get(f"{alamat}.xlsx?dusun={melati.uuid}").status_code == 404
    assert klien_kpm.get(f"{alamat}.xlsx?posyandu=abc").status_code == 404


@pytest.mark.parametrize("nama", ["=1+1", "+62", "@x", "-5", "=cmd|'/c calc'!A1"])
def test_a_name_is_shown_as_it_was_typed(di_desa: Wilayah, klien_kpm: Client, nama: str) -> None:
    keluarga = KeluargaFactory(desa=di_desa)
    anak = AnakFactory(desa=di_desa, keluarga=keluarga, nama=nama, no_kia="=A1")
    PemantauanAnakFactory(anak=anak, timbang=True)
    AnakFactory(desa=di_desa, keluarga=keluarga, nama=nama)
    lembar = excel(klien_kpm, f"{LEMBAR['2b']}.xlsx")
    (baris,) = (b for b in lembar.iter_rows() if b[2].value == nama)
    assert [(sel.value, sel.data_type, sel.quotePrefix) for sel in baris[1:3]] == [
        ("=A1", "s", True),
        (nama, "s", True),
    ]
    assert f"{nama} ({keluarga.dusun.nama})" in kalimat(lembar)
    assert {sel.data_type for b in lembar.iter_rows() for sel in b} <= {"s", "n", "d"}


def test_dates_and_numbers_of_the_forms_can_be_reckoned_with(desa_acuan: Wilayah, klien_kpm: Client) -> None:
    anak = excel(klien_kpm, f"{D}/formulir-2b/2026-09.xlsx")
    (baris,) = (b for b in anak.iter_rows() if b[2].value == "E")
    assert [(sel.value, sel.data_type) for sel in baris[:7]] == [
        (2, "n"), ("E", "s"), ("E", "s"), ("L", "s"),
        (dt.datetime(2025, 7, 1), "d"), ("S", "s"), (14, "n"),
    ]  # fmt: skip
    rekap = excel(klien_kpm, f"{LEMBAR['3b']}.xlsx")
    (baris,) = (b for b in rekap.iter_rows() if b[2].value == "E")
    assert [(sel.data_type, sel.number_format) for sel in baris[-3:]] == [("n", "0"), ("n", "0"), ("n", "0.00")]


def test_the_signers_and_the_paper_are_those_of_the_profile(desa: Wilayah, klien_kpm: Client) -> None:
    with lingkup(desa.kode):
        ProfilDesa.objects.update_or_create(
            desa=desa, defaults={"kepala_desa": "H. Abdul Wahab", "nama_kpm": "Nurhayati", "kertas": "F4"}
        )
    for alamat in (LEMBAR["3a"], F4, F4_TAHUN):
        lembar = excel(klien_kpm, f"{alamat}.xlsx")
        assert kalimat(lembar)[-7:] == [
            "Pulau Kaung, 17 September 2026",
            "Mengetahui,",
            "Dibuat oleh,",
            "Kepala Desa Pulau Kaung",
            "Kader Pembangunan Manusia",
            "H. Abdul Wahab",
            "Nurhayati",
        ]
        assert lembar.page_setup.paperSize == 14
        assert excel(klien_kpm, f"{alamat}.xlsx?kertas=A4").page_setup.paperSize == 9


@pytest.mark.parametrize("alamat", [LEMBAR["3a"], LEMBAR["3b"], LEMBAR["fb"], F4])
@pytest.mark.usefixtures("_oktober")
def test_a_finalised_quarter_keeps_its_numbers_and_its_signers(
    desa_acuan: Wilayah, klien_kpm: Client, alamat: str
) -> None:
    sebelum = baris_tabel(excel(klien_kpm, f"{alamat}.xlsx"))
    tutup(desa_acuan)
    with lingkup(desa_acuan.kode):
        PengaturanPedoman.objects.all().delete()
        ProfilDesa.objects.update_or_create(desa=desa_acuan, defaults={"kepala_desa": "Kepala Baru"})
        # written past the door through which late entries wait
        PemantauanAnakFactory(anak=AnakFactory(desa=desa_acuan, nama="Menyusul"), bulan=Bulan(2026, 9), air=True)
    lembar = excel(klien_kpm, f"{alamat}.xlsx")
    assert baris_tabel(lembar) == sebelum == baris_kertas(klien_kpm.get(f"{alamat}.pdf").content)
    semua = kalimat(lembar)
    assert any("Menurut penutupan 5 Oktober 2026" in satu for satu in semua)
    assert [satu for satu in semua if satu in {nama for _, nama in TTD}] == [nama for _, nama in TTD]
    assert "Kepala Baru" not in semua


def test_a_file_with_names_leaves_its_trace_and_asks_for_the_password(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client
) -> None:
    for alamat in (*LEMBAR.values(), F4, F4_TAHUN):
        excel(klien_kpm, f"{alamat}.xlsx")
    with lingkup(desa.kode):
        assert sorted(Jejak.objects.values_list("objek", flat=True)) == [
            "formulir-2a 2026-08 xlsx",
            "formulir-2b 2026-08 xlsx",
            "formulir-2c 2026 xlsx",
            "formulir-3a 2026-T3 xlsx",
            "formulir-3b 2026-T3 xlsx",
        ]
    with time_machine.travel(dt.datetime(2026, 9, 17, 4, 30, tzinfo=dt.UTC)):
        assert klien_kpm.get(f"{LEMBAR['3a']}.xlsx").url.startswith("/saya/tegaskan/?lanjut=")


@pytest.mark.parametrize(
    ("peran", "bernama", "hitungan"),
    [
        (Peran.KEPALA_DESA, 200, 200),
        (Peran.BIDAN, 200, 200),
        (Peran.ADMIN_DESA, 200, 200),
        (Peran.BPD, 403, 200),
        (Peran.ANGGOTA_RDS, 403, 200),
    ],
)
def test_who_may_see_counts_only_gets_the_forms_that_count(
    desa: Wilayah, kpm: Pengguna, peran: str, bernama: int, hitungan: int
) -> None:
    kpm.penugasan.update(peran=peran)
    peramban = klien(kpm)
    tanpa_nama = (LEMBAR["fb"], F4, F4_TAHUN)
    assert {peramban.get(f"{satu}.xlsx").status_code for satu in tanpa_nama} == {hitungan}
    assert {peramban.get(f"{LEMBAR[satu]}.xlsx").status_code for satu in ("2a", "2b", "2c", "3a", "3b")} == {bernama}


@pytest.mark.parametrize("alamat", [*LEMBAR.values(), F4, F4_TAHUN, f"{D}/buku-kpm/2026"])
def test_another_village_and_those_above_find_nothing(
    desa: Wilayah, kpm_lain: Pengguna, pendamping: Pengguna, alamat: str
) -> None:
    assert klien(kpm_lain).get(f"{alamat}.xlsx").status_code == 404
    assert klien(pendamping).get(f"{alamat}.xlsx").status_code == 404


KUERI_LEMBAR = {"2a": 10, "2b": 10, "2c": 9, "3a": 11, "3b": 11, "fb": 10}


@pytest.mark.parametrize("jumlah", [1, 3])
@pytest.mark.parametrize("nama", LEMBAR)
def test_the_queries_do_not_grow_with_the_rows(
    di_desa: Wilayah, klien_kpm: Client, django_assert_num_queries: Any, nama: str, jumlah: int
) -> None:
    for _ in range(jumlah):
        isi(di_desa)
    klien_kpm.get(f"{LEMBAR[nama]}.xlsx")
    with django_assert_num_queries(KUERI_LEMBAR[nama]):
        klien_kpm.get(f"{LEMBAR[nama]}.xlsx")


@pytest.mark.parametrize("jumlah", [1, 3])
@pytest.mark.parametrize(("alamat", "kueri"), [(F4, 12), (F4_TAHUN, 25)])
def test_the_queries_of_formulir_4_do_not_grow_with_the_rows(
    di_desa: Wilayah, klien_kpm: Client, django_assert_num_queries: Any, alamat: str, kueri: int, jumlah: int
) -> None:
    for _ in range(jumlah):
        isi(di_desa)
    klien_kpm.get(f"{alamat}.xlsx")
    with django_assert_num_queries(kueri):
        klien_kpm.get(f"{alamat}.xlsx")


def test_a_kelurahan_has_its_words_and_no_tabel_5(kpm: Pengguna) -> None:
    lurah = WilayahFactory(kode="52.04.20.1001", nama="Seketeng")
    kpm.penugasan.update(wilayah=lurah)
    semua = kalimat(excel(klien(kpm), "/52.04.20.1001/laporan/formulir-4/2026-T3.xlsx"))
    assert "KELURAHAN : Seketeng" in semua
    assert semua[0].startswith("FORMULIR 4. LAPORAN KONVERGENSI PENCEGAHAN STUNTING TINGKAT KELURAHAN TERHADAP")
    assert [satu for satu in semua if satu.startswith("TABEL 5")] == []


def test_the_pages_offer_the_spreadsheet_beside_the_print(desa: Wilayah, klien_kpm: Client) -> None:
    with lingkup(desa.kode):
        dusun, _ = (DusunFactory(desa=desa, nama=nama) for nama in ("Barat", "Timur"))
    for alamat in (*LEMBAR.values(), F4, F4_TAHUN):
        halaman = klien_kpm.get(f"{alamat}/?dusun={dusun.uuid}").content.decode()
        assert f'href="{alamat}.xlsx?dusun={dusun.uuid}">Excel (.xlsx)</a>' in halaman
    halaman = klien_kpm.get(f"{D}/").content.decode()
    assert halaman.count(">Excel<") == 9 + 8 + 2


def test_a_sheet_too_long_for_one_print_is_one_spreadsheet(
    di_desa: Wilayah, klien_kpm: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    keluarga = KeluargaFactory(desa=di_desa)
    for ke in range(3):
        PemantauanAnakFactory(anak=AnakFactory(desa=di_desa, keluarga=keluarga, nama=f"Anak {ke}"), timbang=True)
    monkeypatch.setattr("laporan.views_lembar.BARIS_TERBANYAK", 2)
    assert "Excel (.xlsx)" in klien_kpm.get(f"{LEMBAR['2b']}/").content.decode()
    assert klien_kpm.get(f"{LEMBAR['2b']}.pdf").status_code == 302
    assert len(baris_tabel(excel(klien_kpm, f"{LEMBAR['2b']}.xlsx"))) == 3 + 3
