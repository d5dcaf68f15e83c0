"""The term of a KPM and what is owed for it: calculation alone, without a database."""

from __future__ import annotations

import datetime as dt

import pytest

from kpm.kader import INSENTIF, OPERASIONAL, Bayaran, Masa, bulan_belum_dibayar, tahun_bayar
from kpm.periode import Bulan

HARI_INI = dt.date(2026, 9, 17)


@pytest.mark.parametrize(
    ("selesai", "kata"),
    [
        (None, "bertugas"),
        (dt.date(2026, 10, 18), "bertugas"),
        (dt.date(2026, 10, 17), "masa tugas berakhir 30 hari lagi"),
        (dt.date(2026, 9, 17), "masa tugas berakhir hari ini"),
        (dt.date(2026, 9, 16), "selesai 16 September 2026"),
    ],
)
def test_a_term_is_announced_thirty_days_before_its_end(selesai: dt.date | None, kata: str) -> None:
    assert Masa(dt.date(2026, 1, 1), selesai, HARI_INI).kata == kata


def test_a_term_that_has_not_begun_says_when() -> None:
    assert Masa(dt.date(2026, 10, 1), None, HARI_INI).kata == "mulai 1 Oktober 2026"


def test_the_grid_of_a_year_names_what_is_owed_and_sums_what_was_paid() -> None:
    masa = Masa(dt.date(2026, 4, 20), None, HARI_INI)
    dibayar = dt.date(2026, 7, 5)
    bayaran = [
        Bayaran(INSENTIF, Bulan(2026, 4), 500_000, "Dana Desa", dibayar),
        Bayaran(INSENTIF, Bulan(2026, 5), 500_000, "Dana Desa", dibayar),
        Bayaran(INSENTIF, Bulan(2026, 6), 450_000, "Alokasi Dana Desa", dibayar),
        Bayaran(INSENTIF, Bulan(2026, 7), 500_000, "Dana Desa", None),
        Bayaran(OPERASIONAL, Bulan(2026, 5), 150_000, "Dana Desa", dibayar),
        Bayaran(INSENTIF, Bulan(2025, 5), 999_000, "Dana Desa", dibayar),
    ]

    tahun = tahun_bayar(2026, masa, bayaran)

    assert [satu.bulan.bulan for satu in tahun.bulan if satu.bertugas] == [4, 5, 6, 7, 8, 9]
    assert tahun.belum == (Bulan(2026, 7), Bulan(2026, 8))
    assert tahun.jumlah == (
        ("Insentif, Dana Desa", 1_000_000),
        ("Insentif, Alokasi Dana Desa", 450_000),
        ("Biaya operasional, Dana Desa", 150_000),
    )
    assert tahun.total == 1_600_000


def test_months_are_owed_from_the_first_of_the_term_to_the_last_that_is_over() -> None:
    masa = Masa(dt.date(2026, 5, 31), dt.date(2026, 8, 1), HARI_INI)
    assert bulan_belum_dibayar(masa, [Bulan(2026, 6)]) == [Bulan(2026, 5), Bulan(2026, 7), Bulan(2026, 8)]
    assert bulan_belum_dibayar(masa, [], sejak=Bulan(2026, 8)) == [Bulan(2026, 8)]
