"""NIK and nomor KK. All numbers are invented: region 621399 does not exist."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpm.nik import NIKSalah, bersihkan, cocok, periksa_kk, periksa_nik, samarkan

PADA = dt.date(2026, 8, 15)


@pytest.mark.parametrize(
    "teks",
    [
        "6213992506950001",
        " 6213 9925 0695 0001 ",
        "621399.250695.0001",
        "621399-250695\u20130001",
        "'6213992506950001",
        "6213\u00a09925 0695 0001",
    ],
)
def test_blanks_dots_and_dashes_are_dropped(teks):
    assert bersihkan(teks) == "6213992506950001"


def test_a_mans_nik_tells_region_birth_date_and_sex():
    nik = periksa_nik("6213 9925 0695 0001", pada=PADA)

    assert nik.nomor == "6213992506950001"
    assert nik.kode_wilayah6 == "621399"
    assert nik.tanggal_lahir == dt.date(1995, 6, 25)
    assert nik.jenis_kelamin == "L"


def test_a_womans_day_has_forty_added():
    nik = periksa_nik("6213996506950001", pada=PADA)

    assert (nik.tanggal_lahir, nik.jenis_kelamin) == (dt.date(1995, 6, 25), "P")


def test_a_child_of_2021_is_not_read_as_born_in_1921():
    nik = periksa_nik("6213990703210002", pada=PADA)

    assert nik.tanggal_lahir == dt.date(2021, 3, 7)
    assert nik.calon_tanggal_lahir == (dt.date(2021, 3, 7), dt.date(1921, 3, 7))


def test_a_birth_date_is_never_in_the_future():
    assert periksa_nik("6213991508260001", pada=PADA).tanggal_lahir == PADA
    assert periksa_nik("6213991608260001", pada=PADA).calon_tanggal_lahir == (dt.date(1926, 8, 16),)


def test_a_leap_day_takes_the_century_in_which_it_exists():
    assert periksa_nik("6213992902000001", pada=PADA).calon_tanggal_lahir == (dt.date(2000, 2, 29),)
    assert periksa_nik("6213992902280001", pada=PADA).calon_tanggal_lahir == (dt.date(1928, 2, 29),)


@pytest.mark.parametrize("awal", ["000000", "999999", "921099"])
def test_no_region_code_is_refused(awal):
    assert periksa_nik(f"{awal}2506950001", pada=PADA).kode_wilayah6 == awal


@pytest.mark.parametrize(
    ("teks", "kalimat"),
    [
        ("", "NIK masih kosong."),
        (" - ", "NIK masih kosong."),
        ("621399250695001", "NIK harus 16 angka, yang diisi 15 angka."),
        ("62139925069500012", "NIK harus 16 angka, yang diisi 17 angka."),
        ("62139925O6950001", "NIK hanya boleh berisi angka; periksa huruf atau tanda lain di dalamnya."),
        ("6,21399250695E15", "NIK hanya boleh berisi angka; periksa huruf atau tanda lain di dalamnya."),
        ("٦٢١٣٩٩٢٥٠٦٩٥٠٠٠١", "NIK hanya boleh berisi angka; periksa huruf atau tanda lain di dalamnya."),
        ("6213992506950000", "Empat angka terakhir NIK tidak boleh 0000; salin lengkap dari kartunya."),
        ("6213993202950001", "Angka ke-7 sampai ke-12 NIK harus tanggal lahir, tetapi 320295 bukan tanggal yang ada."),
        ("6213997213950001", "Angka ke-7 sampai ke-12 NIK harus tanggal lahir, tetapi 721395 bukan tanggal yang ada."),
        ("6213994001950001", "Angka ke-7 sampai ke-12 NIK harus tanggal lahir, tetapi 400195 bukan tanggal yang ada."),
        ("6213992902270001", "Angka ke-7 sampai ke-12 NIK harus tanggal lahir, tetapi 290227 bukan tanggal yang ada."),
    ],
)
def test_a_wrong_nik_is_refused_with_the_reason(teks, kalimat):
    with pytest.raises(NIKSalah) as salah:
        periksa_nik(teks, pada=PADA)

    assert str(salah.value) == kalimat


@given(
    tanggal=st.dates(dt.date(1927, 1, 1), PADA),
    jenis_kelamin=st.sampled_from("LP"),
    wilayah=st.integers(0, 999_999),
    urut=st.integers(1, 9999),
)
def test_every_genuine_nik_is_accepted_and_agrees_with_its_owner(tanggal, jenis_kelamin, wilayah, urut):
    hari = tanggal.day + (40 if jenis_kelamin == "P" else 0)

    nik = periksa_nik(f"{wilayah:06d}{hari:02d}{tanggal:%m%y}{urut:04d}", pada=PADA)

    assert tanggal in nik.calon_tanggal_lahir
    assert nik.calon_tanggal_lahir == tuple(sorted(nik.calon_tanggal_lahir, reverse=True))
    assert cocok(nik, tanggal, jenis_kelamin) == []


def test_contradictions_are_doubts_in_sentences():
    nik = periksa_nik("6213996506950001", pada=PADA)

    assert cocok(nik, dt.date(1995, 6, 24), "L") == [
        "Tanggal lahir menurut NIK 25 Juni 1995, yang diisi 24 Juni 1995.",
        "Jenis kelamin menurut NIK perempuan, yang diisi laki-laki.",
    ]
    assert cocok(nik, None, "") == []


def test_a_kk_number_is_read_and_keeps_any_date():
    assert periksa_kk("6213 9901 0119 0003") == "6213990101190003"
    assert periksa_kk("6213990000000003") == "6213990000000003"


@pytest.mark.parametrize(
    ("teks", "kalimat"),
    [
        ("621399", "Nomor KK harus 16 angka, yang diisi 6 angka."),
        ("6213990101190000", "Empat angka terakhir nomor KK tidak boleh 0000; salin lengkap dari kartunya."),
        ("6213996506950001", "Nomor ini tampaknya NIK seorang perempuan, bukan nomor KK."),
    ],
)
def test_a_wrong_kk_number_is_refused_with_the_reason(teks, kalimat):
    with pytest.raises(NIKSalah) as salah:
        periksa_kk(teks)

    assert str(salah.value) == kalimat


def test_a_masked_number_shows_only_the_region():
    assert samarkan("6213992506950001") == "6213 99•• •••• ••••"
    assert samarkan("12345") == "•••••"
    assert samarkan("") == ""


def test_a_nik_printed_by_accident_is_masked():
    nik = periksa_nik("6213992506950001", pada=PADA)

    assert str(nik) == "6213 99•• •••• ••••"
    assert nik.nomor not in repr(nik)
