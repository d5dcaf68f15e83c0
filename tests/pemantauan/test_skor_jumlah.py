"""What the judged persons add up to: who is in the tables, statuses, households, percentages."""

import datetime as dt
from decimal import Decimal

import pytest

from kpm.periode import Triwulan
from pemantauan.indikator import HPK_2018
from pemantauan.pengaturan import gabungkan
from pemantauan.skor import Nilai, nilai_anak, nilai_ibu, persen
from tests.pemantauan.bahan import anak, baris_anak, ibu, sebagai_berkas, skor

LAHIR = dt.date(2026, 7, 20)


def test_sasaran_without_a_record_stand_outside_the_tables():
    hasil = skor([ibu(id="1"), ibu(id="2", punya_catatan=False)], [anak(punya_catatan=False)])

    berkas = sebagai_berkas(hasil)
    assert [p["id"] for p in berkas["ibu"]] == ["1"]
    assert berkas["anak"] == []
    assert berkas["belum_dipantau"] == {"ibu": 1, "anak": 1, "paud": 0}
    assert berkas["tabel1"] == {"rumah_tangga": 1, "ibu": 1, "ibu_kek_resti": 0, "anak": 0, "anak_gizi": 0}


def test_sasaran_without_a_record_counted_as_t_keep_what_does_not_apply():
    kosong = (
        [ibu(punya_catatan=False, usia_bulan=5)],
        [anak(punya_catatan=False, umur_bulan=14, timbang_4q=12, parenting_2q=2)],
    )

    hasil = skor(*kosong, sasaran_tanpa_catatan="T")

    assert [j.nilai.value for j in hasil.ibu[0].jawaban.values()] == ["T", "T", "TS", "T", "TS", "T", "T", "T"]
    assert [j.nilai.value for j in hasil.anak[0].jawaban.values()] == [
        "T",
        "T",
        "T",
        "T",
        "TS",
        "T",
        "T",
        "T",
        "T",
        "T",
    ]
    dinilai = [j for baris in (*hasil.ibu, *hasil.anak) for j in baris.jawaban.values() if j.nilai is not Nilai.TS]
    assert {(j.alasan, j.belum_dicatat) for j in dinilai} == {
        ("Belum dicatat: belum dipantau dalam triwulan ini", True)
    }
    assert sebagai_berkas(hasil)["belum_dipantau"] == {"ibu": 1, "anak": 1, "paud": 0}


def test_several_nutrition_statuses_are_printed_as_the_setting_says_and_counted_once():
    ganda = anak(gizi_buruk=True, gizi_kurang=True, stunting=True)

    semua, prioritas = skor([], [ganda]), skor([], [ganda], status_gizi_ganda="prioritas")

    assert (semua.anak[0].status_gizi, semua.anak[0].status) == (("GB", "GK", "S"), "GB,GK,S")
    assert (prioritas.anak[0].status_gizi, prioritas.anak[0].status) == (("GB",), "GB")
    assert (semua.tabel1.anak_gizi, prioritas.tabel1.anak_gizi) == (1, 1)
    assert baris_anak(anak()).status == "NORMAL"


@pytest.mark.parametrize(
    ("isi", "status"),
    [
        ({"gizi_kurang": True, "stunting": True}, ("S",)),
        ({"gizi_buruk": True, "stunting": True}, ("GB",)),
        ({"gizi_kurang": True}, ("GK",)),
        ({"stunting": True}, ("S",)),
        ({"stunting": False}, ()),
    ],
)
def test_the_gravest_nutrition_status_comes_first(isi, status):
    assert baris_anak(anak(**isi), status_gizi_ganda="prioritas").status_gizi == status


def test_the_headline_number_follows_the_chosen_basis():
    lengkap = ibu(id="1", melahirkan=LAHIR, nifas=3, air=True, jamban=True, jamkes=True)
    kurang = ibu(id="2", melahirkan=LAHIR, nifas=3, air=True, jamban=True, jamkes=False)

    menurut_indikator = skor([lengkap, kurang])
    menurut_orang = skor([lengkap, kurang], konvergensi_desa_basis="orang")

    assert menurut_indikator.konvergensi.persen == Decimal("87.50")
    assert menurut_orang.konvergensi.persen == Decimal("50.00")
    assert menurut_indikator.terlayani_lengkap.persen == Decimal("50.00")


def test_a_household_with_a_mother_and_a_child_counts_once():
    hasil = skor([ibu(keluarga=7)], [anak(id="1", keluarga=7), anak(id="2", keluarga=8)])

    assert hasil.tabel1.rumah_tangga == 2


def test_child_only_households_count_when_no_mother_is_pregnant():
    assert skor([], [anak(keluarga=7), anak(id="2", keluarga=8)]).tabel1.rumah_tangga == 2


def test_two_pregnancies_of_one_woman_are_two_rows_of_one_household():
    hasil = skor([ibu(id="1", keluarga=7), ibu(id="2", keluarga=7)])

    assert (hasil.tabel1.ibu, hasil.tabel1.rumah_tangga) == (2, 1)


def test_fathers_who_attended_are_counted_even_where_counselling_is_not_judged():
    bayi = anak(id="1", umur_bulan=2, ayah_hadir=True)
    kurang = anak(id="2", umur_bulan=14, konseling_4q=1, ayah_hadir=True)

    capaian = skor([], [bayi, kurang]).indikator["anak"]["konseling"]

    assert (capaian.laki, capaian.diterima, capaian.seharusnya, capaian.ts) == (2, 0, 1, 1)


def test_children_not_measured_with_the_mat_stand_in_no_colour():
    hasil = skor([], [anak(id=str(n), tikar=warna) for n, warna in enumerate(["H", "H", "H", "K", "K", "M", None])])

    assert sebagai_berkas(hasil)["tabel2"] == {"anak": 7, "hijau": 3, "kuning": 2, "merah": 1, "tidak_diukur": 1}


@pytest.mark.parametrize(
    ("diterima", "seharusnya", "hasil"),
    [
        (0, 0, None),
        (0, 3, "0.00"),
        (1, 3, "33.33"),
        (2, 3, "66.67"),
        (1, 800, "0.13"),  # 0.125: banker's rounding would say 0.12
        (41, 800, "5.13"),
        (3, 3, "100.00"),
    ],
)
def test_percentages_have_two_places_rounded_half_up(diterima, seharusnya, hasil):
    assert persen(diterima, seharusnya) == (None if hasil is None else Decimal(hasil))
    assert str(persen(diterima, seharusnya)) == str(hasil)


def test_every_age_and_quarter_answers_every_indicator_with_a_reason():
    for ke in range(1, 5):
        for umur in range(24):
            baris = nilai_anak(anak(umur_bulan=umur), Triwulan(2026, ke), gabungkan(), HPK_2018)
            assert list(baris.jawaban) == [i.kode for i in HPK_2018.anak]
            assert all(j.alasan for j in baris.jawaban.values())


def test_mothers_answer_the_indicators_in_printed_order_before_and_after_delivery():
    for melahirkan in (None, LAHIR):
        baris = nilai_ibu(ibu(melahirkan=melahirkan), gabungkan(), HPK_2018)
        assert list(baris.jawaban) == [i.kode for i in HPK_2018.ibu]
