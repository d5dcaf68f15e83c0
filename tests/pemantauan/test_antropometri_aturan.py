"""The rules around the z-scores: limits, rounding, oedema, age basis, words, proposal, growth mat."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal as D
from typing import Any

import pytest

from kpm.periode import tambah_bulan
from pemantauan.antropometri import (
    TANPA_ZSKOR,
    Ukuran,
    Zskor,
    garis_sd,
    hitung,
    kategori,
    kategori_indeks,
    nama_indeks,
    petunjuk_tikar,
    usul_gizi,
    zskor,
)
from pemantauan.antropometri.zskor import hari_bulan

LAHIR = dt.date(2025, 6, 15)


def ukuran(**isi: Any) -> Ukuran:
    dasar = {"jenis_kelamin": "L", "lahir": LAHIR, "tanggal": dt.date(2026, 6, 15)}
    return Ukuran(**(dasar | isi))


def skor(**isi: Any) -> Zskor:
    nama = ("pb_u", "bb_u", "bb_pb", "imt_u")
    z = {satu: D(isi.pop(satu)) if satu in isi else None for satu in nama}
    return Zskor(**z, **({"tanda": (), "umur_hari": 365, "umur_bulan": 12, "panjang_koreksi": None} | isi))


# --- limits and rounding --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        ({"lahir": None}, "no birth date"),
        ({"tanggal": dt.date(2025, 6, 14)}, "measured before birth"),
    ],
)
def test_nothing_is_told_without_an_age(isi: dict[str, Any], sebab: str) -> None:
    assert zskor(ukuran(berat=D(9), panjang=D(75), **isi)) == TANPA_ZSKOR, sebab


def test_a_child_on_the_fifth_birthday_is_no_child_under_five_any_more() -> None:
    # born 1 March 2021, the fifth birthday is day 1826: in the tables, but 60 bulan penuh
    lahir = dt.date(2021, 3, 1)
    ulang = zskor(ukuran(lahir=lahir, tanggal=dt.date(2026, 3, 1), berat=D(18), panjang=D(110)))
    sebelum = zskor(ukuran(lahir=lahir, tanggal=dt.date(2026, 2, 28), berat=D(18), panjang=D(110)))

    assert (ulang.umur_hari, ulang.umur_bulan, ulang.ada) == (1826, 60, False)
    assert (sebelum.umur_hari, sebelum.umur_bulan, sebelum.ada) == (1825, 59, True)


@pytest.mark.parametrize(("hari", "ada"), [(-1, False), (0, True), (1826, True), (1827, False)])
def test_the_tables_end_with_day_1826(hari: int, ada: bool) -> None:
    assert (hitung("L", hari, D(10), D(80)).pb_u is not None) is ada


@pytest.mark.parametrize(
    ("hari", "cm", "ada"),
    [
        (730, "44.99", False),
        (730, "45.0", True),
        (730, "110.0", True),
        (730, "110.01", False),
        (731, "64.99", False),
        (731, "65.0", True),
        (731, "120.0", True),
        (731, "120.01", False),
    ],
)
def test_weight_for_length_and_height_stay_within_their_tables(hari: int, cm: str, ada: bool) -> None:
    hasil = hitung("P", hari, D(10), D(cm))
    assert (hasil.bb_pb is not None) is ada
    assert hasil.pb_u is not None
    assert hasil.imt_u is not None


@pytest.mark.parametrize(
    ("hari", "cara", "koreksi", "tanda"),
    [
        (273, "H", "80.0", ("POS9MO",)),
        (274, "H", "80.7", ()),
        (730, "H", "80.7", ()),
        (730, "L", "80.0", ()),
        (730, "", "80.0", ()),
        (731, "H", "80.0", ()),
        (731, "L", "79.3", ()),
        (731, "", "80.0", ()),
    ],
)
def test_position_is_corrected_by_day_count(hari: int, cara: str, koreksi: str, tanda: tuple[str, ...]) -> None:
    hasil = hitung("L", hari, None, D("80.0"), cara)
    assert hasil.panjang_koreksi == D(koreksi)
    assert tuple(satu for satu in hasil.tanda if satu != "HAZ") == tanda


def test_a_z_between_two_hundredths_goes_away_from_zero() -> None:
    # boys, day 0: M 49.8842, S 0.03795, so one SD is 1.89310539 cm and 0.005 SD are 0.00946552695 cm
    setengah = D("0.00946552695")
    assert hitung("L", 0, None, D("49.8842") + setengah).pb_u == 1
    assert hitung("L", 0, None, D("49.8842") - setengah).pb_u == -1
    assert hitung("L", 0, None, D("49.8842") + setengah - D("1e-12")).pb_u == 0
    assert hitung("L", 0, None, D("49.8842") + D("1.89310539") * D("2.345")).pb_u == 235


@pytest.mark.parametrize(("berat", "panjang"), [(D(0), D(0)), (D(-3), D(-50)), (None, None)])
def test_a_measure_of_nothing_has_no_z(berat: D | None, panjang: D | None) -> None:
    assert hitung("L", 100, berat, panjang)[:4] == (None, None, None, None)


def test_without_a_sex_there_is_no_z() -> None:
    assert hitung("", 100, D(6), D(60))[:4] == (None, None, None, None)


# boys, day 365: length M 75.7391, SD 2.375936; weight SD beyond three counted in steps
@pytest.mark.parametrize(("cm", "tanda"), [("61.50", ()), ("61.47", ("HAZ",)), ("89.98", ()), ("90.01", ("HAZ",))])
def test_six_sd_of_length_are_plausible_and_more_are_not(cm: str, tanda: tuple[str, ...]) -> None:
    # 75.7391 -+ 6 x 2.375936 = 61.4835 and 89.9947; 61.50 -> -5.99, 61.47 -> -6.01
    assert hitung("L", 365, None, D(cm)).tanda == tanda


def test_exactly_six_and_five_are_not_flagged() -> None:
    # one hundredth of an SD is 0.0238 cm: 61.48 -> -6.0015 -> -6.00
    hasil = hitung("L", 365, None, D("61.48"))
    assert (hasil.pb_u, hasil.tanda) == (-600, ())


def test_with_oedema_weight_tells_nothing() -> None:
    z = zskor(ukuran(berat=D("9.6"), panjang=D("71.0"), cara_ukur="L", edema=True))
    assert (z.pb_u, z.bb_u, z.bb_pb, z.imt_u) == (D("-1.99"), None, None, None)
    kata = kategori(z)
    assert (kata.pb_u, kata.bb_u, kata.bb_pb, kata.imt_u) == (
        "Normal",
        "Berat badan sangat kurang",
        "Gizi buruk",
        "Gizi buruk",
    )
    assert usul_gizi(z) == ("GB",)


# --- age basis ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("bulan", "hari"), [(0, 0), (1, 30), (2, 61), (9, 274), (23, 700), (24, 731), (59, 1796)])
def test_a_completed_month_begins_on_this_day_of_the_tables(bulan: int, hari: int) -> None:
    assert hari_bulan(bulan) == hari


def test_the_completed_month_calls_a_child_of_almost_three_months_longer() -> None:
    isi = {"lahir": dt.date(2026, 6, 15), "tanggal": dt.date(2026, 9, 14), "panjang": D("57.0"), "cara_ukur": "L"}
    tepat, penuh = zskor(ukuran(**isi)), zskor(ukuran(**isi), dasar_umur="bulan")
    # day 91: M 61.3909, S 0.03359; day 61: M 58.4384, S 0.03422
    assert (tepat.umur_hari, tepat.umur_bulan, penuh.umur_hari, penuh.umur_bulan) == (91, 2, 91, 2)
    assert tepat.pb_u == hitung_z("L", 91, D("57.0"))
    assert penuh.pb_u == hitung_z("L", 61, D("57.0"))
    assert tepat.pb_u is not None
    assert penuh.pb_u is not None
    assert tepat.pb_u < penuh.pb_u


def hitung_z(jenis: str, hari: int, cm: D) -> D:
    bulat = hitung(jenis, hari, None, cm).pb_u
    assert bulat is not None
    return D(bulat).scaleb(-2)


def test_at_two_years_the_completed_month_counts_as_standing() -> None:
    lahir = dt.date(2024, 6, 15)
    isi = {"lahir": lahir, "tanggal": tambah_bulan(lahir, 24), "panjang": D("85.0"), "cara_ukur": "H"}
    # 730 days: lying by the day count, so 0.7 cm are added; the row of 24 months is that of standing children
    assert zskor(ukuran(**isi)).panjang_koreksi == D("85.7")
    assert zskor(ukuran(**isi), dasar_umur="bulan").panjang_koreksi == D("85.0")


# --- words ----------------------------------------------------------------------------------------------------------

GIZI = [
    ("-3.01", "Gizi buruk"),
    ("-3.00", "Gizi kurang"),
    ("-2.01", "Gizi kurang"),
    ("-2.00", "Gizi baik"),
    ("1.00", "Gizi baik"),
    ("1.01", "Berisiko gizi lebih"),
    ("2.00", "Berisiko gizi lebih"),
    ("2.01", "Gizi lebih"),
    ("3.00", "Gizi lebih"),
    ("3.01", "Obesitas"),
]


@pytest.mark.parametrize(
    ("indeks", "z", "kata"),
    [
        ("bb_u", "-3.01", "Berat badan sangat kurang"),
        ("bb_u", "-3.00", "Berat badan kurang"),
        ("bb_u", "-2.01", "Berat badan kurang"),
        ("bb_u", "-2.00", "Berat badan normal"),
        ("bb_u", "1.00", "Berat badan normal"),
        ("bb_u", "1.01", "Risiko berat badan lebih"),
        ("pb_u", "-3.01", "Sangat pendek"),
        ("pb_u", "-3.00", "Pendek"),
        ("pb_u", "-2.01", "Pendek"),
        ("pb_u", "-2.00", "Normal"),
        ("pb_u", "3.00", "Normal"),
        ("pb_u", "3.01", "Tinggi"),
        *[("bb_pb", z, kata) for z, kata in GIZI],
        *[("imt_u", z, kata) for z, kata in GIZI],
    ],
)
def test_the_words_change_where_the_regulation_says(indeks: Any, z: str, kata: str) -> None:
    assert kategori_indeks(indeks, D(z)) == kata


def test_what_has_no_z_has_no_word() -> None:
    assert kategori_indeks("pb_u", None) == ""


@pytest.mark.parametrize(
    ("umur", "nama"), [(23, ["PB/U", "BB/U", "BB/PB", "IMT/U"]), (24, ["TB/U", "BB/U", "BB/TB", "IMT/U"])]
)
def test_from_two_years_on_length_is_called_height(umur: int, nama: list[str]) -> None:
    assert [nama_indeks(satu, umur) for satu in ("pb_u", "bb_u", "bb_pb", "imt_u")] == nama  # type: ignore[arg-type]


# --- what is proposed -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("isi", "usul"),
    [
        ({"pb_u": "-2.00", "bb_pb": "-2.00"}, ()),
        ({"pb_u": "-2.01", "bb_pb": "-2.00"}, ("S",)),
        ({"pb_u": "-2.00", "bb_pb": "-2.01"}, ("GK",)),
        ({"pb_u": "-2.00", "bb_pb": "-3.00"}, ("GK",)),
        ({"pb_u": "-2.01", "bb_pb": "-3.01"}, ("GB", "S")),
        ({"pb_u": "-2.31"}, ("S",)),
        ({"pb_u": "-1.00"}, None),
        ({"bb_u": "-4.00"}, None),
        ({"edema": True}, ("GB",)),
        ({"pb_u": "-6.10", "bb_pb": "-1.00", "tanda": ("HAZ",)}, None),
        ({"pb_u": "-6.10", "bb_pb": "-2.50", "tanda": ("HAZ",)}, ("GK",)),
        ({"pb_u": "-1.00", "bb_pb": "-5.20", "tanda": ("WHZ",)}, None),
    ],
)
def test_gb_gk_and_s_are_proposed_from_length_and_weight_for_length(
    isi: dict[str, Any], usul: tuple[str, ...] | None
) -> None:
    assert usul_gizi(skor(**isi)) == usul


@pytest.mark.parametrize(
    ("z", "umur", "warna"),
    [
        ("-2.01", 0, "M"),
        ("-2.00", 23, "K"),
        ("-1.01", 12, "K"),
        ("-1.00", 12, "H"),
        ("2.50", 12, "H"),
        ("-2.50", 24, ""),
        (None, 12, ""),
    ],
)
def test_the_mat_is_red_where_the_child_is_stunted_and_yellow_up_to_one_sd(
    z: str | None, umur: int, warna: str
) -> None:
    assert petunjuk_tikar(None if z is None else D(z), umur) == warna


def test_the_limit_of_yellow_is_a_setting() -> None:
    assert petunjuk_tikar(D("-1.20"), 12, batas_kuning=D("-1.5")) == "H"


# --- lines of the curves --------------------------------------------------------------------------------------------


def test_a_line_runs_along_its_table_and_always_reaches_the_end() -> None:
    assert garis_sd("bb_pb", "L", 0, awal=1, akhir=2) == ()  # outside the table
    umur = garis_sd("bb_u", "P", 0, langkah=100)
    panjang = garis_sd("bb_pb", "L", -3, awal=650, akhir=700, langkah=20)
    assert (umur[0], umur[-1]) == ((0.0, 3.2322), (1826.0, pytest.approx(18.2193, abs=0.1)))
    assert [x for x, _ in panjang] == [65.0, 67.0, 69.0, 70.0]
