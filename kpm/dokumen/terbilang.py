"""Numbers, dates and money as an Indonesian document writes them, in words and in figures; without Django.

Everything printed or shown goes through these functions, so that screen, PDF and spreadsheet write a number alike.
"""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal

from kpm.periode import NAMA_BULAN

NAMA_HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
BATAS = 10**15
"""The largest number that can be written in words: satu kuadriliun."""

_SATUAN = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_KELOMPOK = (
    (10**15, "kuadriliun"),
    (10**12, "triliun"),
    (10**9, "miliar"),
    (10**6, "juta"),
    (10**3, "ribu"),
)


def terbilang(n: int) -> str:
    """``n`` in lower-case words, "dua puluh lima". Raises ValueError below 0 and above 10**15."""
    if not 0 <= n <= BATAS:
        raise ValueError(f"Hanya bilangan 0 sampai {BATAS} yang dapat ditulis dengan kata, bukan {n}")
    if n == 0:
        return "nol"
    kata: list[str] = []
    for nilai, nama in _KELOMPOK:
        jumlah, n = divmod(n, nilai)
        if jumlah == 1 and nama == "ribu":
            kata.append("seribu")
        elif jumlah:
            kata += [*_ratusan(jumlah), nama]
    return " ".join(kata + _ratusan(n))


def _ratusan(n: int) -> list[str]:
    """The words of 0..999; none for 0."""
    kata: list[str] = []
    ratus, n = divmod(n, 100)
    if ratus:
        kata += ["seratus"] if ratus == 1 else [_SATUAN[ratus], "ratus"]
    puluh, satu = divmod(n, 10)
    if n in (10, 11):
        kata.append("sepuluh" if n == 10 else "sebelas")
    elif puluh == 1:
        kata += [_SATUAN[satu], "belas"]
    else:
        kata += [_SATUAN[puluh], "puluh"] if puluh else []
        kata += [_SATUAN[satu]] if satu else []
    return kata


def hari(tanggal: dt.date) -> str:
    """The day of the week: ``Kamis``."""
    return NAMA_HARI[tanggal.weekday()]


def tanggal_panjang(tanggal: dt.date) -> str:
    """``25 Juni 2026``."""
    return f"{tanggal.day} {NAMA_BULAN[tanggal.month - 1]} {tanggal.year}"


def tanggal_terbilang(tanggal: dt.date) -> str:
    """The date of a Berita Acara, to follow "Pada hari ini, ".

    ``Kamis, tanggal dua puluh lima bulan Juni tahun dua ribu dua puluh enam (25-06-2026)``.
    Source: decision 0.4.10 of the form guide.
    """
    return (
        f"{hari(tanggal)}, tanggal {terbilang(tanggal.day)} bulan {NAMA_BULAN[tanggal.month - 1]} "
        f"tahun {terbilang(tanggal.year)} ({tanggal:%d-%m-%Y})"
    )


def jam(waktu: dt.time) -> str:
    """``09.20``: hours and minutes, with the full stop Indonesian uses."""
    return f"{waktu:%H.%M}"


def angka_desimal(nilai: Decimal | int | None, tempat: int) -> str:
    """``1.234,50``: thousands with a full stop, ``tempat`` decimals after a comma, half rounded up; "-" for None."""
    if nilai is None:
        return "-"
    bulat = _bulatkan(nilai, tempat)
    return f"{bulat:,.{tempat}f}".translate(str.maketrans(",.", ".,"))


def persen_layar(nilai: Decimal | None) -> str:
    """``82,35 %`` on a screen; "-" where nobody should have been served (0.4.9)."""
    return "-" if nilai is None else f"{angka_desimal(nilai, 2)} %"


def persen_resmi(nilai: Decimal | None) -> str:
    """``82,35`` in an official table, whose column already says %; ``0,00`` with a denominator of 0 (0.4.9)."""
    return angka_desimal(nilai or Decimal(0), 2)


def rupiah(nilai: Decimal | int) -> str:
    """``Rp1.250.000``, ``-Rp1.250.000``, and ``Rp1.250.000,50`` only where there are sen."""
    bulat = _bulatkan(nilai, 2)
    tempat = 0 if bulat == bulat.to_integral_value() else 2
    return f"{'-' if bulat < 0 else ''}Rp{angka_desimal(abs(bulat), tempat)}"


def rupiah_terbilang(nilai: Decimal | int) -> str:
    """``satu juta dua ratus lima puluh ribu rupiah``, with "lima puluh sen" after it where there are sen.

    Raises ValueError above 10**15 rupiah, either side of zero.
    """
    bulat = _bulatkan(nilai, 2)
    utuh, sen = divmod(int(abs(bulat) * 100), 100)
    kata = f"{terbilang(utuh)} rupiah" + (f" {terbilang(sen)} sen" if sen else "")
    return f"minus {kata}" if bulat < 0 else kata


def _bulatkan(nilai: Decimal | int, tempat: int) -> Decimal:
    """``nilai`` with ``tempat`` decimals, half rounded up, and never a negative zero."""
    return Decimal(nilai).quantize(Decimal(1).scaleb(-tempat), ROUND_HALF_UP) + 0
