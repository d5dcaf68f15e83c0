"""Fathers to invite: each once, whatever he counts with."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from pemantauan.skor.undangan import Rumah, Undangan, daftar_ayah
from tests.pemantauan.bahan import anak, ibu, skor


def rumah(ayah: str = "", rt: str = "01") -> Rumah:
    return Rumah(ayah=ayah, kepala="Kepala", rt=rt, telepon="0812")


def ringkas(semua: tuple[Undangan, ...]) -> list[tuple[str, list[str], list[str]]]:
    return [(a.nama, [b.nama for b in a.belum], [b.nama for b in a.hadir]) for a in semua]


def test_a_father_with_a_pregnant_wife_and_a_child_stands_once_while_the_figure_counts_both() -> None:
    hasil = skor(
        ibu=[ibu(id="i", nama="Siti", keluarga=7)],
        anak=[anak(id="a", nama="Budi", keluarga=7), anak(id="b", nama="Cici", keluarga=8, ayah_hadir=True)],
    )
    kenal = {
        ("ibu", "i"): rumah("Ahmad  Yani"), ("anak", "a"): rumah("ahmad yani"), ("anak", "b"): rumah("Joko"),
    }  # fmt: skip

    assert ringkas(daftar_ayah(hasil, kenal)) == [("Ahmad Yani", ["Siti", "Budi"], []), ("Joko", [], ["Cici"])]
    assert (hasil.ayah.total.diterima, hasil.ayah.total.seharusnya) == (1, 3)


@pytest.mark.parametrize(
    ("nama", "harap"),
    [
        # one name in the house takes the nameless along
        (("Ahmad", "", "Ahmad"), [("Ahmad", ["S", "A", "B"], [])]),
        (("", "", ""), [("", ["S", "A", "B"], [])]),
        # two fathers in one house: nobody knows whose the nameless is
        (("Ahmad", "Joko", ""), [("Ahmad", ["S"], []), ("Joko", ["A"], []), ("", ["B"], [])]),
    ],
)
def test_rows_without_a_name_join_the_only_father_of_their_household(nama: tuple[str, ...], harap: Any) -> None:
    hasil = skor(
        ibu=[ibu(id="s", nama="S", keluarga=7)],
        anak=[anak(id="a", nama="A", keluarga=7), anak(id="b", nama="B", keluarga=7)],
    )
    kenal = dict(zip((("ibu", "s"), ("anak", "a"), ("anak", "b")), map(rumah, nama), strict=True))
    assert ringkas(daftar_ayah(hasil, kenal)) == harap


def test_the_same_name_in_two_households_is_two_fathers() -> None:
    hasil = skor(anak=[anak(id="a", nama="A", keluarga=1), anak(id="b", nama="B", keluarga=2)])
    kenal = {("anak", "a"): rumah("Ahmad"), ("anak", "b"): rumah("Ahmad")}
    assert ringkas(daftar_ayah(hasil, kenal)) == [("Ahmad", ["A"], []), ("Ahmad", ["B"], [])]


def test_who_came_with_the_child_is_still_invited_with_the_wife_and_it_says_so() -> None:
    hasil = skor(ibu=[ibu(id="i", nama="Siti")], anak=[anak(id="a", nama="Budi", ayah_hadir=True)])
    kenal = {("ibu", "i"): rumah("Ahmad"), ("anak", "a"): rumah("Ahmad")}
    assert ringkas(daftar_ayah(hasil, kenal)) == [("Ahmad", ["Siti"], ["Budi"])]


def test_the_husband_of_a_delivered_woman_counts_with_his_child_only() -> None:
    hasil = skor(
        ibu=[ibu(id="i", nama="Siti", melahirkan=dt.date(2026, 7, 1))], anak=[anak(id="a", nama="Bayi", umur_bulan=1)]
    )
    assert ringkas(daftar_ayah(hasil, {})) == [("", ["Bayi"], [])]


def test_the_list_goes_by_dusun_rt_and_name() -> None:
    isi = [
        ("a", "Dua", "02", "Ali"),
        ("b", "Satu", "02", "Ali"),
        ("c", "Satu", "01", "Zul"),
        ("d", "Satu", "01", "Ali"),
    ]
    hasil = skor(anak=[anak(id=id, nama=id, keluarga=ke, dusun=dusun) for ke, (id, dusun, *_) in enumerate(isi)])
    kenal = {("anak", id): rumah(nama, rt) for id, _, rt, nama in isi}
    assert [a.bersama[0].nama for a in daftar_ayah(hasil, kenal)] == ["a", "d", "c", "b"]
