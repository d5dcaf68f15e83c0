"""A real server for the browser: set up as `make run` does, in a folder of its own, driven by Debian's chromium."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

AKAR = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("KPM_CHROMIUM", "/usr/bin/chromium")
BENDERA = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for satu in items:
        if "e2e" in Path(satu.fspath).parts:
            satu.add_marker("e2e")


@dataclass(frozen=True)
class Server:
    """Where the program answers, and the password of its demo accounts."""

    alamat: str
    sandi: str
    desa: str = "52.04.20.2005"

    def url(self, jalur: str = "") -> str:
        return f"{self.alamat}/{self.desa}/{jalur}"


def _lingkungan(folder: Path) -> dict[str, str]:
    bersih = {k: v for k, v in os.environ.items() if not k.startswith("KPM_") and k != "DATABASE_URL"}
    return bersih | {"KPM_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "kpm.settings"}


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("data")
    lingkungan = _lingkungan(folder)
    # one demo village is enough to walk through
    for siap in (["siapkan", "--tanpa-contoh"], ["desa_contoh", "--desa", Server.desa]):
        subprocess.run([sys.executable, "manage.py", *siap], cwd=AKAR, env=lingkungan, check=True, capture_output=True)
    sandi = re.search(r"[a-z]+(?:-[a-z]+)+-\d+", (folder / "akun-contoh.txt").read_text())
    assert sandi, "kata sandi contoh tidak tertulis"
    with socket.socket() as kosong:
        kosong.bind(("127.0.0.1", 0))
        porta = kosong.getsockname()[1]
    perintah = [sys.executable, "-m", "gunicorn", "kpm.wsgi", "--bind", f"127.0.0.1:{porta}", "--workers", "2"]
    log = (folder / "gunicorn.log").open("w")
    proses = subprocess.Popen([*perintah, "--log-level", "warning"], cwd=AKAR, env=lingkungan, stdout=log, stderr=log)
    alamat = f"http://127.0.0.1:{porta}"
    try:
        _tunggu(f"{alamat}/status/")
        yield Server(alamat, sandi[0])
    finally:
        proses.terminate()
        proses.wait(20)
        log.close()


def _tunggu(alamat: str) -> None:
    for _ in range(150):
        try:
            with urllib.request.urlopen(alamat, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("server tidak menjawab")


@pytest.fixture(scope="session")
def peramban() -> Iterator[Browser]:
    with sync_playwright() as p:
        huruf = str(Path(__file__).with_name("fonts.conf"))
        browser = p.chromium.launch(
            executable_path=CHROMIUM, args=BENDERA, env={**os.environ, "FONTCONFIG_FILE": huruf}
        )
        yield browser
        browser.close()


def konteks(peramban: Browser, lebar: int, *, javascript: bool = True) -> BrowserContext:
    """A browser of its own: a four-year-old phone, or a desk with 1280 px."""
    return peramban.new_context(
        viewport={"width": lebar, "height": 800},
        is_mobile=lebar < 700,
        has_touch=lebar < 700,
        locale="id-ID",
        timezone_id="Asia/Makassar",
        java_script_enabled=javascript,
    )


class Layar:
    """A page that remembers what went wrong: server errors, script errors, refused resources."""

    def __init__(self, page: Page, server: Server) -> None:
        self.page, self.server, self.keluhan = page, server, []
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda galat: self.keluhan.append(f"skrip: {galat}"))
        page.on("console", lambda pesan: self.keluhan.append(pesan.text) if pesan.type == "error" else None)
        page.on("response", lambda jawab: self._jawab(jawab.status, jawab.url))

    def _jawab(self, status: int, url: str) -> None:
        if status >= 500 or (status == 404 and "/static/" in url):
            self.keluhan.append(f"{status} {url}")

    def masuk(self, nama: str) -> None:
        self.page.goto(f"{self.server.alamat}/masuk/")
        self.page.get_by_label("Nama pengguna atau nomor telepon").fill(nama)
        self.page.get_by_label("Kata sandi").fill(self.server.sandi)
        self.page.get_by_role("button", name="Masuk").click()
        self.page.wait_for_url(lambda url: not url.endswith("/masuk/"))
        if self.page.url.endswith("/masuk/kode/"):
            self._tulis_kode()

    def _tulis_kode(self) -> None:
        """The second step of a demo account: its page shows the code; three sign-ins in half a minute use them up."""
        while not self.page.locator("#kode-contoh").count():
            self.page.wait_for_timeout(2_000)
            self.page.reload()
        self.page.locator('input[name="kode"]').fill(self.page.locator("#kode-contoh").inner_text())
        self.page.get_by_role("button", name="Masuk").click()
        self.page.wait_for_url(lambda url: "/masuk/" not in url)

    def buka(self, jalur: str) -> None:
        self.page.goto(self.server.url(jalur))


@pytest.fixture
def telepon(peramban: Browser, server: Server) -> Iterator[Layar]:
    with konteks(peramban, 360) as isi:
        layar = Layar(isi.new_page(), server)
        yield layar
        assert layar.keluhan == []


@pytest.fixture
def meja(peramban: Browser, server: Server) -> Iterator[Layar]:
    with konteks(peramban, 1280) as isi:
        layar = Layar(isi.new_page(), server)
        yield layar
        assert layar.keluhan == []
