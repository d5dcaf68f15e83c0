"""What a finger hits: every link and button of a row answers where it stands, not the link that fills the row."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.e2e.conftest import Layar, Server, konteks

pytestmark = pytest.mark.e2e

RUMAH = "laporan/formulir-4/2026/orang/?kelompok=rumah_tangga"
TERTUTUP = """() => [...document.querySelectorAll("main .baris :is(a, button), main .blok p a")].filter((satu) => {
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
        for jalur in (
            "",
            "kurang/",
            "keliling/",
            "ragu/",
            "ragu/dijawab/",
            "rujukan/",
            "laporan/formulir-4/2026/",
            RUMAH,
        ):
            layar.buka(jalur)
            banyak += layar.page.locator("main .baris .tombol").count()
            if kena := layar.page.evaluate(TERTUTUP):
                tertutup[jalur] = kena
        assert tertutup == {}
        assert banyak > 20


def test_letters_twice_as_large_need_no_scrolling_sideways(peramban: Browser, server: Server) -> None:
    """A phone of 360 px with everything at 200 % shows 180 px of the page."""
    with konteks(peramban, 360) as isi:
        layar = Layar(isi.new_page(), server)
        layar.masuk("kpm")
        layar.page.set_viewport_size({"width": 180, "height": 370})
        layar.buka("pemantauan/2026-08/gizi/anak/")
        anak = [satu.get_attribute("href") for satu in layar.page.locator("tbody th a").all()[:3]]
        orang = [f"{satu.removesuffix('tumbuh/')}" for satu in anak if satu]
        lebar = {}
        for jalur in (*(f"/{server.desa}/{satu}" for satu in ("", "kehamilan/", "ragu/", "rujukan/")), *anak, *orang):
            layar.page.goto(f"{server.alamat}{jalur}")
            lebih = layar.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            if lebih > 1:
                lebar[jalur] = lebih
        assert len(anak) == 3
        assert lebar == {}
