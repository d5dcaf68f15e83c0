"""Geometry of bars and spark lines; the expected figures are those of the design pages."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpm.dokumen.grafik import Ruas, Spark, batang, spark


def test_a_bar_has_a_part_for_each_of_the_four_answers():
    assert batang(18, 3, 2, 8) == [
        Ruas("0.00%", "58.06%", "y", None),
        Ruas("58.06%", "9.68%", "t", "58.06%"),
        Ruas("67.74%", "6.45%", "b", "67.74%"),
        Ruas("74.19%", "25.81%", "ts", "74.19%"),
    ]


def test_parts_without_persons_are_left_out_and_the_first_one_has_no_gap_before_it():
    assert batang(3, 0, 0, 6) == [Ruas("0.00%", "33.33%", "y", None), Ruas("33.33%", "66.67%", "ts", "33.33%")]
    assert batang(0, 2, 0, 0) == [Ruas("0.00%", "100.00%", "t", None)]


def test_a_bar_of_nobody_is_empty():
    assert batang(0, 0, 0, 0) == []


def test_a_negative_number_is_refused():
    with pytest.raises(ValueError, match="tidak boleh negatif"):
        batang(1, -1, 0, 0)


@given(st.tuples(*[st.integers(0, 2000)] * 4).filter(any))
def test_a_bar_fills_its_width(jumlah):
    ruas = batang(*jumlah)

    akhir = Decimal(ruas[-1].x.rstrip("%")) + Decimal(ruas[-1].lebar.rstrip("%"))
    assert len(ruas) == sum(map(bool, jumlah))
    assert abs(akhir - 100) <= Decimal("0.01")


@pytest.mark.parametrize(
    ("nilai", "titik"),
    [
        (["58.10", "61.40", "66.90", "70.23", "78.67"], "M4.0 34.0L52.0 29.5L100.0 22.0L148.0 17.5L196.0 6.0"),
        (["33", "31", "29", "27", "23"], "M4.0 6.0L52.0 11.6L100.0 17.2L148.0 22.8L196.0 34.0"),
    ],
)
def test_a_line_runs_from_the_lowest_to_the_highest_value(nilai, titik):
    akhir_x, akhir_y = titik.rpartition("L")[2].split()

    assert spark([Decimal(n) for n in nilai]) == Spark(titik, akhir_x, akhir_y)


def test_a_missing_value_breaks_the_line():
    assert spark([10, 20, None, 20, 10]) == Spark("M4.0 34.0L52.0 6.0M148.0 6.0L196.0 34.0", "196.0", "34.0")


def test_a_value_alone_between_gaps_is_a_point_and_the_dot_stands_on_the_last_value():
    assert spark([None, 10, None, 20, None]) == Spark("M52.0 34.0L52.0 34.0M148.0 6.0L148.0 6.0", "148.0", "6.0")


def test_a_single_value_is_a_point_in_the_middle():
    assert spark([Decimal("78.67")]) == Spark("M4.0 20.0L4.0 20.0", "4.0", "20.0")


def test_equal_values_make_a_flat_line_in_the_middle():
    assert spark([5, 5, 5]) == Spark("M4.0 20.0L100.0 20.0L196.0 20.0", "196.0", "20.0")


@pytest.mark.parametrize("nilai", [[], [None, None]])
def test_without_values_there_is_no_line(nilai):
    assert spark(nilai) is None
