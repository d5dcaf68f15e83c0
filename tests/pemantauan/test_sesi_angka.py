"""Attendance at counselling sessions in the figures: the greater of session and typed number, never the sum."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpm.models import Wilayah
from kpm.periode import Bulan, Triwulan
from pemantauan.bulanan.hadir import Hadir, Sesi, dengan_hadir
from pemantauan.indikator import HPK_2018
from pemantauan.kueri_sesi import hadir_bulan
from pemantauan.kueri_skor import data_anak, data_ibu, skor_triwulan
from sasaran.models import Anak, Kehamilan
from tests.factories import (
    AnakFactory,
    KehamilanFactory,
    PemantauanAnakFactory,
    PemantauanIbuFactory,
    PesertaFactory,
    SesiFactory,
)

T3 = Triwulan(2026, 3)
JUL, AGU, SEP = T3.bulan_bulan


def sesi(desa: Wilayah, bulan: int, hari: int, **siapa: object) -> None:
    """A session on that day of 2026 with one attendance."""
    PesertaFactory(sesi=SesiFactory(desa=desa, tanggal=dt.date(2026, bulan, hari)), **siapa)


@pytest.fixture
def hamil(di_desa: Wilayah) -> Kehamilan:
    """In her eighth month, so that two sessions are due in the quarter."""
    satu: Kehamilan = KehamilanFactory(desa=di_desa, hpht=dt.date(2025, 12, 1), sejak=dt.date(2026, 3, 1))
    return satu


def ibu(hamil: Kehamilan) -> tuple[int | None, bool, str]:
    """(konseling, suami, code of konseling) of her row in the third quarter."""
    data = {satu.id: satu for satu in data_ibu(T3)}[str(hamil.uuid)]
    baris = {b.data.id: b for b in (*skor_triwulan(hamil.desa, T3).ibu,)}.get(str(hamil.uuid))
    return data.konseling, data.suami_hadir, baris.jawaban["konseling"].nilai.name if baris else ""


def test_the_greater_of_the_month_counts_and_never_the_sum(hamil: Kehamilan) -> None:
    PemantauanIbuFactory(kehamilan=hamil, bulan=AGU, konseling=1, suami=False)
    sesi(hamil.desa, 8, 5, kehamilan=hamil, ibu_hadir=True)
    assert ibu(hamil) == (1, False, "T")

    sesi(hamil.desa, 8, 19, kehamilan=hamil, ibu_hadir=True, ayah_hadir=True)
    assert ibu(hamil) == (2, True, "Y")


def test_a_typed_number_above_the_sessions_stands(hamil: Kehamilan) -> None:
    PemantauanIbuFactory(kehamilan=hamil, bulan=AGU, konseling=3)
    sesi(hamil.desa, 8, 5, kehamilan=hamil, ibu_hadir=True)
    assert ibu(hamil) == (3, False, "Y")


def test_each_month_is_compared_by_itself(hamil: Kehamilan) -> None:
    # July: typed 2, one session: 2. August: typed 0, one session: 1. September has no record and one session: 1.
    PemantauanIbuFactory(kehamilan=hamil, bulan=JUL, konseling=2)
    PemantauanIbuFactory(kehamilan=hamil, bulan=AGU, konseling=0)
    for bulan in (7, 8, 9):
        sesi(hamil.desa, bulan, 3, kehamilan=hamil, ibu_hadir=True)
    assert ibu(hamil) == (4, False, "Y")


def test_a_session_alone_makes_nobody_monitored(hamil: Kehamilan) -> None:
    sesi(hamil.desa, 8, 5, kehamilan=hamil, ibu_hadir=True, ayah_hadir=True)
    skor = skor_triwulan(hamil.desa, T3)
    assert (len(skor.ibu), len(skor.belum_dipantau_ibu)) == (0, 1)


def test_who_was_absent_is_recorded_and_who_was_only_invited_is_not(hamil: Kehamilan) -> None:
    PemantauanIbuFactory(kehamilan=hamil, bulan=AGU, air=True)
    sesi(hamil.desa, 8, 5, kehamilan=hamil, ayah_diundang=True)
    assert ibu(hamil) == (None, False, "T")

    sesi(hamil.desa, 8, 6, kehamilan=hamil, ibu_hadir=False, ayah_hadir=False)
    assert ibu(hamil) == (0, False, "T")


def test_only_the_sessions_of_the_quarter_count_for_a_mother(hamil: Kehamilan) -> None:
    PemantauanIbuFactory(kehamilan=hamil, bulan=JUL, konseling=0)
    sesi(hamil.desa, 6, 30, kehamilan=hamil, ibu_hadir=True, ayah_hadir=True)
    sesi(hamil.desa, 10, 1, kehamilan=hamil, ibu_hadir=True, ayah_hadir=True)
    assert ibu(hamil) == (0, False, "T")


def test_what_came_after_a_miscarriage_counts_for_nothing(di_desa: Wilayah) -> None:
    hamil = KehamilanFactory(
        desa=di_desa, hpht=dt.date(2026, 5, 1), berakhir_pada=dt.date(2026, 8, 10), hasil="keguguran"
    )
    PemantauanIbuFactory(kehamilan=hamil, bulan=JUL, konseling=0)
    sesi(di_desa, 8, 10, kehamilan=hamil, ibu_hadir=True)
    sesi(di_desa, 8, 11, kehamilan=hamil, ibu_hadir=True, ayah_hadir=True)
    assert ibu(hamil) == (1, False, "Y")


@pytest.fixture
def anak(di_desa: Wilayah) -> Anak:
    """Ten months old in August 2026: konseling is due in five of six months."""
    satu: Anak = AnakFactory(desa=di_desa, lahir=dt.date(2025, 10, 15))
    return satu


def dua_q(anak: Anak) -> tuple[int | None, int | None, bool]:
    data = {satu.id: satu for satu in data_anak(T3, HPK_2018)}[str(anak.uuid)]
    return data.konseling_2q, data.konseling_ibu_2q, data.ayah_hadir


def test_a_child_counts_months_with_either_parent_at_a_session_or_typed(anak: Anak) -> None:
    # April typed by the father, May by the mother and a session of hers, June by nobody but both came to a session,
    # July two sessions of the father: one month. August typed no. Nothing in September.
    for bulan, isi in (
        (4, {"konseling_ayah": True}), (5, {"konseling_ibu": True}), (7, {"konseling_ibu": False}),
        (8, {"konseling_ayah": False, "konseling_ibu": False}),
    ):  # fmt: skip
        PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, bulan), **isi)
    sesi(anak.desa, 5, 6, anak=anak, ibu_hadir=True)
    sesi(anak.desa, 6, 6, anak=anak, ibu_hadir=True, ayah_hadir=True)
    sesi(anak.desa, 7, 6, anak=anak, ayah_hadir=True)
    sesi(anak.desa, 7, 20, anak=anak, ayah_hadir=True, ibu_hadir=False)
    assert dua_q(anak) == (4, 2, True)


def test_the_father_counts_in_the_quarter_he_came_in(anak: Anak) -> None:
    PemantauanAnakFactory(anak=anak, bulan=AGU, konseling_ayah=False, air=True)
    sesi(anak.desa, 6, 30, anak=anak, ayah_hadir=True)
    assert dua_q(anak) == (1, None, False)

    sesi(anak.desa, 7, 1, anak=anak, ayah_hadir=True)
    assert dua_q(anak) == (2, None, True)
    assert skor_triwulan(anak.desa, T3).ayah.ayah.diterima == 1


def test_a_session_before_birth_or_from_the_second_birthday_on_counts_for_no_child(di_desa: Wilayah) -> None:
    anak = AnakFactory(desa=di_desa, lahir=dt.date(2024, 8, 20))
    PemantauanAnakFactory(anak=anak, bulan=JUL, konseling_ayah=False, konseling_ibu=False)
    for tanggal in (dt.date(2024, 8, 19), dt.date(2026, 8, 20)):
        PesertaFactory(sesi=SesiFactory(desa=di_desa, tanggal=tanggal), anak=anak, ayah_hadir=True, ibu_hadir=True)
    assert dua_q(anak) == (0, 0, False)

    sesi(di_desa, 8, 19, anak=anak, ayah_hadir=True)
    assert dua_q(anak) == (1, 0, True)


def test_a_session_counts_for_who_came_and_nobody_else(di_desa: Wilayah, hamil: Kehamilan) -> None:
    lain = KehamilanFactory(desa=di_desa, hpht=dt.date(2025, 12, 1))
    for satu in (hamil, lain):
        PemantauanIbuFactory(kehamilan=satu, bulan=AGU, konseling=0)
    sesi(di_desa, 8, 5, kehamilan=lain, ibu_hadir=True, ayah_hadir=True)
    assert (ibu(hamil), ibu(lain)) == ((0, False, "T"), (1, True, "T"))


def test_who_came_is_told_by_month_in_one_query(anak: Anak, django_assert_num_queries) -> None:
    sesi(anak.desa, 8, 5, anak=anak, ayah_hadir=True)
    sesi(anak.desa, 8, 19, anak=anak, ayah_hadir=False, ibu_hadir=True)
    sesi(anak.desa, 8, 26, anak=anak, ayah_hadir=True)
    sesi(anak.desa, 9, 2, anak=anak, ayah_diundang=True)
    with django_assert_num_queries(1):
        hadir = hadir_bulan("anak", (JUL, SEP), anak=anak)
    assert list(hadir) == [(anak.pk, AGU)]
    satu = hadir[anak.pk, AGU]
    assert (satu.ayah, satu.ibu) == (True, 1)
    assert satu.kalimat("konseling_ayah") == "Hadir di sesi 5 dan 26 Agustus 2026"
    assert satu.kalimat("konseling_ibu") == "Hadir di sesi 19 Agustus 2026"


JAWAB = st.sampled_from((None, True, False))
SESI = st.lists(st.builds(Sesi, st.just(dt.date(2026, 8, 5)), JAWAB, JAWAB), max_size=4)


@given(SESI, st.none() | st.integers(0, 5), JAWAB, JAWAB, JAWAB)
def test_a_session_takes_nothing_away_and_adds_at_most_itself(
    sesi: list[Sesi], konseling: int | None, suami: bool | None, ayah: bool | None, ibu: bool | None
) -> None:
    isi = {"konseling": konseling, "suami": suami, "konseling_ayah": ayah, "konseling_ibu": ibu, "air": None}
    hasil = dengan_hadir(isi, Hadir(tuple(sesi)))

    datang_ibu = [satu for satu in sesi if satu.ibu]
    assert (hasil["konseling"] or 0) == max(konseling or 0, len(datang_ibu))
    assert (hasil["konseling"] is None) == (konseling is None and all(satu.ibu is None for satu in sesi))
    for nama, ketik, datang, tahu in (
        ("suami", suami, any(s.ayah for s in sesi), any(s.ayah is not None for s in sesi)),
        ("konseling_ayah", ayah, any(s.ayah for s in sesi), any(s.ayah is not None for s in sesi)),
        ("konseling_ibu", ibu, bool(datang_ibu), any(s.ibu is not None for s in sesi)),
    ):
        assert bool(hasil[nama]) == bool(ketik or datang)
        assert (hasil[nama] is None) == (ketik is None and not tahu)
    assert hasil["air"] is None
