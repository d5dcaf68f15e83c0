"""Rules of registration: dates of a pregnancy, ends of it, ages, measures at birth, names that may be one."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from sasaran.aturan import (
    BERAT_LAHIR,
    nama_mirip,
    periksa_lahir_anak,
    periksa_persalinan,
    periksa_tanggal_kehamilan,
    periksa_ukuran,
)
from sasaran.sebutan import umur

PADA = dt.date(2026, 9, 17)


def kehamilan(**isi: object) -> dict[str, str]:
    bawaan = {"asal": "hpht", "hpht": None, "hpl": None, "sejak": PADA, "pada": PADA}
    return periksa_tanggal_kehamilan(**{**bawaan, **isi})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("isi", "bidang"),
    [
        ({"hpht": dt.date(2026, 3, 10)}, []),
        ({"hpht": PADA}, []),
        ({"hpht": dt.date(2026, 9, 18), "sejak": None}, ["hpht"]),
        ({"hpht": dt.date(2025, 11, 13)}, []),  # 308 days
        ({"hpht": dt.date(2025, 11, 12)}, ["hpht"]),  # 309 days
        ({}, ["hpht"]),
        ({"asal": "hpl_tanggal", "hpl": dt.date(2026, 12, 17)}, []),
        ({"asal": "hpl_tanggal"}, ["hpl"]),
        ({"asal": "hpl_usg", "hpl": dt.date(2027, 7, 29)}, []),  # 315 days ahead
        ({"asal": "hpl_usg", "hpl": dt.date(2027, 7, 30)}, ["hpl"]),
        ({"asal": "hpl_tanggal", "hpl": dt.date(2026, 8, 20)}, []),  # 28 days ago
        ({"asal": "hpl_tanggal", "hpl": dt.date(2026, 8, 19)}, ["hpl"]),
        ({"asal": "hpl_bulan", "hpl": dt.date(2026, 8, 1)}, []),
        ({"asal": "hpl_bulan", "hpl": dt.date(2026, 12, 15)}, ["hpl"]),
        ({"asal": "hpl_usg", "hpl": dt.date(2026, 12, 17), "hpht": dt.date(2026, 3, 10)}, ["hpht"]),
        ({"hpl": dt.date(2026, 12, 28), "hpht": dt.date(2026, 3, 10)}, []),  # 11 days from Naegele
        ({"hpl": dt.date(2027, 1, 1), "hpht": dt.date(2026, 3, 10)}, ["hpl"]),
        ({"asal": "tidak_tahu"}, []),
        ({"asal": "tidak_tahu", "hpht": dt.date(2026, 3, 10)}, ["asal_tanggal"]),
        ({"hpht": dt.date(2026, 3, 10), "sejak": dt.date(2026, 3, 9)}, ["sejak"]),
        ({"hpht": dt.date(2026, 3, 10), "sejak": dt.date(2026, 9, 18)}, ["sejak"]),
        ({"asal": "tidak_tahu", "sejak": dt.date(2025, 11, 12)}, ["sejak"]),
        ({"hpht": dt.date(2026, 3, 10), "berakhir_sebelumnya": dt.date(2026, 3, 11)}, ["hpht"]),
        ({"hpht": dt.date(2024, 3, 10), "berakhir": dt.date(2024, 12, 17), "sejak": dt.date(2024, 5, 1)}, []),
    ],
)
def test_dates_of_a_pregnancy_are_judged_on_the_day_of_entry(isi: dict[str, object], bidang: list[str]) -> None:
    assert list(kehamilan(**isi)) == bidang


@pytest.mark.parametrize(
    ("hasil", "tanggal", "ditolak", "ditanya"),
    [
        ("lahir_hidup", dt.date(2026, 7, 28), False, False),  # 140 days
        ("lahir_hidup", dt.date(2026, 7, 27), True, False),
        ("lahir_hidup", dt.date(2026, 9, 18), True, False),
        ("lahir_mati", dt.date(2026, 8, 11), False, False),  # 154 days
        ("lahir_mati", dt.date(2026, 8, 10), False, True),
        ("keguguran", dt.date(2026, 8, 10), False, False),
        ("keguguran", dt.date(2026, 8, 11), False, True),
        ("keguguran", dt.date(2026, 3, 9), True, False),
    ],
)
def test_the_end_of_a_pregnancy_fits_its_weeks(hasil: str, tanggal: dt.date, ditolak: bool, ditanya: bool) -> None:
    salah, tanya = periksa_persalinan(
        hasil=hasil,
        tanggal=tanggal,
        hpht=dt.date(2026, 3, 10),
        sejak=dt.date(2026, 4, 1),
        pada=PADA,
        berakhir_sebelumnya=None,
    )
    assert (bool(salah), bool(tanya)) == (ditolak, ditanya)


def test_a_birth_without_known_dates_is_only_kept_within_one_pregnancy() -> None:
    def coba(tanggal: dt.date) -> bool:
        return bool(
            periksa_persalinan(
                hasil="lahir_hidup",
                tanggal=tanggal,
                hpht=None,
                sejak=dt.date(2026, 4, 1),
                pada=PADA,
                berakhir_sebelumnya=dt.date(2025, 6, 1),
            )[0]
        )

    assert [coba(t) for t in (dt.date(2026, 9, 1), dt.date(2025, 5, 1), dt.date(2025, 5, 28))] == [False, True, True]


@pytest.mark.parametrize(
    ("lahir", "boleh"),
    [
        (PADA, True),
        (dt.date(2026, 9, 18), False),
        (dt.date(2020, 9, 17), True),
        (dt.date(2020, 8, 18), True),  # 72 bulan penuh until tomorrow
        (dt.date(2020, 8, 17), False),  # 73 bulan penuh today
    ],
)
def test_a_child_is_born_and_not_over_six_years(lahir: dt.date, boleh: bool) -> None:
    assert (periksa_lahir_anak(lahir, PADA) == "") is boleh


@pytest.mark.parametrize(
    ("berat", "kalimat"),
    [
        ("0.4", ""),
        ("7", ""),
        ("3200", "3.200 kg tidak mungkin. Maksud Anda 3,2 kg?"),
        ("32", "32 kg tidak mungkin. Maksud Anda 3,2 kg?"),
        ("0.39", "0,39 kg tidak mungkin. Harus 0,4 sampai 7 kg."),
        ("-3", "-3 kg tidak mungkin. Harus 0,4 sampai 7 kg."),
    ],
)
def test_an_impossible_birth_weight_is_answered_with_the_likely_one(berat: str, kalimat: str) -> None:
    assert periksa_ukuran(Decimal(berat), BERAT_LAHIR, "kg") == kalimat


@pytest.mark.parametrize(
    ("satu", "lain", "mirip"),
    [
        ("Aisyah Putri", "AISYAH  putri", True),
        ("Aisyah", "Aisyah Putri", True),
        ("Aisyah Putri", "Aisyiah Putri", True),
        ("Muhammad Rizky", "Muhamad Rizki", True),
        ("Aisyah Putri", "Nur Azizah", False),
        ("Siti", "Sitti Hawa", False),
        ("", "Aisyah", False),
    ],
)
def test_names_a_letter_or_a_word_apart_may_be_one_person(satu: str, lain: str, mirip: bool) -> None:
    assert nama_mirip(satu, lain) is mirip


@pytest.mark.parametrize(
    ("bulan", "kata"),
    [(0, "0 bulan"), (23, "23 bulan"), (24, "2 tahun"), (38, "3 tahun 2 bulan"), (373, "31 tahun"), (None, "")],
)
def test_ages_are_said_in_months_then_in_years(bulan: int | None, kata: str) -> None:
    assert umur(bulan) == kata
