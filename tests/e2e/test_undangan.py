"""From an invitation to a second sign-in with the code from the telephone: the office sends, the new person opens."""

from __future__ import annotations

import re
import time

import pyotp
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Layar

SANDI = "dermaga-lontar-kemiri-57"

pytestmark = pytest.mark.e2e


def _kode(halaman: Page, kode: str, tombol: str) -> None:
    halaman.locator('input[name="kode"]').fill(kode)
    halaman.get_by_role("button", name=tombol).click()


def test_an_invited_admin_makes_a_password_and_signs_in_with_the_code(telepon: Layar, meja: Layar) -> None:
    # the office makes the account and gets a link, shown once
    meja.masuk("admin")
    meja.buka("pengguna/baru/")
    meja.page.locator('input[name="nama"]').fill("Baiq Nurmala")
    meja.page.locator('input[name="telepon"]').fill("081200034567")
    meja.page.locator('select[name="peran"]').select_option("admin_desa")
    meja.page.get_by_role("button", name="Simpan dan buat tautan").click()
    expect(meja.page.get_by_role("heading", level=1)).to_have_text("Tautan untuk Baiq Nurmala")
    jalur = re.search(r"/undangan/[^/]+/", meja.page.get_by_label("Tautan").input_value())
    assert jalur

    # the phone: a password of her own, then the code that her office asks for
    halaman = telepon.page
    halaman.goto(f"{telepon.server.alamat}{jalur[0]}")
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Selamat datang, Baiq Nurmala")
    for nama in ("new_password1", "new_password2"):
        halaman.locator(f'input[name="{nama}"]').fill(SANDI)
    halaman.get_by_role("button", name="Simpan kata sandi").click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Pasang kode dari telepon")
    kode = pyotp.TOTP(halaman.locator("#kunci").inner_text().replace(" ", ""))
    _kode(halaman, kode.now(), "Pasang")
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Simpan sepuluh kode pemulihan ini")
    halaman.get_by_role("link", name="Sudah saya simpan").click()
    expect(halaman.get_by_role("navigation").first).to_be_visible()

    # out and in again: password, then the next code, which has not been used yet
    halaman.goto(f"{telepon.server.alamat}/saya/")
    halaman.get_by_role("button", name="Keluar", exact=True).click()
    halaman.goto(f"{telepon.server.alamat}/masuk/")
    halaman.get_by_label("Nama pengguna atau nomor telepon").fill("081200034567")
    halaman.get_by_label("Kata sandi").fill(SANDI)
    halaman.get_by_role("button", name="Masuk").click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Kode dari telepon")
    _kode(halaman, kode.at(int(time.time()) + kode.interval), "Masuk")
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Apa yang kurang bulan ini")

    # the link works once
    jawab = meja.page.request.get(f"{telepon.server.alamat}{jalur[0]}")
    assert jawab.status == 410
