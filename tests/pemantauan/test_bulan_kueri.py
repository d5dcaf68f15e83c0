"""Who is to be monitored in a month, and how far the month is."""

from __future__ import annotations

import datetime as dt

import pytest

from kpm.models import Wilayah
from kpm.periode import Bulan
from pemantauan import kueri_bulan
from tests.factories import AnakFactory, KehamilanFactory, OrangFactory, PemantauanAnakFactory, PemantauanIbuFactory

SEPTEMBER = Bulan(2026, 9)
HARI_INI = dt.date(2026, 9, 17)
LENGKAP = {
    "timbang": True,
    "konseling_ibu": True,
    "imunisasi": "lengkap",
    "parenting": True,
    "air": True,
    "jamban": False,
    "akta": True,
    "jamkes": False,
}


@pytest.mark.parametrize(
    ("lahir", "terdaftar"),
    [
        (dt.date(2026, 10, 1), False),
        (dt.date(2026, 9, 30), True),
        (dt.date(2024, 9, 2), True),
        (dt.date(2024, 9, 1), False),
        (dt.date(2024, 8, 31), False),
    ],
)
def test_a_child_is_listed_from_its_birth_to_its_second_birthday(
    di_desa: Wilayah, lahir: dt.date, terdaftar: bool
) -> None:
    AnakFactory(desa=di_desa, lahir=lahir, sejak=dt.date(2024, 9, 1))
    assert kueri_bulan.sasaran_anak(SEPTEMBER).exists() is terdaftar


@pytest.mark.parametrize(
    ("sejak", "keluar", "terdaftar"),
    [
        (dt.date(2026, 9, 30), None, True),
        (dt.date(2026, 10, 1), None, False),
        (dt.date(2026, 1, 1), dt.date(2026, 9, 1), True),
        (dt.date(2026, 1, 1), dt.date(2026, 8, 31), False),
    ],
)
def test_a_child_is_listed_while_it_is_in_the_village(
    di_desa: Wilayah, sejak: dt.date, keluar: dt.date | None, terdaftar: bool
) -> None:
    anak = AnakFactory(desa=di_desa, lahir=dt.date(2025, 6, 15), sejak=sejak)
    if keluar:
        anak.orang.keluar_pada, anak.orang.sebab_keluar = keluar, "pindah"
        anak.orang.save()
    assert kueri_bulan.sasaran_anak(SEPTEMBER).exists() is terdaftar


@pytest.mark.parametrize(
    ("hasil", "berakhir", "terdaftar"),
    [
        ("", None, True),
        ("lahir_hidup", dt.date(2026, 7, 21), True),
        ("lahir_hidup", dt.date(2026, 7, 20), False),
        ("lahir_mati", dt.date(2026, 7, 21), True),
        ("keguguran", dt.date(2026, 8, 31), False),
        ("keguguran", dt.date(2026, 9, 1), False),
    ],
)
def test_a_mother_is_listed_until_day_42_after_delivery_and_not_after_keguguran(
    di_desa: Wilayah, hasil: str, berakhir: dt.date | None, terdaftar: bool
) -> None:
    KehamilanFactory(desa=di_desa, sejak=dt.date(2026, 1, 1), hasil=hasil, berakhir_pada=berakhir)
    assert kueri_bulan.sasaran_ibu(SEPTEMBER).exists() is terdaftar


def test_a_mother_registered_later_or_gone_before_is_not_listed(di_desa: Wilayah) -> None:
    KehamilanFactory(desa=di_desa, sejak=dt.date(2026, 10, 1))
    pindah = OrangFactory(desa=di_desa, keluar_pada=dt.date(2026, 8, 31), sebab_keluar="pindah")
    KehamilanFactory(desa=di_desa, ibu=pindah, sejak=dt.date(2026, 1, 1))
    assert kueri_bulan.sasaran_ibu(SEPTEMBER).count() == 0


def test_a_row_says_what_its_record_still_lacks(di_desa: Wilayah) -> None:
    anak = AnakFactory(desa=di_desa, nama="Aisyah", lahir=dt.date(2025, 7, 17))
    PemantauanAnakFactory(anak=anak, bulan=SEPTEMBER, **{**LENGKAP, "timbang": None, "konseling_ibu": False})
    (baris,) = kueri_bulan.daftar_anak(SEPTEMBER, HARI_INI)
    assert (baris.nama, baris.keterangan, baris.keadaan, baris.kurang) == (
        "Aisyah",
        "14 bulan",
        "sebagian",
        ("berat", "konseling gizi"),
    )


def test_the_progress_counts_complete_records_of_children_and_mothers_together(di_desa: Wilayah) -> None:
    lengkap, sebagian, _ = (AnakFactory(desa=di_desa, lahir=dt.date(2025, 7, 17)) for _ in range(3))
    PemantauanAnakFactory(anak=lengkap, bulan=SEPTEMBER, **LENGKAP)
    PemantauanAnakFactory(anak=sebagian, bulan=SEPTEMBER, timbang=True)
    PemantauanAnakFactory(anak=sebagian, bulan=Bulan(2026, 8), **LENGKAP)
    ibu = KehamilanFactory(desa=di_desa)
    PemantauanIbuFactory(kehamilan=ibu, bulan=SEPTEMBER, anc=0, fe=30, konseling=1, air=True, jamban=True, jamkes=True)
    assert kueri_bulan.kemajuan_anak(SEPTEMBER) == (1, 3)
    assert kueri_bulan.kemajuan_ibu(SEPTEMBER) == (1, 1)
    assert kueri_bulan.kemajuan(SEPTEMBER) == (2, 4)


def test_after_delivery_only_nifas_is_asked_of_the_services(di_desa: Wilayah) -> None:
    ibu = KehamilanFactory(desa=di_desa, hasil="lahir_hidup", berakhir_pada=dt.date(2026, 9, 5))
    PemantauanIbuFactory(kehamilan=ibu, bulan=SEPTEMBER, anc=1, air=True, jamban=True, jamkes=True)
    (baris,) = kueri_bulan.daftar_ibu(SEPTEMBER, HARI_INI)
    assert (baris.keterangan, baris.keadaan, baris.kurang) == ("Nifas hari ke-12", "sebagian", ("periksa nifas",))


def test_a_list_costs_one_query_however_long_it_is(di_desa: Wilayah, django_assert_num_queries) -> None:
    for jumlah in (1, 2):
        for _ in range(jumlah):
            AnakFactory(desa=di_desa)
            KehamilanFactory(desa=di_desa)
        with django_assert_num_queries(1):
            kueri_bulan.daftar_anak(SEPTEMBER, HARI_INI)
        with django_assert_num_queries(1):
            kueri_bulan.daftar_ibu(SEPTEMBER, HARI_INI)
        with django_assert_num_queries(2):
            kueri_bulan.kemajuan(SEPTEMBER)


def test_a_child_who_turned_two_in_the_month_is_named_by_that_day(di_desa: Wilayah) -> None:
    AnakFactory(desa=di_desa, nama="Zaki", lahir=dt.date(2024, 9, 12))
    sebelum, sesudah = dt.date(2026, 9, 11), dt.date(2026, 9, 12)
    assert [kueri_bulan.daftar_anak(Bulan(2026, 9), hari)[0].keterangan for hari in (sebelum, sesudah)] == [
        "23 bulan",
        "2 tahun sejak 12 September 2026",
    ]


def test_a_puerperium_that_ended_in_the_month_says_when(di_desa: Wilayah) -> None:
    KehamilanFactory(
        desa=di_desa,
        hpht=dt.date(2025, 11, 1),
        sejak=dt.date(2026, 1, 1),
        berakhir_pada=dt.date(2026, 8, 1),
        hasil="lahir_hidup",
    )
    hari = (dt.date(2026, 9, 12), dt.date(2026, 9, 13))
    assert [kueri_bulan.daftar_ibu(Bulan(2026, 9), satu)[0].keterangan for satu in hari] == [
        "Nifas hari ke-42",
        "Nifas selesai 12 September 2026",
    ]
