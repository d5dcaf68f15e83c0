"""The WHO curves of a child as geometry: worked out by hand, and what must hold wherever a child's point lies."""

from __future__ import annotations

import re
from decimal import Decimal as D
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pemantauan.antropometri import garis_sd
from pemantauan.kurva import ATAS, BAWAH, KANAN, KIRI, Ukur, kurva_who


def titik_jalur(jalur: str) -> list[tuple[float, float]]:
    pasangan = re.split("[ML]", jalur.removesuffix("Z"))[1:]
    return [(float(x), float(y)) for x, y in (satu.split() for satu in pasangan)]


def test_the_point_of_a_boy_of_one_year_stands_where_it_was_worked_out() -> None:
    kurva = kurva_who("pb_u", "L", [Ukur(365, None, D("75.0"))])
    assert kurva is not None
    # the axis: 0-730 days on 30-366, 40-100 cm (44.2 to 96.3 at the SDs of the first two years) on 262-8
    # x = 30 + 365/730 * 336 = 198.0; y = 262 - 35/60 * 254 = 113.8
    assert [(satu.x, satu.y, satu.ragu) for satu in kurva.titik] == [("198.0", "113.8", False)]
    assert [satu.kata for satu in kurva.tegak] == ["0", "3", "6", "9", "12", "15", "18", "21", "24"]
    assert [kurva.datar[0].kata, kurva.datar[-1].kata] == ["40", "100"]
    assert [(satu.nama, satu.gaya) for satu in kurva.lajur] == [
        ("−3", "tipis"), ("−2", "putus"), ("0", "tebal"), ("+2", "putus"), ("+3", "tipis"),
    ]  # fmt: skip
    assert kurva.jalur == ""


def test_the_weight_has_the_grounds_of_the_kms_and_its_red_and_orange_line() -> None:
    kurva = kurva_who("bb_u", "P", [Ukur(100, D("5.0"), None), Ukur(131, D("5.6"), None)])
    assert kurva is not None
    assert [satu.kelas for satu in kurva.pita] == ["kuning", "hijau", "kuning"]
    assert [satu.nama for satu in kurva.lajur] == ["−3", "−2", "+1", "+3"]
    assert len(titik_jalur(kurva.jalur)) == 2


def test_beyond_two_years_the_frame_is_five() -> None:
    kurva = kurva_who("pb_u", "P", [Ukur(200, None, D("66.0")), Ukur(900, None, D("88.0"))])
    assert kurva is not None
    assert [satu.kata for satu in kurva.tegak] == ["0", "12", "24", "36", "48", "60"]


def test_what_is_doubted_is_drawn_and_not_joined() -> None:
    ukur = [Ukur(100, D("5.0"), None), Ukur(131, D("15.0"), None, frozenset({"berat"})), Ukur(160, D("6.2"), None)]
    kurva = kurva_who("bb_u", "P", ukur)
    assert kurva is not None
    assert [satu.ragu for satu in kurva.titik] == [False, True, False]
    assert len(titik_jalur(kurva.jalur)) == 2


def test_only_the_curves_of_what_is_doubted_mark_the_point() -> None:
    ukur = [Ukur(100, D("5.0"), D("60.0"), frozenset({"panjang"}))]
    tanda = {jenis: [satu.tanda for satu in kurva_who(jenis, "P", ukur).titik] for jenis in ("pb_u", "bb_u", "bb_pb")}
    assert tanda == {"pb_u": ["?"], "bb_u": [""], "bb_pb": ["?"]}


def test_a_weight_with_swollen_feet_is_drawn_apart_and_not_joined_the_length_is() -> None:
    ukur = [Ukur(hari, D("9.0"), D("74.0"), edema=hari == 431) for hari in (400, 431, 460)]
    berat, panjang = kurva_who("bb_u", "P", ukur), kurva_who("pb_u", "P", ukur)
    assert [satu.tanda for satu in berat.titik] == ["", "b", ""]
    assert len(titik_jalur(berat.jalur)) == 2
    assert [satu.tanda for satu in panjang.titik] == ["", "", ""]
    assert len(titik_jalur(panjang.jalur)) == 3


def test_a_weight_beyond_the_last_day_of_the_table_is_not_drawn_outside_the_frame() -> None:
    kurva = kurva_who("bb_u", "P", [Ukur(1826, D("17.0"), None), Ukur(1827, D("17.1"), None)])
    assert [satu.x for satu in kurva.titik] == ["366.0"]
    assert kurva_who("bb_u", "P", [Ukur(1827, D("17.1"), None)]) is None


def test_a_length_before_two_years_stands_on_the_curve_by_height_where_its_z_says() -> None:
    # a boy's middle: 10.5 kg at 80.7 cm lying and at 80.0 cm standing, in WHO's tables the same row
    ((_, lying),) = garis_sd("bb_pb", "L", 0, awal=807, akhir=807)
    ((_, standing),) = garis_sd("bb_tb", "L", 0, awal=800, akhir=800)
    assert lying == standing
    ukur = [Ukur(700, D(str(lying)), D("80.7")), Ukur(740, D(str(lying)), D("80.0")), Ukur(800, D("11.0"), D("82.0"))]
    dulu, kini, _ = kurva_who("bb_pb", "L", ukur).titik
    assert (dulu.x, dulu.y) == (kini.x, kini.y)


@pytest.mark.parametrize(("hari", "sumbu"), [(730, "panjang (cm)"), (731, "tinggi (cm)")])
def test_the_axis_names_the_table_that_is_drawn(hari: int, sumbu: str) -> None:
    assert kurva_who("bb_pb", "L", [Ukur(hari, D("12.0"), D("86.0"))]).sumbu_x == sumbu


@pytest.mark.parametrize(
    ("jenis", "ukur"),
    [("pb_u", [Ukur(10, D("3.0"), None)]), ("bb_u", [Ukur(10, None, D("50.0"))]), ("bb_pb", [Ukur(9, D(3), None)])],
)
def test_without_a_point_of_its_own_there_is_no_curve(jenis, ukur) -> None:
    assert kurva_who(jenis, "L", ukur) is None
    assert kurva_who(jenis, "L", []) is None
    assert kurva_who(jenis, "", ukur) is None


def test_a_length_outside_the_table_has_no_curve_of_weight_for_length() -> None:
    assert kurva_who("bb_pb", "L", [Ukur(30, D("2.0"), D("44.0"))]) is None


@given(
    kelamin=st.sampled_from("LP"),
    hari=st.integers(0, 1826),
    k=st.sampled_from([-3, -2, 0, 2, 3]),
    geser=st.integers(-20, 20),
)
def test_a_point_lies_on_the_side_of_a_line_that_its_value_says(kelamin: str, hari: int, k: int, geser: int) -> None:
    """A child exactly at k SD is on the line of k; one above it stands higher on the paper (a smaller y)."""
    ((_, sd),) = garis_sd("pb_u", kelamin, k, awal=hari, akhir=hari)
    nilai = D(str(round(sd, 6))) + geser
    kurva = kurva_who("pb_u", kelamin, [Ukur(hari, None, nilai)])
    assert kurva is not None
    (titik,) = kurva.titik
    patokan = kurva_who("pb_u", kelamin, [Ukur(hari, None, nilai), Ukur(hari, None, D(str(round(sd, 6))))])
    assert patokan is not None
    di_garis = min((satu for satu in patokan.titik), key=lambda satu: abs(float(satu.y) - float(patokan.titik[-1].y)))
    assert KIRI <= float(titik.x) <= KANAN
    assert ATAS <= float(titik.y) <= BAWAH
    if geser > 0:
        assert float(patokan.titik[0].y) < float(di_garis.y)
    elif geser < 0:
        assert float(patokan.titik[0].y) > float(di_garis.y)


@pytest.mark.parametrize("kelamin", ["L", "P"])
@pytest.mark.parametrize(
    ("jenis", "ukur"),
    [
        ("pb_u", [Ukur(400, D("9.0"), D("74.0"))]),
        ("bb_u", [Ukur(400, D("9.0"), D("74.0"))]),
        ("bb_pb", [Ukur(400, D("9.0"), D("74.0"))]),
        ("bb_pb", [Ukur(1200, D("13.0"), D("95.0"))]),
    ],
)
def test_lines_keep_their_order_and_stay_in_the_frame(jenis, ukur, kelamin: str) -> None:
    kurva = kurva_who(jenis, kelamin, ukur)
    assert kurva is not None
    lajur = [titik_jalur(satu.jalur) for satu in kurva.lajur]
    for bawah, atas in pairwise(lajur):
        assert [x for x, _ in bawah] == [x for x, _ in atas]
        assert all(a > b for (_, a), (_, b) in zip(bawah, atas, strict=True))
    assert all(KIRI <= x <= KANAN and ATAS <= y <= BAWAH for satu in lajur for x, y in satu)
