"""A heading is found by its words, wherever it stands and in however many rows; what is no row under it is left out."""

from __future__ import annotations

import time

import pytest

from kpm.bacaan.bentuk import Baris, BerkasDitolak, Buku, Gabungan, LembarMentah, Nilai
from kpm.bacaan.kepala import Kepala, baris_data, cari_kepala, cari_semua_kepala, cari_tabel, kunci_kepala

KAMUS = {"nik": ["NIK"], "nama": ["Nama Anak", "Nama"], "berat": ["Berat Badan (kg)"], "ket": ["Ket."]}


def susun(*semua: tuple[Nilai, ...]) -> tuple[Baris, ...]:
    """Rows from row 1; empty ones are left out as a file's are."""
    return tuple(Baris(nomor, isi) for nomor, isi in enumerate(semua, start=1) if any(n is not None for n in isi))


def cari(*semua: tuple[Nilai, ...], paling_sedikit: int = 2) -> Kepala:
    """The heading, which must be there."""
    kepala = cari_kepala(susun(*semua), KAMUS, paling_sedikit=paling_sedikit)
    assert kepala is not None
    return kepala


def nama(*semua: tuple[Nilai, ...], gabungan: tuple[Gabungan, ...] = ()) -> list[Nilai]:
    """The names of the rows under a heading NO, NIK, Nama, Berat Badan (kg)."""
    judul = ("No", "NIK", "Nama", "Berat Badan (kg)")
    lembar = LembarMentah("A", susun(judul, *semua), gabungan)
    kepala = cari_kepala(lembar.baris, KAMUS, paling_sedikit=2)
    assert kepala is not None
    return [satu["nama"] for satu in baris_data(lembar, kepala, ("nik", "nama"))]


@pytest.mark.parametrize("tulisan", ["Nama Anak", " NAMA\n ANAK: ", "nama\u00a0anak.", "Nama  Anak", "Nama\u200b Anak"])
def test_headings_are_compared_without_case_blanks_stops_and_colons(tulisan: str) -> None:
    assert kunci_kepala(tulisan) == "nama anak"


def test_the_heading_is_found_under_titles_and_above_numbers() -> None:
    kepala = cari(
        ("DAFTAR ANAK",),
        ("Desa : CONTOH", None, "Nama KPM : X"),
        (),
        ("No", "NIK", "Nama", "Umur", "Berat Badan (kg)"),
        (1, 2, 3, 4, 5),
        (1, "6213991203240001", "A", 3, "9,1"),
    )

    assert kepala == Kepala({"nik": 1, "nama": 2, "berat": 4}, 2, 4, ("No", "Umur"))


def test_a_heading_in_the_sixteenth_row_is_not_looked_for() -> None:
    assert cari_kepala(susun(*[("x",)] * 15, ("NIK", "Nama")), KAMUS, paling_sedikit=2) is None


def test_too_few_known_words_are_no_heading() -> None:
    assert cari_kepala(susun(("NIK", "Umur")), KAMUS, paling_sedikit=2) is None


def test_a_title_of_a_group_stands_before_the_titles_under_it() -> None:
    kamus = {"l": ["Konseling Gizi L"], "p": ["Konseling Gizi P"], "nama": ["Nama"], "kunjungan": ["Kunjungan Rumah"]}
    baris = susun(
        ("Nama", "Indikator", None, None),
        (None, "Konseling Gizi", None, "Kunjungan Rumah"),
        (None, "L", "P", None),
        ("a", "b", "c", "d"),
        ("ANAK", "v", "x", "v"),
    )

    kepala = cari_kepala(baris, kamus, paling_sedikit=3)

    assert kepala == Kepala({"l": 1, "p": 2, "nama": 0, "kunjungan": 3}, 0, 4)


def test_titles_merged_downwards_and_repeated_in_each_row_are_read_once() -> None:
    kepala = cari(("NIK", "Nama", "Berat", None), ("NIK", "Nama", "Berat", "Badan (kg)"), ("1", "A", None, 9))

    assert (kepala.kolom, kepala.akhir) == ({"nik": 0, "nama": 1, "berat": 3}, 2)


def test_a_group_is_not_taken_for_the_column_of_the_same_name() -> None:
    kepala = cari(("NIK", "Nama", None, "Nama"), (None, "Ayah", "Ibu", None), ("1", "B", "C", "A"))

    assert kepala.kolom == {"nik": 0, "nama": 3}
    assert kepala.asing == ("Ibu", "Nama")


def test_the_best_word_wins_over_another_word_for_the_same() -> None:
    kepala = cari(("NIK", "Nama", "Nama Anak"), ("1", "B", "A"))

    assert (kepala.kolom, kepala.asing, kepala.peringatan) == ({"nik": 0, "nama": 2}, ("Nama",), ())


def test_of_two_columns_with_the_same_heading_the_one_with_data_is_read() -> None:
    kepala = cari(("NIK", "Nama", "NIK"), (None, "A", "6213991203240001"))

    assert kepala.kolom == {"nik": 2, "nama": 1}
    assert kepala.peringatan == ("Judul kolom “NIK” ada lebih dari sekali (kolom A dan C); yang dibaca kolom C.",)


def test_two_columns_with_the_same_heading_that_disagree_are_refused() -> None:
    with pytest.raises(BerkasDitolak) as galat:
        cari(("NIK", "Nama", "Nama"), ("1", "A", "B"))

    assert str(galat.value) == (
        "Judul kolom “Nama” ada lebih dari sekali (kolom B dan C) dan isinya berbeda. "
        "Hapus atau ganti judul yang tidak dipakai, lalu unggah lagi."
    )


@pytest.mark.parametrize(
    "penomoran",
    [
        (1, 2, 3, 4),
        ("(1)", "(2)", "(3)", "(4)"),
        (-1, -2, -3, -4),
        ("1", "2", "3", "4=2+3"),
        (None, "a", "b", "c"),
        ("a", "b", "l", "p"),
        ("A.", "B.", "C.", "D."),
    ],
)
def test_rows_that_number_the_columns_are_no_rows(penomoran: tuple[Nilai, ...]) -> None:
    assert nama(penomoran, (1, "x", "ANAK", 9)) == ["ANAK"]


@pytest.mark.parametrize("centang", [(1, "v", "x", "x"), (5, 6, 7, 8), (1, "x", "l", "p"), (1, 2, "ANAK", 4)])
def test_rows_of_ticks_and_values_number_nothing(centang: tuple[Nilai, ...]) -> None:
    assert nama(centang) == [centang[2]]


@pytest.mark.parametrize(
    "kaki",
    [
        ("JUMLAH", None, None, 12),
        ("Total", "12", "13", 14),
        (None, "Jumlah Diterima", "3", None),
        (13, None, "JUMLAH", None),
        (3, None, None, None),
        (None, "Ket: K = KEK", None, None),
        (None, "*) diisi kader", None, None),
        ("FORMULIR 2.A.", "x", None, None),
        (None, "BULAN : Maret 2025", None, None),
    ],
)
def test_totals_notes_and_empty_numbered_rows_are_left_out_and_the_list_goes_on(kaki: tuple[Nilai, ...]) -> None:
    assert nama((1, "x", "SATU", 9), kaki, (2, "y", "DUA", 8)) == ["SATU", "DUA"]


@pytest.mark.parametrize("tanda", [("###", None, None, None), (None, "###", "Isi data di atas")])
def test_the_list_ends_at_its_mark(tanda: tuple[Nilai, ...]) -> None:
    assert nama((1, "x", "SATU", 9), tanda, (2, "y", "DUA", 8)) == ["SATU"]


@pytest.mark.parametrize(
    "tanda_tangan",
    [
        (None, "Mengetahui,", None, "Contoh, Januari 2025"),
        (None, None, "Contoh, 31 Desember 2025", None),
        (None, "Kepala Desa Contoh", None, "Kader Pembangunan Manusia"),
    ],
)
def test_who_signs_is_no_child_and_a_whole_row_below_is_not_lost(tanda_tangan: tuple[Nilai, ...]) -> None:
    semua = ((1, "x", "SATU", 9), tanda_tangan, (None, None, "( KENANGA REKAAN )", None), (2, "y", "DUA", 8))

    assert nama(*semua) == ["SATU", "DUA"]


def test_a_village_head_in_the_list_ends_nothing() -> None:
    assert nama((1, "x", "SATU", 9), (None, "y", "KEPALA DESA", None), (2, "z", "DUA", None)) == [
        "SATU",
        "KEPALA DESA",
        "DUA",
    ]


def test_names_under_a_total_without_the_word_mengetahui_are_no_children() -> None:
    assert nama((1, "x", "SATU", 9), ("JUMLAH", None, None, 9), (None, None, "KENANGA", None)) == ["SATU"]


def test_a_child_whose_name_begins_like_a_total_stays_a_child() -> None:
    assert nama((1, "x", "TOTAL SIHOMBING", 9), (2, None, "JUMLAHARI", 9)) == ["TOTAL SIHOMBING", "JUMLAHARI"]


def test_a_cell_merged_downwards_counts_in_each_of_its_rows() -> None:
    judul = ("No", "NIK", "Nama", "Berat Badan (kg)")
    lembar = LembarMentah(
        "A", susun(judul, (1, "KIA-7", "SATU", 3), (2, None, "DUA", 3), (3, None, "TIGA", 3)), (Gabungan(2, 3, 1),)
    )
    kepala = cari_kepala(lembar.baris, KAMUS, paling_sedikit=2)
    assert kepala is not None

    semua = list(baris_data(lembar, kepala, ("nama",)))

    assert [satu["nik"] for satu in semua] == ["KIA-7", "KIA-7", None]
    assert [satu.alamat("nik") for satu in semua] == ["B2", "B3", "B4"]
    assert (semua[0]["ket"], semua[0].alamat("ket")) == (None, "2")


def test_every_heading_of_stacked_months_is_found_and_each_ends_at_the_next() -> None:
    judul: tuple[Nilai, ...] = ("NIK", "Nama", "Berat Badan (kg)")
    bulan = [
        (("BULAN : " + sebutan,), judul, ("1", f"ANAK {sebutan}", 9), ("JUMLAH", None, 9), ()) for sebutan in "ABC"
    ]
    lembar = LembarMentah("2B", susun(*(satu for semua in bulan for satu in semua)))

    kepala = cari_semua_kepala(lembar.baris, KAMUS, paling_sedikit=3)

    assert [(satu.awal, satu.akhir, satu.batas) for satu in kepala] == [(1, 2, 5), (5, 6, 9), (9, 10, None)]
    assert [[b["nama"] for b in baris_data(lembar, satu, ("nik",))] for satu in kepala] == [
        ["ANAK A"],
        ["ANAK B"],
        ["ANAK C"],
    ]


def test_the_sheet_with_most_known_columns_is_the_table() -> None:
    satu = LembarMentah("Kode", susun(("NIK", "Nama"), ("1", "A")))
    dua = LembarMentah("Data", susun(("NIK", "Nama", "Berat Badan (kg)"), ("1", "A", 9)))

    lembar, kepala = cari_tabel(Buku((satu, dua)), KAMUS, paling_sedikit=2, sebutan="tabel anak")

    assert (lembar.nama, len(kepala.kolom)) == ("Data", 3)


def test_a_file_without_the_table_is_refused_with_the_words_that_were_missed() -> None:
    buku = Buku((LembarMentah("A", susun(("x", "y"), ("1", "A"))),))

    with pytest.raises(BerkasDitolak) as galat:
        cari_tabel(buku, KAMUS, paling_sedikit=2, sebutan="tabel anak")

    assert str(galat.value) == (
        "Berkas ini tidak berisi tabel anak: judul kolom seperti “NIK”, “Nama Anak”, “Berat Badan (kg)” "
        "tidak ditemukan. Pilih jenis berkas yang sesuai, atau unggah berkas lain."
    )


def test_a_wide_heading_and_a_long_sheet_are_searched_soon() -> None:
    lebar = susun(*(tuple(f"Kolom {n}" for n in range(1000)) for _ in range(20)))
    panjang = susun(("NIK", "Nama"), *((f"62139{n}", f"ANAK {n}") for n in range(50_000)))

    mulai = time.process_time()

    assert cari_kepala(lebar, {str(n): [f"Kolom {n}"] for n in range(1000)}, paling_sedikit=999) is not None
    assert len(cari_semua_kepala(panjang, KAMUS, paling_sedikit=2)) == 1
    assert time.process_time() - mulai < 10
