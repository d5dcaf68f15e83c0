"""Every row of the WHO tables gives back its own standard deviations, and a second path agrees to the last digit."""

from __future__ import annotations

import itertools
from decimal import Decimal as D
from decimal import localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pemantauan.antropometri import garis_sd, hitung
from pemantauan.antropometri.zskor import hari_bulan
from tests.pemantauan import jalur_kedua_tumbuh as kedua

BAKU = range(-3, 4)


def z(jenis: str, hari: int, berat: D | None, panjang: D | None, cara: str = "") -> tuple[object, ...]:
    """As the second path gives it."""
    hasil = hitung(jenis, hari, berat, panjang, cara)
    return (*(None if satu is None else D(satu).scaleb(-2) for satu in hasil[:4]), hasil.tanda)


@pytest.mark.parametrize(
    ("nama", "baris"),
    [("lhfa_by_day", 3654), ("wfa_by_day", 3654), ("bmifa_by_day", 3654), ("wfl_by_cm", 1302), ("wfh_by_cm", 1102)],
)
def test_the_value_at_each_sd_of_every_row_has_that_z(nama: str, baris: int) -> None:
    tabel = kedua.tabel(nama)
    assert len(tabel) == baris
    salah = []
    with localcontext() as konteks:
        konteks.prec = 30
        for ((jenis, kunci), lms), k in itertools.product(tabel.items(), BAKU):
            nilai = kedua.sd(lms, k)
            if nama == "lhfa_by_day":
                dapat = hitung(jenis, int(kunci), None, nilai).pb_u
            elif nama == "wfa_by_day":
                dapat = hitung(jenis, int(kunci), nilai, None).bb_u
            elif nama == "bmifa_by_day":
                dapat = hitung(jenis, int(kunci), nilai, D(100)).imt_u  # of 100 cm: kg are kg/m2
            else:
                dapat = hitung(jenis, 300 if nama == "wfl_by_cm" else 900, nilai, kunci).bb_pb
            if dapat != k * 100:
                salah.append((jenis, kunci, k, dapat))
    assert salah == []


@pytest.mark.parametrize("hari", [0, 1, 273, 274, 730, 731, 1825, 1826])
def test_the_second_path_agrees_at_the_edges_of_age_and_length(hari: int) -> None:
    cm = [D(satu) for satu in ("44.9", "44.95", "45.0", "45.05", "64.3", "64.9", "65.0", "65.7", "87.25", "109.3")]
    cm += [D(satu) for satu in ("109.99", "110.0", "110.01", "110.7", "119.95", "120.0", "120.05", "120.7", "120.75")]
    berat = [D(satu) for satu in ("0.9", "2.15", "7.43", "12", "25.5", "58")]
    for jenis, kg, panjang, cara in itertools.product("LP", berat, cm, ("L", "H", "")):
        assert z(jenis, hari, kg, panjang, cara) == kedua.hitung(jenis, hari, kg, panjang, cara)


@pytest.mark.parametrize(
    ("kg", "cm", "imt_u"),
    [("6.1", "64.3", "-1.66"), ("10.86", "72", "2.63"), ("12.27", "76.8", "2.55"), ("11.81", "84.4", "-0.17")],
)
def test_a_body_mass_index_too_close_to_the_middle_of_two_hundredths_for_floats(kg: str, cm: str, imt_u: str) -> None:
    # unrounded: -1.66499997, 2.63499980, 2.55499981, -0.16500001
    dapat = z("L", 365, D(kg), D(cm))
    assert dapat == kedua.hitung("L", 365, D(kg), D(cm), "")
    assert dapat[3] == D(imt_u)


@pytest.mark.parametrize("hari", [0, 730, 731, 1826])
@pytest.mark.parametrize("jenis", ["L", "P"])
def test_the_second_path_agrees_around_three_sd(jenis: str, hari: int) -> None:
    for nama, k, geser in itertools.product(("wfa_by_day", "bmifa_by_day"), (-3, 3), range(-30, 31)):
        berat = kedua.sd(kedua.tabel(nama)[jenis, D(hari)], k).quantize(D("0.001")) + D(geser).scaleb(-3)
        assert z(jenis, hari, berat, D(100)) == kedua.hitung(jenis, hari, berat, D(100), "")
    for k, geser in itertools.product((-3, 3), range(-30, 31)):
        cm = kedua.sd(kedua.tabel("lhfa_by_day")[jenis, D(hari)], k).quantize(D("0.01")) + D(geser).scaleb(-2)
        assert z(jenis, hari, None, cm) == kedua.hitung(jenis, hari, None, cm, "")


@given(
    jenis=st.sampled_from("LP"),
    hari=st.integers(0, 1826),
    berat=st.decimals("0.1", "60", places=3),
    panjang=st.decimals("20", "160", places=2),
    cara=st.sampled_from(["L", "H", ""]),
)
def test_the_second_path_agrees_everywhere(jenis: str, hari: int, berat: D, panjang: D, cara: str) -> None:
    assert z(jenis, hari, berat, panjang, cara) == kedua.hitung(jenis, hari, berat, panjang, cara)


@given(
    jenis=st.sampled_from("LP"),
    hari=st.integers(0, 1826),
    berat=st.decimals("0.1", "60", places=2),
    panjang=st.decimals("40", "130", places=1),
    lebih=st.integers(1, 50),
)
def test_a_heavier_child_never_has_a_lower_z_and_a_longer_one_never_a_lower_length_for_age(
    jenis: str, hari: int, berat: D, panjang: D, lebih: int
) -> None:
    ringan = hitung(jenis, hari, berat, panjang)
    berat_lagi = hitung(jenis, hari, berat + D(lebih) / 10, panjang)
    panjang_lagi = hitung(jenis, hari, berat, panjang + D(lebih) / 10)
    for satu in ("bb_u", "imt_u", "bb_pb"):
        if getattr(ringan, satu) is not None:
            assert getattr(berat_lagi, satu) >= getattr(ringan, satu)
    assert panjang_lagi.pb_u is not None
    assert ringan.pb_u is not None
    assert panjang_lagi.pb_u >= ringan.pb_u
    assert panjang_lagi.bb_u == ringan.bb_u


@given(jenis=st.sampled_from("LP"), hari=st.integers(274, 1826), panjang=st.decimals("46", "109", places=1))
def test_the_position_is_corrected_by_the_same_seven_millimetres_both_ways(jenis: str, hari: int, panjang: D) -> None:
    """A child measured standing is one 0.7 cm longer measured lying, below and above two years."""
    berat = D(10)
    berdiri, baring = hitung(jenis, hari, berat, panjang, "H"), hitung(jenis, hari, berat, panjang + D("0.7"), "L")
    assert berdiri == baring


def test_lengths_at_two_and_one_sd_are_those_of_the_printed_curves() -> None:
    bulan = (0, 3, 6, 9, 12, 15, 18, 21, 23)
    tercetak = {
        "L": "46.1 48.0 57.3 59.4 63.4 65.5 67.5 69.7 71.0 73.4 74.1 76.6 76.9 79.6 79.4 82.3 80.9 83.9",
        "P": "45.4 47.3 55.6 57.7 61.2 63.5 65.3 67.7 68.9 71.4 72.0 74.8 74.9 77.8 77.5 80.6 79.2 82.3",
    }
    for jenis, isi in tercetak.items():
        dua, satu = dict(garis_sd("pb_u", jenis, -2)), dict(garis_sd("pb_u", jenis, -1))
        dapat = [f"{garis[hari_bulan(umur)]:.1f}" for umur in bulan for garis in (dua, satu)]
        assert dapat == isi.split()


@pytest.mark.parametrize(
    ("tanda", "nama", "bawah", "atas"),
    [("WAZ", "wfa_by_day", -6, 5), ("WHZ", "wfl_by_cm", -5, 5), ("BAZ", "bmifa_by_day", -5, 5)],
)
def test_the_limits_of_the_plausible_are_plausible_themselves(tanda: str, nama: str, bawah: int, atas: int) -> None:
    """A boy of 365 days; of 100 cm, so that kilograms are kg/m2 too."""
    lms = kedua.tabel(nama)["L", D("100.0") if nama == "wfl_by_cm" else D(365)]
    for z, arah in ((bawah, -1), (atas, 1)):
        tiga, langkah = kedua.sd(lms, 3 * arah), kedua.sd(lms, 3 * arah) - kedua.sd(lms, 2 * arah)
        tepat = tiga + (abs(z) - 3) * langkah
        assert tanda not in hitung("L", 365, tepat, D(100)).tanda
        assert tanda in hitung("L", 365, tepat + langkah / 100, D(100)).tanda
