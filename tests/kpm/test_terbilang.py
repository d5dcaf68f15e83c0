"""Numbers, dates and money in Indonesian words and figures."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kpm.dokumen.terbilang import (
    angka_desimal,
    hari,
    jam,
    persen_layar,
    persen_resmi,
    rupiah,
    rupiah_terbilang,
    tanggal_panjang,
    tanggal_terbilang,
    terbilang,
)


@pytest.mark.parametrize(
    ("n", "kata"),
    [
        (0, "nol"),
        (1, "satu"),
        (9, "sembilan"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (101, "seratus satu"),
        (111, "seratus sebelas"),
        (210, "dua ratus sepuluh"),
        (999, "sembilan ratus sembilan puluh sembilan"),
        (1_000, "seribu"),
        (1_001, "seribu satu"),
        (1_100, "seribu seratus"),
        (2_026, "dua ribu dua puluh enam"),
        (11_000, "sebelas ribu"),
        (21_000, "dua puluh satu ribu"),
        (101_000, "seratus satu ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (31_500_000, "tiga puluh satu juta lima ratus ribu"),
        (10**9, "satu miliar"),
        (10**12, "satu triliun"),
        (10**15, "satu kuadriliun"),
    ],
)
def test_a_number_is_written_in_words(n, kata):
    assert terbilang(n) == kata


@pytest.mark.parametrize("n", [-1, 10**15 + 1])
def test_a_number_outside_the_range_is_refused(n):
    with pytest.raises(ValueError, match="Hanya bilangan 0 sampai"):
        terbilang(n)


def baca(kata: str) -> int:
    """Words to number, as a listener adds them up; shares nothing with the writer."""
    satuan = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
    angka = {k: nilai for nilai, k in enumerate(satuan)}
    besar = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12, "kuadriliun": 10**15}
    awalan_se = {"sepuluh": "satu puluh", "sebelas": "satu belas", "seratus": "satu ratus", "seribu": "satu ribu"}
    jumlah = kelompok = terakhir = 0
    for k in " ".join(awalan_se.get(k, k) for k in kata.split()).split():
        if k in angka:
            terakhir = angka[k]
            kelompok += terakhir
        elif k == "belas":
            kelompok += 10
        elif k in ("puluh", "ratus"):
            kelompok += terakhir * (9 if k == "puluh" else 99)
        else:
            jumlah += kelompok * besar[k]
            kelompok = 0
    return jumlah + kelompok


@given(st.one_of(st.integers(0, 10**15), st.integers(0, 99_999)))
@example(10**15 - 1)
def test_words_read_back_give_the_number(n):
    kata = terbilang(n)

    assert baca(kata) == n
    assert not any(salah in kata for salah in ("satu puluh", "satu belas", "satu ratus", "  "))
    assert kata != "satu ribu"


@given(st.integers(0, 10**15), st.integers(0, 10**15))
def test_different_numbers_are_written_differently(a, b):
    assert (terbilang(a) == terbilang(b)) == (a == b)


def test_a_date_is_written_for_a_letter_and_for_a_berita_acara():
    tanggal = dt.date(2026, 6, 25)

    assert hari(tanggal) == "Kamis"
    assert tanggal_panjang(tanggal) == "25 Juni 2026"
    assert tanggal_terbilang(tanggal) == (
        "Kamis, tanggal dua puluh lima bulan Juni tahun dua ribu dua puluh enam (25-06-2026)"
    )


def test_the_example_of_the_berita_acara_template_is_reproduced():
    assert tanggal_terbilang(dt.date(2026, 5, 12)) == (
        "Selasa, tanggal dua belas bulan Mei tahun dua ribu dua puluh enam (12-05-2026)"
    )


def test_every_day_of_the_week_has_its_name():
    assert [hari(dt.date(2026, 6, hari_ke)) for hari_ke in range(1, 8)] == [
        "Senin",
        "Selasa",
        "Rabu",
        "Kamis",
        "Jumat",
        "Sabtu",
        "Minggu",
    ]


def test_a_time_is_written_with_a_full_stop():
    assert jam(dt.time(9, 20, 59)) == "09.20"


@pytest.mark.parametrize(
    ("nilai", "tempat", "tulisan"),
    [
        (Decimal("82.345"), 2, "82,35"),
        (Decimal("1234567.5"), 1, "1.234.567,5"),
        (Decimal("-2.005"), 2, "-2,01"),
        (Decimal("-0.001"), 2, "0,00"),
        (Decimal(7), 0, "7"),
        (12000, 0, "12.000"),
        (None, 2, "-"),
    ],
)
def test_a_decimal_is_written_the_indonesian_way(nilai, tempat, tulisan):
    assert angka_desimal(nilai, tempat) == tulisan


def test_a_percentage_without_denominator_is_a_dash_on_screen_and_zero_in_official_tables():
    assert (persen_layar(Decimal("82.35")), persen_layar(None)) == ("82,35 %", "-")
    assert (persen_resmi(Decimal("82.35")), persen_resmi(None)) == ("82,35", "0,00")


@pytest.mark.parametrize(
    ("nilai", "angka", "kata"),
    [
        (1_250_000, "Rp1.250.000", "satu juta dua ratus lima puluh ribu rupiah"),
        (Decimal("1250000.00"), "Rp1.250.000", "satu juta dua ratus lima puluh ribu rupiah"),
        (Decimal("1250000.5"), "Rp1.250.000,50", "satu juta dua ratus lima puluh ribu rupiah lima puluh sen"),
        (-35_600, "-Rp35.600", "minus tiga puluh lima ribu enam ratus rupiah"),
        (Decimal("-0.004"), "Rp0", "nol rupiah"),
        (0, "Rp0", "nol rupiah"),
    ],
)
def test_money_is_written_in_figures_and_in_words(nilai, angka, kata):
    assert (rupiah(nilai), rupiah_terbilang(nilai)) == (angka, kata)
