"""The PAUD row: the reference line of the form guide, its threshold, both bases, and who stands in it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kpm.periode import Triwulan
from pemantauan.indikator import HPK_2018
from pemantauan.skor import DataPaud, Nilai, hitung, nilai_paud

T3 = Triwulan(2026, 3)


def anak(id: str = "a", umur_bulan: int = 40, hadir: int = 0, terisi: int = 0) -> DataPaud:
    return DataPaud(
        id=id, nama=f"Anak {id}", jenis_kelamin="L", keluarga=1, nomor_keluarga=1, dusun="Timur",
        umur_bulan=umur_bulan, hadir=hadir, terisi=terisi,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("bulan", "aktif", "alasan"),
    [
        # section 10 of the form guide, PAUD Q3: v v x; v v v; v (blank) v; all blank
        ("vvx", False, "Hadir 2 dari 3 bulan yang dicatat, perlu 80 persen"),
        ("vvv", True, "Hadir 3 dari 3 bulan yang dicatat, perlu 80 persen"),
        ("v-v", True, "Hadir 2 dari 2 bulan yang dicatat, perlu 80 persen"),
        ("---", False, "Belum dicatat: kehadiran PAUD dalam masa ini"),
    ],
)
def test_the_reference_line_of_the_guide_is_reproduced(bulan: str, aktif: bool, alasan: str) -> None:
    baris = nilai_paud(anak(hadir=bulan.count("v"), terisi=3 - bulan.count("-")), HPK_2018)
    assert (baris.aktif, baris.jawaban["paud"].nilai, baris.jawaban["paud"].alasan) == (
        aktif,
        Nilai.Y if aktif else Nilai.T,
        alasan,
    )


@pytest.mark.parametrize(("hadir", "terisi", "aktif"), [(4, 5, True), (3, 4, False), (8, 10, True), (9, 12, False)])
def test_eighty_percent_is_enough_and_less_is_not(hadir: int, terisi: int, aktif: bool) -> None:
    assert nilai_paud(anak(hadir=hadir, terisi=terisi), HPK_2018).aktif is aktif


@pytest.mark.parametrize(("umur", "kategori"), [(24, "2-3"), (35, "2-3"), (36, "3-6"), (72, "3-6")])
def test_the_class_follows_the_third_birthday(umur: int, kategori: str) -> None:
    assert nilai_paud(anak(umur_bulan=umur), HPK_2018).kategori == kategori


@pytest.mark.parametrize(
    ("basis", "diterima", "seharusnya", "persen"),
    # three children: 3/3, 2/3, none filled. Persons: 1 of 3. Months: 5 of 6.
    [("orang", 1, 3, Decimal("33.33")), ("bulan", 5, 6, Decimal("83.33"))],
)
def test_both_bases_of_the_paud_row(basis: str, diterima: int, seharusnya: int, persen: Decimal) -> None:
    semua: dict[str, Any] = {"ibu": [], "anak": [], "triwulan": T3, "set_indikator": HPK_2018}
    skor = hitung(
        paud=[anak("a", hadir=3, terisi=3), anak("b", hadir=2, terisi=3), anak("c")],
        pengaturan={"paud_basis": basis},
        **semua,
    )
    capaian = skor.indikator["paud"]["paud"]
    assert (capaian.diterima, capaian.seharusnya, capaian.persen) == (diterima, seharusnya, persen)
    assert [b.data.id for b in skor.belum_dipantau_paud] == ["c"]
    assert skor.tabel4.indikator.total.seharusnya == 0  # PAUD is not in the village's total
