"""Whom a proposal waits for, by state, source of funds, and desa or kelurahan; and for how long."""

from __future__ import annotations

import datetime as dt

import pytest

from rembuk import status
from rembuk.penantian import Penantian, menunggu

HARI_INI = dt.date(2026, 11, 25)


def siapa(
    keadaan: str, *, sumber: str = "DDS", kelurahan: bool = False, di_rembuk: bool = True, ba: bool = True
) -> str:
    satu = menunggu(
        keadaan, di_rembuk=di_rembuk, ba_terbit=ba, sumber=sumber, pelaksana="TPK desa", kelurahan=kelurahan
    )
    return satu.siapa if satu else ""


@pytest.mark.parametrize(
    ("keadaan", "desa", "kelurahan"),
    [
        ("diusulkan", "rembuk stunting", "rembuk stunting"),
        ("disepakati", "Kepala Desa", "Lurah"),
        ("masuk_rkp", "Kaur Keuangan dan BPD", "Bendahara Kelurahan"),
        ("masuk_apbdes", "TPK desa", "TPK desa"),
        ("terlaksana", "", ""),
        ("ditolak", "", ""),
        ("ditolak_rapat", "", ""),
    ],
)
def test_each_state_waits_for_somebody_until_it_ends(keadaan: str, desa: str, kelurahan: str) -> None:
    assert (siapa(keadaan), siapa(keadaan, kelurahan=True)) == (desa, kelurahan)


def test_the_six_year_plan_waits_for_those_who_write_the_yearly_one() -> None:
    assert siapa("masuk_rpjm") == "Tim Penyusun RKP Desa dan BPD"


def test_before_the_minutes_are_issued_nobody_outside_is_waited_for() -> None:
    assert siapa("diusulkan", di_rembuk=False, ba=False) == "KPM dan RDS"
    assert siapa("disepakati", ba=False) == "KPM dan RDS"


@pytest.mark.parametrize(
    ("sumber", "uang", "kerja"),
    [
        ("DDS", "Kaur Keuangan dan BPD", "TPK desa"),
        ("PAD", "Kaur Keuangan dan BPD", "TPK desa"),
        ("OPD", "OPD kabupaten", "OPD kabupaten"),
        ("PROV", "Pemerintah provinsi", "Pemerintah provinsi"),
        ("APBN", "Kementerian atau lembaga pusat", "Kementerian atau lembaga pusat"),
        ("SWADAYA", "Pelaksana kegiatan", "TPK desa"),
    ],
)
def test_who_pays_is_waited_for_by_source(sumber: str, uang: str, kerja: str) -> None:
    assert (siapa("masuk_rkp", sumber=sumber), siapa("masuk_apbdes", sumber=sumber)) == (uang, kerja)


@pytest.mark.parametrize("keadaan", sorted(status.MAJU))
@pytest.mark.parametrize("kelurahan", [False, True])
def test_somebody_is_waited_for_exactly_while_there_is_a_way_on(keadaan: str, kelurahan: bool) -> None:
    if kelurahan and keadaan == "masuk_rpjm":
        return
    assert bool(siapa(keadaan, kelurahan=kelurahan)) == bool(status.maju(keadaan, kelurahan=kelurahan))


@pytest.mark.parametrize(
    ("sejak", "kalimat"),
    [
        (dt.date(2026, 6, 17), "Menunggu Kepala Desa sejak 17 Juni 2026, 161 hari"),
        (dt.date(2026, 11, 24), "Menunggu Kepala Desa sejak 24 November 2026, 1 hari"),
        (HARI_INI, "Menunggu Kepala Desa sejak 25 November 2026, hari ini"),
        (dt.date(2026, 12, 1), "Menunggu Kepala Desa"),
        (None, "Menunggu Kepala Desa"),
    ],
)
def test_the_sentence_says_since_when(sejak: dt.date | None, kalimat: str) -> None:
    assert Penantian("Kepala Desa", "memutuskan").kalimat(sejak, HARI_INI) == kalimat


def test_what_others_pay_stands_in_no_apbdes() -> None:
    assert status.label("masuk_apbdes", sumber="OPD") == "Dianggarkan OPD kabupaten"
    assert status.label("masuk_apbdes", sumber="DDS") == "Masuk APBDes"
