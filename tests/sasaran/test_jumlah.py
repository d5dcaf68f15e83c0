"""The number of suspects above the list of sasaran: kept while the village stands still, counted anew when it moves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from sasaran.kueri_jumlah import jumlah_ganda_dan_datang
from sasaran.models import Anak, BukanGanda, Orang
from tests.factories import AnakFactory
from tests.pemantauan.bahan_gabung import gabung, pisah

LAHIR = dt.date(2025, 6, 15)


def jumlah_ganda() -> int:
    return jumlah_ganda_dan_datang()[0]


def kembar(desa: Wilayah) -> tuple[Orang, Orang]:
    """Two records of one boy, in two households."""
    satu, lain = (AnakFactory(desa=desa, nama="Fauzan", lahir=LAHIR).orang for _ in range(2))
    return satu, lain


def test_a_village_that_stands_still_is_counted_once(di_desa: Wilayah, django_assert_num_queries: Any) -> None:
    kembar(di_desa)
    with django_assert_num_queries(2):
        assert jumlah_ganda() == 1
    with django_assert_num_queries(1):
        assert jumlah_ganda() == 1


def ganti_nama(satu: Orang, lain: Orang) -> None:
    lain.nama = "Rizki"
    lain.save()


def hapus(satu: Orang, lain: Orang) -> None:
    Anak.objects.get(orang=lain).delete()
    lain.delete()


def bukan(satu: Orang, lain: Orang) -> None:
    kecil, besar = sorted((satu.uuid, lain.uuid), key=str)
    BukanGanda.objects.create(desa=satu.desa, jenis="orang", satu=kecil, lain=besar)


@pytest.mark.parametrize("ubah", [ganti_nama, hapus, bukan])
def test_whatever_ends_a_doubt_shows_at_once(di_desa: Wilayah, ubah: Callable[[Orang, Orang], None]) -> None:
    satu, lain = kembar(di_desa)
    sebelum = jumlah_ganda()
    ubah(satu, lain)
    assert (sebelum, jumlah_ganda()) == (1, 0)


def test_a_merge_and_its_parting_both_show_at_once(di_desa: Wilayah, kpm: Pengguna) -> None:
    satu, lain = kembar(di_desa)
    jumlah = [jumlah_ganda()]
    digabung = gabung(satu, lain, oleh=kpm)
    jumlah.append(jumlah_ganda())
    pisah(digabung, oleh=kpm)
    assert [*jumlah, jumlah_ganda()] == [1, 0, 1]


def test_each_village_has_a_number_of_its_own(di_desa: Wilayah, desa_lain: Wilayah) -> None:
    kembar(di_desa)
    with lingkup(desa_lain.kode):
        lain = jumlah_ganda()
    assert (jumlah_ganda(), lain) == (1, 0)
