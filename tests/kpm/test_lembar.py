"""A sheet as data: nested headings, the letter row, what is printed and what only the screen and the JSON show."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from kpm.dokumen.lembar import (
    Baris,
    Kolom,
    Lembar,
    Nama,
    Sel,
    Tabel,
    sebagai_json,
    sel,
    sel_centang,
    sel_persen,
    sel_tanggal,
)

KOLOM = (
    Kolom("no", "No"),
    Kolom("nama", "Nama", "a", bernama=True),
    Kolom("atas", "Di Atas", anak=(Kolom("kiri", "Kiri", "k1"), Kolom("kanan", "Kanan", "k2"))),
    Kolom("januari", "Januari", "f"),
    Kolom("februari", "Februari", "f"),
    Kolom("luar", "Di Luar", luar=True),
)
TABEL = Tabel(
    kode="contoh",
    kolom=KOLOM,
    baris=(
        Baris(
            (
                sel(1, "kode"),
                sel("Ayu"),
                sel_centang(2),
                sel_centang(0),
                sel_tanggal(dt.date(2026, 8, 5)),
                sel_persen(Decimal("66.67")),
                sel_centang(None),
            ),
            id="u-1",
        ),
    ),
    kaki=(Baris((Sel("Jumlah", "Jumlah", lebar=2), *(sel(ke, "angka") for ke in range(5))), kode="jumlah"),),
)
LEMBAR = Lembar(
    kode="contoh",
    nomor="FORMULIR X",
    judul="CONTOH",
    periode="2026-08",
    sebutan_periode="Agustus 2026",
    identitas=(("Desa", "Pulau Kaung"),),
    tabel=(TABEL,),
    belum_dipantau=(Nama("Baiq", "Timur", "ibu", "u-2"),),
    keterangan_belum="di luar tabel",
)


def test_headings_nest_and_span_what_lies_under_them() -> None:
    kepala = [[(kolom.judul, lebar, tinggi) for kolom, lebar, tinggi in deret] for deret in TABEL.kepala]
    assert kepala == [
        [("No", 1, 2), ("Nama", 1, 2), ("Di Atas", 2, 1), ("Januari", 1, 2), ("Februari", 1, 2), ("Di Luar", 1, 2)],
        [("Kiri", 1, 1), ("Kanan", 1, 1)],
    ]


def test_neighbours_with_one_letter_share_its_cell() -> None:
    assert TABEL.huruf == (("", 1), ("a", 1), ("k1", 1), ("k2", 1), ("f", 2), ("", 1))
    assert Tabel(kode="x", kolom=(Kolom("a", "A"),), baris=()).huruf == ()


def test_what_is_no_column_of_the_form_is_not_printed() -> None:
    kertas = TABEL.kertas
    assert [kolom.kode for kolom in kertas.daun] == ["no", "nama", "kiri", "kanan", "januari", "februari"]
    assert [satu.teks for satu in kertas.baris[0].sel] == ["1", "Ayu", "✓", "X", "05/08/2026", "66,67"]
    assert [(satu.teks, satu.lebar) for satu in kertas.kaki[0].sel] == [
        ("Jumlah", 2), ("0", 1), ("1", 1), ("2", 1), ("3", 1),
    ]  # fmt: skip


def test_the_json_has_the_columns_as_keys_and_names_only_when_asked() -> None:
    polos = {"kiri": True, "kanan": False, "januari": "2026-08-05", "februari": "66.67", "luar": None}
    tanpa, dengan = sebagai_json(LEMBAR, dengan_nama=False), sebagai_json(LEMBAR, dengan_nama=True)
    assert tanpa["tabel"][0]["baris"] == [{"id": "u-1", "no": 1, **polos}]
    assert dengan["tabel"][0]["baris"] == [{"id": "u-1", "no": 1, "nama": "Ayu", **polos}]
    assert tanpa["tabel"][0]["kaki"] == [
        {"baris": "jumlah", "kiri": 0, "kanan": 1, "januari": 2, "februari": 3, "luar": 4}
    ]
    assert [kolom["kode"] for kolom in tanpa["tabel"][0]["kolom"]] == [
        "no", "kiri", "kanan", "januari", "februari", "luar",
    ]  # fmt: skip
    assert tanpa["belum_dipantau"] == {"jumlah": 1, "kalimat": "Belum dipantau: 1 orang, di luar tabel"}
    assert dengan["belum_dipantau"]["orang"] == [{"id": "u-2", "nama": "Baiq"}]


def test_a_percentage_of_nothing_is_zero_on_paper_and_a_dash_on_the_screen() -> None:
    kosong = sel_persen(None)
    assert (kosong.teks, kosong.layar, kosong.nilai) == ("0,00", "-", None)
    assert (sel_persen(Decimal(0)).layar, sel(None, "angka").layar) == ("0,00", "")
