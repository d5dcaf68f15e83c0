"""How far the pregnancies of a village are, and in how many queries it is told."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kpm.models import Wilayah
from kpm.periode import Bulan
from pemantauan.kueri_kehamilan import keadaan_hamil
from pemantauan.models import Pemeriksaan
from sasaran.models import Kehamilan
from tests.conftest import HARI_INI
from tests.factories import AnakFactory, KehamilanFactory, PemantauanIbuFactory


def periksa(hamil: Kehamilan, tanggal: dt.date, jenis: str = "anc", **isi: Any) -> Pemeriksaan:
    return Pemeriksaan.objects.create(
        desa=hamil.desa, kehamilan=hamil, jenis=jenis, tanggal=tanggal, bulan=Bulan.dari_tanggal(tanggal), **isi
    )


@pytest.mark.parametrize("banyak", [1, 3])
def test_all_pregnancies_are_read_in_the_same_queries(di_desa: Wilayah, banyak: int) -> None:
    for _ in range(banyak):
        hamil = KehamilanFactory(desa=di_desa)
        periksa(hamil, dt.date(2026, 5, 4), lila=Decimal("22.5"))
        PemantauanIbuFactory(kehamilan=hamil, anc=1, fe=30)
        AnakFactory(desa=di_desa, ibu=hamil.ibu)
    with CaptureQueriesContext(
        connection,
    ) as tangkap:
        semua = keadaan_hamil(HARI_INI)
    assert (len(semua), len(tangkap)) == (banyak, 7)
