"""What a cell of an OpenSID register says: columns in any order, codes or labels, numbers that were lost."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpm.bacaan.bentuk import BerkasDitolak, Buku, NilaiJanggal
from kpm.bacaan.wadah import baca_buku
from laporan.impor.opensid import kode as k
from laporan.impor.opensid.baca import Penduduk, baca
from tests.impor.tulis_opensid import KOLOM, buku, csv, kk, nik, orang, register, xlsx

PADA = dt.date(2026, 9, 17)
LAHIR = dt.date(2024, 3, 12)


def satu(**isi: Any) -> Penduduk:
    """One row as it is read."""
    [hasil], _ = baca(buku([orang("SITI", "P", LAHIR, 1) | isi]), PADA)
    return hasil


def polos(semua: list[Penduduk]) -> list[tuple[Any, ...]]:
    return [(p.nama, p.nik, p.no_kk, p.jenis_kelamin, p.lahir, p.hubungan, p.hamil, p.dusun, p.rt) for p in semua]


@pytest.mark.parametrize(
    ("tabel", "tertulis", "kode"),
    [
        (k.JENIS_KELAMIN, 1, 1),
        (k.JENIS_KELAMIN, "LAKI-LAKI", 1),
        (k.JENIS_KELAMIN, "Lk", 1),
        (k.JENIS_KELAMIN, "Pr", 2),
        (k.HUBUNGAN, "1", 1),
        (k.HUBUNGAN, "kepala keluarga", 1),
        (k.HUBUNGAN, "KEPALAKELUARGA", 1),
        (k.HUBUNGAN, "Istri", 3),
        (k.HUBUNGAN, "FAMILI  LAIN", 9),
        (k.HUBUNGAN, 11, 11),
        (k.STATUS_KAWIN, "BK", 1),
        (k.STATUS_KAWIN, "CERAI MATI", 4),
        (k.HAMIL, 1, 1),
        (k.HAMIL, "TIDAK HAMIL", 2),
        (k.HAMIL, "YA", 1),
        (k.HAMIL, "Tidak", 2),
        (k.STATUS_DASAR, "PERGI", 6),
        (k.STATUS_DASAR, "TIDAK VALID", 9),
        (k.ASURANSI, "TIDAK/BELUM PUNYA", 1),
        (k.ASURANSI, "Bpjs Penerima Bantuan Iuran", 2),
        (k.ASURANSI, "99", 99),
        (k.ASURANSI, "-", None),
        (k.ASURANSI, 0, None),
        (k.ASURANSI, None, None),
    ],
)
def test_a_cell_holds_the_code_or_its_label(tabel: Any, tertulis: Any, kode: int | None) -> None:
    assert k.kode(tabel, tertulis) == kode


@pytest.mark.parametrize("tertulis", ["ADA", 5, "12"])
def test_a_word_that_is_no_code_is_no_code(tertulis: Any) -> None:
    with pytest.raises(NilaiJanggal, match="tidak ada di daftar kode OpenSID"):
        k.kode(k.HAMIL, tertulis)


def test_every_code_is_read_by_its_number_and_by_its_label() -> None:
    for tabel in (k.JENIS_KELAMIN, k.HUBUNGAN, k.STATUS_KAWIN, k.HAMIL, k.STATUS_DASAR, k.ASURANSI):
        for nomor, label in tabel.items():
            assert [k.kode(tabel, isi) for isi in (nomor, str(nomor), *label)] == [nomor] * (2 + len(label))


@pytest.mark.parametrize(
    ("tertulis", "tersimpan", "ditandai"),
    [
        ("6213995203240001", "6213995203240001", False),
        ("'6213995203240001", "6213995203240001", False),
        ("6213995203240001\u00a0", "6213995203240001", False),
        (6213995203240001, "6213995203240001", False),
        (6213995203240000, "", True),
        (6213995203240010, "", True),
        ("6213995203240010", "6213995203240010", False),
        ("6.21399E+15", "", True),
        ("621399520324001", "", True),
        ("62139**********1", "", True),
        ("6213999903240001", "", True),
        ("0213995203240001", "", False),
        ("0", "", False),
        (0, "", False),
        ("-", "", False),
        (None, "", False),
    ],
)
def test_a_nik_that_is_not_whole_is_flagged_and_never_kept(tertulis: Any, tersimpan: str, ditandai: bool) -> None:
    hasil = satu(nik=tertulis)

    assert (hasil.nik, "nik" in hasil.masalah) == (tersimpan, ditandai)


@pytest.mark.parametrize(
    ("tertulis", "tersimpan", "rusak"),
    [
        (kk(7), kk(7), False),
        ("'" + kk(7), kk(7), False),
        (int(kk(7)), kk(7), False),
        (int(kk(10)), "", True),
        ("6.21399E+15", "", True),
        (None, "", False),
        ("0000621399000007", "", False),
    ],
)
def test_a_nomor_kk_that_is_not_whole_is_flagged_and_never_kept(tertulis: Any, tersimpan: str, rusak: bool) -> None:
    hasil = satu(no_kk=tertulis)

    assert (hasil.no_kk, hasil.kk_rusak) == (tersimpan, rusak)


@pytest.mark.parametrize(
    ("tertulis", "lahir", "masalah"),
    [
        ("2024-03-12", LAHIR, None),
        ("12-03-2024", LAHIR, None),
        ("12/03/2024", LAHIR, None),
        (45363, LAHIR, None),
        (dt.datetime(2024, 3, 12), LAHIR, None),
        ("12 Maret 2024", LAHIR, None),
        ("Maret 2024", None, "“Maret 2024” belum menyebut hari lahirnya."),
        ("31-02-2024", None, "“31-02-2024” bukan tanggal yang ada."),
        ("2031-01-01", None, "1 Januari 2031 belum terjadi. Periksa tanggalnya."),
        (None, None, "Tanggal lahirnya kosong."),
    ],
)
def test_birth_dates_are_read_day_first_or_as_the_export_writes_them(
    tertulis: Any, lahir: dt.date | None, masalah: str | None
) -> None:
    hasil = satu(tanggallahir=tertulis)

    assert (hasil.lahir, hasil.masalah.get("tanggallahir")) == (lahir, masalah)


@pytest.mark.parametrize(
    ("tertulis", "nama"),
    [
        ("SITI NUR'AINI", "Siti Nur'aini"),
        ("Siti Nur'Aini", "Siti Nur'Aini"),
        ("M. AMIN II", "M. Amin II"),
        ("VIVI DEWI", "Vivi Dewi"),
        ("ABD.RAHMAN, S.PD", "Abd.Rahman, S.Pd"),
        ("  SITI \u00a0 AMINAH ", "Siti Aminah"),
    ],
)
def test_a_name_in_capitals_is_written_as_a_name(tertulis: str, nama: str) -> None:
    assert satu(nama=tertulis).nama == nama


@pytest.mark.parametrize(
    ("tertulis", "dusun"), [("DUSUN_SATU", "Dusun Satu"), ("Dsn JIWET", "Dsn JIWET"), ("-", ""), (None, "")]
)
def test_a_dusun_is_kept_as_it_is_called(tertulis: Any, dusun: str) -> None:
    assert satu(dusun=tertulis).dusun == dusun


@pytest.mark.parametrize(("tertulis", "rt"), [(1, "001"), ("01", "001"), ("000", ""), ("-", ""), (None, "")])
def test_rt_has_three_digits_or_none(tertulis: Any, rt: str) -> None:
    assert satu(rt=tertulis).rt == rt


@pytest.mark.parametrize(
    ("tertulis", "akta"), [("6213-LT-00000000-0001", True), ("AL.123", True), ("-", None), (None, None), ("ADA?", None)]
)
def test_only_the_number_of_a_birth_certificate_says_there_is_one(tertulis: Any, akta: bool | None) -> None:
    assert satu(akta_lahir=tertulis).akta is akta


@pytest.mark.parametrize(
    ("tertulis", "jaminan"), [(1, False), (2, True), (3, True), (4, True), (99, True), (None, None), ("???", None)]
)
def test_health_insurance_is_told_by_its_code(tertulis: Any, jaminan: bool | None) -> None:
    assert satu(id_asuransi=tertulis).jaminan is jaminan


def test_the_export_with_words_is_read_like_the_one_with_codes() -> None:
    kode = orang("SITI", "P", LAHIR, 1, hamil=1, kk_level=3, status_dasar=1, id_asuransi=2)
    huruf = kode | {
        "sex": "PEREMPUAN",
        "hamil": "YA",
        "kk_level": "ISTRI",
        "status_dasar": "HIDUP",
        "id_asuransi": "BPJS PENERIMA BANTUAN IURAN",
        "ktp_el": "WNI",
        "status_rekam": "WNI",
    }

    [a], _ = baca(buku([kode]), PADA)
    [b], _ = baca(buku([huruf]), PADA)

    assert polos([a]) == polos([b])
    assert (b.jaminan, dict(b.masalah)) == (True, {})


def test_rows_end_at_the_sentinel_and_the_sheet_of_codes_is_no_sheet_of_people() -> None:
    isi = buku([orang("SITI", "P", LAHIR, 1)])
    lembar = isi.lembar[0]
    sesudah = type(lembar)(lembar.nama, [*lembar.baris, lembar.baris[1]])

    semua, peringatan = baca(Buku((isi.lembar[1], sesudah)), PADA)

    assert [satu.nama for satu in semua] == ["Siti"]
    assert peringatan == []


@pytest.mark.parametrize("bentuk", [xlsx, csv])
def test_a_workbook_and_a_csv_of_the_same_people_are_read_alike(bentuk: Any) -> None:
    baris = register(20, PADA).baris

    dari_berkas, _ = baca(baca_buku(bentuk(baris)), PADA)
    langsung, _ = baca(buku(baris), PADA)

    assert polos(dari_berkas) == polos(langsung)


@given(st.permutations(KOLOM), st.integers(0, 6))
def test_columns_may_stand_in_any_order_under_any_title(kolom: list[str], judul: int) -> None:
    baris = register(3, PADA).baris
    isi = buku(baris, kolom=kolom, penutup=False).lembar[0]
    atas = [type(isi.baris[0])(ke + 1, ("DATA PENDUDUK",)) for ke in range(judul)]
    geser = [type(satu)(satu.nomor + judul, satu.isi) for satu in isi.baris]

    semua, _ = baca(Buku((type(isi)(isi.nama, [*atas, *geser]),)), PADA)

    assert polos(semua) == polos(baca(buku(baris), PADA)[0])


@given(st.integers(0, 2**32))
def test_columns_nobody_takes_may_be_missing_or_strange(benih: int) -> None:
    acak = random.Random(benih)
    lain = [satu for satu in KOLOM if satu not in k.KOLOM]
    kolom = [*k.KOLOM, *acak.sample(lain, acak.randint(0, len(lain))), "email", "telepon"]
    acak.shuffle(kolom)
    baris = register(3, PADA).baris

    semua, _ = baca(buku(baris, kolom=kolom, penutup=False), PADA)

    assert polos(semua) == polos(baca(buku(baris), PADA)[0])


def test_missing_columns_are_named() -> None:
    kolom = [satu for satu in KOLOM if satu not in ("hamil", "id_asuransi")]

    _, peringatan = baca(buku([orang("SITI", "P", LAHIR)], kolom=kolom), PADA)

    assert peringatan == ["Lembar Data Penduduk tidak punya kolom hamil, id_asuransi."]


@pytest.mark.parametrize(
    "kolom",
    [
        ("No", "NIK", "Nama", "JK", "Tgl Lahir", "BB Lahir", "TB Lahir", "Nama Ortu"),
        tuple(satu for satu in KOLOM if satu not in ("kk_level", "no_kk")),
    ],
)
def test_another_file_is_refused_with_the_columns_it_lacks(kolom: tuple[str, ...]) -> None:
    with pytest.raises(BerkasDitolak) as galat:
        baca(buku([orang("SITI", "P", LAHIR)], kolom=kolom), PADA)

    assert str(galat.value) == (
        "Berkas ini bukan data penduduk OpenSID: kolom no_kk, kk_level tidak ada. Unduh lagi dari menu Penduduk."
    )


def test_numbers_are_not_shown_where_a_person_is_printed() -> None:
    assert nik(LAHIR, "P") not in repr(satu())
    assert kk(1) not in repr(satu())
