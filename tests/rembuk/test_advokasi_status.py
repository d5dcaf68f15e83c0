"""The table of states: what may follow what, and that every way through it ends."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rembuk import status
from rembuk.models import Usulan

SEMUA = list(Usulan.Status.values)
keadaan = st.sampled_from(SEMUA)


@st.composite
def jalan(draw: st.DrawFn) -> list[tuple[str, str]]:
    """Steps somebody may really take: on, or back to where the proposal came from."""
    langkah: list[tuple[str, str]] = []
    kini, kelurahan = status.DIUSULKAN, draw(st.booleans())
    for _ in range(draw(st.integers(0, 12))):
        asal = status.asal(langkah, kini)
        boleh = [*status.maju(kini, kelurahan=kelurahan), *([asal] if asal else [])]
        if not boleh:
            break
        ke = draw(st.sampled_from(boleh))
        langkah.append((kini, ke))
        kini = ke
    return langkah


def test_the_table_knows_every_state_of_the_model_and_no_other() -> None:
    assert sorted(status.MAJU) == sorted(SEMUA)
    assert {satu for semua in status.MAJU.values() for satu in semua} == set(SEMUA) - {"diusulkan"}


def test_the_allowed_steps_are_these_and_no_others() -> None:
    assert [f"{a}>{b}" for a, b in product(SEMUA, SEMUA) if status.arah(a, b) == "maju"] == [
        "diusulkan>disepakati",
        "diusulkan>ditolak_rapat",
        "disepakati>masuk_rpjm",
        "disepakati>masuk_rkp",
        "disepakati>ditolak",
        "masuk_rpjm>masuk_rkp",
        "masuk_rpjm>ditolak",
        "masuk_rkp>masuk_apbdes",
        "masuk_rkp>ditolak",
        "masuk_apbdes>terlaksana",
        "masuk_apbdes>ditolak",
    ]


@given(keadaan, keadaan, st.booleans())
def test_back_is_the_mirror_of_on(dari: str, ke: str, kelurahan: bool) -> None:
    ke_sana, ke_sini = status.arah(dari, ke, kelurahan=kelurahan), status.arah(ke, dari, kelurahan=kelurahan)
    assert (ke_sana == "maju") == (ke_sini == "mundur")
    assert status.arah(dari, dari) is None


@given(keadaan)
def test_whoever_only_goes_on_never_meets_a_state_twice(dari: str) -> None:
    lewat, tepi = {dari}, [dari]
    while tepi:
        tepi = [ke for satu in tepi for ke in status.maju(satu)]
        assert dari not in tepi
        lewat.update(tepi)
    assert lewat & {"terlaksana", "ditolak", "ditolak_rapat"}


@given(jalan())
def test_every_step_is_one_of_the_table_and_begins_where_the_last_ended(langkah: list[tuple[str, str]]) -> None:
    for dari, ke in langkah:
        assert status.arah(dari, ke) is not None
    for (_, sampai), (mulai, _) in pairwise(langkah):
        assert sampai == mulai


@given(jalan())
def test_going_back_again_and_again_ends_where_the_proposal_was_made(langkah: list[tuple[str, str]]) -> None:
    kini = langkah[-1][1] if langkah else "diusulkan"
    jumlah = 0
    while (asal := status.asal(langkah, kini)) is not None:
        assert status.arah(kini, asal) == "mundur"
        langkah, kini, jumlah = [*langkah, (kini, asal)], asal, jumlah + 1
        assert jumlah < 10
    assert kini == "diusulkan"


def test_without_the_six_year_plan_a_kelurahan_never_stands_in_it() -> None:
    dibuka = [ke for dari in SEMUA for ke in status.maju(dari, kelurahan=True)]
    assert "masuk_rpjm" not in dibuka
    assert status.arah("disepakati", "masuk_rpjm", kelurahan=True) is None
    assert status.mundur("masuk_rkp", kelurahan=True) == ("disepakati",)


def test_where_it_came_from_is_the_last_step_on_not_a_correction() -> None:
    langkah = [("diusulkan", "disepakati"), ("disepakati", "masuk_rkp"), ("masuk_rkp", "disepakati")]
    assert status.asal(langkah, "disepakati") == "diusulkan"
    assert status.asal(langkah, "masuk_rkp") == "disepakati"
    assert status.asal([("masuk_rpjm", "masuk_rkp")], "masuk_rkp") == "masuk_rpjm"
    assert status.asal([], "ditolak") is None


@pytest.mark.parametrize(
    ("kode", "desa", "kelurahan"),
    [
        ("masuk_rpjm", "Masuk RPJM Desa", "Masuk RPJM Desa"),
        ("masuk_rkp", "Masuk RKP Desa", "Masuk Renja Kelurahan"),
        ("masuk_apbdes", "Masuk APBDes", "Masuk DPA"),
        ("terlaksana", "Terlaksana", "Terlaksana"),
    ],
)
def test_a_kelurahan_has_its_own_words(kode: str, desa: str, kelurahan: str) -> None:
    assert (status.label(kode), status.label(kode, kelurahan=True)) == (desa, kelurahan)
