"""A household and a pregnant woman in it."""

from __future__ import annotations

import datetime as dt

import pytest

from kpm.models import Wilayah
from sasaran.models import Kehamilan, Keluarga
from tests.factories import DusunFactory, KehamilanFactory, KeluargaFactory, OrangFactory


@pytest.fixture
def keluarga(di_desa: Wilayah) -> Keluarga:
    dusun = DusunFactory(desa=di_desa, nama="Dusun Barat")
    return KeluargaFactory(desa=di_desa, kepala="Suhardi", dusun=dusun, rt="01")


@pytest.fixture
def hamil(keluarga: Keluarga) -> Kehamilan:
    perempuan = OrangFactory(desa=keluarga.desa, nama="Rohana", keluarga=keluarga)
    return KehamilanFactory(desa=keluarga.desa, ibu=perempuan, hpht=dt.date(2025, 12, 1), no_kia="KIA-7")
