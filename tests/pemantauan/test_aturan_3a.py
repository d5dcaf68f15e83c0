"""Formulir 3A line by line: what each stage asks, with one less and with just enough in every column."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kpm.models import Wilayah
from tests.pemantauan.bahan import baris_ibu, ibu
from tests.pemantauan.bahan_bulan import catat_ibu, hamil, kode, menurut_nama

KOLOM = ("anc", "fe", "nifas", "konseling", "kunjungan", "air", "jamban", "jamkes")
PUNYA = {"air": True, "jamban": True, "jamkes": True}
TIDAK_PUNYA = dict.fromkeys(PUNYA, False)

SEKALI = ({"anc": 1, "fe": 30, "konseling": 1, "kunjungan": 1}, {"anc": 0, "fe": 29, "konseling": 0, "kunjungan": 0})
DUA_KALI = ({"anc": 2, "fe": 30, "konseling": 2, "kunjungan": 1}, {"anc": 1, "fe": 29, "konseling": 1, "kunjungan": 0})
HAMIL = ("Y Y TS Y Y Y Y Y", "T T TS T T T T T")
BERSALIN = ("TS TS Y TS TS Y Y Y", "TS TS T TS TS T T T")
# What does not apply any more is there in plenty, and one visit less is there where plenty would hide it.
LEWAT = {"anc": 9, "fe": 90, "konseling": 9, "kunjungan": 9}
NIFAS = (LEWAT | {"nifas": 3}, LEWAT | {"nifas": 2})

TM1 = "0-3 bln (TM1): periksa >=1, Fe >=30 butir, nifas TS, konseling >=1, kunjungan KEK/RISTI >=1"
TM2 = "4-6 bln (TM2): periksa >=1, Fe >=30 butir, nifas TS, konseling >=1, kunjungan KEK/RISTI >=1"
TM3 = "7-9 bln (TM3): periksa >=2, Fe >=30 butir, nifas TS, konseling >=2, kunjungan KEK/RISTI >=1"
LAHIR = {"melahirkan": dt.date(2026, 7, 20)}
SESUDAH = "Ibu Bersalin: periksa TS, Fe TS, nifas >=3, konseling TS, kunjungan TS"

BARIS = [
    *(pytest.param({"usia_bulan": usia}, SEKALI, HAMIL, id=f"{TM1} [{usia} bln]") for usia in (0, 1, 3)),
    *(pytest.param({"usia_bulan": usia}, SEKALI, HAMIL, id=f"{TM2} [{usia} bln]") for usia in (4, 6)),
    *(pytest.param({"usia_bulan": usia}, DUA_KALI, HAMIL, id=f"{TM3} [{usia} bln]") for usia in (7, 9)),
    pytest.param({"usia_bulan": 10}, DUA_KALI, HAMIL, id="> 9 bln dan belum melahirkan: seperti TM3"),
    pytest.param({"usia_bulan": None}, DUA_KALI, HAMIL, id="usia belum diketahui: seperti TM3"),
    *(
        pytest.param(
            {"usia_bulan": usia, "melahirkan": dt.date(2026, 7, 20)}, NIFAS, BERSALIN, id=f"{SESUDAH} [{usia}]"
        )
        for usia in (None, 5, 9)
    ),
]
RISIKO = [
    pytest.param({"kek": True, "resti": False}, id="KEK"),
    pytest.param({"kek": False, "resti": True}, id="RISTI"),
    pytest.param({"kek": True, "resti": True}, id="KEK dan RISTI"),
]


@pytest.mark.parametrize("risiko", RISIKO)
@pytest.mark.parametrize(("tahap", "isi", "harapan"), BARIS)
def test_the_whole_line_is_y_with_just_enough_and_t_with_one_less(
    tahap: dict[str, Any], isi: tuple[dict[str, int], dict[str, int]], harapan: tuple[str, str], risiko: dict[str, bool]
) -> None:
    cukup, kurang = isi

    assert kode(baris_ibu(ibu(**tahap, **risiko, **cukup, **PUNYA))) == harapan[0]
    assert kode(baris_ibu(ibu(**tahap, **risiko, **kurang, **TIDAK_PUNYA))) == harapan[1]


@pytest.mark.parametrize("kolom", KOLOM)
@pytest.mark.parametrize(("tahap", "isi", "harapan"), BARIS)
def test_each_column_is_judged_by_its_own_number_alone(
    tahap: dict[str, Any], isi: tuple[dict[str, int], dict[str, int]], harapan: tuple[str, str], kolom: str
) -> None:
    cukup, kurang = isi[0] | PUNYA, isi[1] | TIDAK_PUNYA
    sendiri = kurang | {k: n for k, n in cukup.items() if k == kolom}
    kurang_kode = harapan[1].split()
    ke = KOLOM.index(kolom)
    kurang_kode[ke] = harapan[0].split()[ke]

    assert kode(baris_ibu(ibu(**tahap, kek=True, **sendiri))) == " ".join(kurang_kode)


@pytest.mark.parametrize("usia", [0, 3, 4, 6, 7, 9, 10, None])
@pytest.mark.parametrize(("atur", "harapan"), [("TS", "TS"), ("T", "T")])
def test_the_visit_is_only_for_kek_and_risti_in_every_trimester(usia: int | None, atur: str, harapan: str) -> None:
    normal = ibu(usia_bulan=usia, kek=False, resti=False, kunjungan=3)

    assert baris_ibu(normal, bumil_normal_kunjungan=atur).jawaban["kunjungan"].nilai == harapan


# ---------------------------------------------------------------- the same lines from monthly rows
# Monitored on 15 September: a pregnancy of the 15th has completed its month, one of the 16th has not.

LENGKAP = {"air": "..v", "jamban": "..v", "jamkes": "..v", "kek": "..v", "kunjungan": "..1"}
DARI_BULAN = [
    ("0 bulan: HPHT 16 Agustus", dt.date(2026, 8, 16), {"anc": "..1", "fe": [30], "konseling": "..1"}, 0, "Y Y TS Y"),
    ("3 bulan: HPHT 16 Mei", dt.date(2026, 5, 16), {"anc": "..1", "fe": [30], "konseling": "..1"}, 3, "Y Y TS Y"),
    ("3 bulan, tanpa periksa", dt.date(2026, 5, 16), {"anc": "..0", "fe": [29], "konseling": "..0"}, 3, "T T TS T"),
    ("4 bulan: HPHT 15 Mei", dt.date(2026, 5, 15), {"anc": "..1", "fe": [30], "konseling": "..1"}, 4, "Y Y TS Y"),
    ("4 bulan, tanpa periksa", dt.date(2026, 5, 15), {"anc": "..0", "fe": [29], "konseling": "..0"}, 4, "T T TS T"),
    ("6 bulan: HPHT 16 Februari", dt.date(2026, 2, 16), {"anc": "..1", "fe": [30], "konseling": "..1"}, 6, "Y Y TS Y"),
    ("7 bulan: HPHT 15 Februari", dt.date(2026, 2, 15), {"anc": "..1", "fe": [30], "konseling": "..1"}, 7, "T Y TS T"),
    ("7 bulan, sekali di dua bulan", dt.date(2026, 2, 15), {"anc": "1.1", "konseling": ".11"}, 7, "Y T TS Y"),
    ("7 bulan, dua kali di satu bulan", dt.date(2026, 2, 15), {"anc": "..2", "konseling": "2.0"}, 7, "Y T TS Y"),
    ("10 bulan: HPHT 15 November", dt.date(2025, 11, 15), {"anc": ".10", "konseling": ".10"}, 10, "T T TS T"),
    ("29 tablet dalam tiga bulan", dt.date(2026, 5, 16), {"fe": [10, 10, 9]}, 3, "T T TS T"),
    ("30 tablet dalam tiga bulan", dt.date(2026, 5, 16), {"fe": [10, 10, 10]}, 3, "T Y TS T"),
    ("30 tablet sebelum triwulan", dt.date(2026, 5, 1), {"fe": [30, 0, 0, 29], "anc": "1..0"}, 4, "T T TS T"),
]


def test_the_lines_of_a_pregnant_woman_come_out_of_her_months(di_desa: Wilayah) -> None:
    for nama, hpht, bulan, _, _ in DARI_BULAN:
        catat_ibu(hamil(di_desa, nama, hpht), **LENGKAP | bulan)

    baris = menurut_nama(di_desa)

    assert {nama: (b.data.usia_bulan, kode(b)) for nama, b in baris.items()} == {
        nama: (usia, f"{awal} Y Y Y Y") for nama, _, _, usia, awal in DARI_BULAN
    }


def test_a_delivered_woman_is_judged_by_nifas_alone_whatever_she_had_before(di_desa: Wilayah) -> None:
    banyak = {"anc": "220", "konseling": "220", "kunjungan": "220", "fe": [30, 30, 30], "kek": "vvv"}
    for nama, nifas in (("Dua kali", "..2"), ("Tiga kali", "..3"), ("Sekali sebulan", "111")):
        ibu_bersalin = hamil(di_desa, nama, dt.date(2025, 10, 10), lahir=dt.date(2026, 7, 10))
        catat_ibu(ibu_bersalin, nifas=nifas, air="v.x", jamban="x.v", jamkes="v..", **banyak)

    baris = menurut_nama(di_desa)

    assert {nama: kode(b) for nama, b in baris.items()} == {
        "Dua kali": "TS TS T TS TS T Y Y",
        "Tiga kali": "TS TS Y TS TS T Y Y",
        "Sekali sebulan": "TS TS Y TS TS T Y Y",
    }
