"""The KMS: each weighing has one code, two T in a row, red and orange line, and the printed KBM."""

from __future__ import annotations

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpm.periode import Bulan
from pemantauan.antropometri import KodeKms, Timbangan, atas_garis_jingga, bawah_garis_merah, kode_kms
from pemantauan.antropometri.kbm import kbm_bawaan

JANUARI = Bulan(2026, 1)


def kartu(*berat: str | None, umur: int = 8, jenis: str = "L", dua_t: str = "putus") -> tuple[KodeKms, ...]:
    """One weighing a month from January on, at 8 bulan penuh and older (KBM 300 g); None is a missed month. A letter
    behind the weight is what the health worker decided: "8.0N"."""
    timbangan = [
        Timbangan(JANUARI.geser(ke), D(satu.rstrip("NT")), umur + ke, satu[-1] if satu[-1] in "NT" else "")
        for ke, satu in enumerate(berat)
        if satu is not None
    ]
    return kode_kms(timbangan, jenis, kbm_bawaan(), dua_t=dua_t)  # type: ignore[arg-type]


def kode(*berat: str | None, **isi: object) -> str:
    """The codes in a row, with a small 2 behind the second T."""
    return " ".join(satu.kode + ("2" if satu.dua_t else "") for satu in kartu(*berat, **isi))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("berat", "harapan"),
    [
        (["8.0"], "B"),
        (["8.0", "8.3"], "B N"),
        (["8.0", "8.29"], "B T"),
        (["8.0", "8.0"], "B T"),
        (["8.0", "7.9"], "B T"),
        (["8.0", None, "9.0"], "B O"),
        (["8.0", "8.1", "8.2"], "B T T2"),
        (["8.0", "8.1", "8.2", "8.3"], "B T T2 T2"),
        (["8.0", "8.1", "8.4", "8.5"], "B T N T"),
        # the month without a weighing breaks the row
        (["8.0", "8.1", None, "8.2", "8.3"], "B T O T"),
        # December and January are neighbours
        ([None] * 11 + ["8.0", "8.3"], "B N"),
    ],
)
def test_each_weighing_has_one_code(berat: list[str | None], harapan: str) -> None:
    assert kode(*berat, umur=8 - (len(berat) - 2 if berat[0] is None else 0)) == harapan


def test_a_missed_month_can_be_passed_over_as_a_setting() -> None:
    assert kode("8.0", "8.1", None, "8.2", "8.3", dua_t="lewati") == "B T O T2"


def test_the_gain_is_told_in_grams_with_what_was_to_be_gained() -> None:
    satu = kartu("8.05", "8.34")[1]
    assert (satu.kenaikan, satu.kbm, satu.kode, satu.diputuskan) == (290, 300, "T", False)


def test_a_health_worker_decides_between_n_and_t_and_the_computed_code_stays_beside_it() -> None:
    naik, awal = kartu("8.0T", "8.1N")[1], kartu("8.0T")[0]
    assert (naik.kode, naik.menurut_kbm, naik.diputuskan) == ("N", "T", True)
    assert (awal.kode, awal.diputuskan) == ("B", False)


def test_a_decided_t_counts_for_two_in_a_row() -> None:
    assert kode("8.0", "8.4T", "8.5") == "B T T2"


@pytest.mark.parametrize(
    ("jenis", "umur", "gram"),
    [
        ("L", 1, 800),
        ("P", 2, 900),
        ("L", 3, 800),
        ("P", 4, 600),
        ("L", 5, 500),
        ("P", 6, 400),
        ("L", 7, 400),
        ("P", 7, 300),
        ("L", 10, 300),
        ("P", 10, 300),
        ("L", 11, 300),
        ("P", 11, 200),
        ("L", 12, 200),
        ("P", 60, 200),
    ],
)
def test_the_kbm_is_that_of_the_kms(jenis: str, umur: int, gram: int) -> None:
    assert kbm_bawaan()[jenis, umur] == gram


def test_every_age_from_one_month_on_has_a_kbm_and_a_newborn_none() -> None:
    assert set(kbm_bawaan()) == {(jenis, umur) for jenis in "LP" for umur in range(1, 61)}


def test_without_a_kbm_any_gain_is_a_gain() -> None:
    bayi = [Timbangan(JANUARI, D("3.1"), 0), Timbangan(JANUARI.geser(1), D("3.2"), 0)]
    assert [satu.kode for satu in kode_kms(bayi, "P", kbm_bawaan())] == ["B", "N"]


@given(
    st.lists(
        st.tuples(st.integers(1, 3), st.decimals("3", "20", places=2), st.sampled_from(["", "N", "T"])), max_size=12
    )
)
def test_codes_follow_from_the_calendar_whatever_is_weighed(isi: list[tuple[int, D, str]]) -> None:
    """B once and first, O after a gap only, N or T after the month before; 2T never without a T before."""
    timbangan, bulan = [], JANUARI
    for jarak, berat, putusan in isi:
        bulan = bulan.geser(jarak)
        timbangan.append(Timbangan(bulan, berat, 10, putusan))
    hasil = kode_kms(timbangan, "P", kbm_bawaan())
    assert [satu.kode == "B" for satu in hasil] == [ke == 0 for ke in range(len(isi))]
    for (jarak, _, putusan), lalu, kini in zip(isi[1:], hasil, hasil[1:], strict=False):
        assert (kini.kode == "O") is (jarak > 1)
        assert kini.dua_t is (kini.kode == lalu.kode == "T")
        if jarak == 1 and putusan:
            assert kini.kode == putusan


@pytest.mark.parametrize(("z", "merah"), [("-3.01", True), ("-3.00", False), (None, False)])
def test_below_the_red_line_is_below_minus_three(z: str | None, merah: bool) -> None:
    assert bawah_garis_merah(None if z is None else D(z)) is merah


def test_oedema_is_below_the_red_line() -> None:
    assert bawah_garis_merah(None, edema=True)


@pytest.mark.parametrize(("z", "jingga"), [("1.00", False), ("1.01", True), (None, False)])
def test_above_the_orange_line_is_above_one(z: str | None, jingga: bool) -> None:
    assert atas_garis_jingga(None if z is None else D(z)) is jingga
