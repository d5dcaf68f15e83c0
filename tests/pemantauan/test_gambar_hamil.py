"""The line of a pregnancy: every mark inside the picture, in the order of the days."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pemantauan.gambar_hamil import LEBAR, TEPI, gambar_hamil
from sasaran.jadwal_hamil import Kontak
from sasaran.usia_hamil import hpl_naegele

HPHT = dt.date(2026, 3, 10)
HPL = dt.date(2026, 12, 17)


def test_trimesters_contacts_and_today_stand_at_their_days() -> None:
    """282 days on 296 points: day 84 is at 12 + 88, day 168 at 12 + 176, day 141 in the middle."""
    kontak = [Kontak(dt.date(2026, 5, 4), dokter=True, usg=True), Kontak(dt.date(2026, 12, 1))]
    gambar = gambar_hamil(HPHT, HPL, kontak, HPHT + dt.timedelta(days=141))
    assert gambar is not None
    assert gambar.ruas == ((12, 88, "Trimester 1"), (100, 88, "Trimester 2"), (188, 120, "Trimester 3"))
    assert [(satu.x, satu.dokter, satu.usg) for satu in gambar.tanda] == [(70, True, True)]
    assert gambar.kini == 160
    assert gambar.sebutan == "20 minggu dari 40; 1 kali diperiksa, terakhir 4 Mei 2026"


@pytest.mark.parametrize(
    ("hpht", "hpl", "hari"),
    [(None, HPL, HPHT), (HPHT, None, HPL), (HPHT, HPL, dt.date(2026, 3, 9))],
)
def test_nothing_is_drawn_without_dates(hpht: dt.date | None, hpl: dt.date | None, hari: dt.date) -> None:
    assert gambar_hamil(hpht, hpl, [], hari) is None


@given(hari=st.integers(0, 400), kontak=st.lists(st.integers(0, 400), max_size=10))
def test_no_mark_leaves_the_picture(hari: int, kontak: list[int]) -> None:
    gambar = gambar_hamil(
        HPHT, hpl_naegele(HPHT), [Kontak(HPHT + dt.timedelta(days=h)) for h in kontak], HPHT + dt.timedelta(days=hari)
    )
    assert gambar is not None
    titik = [gambar.kini, *(satu.x for satu in gambar.tanda)]
    assert all(TEPI <= satu <= LEBAR - TEPI for satu in titik)
    assert [satu.x for satu in gambar.tanda] == sorted(satu.x for satu in gambar.tanda)
    assert len(gambar.tanda) == sum(h <= hari for h in kontak)
    assert sum(lebar for _, lebar, _ in gambar.ruas) == LEBAR - 2 * TEPI
