"""Formulir 3B line by line: what each age band asks, with one less and with just enough in every column.

Height, which follows the quarter too, stands in test_aturan_tinggi.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kpm.models import Wilayah
from tests.pemantauan.bahan import anak, baris_anak
from tests.pemantauan.bahan_bulan import bayi, catat_anak, kode, menurut_nama

KOLOM = ("imunisasi", "timbang", "konseling", "kunjungan", "air", "jamban", "akta", "jamkes", "parenting")
PUNYA = {"air": True, "jamban": True, "akta": True, "jamkes": True}
TIDAK_PUNYA = dict.fromkeys(PUNYA, False)
JENDELA = ("2q", "4q", "6q")


def jendela(layanan: str, yang: str, bulan: int, lain: int) -> dict[str, int]:
    """Months in the window that is asked, and the opposite in the others, so that reading a wrong one shows."""
    return {f"{layanan}_{lebar}": bulan if lebar == yang else lain for lebar in JENDELA}


def isi(imunisasi: str, yang: str, bulan: int, lain: int, kunjungan: int, parenting: int) -> dict[str, Any]:
    return {
        "imunisasi": imunisasi,
        "kunjungan": kunjungan,
        "parenting_2q": parenting,
        **jendela("timbang", yang, bulan, lain),
        **jendela("konseling", yang, bulan, lain),
    }


ENAM_BULAN = "timbang >=5 dalam 2Q, konseling >=5 dalam 2Q, kunjungan >=2, parenting >=5 dalam 2Q"
BAYI = "0 - <6 bln: imunisasi TS, timbang TS, konseling TS, kunjungan >=2, parenting TS"
B6 = f"6 - 12 bln: imunisasi 6-9 bln kecuali campak, {ENAM_BULAN}"
B10 = f"6 - 12 bln: imunisasi 10-12 bln lengkap, {ENAM_BULAN}"
B13 = ">12 - <18 bln: IDL, timbang >=8 dalam 4Q, konseling >=8 dalam 4Q, kunjungan >=2, parenting >=5 dalam 2Q"
B18 = ">18 - 23 bln: IDL, timbang >=15 dalam 6Q, konseling >=15 dalam 6Q, kunjungan >=2, parenting >=5 dalam 2Q"

# (band, ages, just enough, one less)
PITA = [
    (BAYI, (0, 3, 5), isi("lengkap", "2q", 18, 18, 2, 6), isi("lengkap", "2q", 18, 18, 1, 6)),
    (B6, (6, 9), isi("kecuali", "2q", 5, 0, 2, 5), isi("belum", "2q", 4, 18, 1, 4)),
    (B10, (10, 12), isi("lengkap", "2q", 5, 0, 2, 5), isi("kecuali", "2q", 4, 18, 1, 4)),
    (B13, (13, 17), isi("lengkap", "4q", 8, 0, 2, 5), isi("kecuali", "4q", 7, 18, 1, 4)),
    (B18, (18, 23), isi("lengkap", "6q", 15, 0, 2, 5), isi("kecuali", "6q", 14, 18, 1, 4)),
]
# imunisasi timbang konseling kunjungan air jamban akta jamkes parenting
BELUM_6 = ("TS TS TS Y Y Y Y Y TS", "TS TS TS T T T T T TS")
SEMUA = ("Y Y Y Y Y Y Y Y Y", "T T T T T T T T T")
BARIS = [
    pytest.param(umur, cukup, kurang, BELUM_6 if pita is BAYI else SEMUA, id=f"{pita} [{umur} bln]")
    for pita, umurnya, cukup, kurang in PITA
    for umur in umurnya
]
STATUS = [{"gizi_buruk": True}, {"gizi_kurang": True}, {"stunting": True}]


@pytest.mark.parametrize("status", STATUS, ids=["GB", "GK", "S"])
@pytest.mark.parametrize(("umur", "cukup", "kurang", "harapan"), BARIS)
def test_the_whole_line_is_y_with_just_enough_and_t_with_one_less(
    umur: int, cukup: dict[str, Any], kurang: dict[str, Any], harapan: tuple[str, str], status: dict[str, bool]
) -> None:
    assert kode(baris_anak(anak(umur_bulan=umur, **status, **cukup, **PUNYA)), "tinggi") == harapan[0]
    assert kode(baris_anak(anak(umur_bulan=umur, **status, **kurang, **TIDAK_PUNYA)), "tinggi") == harapan[1]


@pytest.mark.parametrize("kolom", KOLOM)
@pytest.mark.parametrize(("umur", "cukup", "kurang", "harapan"), BARIS)
def test_each_column_is_judged_by_its_own_number_alone(
    umur: int, cukup: dict[str, Any], kurang: dict[str, Any], harapan: tuple[str, str], kolom: str
) -> None:
    sendiri = {nama: nilai for nama, nilai in (cukup | PUNYA).items() if nama.startswith(kolom)}
    kode_harapan = harapan[1].split()
    kode_harapan[KOLOM.index(kolom)] = harapan[0].split()[KOLOM.index(kolom)]

    data = anak(umur_bulan=umur, stunting=True, **kurang | TIDAK_PUNYA | sendiri)

    assert kode(baris_anak(data), "tinggi") == " ".join(kode_harapan)


@pytest.mark.parametrize("umur", [0, 5, 6, 9, 10, 12, 13, 17, 18, 23])
@pytest.mark.parametrize(("atur", "kunjungan", "harapan"), [("TS", 9, "TS"), ("wajib", 1, "T"), ("wajib", 2, "Y")])
def test_the_visit_of_a_normal_child_follows_the_setting_in_every_band(
    umur: int, atur: str, kunjungan: int, harapan: str
) -> None:
    normal = anak(umur_bulan=umur, gizi_buruk=False, gizi_kurang=False, stunting=False, kunjungan=kunjungan)

    assert baris_anak(normal, anak_normal_kunjungan=atur).jawaban["kunjungan"].nilai == harapan


# ---------------------------------------------------------------- the same lines from monthly rows
# Seen on 15 September 2026: a child born on the 15th has completed its month, one born on the 16th has not.
# Patterns run up to September; 2Q starts in April, 4Q in October 2025, 6Q in April 2025.

SAMA = {"air": "v", "jamban": "x", "akta": "v", "jamkes": "x", "stunting": "v", "kunjungan": "101"}
JADI = "Y Y T Y T"
"""Codes of kunjungan, air, jamban, akta and jamkes of all of them."""
LIMA, EMPAT = "vvvvvx", "vvvvxx"
DARI_BULAN = [
    ("5 bulan: lahir 16 Maret", dt.date(2026, 3, 16), {"timbang": LIMA[1:], "imunisasi": "l"}, 5, "TS TS TS", "TS"),
    ("6 bulan: lahir 15 Maret", dt.date(2026, 3, 15), {"timbang": LIMA, "imunisasi": "k"}, 6, "Y Y T", "T"),
    ("6 bulan, imunisasi belum", dt.date(2026, 3, 15), {"timbang": EMPAT, "imunisasi": "b"}, 6, "T T T", "T"),
    ("9 bulan: lahir 16 November", dt.date(2025, 11, 16), {"imunisasi": "k", "konseling_ibu": LIMA}, 9, "Y T Y", "T"),
    (
        "10 bulan: 15 November",
        dt.date(2025, 11, 15),
        {"imunisasi": "k", "konseling_ibu": EMPAT},
        10,
        "T T T",
        "T",
    ),
    ("10 bulan, lengkap di Juli", dt.date(2025, 11, 15), {"imunisasi": "l..", "parenting": LIMA}, 10, "Y T T", "Y"),
    ("10 bulan, lengkap di Juni", dt.date(2025, 11, 15), {"imunisasi": "l...", "parenting": EMPAT}, 10, "T T T", "T"),
    ("12 bulan: lahir 16 Agustus", dt.date(2025, 8, 16), {"timbang": LIMA, "imunisasi": "l"}, 12, "Y Y T", "T"),
    ("12 bulan, satu di Maret", dt.date(2025, 8, 16), {"timbang": "v" + EMPAT, "imunisasi": "l"}, 12, "Y T T", "T"),
    ("13 bulan: lahir 15 Agustus", dt.date(2025, 8, 15), {"timbang": "v" * 7, "imunisasi": "l"}, 13, "Y T T", "T"),
    ("13 bulan, delapan kali", dt.date(2025, 8, 15), {"timbang": "v" * 8, "imunisasi": "l"}, 13, "Y Y T", "T"),
    ("17 bulan: lahir 16 Maret", dt.date(2025, 3, 16), {"konseling_ibu": "vvvvvvvvxxxx"}, 17, "T T Y", "T"),
    ("17 bulan, satu di 2025-09", dt.date(2025, 3, 16), {"konseling_ibu": "vvvvvvvvxxxxx"}, 17, "T T T", "T"),
    ("18 bulan: lahir 15 Maret", dt.date(2025, 3, 15), {"timbang": "v" * 14, "imunisasi": "l"}, 18, "Y T T", "T"),
    ("18 bulan, lima belas kali", dt.date(2025, 3, 15), {"timbang": "v" * 15 + "xxx"}, 18, "T Y T", "T"),
    ("23 bulan: lahir 16 September", dt.date(2024, 9, 16), {"timbang": "v" * 15 + "xxx"}, 23, "T Y T", "T"),
    ("23 bulan, satu di 2025-03", dt.date(2024, 9, 16), {"timbang": "v" * 15 + "xxxx"}, 23, "T T T", "T"),
]


def test_the_lines_of_a_child_come_out_of_its_months(di_desa: Wilayah) -> None:
    for nama, lahir, bulan, *_ in DARI_BULAN:
        catat_anak(bayi(di_desa, nama, lahir), **SAMA | bulan)

    baris = menurut_nama(di_desa)

    assert {nama: (b.data.umur_bulan, kode(b, "tinggi")) for nama, b in baris.items()} == {
        nama: (umur, f"{awal} {JADI} {akhir}") for nama, _, _, umur, awal, akhir in DARI_BULAN
    }


def test_either_parent_makes_a_month_of_counselling_and_both_make_only_one(di_desa: Wilayah) -> None:
    lahir = dt.date(2026, 3, 1)
    for nama, ayah, ibu in (
        ("Bergantian", "vvv...", "...vvx"),
        ("Bersamaan", "vvvv..", "vvvv.."),
        ("Ayah saja", "vvvvv.", "xxxxxx"),
        ("Ibu saja", "......", "vvvvv."),
    ):
        catat_anak(bayi(di_desa, nama, lahir), konseling_ayah=ayah, konseling_ibu=ibu, air="v")

    baris = menurut_nama(di_desa)

    assert {nama: (b.data.konseling_2q, b.jawaban["konseling"].nilai.value) for nama, b in baris.items()} == {
        "Bergantian": (5, "Y"),
        "Bersamaan": (4, "T"),
        "Ayah saja": (5, "Y"),
        "Ibu saja": (5, "Y"),
    }


def test_home_visits_are_summed_while_weighing_counts_months(di_desa: Wilayah) -> None:
    for nama, kunjungan in (("Dua di satu bulan", "..2"), ("Satu", "1.0"), ("Dua sebelum triwulan", "2...0")):
        catat_anak(bayi(di_desa, nama, dt.date(2026, 3, 1)), kunjungan=kunjungan, gizi_kurang="v", timbang="vvvv")

    baris = menurut_nama(di_desa)

    assert {nama: (b.jawaban["kunjungan"].nilai.value, b.data.timbang_2q) for nama, b in baris.items()} == {
        "Dua di satu bulan": ("Y", 4),
        "Satu": ("T", 4),
        "Dua sebelum triwulan": ("T", 4),
    }
