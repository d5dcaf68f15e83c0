"""Whatever a file is called, its content says what it is, and every cell arrives as the file wrote it."""

from __future__ import annotations

import datetime as dt
import time
import tracemalloc
from decimal import Decimal

import pytest

from kpm.bacaan.bentuk import Baris, Buku, Gabungan, Nilai
from kpm.bacaan.wadah import baca_buku
from kpm.bacaan.wadah.bilangan import format_tanggal
from tests.bacaan.buat import (
    ANAK,
    GAYA_TANGGAL,
    KEPALA,
    NS,
    arus_biff,
    bagian_xlsx,
    csv_,
    html,
    lembar,
    sel,
    tabel,
    xls,
    xlsx,
    zip_,
)

SEMUA = (KEPALA, ANAK)
TEKS = tuple(tuple(str(nilai) for nilai in isi) for isi in SEMUA)


def isi(buku: Buku) -> list[tuple[Nilai, ...]]:
    """The rows of the only sheet."""
    (satu,) = buku.lembar
    return [baris.isi for baris in satu.baris]


def sel_xlsx(xml: str, **pilihan: object) -> Nilai:
    """What is read of one cell (its XML) in A1."""
    buku = baca_buku(zip_(bagian_xlsx({"A": lembar(f'<row r="1">{xml}</row>')}, **pilihan)))  # type: ignore[arg-type]
    return isi(buku)[0][0]


def test_a_workbook_is_read_whatever_it_is_called() -> None:
    assert isi(baca_buku(xlsx())) == list(SEMUA)


def test_a_binary_workbook_is_read_with_and_without_its_container() -> None:
    assert isi(baca_buku(xls())) == list(SEMUA)
    assert isi(baca_buku(arus_biff({"A": SEMUA}))) == list(SEMUA)


@pytest.mark.parametrize("pemisah", [",", ";", "\t", "|"])
@pytest.mark.parametrize("kode", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_is_read_with_every_separator_in_every_code(pemisah: str, kode: str) -> None:
    semua = [[str(nilai).replace(",", ".") for nilai in baris] for baris in (*SEMUA, (2, "", "ANDRÉ", *ANAK[3:]))]

    buku = baca_buku(csv_(semua, pemisah).encode(kode))

    assert [[nilai or "" for nilai in baris] for baris in isi(buku)] == semua


@pytest.mark.parametrize(
    ("kepala", "kode"),
    [
        ('<meta charset="utf-8">', "utf-8"),
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ("", "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252"),
        ('<meta charset="kode-karangan">', "utf-8"),
        ('<meta charset="utf-16">', "utf-8"),
    ],
)
def test_a_page_called_xls_is_read_in_every_code(kepala: str, kode: str) -> None:
    assert isi(baca_buku(html((*SEMUA, ("ANDRÉ",)), kepala=kepala).encode(kode))) == [*TEKS, ("ANDRÉ",)]


def test_a_cell_of_a_page_keeps_entities_and_line_breaks_and_loses_blanks() -> None:
    halaman = (
        "<table><tr><td> Budi &amp; Ani<br>\n  RT&nbsp;01 </td><td>&#214; &radic;</td><td><b>a</b>b</td></tr></table>"
    )

    assert isi(baca_buku(halaman.encode())) == [("Budi & Ani\nRT\u00a001", "Ö √", "ab")]


def test_cells_that_span_push_the_others_to_their_columns() -> None:
    halaman = """<table>
      <tr><th rowspan="2">No</th><th colspan="2">Berat</th><th rowspan="2">Ket</th></tr>
      <tr><th>Lahir</th><th>Kini</th></tr>
      <tr><td>1</td><td>3,1</td><td>9,1</td><td>x</td></tr></table>"""

    buku = baca_buku(halaman.encode())

    assert isi(buku) == [("No", "Berat", None, "Ket"), (None, "Lahir", "Kini"), ("1", "3,1", "9,1", "x")]
    assert buku.lembar[0].gabungan == (Gabungan(1, 2, 0), Gabungan(1, 2, 3))


def test_a_table_inside_a_cell_is_a_sheet_of_its_own() -> None:
    halaman = "<table><tr><td>luar<table><tr><td>dalam</td></tr></table> lagi</td><td>dua</td></tr></table>"

    assert [[baris.isi for baris in satu.baris] for satu in baca_buku(halaman.encode()).lembar] == [
        [("luar lagi", "dua")],
        [("dalam",)],
    ]


def test_missing_end_tags_of_a_page_are_forgiven() -> None:
    assert isi(baca_buku(b"<TABLE><TR><TD>a<TD>b<TR><TD>c<td>d</TABLE>")) == [("a", "b"), ("c", "d")]


def test_scripts_styles_and_comments_of_a_page_are_no_text() -> None:
    halaman = b"<style>td{}</style><table><tr><td><script>1<2</script>a<!-- b --></td></tr></table>"

    assert isi(baca_buku(halaman)) == [("a",)]


@pytest.mark.parametrize(
    ("ditulis", "dibaca"),
    [
        ("6213991203240001", 6213991203240001),
        ("9213991203240001", 9213991203240001),
        ("6.213991203240001E15", 6213991203240001),
        ("9.2139912032400010E15", Decimal("9.21399120324000E+15")),
        ("1.1000000000000001", Decimal("1.1")),
        ("9.0999999999999996", Decimal("9.1")),
        ("0.1", Decimal("0.1")),
        ("45363.0", 45363),
        ("-2.84", Decimal("-2.84")),
        ("1E-3", Decimal("0.001")),
        ("0", 0),
        ("1E+999999", "1E+999999"),
        ("9" * 5000, "9" * 5000),
        ("NaN", "NaN"),
    ],
)
def test_a_number_arrives_as_the_workbook_writes_it(ditulis: str, dibaca: Nilai) -> None:
    nilai = sel_xlsx(f'<c r="A1"><v>{ditulis}</v></c>')

    assert (nilai, str(nilai)) == (dibaca, str(dibaca))
    assert not isinstance(nilai, float)


def test_a_number_of_a_binary_workbook_above_two_to_the_53_is_not_taken_for_exact() -> None:
    ((kecil, besar, pecahan),) = isi(baca_buku(xls({"A": [[6213991203240001, 9213991203240001, Decimal("9.1")]]})))

    assert (kecil, str(besar), pecahan) == (6213991203240001, "9.21399120324000E+15", Decimal("9.1"))


@pytest.mark.parametrize(
    ("gaya", "angka", "dibaca"),
    [
        (1, "45363", dt.date(2024, 3, 12)),
        (2, "45363", dt.date(2024, 3, 12)),
        (1, "45363.5", dt.datetime(2024, 3, 12, 12, 0)),
        (1, "45363.999999999", dt.date(2024, 3, 12)),
        (3, "45363", 45363),
        (4, "0.5", Decimal("0.5")),
        (0, "45363", 45363),
        (1, "1", dt.date(1900, 1, 1)),
        (1, "59", dt.date(1900, 2, 28)),
        (1, "60", 60),
        (1, "61", dt.date(1900, 3, 1)),
        (1, "0", 0),
        (1, "-5", -5),
        (1, "99999999", 99999999),
    ],
)
def test_a_number_is_a_day_where_its_format_says_so(gaya: int, angka: str, dibaca: Nilai) -> None:
    nilai = sel_xlsx(f'<c r="A1" s="{gaya}"><v>{angka}</v></c>', gaya=GAYA_TANGGAL)

    assert nilai == dibaca
    assert type(nilai) is type(dibaca)


def test_workbooks_that_count_from_1904_give_the_same_days() -> None:
    assert sel_xlsx('<c r="A1" s="1"><v>43901</v></c>', gaya=GAYA_TANGGAL, sejak_1904=True) == dt.date(2024, 3, 12)
    for sejak_1904, angka in ((False, 45363), (True, 43901)):
        buku = baca_buku(xls({"A": [[angka, True, "x"]]}, sejak_1904=sejak_1904, kolom_tanggal=(0,)))
        assert isi(buku) == [(dt.date(2024, 3, 12), True, "x")]


@pytest.mark.parametrize(
    ("xml", "dibaca"),
    [
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" t="b"><v>0</v></c>', False),
        ('<c r="A1" t="str"><f>B1</f><v>hasil</v></c>', "hasil"),
        ('<c r="A1" t="d"><v>2024-03-12T00:00:00</v></c>', dt.date(2024, 3, 12)),
        ('<c r="A1" t="s"><v>0</v></c>', "kaya teks"),
        ('<c r="A1" t="s"><v>1</v></c>', "baris\rdua"),
        ('<c r="A1" t="inlineStr"><is><r><t>ka</t></r><r><t>ya</t></r><rPh><t>x</t></rPh></is></c>', "kaya"),
        ('<c r="A1" t="inlineStr"><is><t>a\x7f&#x85;b_x0007__xD800_</t></is></c>', "a\x85b"),
    ],
)
def test_a_cell_of_each_kind_arrives_as_what_it_is(xml: str, dibaca: Nilai) -> None:
    bersama = "<si><r><t>kaya </t></r><r><t>teks</t></r><rPh><t>x</t></rPh></si><si><t>baris_x000D_dua</t></si>"

    assert sel_xlsx(xml, teks=bersama) == dibaca


def test_a_cell_with_an_error_is_empty() -> None:
    buku = baca_buku(
        zip_(bagian_xlsx({"A": lembar('<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1"><v>7</v></c></row>')}))
    )

    assert isi(buku) == [(None, 7)]


def test_an_empty_text_that_a_formula_gives_is_no_missing_value() -> None:
    xml = lembar('<row r="1"><c r="A1" t="str"><f>""</f><v></v></c><c r="B1"><v>7</v></c></row>')

    buku = baca_buku(zip_(bagian_xlsx({"A": xml})))

    assert (isi(buku), buku.peringatan) == (
        [(None, 7)],
        ("1 sel berisi rumus; yang dipakai nilai terakhir yang tersimpan di berkas.",),
    )


def test_rows_and_cells_keep_the_place_they_stand_at() -> None:
    xml = lembar(f'<row r="3">{sel("C3", "x")}{sel("B3", "y")}</row><row r="7"><c r="AA7"><v>1</v></c></row>')

    (satu,) = baca_buku(zip_(bagian_xlsx({"A": xml}))).lembar

    assert satu.baris == (Baris(3, (None, "y", "x")), Baris(7, (*[None] * 26, 1)))
    assert (satu.baris[0].alamat(1), satu.baris[1].alamat(26)) == ("B3", "AA7")


def test_cells_without_an_address_follow_each_other_though_some_are_empty() -> None:
    xml = lembar('<row><c s="1"/><c><v>1</v></c></row><row/><row><c><v>2</v></c></row>')

    (satu,) = baca_buku(zip_(bagian_xlsx({"A": xml}))).lembar

    assert satu.baris == (Baris(1, (None, 1)), Baris(3, (2,)))


def test_an_empty_cell_with_an_address_still_counts_for_a_nameless_one_after_it() -> None:
    xml = lembar('<row r="1"><c r="A1" s="1"/><c><v>1</v></c></row><row r="2"/><row><c><v>2</v></c></row>')

    (satu,) = baca_buku(zip_(bagian_xlsx({"A": xml}))).lembar

    assert satu.baris == (Baris(1, (None, 1)), Baris(3, (2,)))


def test_a_text_that_looks_like_an_empty_cell_is_a_text() -> None:
    xml = '<c r="A1" t="inlineStr"><is><t><![CDATA[a<c r="B1"/>]]></t></is></c>'

    assert sel_xlsx(xml) == 'a<c r="B1"/>'


def test_comments_and_prefixes_in_the_xml_change_nothing() -> None:
    xml = f'<x:worksheet xmlns:x="{NS}"><!-- <c r="A1"/> --><x:sheetData><x:row r="2"><x:c r="B2"><x:v>5</x:v></x:c>'
    xml += "</x:row></x:sheetData></x:worksheet>"

    (satu,) = baca_buku(zip_(bagian_xlsx({"A": xml}))).lembar

    assert satu.baris == (Baris(2, (None, 5)),)


def test_a_size_that_lies_costs_nothing() -> None:
    xml = lembar(tabel(SEMUA), sebelum='<dimension ref="A1:XFD1048576"/>')

    assert isi(baca_buku(zip_(bagian_xlsx({"A": xml})))) == list(SEMUA)


def test_coloured_rows_under_the_table_are_no_rows() -> None:
    hampa = "".join(
        f'<row r="{n}" s="1" ht="15"><c r="A{n}" s="1"/> <c r="B{n}" s="1"></c></row>' for n in range(3, 99)
    )

    assert isi(baca_buku(zip_(bagian_xlsx({"A": lembar(tabel(SEMUA) + hampa)})))) == list(SEMUA)


def test_cells_merged_downwards_are_remembered_and_those_merged_sideways_are_not() -> None:
    xml = lembar(tabel(SEMUA), sesudah='<mergeCells><mergeCell ref="B2:B4"/><mergeCell ref="A1:C1"/></mergeCells>')

    (satu,) = baca_buku(zip_(bagian_xlsx({"A": xml}))).lembar

    assert satu.gabungan == (Gabungan(2, 4, 1),)


def test_hidden_sheets_and_charts_are_left_out() -> None:
    rapi = lembar(tabel(SEMUA))
    isi_xlsx = zip_(
        bagian_xlsx(
            {"A": rapi, "B": rapi, "Grafik": "<chartsheet/>"}, keadaan={"B": "hidden"}, jenis={"Grafik": "chartsheet"}
        )
    )

    for berkas in (isi_xlsx, xls({"A": SEMUA, "B": SEMUA}, tersembunyi=("B",))):
        buku = baca_buku(berkas)
        assert [satu.nama for satu in buku.lembar] == ["A"]
        assert buku.peringatan == ("Lembar “B” disembunyikan, jadi tidak dibaca.",)


@pytest.mark.parametrize(
    ("teks", "dibaca"),
    [
        ("sep=;\r\na;b,c\r\n", [("a", "b,c")]),
        ("nama;alamat\r\nA;Jl. X, RT 1, RW 2\r\nB;Jl. Y, RT 1, RW 2\r\n", None),
        ("DAFTAR ANAK, TAHUN 2025\r\nnama;berat\r\nA;3,1\r\n", None),
        ("nama;berat;tinggi\r\nA;3,1\r\nB;3,1;49,5;x\r\n", None),
        ("nama, gelar;alamat, RT\r\nA;Jl. X, RT 1, RW 2\r\nB;Jl. Y\r\n", None),
        ("nama;berat\r\nA\x85B;3,1\r\nC\u2028D;4,2\r\n", None),
        ('a,"b;c;d;e"\r\n', [("a", "b;c;d;e")]),
        ('a,"dua\r\nbaris"\r\nb,c', [("a", "dua\r\nbaris"), ("b", "c")]),
        ('nik,nama\r\n="0213",A\r\n', [("nik", "nama"), ("0213", "A")]),
        ('a,"ia ""besar"""\r\n', [("a", 'ia "besar"')]),
        ("a,b\rc,d\r", [("a", "b"), ("c", "d")]),
        ("\r\n\r\na,b\r\n", [("a", "b")]),
    ],
)
def test_text_is_cut_where_a_spreadsheet_cuts_it(teks: str, dibaca: list[tuple[str, ...]] | None) -> None:
    semicolon = [tuple(satu.split(";")) for satu in teks.split("\r\n") if satu]

    assert isi(baca_buku(teks.encode())) == (dibaca or semicolon)


def test_rows_of_text_are_numbered_as_a_spreadsheet_numbers_them() -> None:
    (satu,) = baca_buku(b'sep=,\r\n\r\na,"b\r\nc"\r\n\r\nd,e\r\n').lembar

    assert [baris.nomor for baris in satu.baris] == [2, 4]


def test_rows_of_a_page_and_of_a_workbook_need_little_time_and_memory() -> None:
    semua = [KEPALA * 4, *((n, f"ANAK {n}", *["DESA CONTOH"] * 16, *["9,1"] * 18) for n in range(2_500))]
    for berkas in (html(semua).encode(), xlsx(semua)):
        mulai = time.process_time()
        jumlah = len(isi(baca_buku(berkas)))
        lama = time.process_time() - mulai

        tracemalloc.start()
        baca_buku(berkas)
        _, puncak = tracemalloc.get_traced_memory()
        tracemalloc.stop()

        assert jumlah == 2_501
        assert lama < 10
        assert puncak < 20 * 1024 * 1024


@pytest.mark.parametrize(
    ("kode", "hari"),
    [
        ("dd/mm/yyyy", True),
        ("[$-421]d mmmm yyyy", True),
        ("mmm-yy", True),
        ("mmmm", True),
        ("General", False),
        ("Standard", False),
        ("0.00", False),
        ('#,##0 "hari"', False),
        ("[Red]#,##0", False),
        ("h:mm", False),
        ("[h]:mm:ss", False),
        (r"0\d", False),
        ("@", False),
    ],
)
def test_a_format_tells_days_from_numbers_and_times(kode: str, hari: bool) -> None:
    assert format_tanggal(kode) is hari
