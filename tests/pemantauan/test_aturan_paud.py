"""Formulir 2C line by line, through monthly rows: who is of age, which months count, when a child is active."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from kpm.models import Wilayah
from kpm.periode import Bulan, Triwulan
from pemantauan.models import PemantauanPaud
from tests.factories import AnakFactory, OrangFactory
from tests.pemantauan.bahan_bulan import SEPT, bayi, catat_anak, catat_paud, skor

T4 = Triwulan(2026, 4)


def test_age_on_the_quarters_last_day_says_who_is_of_age_and_which_class(di_desa: Wilayah) -> None:
    # quarter III ends on 30 September 2026
    for nama, lahir in (
        ("23 bulan", dt.date(2024, 10, 1)),
        ("24 bulan", dt.date(2024, 9, 30)),
        ("35 bulan", dt.date(2023, 10, 1)),
        ("36 bulan", dt.date(2023, 9, 30)),
        ("72 bulan", dt.date(2020, 9, 30)),
        ("72 bulan lewat 29 hari", dt.date(2020, 9, 1)),
        ("73 bulan, lahir 31 Agustus", dt.date(2020, 8, 31)),
        ("73 bulan", dt.date(2020, 8, 30)),
    ):
        bayi(di_desa, nama, lahir)

    assert {b.data.nama: (b.data.umur_bulan, b.kategori) for b in skor(di_desa).paud} == {
        "24 bulan": (24, "2-3"),
        "35 bulan": (35, "2-3"),
        "36 bulan": (36, "3-6"),
        "72 bulan": (72, "3-6"),
        "72 bulan lewat 29 hari": (72, "3-6"),
    }


def test_a_leap_day_is_of_age_on_the_last_day_of_february(di_desa: Wilayah) -> None:
    bayi(di_desa, "Kabisat", dt.date(2024, 2, 29))

    assert [len(skor(di_desa, Triwulan(2025, 4)).paud), len(skor(di_desa, Triwulan(2026, 1)).paud)] == [0, 1]


PAUD = [
    # section 10 of the form guide
    ("v v x: 66,67 % tidak aktif", "vvx", "T"),
    ("v v v: aktif", "vvv", "Y"),
    ("v (kosong) v: 100 % aktif", "v.v", "Y"),
    ("semua kosong: tidak aktif", "...", "T"),
    # and around its 80 percent, months of a quarter allow no other
    ("x x x: tidak aktif", "xxx", "T"),
    ("v kosong kosong: aktif", "v..", "Y"),
    ("v x kosong: 50 % tidak aktif", "vx.", "T"),
    ("bulan triwulan lalu tidak dihitung", "x.v.", "Y"),
    ("bulan triwulan lalu saja", "v...", "T"),
]


def test_the_months_of_the_quarter_say_who_is_active(di_desa: Wilayah) -> None:
    for nama, hadir, _ in PAUD:
        catat_paud(bayi(di_desa, nama, dt.date(2022, 1, 1)), hadir)

    hasil = skor(di_desa)

    assert {b.data.nama: b.jawaban["paud"].nilai.value for b in hasil.paud} == {nama: nilai for nama, _, nilai in PAUD}
    capaian = hasil.indikator["paud"]["paud"]
    # 4 of 9 children; two of them have nothing written down
    assert (capaian.diterima, capaian.seharusnya, capaian.persen) == (4, 9, Decimal("44.44"))
    assert (capaian.belum_dicatat, len(hasil.belum_dipantau_paud)) == (2, 2)


def test_a_month_with_only_a_note_is_not_filled(di_desa: Wilayah) -> None:
    catatan = {"desa": di_desa, "tanggal": dt.date(2026, 9, 15), "catatan": "pindah sekolah"}
    for nama, hadir in (("Hadir", "v."), ("Kosong", "..")):
        anak = catat_paud(bayi(di_desa, nama, dt.date(2022, 1, 1)), hadir)
        PemantauanPaud.objects.create(anak=anak, bulan=SEPT, **catatan)

    hasil = skor(di_desa)

    assert {b.data.nama: (b.data.hadir, b.data.terisi) for b in hasil.paud} == {"Hadir": (1, 1), "Kosong": (0, 0)}
    assert [b.data.nama for b in hasil.belum_dipantau_paud] == ["Kosong"]


def test_a_month_counts_from_that_of_the_second_birthday_on(di_desa: Wilayah) -> None:
    for nama, lahir in (("31 Agustus", dt.date(2024, 8, 31)), ("1 September", dt.date(2024, 9, 1))):
        catat_paud(bayi(di_desa, nama, lahir), "xvv")

    assert {b.data.nama: (b.data.hadir, b.data.terisi) for b in skor(di_desa).paud} == {
        "31 Agustus": (2, 2),
        "1 September": (1, 1),
    }


def test_a_child_passes_from_2b_to_2c_by_age_alone_and_stands_in_both_in_that_quarter(di_desa: Wilayah) -> None:
    anak = bayi(di_desa, "Anak", dt.date(2024, 9, 20))
    catat_anak(anak, Bulan(2026, 8), air="v")
    catat_paud(anak, "v")

    hasil, berikut = skor(di_desa), skor(di_desa, T4)

    assert ([b.data.umur_bulan for b in hasil.anak], [b.data.umur_bulan for b in hasil.paud]) == ([22], [24])
    assert (berikut.anak, berikut.belum_dipantau_anak, [b.data.umur_bulan for b in berikut.paud]) == ((), (), [27])
    # the PAUD row is in no other table
    assert (hasil.tabel1.anak, hasil.tabel4.orang.total.seharusnya, berikut.tabel1.rumah_tangga) == (1, 1, 0)


@pytest.mark.parametrize(
    ("keluar", "ada"),
    [
        (dt.date(2026, 6, 30), []),
        (dt.date(2026, 7, 1), ["Dipantau"]),
        (dt.date(2026, 9, 30), ["Dipantau"]),
        (dt.date(2026, 10, 1), ["Dipantau", "Luput"]),
    ],
)
def test_who_left_in_the_quarter_counts_with_a_filled_month_only(
    di_desa: Wilayah, keluar: dt.date, ada: list[str]
) -> None:
    lahir = dt.date(2023, 1, 1)
    for nama in ("Dipantau", "Luput"):
        orang = OrangFactory(desa=di_desa, nama=nama, tanggal_lahir=lahir, keluar_pada=keluar, sebab_keluar="pindah")
        anak = AnakFactory(desa=di_desa, orang=orang, lahir=lahir)
        catat_paud(anak, "v.." if nama == "Dipantau" else "...")

    assert sorted(b.data.nama for b in skor(di_desa).paud) == ada


def test_one_registered_after_the_quarter_is_in_it_only_with_a_filled_month(di_desa: Wilayah) -> None:
    lahir, sejak = dt.date(2023, 1, 1), dt.date(2026, 10, 1)
    bayi(di_desa, "Tanpa", lahir, sejak=sejak)
    catat_paud(bayi(di_desa, "Dengan", lahir, sejak=sejak), "v")

    assert [b.data.nama for b in skor(di_desa).paud] == ["Dengan"]
