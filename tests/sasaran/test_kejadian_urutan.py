"""Events of a life stand in the order of their days, and only the last can be taken back."""

from __future__ import annotations

import datetime as dt

import pytest

from kpm.models import Wilayah
from sasaran import tindakan
from sasaran.models import Orang
from tests.factories import KeluargaFactory, OrangFactory

JULI, AGUSTUS, SEPTEMBER = dt.date(2026, 7, 1), dt.date(2026, 8, 1), dt.date(2026, 9, 1)


@pytest.fixture
def orang(di_desa: Wilayah) -> Orang:
    satu: Orang = OrangFactory(desa=di_desa, keluarga=KeluargaFactory(desa=di_desa, no_kk="6213990101200001"))
    return satu


def test_a_move_before_a_later_one_is_refused_and_the_last_is_taken_back_first(orang: Orang) -> None:
    pertama, kedua, ketiga = (KeluargaFactory(desa=orang.desa) for _ in range(3))
    tindakan.pindah_rumah(orang=[orang], ke=pertama, tanggal=JULI, oleh=None)
    tindakan.pindah_rumah(orang=[orang], ke=kedua, tanggal=SEPTEMBER, oleh=None)
    with pytest.raises(tindakan.Ditolak, match="sudah tercatat pindah 1 September 2026"):
        tindakan.pindah_rumah(orang=[orang], ke=ketiga, tanggal=AGUSTUS, oleh=None)
    awal, akhir = orang.kejadian.order_by("pk")
    with pytest.raises(tindakan.Ditolak, match="Batalkan yang itu dahulu"):
        tindakan.batalkan(kejadian=awal, oleh=None)
    assert tindakan.batalkan(kejadian=akhir, oleh=None).keluarga == pertama
    assert tindakan.batalkan(kejadian=awal, oleh=None).keluarga == orang.keluarga


def test_nobody_returns_before_leaving_and_a_corrected_leaving_is_one(orang: Orang) -> None:
    for tanggal in (JULI, AGUSTUS):
        tindakan.keluar(orang=orang, tanggal=tanggal, sebab="pindah", oleh=None, versi=None)
    assert list(orang.kejadian.filter(dibatalkan_pada=None).values_list("tanggal", flat=True)) == [AGUSTUS]
    with pytest.raises(tindakan.Ditolak, match="Tanggal kembali harus sesudahnya"):
        tindakan.kembali(orang=orang, tanggal=JULI, oleh=None)


def test_the_nomor_kk_stays_with_those_who_stay(orang: Orang) -> None:
    OrangFactory(desa=orang.desa, keluarga=orang.keluarga)
    baru = tindakan.pindah_rumah(
        orang=[orang], ke={"kepala": "Saleh", "dusun": orang.keluarga.dusun}, tanggal=JULI, oleh=None
    )
    orang.keluarga.refresh_from_db()
    assert (orang.keluarga.no_kk, baru.no_kk) == ("6213990101200001", "")
