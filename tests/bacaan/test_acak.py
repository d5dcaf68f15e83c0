"""Whatever bytes come, a file is read or refused with a sentence; whatever is written comes back as the same value."""

from __future__ import annotations

import datetime as dt
import re
import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kpm.bacaan.bentuk import BerkasDitolak, NilaiJanggal
from kpm.bacaan.kepala import baris_data, cari_kepala
from kpm.bacaan.nilai import (
    Nomor,
    Tanggal,
    berat_lahir,
    centang,
    desimal,
    jenis_kelamin,
    kosong,
    kunci_nama,
    kunci_tempat,
    kunci_wilayah,
    masa,
    nomor,
    panjang_lahir,
    persen,
    rt_rw,
    rupiah,
    tanggal,
    teks,
    z_skor,
)
from kpm.bacaan.wadah import baca_buku
from kpm.dokumen.terbilang import tanggal_panjang
from tests.bacaan.buat import ANAK, KEPALA, bagian_xlsx, csv_, html, lembar, tabel, xls, xlsx, zip_

PADA = dt.date(2026, 9, 17)
CONTOH = {
    satu.name: satu.read_bytes()
    for satu in sorted((Path(__file__).parent.parent / "data" / "impor").iterdir())
    if satu.suffix != ".md"
} | {"biner.xls": xls()}
KALIMAT = re.compile(r"[A-Z“].*[.]", re.DOTALL)
SEPUH = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def baca_atau_tolak(isi: bytes) -> None:
    """Reads to the last row; a refusal must be a sentence; nothing else may come out, and not after long."""
    mulai = time.process_time()
    kalimat = "Dibaca."
    try:
        for satu in baca_buku(isi).lembar:
            kepala = cari_kepala(satu.baris, {nama: [nama] for nama in KEPALA}, paling_sedikit=1)
            if kepala is not None:
                list(baris_data(satu, kepala, tuple(kepala.kolom)))
            str([baris.isi for baris in satu.baris]).encode()
    except BerkasDitolak as galat:
        kalimat = str(galat)
    assert KALIMAT.fullmatch(kalimat)
    assert time.process_time() - mulai < 10


@SEPUH
@given(st.binary(max_size=5000))
@example(b"<table")
@example(b"PK\x05\x06" + b"\0" * 18)
@example(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 1000)
@example(b"\x09\x08\x08\x00\x00\x05\x05\x00" + b"\0" * 100)
def test_random_bytes_are_read_or_refused(isi: bytes) -> None:
    baca_atau_tolak(isi)


@SEPUH
@given(
    st.sampled_from([b"<table><tr>", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"PK\x03\x04", b"a;b\n", b'"']),
    st.binary(max_size=2000),
)
def test_random_bytes_after_a_true_beginning_are_read_or_refused(awal: bytes, isi: bytes) -> None:
    baca_atau_tolak(awal + isi)


@settings(SEPUH, max_examples=150)
@given(
    st.sampled_from(sorted(CONTOH)),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=8)), max_size=6),
    st.floats(0, 1),
)
def test_changed_and_cut_samples_are_read_or_refused(
    nama: str, ubahan: list[tuple[float, bytes]], sampai: float
) -> None:
    isi = bytearray(CONTOH[nama])
    for letak, ganti in ubahan:
        awal = int(letak * len(isi))
        isi[awal : awal + len(ganti)] = ganti

    baca_atau_tolak(bytes(isi))
    baca_atau_tolak(bytes(isi[: int(sampai * len(isi))]))


@SEPUH
@given(st.floats(0, 1, exclude_max=True), st.text(alphabet='<>/"= crvtsn&;!-[]0123456789ABX', min_size=1, max_size=12))
def test_a_sheet_whose_xml_was_changed_is_read_or_refused(letak: float, ganti: str) -> None:
    xml = lembar(tabel((KEPALA, ANAK, (2, None, True, Decimal("9.1")))))
    awal = int(letak * len(xml))

    baca_atau_tolak(zip_(bagian_xlsx({"A": xml[:awal] + ganti + xml[awal + len(ganti) :]})))


@SEPUH
@given(st.one_of(st.text(max_size=40), st.integers(), st.decimals(allow_nan=False, allow_infinity=False)))
def test_a_cell_of_any_kind_gives_a_value_or_a_sentence(nilai: str | int | Decimal) -> None:
    for baca in (
        centang,
        desimal,
        rupiah,
        persen,
        z_skor,
        jenis_kelamin,
        lambda isi: tanggal(isi, pada=PADA, lampau=True),
    ):
        kalimat = "Dibaca."
        try:
            baca(nilai)
        except NilaiJanggal as galat:
            kalimat = str(galat)
        assert KALIMAT.fullmatch(kalimat)
    for tanpa_galat in (
        teks, kosong, nomor, rt_rw, kunci_nama, kunci_tempat, kunci_wilayah, masa, berat_lahir, panjang_lahir,
    ):  # fmt: skip
        tanpa_galat(nilai)
    assert nomor(nilai).angka == "" or len(nomor(nilai).angka) == 16


isi_sel = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff\ufffe\uffff"),
    min_size=1,
    max_size=20,
).filter(lambda satu: satu.strip() == satu and "_x" not in satu and not satu.startswith('="'))


@SEPUH
@given(st.lists(st.lists(isi_sel, min_size=2, max_size=5), min_size=1, max_size=8))
def test_texts_of_a_workbook_come_back_as_they_were_written(semua: list[list[str]]) -> None:
    for berkas in (xlsx(semua), xls({"A": semua})):
        (satu,) = baca_buku(berkas).lembar
        assert [list(baris.isi) for baris in satu.baris] == semua


@SEPUH
@given(
    st.lists(st.lists(isi_sel, min_size=3, max_size=3), min_size=2, max_size=8), st.sampled_from([",", ";", "\t", "|"])
)
def test_texts_between_separators_come_back_as_they_were_written(semua: list[list[str]], pemisah: str) -> None:
    bersih = [["".join(h for h in sel if h not in '"=,;|<') or "x" for sel in baris] for baris in semua]

    (satu,) = baca_buku(csv_(bersih, pemisah).encode("utf-8-sig")).lembar

    assert [list(baris.isi) for baris in satu.baris] == bersih


@SEPUH
@given(st.lists(st.lists(st.text("abcÀÖ√0-9 ", min_size=1).map(str.strip).filter(bool), min_size=1), min_size=1))
def test_texts_of_a_page_come_back_as_they_were_written(semua: list[list[str]]) -> None:
    (satu,) = baca_buku(html(semua).encode()).lembar

    assert [[" ".join(str(sel).split()) for sel in baris.isi] for baris in satu.baris] == [
        [" ".join(sel.split()) for sel in baris] for baris in semua
    ]


@SEPUH
@given(st.integers(-(10**18), 10**18))
def test_whole_numbers_of_a_workbook_keep_every_digit(angka: int) -> None:
    (satu,) = baca_buku(xlsx([["x", angka]])).lembar

    assert satu.baris[0].isi == ("x", angka)


@SEPUH
@given(st.dates(dt.date(1927, 1, 1), PADA))
@example(dt.date(2000, 2, 29))
def test_a_day_written_in_any_style_is_the_same_day(hari: dt.date) -> None:
    gaya = [
        hari,
        hari.isoformat(),
        f"{hari:%d/%m/%Y}",
        f"{hari:%d-%m-%Y}",
        f"{hari.day}.{hari.month}.{hari.year}",
        tanggal_panjang(hari),
        tanggal_panjang(hari).upper(),
        (hari - dt.date(1899, 12, 30)).days,
        f"{hari:%Y%m%d}",
        f"{hari:%d/%m/%y}",
    ]

    assert {tanggal(satu, pada=PADA, lampau=True) for satu in gaya} == {Tanggal(hari)}


@SEPUH
@given(st.decimals(0, 200, places=2))
def test_a_measurement_written_in_any_style_is_the_same_number(angka: Decimal) -> None:
    gaya = [str(angka), str(angka).replace(".", ","), f" {angka} ", f"'{angka}", angka]

    assert {desimal(satu) for satu in gaya} == {angka}


@SEPUH
@given(st.decimals(0, 10**12, places=2))
def test_money_written_in_any_style_is_the_same_amount(angka: Decimal) -> None:
    inggris = f"{angka:,.2f}"
    indonesia = inggris.translate(str.maketrans(",.", ".,"))

    assert {rupiah(satu) for satu in (f"Rp{indonesia}", f"Rp {indonesia}", inggris, angka)} == {angka}


@SEPUH
@given(st.integers(1, 9999).filter(lambda n: n % 10))
def test_a_number_of_a_person_written_in_any_style_is_the_same(urut: int) -> None:
    angka = f"621399120324{urut:04}"
    gaya = [angka, int(angka), f"'{angka}", f"{angka}\u00a0", " ".join(re.findall("....", angka)), f"\u200b{angka}"]

    assert {nomor(satu) for satu in gaya} == {Nomor(angka)}


@pytest.mark.parametrize("nilai", ["6213991203240001x", "x 6213 9912 0324 0001"])
def test_an_error_never_names_the_number_of_a_person(nilai: str) -> None:
    for baca in (centang, desimal, jenis_kelamin, tanggal, rupiah):
        with pytest.raises(NilaiJanggal) as galat:
            baca(nilai)
        assert re.findall(r"\d", str(galat.value)) == []
