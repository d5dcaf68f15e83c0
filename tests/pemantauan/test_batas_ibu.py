"""Borders of time for mothers, through monthly rows: quarter, delivery, puerperium, loss, leaving."""

from __future__ import annotations

import datetime as dt

import pytest

from kpm.models import Wilayah
from kpm.periode import Bulan, Triwulan
from tests.factories import KehamilanFactory, OrangFactory
from tests.pemantauan.bahan_bulan import T3, belum_dipantau, catat_ibu, hamil, kode, menurut_nama, skor

T1, T2, T4 = Triwulan(2026, 1), Triwulan(2026, 2), Triwulan(2026, 4)
JULI, DES = Bulan(2026, 7), Bulan(2026, 12)
HPHT = dt.date(2025, 10, 10)


@pytest.mark.parametrize(
    ("lahir", "triwulan"),
    # with a record in every month from April to December; day 42 of 20 May is 1 July, of 20 August 1 October
    [
        (dt.date(2026, 5, 19), {"T2": True}),
        (dt.date(2026, 5, 20), {"T2": True, "T3": True}),
        (dt.date(2026, 6, 30), {"T2": True, "T3": True}),
        (dt.date(2026, 7, 1), {"T2": False, "T3": True}),
        (dt.date(2026, 8, 19), {"T2": False, "T3": True}),
        (dt.date(2026, 8, 20), {"T2": False, "T3": True, "T4": True}),
        (dt.date(2026, 9, 30), {"T2": False, "T3": True, "T4": True}),
        (dt.date(2026, 10, 1), {"T2": False, "T3": False, "T4": True}),
        (None, {"T2": False, "T3": False, "T4": False}),
    ],
)
def test_a_woman_is_bersalin_from_the_quarter_of_delivery_to_that_of_day_42(
    di_desa: Wilayah, lahir: dt.date | None, triwulan: dict[str, bool]
) -> None:
    catat_ibu(hamil(di_desa, "Ibu", HPHT, lahir=lahir), DES, anc="111111111")

    ada = {f"T{t.ke}": skor(di_desa, t).ibu for t in (T2, T3, T4)}

    assert {nama: baris[0].bersalin for nama, baris in ada.items() if baris} == triwulan


@pytest.mark.parametrize(("lahir", "terdaftar"), [(dt.date(2026, 5, 19), []), (dt.date(2026, 5, 20), ["Ibu"])])
def test_a_puerperium_that_reaches_the_quarter_waits_for_its_record(
    di_desa: Wilayah, lahir: dt.date, terdaftar: list[str]
) -> None:
    catat_ibu(hamil(di_desa, "Ibu", HPHT, lahir=lahir), Bulan(2026, 6), nifas="12")

    assert (skor(di_desa).ibu, belum_dipantau(di_desa)) == ((), terdaftar)


def test_nifas_is_counted_over_both_quarters_and_not_cut_at_day_42(di_desa: Wilayah) -> None:
    # delivered on 10 June: day 42 is 22 July; the visit of September is day 97
    for nama, nifas in (
        ("Juni, Juli, September", "1101"),
        ("Tiga di Juni", "3..."),
        ("Dua", "1.01"),
        ("Sebelum melahirkan", "201.."),
    ):
        catat_ibu(hamil(di_desa, nama, HPHT, lahir=dt.date(2026, 6, 10)), nifas=nifas, air="v...v"[-len(nifas) :])

    def nilai(triwulan: Triwulan) -> dict[str, tuple[int | None, str]]:
        return {n: (b.data.nifas, b.jawaban["nifas"].nilai.value) for n, b in menurut_nama(di_desa, triwulan).items()}

    assert nilai(T2) == {
        "Juni, Juli, September": (1, "T"),
        "Tiga di Juni": (3, "Y"),
        "Dua": (1, "T"),
        "Sebelum melahirkan": (0, "T"),
    }
    assert nilai(T3) == {
        "Juni, Juli, September": (3, "Y"),
        "Tiga di Juni": (3, "Y"),
        "Dua": (2, "T"),
        "Sebelum melahirkan": (1, "T"),
    }


def test_nifas_crosses_the_year(di_desa: Wilayah) -> None:
    ibu = hamil(di_desa, "Ibu", dt.date(2025, 3, 20), lahir=dt.date(2025, 12, 31))
    catat_ibu(ibu, Bulan(2026, 2), nifas="111")

    assert [menurut_nama(di_desa, t)["Ibu"].data.nifas for t in (Triwulan(2025, 4), T1)] == [1, 3]
    assert belum_dipantau(di_desa, T2) == []


def test_nothing_written_about_nifas_is_told_from_a_zero(di_desa: Wilayah) -> None:
    for nama, isi in (("Kosong", {"air": "v"}), ("Nol", {"nifas": "0"})):
        catat_ibu(hamil(di_desa, nama, HPHT, lahir=dt.date(2026, 7, 10)), **isi)

    hasil = {nama: b.jawaban["nifas"] for nama, b in menurut_nama(di_desa).items()}

    assert {nama: (j.nilai.value, j.belum_dicatat) for nama, j in hasil.items()} == {
        "Kosong": ("T", True),
        "Nol": ("T", False),
    }


def test_a_stillbirth_is_cared_for_like_a_birth_and_keguguran_ends_the_pregnancy(di_desa: Wilayah) -> None:
    for nama, hasil in (("Lahir mati", "lahir_mati"), ("Keguguran", "keguguran"), ("Lahir hidup", "lahir_hidup")):
        ibu = hamil(di_desa, nama, dt.date(2026, 2, 1), berakhir_pada=dt.date(2026, 9, 20), hasil=hasil)
        catat_ibu(ibu, Bulan(2026, 10), {9: 15}, anc="2.", konseling="2.", fe=[30, None], nifas="03", air="vv")

    assert {nama: kode(b, "air", "jamban", "jamkes") for nama, b in menurut_nama(di_desa).items()} == {
        "Lahir mati": "TS TS T TS TS",
        "Keguguran": "Y Y TS Y TS",
        "Lahir hidup": "TS TS T TS TS",
    }
    # day 42 of 20 September is 1 November: both mothers go on into quarter IV, the lost pregnancy does not
    assert {nama: kode(b, "air", "jamban", "jamkes") for nama, b in menurut_nama(di_desa, T4).items()} == {
        "Lahir mati": "TS TS Y TS TS",
        "Lahir hidup": "TS TS Y TS TS",
    }


@pytest.mark.parametrize(
    ("hari", "anc"), [(dt.date(2026, 8, 15), 2), (dt.date(2026, 8, 14), 1)], ids=["hari yang sama", "sehari sebelum"]
)
def test_after_keguguran_the_last_record_before_it_decides(di_desa: Wilayah, hari: dt.date, anc: int) -> None:
    ibu = hamil(di_desa, "Ibu", dt.date(2026, 5, 1), berakhir_pada=hari, hasil="keguguran")
    catat_ibu(ibu, hari=15, anc="111", air="vvx")

    assert (skor(di_desa).ibu[0].data.anc, skor(di_desa).ibu[0].data.air) == (anc, True)


@pytest.mark.parametrize(("hari", "ada"), [(dt.date(2026, 6, 30), []), (dt.date(2026, 7, 1), ["Ibu"])])
def test_keguguran_on_the_quarters_first_day_still_belongs_to_it(
    di_desa: Wilayah, hari: dt.date, ada: list[str]
) -> None:
    hamil(di_desa, "Ibu", dt.date(2026, 5, 1), berakhir_pada=hari, hasil="keguguran")

    assert belum_dipantau(di_desa) == ada


def test_two_pregnancies_in_one_quarter_are_two_rows_of_one_household(di_desa: Wilayah) -> None:
    orang = OrangFactory(desa=di_desa, nama="Ibu")
    gugur = hamil(di_desa, "Ibu", dt.date(2026, 5, 1), ibu=orang, berakhir_pada=dt.date(2026, 7, 5), hasil="keguguran")
    baru = hamil(di_desa, "Ibu", dt.date(2026, 8, 1), ibu=orang)
    catat_ibu(gugur, JULI, 1, anc="1", air="v", kek="v")
    catat_ibu(baru, anc="1", air="v", kek="x")

    hasil = skor(di_desa)

    assert (hasil.tabel1.ibu, hasil.tabel1.ibu_kek_resti, hasil.tabel1.rumah_tangga) == (2, 1, 1)
    assert hasil.indikator["ibu"]["air"].diterima == hasil.tabel4.orang.ibu.seharusnya == 2
    assert sorted((b.status, b.data.usia_bulan) for b in hasil.ibu) == [("KEK", 2), ("NORMAL", 1)]


def test_a_delivery_and_the_next_pregnancy_of_one_woman_stand_side_by_side(di_desa: Wilayah) -> None:
    orang = OrangFactory(desa=di_desa, nama="Ibu")
    lama = hamil(di_desa, "Ibu", dt.date(2025, 9, 1), ibu=orang, lahir=dt.date(2026, 6, 1))
    baru = hamil(di_desa, "Ibu", dt.date(2026, 7, 20), ibu=orang)
    catat_ibu(lama, JULI, nifas="3")
    catat_ibu(baru, anc="1")

    assert sorted(b.bersalin for b in skor(di_desa).ibu) == [False, True]
    assert [b.bersalin for b in skor(di_desa, T4).belum_dipantau_ibu] == [False]


@pytest.mark.parametrize(
    ("keluar", "sebab", "ada"),
    [
        (dt.date(2026, 6, 30), "pindah", False),
        (dt.date(2026, 7, 1), "pindah", True),
        (dt.date(2026, 6, 30), "meninggal", False),
        (dt.date(2026, 9, 30), "meninggal", True),
        (dt.date(2026, 10, 1), "pindah", True),
    ],
)
def test_who_left_before_the_quarter_is_not_in_it_and_who_left_in_it_is(
    di_desa: Wilayah, keluar: dt.date, sebab: str, ada: bool
) -> None:
    orang = OrangFactory(desa=di_desa, nama="Ibu", keluar_pada=keluar, sebab_keluar=sebab)
    catat_ibu(hamil(di_desa, "Ibu", dt.date(2026, 3, 1), ibu=orang), JULI, 1, anc="11")

    assert len(skor(di_desa).ibu) == (1 if ada else 0)
    assert len(skor(di_desa, T2).ibu) == 1
    luput = OrangFactory(desa=di_desa, nama="Luput", keluar_pada=keluar, sebab_keluar=sebab)
    hamil(di_desa, "Luput", dt.date(2026, 3, 1), ibu=luput)
    assert belum_dipantau(di_desa) == (["Luput"] if ada else [])


@pytest.mark.parametrize(
    ("pola", "jumlah", "usia"),
    # HPHT 20 May: one month on 15 July, two on 15 August, three on 15 September
    [("1..", 1, 1), (".1.", 1, 2), ("..1", 1, 3), ("11.", 2, 2), ("1.1", 2, 3), (".11", 2, 3), ("111", 3, 3)],
)
def test_a_month_may_be_missing_at_any_place(di_desa: Wilayah, pola: str, jumlah: int, usia: int) -> None:
    catat_ibu(hamil(di_desa, "Ibu", dt.date(2026, 5, 20)), anc=pola, konseling=pola)

    data = skor(di_desa).ibu[0].data

    assert (data.anc, data.konseling, data.bulan_dipantau, data.usia_bulan) == (jumlah, jumlah, jumlah, usia)
    assert data.fe is None


def test_only_months_of_the_quarter_are_added(di_desa: Wilayah) -> None:
    ibu = hamil(di_desa, "Ibu", dt.date(2026, 4, 1))
    catat_ibu(ibu, Bulan(2026, 10), {6: 30, 7: 1, 9: 30, 10: 1}, anc="51015", fe=[90, 10, 0, 10, 90], air="v...v")

    data = skor(di_desa).ibu[0].data

    assert (data.anc, data.fe, data.air, data.usia_bulan, data.bulan_dipantau) == (2, 20, None, 5, 3)


def test_the_last_filled_value_decides_and_a_blank_does_not_undo_it(di_desa: Wilayah) -> None:
    ibu = hamil(di_desa, "Ibu", dt.date(2026, 4, 1))
    catat_ibu(ibu, kek="vx.", resti=".v.", air="v.x", jamban="xv.", jamkes="v..")

    baris = skor(di_desa).ibu[0]

    assert (baris.data.kek, baris.data.resti, baris.status) == (False, True, "RESTI")
    assert (baris.data.air, baris.data.jamban, baris.data.jamkes) == (False, True, True)


def test_a_month_with_only_identity_or_age_is_no_record(di_desa: Wilayah) -> None:
    for nama, isi in (("Usia saja", {"usia_bulan": "5"}), ("Suami", {"suami": "x"}), ("Risiko", {"resti": "x"})):
        catat_ibu(hamil(di_desa, nama, dt.date(2026, 4, 1)), **isi)

    assert (sorted(menurut_nama(di_desa)), belum_dipantau(di_desa)) == (["Risiko", "Suami"], ["Usia saja"])


@pytest.mark.parametrize(
    ("isi", "usia"),
    [
        ({"hpht": dt.date(2026, 2, 28)}, 5),  # 31 July: five months on 28 July
        ({"hpht": dt.date(2026, 1, 31)}, 6),
        ({"hpht": dt.date(2025, 12, 31)}, 7),
        # 7 May 2027 - 9 months = 7 August 2026, less 7 days 31 July 2026: a month is complete on 31 August only
        ({"hpht": None, "asal_tanggal": "hpl_tanggal", "hpl": dt.date(2027, 5, 7)}, 0),
        ({"hpht": None, "asal_tanggal": "hpl_usg", "hpl": dt.date(2027, 4, 7)}, 1),
        ({"hpht": None, "asal_tanggal": "hpl_bulan", "hpl": dt.date(2026, 12, 1)}, None),
        ({"hpht": None, "asal_tanggal": "tidak_tahu"}, None),
    ],
)
def test_the_age_of_pregnancy_at_the_end_of_a_month(di_desa: Wilayah, isi: dict[str, object], usia: int | None) -> None:
    ibu = KehamilanFactory(desa=di_desa, sejak=dt.date(2026, 1, 1), **isi)
    catat_ibu(ibu, JULI, 31, anc="1")

    assert skor(di_desa).ibu[0].data.usia_bulan == usia


def test_the_largest_age_of_the_quarter_counts_typed_or_computed(di_desa: Wilayah) -> None:
    # HPHT 1 April: three months on 15 July, four in August, five in September
    for nama, hpht, usia in (
        ("Diketik", None, "746."),
        ("Diketik di Juni", None, "9..."),
        ("Diketik lebih besar", dt.date(2026, 4, 1), ".7.."),
        ("Diketik lebih kecil", dt.date(2026, 4, 1), ".2.."),
        ("Diketik menggantikan", dt.date(2026, 4, 1), ".222"),
    ):
        ibu = hamil(di_desa, nama, hpht, sejak=dt.date(2026, 4, 1))
        catat_ibu(ibu, usia_bulan=usia, anc="1111")

    assert {nama: b.data.usia_bulan for nama, b in menurut_nama(di_desa).items()} == {
        "Diketik": 6,
        "Diketik di Juni": None,
        "Diketik lebih besar": 7,
        "Diketik lebih kecil": 5,
        "Diketik menggantikan": 2,
    }


def test_a_pregnancy_does_not_grow_older_after_delivery(di_desa: Wilayah) -> None:
    # HPHT 10 October 2025: nine months are complete on 10 July, eleven would be on 10 September
    for nama, lahir in (("9 Juli", dt.date(2026, 7, 9)), ("10 Juli", dt.date(2026, 7, 10)), ("Belum", None)):
        catat_ibu(hamil(di_desa, nama, HPHT, lahir=lahir), nifas="3" if lahir else "0")

    assert {n: b.data.usia_bulan for n, b in menurut_nama(di_desa).items()} == {"9 Juli": 8, "10 Juli": 9, "Belum": 11}


def test_a_leap_day_completes_a_month_of_pregnancy(di_desa: Wilayah) -> None:
    for nama, hpht, hari in (
        ("31 Januari, 28 Februari", dt.date(2028, 1, 31), 28),
        ("31 Januari, 29 Februari", dt.date(2028, 1, 31), 29),
        ("30 November, 29 Februari", dt.date(2027, 11, 30), 29),
    ):
        catat_ibu(hamil(di_desa, nama, hpht), Bulan(2028, 2), hari, anc="1")

    assert {n: b.data.usia_bulan for n, b in menurut_nama(di_desa, Triwulan(2028, 1)).items()} == {
        "31 Januari, 28 Februari": 0,
        "31 Januari, 29 Februari": 1,
        "30 November, 29 Februari": 3,
    }


def test_the_husband_is_a_figure_of_his_own_in_months_of_the_quarter(di_desa: Wilayah) -> None:
    for nama, suami, lahir in (
        ("Juni", "v...", None),
        ("Juli", ".v..", None),
        ("Menolak", "xxxx", None),
        ("Bersalin", "vvvv", dt.date(2026, 9, 30)),
    ):
        catat_ibu(hamil(di_desa, nama, dt.date(2026, 1, 1), lahir=lahir), suami=suami, air="...v")

    hasil = skor(di_desa)

    assert {b.data.nama: b.data.suami_hadir for b in hasil.ibu} == {
        "Juni": False,
        "Juli": True,
        "Menolak": False,
        "Bersalin": True,
    }
    assert (hasil.ayah.suami.diterima, hasil.ayah.suami.seharusnya) == (1, 3)
    assert {b.data.nama: b.jawaban["konseling"].nilai.value for b in hasil.ibu} == {
        "Juni": "T",
        "Juli": "T",
        "Menolak": "T",
        "Bersalin": "TS",
    }
