"""Money and lines as people type them."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

import pytest

from kpm.uang import baca_rupiah
from rembuk.teks import baca_jadwal, butir, sebut_jadwal, tulis_jadwal


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("42.000.000", "42000000"),
        ("42000000", "42000000"),
        ("42,000,000", "42000000"),
        ("Rp 42.000.000", "42000000"),
        ("Rp42.000.000,50", "42000000.50"),
        ("rp. 1.250", "1250"),
        ("1.250.000,-", "1250000"),
        ("0", "0"),
        ("12,5", "12.5"),
        ("12,500.75", "12500.75"),
    ],
)
def test_money_is_read_as_people_write_it(teks: str, nilai: str) -> None:
    assert baca_rupiah(teks) == Decimal(nilai)


@pytest.mark.parametrize("teks", ["", "empat juta", "42.00", "4.2000.000", "-5", "1.000,123", "12.5", "1e6", "42 juta"])
def test_money_that_could_mean_two_things_is_refused(teks: str) -> None:
    with pytest.raises(ValueError, match=r"Tulis rupiah dengan angka, misalnya 42\.000\.000\."):
        baca_rupiah(teks)


def test_points_lose_the_number_or_dash_before_them() -> None:
    teks = "1. Rapat tiap tiga bulan\n\n- Ajak ayah\n2) Lapor camat\n  • 40 orang hadir\n40 orang hadir"
    assert butir(teks) == ["Rapat tiap tiga bulan", "Ajak ayah", "Lapor camat", "40 orang hadir", "40 orang hadir"]


def test_dates_are_read_as_people_write_them_each_once_and_in_order() -> None:
    teks = "14-01-2027\n1. Rabu, 14 Oktober 2026\n\n- 14/10/2026\n8 Apr 2027"
    jadwal = baca_jadwal(teks)
    assert jadwal == [dt.date(2026, 10, 14), dt.date(2027, 1, 14), dt.date(2027, 4, 8)]
    assert tulis_jadwal(jadwal) == "14 Oktober 2026\n14 Januari 2027\n8 April 2027"
    assert baca_jadwal(tulis_jadwal(jadwal)) == jadwal
    assert sebut_jadwal(jadwal[:2]) == "Rabu, 14 Oktober 2026; Kamis, 14 Januari 2027"
    assert baca_jadwal(" \n") == []


@pytest.mark.parametrize(
    ("teks", "galat"),
    [
        ("14-10-2026\nkapan-kapan", "Baris 2: “kapan-kapan” bukan tanggal yang dapat dibaca."),
        ("31-02-2027", "Baris 1: “31-02-2027” bukan tanggal yang ada."),
        ("Oktober 2026", "Baris 1: “Oktober 2026” belum lengkap. Tulis hari, bulan, dan tahun."),
        ("14-10-3026", "Baris 1: Tahun 3026 tidak masuk akal; periksa tanggalnya."),
    ],
)
def test_a_line_that_is_no_date_is_named_by_its_number(teks: str, galat: str) -> None:
    with pytest.raises(ValueError, match=re.escape(galat)):
        baca_jadwal(teks)
