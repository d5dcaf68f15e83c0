"""What raises a doubt and what does not, by numbers worked out by hand; and that the sieve loses none."""

from __future__ import annotations

import datetime as dt
import itertools
from decimal import Decimal as D
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpm.periode import bulan_penuh, tambah_bulan
from pemantauan.antropometri.zskor import POSISI_JANGGAL, hitung
from pemantauan.kelayakan import keraguan_anak
from pemantauan.kelayakan.dasar import LAZIM
from pemantauan.kelayakan.diri import keraguan_hamil, keraguan_lahir, keraguan_nik
from pemantauan.kelayakan.golongan import GOLONGAN, golongan, tahan
from pemantauan.kelayakan.ukuran import _wajar, keraguan_zskor

HARI_INI = dt.date(2026, 9, 17)


def z(nilai: dict[str, Any], *, hari: int, kelamin: str = "L") -> list[tuple[str, str]]:
    """(doubt, sentence) of a child of so many days."""
    lahir = HARI_INI - dt.timedelta(days=hari)
    semua = keraguan_anak(
        nilai,
        lalu={},
        umur=bulan_penuh(lahir, HARI_INI),
        jenis_kelamin=kelamin,
        tanggal=HARI_INI,
        hari_ini=HARI_INI,
        lahir=lahir,
    )
    return [(satu.nama, satu.pernyataan) for satu in semua]


def test_a_length_beyond_six_sd_is_asked_about_by_its_z_score_alone() -> None:
    # boy, day 365: M 75.7391, SD 2.3759; 61.4 cm -> -14.3391 / 2.3759 = -6.0352; 61.5 cm -> -5.9931
    assert z({"panjang": D("61.4"), "cara_ukur": "L"}, hari=365) == [
        ("z_pb_u", "Panjang 61,4 cm pada umur 12 bulan: PB/U -6,04 SD, di luar yang masuk akal (-6 sampai 6 SD)")
    ]
    assert [nama for nama, _ in z({"panjang": D("61.5"), "cara_ukur": "L"}, hari=365)] == ["panjang_lazim"]


def test_a_baby_of_a_month_heavier_than_five_sd_is_asked_about_though_it_is_usual_at_two() -> None:
    # a girl of 28 days: M 4.1 kg; 8.4 kg is the usual upper end of 1 bulan, reached on its last day
    lahir = dt.date(2026, 2, 15)
    semua = keraguan_zskor({"berat": D("8.4")}, lahir=lahir, tanggal=dt.date(2026, 3, 15), umur=1, jenis_kelamin="P")
    assert [satu.nama for satu in semua] == ["z_bb_u"]


def test_weight_and_length_that_do_not_belong_together_are_one_question() -> None:
    # each alone is within four SD at twelve months, together 13.9 kg on 68 cm is far above five
    ((nama, kalimat),) = z({"berat": D("13.9"), "panjang": D("68.0"), "cara_ukur": "L"}, hari=365)
    assert (nama, kalimat.split(":")[0]) == ("z_bb_pb", "Berat 13,9 kg untuk panjang 68 cm")
    assert z({"berat": D("9.6"), "panjang": D("75.7"), "cara_ukur": "L"}, hari=365) == []


def test_a_child_with_oedema_has_no_weight_to_be_doubted_by_z() -> None:
    assert z({"berat": D("13.9"), "panjang": D("68.0"), "cara_ukur": "L", "edema": True}, hari=365) == []


@pytest.mark.parametrize(
    ("tikar", "panjang", "nama"),
    [
        ("H", "70.9", ["tikar_z"]),  # (70.9 - 75.7391) / 2.3759 = -2.0368: merah is what the length suggests
        ("H", "71.0", []),  # -1.9946: kuning, one step away
        ("K", "70.9", []),
        ("M", "73.4", ["tikar_z"]),  # -0.9845: hijau
        ("M", "73.3", []),  # -1.0266: kuning
        ("", "70.9", []),
    ],
)
def test_a_mat_two_colours_away_from_the_length_is_asked_about(tikar: str, panjang: str, nama: list[str]) -> None:
    isi = {"tikar": tikar, "panjang": D(panjang), "cara_ukur": "L"}
    assert [satu for satu, _ in z(isi, hari=365)] == nama


@given(
    kelamin=st.sampled_from("LP"),
    hari=st.integers(0, 1826),
    berat=st.decimals(D("0.9"), D(40), places=2),
    panjang=st.decimals(D(38), D(130), places=1),
    cara=st.sampled_from(["L", "H", ""]),
)
def test_what_the_sieve_lets_pass_has_no_implausible_z_score(
    kelamin: str, hari: int, berat: D, panjang: D, cara: str
) -> None:
    lahir = HARI_INI - dt.timedelta(days=hari)
    if bulan_penuh(lahir, HARI_INI) <= 59 and _wajar(berat, panjang, bulan_penuh(lahir, HARI_INI), kelamin):
        tanda = hitung(kelamin, hari, berat, panjang, cara).tanda
        assert [satu for satu in tanda if satu != "POS9MO"] == []


def _tepi(kelamin: str, umur: int, panjang: D | None) -> set[D]:
    """The least and the greatest kg (to 0.1) that the sieve lets pass."""
    bawah, atas = LAZIM["berat"][kelamin][umur]
    semua = [D(k) / 10 for k in range(int(bawah * 10), int(atas * 10) + 1)]
    lolos = [kg for kg in semua if _wajar(kg, panjang, umur, kelamin)]
    return {lolos[0], lolos[-1]} if lolos else set()


@pytest.mark.parametrize("kelamin", ["L", "P"])
def test_at_the_edges_of_the_sieve_nothing_is_implausible_on_the_first_and_last_day_of_any_month(kelamin: str) -> None:
    lahir = [dt.date(tahun, bulan, 1) for tahun in (2023, 2024) for bulan in range(1, 13)]
    salah = []
    for umur in range(1, 60):
        pertama = min((tambah_bulan(satu, umur) - satu).days for satu in lahir)
        terakhir = max((tambah_bulan(satu, umur + 1) - satu).days for satu in lahir) - 1
        rentang = LAZIM["panjang"][kelamin][umur]
        for cm in (None, *map(D, range(int(rentang[0]), int(rentang[1]) + 1, 3))):
            for kg, hari, cara in itertools.product(_tepi(kelamin, umur, cm), (pertama, terakhir), "LH"):
                salah += [(umur, cm, kg, t) for t in hitung(kelamin, hari, kg, cm, cara).tanda if t != POSISI_JANGGAL]
    assert salah == []


@given(kelamin=st.sampled_from("LP"), hari=st.integers(0, 730), panjang=st.decimals(D(45), D(95), places=1))
def test_no_mat_is_doubted_or_spared_by_the_sieve_alone(kelamin: str, hari: int, panjang: D) -> None:
    lahir = HARI_INI - dt.timedelta(days=hari)
    umur = bulan_penuh(lahir, HARI_INI)
    isi = {"panjang": panjang, "cara_ukur": "L", "tikar": "H"}
    semua = keraguan_zskor(isi, lahir=lahir, tanggal=HARI_INI, umur=umur, jenis_kelamin=kelamin)
    ragu = "tikar_z" in {satu.nama for satu in semua}
    pb_u = hitung(kelamin, hari, None, panjang, "L").pb_u
    assert ragu == (umur <= 23 and pb_u is not None and pb_u < -200)


# ---------------------------------------------------------------- persons and pregnancies


def nik(nomor: str, lahir: dt.date | None, kelamin: str, sidik: str = "s") -> list[str]:
    semua = keraguan_nik(nomor, sidik=sidik, lahir=lahir, jenis_kelamin=kelamin, pada=HARI_INI)
    return [satu.pernyataan for satu in semua]


def test_a_nik_is_held_against_birth_date_and_sex() -> None:
    # 43 05 24: a girl of 3 May 2024
    assert nik("6213994305240001", dt.date(2024, 5, 3), "P") == []
    assert nik("6213994305240001", dt.date(2024, 5, 4), "P") == ["Tanggal lahir di NIK bukan 4 Mei 2024 yang tercatat"]
    assert nik("6213994305240001", dt.date(2024, 5, 3), "L") == [
        "Jenis kelamin di NIK bukan laki-laki seperti yang tercatat"
    ]
    assert nik("6213994305240001", None, "") == []
    assert nik("6213999999990001", dt.date(2024, 5, 3), "P") == []


def test_a_doubt_about_a_nik_tells_nothing_of_its_digits_and_another_nik_is_another_doubt() -> None:
    def kode(nomor: str, sidik: str) -> str:
        (satu,) = keraguan_nik(nomor, sidik=sidik, lahir=dt.date(2024, 5, 4), jenis_kelamin="P", pada=HARI_INI)
        for rahasia in ("430524", "4305", "0001", "3 Mei", "2024-05-03", sidik):
            assert rahasia not in satu.kode + satu.kalimat
        return satu.kode

    assert kode("6213994305240001", "indeks-buta-satu") != kode("6213994305240001", "indeks-buta-dua")


def test_a_pregnancy_is_too_long_from_the_first_day_after_44_weeks() -> None:
    # 9 November 2025 + 308 days = 13 September 2026
    hpht = dt.date(2025, 11, 9)
    assert keraguan_hamil(hpht=hpht, hpl_akhir=None, pada=dt.date(2026, 9, 13)) == []
    (satu,) = keraguan_hamil(hpht=hpht, hpl_akhir=None, pada=dt.date(2026, 9, 14))
    assert satu.pernyataan == (
        "Hamil 44 minggu pada 14 September 2026, sejak haid terakhir 9 November 2025, dan belum melahirkan"
    )
    # without HPHT: 28 days after the last day it was expected
    assert keraguan_hamil(hpht=None, hpl_akhir=dt.date(2026, 8, 31), pada=dt.date(2026, 9, 28)) == []
    assert len(keraguan_hamil(hpht=None, hpl_akhir=dt.date(2026, 8, 31), pada=dt.date(2026, 9, 29))) == 1
    assert keraguan_hamil(hpht=None, hpl_akhir=None, pada=HARI_INI) == []


def test_every_doubt_belongs_to_one_kind_and_only_measurements_hold_something_back() -> None:
    nama = [satu for semua in GOLONGAN for satu in semua.nama]
    assert len(nama) == len(set(nama))
    assert golongan(keraguan_lahir(HARI_INI).nama).kode == "lahir"
    assert golongan("air_hilang").kode == "bulanan"
    assert {satu: sorted(tahan(satu)) for satu in ("tikar_z", "air_hilang", "nik_lahir", "z_bb_pb", "berdiri")} == {
        "tikar_z": [], "air_hilang": [], "nik_lahir": [], "z_bb_pb": ["berat", "panjang"], "berdiri": ["panjang"],
    }  # fmt: skip
