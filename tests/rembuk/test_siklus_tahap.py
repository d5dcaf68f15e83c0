"""The rules of the planning year: last days, states, words; without a database."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from rembuk.fakta_tahap import (
    ADVOKASI,
    FGD,
    MAD,
    PELAKSANAAN,
    PEMANTAUAN,
    PEMETAAN,
    REMBUK,
    URUTAN,
    Fakta,
    Rapat,
    Triwulan,
)
from rembuk.tahap import BAKU, Keadaan, akhir_minggu, batas_tahap, sisa, susun, tugas

AWAL = Fakta(pada=dt.date(2026, 1, 10), tahun_rkp=2027, dusun={1: "Barat", 2: "Timur"})
MUSDUS = (Rapat(dt.date(2026, 1, 12), dusun=1), Rapat(dt.date(2026, 1, 19), dusun=2))
PENUH = replace(
    AWAL,
    pada=dt.date(2026, 9, 17),
    musdus=MUSDUS,
    fgd=(Rapat(dt.date(2026, 4, 14), isi=6),),
    publikasi=1,
    mad_perlu=False,
    alasan_tanpa_mad="Cukup di dalam desa",
    rembuk=(Rapat(dt.date(2026, 6, 25), isi=9, terbit="140/001/BA-RS/VI/2026"),),
    usulan={"masuk_rkp": 6, "disepakati": 2, "ditolak": 1},
    penyerahan=frozenset({"kepala_desa", "bpd"}),
    triwulan=tuple(Triwulan(f"Triwulan {n} 2027", dt.date(2027, 3 * n, 28), False, None) for n in range(1, 5)),
)


def tahap(fakta: Fakta) -> dict:
    return {satu.kode: satu for satu in susun(fakta)}


@pytest.mark.parametrize(
    ("bulan", "minggu", "hari"),
    [
        (7, 4, dt.date(2026, 7, 26)),
        (7, 1, dt.date(2026, 7, 5)),
        (7, 5, dt.date(2026, 7, 31)),
        (9, 5, dt.date(2026, 9, 30)),
        (2, 4, dt.date(2026, 2, 22)),  # February 2026 begins on a Sunday: week I is that one day
        (2, 1, dt.date(2026, 2, 1)),
        (6, 4, dt.date(2026, 6, 28)),  # June 2026 begins on a Monday
    ],
)
def test_a_week_of_a_month_ends_on_its_sunday_and_the_fifth_with_the_month(
    bulan: int, minggu: int, hari: dt.date
) -> None:
    assert akhir_minggu(2026, bulan, minggu) == hari


def test_the_fourth_week_ends_between_the_22nd_and_the_28th_in_every_month() -> None:
    semua = [akhir_minggu(tahun, bulan, 4) for tahun in range(2019, 2060) for bulan in range(1, 13)]
    assert {hari.weekday() for hari in semua} == {6}
    assert (min(h.day for h in semua), max(h.day for h in semua)) == (22, 28)


@pytest.mark.parametrize("minggu", [0, 6])
def test_there_is_no_sixth_week(minggu: int) -> None:
    with pytest.raises(ValueError, match="Minggu harus 1 sampai 5"):
        akhir_minggu(2026, 7, minggu)


def test_planning_lies_in_the_year_before_carrying_out_in_it_and_evaluation_after() -> None:
    assert [batas_tahap(satu, 2027, {}) for satu in URUTAN] == [
        dt.date(2026, 1, 31),
        dt.date(2026, 5, 24),
        dt.date(2026, 6, 28),
        dt.date(2026, 7, 26),
        dt.date(2026, 9, 30),
        dt.date(2027, 12, 31),
        dt.date(2028, 1, 31),
    ]
    assert set(BAKU) == set(URUTAN)


def test_the_rule_of_a_region_goes_before_the_default_and_the_musdes_before_both() -> None:
    assert batas_tahap(REMBUK, 2027, {REMBUK: (6, 4)}) == dt.date(2026, 6, 28)
    assert batas_tahap(REMBUK, 2027, {}, dt.date(2026, 7, 10)) == dt.date(2026, 7, 9)
    assert batas_tahap(REMBUK, 2027, {}, dt.date(2026, 8, 10)) == dt.date(2026, 7, 26)
    assert batas_tahap(FGD, 2027, {}, dt.date(2026, 2, 10)) == dt.date(2026, 5, 24)


@pytest.mark.parametrize(
    ("hari", "kata"),
    [
        (dt.date(2026, 7, 13), "13 hari lagi"),
        (dt.date(2026, 7, 26), "hari ini"),
        (dt.date(2026, 7, 29), "terlambat 3 hari"),
    ],
)
def test_what_is_left_is_said_in_words(hari: dt.date, kata: str) -> None:
    assert sisa(dt.date(2026, 7, 26), hari) == kata


def test_a_village_without_anything_is_asked_for_its_mapping_first() -> None:
    hasil = tahap(AWAL)
    assert [satu.keadaan for satu in hasil.values()] == [Keadaan.BERJALAN, *[Keadaan.BELUM] * 6]
    assert hasil[PEMETAAN].kurang == ("Musyawarah dusun belum dicatat: Barat, Timur",)
    assert (hasil[PEMETAAN].kata, hasil[PEMETAAN].sisa, hasil[PEMETAAN].terlambat) == (
        "Belum mulai",
        "21 hari lagi",
        False,
    )
    assert hasil[PELAKSANAAN].kata == "Mulai Januari 2027"
    assert tugas(susun(AWAL)) == (
        "Pemetaan sosial paling lambat 31 Januari 2026, 21 hari lagi: musyawarah dusun belum dicatat: Barat, Timur."
    )


def test_a_village_without_a_dusun_is_told_so() -> None:
    assert tahap(replace(AWAL, dusun={}))[PEMETAAN].kurang == ("Dusun belum didaftarkan",)


def test_a_year_tells_what_is_done_as_the_prototype_does() -> None:
    hasil = tahap(PENUH)
    assert [(satu.keadaan, satu.kata) for satu in hasil.values()] == [
        (Keadaan.SELESAI, "Selesai. 12–19 Januari 2026"),
        (Keadaan.SELESAI, "Selesai. 14 April 2026, 6 masalah"),
        (Keadaan.TIDAK_PERLU, "Tidak diperlukan"),
        (Keadaan.SELESAI, "Selesai. 25 Juni 2026, 9 usulan"),
        (Keadaan.BERJALAN, "Sedang berjalan. 6 dari 9 masuk RKP Desa"),
        (Keadaan.BELUM, "Mulai Januari 2027"),
        (Keadaan.BELUM, "Tiap triwulan 2027"),
    ]
    assert hasil[ADVOKASI].kurang == ("2 usulan menunggu keputusan Kepala Desa",)
    assert (hasil[ADVOKASI].sisa, hasil[ADVOKASI].terlambat) == ("13 hari lagi", False)
    assert hasil[MAD].sudah == ("Alasan: Cukup di dalam desa",)


def test_the_day_after_its_last_day_a_stage_is_late() -> None:
    lewat = tahap(replace(PENUH, pada=dt.date(2026, 10, 1)))[ADVOKASI]
    assert (lewat.terlambat, lewat.sisa) == (True, "terlambat 1 hari")
    assert tahap(replace(PENUH, pada=dt.date(2026, 9, 30)))[ADVOKASI].terlambat is False


def test_what_nobody_recorded_before_the_rembuk_is_not_asked_for_any_more() -> None:
    hasil = tahap(replace(PENUH, fgd=(), musdus=MUSDUS[:1], mad_perlu=None))
    assert [(hasil[kode].keadaan, hasil[kode].kata) for kode in (PEMETAAN, FGD, MAD)] == [
        (Keadaan.TERLEWAT, "Tidak lengkap dicatat"),
        (Keadaan.TERLEWAT, "Tidak dicatat"),
        (Keadaan.TERLEWAT, "Tidak dicatat"),
    ]
    assert not any(hasil[kode].terlambat or hasil[kode].sisa for kode in (PEMETAAN, FGD, MAD))
    assert hasil[ADVOKASI].keadaan is Keadaan.BERJALAN


def test_a_planning_year_that_is_over_is_not_late_for_ever() -> None:
    hasil = tahap(replace(AWAL, pada=dt.date(2027, 3, 1)))
    assert [hasil[kode].keadaan for kode in URUTAN[:5]] == [Keadaan.TERLEWAT] * 5
    assert hasil[PELAKSANAAN].kurang == ("Belum ada kegiatan dalam APBDes 2027",)


def test_a_meeting_to_come_is_planned_and_one_without_a_day_is_prepared() -> None:
    nanti = tahap(replace(AWAL, fgd=(Rapat(dt.date(2026, 4, 14)),)))[FGD]
    assert nanti.kurang == ("FGD direncanakan 14 April 2026",)
    assert tahap(replace(AWAL, rembuk=(Rapat(None),)))[REMBUK].kurang == ("Rembuk sedang disiapkan",)


def test_an_fgd_needs_its_problems_and_their_publication() -> None:
    hasil = tahap(replace(AWAL, pada=dt.date(2026, 5, 1), fgd=(Rapat(dt.date(2026, 4, 14), isi=0),)))[FGD]
    assert hasil.kurang == ("Daftar masalah belum diisi", "Hasil FGD belum disebarkan kepada warga")


def test_money_and_activities_of_the_year_are_told_in_rupiah() -> None:
    tahun = replace(
        PENUH, pada=dt.date(2027, 6, 1), kegiatan=3, kegiatan_selesai=1, anggaran=Decimal("42000000"),
        realisasi=Decimal("12500000"),
    )  # fmt: skip
    hasil = tahap(tahun)[PELAKSANAAN]
    assert hasil.sudah == ("3 kegiatan dianggarkan, Rp42.000.000", "Terpakai Rp12.500.000; 1 dari 3 kegiatan selesai")
    assert hasil.kurang == ("2 kegiatan belum selesai",)


def test_quarters_that_ended_are_to_be_finalised_and_then_discussed() -> None:
    tutup = (
        Triwulan("Triwulan I 2027", dt.date(2027, 3, 31), True, dt.date(2027, 4, 14)),
        Triwulan("Triwulan II 2027", dt.date(2027, 6, 30), True, None),
        Triwulan("Triwulan III 2027", dt.date(2027, 9, 30), False, None),
        Triwulan("Triwulan IV 2027", dt.date(2027, 12, 31), False, None),
    )
    hasil = tahap(replace(PENUH, pada=dt.date(2027, 10, 5), triwulan=tutup))[PEMANTAUAN]
    assert hasil.sudah == ("Triwulan I 2027 ditutup, dievaluasi 14 April 2027", "Triwulan II 2027 ditutup")
    assert hasil.kurang == ("Triwulan III 2027 belum ditutup", "Triwulan II 2027 belum dievaluasi")


def test_a_kelurahan_has_neither_apbdes_nor_bpd_nor_kepala_desa() -> None:
    semua = susun(replace(PENUH, kelurahan=True, penyerahan=frozenset(), mad_perlu=None, pada=dt.date(2027, 2, 1)))
    teks = " ".join(kata for satu in semua for kata in (satu.nama, satu.kata, *satu.sudah, *satu.kurang))
    assert [kata for kata in ("APBDes", "BPD", "Kepala Desa", "RKP Desa", "antardesa") if kata in teks] == []
    assert "2 usulan menunggu keputusan Lurah" in teks
