"""How far the pregnancies of a village are, what speaks for a risk, and in how many queries it is told."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from kpm.models import Wilayah
from kpm.periode import Bulan
from pemantauan.kueri_kehamilan import KeadaanHamil, keadaan_hamil
from pemantauan.models import PengaturanPedoman
from sasaran.jadwal_hamil import Keadaan
from sasaran.models import Kehamilan
from tests.conftest import HARI_INI
from tests.factories import (
    AnakFactory,
    KehamilanFactory,
    OrangFactory,
    PemantauanIbuFactory,
    PemeriksaanFactory,
)

D = dt.date


def kini(hamil: Kehamilan, pada: dt.date = HARI_INI) -> KeadaanHamil:
    return keadaan_hamil(pada)[hamil.uuid]


def atur(kunci: str, nilai: str) -> None:
    PengaturanPedoman.objects.create(
        wilayah=Wilayah.objects.get(kode="52.04"), kunci=kunci, nilai=nilai, berlaku_sejak=D(2026, 1, 1)
    )


@pytest.mark.parametrize("banyak", [1, 3])
def test_all_pregnancies_are_read_in_the_same_queries(
    di_desa: Wilayah, django_assert_num_queries: Any, banyak: int
) -> None:
    for _ in range(banyak):
        hamil = KehamilanFactory(desa=di_desa)
        PemeriksaanFactory(kehamilan=hamil, lila=Decimal("22.5"))
        PemantauanIbuFactory(kehamilan=hamil, anc=1, fe=30)
        AnakFactory(desa=di_desa, ibu=hamil.ibu)
    # pregnancies, contacts, months, children, earlier births; growth settings, guideline settings
    with django_assert_num_queries(7):
        assert len(keadaan_hamil(HARI_INI)) == banyak


def test_a_village_without_pregnancies_costs_one_query(di_desa: Wilayah, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        assert keadaan_hamil(HARI_INI) == {}


def test_who_runs_is_pregnant_or_in_the_puerperium_and_lives_here(di_desa: Wilayah) -> None:
    berjalan = KehamilanFactory(desa=di_desa)
    lahir = {"hpht": D(2025, 10, 20), "sejak": D(2026, 1, 1), "hasil": "lahir_hidup"}
    nifas = KehamilanFactory(desa=di_desa, **lahir, berakhir_pada=D(2026, 8, 6))  # day 42 is today
    KehamilanFactory(desa=di_desa, **lahir, berakhir_pada=D(2026, 8, 5))
    KehamilanFactory(desa=di_desa, **(lahir | {"hasil": "keguguran"}), berakhir_pada=D(2026, 9, 1))
    KehamilanFactory(desa=di_desa, sejak=D(2026, 9, 18))
    KehamilanFactory(desa=di_desa, ibu=OrangFactory(desa=di_desa, keluar_pada=D(2026, 9, 1), sebab_keluar="pindah"))
    semua = keadaan_hamil(HARI_INI)
    assert {uuid: satu.berjalan for uuid, satu in semua.items()} == {berjalan.uuid: True, nifas.uuid: False}
    assert semua[nifas.uuid].nifas is not None
    assert [satu.keadaan for satu in semua[nifas.uuid].nifas.butir] == ["lewat", "lewat", "lewat", "jatuh"]


def test_contacts_are_those_recorded_and_what_a_month_has_beyond_them(di_desa: Wilayah) -> None:
    hamil = KehamilanFactory(desa=di_desa, hpht=D(2026, 3, 10))
    PemantauanIbuFactory(kehamilan=hamil, bulan=Bulan(2026, 5), anc=1, fe=30)
    PemeriksaanFactory(kehamilan=hamil, tanggal=D(2026, 5, 4), pemeriksa="dokter", usg=True, tablet=20)
    PemantauanIbuFactory(kehamilan=hamil, bulan=Bulan(2026, 7), anc=2, fe=10)
    PemeriksaanFactory(kehamilan=hamil, tanggal=D(2026, 7, 2), tablet=30)
    PemeriksaanFactory(kehamilan=hamil, tanggal=D(2026, 9, 20), tablet=30)  # written down for a day to come
    satu = kini(hamil)
    assert [(k.tanggal, k.dokter, k.rinci) for k in satu.kontak_anc] == [
        (D(2026, 5, 4), True, True), (D(2026, 7, 2), False, True), (D(2026, 7, 15), False, False),
    ]  # fmt: skip
    assert [b.keadaan for b in satu.anc.butir] == ["sudah", "sudah", "sudah", "jatuh", "jatuh", "jatuh"]
    assert (satu.anc.jumlah, satu.anc.k1, satu.tablet, satu.target_tablet) == (3, "murni", 60, 90)
    assert satu.anc.dokter[0].keadaan == Keadaan.SUDAH


@pytest.mark.parametrize(
    ("asal", "hpl", "sisa", "menjelang", "lewat"),
    [
        ("hpl_usg", D(2026, 10, 17), 30, True, False),
        ("hpl_usg", D(2026, 10, 18), 31, False, False),
        ("hpl_usg", D(2026, 9, 17), 0, True, False),
        ("hpl_usg", D(2026, 9, 16), -1, False, True),
        ("hpl_bulan", D(2026, 9, 1), 0, True, False),  # the whole month can be meant
        ("hpl_bulan", D(2026, 8, 1), -17, False, True),
        ("hpl_bulan", D(2026, 10, 1), 14, True, False),
    ],
)
def test_near_and_overdue_by_the_day_or_by_the_month(
    di_desa: Wilayah, asal: str, hpl: dt.date, sisa: int, menjelang: bool, lewat: bool
) -> None:
    satu = kini(KehamilanFactory(desa=di_desa, hpht=None, hpl=hpl, asal_tanggal=asal))
    assert (satu.hari_ke_hpl, satu.menjelang, satu.lewat_hpl) == (sisa, menjelang, lewat)
    assert (satu.usia is None) == (asal == "hpl_bulan")


def test_the_last_measure_proposes_and_the_answer_is_kept_beside_it(di_desa: Wilayah) -> None:
    hamil = KehamilanFactory(desa=di_desa, hpht=D(2026, 3, 10))
    PemeriksaanFactory(kehamilan=hamil, tanggal=D(2026, 5, 4), lila=Decimal("23.6"), hb=Decimal("11.5"))
    PemeriksaanFactory(kehamilan=hamil, tanggal=D(2026, 7, 4), lila=Decimal("23.4"), hb=Decimal("10.6"))
    PemeriksaanFactory(kehamilan=hamil, tanggal=D(2026, 9, 4))
    satu = kini(hamil)
    assert satu.lila is not None
    assert (satu.lila.nilai, satu.lila.tanggal) == (Decimal("23.4"), D(2026, 7, 4))
    assert (satu.kek_diusulkan, satu.hamil.kek, satu.usulan, satu.berisiko) == (True, False, ("KEK", "RESTI"), False)
    assert (satu.anemia, [t.faktor.kode for t in satu.temuan]) == ("ringan", ["anemia"])
    # WHO's cut-off of the second trimester, in which this Hb was taken; and another line for LiLA
    atur("hamil_hb", "trimester")
    atur("hamil_batas_lila", "23.0")
    lain = kini(hamil)
    assert (lain.anemia, lain.kek_diusulkan, lain.usulan) == ("", False, ())


def test_the_factors_the_records_tell_and_those_that_are_ticked(di_desa: Wilayah) -> None:
    ibu = OrangFactory(desa=di_desa, tanggal_lahir=D(1989, 1, 1))
    lalu = KehamilanFactory(
        desa=di_desa, ibu=ibu, hpht=D(2024, 1, 1), sejak=D(2024, 3, 1), berakhir_pada=D(2024, 10, 8),
        hasil="lahir_hidup", lahir_mati_kembar=1,
    )  # fmt: skip
    AnakFactory(desa=di_desa, ibu=ibu, kehamilan=lalu, lahir=D(2024, 10, 8))
    AnakFactory(desa=di_desa, ibu=ibu, lahir=D(2020, 1, 1))
    hamil = KehamilanFactory(desa=di_desa, ibu=ibu, hpht=D(2026, 3, 10), faktor_resti=["sesar", "umur_tua", "lama"])
    satu = kini(hamil)
    assert [(t.faktor.kode, t.kalimat) for t in satu.temuan] == [
        ("umur_tua", "umur 37 tahun saat melahirkan"),
        ("jarak", "melahirkan 8 Oktober 2024, 17 bulan sebelum HPHT"),
        ("sesar", "dicatat"),
    ]
    # two living and a stillborn twin are three; the birth order of the youngest may tell of more
    AnakFactory(desa=di_desa, ibu=ibu, lahir=D(2018, 1, 1), anak_ke=4)
    assert "paritas" in [t.faktor.kode for t in kini(hamil).temuan]
    atur("resti_paritas", "5")
    assert "paritas" not in [t.faktor.kode for t in kini(hamil).temuan]
    Kehamilan.objects.filter(pk=hamil.pk).update(resti=True)
    assert (kini(hamil).usulan, kini(hamil).berisiko) == ((), True)


def test_the_baby_of_this_pregnancy_is_no_earlier_birth(di_desa: Wilayah) -> None:
    hamil = KehamilanFactory(
        desa=di_desa, hpht=D(2025, 12, 1), sejak=D(2026, 2, 1), berakhir_pada=D(2026, 9, 1), hasil="lahir_hidup"
    )
    AnakFactory(desa=di_desa, ibu=hamil.ibu, kehamilan=hamil, lahir=D(2026, 9, 1), anak_ke=1)
    satu = kini(hamil)
    assert (satu.temuan, satu.usia.hari if satu.usia else None, satu.berikut.nama if satu.berikut else "") == (
        (), 274, "KF3",
    )  # fmt: skip
