"""Money and lines as people type them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from rembuk.teks import KegiatanBerjalan, baca_kegiatan, baca_rupiah, butir


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


def test_a_running_activity_may_leave_parts_out() -> None:
    teks = "Kelas ibu hamil; Poskesdes; 8 kali; Feb–Sep; Rp8.000.000; Berjalan\nInsentif kader"
    assert baca_kegiatan(teks) == [
        KegiatanBerjalan("Kelas ibu hamil", "Poskesdes", "8 kali", "Feb–Sep", Decimal(8000000), "Berjalan"),
        KegiatanBerjalan("Insentif kader", "", "", "", None, ""),
    ]


@pytest.mark.parametrize(
    ("teks", "galat"),
    [
        ("Kelas gizi\nAir; RT 5; 14 unit; Jan; banyak; Selesai", "Baris 2: anggaran “banyak” tidak terbaca"),
        ("a;b;c;d;1;e;f", "Baris 1: ada 7 bagian, paling banyak 6"),
        ("; RT 5", "Baris 1: nama kegiatan belum ditulis"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_by_its_number(teks: str, galat: str) -> None:
    with pytest.raises(ValueError, match=galat):
        baca_kegiatan(teks)
