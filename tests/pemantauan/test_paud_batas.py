"""Who stands on Formulir 2C in which month: the second birthday, 72 months, short months, leap days, and leaving."""

from __future__ import annotations

import datetime as dt

import pytest

from kpm.models import Wilayah
from kpm.periode import Bulan, bulan_penuh
from pemantauan.bulanan.paud import Lihat, alasan_tutup, lahir_di_rentang, rentang_paud
from pemantauan.kueri_bulan import bulan_anak, sasaran_anak
from pemantauan.kueri_paud import bulan_paud, sasaran_paud
from tests.factories import AnakFactory

SEPTEMBER = Bulan(2026, 9)


@pytest.mark.parametrize(
    ("lahir", "pertama", "terakhir"),
    [
        (dt.date(2024, 9, 1), Bulan(2026, 9), Bulan(2030, 9)),
        (dt.date(2024, 9, 30), Bulan(2026, 9), Bulan(2030, 9)),
        # the 31st completes its month on the last day of a shorter one
        (dt.date(2024, 8, 31), Bulan(2026, 8), Bulan(2030, 8)),
        (dt.date(2020, 12, 31), Bulan(2022, 12), Bulan(2026, 12)),
        # a leap day is two years old on 28 February, and 72 months old on 28 February 2030
        (dt.date(2024, 2, 29), Bulan(2026, 2), Bulan(2030, 2)),
    ],
)
def test_a_child_stands_on_the_form_from_24_to_72_months(lahir: dt.date, pertama: Bulan, terakhir: Bulan) -> None:
    assert rentang_paud(lahir) == (pertama, terakhir)
    # and the months alone say the same as completed months do
    umur = [bulan_penuh(lahir, satu.akhir) for satu in (pertama.geser(-1), pertama, terakhir, terakhir.geser(1))]
    assert umur == [23, 24, 72, 73]


def test_a_birth_long_ago_has_no_months_of_paud() -> None:
    assert rentang_paud(dt.date(2009, 12, 31)) is None


def test_the_birth_dates_of_a_month_are_bounded_on_both_sides() -> None:
    # 73 months before 30 September 2026 is August 2020; 24 months before is September 2024
    assert lahir_di_rentang(SEPTEMBER, SEPTEMBER) == (dt.date(2020, 9, 1), dt.date(2024, 9, 30))


@pytest.mark.parametrize(
    ("lahir", "ada"),
    [
        (dt.date(2024, 10, 1), False),  # 23 months on 30 September
        (dt.date(2024, 9, 30), True),  # 24 months on that very day
        (dt.date(2020, 9, 1), True),  # 72 months and 29 days
        (dt.date(2020, 8, 31), False),  # 73 months on 30 September
    ],
)
def test_the_list_of_a_month_takes_24_to_72_months(di_desa: Wilayah, lahir: dt.date, ada: bool) -> None:
    AnakFactory(desa=di_desa, lahir=lahir)
    assert sasaran_paud(SEPTEMBER, SEPTEMBER).exists() is ada


def test_a_child_passes_from_2b_to_2c_in_the_month_of_the_second_birthday(di_desa: Wilayah) -> None:
    anak = AnakFactory(desa=di_desa, lahir=dt.date(2024, 9, 15))
    agustus, oktober = Bulan(2026, 8), Bulan(2026, 10)
    di_2b = [sasaran_anak(satu).exists() for satu in (agustus, SEPTEMBER, oktober)]
    di_2c = [sasaran_paud(satu, satu).exists() for satu in (agustus, SEPTEMBER, oktober)]
    # until 14 September the month belongs to 2B, on 30 September the child is 24 months old: both sheets ask
    assert (di_2b, di_2c) == ([True, True, False], [False, True, True])
    assert (bulan_anak(anak), bulan_paud(anak)) == (
        (Bulan(2024, 9), Bulan(2026, 9)),
        (Bulan(2026, 9), Bulan(2030, 9)),
    )


def test_who_is_two_on_the_first_day_of_the_month_leaves_2b_at_once(di_desa: Wilayah) -> None:
    AnakFactory(desa=di_desa, lahir=dt.date(2024, 9, 1))
    assert (sasaran_anak(SEPTEMBER).exists(), sasaran_paud(SEPTEMBER, SEPTEMBER).exists()) == (False, True)


@pytest.mark.parametrize(
    ("keluar", "sejak", "ada"),
    [
        (dt.date(2026, 8, 31), dt.date(2024, 1, 1), False),
        (dt.date(2026, 9, 1), dt.date(2024, 1, 1), True),
        (None, dt.date(2026, 9, 30), True),
        (None, dt.date(2026, 10, 1), False),
    ],
)
def test_only_who_is_registered_and_still_there_is_listed(
    di_desa: Wilayah, keluar: dt.date | None, sejak: dt.date, ada: bool
) -> None:
    anak = AnakFactory(desa=di_desa, lahir=dt.date(2023, 1, 1), sejak=sejak)
    anak.orang.keluar_pada, anak.orang.sebab_keluar = keluar, "pindah" if keluar else ""
    anak.orang.save()
    assert sasaran_paud(SEPTEMBER, SEPTEMBER).exists() is ada


@pytest.mark.parametrize(
    ("bulan", "kata"),
    [
        (Bulan(2026, 3), "belum 2 tahun"),
        (Bulan(2026, 4), ""),
        (SEPTEMBER, ""),
        (Bulan(2026, 10), "belum mulai"),
    ],
)
def test_a_closed_month_says_why(bulan: Bulan, kata: str) -> None:
    assert alasan_tutup(bulan, lahir=dt.date(2024, 4, 30), keluar=None, kini=SEPTEMBER) == kata


def test_months_after_six_years_and_after_leaving_are_closed() -> None:
    lahir = dt.date(2020, 7, 31)
    kata = [alasan_tutup(Bulan(2026, b), lahir=lahir, keluar=None, kini=SEPTEMBER) for b in (7, 8)]
    assert kata == ["", "lewat 6 tahun"]
    keluar = dt.date(2026, 6, 30)
    kata = [alasan_tutup(Bulan(2026, b), lahir=lahir, keluar=keluar, kini=SEPTEMBER) for b in (6, 7)]
    assert kata == ["", "sudah keluar"]


@pytest.mark.parametrize(
    ("lihat", "teks"),
    [(Lihat(), ".."), (Lihat(3, None, True), "3..ya"), (Lihat(3, 1, False), "3.1.tidak"), (Lihat(None, 2), ".2.")],
)
def test_what_was_seen_travels_there_and_back(lihat: Lihat, teks: str) -> None:
    assert (str(lihat), Lihat.dari_teks(teks)) == (teks, lihat)


@pytest.mark.parametrize("teks", ["", "x", "1.2", "-1..ya", "1..mungkin", "9999999999..ya"])
def test_a_broken_mark_has_seen_nothing(teks: str) -> None:
    assert Lihat.dari_teks(teks) == Lihat()
