"""Pictures of the guide, made by `make gambar` from the demo village on a fixed day: the same whenever they are made."""

from __future__ import annotations

import io
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from kpm.panduan.naskah import GAMBAR
from kpm.periode import Bulan, Triwulan
from tests.e2e.conftest import AKAR, Layar, Server, _lingkungan, _tunggu
from tests.e2e.hari_tetap import SAAT

BULAN = Bulan.dari_tanggal(SAAT.date())
LALU = BULAN.triwulan.geser(-1)
WARNA = 48
"""Colours of a picture: as good as all of them on these pages, at a third of the size."""

Langkah = tuple[str, str, str, tuple[str, ...]]
TELEPON: tuple[Langkah, ...] = (
    ("masuk", "", "/masuk/", ()),
)
"""(name, who, address: in the demo village, or from the root with a slash; what is pressed there, in this order)."""
MEJA: tuple[Langkah, ...] = ()


@pytest.fixture(scope="module")
def server_tetap(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program and its demo villages on the fixed day, with the workers of the background left out."""
    folder = tmp_path_factory.mktemp("tetap")
    lingkungan = _lingkungan(folder)
    jalan = [sys.executable, "tests/e2e/hari_tetap.py"]
    subprocess.run([*jalan, "siapkan"], cwd=AKAR, env=lingkungan, check=True, capture_output=True)
    sandi = re.search(r"[a-z]+(?:-[a-z]+)+-\d+", (folder / "akun-contoh.txt").read_text())
    assert sandi
    with socket.socket() as kosong:
        kosong.bind(("127.0.0.1", 0))
        porta = kosong.getsockname()[1]
    log = (folder / "gunicorn.log").open("w")
    perintah = [*jalan, "gunicorn", "kpm.wsgi", "--bind", f"127.0.0.1:{porta}", "--workers", "1", "--threads", "2"]
    proses = subprocess.Popen(perintah, cwd=AKAR, env=lingkungan, stdout=log, stderr=log)
    alamat = f"http://127.0.0.1:{porta}"
    try:
        _tunggu(f"{alamat}/status/")
        yield Server(alamat, sandi[0])
    finally:
        proses.terminate()
        proses.wait(20)
        log.close()


@pytest.mark.gambar
@pytest.mark.parametrize(("lebar", "semua"), [(360, TELEPON), (1280, MEJA)], ids=["telepon", "meja"])
def test_pictures_of_the_guide(peramban: Browser, server_tetap: Server, lebar: int, semua: tuple[Langkah, ...]) -> None:
    GAMBAR.mkdir(parents=True, exist_ok=True)
    for siapa in dict.fromkeys(satu[1] for satu in semua):
        with peramban.new_context(
            viewport={"width": lebar, "height": 640 if lebar == 360 else 800},
            device_scale_factor=2 if lebar == 360 else 1,
            is_mobile=lebar == 360,
            has_touch=lebar == 360,
            locale="id-ID",
            timezone_id="Asia/Makassar",
            reduced_motion="reduce",
        ) as isi:
            layar = Layar(isi.new_page(), server_tetap)
            if siapa:
                layar.masuk(siapa)
            for nama, pelaku, jalur, tekan in semua:
                if pelaku != siapa:
                    continue
                layar.page.goto(f"{server_tetap.alamat}{jalur}" if jalur.startswith("/") else server_tetap.url(jalur))
                for sasaran in tekan:
                    _tekan(layar.page, sasaran)
                _simpan(layar.page.screenshot(), f"{nama}-{lebar}.png")


def _tekan(page: Page, sasaran: str) -> None:
    """Press, or with a > before it only bring it to the top of the screen."""
    if sasaran.startswith(">"):
        tempat = page.locator(sasaran[1:]).first
        tempat.evaluate("e => window.scrollTo(0, e.getBoundingClientRect().top + window.scrollY - 12)")
        page.wait_for_timeout(150)
    else:
        page.locator(sasaran).first.click()


def _simpan(gambar: bytes, nama: str) -> None:
    """Few colours keep the file small: it travels over 3G."""
    with Image.open(io.BytesIO(gambar)) as penuh:
        sedikit = penuh.convert("RGB").quantize(WARNA, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    sedikit.save(GAMBAR / nama, optimize=True)
