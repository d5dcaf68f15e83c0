"""Which contacts of a pregnancy and of its puerperium are done, due, to come, or missed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sasaran.jadwal_hamil import Berikut, Jadwal, Keadaan, Kontak, jadwal_anc, jadwal_kf
from sasaran.usia_hamil import hpl_naegele, trimester

D = dt.date
HPHT = D(2026, 1, 1)
"""T1 until 26 March, T2 until 18 June, HPL 8 October 2026."""
HPL = D(2026, 10, 8)
LAHIR = D(2026, 8, 1)


def anc(pada: dt.date, *kontak: Kontak, berakhir: dt.date | None = None) -> Jadwal:
    return jadwal_anc(HPHT, HPL, kontak, pada, berakhir=berakhir)


def kata(jadwal: Jadwal) -> str:
    """One letter for each contact of the schedule: s(udah), j(atuh), n(anti), l(ewat)."""
    return "".join(satu.keadaan[0] for satu in jadwal.butir)


def test_the_schedule_is_one_two_three_with_the_days_of_their_trimesters() -> None:
    butir = anc(D(2026, 2, 1)).butir
    assert [(satu.nama, satu.trimester, satu.mulai, satu.sampai) for satu in butir] == [
        ("K1", 1, D(2026, 1, 1), D(2026, 3, 26)),
        ("K2", 2, D(2026, 3, 27), D(2026, 6, 18)),
        ("K3", 2, D(2026, 3, 27), D(2026, 6, 18)),
        ("K4", 3, D(2026, 6, 19), HPL),
        ("K5", 3, D(2026, 6, 19), HPL),
        ("K6", 3, D(2026, 6, 19), HPL),
    ]
    assert len(butir) == 6


@pytest.mark.parametrize(
    ("pada", "kontak", "keadaan", "k1"),
    [
        (D(2026, 3, 26), [], "jnnnnn", ""),
        (D(2026, 3, 27), [], "ljjnnn", ""),
        (D(2026, 3, 27), [D(2026, 3, 26)], "sjjnnn", "murni"),
        # the second trimester's first contact is her K1 akses, and stands in for none of the first
        (D(2026, 4, 10), [D(2026, 3, 27)], "lsjnnn", "akses"),
        (D(2026, 7, 1), [D(2026, 2, 1), D(2026, 4, 1), D(2026, 5, 1), D(2026, 6, 20)], "ssssjj", "murni"),
        # a fourth of the second trimester has no number
        (D(2026, 6, 18), [D(2026, 4, 1), D(2026, 5, 1), D(2026, 6, 1), D(2026, 6, 2)], "lssnnn", "akses"),
        # past the HPL and not delivered, the last ones are still wanted
        (D(2026, 10, 20), [], "llljjj", ""),
    ],
)
def test_a_contact_fills_a_place_of_its_own_trimester(
    pada: dt.date, kontak: list[dt.date], keadaan: str, k1: str
) -> None:
    jadwal = anc(pada, *(Kontak(satu) for satu in kontak))
    assert (kata(jadwal), jadwal.k1, jadwal.jumlah) == (keadaan, k1, len(kontak))


def test_after_the_birth_what_was_not_done_is_missed() -> None:
    assert kata(anc(D(2026, 9, 1), Kontak(D(2026, 7, 1)), berakhir=LAHIR)) == "lllsll"
    assert anc(D(2026, 9, 1), berakhir=LAHIR).berikut is None
    assert kata(anc(D(2026, 7, 31), berakhir=LAHIR)) == "llljjj"


def test_of_a_trimester_that_never_came_nothing_is_missed() -> None:
    """HPHT 1 January: the second trimester begins on 27 March, the third on 19 June."""
    for hari, harap, dokter in ((D(2026, 3, 26), "l", 1), (D(2026, 3, 27), "lll", 1), (D(2026, 6, 19), "llllll", 2)):
        jadwal = anc(D(2026, 9, 1), berakhir=hari)
        assert (kata(jadwal), len(jadwal.dokter)) == (harap, dokter)


def test_the_next_contact_tells_how_many_until_when_and_by_whom() -> None:
    pertama = anc(D(2026, 2, 1)).berikut
    assert pertama is not None
    assert (pertama.nama, pertama.kali, pertama.sampai, pertama.jatuh, pertama.dokter) == (
        "K1", 1, D(2026, 3, 26), True, True,
    )  # fmt: skip
    kedua = anc(D(2026, 4, 1), Kontak(D(2026, 2, 1), dokter=True, usg=True)).berikut
    assert kedua is not None
    assert (kedua.nama, kedua.kali, kedua.sampai, kedua.dokter) == ("K2", 2, D(2026, 6, 18), False)


@pytest.mark.parametrize(
    ("kontak", "keadaan", "tanpa_usg"),
    [
        ((), Keadaan.JATUH, False),
        ((Kontak(D(2026, 2, 1)),), Keadaan.JATUH, False),
        ((Kontak(D(2026, 2, 1), dokter=True),), Keadaan.JATUH, True),
        ((Kontak(D(2026, 2, 1), usg=True),), Keadaan.JATUH, False),
        ((Kontak(D(2026, 2, 1), dokter=True, usg=True),), Keadaan.SUDAH, False),
    ],
)
def test_the_doctors_contact_needs_an_usg(kontak: tuple[Kontak, ...], keadaan: str, tanpa_usg: bool) -> None:
    pertama, ketiga = anc(D(2026, 2, 10), *kontak).dokter
    assert (pertama.trimester, pertama.keadaan, pertama.tanpa_usg) == (1, keadaan, tanpa_usg)
    assert pertama.kontak == next((satu for satu in kontak if satu.dokter), None)
    assert (ketiga.trimester, ketiga.keadaan) == (3, Keadaan.NANTI)


def test_a_doctor_alone_can_be_what_is_still_wanted() -> None:
    berikut = anc(D(2026, 2, 10), Kontak(D(2026, 2, 1))).berikut
    assert berikut is not None
    assert (berikut.nama, berikut.kali, berikut.sampai, berikut.dokter) == ("", 1, D(2026, 3, 26), True)


def test_without_hpht_contacts_are_only_counted() -> None:
    jadwal = jadwal_anc(None, None, [Kontak(D(2026, 2, 1)), Kontak(D(2026, 3, 1))], D(2026, 2, 10))
    assert (jadwal.butir, jadwal.jumlah, jadwal.berikut) == ((), 1, None)


@pytest.mark.parametrize(
    ("pada", "kontak", "keadaan"),
    [
        (D(2026, 8, 1), [], "jnnn"),
        (D(2026, 8, 4), [], "ljnn"),
        (D(2026, 8, 4), [D(2026, 8, 3)], "sjnn"),
        (D(2026, 8, 8), [D(2026, 8, 2), D(2026, 8, 3)], "sjnn"),
        (D(2026, 9, 12), [D(2026, 8, 2), D(2026, 8, 8), D(2026, 8, 29), D(2026, 9, 12)], "ssss"),
        (D(2026, 9, 13), [D(2026, 8, 2)], "slll"),
    ],
)
def test_the_windows_after_delivery(pada: dt.date, kontak: list[dt.date], keadaan: str) -> None:
    jadwal = jadwal_kf(LAHIR, [Kontak(satu) for satu in kontak], pada)
    assert kata(jadwal) == keadaan
    assert [(satu.mulai - LAHIR).days for satu in jadwal.butir] == [0, 3, 8, 29]
    assert [(satu.sampai - LAHIR).days for satu in jadwal.butir] == [2, 7, 28, 42]
    ke = next((ke for ke, satu in enumerate(keadaan) if satu in "jn"), None)
    assert jadwal.berikut == (
        None
        if ke is None
        else Berikut(
            f"KF{ke + 1}", 1, jadwal.butir[ke].mulai, jadwal.butir[ke].sampai, keadaan[ke] == "j", dokter=False
        )
    )


def test_a_contact_only_a_month_tells_of_stands_for_the_first_open_window() -> None:
    # two in August by the month's record of the 20th, one recorded on the third day
    kontak = [Kontak(D(2026, 8, 3)), *[Kontak(D(2026, 8, 20), rinci=False)] * 2]
    assert kata(jadwal_kf(LAHIR, kontak, D(2026, 8, 25))) == "sssn"


@given(
    hpht=st.dates(D(2020, 1, 1), D(2030, 1, 1)),
    hari=st.lists(st.integers(0, 300), max_size=12),
    lihat=st.integers(0, 310),
)
def test_what_is_done_is_what_the_quotas_of_the_trimesters_take(hpht: dt.date, hari: list[int], lihat: int) -> None:
    pada = hpht + dt.timedelta(days=lihat)
    jadwal = jadwal_anc(hpht, hpl_naegele(hpht), [Kontak(hpht + dt.timedelta(days=satu)) for satu in hari], pada)
    dilihat = [trimester(satu) for satu in hari if satu <= lihat]
    assert jadwal.sudah == sum(min(dilihat.count(ke), kali) for ke, kali in ((1, 1), (2, 2), (3, 3)))
    assert jadwal.jumlah == len(dilihat)
    assert len(jadwal.butir) == 6
    terbuka = [satu for satu in jadwal.butir if satu.keadaan in (Keadaan.JATUH, Keadaan.NANTI)]
    assert (jadwal.berikut is not None) or not terbuka
    assert all(satu.mulai <= pada for satu in jadwal.butir if satu.keadaan in (Keadaan.JATUH, Keadaan.LEWAT))


@given(hari=st.lists(st.integers(0, 60), max_size=8), lihat=st.integers(0, 60))
def test_each_window_takes_one_contact(hari: list[int], lihat: int) -> None:
    jadwal = jadwal_kf(LAHIR, [Kontak(LAHIR + dt.timedelta(days=h)) for h in hari], LAHIR + dt.timedelta(days=lihat))
    dilihat = [h for h in hari if h <= lihat]
    assert jadwal.sudah == sum(any(a <= h <= b for h in dilihat) for a, b in ((0, 2), (3, 7), (8, 28), (29, 42)))
