"""What a finger hits: every link and button of a row answers where it stands, not the link that fills the row."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.e2e.conftest import Layar, Server, konteks

pytestmark = pytest.mark.e2e

TERTUTUP = """() => [...document.querySelectorAll("main .baris a, main .baris button")].filter((satu) => {
    if (!satu.checkVisibility()) return false;
    satu.scrollIntoView({ block: "center" });
    const { left, top, width, height } = satu.getClientRects()[0];
    const kena = document.elementFromPoint(left + Math.min(width / 2, 40), top + height / 2);
    return kena !== satu && !satu.contains(kena);
}).map((satu) => satu.innerText)"""
"""Names of what lies under something else."""


def test_every_link_and_button_of_a_row_can_be_touched(peramban: Browser, server: Server) -> None:
    """The whole row opens the person; Rujuk, Benar, Perbaiki, Semua orang and the rest are touched for themselves."""
    with konteks(peramban, 360) as isi:
        layar = Layar(isi.new_page(), server)
        layar.masuk("kpm")
        tertutup, banyak = {}, 0
        for jalur in ("", "kurang/", "keliling/", "ragu/", "ragu/dijawab/", "rujukan/", "laporan/formulir-4/2026/"):
            layar.buka(jalur)
            banyak += layar.page.locator("main .baris .tombol").count()
            if kena := layar.page.evaluate(TERTUTUP):
                tertutup[jalur] = kena
        assert tertutup == {}
        assert banyak > 20
