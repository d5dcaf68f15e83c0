"""The calendar of a pregnancy, worked out by hand and for every day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sasaran.models import Kehamilan
from sasaran.usia_hamil import UsiaHamil, awal_trimester, hpht_dari_hpl, hpl_naegele, trimester, usia_bulan

D = dt.date
HARI = st.dates(D(2018, 1, 1), D(2040, 12, 31))


@pytest.mark.parametrize(
    ("hpht", "hpl"),
    [
        (D(2025, 3, 15), D(2025, 12, 22)),
        (D(2025, 11, 24), D(2026, 9, 1)),
        (D(2024, 2, 29), D(2024, 12, 7)),
        # 24 May + 7 = 31 May, and nine months later February has 28 days
        (D(2025, 5, 24), D(2026, 2, 28)),
        (D(2023, 5, 24), D(2024, 2, 29)),
    ],
)
def test_the_expected_day_is_counted_seven_days_first_then_nine_months(hpht: dt.date, hpl: dt.date) -> None:
    assert hpl_naegele(hpht) == hpl
    assert Kehamilan(asal_tanggal="hpht", hpht=hpht).hpl_hitung == hpl


@pytest.mark.parametrize(
    ("hpl", "hpht"),
    [(D(2025, 12, 22), D(2025, 3, 15)), (D(2026, 11, 30), D(2026, 2, 21)), (D(2026, 12, 31), D(2026, 3, 24))],
)
def test_the_first_day_is_told_by_an_exact_expected_day_alone(hpl: dt.date, hpht: dt.date) -> None:
    assert hpht_dari_hpl(hpl) == hpht
    assert Kehamilan(asal_tanggal="hpl_usg", hpl=hpl).hpht_hitung == hpht
    assert Kehamilan(asal_tanggal="hpl_bulan", hpl=hpl).hpht_hitung is None


@pytest.mark.parametrize(
    ("hari", "minggu", "sisa", "ke", "teks"),
    [
        (0, 0, 0, 1, "0 hari"),
        (6, 0, 6, 1, "6 hari"),
        (7, 1, 0, 1, "1 minggu"),
        (84, 12, 0, 1, "12 minggu"),
        (85, 12, 1, 2, "12 minggu 1 hari"),
        (168, 24, 0, 2, "24 minggu"),
        (169, 24, 1, 3, "24 minggu 1 hari"),
        (280, 40, 0, 3, "40 minggu"),
    ],
)
def test_weeks_rest_days_and_trimester(hari: int, minggu: int, sisa: int, ke: int, teks: str) -> None:
    usia = UsiaHamil(hari)
    assert (usia.minggu, usia.sisa, usia.trimester, usia.teks) == (minggu, sisa, ke, teks)


def test_days_before_the_first_and_beyond_44_weeks_are_warned_of() -> None:
    assert [bool(UsiaHamil(hari).peringatan) for hari in (-1, 0, 308, 309)] == [True, False, False, True]
    assert UsiaHamil(-1).teks == ""


@given(hpht=HARI, hari=st.integers(0, 400))
def test_weeks_and_rest_days_make_the_days_and_every_day_lies_in_its_trimester(hpht: dt.date, hari: int) -> None:
    usia = UsiaHamil.pada(hpht, hpht + dt.timedelta(days=hari))
    assert usia.minggu * 7 + usia.sisa == hari
    assert 0 <= usia.sisa <= 6
    assert trimester(awal_trimester(usia.trimester)) == usia.trimester
    assert hari >= awal_trimester(usia.trimester)
    assert usia.trimester == 3 or hari < awal_trimester(usia.trimester + 1)


@given(hpht=HARI)
def test_naegele_lies_278_to_283_days_on_and_leads_back_to_within_three_days(hpht: dt.date) -> None:
    hpl = hpl_naegele(hpht)
    assert 278 <= (hpl - hpht).days <= 283
    assert abs((hpht_dari_hpl(hpl) - hpht).days) <= 3


@given(hpht=HARI, hari=st.integers(-30, 400))
def test_full_months_never_fall_below_nothing(hpht: dt.date, hari: int) -> None:
    assert usia_bulan(hpht, hpht + dt.timedelta(days=hari)) == max(0, usia_bulan(hpht, hpht + dt.timedelta(days=hari)))
    assert usia_bulan(hpht, hpl_naegele(hpht)) == 9
