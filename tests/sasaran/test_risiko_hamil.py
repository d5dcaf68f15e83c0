"""What speaks for KEK, anaemia and a risky pregnancy, just on and beside every line."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from sasaran.risiko_hamil import (
    FAKTOR,
    Ambang,
    derajat_anemia,
    kek_diusulkan,
    paritas,
    temuan_jarak,
    temuan_paritas,
    temuan_umur,
)

D = dt.date
HPHT, HPL = D(2026, 3, 10), D(2026, 12, 17)


@pytest.mark.parametrize(
    ("lahir", "kode"),
    [
        (D(2006, 3, 10), None),  # 20 on the day of HPHT
        (D(2006, 3, 11), "umur_muda"),
        (D(1991, 12, 18), None),  # 35 on the HPL
        (D(1990, 12, 18), None),
        (D(1990, 12, 17), "umur_tua"),  # 36 on the HPL
        (None, None),
    ],
)
def test_age_is_judged_at_both_ends_of_the_pregnancy(lahir: dt.date | None, kode: str | None) -> None:
    temuan = temuan_umur(lahir, HPHT, HPL)
    assert (temuan.faktor.kode if temuan else None) == kode


@pytest.mark.parametrize(
    ("lahir", "dekat"),
    [
        ([], False),
        ([D(2024, 3, 10)], False),
        ([D(2024, 3, 11)], True),
        ([HPHT], True),
        ([HPHT + dt.timedelta(days=1)], False),
        ([D(2020, 1, 1), D(2025, 1, 1)], True),
    ],
)
def test_a_birth_less_than_two_years_before_is_too_near(lahir: list[dt.date], dekat: bool) -> None:
    assert (temuan_jarak(lahir, HPHT) is not None) == dekat
    assert temuan_jarak(lahir, None) is None


@pytest.mark.parametrize(
    ("batas", "anak", "banyak"),
    [("3", 3, False), ("3", 4, True), ("4", 3, False), ("4", 4, True), ("5", 4, False), ("5", 5, True)],
)
def test_the_number_of_children_follows_the_setting(batas: str, anak: int, banyak: bool) -> None:
    assert (temuan_paritas(anak, batas) is not None) == banyak


def test_children_borne_are_the_most_that_anything_tells() -> None:
    assert [paritas(2, 0, None), paritas(1, 3, 2), paritas(0, 0, 5), paritas(0, 0, 1)] == [2, 3, 4, 0]


@pytest.mark.parametrize(("lila", "kek"), [("23.4", True), ("23.5", False), ("23.6", False)])
def test_exactly_the_cut_off_is_no_kek(lila: str, kek: bool) -> None:
    assert kek_diusulkan(Decimal(lila), Ambang().lila) == kek
    assert not kek_diusulkan(None, Ambang().lila)


@pytest.mark.parametrize(
    ("hb", "batas", "derajat"),
    [
        ("11.0", "11", ""), ("10.9", "11", "ringan"), ("10.0", "11", "ringan"), ("9.9", "11", "sedang"),
        ("7.0", "11", "sedang"), ("6.9", "11", "berat"), ("10.5", "10.5", ""), ("10.4", "10.5", "ringan"),
    ],
)  # fmt: skip
def test_grades_of_anaemia(hb: str, batas: str, derajat: str) -> None:
    assert derajat_anemia(Decimal(hb), Decimal(batas)) == derajat


def test_the_second_trimester_may_have_a_cut_off_of_its_own() -> None:
    ambang = Ambang(hb_trimester2=Decimal("10.5"))
    assert [ambang.hb_untuk(ke) for ke in (1, 2, 3, None)] == [11, Decimal("10.5"), 11, 11]


def test_every_factor_has_its_source() -> None:
    assert len({satu.kode for satu in FAKTOR}) == len(FAKTOR) == 14
    assert all(satu.sumber for satu in FAKTOR)
