"""Registration of a child older than two, and the edge of 72 months on every kind of day."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from kpm.periode import bulan_penuh
from sasaran.aturan import lahir_paling_awal
from sasaran.models import Anak, Keluarga
from tests.sasaran.bahan import ALAMAT, anak, simpan


@pytest.mark.parametrize(
    "pada",
    [dt.date(2026, 9, 17), dt.date(2026, 9, 30), dt.date(2026, 2, 28), dt.date(2026, 3, 29), dt.date(2028, 2, 29)],
)
def test_the_earliest_birth_date_is_72_months_and_the_day_before_is_73(pada: dt.date) -> None:
    lahir = lahir_paling_awal(72, pada)
    assert (bulan_penuh(lahir, pada), bulan_penuh(lahir - dt.timedelta(days=1), pada)) == (72, 73)


def test_a_child_of_five_is_registered_with_paud_as_its_source(klien_kpm: Client, keluarga: Keluarga) -> None:
    simpan(
        klien_kpm,
        f"{ALAMAT}anak/baru/?keluarga={keluarga.uuid}",
        anak(tanggal_lahir="01-09-2021", sumber="paud"),
    )
    satu = Anak.objects.get()
    assert (satu.orang.sumber, satu.orang.umur_bulan(dt.date(2026, 9, 17))) == ("paud", 60)
