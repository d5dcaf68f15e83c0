"""Dates and months in every way they are written, the day always first."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from kpm.bacaan.bentuk import Nilai, NilaiJanggal
from kpm.bacaan.nilai import Masa, Tanggal, masa, tanggal

PADA = dt.date(2026, 9, 17)
MARET = dt.date(2024, 3, 12)


@pytest.mark.parametrize(
    "nilai",
    [
        dt.datetime(2024, 3, 12, 7, 30),
        MARET,
        45363,
        "45363",
        Decimal("45363.5"),
        20240312,
        "2024-03-12",
        "2024/3/12",
        "2024-03-12 00:00:00",
        "2024-03-12T07:30:00.000Z",
        "12/03/2024",
        "12/3/2024 00:00",
        "12-03-2024",
        "12.03.2024",
        "'12-03-2024",
        "12 Maret 2024",
        "12 MARET 2024",
        "12 Mar 2024",
        "12-Mar-2024",
        "12-Mar-24",
        "12/03/24",
        "Selasa, 12 Maret 2024",
        "12\u00a0Maret 2024",
    ],
)
def test_a_day_is_read_in_every_way_it_is_written(nilai: Nilai) -> None:
    assert tanggal(nilai, pada=PADA) == Tanggal(MARET)


@pytest.mark.parametrize(
    ("nilai", "akhir"),
    [
        ("September 2019", dt.date(2019, 9, 30)),
        ("SEPT 2019", dt.date(2019, 9, 30)),
        ("Sep-19", dt.date(2019, 9, 30)),
        ("09/2019", dt.date(2019, 9, 30)),
        ("2019-09", dt.date(2019, 9, 30)),
        ("Pebruari 2024", dt.date(2024, 2, 29)),
        ("Nop 2025", dt.date(2025, 11, 30)),
        ("Agt 2025", dt.date(2025, 8, 31)),
    ],
)
def test_a_month_alone_is_a_month_alone(nilai: str, akhir: dt.date) -> None:
    assert tanggal(nilai, pada=PADA) == Tanggal(akhir, bulan_saja=True)


@pytest.mark.parametrize(
    "nilai", [None, "", "-", "0", 0, "NULL", "#N/A", "0000-00-00", "00/00/0000", "00/01/1900", "Belum", "TD"]
)
def test_no_date_is_none(nilai: Nilai) -> None:
    assert tanggal(nilai, pada=PADA, lampau=True) is None


@pytest.mark.parametrize(
    ("nilai", "kalimat"),
    [
        ("31/02/2024", "“31/02/2024” bukan tanggal yang ada."),
        ("05/15/2024", "“05/15/2024” bukan tanggal yang ada."),
        (20241315, "“20241315” bukan tanggal yang ada."),
        ("13/2024", "“13/2024” bukan tanggal yang ada."),
        ("kemarin", "“kemarin” bukan tanggal yang dapat dibaca."),
        ("12 Marit 2024", "“12 Marit 2024” bukan tanggal yang dapat dibaca."),
        (2024, "“2024” bukan tanggal yang dapat dibaca."),
        (60, "“60” bukan tanggal yang dapat dibaca."),
        (-5, "“-5” bukan tanggal yang dapat dibaca."),
        (True, "“Ya” bukan tanggal yang dapat dibaca."),
        ("01/01/1900", "Tahun 1900 tidak masuk akal; periksa tanggalnya."),
        (dt.date(1900, 1, 1), "Tahun 1900 tidak masuk akal; periksa tanggalnya."),
        ("31-12-9999", "Tahun 9999 tidak masuk akal; periksa tanggalnya."),
        ("12/03/0024", "Tahun 24 tidak masuk akal; periksa tanggalnya."),
    ],
)
def test_what_is_no_date_is_told_in_a_sentence(nilai: Nilai, kalimat: str) -> None:
    with pytest.raises(NilaiJanggal) as galat:
        tanggal(nilai, pada=PADA)

    assert str(galat.value) == kalimat


@pytest.mark.parametrize("nilai", ["18/09/2026", dt.date(2031, 1, 1), "Oktober 2026"])
def test_a_birth_that_lies_ahead_is_refused(nilai: Nilai) -> None:
    with pytest.raises(NilaiJanggal, match="belum terjadi; periksa tanggalnya"):
        tanggal(nilai, pada=PADA, lampau=True)

    assert tanggal(nilai, pada=PADA) is not None


def test_the_month_that_runs_and_the_day_itself_have_happened() -> None:
    assert tanggal("September 2026", pada=PADA, lampau=True) == Tanggal(dt.date(2026, 9, 30), bulan_saja=True)
    assert tanggal("17/09/2026", pada=PADA, lampau=True) == Tanggal(PADA)


@pytest.mark.parametrize(
    ("nilai", "lampau", "dibaca"),
    [
        ("17/09/26", True, dt.date(2026, 9, 17)),
        ("18/09/26", True, dt.date(1926, 9, 18)),
        ("01/01/27", True, dt.date(1927, 1, 1)),
        ("01/01/27", False, dt.date(2027, 1, 1)),
        ("01/01/28", False, dt.date(1928, 1, 1)),
        ("15-08-90", True, dt.date(1990, 8, 15)),
        ("29/02/00", True, dt.date(2000, 2, 29)),
    ],
)
def test_two_digits_of_a_year_get_the_century_the_day_of_reading_allows(
    nilai: str, lampau: bool, dibaca: dt.date
) -> None:
    assert tanggal(nilai, pada=PADA, lampau=lampau) == Tanggal(dibaca)


def test_without_a_day_of_reading_a_year_needs_four_digits() -> None:
    with pytest.raises(NilaiJanggal) as galat:
        tanggal("12/03/24")

    assert str(galat.value) == "Tahun “12/03/24” hanya dua angka; tulis empat angka."


@pytest.mark.parametrize(
    ("nilai", "dibaca"),
    [
        ("BULAN : Januari 2019", Masa(2019, 1)),
        ("BULAN : AGUSTUS 2025", Masa(2025, 8)),
        ("Bulan: Maret", Masa(None, 3)),
        ("BULAN : 03 TAHUN 2025", Masa(2025, 3)),
        ("KUARTAL : 1 TAHUN 2025", Masa(2025, None, 1)),
        ("Triwulan III Tahun 2025", Masa(2025, None, 3)),
        ("3A TW 1", Masa(None, None, 1)),
        ("TAHUN : 2025", Masa(2025)),
        ("2A Januari", Masa(None, 1)),
        ("2B Agustus", Masa(None, 8)),
        ("FORMULIR 2.A. PEMANTAUAN BULANAN IBU HAMIL", None),
        ("DESA : CONTOH", None),
        ("2025", None),
        ("", None),
        (2025, None),
    ],
)
def test_a_line_above_the_table_names_its_month_quarter_or_year(nilai: Nilai, dibaca: Masa | None) -> None:
    assert masa(nilai) == dibaca
