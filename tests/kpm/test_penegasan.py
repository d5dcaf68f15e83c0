"""The password once more: before a NIK, before names leave the program, before accounts are changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
import time_machine
from django.test import Client

from kpm.models import Jejak, Pengguna, Wilayah
from kpm.penegasan import jalur_sendiri
from tests.conftest import klien
from tests.factories import SANDI, OrangFactory

D = "/52.04.20.2005"
NANTI = dt.datetime(2026, 9, 17, 3, 0, 1, tzinfo=dt.UTC)
"""An hour and a second after signing in."""


@pytest.fixture
def peramban(kpm: Pengguna) -> Iterator[Client]:
    """A KPM who signed in more than an hour ago."""
    kpm.set_password(SANDI)
    kpm.save()
    with time_machine.travel(NANTI - dt.timedelta(seconds=3601), tick=False):
        satu = klien(kpm)
    with time_machine.travel(NANTI, tick=False):
        yield satu


def tegaskan(peramban: Client, lanjut: str, **lain: str):
    return peramban.post("/saya/tegaskan/", {"sandi": SANDI, "lanjut": lanjut, **lain})


BERNAMA = (
    "/laporan/formulir-2a/2026-08.pdf",
    "/laporan/formulir-2b/2026-08.pdf",
    "/laporan/formulir-2b/2026-08.json?nama=1",
    "/laporan/formulir-2c/2026.pdf",
    "/laporan/formulir-3a/2026-T2.pdf",
    "/laporan/formulir-3b/2026-T2.json?nama=1",
    "/laporan/formulir-4/2026-T2.json?nama=1",
    "/laporan/formulir-4/2025.json?nama=1",
    "/skor/2026-T2.json?nama=1",
    "/skor/2026-T2/ayah.pdf",
)


@pytest.mark.parametrize("alamat", BERNAMA)
def test_what_carries_names_out_asks_first_and_then_opens(di_desa: Wilayah, peramban: Client, alamat: str) -> None:
    jawab = peramban.get(D + alamat)
    assert jawab.status_code == 302
    assert jawab.headers["Location"] == f"/saya/tegaskan/?{urlencode({'lanjut': D + alamat})}"
    assert Jejak.objects.count() == 0
    assert f'value="{D}{alamat}"' in peramban.get(jawab.headers["Location"]).content.decode()
    lanjut = tegaskan(peramban, D + alamat)
    assert lanjut.headers["Location"] == D + alamat
    assert peramban.get(D + alamat).status_code == 200
    assert Jejak.objects.count() == 1


@pytest.mark.parametrize(
    "alamat",
    ["/laporan/formulir-2b/2026-08.json", "/skor/2026-T2.json", "/laporan/formulir-4/2026-T2.pdf", "/sasaran/"],
)
def test_figures_and_pages_do_not_ask(di_desa: Wilayah, peramban: Client, alamat: str) -> None:
    assert peramban.get(D + alamat).status_code == 200


def test_a_nik_asks_and_its_button_is_pressed_once_more(di_desa: Wilayah, peramban: Client) -> None:
    orang = OrangFactory(desa=di_desa, nik="6213994101900001")
    halaman, alamat = f"{D}/sasaran/{orang.uuid}/", f"{D}/sasaran/{orang.uuid}/nik/"
    jawab = peramban.post(alamat, HTTP_REFERER=f"http://testserver{halaman}")
    assert jawab.headers["Location"] == f"/saya/tegaskan/?lanjut={halaman.replace('/', '%2F')}&ulang=1"
    assert tegaskan(peramban, halaman, ulang="1").headers["Location"] == halaman
    assert "tekan sekali lagi tombol yang tadi" in peramban.get("/saya/").content.decode()
    assert "6213 9941 0190 0001" in peramban.post(alamat).content.decode()


@pytest.mark.parametrize("asal", ["", "http://jahat.example/x/", "http://testserver//jahat.example/", "javascript:1"])
def test_a_post_from_elsewhere_is_led_to_the_door(di_desa: Wilayah, peramban: Client, asal: str) -> None:
    jawab = peramban.post(f"{D}/laporan/formulir-2b/2026-08/cetak/", HTTP_REFERER=asal)
    assert jawab.headers["Location"] == "/saya/tegaskan/?lanjut=%2F&ulang=1"


@pytest.mark.parametrize(
    "lanjut",
    ["https://jahat.example/", "//jahat.example/", "/\\jahat.example/", "http:jahat", "javascript:alert(1)", "x", "",
     "/tidak-ada-di-sini/", "/saya/tegaskan/", "/" + "a" * 2000],
)  # fmt: skip
def test_nobody_is_led_elsewhere_afterwards(peramban: Client, lanjut: str) -> None:
    assert jalur_sendiri(lanjut) == ""
    assert tegaskan(peramban, lanjut).headers["Location"] == "/"


def test_a_wrong_password_opens_nothing_and_is_counted(di_desa: Wilayah, peramban: Client) -> None:
    alamat = f"{D}/skor/2026-T2.json?nama=1"
    for _ in range(4):
        jawab = peramban.post("/saya/tegaskan/", {"sandi": "salah", "lanjut": alamat})
        assert (jawab.status_code, "tidak cocok" in jawab.content.decode()) == (200, True)
    assert peramban.post("/saya/tegaskan/", {"sandi": "salah", "lanjut": alamat}).status_code == 429
    assert tegaskan(peramban, alamat).status_code == 429
    assert peramban.get(alamat).status_code == 302


def test_the_right_password_forgives_the_wrong_ones_before_it(peramban: Client) -> None:
    for _ in range(2):
        for _ in range(4):
            assert peramban.post("/saya/tegaskan/", {"sandi": "salah"}).status_code == 200
        assert tegaskan(peramban, "/saya/").status_code == 302


def test_an_hour_counts_from_the_password(di_desa: Wilayah, kpm: Pengguna, settings) -> None:
    alamat = f"{D}/skor/2026-T2.json?nama=1"
    with time_machine.travel(dt.datetime(2026, 9, 17, 2, 0, tzinfo=dt.UTC), tick=False) as jam:
        peramban = klien(kpm)
        jam.shift(3600)
        assert peramban.get(alamat).status_code == 200
        jam.shift(1)
        assert peramban.get(alamat).status_code == 302
        settings.KPM_PENEGASAN_MENIT = 61
        assert peramban.get(alamat).status_code == 200


def test_the_account_and_the_staff_pages_ask_too(admin_desa: Pengguna) -> None:
    staf = Pengguna.objects.create_superuser("operator", password=SANDI, nama="Operator")
    with time_machine.travel(NANTI - dt.timedelta(seconds=3601), tick=False):
        wajib, operator = klien(admin_desa), klien(staf)
    with time_machine.travel(NANTI, tick=False):
        for peramban, alamat in (
            (wajib, "/saya/telepon/"),
            (wajib, "/saya/kode/"),
            (operator, "/admin/kpm/pengguna/"),
            (operator, "/admin/kpm/pengguna/add/"),
            (operator, f"/admin/kpm/pengguna/{staf.pk}/change/"),
            (operator, f"/admin/kpm/pengguna/{staf.pk}/password/"),
        ):
            assert peramban.get(alamat).headers["Location"] == f"/saya/tegaskan/?lanjut={alamat.replace('/', '%2F')}"
        assert operator.get(f"/admin/kpm/pengguna/{staf.pk}/delete/").status_code == 403  # to nobody, ever
        assert tegaskan(operator, "/admin/kpm/pengguna/").headers["Location"] == "/admin/kpm/pengguna/"
        assert operator.get("/admin/kpm/pengguna/").status_code == 200
