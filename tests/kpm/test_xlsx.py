"""A sheet as a spreadsheet: numbers, dates and texts as they are on paper, never a formula, ready to be printed."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from kpm.dokumen.kisi import Penutup, isi_sel, susun_kisi
from kpm.dokumen.lembar import Baris, Kolom, Lembar, Nama, Sel, Tabel, sel, sel_centang, sel_persen, sel_tanggal
from kpm.dokumen.xlsx import Halaman, nama_lembar, tulis_xlsx
from tests.lembar_excel import baris_lembar, baris_tabel, kalimat, lembar_excel, tampil

WAKTU = dt.datetime(2026, 9, 17, 2, 5, tzinfo=dt.UTC)
KOLOM = (
    Kolom("no", "No", lebar="no"),
    Kolom("no_kia", "No Register (KIA)", "a", lebar="kia"),
    Kolom("nama", "Nama Ibu", "b", lebar="nama", bernama=True),
    Kolom("lahir", "Tanggal", "c", lebar="tanggal"),
    Kolom("konseling", "Konseling", anak=(Kolom("ayah", "Ayah", "d"), Kolom("ibu", "Ibu", "d"))),
    Kolom("persen", "%", lebar="angka"),
    Kolom("suami", "Suami", luar=True),
)
LICIK = ("=1+1", "+62", "@x", "-5", "\t=2", '=HYPERLINK("http://x")', "-", 'Ba\'iq, "Ayu" <b>&')


def baris(ke: int, nama: str) -> Baris:
    return Baris(
        (
            sel(ke, "kode"),
            sel("0012345"),
            sel(nama),
            sel_tanggal(dt.date(2026, 5, 1)),
            sel_centang(1),
            sel_centang(0),
            sel_persen(Decimal("33.335")),
            sel_centang(True),
        )
    )


def lembar(*nama: str, **lain: Any) -> Lembar:
    tabel = Tabel(
        kode="ibu",
        kolom=KOLOM,
        baris=tuple(baris(ke, satu) for ke, satu in enumerate(nama, start=1)),
        kaki=(
            Baris(
                (Sel("Jumlah", "Jumlah", lebar=4), sel(1250, "angka"), sel(None, "angka"), sel_persen(None), sel(""))
            ),
        ),
        catatan=("Catatan tabel.",),
        catatan_kertas=("Suami: 1.",),
    )
    isi: dict[str, Any] = {
        "kode": "formulir-2a",
        "nomor": "FORMULIR 2A",
        "judul": "PEMANTAUAN",
        "periode": "2026-08",
        "sebutan_periode": "Agustus 2026",
        "identitas": (("Bulan", "Agustus"), ("Tahun", "2026"), ("Desa", "Pulau Kaung"), ("Nama KPM", "")),
        "tabel": (tabel,),
        "keterangan_belum": "di luar tabel",
        "catatan": ("Akhir.",),
    }
    return Lembar(**isi | lain)


PENUTUP = Penutup(
    ttd=(("Kepala Desa", "H. Abdul Wahab"), ("Kader", ""), ("Ketua BPD", "Sahril")),
    tempat_tanggal="Pulau Kaung, 17 September 2026",
    kaki=("Formulir 2A, 50 & lebih", "Dibuat 17 September 2026"),
)


def tulis(*semua: Lembar, **lain: Any) -> bytes:
    halaman = (Halaman(nama="2A Agustus", lembar=satu, penutup=PENUTUP, **lain) for satu in semua)
    return tulis_xlsx(halaman, judul="Formulir 2A", waktu=WAKTU)


def test_every_cell_shows_what_the_sheet_says() -> None:
    satu = lembar("Ayu", "Baiq")
    hasil = lembar_excel(tulis(satu))
    assert baris_tabel(hasil) == [
        ["No", "No Register (KIA)", "Nama Ibu", "Tanggal", "Konseling", "%"],
        ["Ayah", "Ibu"],
        ["", "a", "b", "c", "d", ""],
        *baris_lembar(satu),
    ]
    assert kalimat(hasil) == [
        "FORMULIR 2A. PEMANTAUAN",
        "BULAN : Agustus 2026",
        "DESA : Pulau Kaung",
        "NAMA KPM : ................................",
        "Catatan tabel.",
        "Suami: 1.",
        "Belum dipantau: 0 orang, di luar tabel.",
        "Akhir.",
        "Formulir 2A, 50 & lebih",
        "Dibuat 17 September 2026",
        "Pulau Kaung, 17 September 2026",
        "Mengetahui,",
        "Dibuat oleh,",
        "Kepala Desa",
        "Kader",
        "H. Abdul Wahab",
        "(................................)",
        "Mengetahui,",
        "Ketua BPD",
        "Sahril",
    ]


def test_numbers_are_numbers_dates_are_dates_and_a_register_number_is_text() -> None:
    hasil = lembar_excel(tulis(lembar("Ayu")))
    (data,) = (b for b in hasil.iter_rows() if b[2].value == "Ayu")
    assert [(s.value, s.data_type, s.number_format) for s in data] == [
        (1, "n", "0"),
        ("0012345", "s", "General"),
        ("Ayu", "s", "General"),
        (dt.datetime(2026, 5, 1), "d", "dd/mm/yyyy"),
        ("✓", "s", "General"),
        ("X", "s", "General"),
        (33.34, "n", "0.00"),
    ]
    (kaki,) = (b for b in hasil.iter_rows() if b[0].value == "Jumlah")
    # a percentage of nothing is 0,00 in an official table
    assert [(s.value, s.number_format) for s in kaki[4:]] == [(1250, "0"), (None, "General"), (0, "0.00")]


@pytest.mark.parametrize(
    ("satu", "nilai"),
    [
        (Sel("", None), (None, "")),
        (Sel("08/2026", "08/2026", "kode"), ("08/2026", "")),
        (Sel("1.250", 1250), ("1.250", "")),
        (Sel("1.250", Decimal(1250), "angka"), (Decimal(1250), "#,##0")),
        (Sel("1.250,50", Decimal("1250.5"), "angka"), (Decimal("1250.50"), "#,##0.00")),
        (Sel("12,5 %", Decimal("12.5"), "angka"), ("12,5 %", "")),
        (Sel("kira-kira 2", dt.date(2026, 1, 2)), ("kira-kira 2", "")),
        (Sel("✓", True, "kode"), ("✓", "")),
        (Sel("1", 1), (1, "0")),
        (Sel("-", None, "angka"), ("-", "")),
        (Sel("0,00", None, "kode"), ("0,00", "")),
    ],
)
def test_a_value_that_would_read_otherwise_stays_text(satu: Sel, nilai: tuple[Any, str]) -> None:
    assert isi_sel(satu) == nilai


def test_a_name_is_never_a_formula() -> None:
    isi = tulis(lembar(*LICIK))
    hasil = lembar_excel(isi)
    nama = [b[2] for b in hasil.iter_rows() if b[1].value == "0012345"]
    assert [(s.value, s.data_type) for s in nama] == [(satu, "s") for satu in LICIK]
    # Excel keeps them as text also when somebody edits the cell; a single dash means "tidak berlaku"
    assert [bool(s.quotePrefix) for s in nama] == [True, True, True, True, True, True, False, False]
    with zipfile.ZipFile(BytesIO(isi)) as arsip:
        assert b"<f>" not in arsip.read("xl/worksheets/sheet1.xml")


def test_what_no_spreadsheet_can_hold_is_left_out() -> None:
    hasil = lembar_excel(tulis(lembar("A\x00y\x0bu\x1f \ud800Ba\uffffiq", "x" * 40_000)))
    nama = [b[2].value for b in hasil.iter_rows() if b[1].value == "0012345"]
    assert nama == ["Ayu Baiq", "x" * 32_767]


def test_who_was_not_monitored_stands_one_name_a_row() -> None:
    belum = (Nama("=Ayu", "Tengah", "ibu", "u-1"), Nama("Baiq", "Timur", "ibu", "u-2"))
    assert kalimat(lembar_excel(tulis(lembar("A", belum_dipantau=belum))))[6:9] == [
        "Belum dipantau: 2 orang, di luar tabel:",
        "=Ayu (Tengah)",
        "Baiq (Timur)",
    ]
    hitung = lembar("A", belum_dipantau=belum, sebut_belum=False)
    assert kalimat(lembar_excel(tulis(hitung)))[6:8] == ["Belum dipantau: 2 orang, di luar tabel.", "Akhir."]
    tanpa = lembar("A", keterangan_belum="")
    assert kalimat(lembar_excel(tulis(tanpa)))[6:7] == ["Akhir."]


def test_names_under_the_table_do_not_stand_in_a_column_that_names_somebody() -> None:
    belum = (Nama("Ayu", "Tengah", "ibu", "u-1"),)
    hasil = lembar_excel(tulis(lembar("Baiq", belum_dipantau=belum)))
    assert [b[2].value for b in hasil.iter_rows(min_row=9) if b[2].value] == ["Baiq"]


def test_the_sheet_is_set_up_for_printing() -> None:
    hasil = lembar_excel(tulis(lembar("Ayu"), contoh=True))
    cetak = hasil.page_setup
    assert (cetak.paperSize, cetak.orientation, cetak.fitToWidth, cetak.fitToHeight) == (9, "landscape", 1, 0)
    assert hasil.sheet_properties.pageSetUpPr.fitToPage is True
    assert (hasil.print_title_rows, hasil.freeze_panes) == ("$6:$8", "D9")
    assert [hasil.cell(9, kolom).value for kolom in (1, 3)] == [1, "Ayu"]
    kaki, atas = hasil.oddFooter, hasil.oddHeader
    assert kaki.right.text == "Halaman &P dari &N"
    assert kaki.left.text == "Formulir 2A, 50 && lebih · Dibuat 17 September 2026"
    assert atas.right.text == "DATA CONTOH"
    assert hasil.column_dimensions["C"].width == 26
    tegak = lembar_excel(tulis(lembar("Ayu", mendatar=False), f4=True))
    assert (tegak.page_setup.paperSize, tegak.page_setup.orientation) == (14, "portrait")
    assert tegak.oddHeader.right.text is None


def test_cells_of_tables_have_lines_also_where_they_are_merged() -> None:
    isi = tulis(lembar("Ayu"))
    kotak = {str(satu) for satu in lembar_excel(isi).merged_cells.ranges}
    assert {"A6:A7", "E6:F6", "E8:F8", "A10:D10"} <= kotak
    with zipfile.ZipFile(BytesIO(isi)) as arsip:
        mentah = arsip.read("xl/worksheets/sheet1.xml").decode()
    bergaya = set(re.findall(r'<c r="([A-Z]+[0-9]+)" s="', mentah))
    assert {f"{kolom}{ke}" for ke in range(6, 11) for kolom in "ABCDEFG"} <= bergaya


def test_a_number_kept_as_text_is_no_mistake_to_excel() -> None:
    with zipfile.ZipFile(BytesIO(tulis(lembar("Ayu")))) as arsip:
        isi = arsip.read("xl/worksheets/sheet1.xml").decode()
    assert '<ignoredErrors><ignoredError sqref="A1:G27" numberStoredAsText="1"/></ignoredErrors></worksheet>' in isi


def test_the_file_says_nothing_about_a_person() -> None:
    buku = load_workbook(BytesIO(tulis(lembar("Ayu"))))
    sifat = buku.properties
    assert (sifat.creator, sifat.lastModifiedBy, sifat.title) == ("KPM Desa", "KPM Desa", "Formulir 2A")
    assert sifat.created == dt.datetime(2026, 9, 17, 2, 5)


def test_a_tall_cell_covers_those_under_it_and_its_rows_go_on() -> None:
    tabel = Tabel(
        kode="x",
        kolom=(Kolom("a", "A"), Kolom("b", "B"), Kolom("c", "C")),
        baris=(
            Baris((Sel("Ibu", tinggi=2), sel(1), sel(2))),
            Baris((Sel(""), Sel("3", 3, lebar=2))),
            Baris((sel("Anak"), sel(4), sel(5))),
        ),
    )
    hasil = lembar_excel(tulis(lembar(tabel=(tabel,))))
    assert baris_tabel(hasil) == [["A", "B", "C"], ["Ibu", "1", "2"], ["3"], ["Anak", "4", "5"]]


def test_tables_of_one_sheet_end_at_the_same_edge() -> None:
    def tabel(*judul: str) -> Tabel:
        kolom = tuple(Kolom(satu, satu) for satu in judul)
        return Tabel(kode=judul[0], judul=f"TABEL {judul[0]}", kolom=kolom, baris=(Baris(tuple(map(sel, judul))),))

    satu = lembar(tabel=(tabel("A", "B", "C", "D"), tabel("P", "Sebuah kalimat yang agak panjang", "R"), tabel("X")))
    hasil = lembar_excel(tulis(satu))
    assert baris_tabel(hasil)[1::2] == baris_lembar(satu)
    baris_isi = [b for b in hasil.iter_rows() if b[0].value in ("A", "P", "X")]
    assert len(baris_isi) == 6
    assert all(b[-1].border.right.style == "thin" and b[0].border.left.style == "thin" for b in baris_isi)
    # with several tables nothing is repeated: no head fits all pages
    assert (hasil.print_title_rows, hasil.freeze_panes) == (None, None)


def test_a_table_without_rows_says_so() -> None:
    hasil = lembar_excel(tulis(lembar()))
    assert baris_tabel(hasil)[3] == ["Belum ada yang dipantau."]
    kosong = replace(lembar().tabel[0], kosong="Belum diisi.")
    assert baris_tabel(lembar_excel(tulis(lembar(tabel=(kosong,)))))[3] == ["Belum diisi."]


def test_a_long_text_gets_the_rows_it_needs() -> None:
    panjang = "Rumah tangga anak memiliki sarana akses air minum yang aman " * 6
    kisi = susun_kisi(lembar("Ayu", catatan=(panjang,)), PENUTUP)
    (nomor,) = (ke for ke, baris in enumerate(kisi.baris, start=1) if 1 in baris and baris[1].isi == panjang)
    # about 80 characters of 11 points, 97 of 9: 354 characters stand in four lines of 12 points
    assert kisi.tinggi[nomor] == 49


def test_a_very_long_note_is_told_in_several_rows() -> None:
    """Excel calls a file damaged that has a row of more than 409 points."""
    panjang = "Suami ikut konseling. Ya: " + ", ".join(f"{ke} Baiq Rahmah" for ke in range(1, 1001)) + "."
    kisi = susun_kisi(lembar("x " * 9_000, catatan=(panjang,)), PENUTUP)
    catatan = [baris[1].isi for baris in kisi.baris if 1 in baris and "Baiq" in str(baris[1].isi)]
    # some 17,000 characters, about 115 in a line of a sheet this wide: 147 lines, twenty in a row
    assert (len(catatan), " ".join(map(str, catatan))) == (8, panjang)
    assert max(kisi.tinggi.values()) == 409  # of the name nobody has


def test_a_workbook_has_a_tab_for_each_sheet() -> None:
    def satu(nama: str) -> Halaman:
        return Halaman(nama=nama, lembar=lembar("Ayu"))

    isi = tulis_xlsx((satu(nama) for nama in ("2A Januari", "2A Februari")), judul="Form KPM", waktu=WAKTU)
    assert load_workbook(BytesIO(isi)).sheetnames == ["2A Januari", "2A Februari"]
    assert nama_lembar("a/b:c*[d]?" + "e" * 40) == "a b c  d  " + "e" * 21
    assert nama_lembar("''") == "Lembar"


def test_reading_back_tells_every_kind_of_value() -> None:
    hasil = lembar_excel(tulis(lembar("Ayu")))
    assert [tampil(sel) for sel in next(b for b in hasil.iter_rows() if b[2].value == "Ayu")] == [
        "1", "0012345", "Ayu", "01/05/2026", "✓", "X", "33,34",
    ]  # fmt: skip
