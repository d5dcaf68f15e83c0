"""Bulan, Triwulan and the counting of completed months."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpm.periode import Bulan, Tahun, Triwulan, bulan_penuh, sebut_bulan, tambah_bulan

BULAN = st.builds(Bulan, st.integers(2011, 2098), st.integers(1, 12))
TRIWULAN = st.builds(Triwulan, st.integers(2012, 2098), st.integers(1, 4))
TANGGAL = st.dates(dt.date(2010, 1, 1), dt.date(2099, 12, 31))


def tanggal(teks: str) -> dt.date:
    return dt.date.fromisoformat(teks)


@pytest.mark.parametrize(
    ("awal", "jumlah", "hasil"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2026-08-31", 0, "2026-08-31"),
    ],
)
def test_adding_months_stays_on_the_last_day_of_a_shorter_month(awal, jumlah, hasil):
    assert tambah_bulan(tanggal(awal), jumlah) == tanggal(hasil)


@pytest.mark.parametrize(
    ("awal", "akhir", "hasil"),
    [
        ("2026-01-15", "2026-01-15", 0),
        ("2026-01-15", "2026-02-14", 0),
        ("2026-01-15", "2026-02-15", 1),
        ("2026-01-31", "2026-02-27", 0),
        ("2026-01-31", "2026-02-28", 1),
        ("2024-01-31", "2024-02-28", 0),
        ("2024-01-31", "2024-02-29", 1),
        ("2026-01-30", "2026-03-29", 1),
        ("2026-01-31", "2026-04-30", 3),
        ("2024-02-29", "2025-02-27", 11),
        ("2024-02-29", "2025-02-28", 12),
        ("2024-02-29", "2026-02-28", 24),
        ("2024-08-31", "2026-08-30", 23),
        ("2024-08-31", "2026-08-31", 24),
        ("2026-02-15", "2026-01-16", -1),
        ("2026-02-15", "2026-01-14", -2),
    ],
)
def test_a_month_is_full_on_the_same_day_or_the_last_day_of_a_shorter_month(awal, akhir, hasil):
    assert bulan_penuh(tanggal(awal), tanggal(akhir)) == hasil


@given(TANGGAL, st.integers(0, 120))
def test_completed_months_undo_added_months(awal, jumlah):
    assert bulan_penuh(awal, tambah_bulan(awal, jumlah)) == jumlah


@given(TANGGAL, TANGGAL)
def test_completed_months_are_the_most_that_fit(awal, akhir):
    penuh = bulan_penuh(awal, akhir)

    assert tambah_bulan(awal, penuh) <= akhir < tambah_bulan(awal, penuh + 1)


@given(BULAN)
def test_a_month_survives_text_number_and_date(bulan):
    assert Bulan.dari_teks(str(bulan)) == bulan
    assert Bulan.dari_angka(bulan.angka) == bulan
    assert Bulan.dari_tanggal(bulan.awal) == Bulan.dari_tanggal(bulan.akhir) == bulan


@given(BULAN, st.integers(-12, 12))
def test_shifting_a_month_is_measured_back_by_the_difference(bulan, jumlah):
    lain = bulan.geser(jumlah)

    assert lain.selisih(bulan) == jumlah
    assert lain.geser(-jumlah) == bulan
    assert (lain > bulan) == (jumlah > 0)


@given(BULAN)
def test_every_month_stands_in_its_own_quarter(bulan):
    assert bulan in bulan.triwulan.bulan_bulan
    assert bulan.awal in bulan.triwulan
    assert bulan.akhir in bulan.triwulan


@given(TRIWULAN, st.integers(-4, 4))
def test_a_quarter_survives_text_and_shifting(triwulan, jumlah):
    assert Triwulan.dari_teks(str(triwulan)) == triwulan
    assert triwulan.geser(jumlah).geser(-jumlah) == triwulan
    assert Triwulan.dari_tanggal(triwulan.awal) == Triwulan.dari_tanggal(triwulan.akhir) == triwulan


@given(TRIWULAN, st.sampled_from((1, 2, 4, 6)))
def test_a_look_back_window_has_three_months_per_quarter(triwulan, jumlah):
    pertama, terakhir = triwulan.jendela(jumlah)

    assert terakhir.selisih(pertama) + 1 == jumlah * 3
    assert terakhir.akhir == triwulan.akhir


def test_a_look_back_window_crosses_the_year():
    assert [str(bulan) for bulan in Triwulan(2026, 1).jendela(2)] == ["2025-10", "2026-03"]
    assert [str(bulan) for bulan in Triwulan(2026, 3).jendela(6)] == ["2025-04", "2026-09"]
    assert [str(bulan) for bulan in Triwulan(2026, 3).jendela(1)] == ["2026-07", "2026-09"]


def test_months_fall_into_the_quarters_of_the_calendar():
    assert [Bulan(2026, bulan).triwulan.ke for bulan in range(1, 13)] == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]


def test_periods_are_written_in_indonesian():
    assert Bulan(2026, 8).label == "Agustus 2026"
    assert (Triwulan(2026, 3).label, Triwulan(2026, 3).rentang) == ("Triwulan III 2026", "Juli–September 2026")
    assert (Tahun(2026).label, str(Tahun(2026))) == ("Tahun 2026", "2026")


def test_the_ends_of_a_month_and_a_quarter_know_leap_years():
    assert (Bulan(2024, 2).akhir, Bulan(2026, 2).akhir) == (dt.date(2024, 2, 29), dt.date(2026, 2, 28))
    assert (Triwulan(2026, 4).awal, Triwulan(2026, 4).akhir) == (dt.date(2026, 10, 1), dt.date(2026, 12, 31))


def test_a_year_has_its_four_quarters():
    assert [str(triwulan) for triwulan in Tahun(2026).triwulan] == ["2026-T1", "2026-T2", "2026-T3", "2026-T4"]


@pytest.mark.parametrize("teks", ["2026-8", "2026/08", "2026-13", "2026-00", "202608", "1999-01", "2026-08 ", ""])
def test_anything_else_is_not_a_month(teks):
    with pytest.raises(ValueError, match=r"harus|ditulis"):
        Bulan.dari_teks(teks)


@pytest.mark.parametrize("teks", ["2026-T0", "2026-T5", "2026-3", "2026-t3", "1999-T1", "T3", ""])
def test_anything_else_is_not_a_quarter(teks):
    with pytest.raises(ValueError, match=r"harus|ditulis"):
        Triwulan.dari_teks(teks)


@pytest.mark.parametrize("ke", [0, 5])
def test_a_year_has_only_four_quarters(ke):
    with pytest.raises(ValueError, match="1 sampai 4"):
        Triwulan(2026, ke)


@pytest.mark.parametrize(
    ("bulan", "kata"),
    [
        ([], ""),
        ([(2026, 8)], "Agustus 2026"),
        ([(2026, 7), (2026, 8)], "Juli dan Agustus 2026"),
        ([(2026, 6), (2026, 7), (2026, 8)], "Juni–Agustus 2026"),
        ([(2025, 12), (2026, 1)], "Desember 2025 dan Januari 2026"),
        ([(2026, 3), (2026, 4), (2026, 5), (2026, 6)], "Maret–Juni 2026"),
        ([(2025, 11), (2025, 12), (2026, 1), (2026, 2)], "November 2025–Februari 2026"),
    ],
)
def test_months_are_named_as_people_say_them(bulan: list[tuple[int, int]], kata: str) -> None:
    assert sebut_bulan([Bulan(*satu) for satu in bulan]) == kata
