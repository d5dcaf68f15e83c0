"""What single cells of Formulir 2A, 2B say, and which sheets are found in a workbook."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from kpm.bacaan.bentuk import Baris, Buku, LembarMentah
from kpm.dokumen.lembar import Sel, sel_centang, sel_tanggal
from laporan.impor.form_kpm.bulanan import sama_cetak
from laporan.impor.form_kpm.lembar import blok_buku
from laporan.impor.form_kpm.nilai import (
    TidakJelas,
    akhir_lain,
    bulat,
    hari,
    hitung,
    imunisasi,
    jawab,
    kunci_kia,
    status,
    tikar,
    ukuran,
)


@pytest.mark.parametrize(
    ("nilai", "bidang", "satu_nol", "arti"),
    [
        ("v", "anc", False, 1),
        ("√", "fe", False, 30),
        (1, "anc", False, 1),
        (1, "fe", True, 30),
        ("2", "anc", False, 2),
        (12, "fe", False, 12),
        ("30 tablet", "fe", False, 30),
        (0, "fe", False, 0),
        ("x", "kunjungan", False, 0),
        ("T", "nifas", False, 0),
        ("-", "anc", False, None),
        (None, "anc", False, None),
    ],
)
def test_a_tick_is_one_visit_or_thirty_tablets_and_a_number_is_a_count(
    nilai: Any, bidang: str, satu_nol: bool, arti: int | None
) -> None:
    assert hitung(nilai, bidang, satu_nol) == arti


@pytest.mark.parametrize(("nilai", "bidang"), [(1, "fe"), ("1", "fe"), (121, "fe"), (11, "anc"), ("lupa", "anc")])
def test_a_lone_1_under_fe_and_impossible_counts_are_asked_about(nilai: Any, bidang: str) -> None:
    with pytest.raises(TidakJelas):
        hitung(nilai, bidang, False)


@pytest.mark.parametrize(
    ("nilai", "bidang", "satu_nol", "arti"),
    [
        ("8,4", "berat", False, (True, Decimal("8.40"))),
        (Decimal("6.5"), "berat", False, (True, Decimal("6.50"))),
        ("71,9", "panjang", False, (True, Decimal("71.9"))),
        ("8.4 kg", "berat", False, (True, Decimal("8.40"))),
        (8400, "berat", False, (True, None)),
        (2, "panjang", False, (True, None)),
        (1, "berat", True, (True, None)),
        (0, "berat", False, (False, None)),
        ("x", "panjang", False, (False, None)),
        ("-", "berat", False, (None, None)),
    ],
)
def test_a_weight_or_length_counts_as_done_and_is_kept_where_it_is_plausible(
    nilai: Any, bidang: str, satu_nol: bool, arti: tuple[bool | None, Decimal | None]
) -> None:
    assert ukuran(nilai, bidang, satu_nol=satu_nol, umur=9, jenis_kelamin="P")[:2] == arti


def test_a_lone_1_under_weight_is_asked_about_and_a_weight_that_cannot_be_is_told() -> None:
    with pytest.raises(TidakJelas, match="berat badan"):
        ukuran(1, "berat", satu_nol=False, umur=9, jenis_kelamin="P")
    kabar = ukuran(10945, "berat", satu_nol=False, umur=9, jenis_kelamin="P")[2]
    assert kabar == "Angka 10945 tidak disimpan sebagai berat badan, hanya sebagai tanda ya."


@pytest.mark.parametrize(
    ("nilai", "umur", "arti"),
    [
        ("v", 9, "kecuali"),
        ("v", 10, "lengkap"),
        ("x", 3, "belum"),
        ("-", 3, ""),
        (None, 3, ""),
        ("Lengkap", 4, "lengkap"),
    ],
)
def test_a_tick_of_imunisasi_means_up_to_date_for_the_age(nilai: Any, umur: int, arti: str) -> None:
    assert imunisasi(nilai, umur) == arti


@pytest.mark.parametrize(
    ("nilai", "arti"),
    [
        ("N", set()), ("GK,S", {"gizi_kurang", "stunting"}), ("Buruk", {"gizi_buruk"}),
        ("gizi kurang", {"gizi_kurang"}), ("S", {"stunting"}), ("GB / S", {"gizi_buruk", "stunting"}),
    ],
)  # fmt: skip
def test_status_gizi_is_read_in_codes_and_words_several_at_once(nilai: str, arti: set[str]) -> None:
    assert {nama for nama, ya in status(nilai, "gizi").items() if ya} == arti


def test_status_kehamilan_keeps_kek_and_resti_together_and_a_dash_says_nothing() -> None:
    assert status("KEK/RISTI", "hamil") == {"kek": True, "resti": True}
    assert status("Normal", "hamil") == {"kek": False, "resti": False}
    assert status("-", "hamil") == {}


@pytest.mark.parametrize(
    ("nilai", "arti"), [("M", "M"), ("Hijau", "H"), ("Biasa", "H"), ("TD", ""), ("-", ""), (None, "")]
)
def test_the_mat_is_read_in_letters_and_words(nilai: Any, arti: str) -> None:
    assert tikar(nilai) == arti


def test_a_2_is_a_yes_where_something_can_happen_twice_and_a_riddle_where_it_cannot() -> None:
    assert jawab(2, boleh_banyak=True) is True
    with pytest.raises(TidakJelas):
        jawab(2, boleh_banyak=False)


@pytest.mark.parametrize("nilai", [9045002, "9045002", " 9045002 ", "0009045002", "90.45.002", Decimal("9045002")])
def test_a_kia_number_is_the_same_as_number_or_text(nilai: Any) -> None:
    assert kunci_kia(nilai) == "9045002"


def test_dates_may_be_a_month_alone_and_ages_may_carry_their_unit() -> None:
    assert hari("Juli 2025") == hari("07/2025")
    assert hari(dt.date(2025, 7, 24)).hari == dt.date(2025, 7, 24)  # type: ignore[union-attr]
    assert hari("-") is None
    assert [bulat("5 bln"), bulat(5), bulat("-")] == [5, 5, None]
    assert [akhir_lain("keguguran 3/2/2025"), akhir_lain("", "Lahir mati"), akhir_lain("", "pindah")] == [
        "keguguran", "lahir_mati", "",
    ]  # fmt: skip


def test_a_cell_is_as_printed_whatever_way_its_tick_or_date_is_written() -> None:
    assert sama_cetak("v", sel_centang(2))
    assert sama_cetak(1, sel_centang(30))
    assert sama_cetak("T", sel_centang(0))
    assert sama_cetak("2025-07-24", sel_tanggal(dt.date(2025, 7, 24)))
    assert sama_cetak(None, sel_centang(None))
    assert sama_cetak("asokawati ", Sel("Asokawati"))
    assert not sama_cetak("x", sel_centang(True))
    assert not sama_cetak("v", sel_centang(None))


def _buku(*lembar: tuple[str, list[list[Any]]]) -> Buku:
    return Buku(
        tuple(
            LembarMentah(nama, tuple(Baris(ke, tuple(isi)) for ke, isi in enumerate(baris, start=1) if isi))
            for nama, baris in lembar
        )
    )


KEPALA = ["No", "No Register (KIA)", "Nama Ibu", "Status Kehamilan", "Usia Kehamilan (Bulan)", "Pemeriksaan Kehamilan"]


def test_forms_are_told_by_their_titles_and_headings_never_by_the_name_of_the_sheet() -> None:
    isi = [["FORMULIR 2.A"], ["Bulan", "Maret"], ["Tahun", 2025], KEPALA, [1, "7", "Melati Rekaan", "N", 4, "v"]]
    tanpa_judul = [["BULAN :  aPRIL 2025"], KEPALA, [1, "7", "Melati Rekaan", "N", 5, "v"]]
    lain = [["Daftar belanja"], ["No", "Barang"], [1, "Beras"]]

    blok = blok_buku(_buku(("2B Januari", isi), ("Sheet2", tanpa_judul), ("2A Mei", lain)))

    assert [(b.jenis, b.bulan, b.tahun, len(b.data)) for b in blok] == [("2a", 3, 2025, 1), ("2a", 4, 2025, 1)]


def test_months_may_follow_one_another_without_their_heading_and_end_at_the_total() -> None:
    isi = [
        ["PEMANTAUAN BULANAN IBU HAMIL"], ["BULAN : JANUARI 2025"], KEPALA, ["", "a", "b", "c", "d", "e"],
        [1, 7, "Melati Rekaan", "N", 4, 1], [2, None, None], ["JUMLAH", None, None, None, None, 1],
        [None, "Mengetahui,"], [None, "Kepala Desa", "Contoh"],
        ["BULAN : Februari 2025"], [1, 7, "Melati Rekaan", "N", 5, 0],
    ]  # fmt: skip

    blok = blok_buku(_buku(("Lembar", isi)))

    assert [(b.bulan, [baris.nomor for baris in b.data], b.satu_nol) for b in blok] == [(1, [5], True), (2, [11], True)]
