"""One life on a phone: the mother registered, twins born, a house moved, found again by sound, and told as one line."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Layar
from tests.e2e.test_alur import HARI_INI, daftarkan_ibu, pilih, tulis

pytestmark = pytest.mark.e2e


def _tempuh(layar: Layar, nama: str | re.Pattern[str]) -> None:
    layar.page.get_by_role("link", name=nama).first.click()


def test_a_life_from_registering_to_its_line(telepon: Layar) -> None:
    halaman = telepon.page
    telepon.masuk("kpm")
    ibu = daftarkan_ibu(telepon, "Khadijatul")
    _tempuh(telepon, "Ubah kehamilan")
    halaman.locator('input[name="hpht"]').fill(tulis(HARI_INI - dt.timedelta(days=270)))
    halaman.get_by_role("button", name="Simpan").click()

    # twins: the second child stands folded below the first
    halaman.goto(ibu)
    _tempuh(telepon, "Catat persalinan")
    halaman.locator('input[name="tanggal"]').fill(tulis(HARI_INI))
    pilih(telepon, "hasil", "lahir_hidup")
    halaman.locator("details", has=halaman.locator('input[name="nama_2"]')).locator("summary").click()
    for ke, nama, kelamin, berat in ((1, "Syakila", "P", "2,6"), (2, "Syauqi", "L", "2,55")):
        halaman.locator(f'input[name="nama_{ke}"]').fill(nama)
        pilih(telepon, f"jenis_kelamin_{ke}", kelamin)
        halaman.locator(f'input[name="berat_{ke}"]').fill(berat)
    halaman.get_by_role("button", name="Simpan").click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Keluarga Suami Khadijatul")
    for nama in ("Syakila", "Syauqi"):
        expect(halaman.get_by_role("link", name=nama)).to_be_visible()

    # mother and twins move to a house of their own
    halaman.goto(ibu)
    _tempuh(telepon, "Catat kejadian")
    _tempuh(telepon, "Pindah rumah di desa ini")
    _tempuh(telepon, "Ke rumah baru")
    for nama in ("Syakila", "Syauqi"):
        halaman.get_by_label(nama).check()
    halaman.locator('input[name="kepala"]').fill("Khadijatul")
    halaman.locator('select[name="dusun"]').select_option(index=2)
    halaman.get_by_role("button", name="Simpan").click()
    expect(halaman.get_by_role("status").first).to_be_visible()

    # found by the sound of the name, as somebody else would spell it
    telepon.buka("sasaran/")
    halaman.locator('input[name="q"]').fill("Sauki")
    halaman.get_by_role("button", name="Cari").click()
    _tempuh(telepon, "Syauqi")

    # the line of life knows mother, twin and birth, and prints
    _tempuh(telepon, "Garis hidup")
    isi = halaman.locator("main")
    expect(isi.get_by_role("heading", name="Kembar dengan")).to_be_visible()
    expect(isi).to_contain_text("Syakila")
    expect(isi).to_contain_text("Ibu didata hamil")
    expect(isi).to_contain_text("2,55 kg")
    jawab = halaman.request.get(f"{halaman.url.rstrip('/')}.pdf")
    assert (jawab.status, jawab.headers["content-type"], jawab.body()[:5]) == (200, "application/pdf", b"%PDF-")
