"""The days a contact of a pregnancy can have been on, each line from both sides."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from pemantauan.kelayakan.periksa import MasaHamil, galat_hari_periksa

D = dt.date
HARI_INI = D(2026, 9, 17)
HAMIL = MasaHamil(hpht=D(2026, 3, 10), sejak=D(2026, 6, 1), berakhir=None, melahirkan=None, akhir_nifas=None)
TANPA_HPHT = replace(HAMIL, hpht=None)
NIFAS = replace(HAMIL, berakhir=D(2026, 7, 5), melahirkan=D(2026, 7, 5), akhir_nifas=D(2026, 8, 16))


@pytest.mark.parametrize(
    ("jenis", "masa", "terakhir_salah", "pertama_benar"),
    [
        ("anc", HAMIL, D(2026, 3, 9), D(2026, 3, 10)),  # HPHT
        ("anc", TANPA_HPHT, D(2025, 7, 27), D(2025, 7, 28)),  # 308 days before she was registered
        ("nifas", NIFAS, D(2026, 7, 4), D(2026, 7, 5)),
    ],
)
def test_the_first_day(jenis: str, masa: MasaHamil, terakhir_salah: dt.date, pertama_benar: dt.date) -> None:
    assert galat_hari_periksa(jenis, terakhir_salah, masa, hari_ini=HARI_INI) != ""
    assert galat_hari_periksa(jenis, pertama_benar, masa, hari_ini=HARI_INI) == ""


@pytest.mark.parametrize(
    ("jenis", "masa", "terakhir_benar"),
    [
        ("anc", HAMIL, HARI_INI),
        ("anc", NIFAS, D(2026, 7, 5)),
        ("anc", replace(NIFAS, melahirkan=None, akhir_nifas=None), D(2026, 7, 5)),
        ("anc", replace(HAMIL, keluar=D(2026, 8, 1)), D(2026, 8, 1)),
        ("nifas", NIFAS, D(2026, 8, 31)),  # of the month in which day 42 lies
    ],
)
def test_the_last_day(jenis: str, masa: MasaHamil, terakhir_benar: dt.date) -> None:
    assert galat_hari_periksa(jenis, terakhir_benar, masa, hari_ini=HARI_INI) == ""
    assert galat_hari_periksa(jenis, terakhir_benar + dt.timedelta(days=1), masa, hari_ini=HARI_INI) != ""


def test_before_a_delivery_there_is_no_contact_of_the_puerperium() -> None:
    assert galat_hari_periksa("nifas", HARI_INI, HAMIL, hari_ini=HARI_INI) != ""
