"""The way back stays in the village, on pages of the named kind, and is short and readable."""

from __future__ import annotations

import pytest

from kpm.kembali import jalur_kembali
from kpm.models import Wilayah

SINI = "/52.04.20.2005/kurang/"


@pytest.mark.parametrize("jalur", [SINI, f"{SINI}?q=a&halaman=2#o1", f"{SINI}?{'a' * 270}"])
def test_a_page_of_the_village_is_a_way_back(desa: Wilayah, jalur: str) -> None:
    assert jalur_kembali(jalur, desa, "kurang") == jalur


@pytest.mark.parametrize(
    "jalur",
    [
        "", "https://jahat.example/", f"//jahat.example{SINI}", "/\\jahat.example/", f"https:{SINI}",
        "javascript:alert(1)",
        "/62.13.01.2005/kurang/", "/52.04.20.2005/desa/", "/52.04.20.2005/tidak-ada/", f"{SINI}?{'a' * 300}",
        f"{SINI}?\x00", f"{SINI}?\r\nSet-Cookie: a=b", "\x00", "kurang/",
    ],
)  # fmt: skip
def test_everything_else_is_dropped(desa: Wilayah, jalur: str) -> None:
    assert jalur_kembali(jalur, desa, "kurang") == ""
