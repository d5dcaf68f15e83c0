"""Ticks, numbers, names and places as people and programs write them: one line per way."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kpm.bacaan.bentuk import Nilai, NilaiJanggal
from kpm.bacaan.nilai import (
    Nomor,
    Ukuran,
    berat_lahir,
    centang,
    desimal,
    jenis_kelamin,
    kosong,
    kunci_nama,
    kunci_tempat,
    kunci_wilayah,
    nomor,
    panjang_lahir,
    persen,
    rt_rw,
    rupiah,
    teks,
    ukuran,
    z_skor,
)

NIK = "6213991203240001"
"""Of nobody: no region has this code."""


def kalimat(galat: pytest.ExceptionInfo[NilaiJanggal]) -> str:
    return str(galat.value)


@pytest.mark.parametrize(
    "nilai",
    [
        None,
        "",
        "  ",
        "\u00a0",
        "-",
        "–",
        "—",
        "---",
        "....",
        "null",
        "NULL",
        "#N/A",
        "n/a",
        "#REF!",
        "#DIV/0!",
        "Belum",
        "TD",
    ],
)
def test_a_marker_of_a_missing_value_says_nothing(nilai: Nilai) -> None:
    assert kosong(nilai)


@pytest.mark.parametrize("nilai", [0, "0", Decimal(0)])
def test_zero_is_a_value_where_numbers_stand_and_nothing_elsewhere(nilai: Nilai) -> None:
    assert not kosong(nilai)
    assert kosong(nilai, nol=True)


@pytest.mark.parametrize("nilai", ["A", 7, "00", True, "belum tamat", "#1"])
def test_anything_else_says_something(nilai: Nilai) -> None:
    assert not kosong(nilai, nol=True)


def test_text_loses_hidden_letters_and_doubled_blanks() -> None:
    assert teks("\ufeff Siti\u200b\u00a0 \n Aminah\u00ad ") == "Siti Aminah"
    assert teks("Andre\u0301") == "Andr\u00e9"
    assert (teks(None), teks(7), teks(Decimal("9.10")), teks(True)) == ("", "7", "9.10", "Ya")


@pytest.mark.parametrize(
    "nilai",
    [
        "v",
        "V",
        "√",
        "Ö",
        "ö",
        "✓",
        "✔",
        "\uf0d6",
        "\uf0fc",
        "ü",
        "Y",
        "Ya",
        "YA",
        " v ",
        "V.",
        "(v)",
        "ada",
        "sudah",
        1,
        "1",
        True,
    ],
)
def test_a_tick_is_yes(nilai: Nilai) -> None:
    assert centang(nilai) is True


@pytest.mark.parametrize("nilai", ["x", "X", "T", "Tidak", "tdk", "×", "✗", "\uf0fb", "û", 0, "0", False])
def test_a_cross_is_no(nilai: Nilai) -> None:
    assert centang(nilai) is False


@pytest.mark.parametrize("nilai", [None, "", "-", "–", "TS", "TD", "Belum", "#N/A"])
def test_a_dash_is_neither(nilai: Nilai) -> None:
    assert centang(nilai) is None


@pytest.mark.parametrize("nilai", ["z", 2, "71,9", Decimal("6.5"), "v x"])
def test_what_is_no_tick_is_asked_about(nilai: Nilai) -> None:
    with pytest.raises(NilaiJanggal) as galat:
        centang(nilai)

    assert kalimat(galat) == f"“{nilai}” bukan tanda ya atau tidak."


def test_two_is_no_only_where_the_file_says_so() -> None:
    assert (centang(1, angka="1/2"), centang("2", angka="1/2"), centang("x", angka="1/2")) == (True, False, False)
    with pytest.raises(NilaiJanggal):
        centang(0, angka="1/2")
    with pytest.raises(NilaiJanggal):
        centang(1, angka="")
    assert centang("v", angka="") is True


@pytest.mark.parametrize(
    ("nilai", "dibaca"),
    [
        ("9.1", "9.1"),
        ("9,1", "9.1"),
        ("'9,1", "9.1"),
        (9, "9"),
        (Decimal("9.1"), "9.1"),
        ("0", "0"),
        ("-0,96", "-0.96"),
        ("−0,96", "-0.96"),
        (",5", "0.5"),
    ],
)
def test_a_number_with_one_separator_is_read(nilai: Nilai, dibaca: str) -> None:
    assert desimal(nilai) == Decimal(dibaca)


@pytest.mark.parametrize(
    "nilai", ["83..9", "10.7 it", "1.083.991", "1,083.9", "9,1 kg", "9.", "sembilan", "1e3", "٣", True]
)
def test_a_number_with_more_than_one_separator_or_letters_is_asked_about(nilai: Nilai) -> None:
    with pytest.raises(NilaiJanggal) as galat:
        desimal(nilai)

    assert kalimat(galat) == f"“{teks(nilai)}” bukan angka yang dapat dibaca."


def test_no_number_is_none_and_a_unit_may_follow_where_it_is_known() -> None:
    assert (desimal("-"), desimal(None)) == (None, None)
    assert desimal("9,1 Kg", satuan=("kg", "g")) == Decimal("9.1")


@pytest.mark.parametrize(
    ("nilai", "dibaca"),
    [
        ("Rp 1.083.991.000,00", 1_083_991_000),
        ("Rp1.250.000", 1_250_000),
        ("1.083.991", 1_083_991),
        ("1,083,991.50", Decimal("1083991.5")),
        ("1.500", 1500),
        ("2500", 2500),
        ("Rp. 750.000,-", 750_000),
        (12500, 12500),
        ("-", None),
    ],
)
def test_money_is_read_with_its_thousands(nilai: Nilai, dibaca: Decimal | int | None) -> None:
    assert rupiah(nilai) == dibaca


def test_what_is_no_money_is_asked_about() -> None:
    with pytest.raises(NilaiJanggal) as galat:
        rupiah("1.08.3")

    assert kalimat(galat) == "“1.08.3” bukan jumlah uang yang dapat dibaca."


@pytest.mark.parametrize(
    ("nilai", "dibaca"), [("53,49%", "53.49"), ("100%", "100"), ("0.00 %", "0.00"), ("83,33", "83.33")]
)
def test_a_percentage_is_read_with_and_without_its_sign(nilai: str, dibaca: str) -> None:
    assert persen(nilai) == Decimal(dibaca)


@pytest.mark.parametrize(
    ("nilai", "dibaca"),
    [("-2,84", Decimal("-2.84")), ("999.99", None), ("999,99", None), (99, None), ("Outlier", None), ("-", None)],
)
def test_a_z_score_that_stands_for_none_is_none(nilai: Nilai, dibaca: Decimal | None) -> None:
    assert z_skor(nilai) == dibaca


@pytest.mark.parametrize(
    ("nilai", "dibaca"),
    [
        ("9,1", Ukuran(Decimal("9.1"), "9,1")),
        ("9,1 kg", Ukuran(Decimal("9.1"), "9,1 kg")),
        (10945, Ukuran(None, "10945", "“10945” di luar batas wajar (1 sampai 40,5).")),
        ("83..9", Ukuran(None, "83..9", "“83..9” bukan angka yang dapat dibaca.")),
        ("-", Ukuran(None)),
        (0, Ukuran(None)),
        ("0,0", Ukuran(None)),
    ],
)
def test_a_measurement_out_of_bounds_keeps_what_the_cell_says(nilai: Nilai, dibaca: Ukuran) -> None:
    assert ukuran(nilai, dari=Decimal(1), sampai=Decimal("40.5"), satuan=("kg",)) == dibaca


@pytest.mark.parametrize(
    ("nilai", "kg"), [("3,1", "3.1"), (3100, "3.1"), ("2400 gram", "2.4"), ("2.4 kg", "2.4"), (Decimal("2.95"), "2.95")]
)
def test_a_weight_at_birth_is_kilograms_though_grams_were_written(nilai: Nilai, kg: str) -> None:
    assert berat_lahir(nilai).nilai == Decimal(kg)


@pytest.mark.parametrize(("nilai", "cm"), [("49", "49"), ("0,49", "49"), ("0.5 m", "50"), ("48,5 cm", "48.5")])
def test_a_length_at_birth_is_centimetres_though_metres_were_written(nilai: Nilai, cm: str) -> None:
    assert panjang_lahir(nilai).nilai == Decimal(cm)


def test_a_birth_measurement_that_cannot_be_is_kept_as_it_was_written() -> None:
    assert berat_lahir("31") == Ukuran(None, "31", "“31” di luar batas wajar (0,3 sampai 7).")
    assert panjang_lahir("490") == Ukuran(None, "490", "“490” di luar batas wajar (20 sampai 70).")
    assert (berat_lahir("-"), panjang_lahir(0)) == (Ukuran(None), Ukuran(None))
    assert berat_lahir("3,1 it").masalah == "“3,1 it” bukan angka yang dapat dibaca."


@pytest.mark.parametrize(
    "nilai",
    [
        NIK,
        int(NIK),
        f"'{NIK}",
        f"{NIK}\u00a0",
        f"\u200b{NIK}\ufeff",
        "6213 9912 0324 0001",
        "621399.120324.0001",
        f"NIK: {NIK}",
    ],
)
def test_a_whole_number_of_a_person_is_read_whatever_stands_around_it(nilai: Nilai) -> None:
    assert nomor(nilai) == Nomor(NIK)


@pytest.mark.parametrize(
    "nilai", [None, "", "-", 0, "0", "NULL", "0000000000000000", "9999999999999999", "0000", "Belum"]
)
def test_a_placeholder_is_no_number_of_a_person(nilai: Nilai) -> None:
    assert nomor(nilai) == Nomor()


@pytest.mark.parametrize("nilai", ["62139**********", "02022**********", "621399xxxxxxxxxx", "62139•••••••••••"])
def test_a_masked_number_is_told_and_never_kept(nilai: str) -> None:
    assert nomor(nilai) == Nomor(masalah="tersamar")


@pytest.mark.parametrize(
    "nilai",
    [
        6213991203240010,
        "6.21399E+15",
        "6,21399E+15",
        Decimal("6.21399120324000E+15"),
        "621399120324000",
        "62139912032400011",
        "621399120324000A",
        "1111111111111111",
        "6213991203240000",
        "0621399120324001",
        "KIA-002",
        True,
    ],
)
def test_a_damaged_number_is_told_and_never_kept(nilai: Nilai) -> None:
    assert nomor(nilai) == Nomor(masalah="rusak")


def test_a_written_number_may_end_in_zero() -> None:
    assert nomor("6213991203240010") == Nomor("6213991203240010")


def test_digits_of_a_person_never_show_in_a_log() -> None:
    assert repr(nomor(NIK)) == "Nomor(masalah='')"


@pytest.mark.parametrize(
    ("nilai", "dibaca"),
    [
        *((satu, "L") for satu in ("L", "l", "Lk", "LAKI-LAKI", "Laki-Laki", "laki laki", "Pria", 1, "1", "M")),
        *((satu, "P") for satu in ("P", "Pr", "Pr.", "PEREMPUAN", "Wanita", 2, "2", "F")),
        *((satu, None) for satu in (None, "", "-", "NULL")),
    ],
)
def test_sex_is_read_in_every_spelling(nilai: Nilai, dibaca: str | None) -> None:
    assert jenis_kelamin(nilai) == dibaca


@pytest.mark.parametrize("nilai", ["L/P", 0, "anak", "3"])
def test_no_sex_is_guessed(nilai: Nilai) -> None:
    with pytest.raises(NilaiJanggal) as galat:
        jenis_kelamin(nilai)

    assert kalimat(galat) == f"“{nilai}” bukan jenis kelamin."


@pytest.mark.parametrize(
    ("nilai", "dibaca"),
    [
        (1, "001"),
        ("1", "001"),
        ("01", "001"),
        ("001", "001"),
        ("'001", "001"),
        ("RT 12", "012"),
        ("RW. 03", "003"),
        (Decimal("2.0"), "002"),
        ("0001", "001"),
        *((satu, "") for satu in ("000", "00", "0", 0, "-", "", None, "RT", "12B", "1234")),
    ],
)
def test_rt_and_rw_have_three_digits_or_none(nilai: Nilai, dibaca: str) -> None:
    assert rt_rw(nilai) == dibaca


@pytest.mark.parametrize(
    ("nilai", "kunci"),
    [
        ("SITI AMINAH", "siti aminah"),
        ("Ny. Siti  Aminah", "siti aminah"),
        ("By. Ny. Siti Aminah", "siti aminah"),
        ("An. Budi", "budi"),
        ("AN NISA", "an nisa"),
        ("Hj. SITI", "siti"),
        ("H. Hasan", "hasan"),
        ("H HASAN", "hasan"),
        ("Hasan, S.Pd", "hasan"),
        ("M. Ali", "m ali"),
        ("Ma'ruf", "maruf"),
        ("Ma’ruf", "maruf"),
        ("André", "andre"),
        ("Nur-Aini", "nur aini"),
        ("ASOKAWATI", "asokawati"),
        ("Ny.", "ny"),
        ("Nyoman", "nyoman"),
        ("Hjalmar", "hjalmar"),
        (None, ""),
    ],
)
def test_names_are_compared_without_titles_case_and_signs(nilai: Nilai, kunci: str) -> None:
    assert kunci_nama(nilai) == kunci


@pytest.mark.parametrize(
    "nilai",
    [
        "DUSUN SATU",
        "Dsn Satu",
        "Dsn. SATU",
        "Dusun_Satu",
        "Satu",
        "satu ",
        "Kp. Satu",
        "JORONG SATU",
        "Lingkungan Satu",
    ],
)
def test_a_dusun_is_the_same_with_and_without_its_kind(nilai: str) -> None:
    assert kunci_tempat(nilai) == "SATU"


def test_places_of_one_name_are_told_from_their_kind() -> None:
    assert (kunci_tempat("Posyandu Melati 1"), kunci_tempat("MELATI  1")) == ("MELATI1", "MELATI1")
    assert (kunci_tempat("Dusun"), kunci_tempat("Kampungan"), kunci_tempat(None)) == ("DUSUN", "KAMPUNGAN", "")


@pytest.mark.parametrize(
    ("satu", "dua"),
    [
        ("DESA GUNUNG SARI", "GUNUNGSARI"),
        ("PKM Contoh", "UPT PUSKESMAS CONTOH"),
        ("Pukesmas Contoh", "contoh"),
        ("KABUPATEN BARITO TIMUR", "Barito Timur"),
        ("Kab. Barito Timur", "BARITO TIMUR"),
        ("Kel. Bolok", "BOLOK"),
        ("Kecamatan_Contoh", "CONTOH"),
    ],
)
def test_regions_are_compared_without_their_kind_and_blanks(satu: str, dua: str) -> None:
    assert kunci_wilayah(satu) == kunci_wilayah(dua)
