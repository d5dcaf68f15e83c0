"""What cannot be is refused with a sentence that names value, unit and a guess."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from kpm.periode import Bulan
from pemantauan import kelayakan

SEPTEMBER = Bulan(2026, 9)
HARI_INI = dt.date(2026, 9, 17)


@pytest.mark.parametrize(
    ("bidang", "nilai", "lalu", "kalimat"),
    [
        ("berat", "605", None, "605 kg tidak mungkin. Maksud Anda 6,05 kg?"),
        ("berat", "850", "8.2", "850 kg tidak mungkin. Maksud Anda 8,5 kg?"),
        ("berat", "8550", None, "8550 kg tidak mungkin. Maksud Anda 8,55 kg?"),
        ("berat", "150", "1.6", "150 kg tidak mungkin. Maksud Anda 1,5 kg?"),
        ("berat", "150", "14", "150 kg tidak mungkin. Maksud Anda 15 kg?"),
        ("berat", "0.89", None, "0,89 kg tidak mungkin. Maksud Anda 8,9 kg?"),
        ("berat", "0", None, "0 kg tidak mungkin. Tulis antara 0,9 dan 25 kg."),
        ("berat", "8.555", None, "8,555 kg terlalu rinci. Tulis paling banyak 2 angka di belakang koma."),
        ("panjang", "706", None, "706 cm tidak mungkin. Maksud Anda 70,6 cm?"),
        ("panjang", "0.7", None, "0,7 cm tidak mungkin. Maksud Anda 70 cm?"),
        ("panjang", "131", None, "131 cm tidak mungkin. Tulis antara 38 dan 130 cm."),
        ("anc", "11", None, "11 kali tidak mungkin. Tulis antara 0 dan 10 kali."),
        ("fe", "121", None, "121 tablet tidak mungkin. Tulis antara 0 dan 120 tablet."),
        ("kunjungan", "-1", None, "-1 kali tidak mungkin. Tulis antara 0 dan 31 kali."),
    ],
)
def test_an_impossible_number_is_refused_with_a_guess(bidang: str, nilai: str, lalu: str | None, kalimat: str) -> None:
    angka = kelayakan.galat_angka(bidang, Decimal(nilai), lalu=Decimal(lalu) if lalu else None)
    assert angka == kalimat


@pytest.mark.parametrize(
    ("bidang", "nilai"),
    [
        ("berat", "0.9"),
        ("berat", "25"),
        ("panjang", "38"),
        ("panjang", "130"),
        ("anc", "0"),
        ("anc", "10"),
        ("fe", "120"),
    ],
)
def test_the_limits_themselves_are_possible(bidang: str, nilai: str) -> None:
    assert kelayakan.galat_angka(bidang, Decimal(nilai)) is None


@pytest.mark.parametrize(
    ("tanggal", "kalimat"),
    [
        (dt.date(2031, 9, 17), "17-09-2031 belum terjadi. Periksa tahunnya."),
        (dt.date(2026, 9, 18), "18-09-2026 belum terjadi. Hari ini 17 September 2026."),
        (dt.date(2026, 8, 31), "31-08-2026 bukan di bulan September 2026. Tulis tanggal 1 sampai 30 September 2026."),
        (dt.date(2026, 9, 2), "02-09-2026 sebelum anak lahir, 3 September 2026."),
        (dt.date(2026, 9, 11), "11-09-2026 sesudah ia keluar dari desa, 10 September 2026."),
        (dt.date(2026, 9, 10), None),
        (dt.date(2026, 9, 3), None),
    ],
)
def test_a_date_lies_in_the_month_between_birth_and_leaving_and_not_in_the_future(
    tanggal: dt.date, kalimat: str | None
) -> None:
    galat = kelayakan.galat_tanggal(
        tanggal, SEPTEMBER, hari_ini=HARI_INI, lahir=dt.date(2026, 9, 3), keluar=dt.date(2026, 9, 10)
    )
    assert galat == kalimat


def test_a_number_beside_tidak_is_a_contradiction() -> None:
    galat = kelayakan.galat_anak({"berat": Decimal("8.55"), "timbang": False, "panjang": Decimal(70), "tinggi": False})
    assert galat == {
        "timbang": "8,55 kg terisi, tetapi ditimbang dijawab Tidak. Pilih salah satu.",
        "tinggi": "70 cm terisi, tetapi diukur dijawab Tidak. Pilih salah satu.",
    }


@pytest.mark.parametrize(
    ("melahirkan", "ditolak"), [(None, True), (dt.date(2026, 10, 1), True), (dt.date(2026, 9, 30), False)]
)
def test_nifas_needs_a_delivery(melahirkan: dt.date | None, ditolak: bool) -> None:
    galat = kelayakan.galat_ibu({"nifas": 1}, bulan=SEPTEMBER, melahirkan=melahirkan)
    assert ("nifas" in galat) is ditolak


@pytest.mark.parametrize(
    ("nilai", "galat"),
    [
        ({"tikar": "X"}, {"tikar": "Pilih hijau, kuning, atau merah."}),
        ({"imunisasi": "sudah"}, {"imunisasi": "Pilih belum, lengkap kecuali campak, atau lengkap."}),
        ({"cara_ukur": "duduk"}, {"cara_ukur": "Pilih berbaring atau berdiri."}),
        ({"akta": "mungkin"}, {"akta": "Jawab Ya atau Tidak, atau kosongkan."}),
        ({"stunting": 2}, {"stunting": "Jawab Ya atau Tidak, atau kosongkan."}),
        ({"catatan": "a" * 301}, {"catatan": "Catatan paling panjang 300 huruf."}),
        ({"kunjungan": Decimal("1.5")}, {"kunjungan": "1,5 kali tidak mungkin. Tulis angka bulat."}),
        ({"berat": Decimal("NaN")}, {"berat": "Tulis angka saja, misalnya 8,55."}),
        ({"tikar": "", "imunisasi": "kecuali", "akta": False, "catatan": "a" * 300, "kunjungan": 31}, {}),
    ],
)
def test_an_answer_that_is_none_of_the_choices_is_refused(nilai: dict[str, Any], galat: dict[str, str]) -> None:
    assert kelayakan.galat_anak(nilai) == galat


def test_answers_of_the_other_two_forms_are_checked_too() -> None:
    assert kelayakan.galat_ibu({"suami": "ya", "anc": Decimal("0.5")}, bulan=SEPTEMBER, melahirkan=None) == {
        "suami": "Jawab Ya atau Tidak, atau kosongkan.",
        "anc": "0,5 kali tidak mungkin. Tulis angka bulat.",
    }
    assert kelayakan.galat_paud({"hadir": "v"}) == {"hadir": "Jawab Ya atau Tidak, atau kosongkan."}
    assert kelayakan.galat_paud({"hadir": None}) == {}
