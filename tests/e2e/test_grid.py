"""The posyandu grid in a browser: keys, a pasted block, saving without leaving, no signal, a card on the phone."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.e2e.conftest import Layar, Server, konteks
from tests.e2e.test_alur import BULAN, INGGRIS, tulis

pytestmark = pytest.mark.e2e

# Each test works on a month of its own, so that none leaves its rows to another.
LALU, DULU, TUA = (str(BULAN.geser(-n)) for n in (1, 2, 3))


def baris(layar: Layar, ke: int) -> Locator:
    return layar.page.locator("tbody tr").nth(ke)


def nama(layar: Layar, ke: int) -> str:
    return baris(layar, ke).locator("th a").inner_text()


def sel(layar: Layar, ke: int, bidang: str) -> Locator:
    return baris(layar, ke).locator(f'input[name="{bidang}"]')


def terpilih(layar: Layar, ke: int, bidang: str) -> Locator:
    return sel(layar, ke, bidang).and_(layar.page.locator(":checked"))


def tempel(layar: Layar, teks: str) -> None:
    """Paste into what has the focus, as Ctrl+V would."""
    layar.page.evaluate(
        """teks => {
            const clipboardData = new DataTransfer(), pilihan = { clipboardData, bubbles: true, cancelable: true };
            clipboardData.setData("text", teks);
            document.activeElement.dispatchEvent(new ClipboardEvent("paste", pilihan));
        }""",
        teks,
    )


@pytest.fixture
def lepas(peramban: Browser, server: Server) -> Iterator[Layar]:
    """A desk whose console may complain: it loses its signal."""
    with konteks(peramban, 1280) as isi:
        yield Layar(isi.new_page(), server)


def wajar(layar: Layar, ke: int) -> str:
    """A weight nobody would ask about: a little more than the one that stands there, or last month's."""
    berat = sel(layar, ke, "berat")
    kini = berat.input_value() or berat.get_attribute("placeholder") or "8"
    return f"{float(kini.replace(',', '.')) + 0.1:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def test_the_keyboard_alone_fills_a_column_and_saves_each_row_it_leaves(meja: Layar) -> None:
    meja.masuk("kpm")
    meja.buka(f"pemantauan/{LALU}/grid/")
    sel(meja, 0, "kunjungan").select_text()
    meja.page.keyboard.type("2")
    meja.page.keyboard.press("Enter")
    expect(sel(meja, 1, "kunjungan")).to_be_focused()
    meja.page.keyboard.type("3")
    meja.page.keyboard.press("ArrowDown")
    expect(sel(meja, 2, "kunjungan")).to_be_focused()
    for ke in (0, 1):
        expect(baris(meja, ke)).to_have_attribute("data-hasil", "tersimpan")
        expect(baris(meja, ke).locator("[data-tetap]")).to_have_text(re.compile(r"^Tersimpan \d\d\.\d\d$"))
    meja.page.keyboard.press("ArrowUp")
    expect(sel(meja, 1, "kunjungan")).to_be_focused()

    # letters answer, and the minus sign takes the answer back
    sel(meja, 1, "tikar").last.focus()
    meja.page.keyboard.press("k")
    expect(terpilih(meja, 1, "tikar")).to_have_value("K")
    sel(meja, 1, "konseling_ayah").last.focus()
    for huruf, nilai in (("t", "tidak"), ("y", "ya"), ("-", ""), ("t", "tidak")):
        meja.page.keyboard.press(huruf)
        expect(terpilih(meja, 1, "konseling_ayah")).to_have_value(nilai)
    expect(baris(meja, 1)).to_have_class(re.compile("ubah"))
    meja.page.keyboard.press("Enter")
    expect(baris(meja, 1)).not_to_have_class(re.compile("ubah"))
    meja.page.reload()
    expect(sel(meja, 0, "kunjungan")).to_have_value("2")
    expect(terpilih(meja, 1, "tikar")).to_have_value("K")


def test_a_block_from_a_spreadsheet_fills_cells_and_saves_nothing_by_itself(meja: Layar) -> None:
    meja.masuk("kpm")
    meja.buka(f"pemantauan/{DULU}/grid/")
    berat = [wajar(meja, ke) for ke in range(3)]
    sel(meja, 0, "berat").focus()
    tempel(meja, f"{berat[0]}\t\thijau\tv\tx\n605\t\tungu\tya\t0\n{berat[2]} kg\t\tK\t1\tTidak\n")
    expect(meja.page.locator("[data-lapor]")).to_have_text("11 isian ditempel, belum tersimpan. 1 tidak terbaca.")
    expect(baris(meja, 1).locator(".k-tikar .tak-terbaca")).to_have_text("“ungu” tidak terbaca")
    for ke, tikar in ((0, "H"), (2, "K")):
        expect(sel(meja, ke, "berat")).to_have_value(berat[ke])
        for bidang, nilai in (("tikar", tikar), ("konseling_ibu", "ya"), ("konseling_ayah", "tidak")):
            expect(terpilih(meja, ke, bidang)).to_have_value(nilai)
    meja.page.get_by_role("button", name="Simpan baris yang berubah (3)").click()
    expect(meja.page.locator("[data-lapor]")).to_have_text("2 baris tersimpan, 1 belum: periksa baris yang ditandai.")
    expect(baris(meja, 1)).to_contain_text("605 kg tidak mungkin.")
    expect(sel(meja, 1, "berat")).to_be_focused()
    sel(meja, 1, "berat").fill(berat[1])
    meja.page.get_by_role("button", name="Simpan baris yang berubah (1)").click()
    expect(meja.page.locator("[data-lapor]")).to_have_text("1 baris tersimpan.")
    expect(meja.page.locator("[data-tindak]")).to_be_hidden()


def test_without_signal_what_was_typed_stays_and_is_sent_later(lepas: Layar) -> None:
    lepas.masuk("kpm")
    lepas.buka(f"pemantauan/{TUA}/grid/")
    siapa, berat = nama(lepas, 0), wajar(lepas, 0)
    lepas.page.context.set_offline(True)
    sel(lepas, 0, "berat").fill(berat)
    baris(lepas, 0).get_by_role("button", name="Simpan").click()
    expect(baris(lepas, 0)).to_contain_text("Belum terkirim: tanpa sinyal.")
    expect(sel(lepas, 0, "berat")).to_have_value(berat)
    lepas.page.context.set_offline(False)

    # the page was left; coming back, the row is as it was typed
    lepas.buka(f"pemantauan/{BULAN}/")
    lepas.buka(f"pemantauan/{TUA}/grid/")
    expect(lepas.page.locator("[data-lapor]")).to_have_text("1 baris yang belum tersimpan dipulihkan.")
    expect(sel(lepas, 0, "berat")).to_have_value(berat)
    lepas.page.get_by_role("button", name="Simpan baris yang berubah (1)").click()
    expect(baris(lepas, 0)).to_have_attribute("data-hasil", "tersimpan")
    lepas.page.reload()
    expect(sel(lepas, 0, "berat")).to_have_value(berat)
    expect(lepas.page.locator("[data-lapor]")).to_be_hidden()
    assert nama(lepas, 0) == siapa


def test_a_row_somebody_else_saved_is_replaced_by_its_own_button_alone(meja: Layar) -> None:
    meja.masuk("kpm")
    meja.buka(f"pemantauan/{DULU}/grid/?halaman=2")
    tersimpan = sel(meja, 0, "kunjungan").input_value()
    baris(meja, 0).locator('input[name="versi"]').evaluate("e => { e.value = 0; }")
    sel(meja, 0, "kunjungan").fill("7")
    meja.page.keyboard.press("Enter")
    expect(baris(meja, 0)).to_contain_text(f"Tersimpan: {tersimpan} ")
    expect(baris(meja, 0)).to_contain_text("Isian Anda: 7")
    sel(meja, 0, "kunjungan").press("Enter")
    meja.page.get_by_role("button", name="Simpan baris yang berubah (1)").click()
    expect(meja.page.locator("[data-lapor]")).to_contain_text("0 baris tersimpan, 1 belum")
    expect(baris(meja, 0)).to_have_attribute("data-hasil", "bentrok")
    baris(meja, 0).get_by_role("button", name="Ganti dengan isian saya").click()
    expect(baris(meja, 0)).to_have_attribute("data-hasil", "tersimpan")


@pytest.mark.parametrize(("javascript", "lain", "sendiri"), [(True, "4", "5"), (False, "2", "3")])
def test_what_somebody_else_stored_can_be_taken_instead(
    peramban: Browser, server: Server, javascript: bool, lain: str, sendiri: str
) -> None:
    with konteks(peramban, 1280, javascript=javascript) as isi:
        layar = Layar(isi.new_page(), server)
        layar.masuk("kpm")
        layar.buka(f"pemantauan/{DULU}/grid/")
        layar_lain = Layar(isi.new_page(), server)
        layar_lain.buka(f"pemantauan/{DULU}/grid/")
        for satu, kali in ((layar_lain, lain), (layar, sendiri)):
            sel(satu, 0, "kunjungan").fill(kali)
            baris(satu, 0).get_by_role("button", name="Simpan").click()
            expect(baris(satu, 0).locator(".lencana:visible")).to_contain_text("ersimpan")
        expect(baris(layar, 0)).to_contain_text(f"Isian Anda: {sendiri}")
        baris(layar, 0).get_by_role("link", name="pakai yang tersimpan").click()
        expect(sel(layar, 0, "kunjungan")).to_have_value(lain)
        expect(baris(layar, 0)).not_to_contain_text("Isian Anda")


def test_the_day_of_the_posyandu_reaches_the_rows_and_the_address(meja: Layar) -> None:
    meja.masuk("kpm")
    meja.buka(f"pemantauan/{BULAN}/grid/?keadaan=belum")
    awal = tulis(BULAN.awal)
    meja.page.get_by_label("Tanggal posyandu").fill(awal)
    meja.page.keyboard.press("Tab")
    expect(sel(meja, 0, "tanggal")).to_have_value(awal)
    expect(meja.page).to_have_url(re.compile(f"tanggal={awal}"))


def test_on_the_phone_a_card_is_saved_and_the_next_one_is_ready(telepon: Layar) -> None:
    from axe_playwright_python.sync_playwright import Axe

    telepon.masuk("kpm")
    for kelompok in ("ibu", "anak"):
        telepon.buka(f"pemantauan/{BULAN}/grid/?kelompok={kelompok}")
        lebar = telepon.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert lebar[0] <= lebar[1]
        assert not INGGRIS.findall(telepon.page.locator("main").inner_text())
        berat = [p for p in Axe().run(telepon.page).response["violations"] if p["impact"] in ("serious", "critical")]
        assert [(p["id"], [n["target"] for n in p["nodes"]][:3]) for p in berat] == []
    sel(telepon, 0, "kunjungan").fill("2")
    baris(telepon, 0).locator('label:has(input[name="konseling_ayah"][value="tidak"])').click()
    baris(telepon, 0).get_by_role("button", name="Simpan").click()
    expect(baris(telepon, 0)).to_have_attribute("data-hasil", "tersimpan")
    expect(sel(telepon, 1, "berat")).to_be_focused()


def test_without_javascript_a_row_is_saved_all_the_same(peramban: Browser, server: Server) -> None:
    with konteks(peramban, 360, javascript=False) as isi:
        layar = Layar(isi.new_page(), server)
        layar.masuk("kpm")
        layar.buka(f"pemantauan/{BULAN}/grid/?kelompok=ibu")
        siapa = nama(layar, 0)
        sel(layar, 0, "kunjungan").fill("3")
        baris(layar, 0).get_by_role("button", name="Simpan").click()
        expect(layar.page.get_by_role("status").first).to_contain_text(f"{siapa}: {BULAN.label} tersimpan.")
        expect(sel(layar, 0, "kunjungan")).to_have_value("3")
