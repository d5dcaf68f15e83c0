"""Pictures of the guide, made by `make gambar` from the demo village on a fixed day, so that they stay the same."""

from __future__ import annotations

import io
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from kpm.panduan.naskah import GAMBAR
from kpm.periode import Bulan
from tests.e2e.conftest import AKAR, Layar, Server, _lingkungan, _tunggu
from tests.e2e.hari_tetap import SAAT
from tests.e2e.test_gambar import _tinggalkan_jejak

BULAN = Bulan.dari_tanggal(SAAT.date())
LALU = BULAN.triwulan.geser(-1)
TIMBANG = Bulan(2026, 8)
"""A month in which all children under five are weighed and measured."""
WARNA = 48
"""Colours of a picture: as good as all of them on these pages, at a third of the size."""

TANPA_KAKI = 0.85
"""Part of a sheet above its foot: the code there is another one each time a document is issued."""
TANPA_INGGRIS = (
    'input[type="file"] { color: transparent } input[type="file"]::file-selector-button { visibility: hidden }'
)
"""The browser of the pictures knows no Indonesian; on a phone in the village its button does."""
BERKAS = "tests/data/form_kpm/form_kpm_bertumpuk.xlsx"
"""A workbook that is read and never stored: what the page of a file looks like before one decides."""

Langkah = tuple[str, str, str, tuple[str, ...]]
TELEPON: tuple[Langkah, ...] = (
    ("masuk", "", "/masuk/", ()),
    ("beranda", "kpm", "", ()),
    ("sasaran", "kpm", "sasaran/", ()),
    ("ibu-baru", "kpm", "sasaran/ibu/baru/", (">h2:has-text('Kehamilan')",)),
    ("bulan", "kpm", f"pemantauan/{BULAN}/", ()),
    ("isi-anak", "kpm", f"pemantauan/{BULAN}/?keadaan=sudah", ("ul.daftar a", ">h1")),
    ("grid", "kpm", f"pemantauan/{BULAN}/grid/", (">table",)),
    ("paud", "kpm", f"pemantauan/{BULAN}/paud/", (">.kelompok",)),
    ("satu-orang", "kpm", "sasaran/?tab=anak", ("ul.daftar a",)),
    ("kejadian", "kpm", "sasaran/?tab=anak", ("ul.daftar a", "a:has-text('Catat kejadian')")),
    ("garis-hidup", "kpm", "sasaran/?tab=anak", ("ul.daftar a", "header a:has-text('Garis hidup')")),
    ("ganda", "kpm", "sasaran/ganda/", ()),
    ("impor", "kpm", "impor/", ()),
    ("impor-satu", "kpm", "impor/", (f"^{BERKAS}", ">h2:has-text('Baris demi baris')")),
    ("keliling", "kpm", "keliling/", (">form.deret",)),
    ("tumbuh", "kpm", f"pemantauan/{TIMBANG}/gizi/", ("a[href*='ciri=pendek']", "tbody th a", ">.kisi-kurva")),
    ("gizi", "kpm", f"pemantauan/{TIMBANG}/gizi/", ()),
    ("timbang", "kpm", f"pemantauan/{TIMBANG}/balita/", (">h1",)),
    ("perkiraan", "kpm", f"pemantauan/{TIMBANG}/balita/?keadaan=sudah", ("ul.daftar a", ">#perkiraan")),
    ("imunisasi", "kpm", "sasaran/?q=Humaira", ("ul.daftar a", "a:has-text('Catat dosis')", ">tr:nth-child(11)")),
    ("kehamilan", "kpm", "kehamilan/", (">table",)),
    ("periksa", "kpm", "kehamilan/", ("table a", "a:has-text('Catat pemeriksaan')", ">form")),
    ("rujuk", "kpm", "keliling/", ("ul.daftar a", "a:has-text('Rujuk ke bidan')")),
    ("rujukan", "kpm", "rujukan/", ()),
    ("pengingat", "kpm", "pengingat/", (">h2:has-text('Untuk grup')",)),
    ("ragu", "kpm", "ragu/", (">.bagian",)),
    ("skor", "kpm", f"skor/{LALU}/", (">.kepala-skor",)),
    ("orang", "kpm", f"skor/{LALU}/orang/?kelompok=anak&indikator=konseling&nilai=T", ()),
    ("tutup", "kpm", f"skor/{LALU}/tutup/", (">h2",)),
    ("laporan", "kpm", "laporan/", ()),
    ("rembuk-isi", "kpm", "rembuk/", ("ul.daftar a, article a", "nav a:has-text('Usulan')")),
    ("kinerja", "kpm", f"kader/kinerja/{BULAN.geser(-1)}/", ()),
    ("kondisi", "kpm", f"pemantauan/kondisi/{BULAN.tahun}/", (">details[open]",)),
    ("ringkasan", "kades", f"ringkasan/?triwulan={LALU}", (">.tiga",)),
    ("keputusan", "kades", "keputusan/", ()),
    ("jejak", "kades", "desa/jejak/", (">table",)),
)
"""(name, who, address: in the demo village, or from the root with a slash; what is pressed there, in this order)."""
MEJA: tuple[Langkah, ...] = (
    ("grid", "kpm", f"pemantauan/{BULAN}/grid/", ()),
    ("impor", "kpm", "impor/", ()),
    ("desa", "admin", "desa/", ()),
    ("profil", "admin", "desa/profil/", ()),
    ("layanan", "admin", "desa/layanan/", ()),
    ("fasilitas", "admin", "desa/fasilitas/banyak/", ()),
    ("pengguna", "admin", "pengguna/", ()),
    ("cadangan", "admin", "desa/cadangan/", ()),
    ("desa-dari-atas", "pendamping", "/52.04.20/desa/52.04.20.2005/", ()),
)
LEMBAR: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("formulir-1", f"laporan/formulir-1/{BULAN.tahun}.pdf", ()),
    ("formulir-4", f"laporan/formulir-4/{LALU.geser(-1)}.pdf", ()),
    ("berita-acara", "rembuk/", ("ul.daftar a, article a", "a[href$='/berita-acara.pdf']")),
    ("lembar-jalan", "keliling/", ("a[href$='.pdf']",)),
    (
        "kartu-anak",
        f"pemantauan/{TIMBANG}/gizi/",
        ("a[href*='ciri=pendek']", "tbody th a", "a[href$='/kartu.pdf']"),
    ),
    ("surat-rujukan", "rujukan/", ("ul.daftar a", "a[href$='.pdf']")),
)
"""Documents of which the first page is shown: (name, address, links that lead from it to the document)."""


@contextmanager
def _layar(peramban: Browser, server: Server, lebar: int, siapa: str) -> Iterator[Layar]:
    """Somebody's phone, with two dots for each pixel as phones have, or a desk; nobody's is not signed in."""
    telepon = lebar == 360
    with peramban.new_context(
        viewport={"width": lebar, "height": 640 if telepon else 800},
        device_scale_factor=2 if telepon else 1,
        is_mobile=telepon,
        has_touch=telepon,
        locale="id-ID",
        timezone_id="Asia/Makassar",
        reduced_motion="reduce",
        bypass_csp=True,  # for the one rule a picture adds
    ) as isi:
        layar = Layar(isi.new_page(), server)
        if siapa:
            layar.masuk(siapa)
        yield layar


@pytest.fixture(scope="module")
def server_tetap(peramban: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program and its demo villages on the fixed day, with the worker that reads files and makes the backup."""
    folder = tmp_path_factory.mktemp("tetap")
    lingkungan = _lingkungan(folder)
    jalan = [sys.executable, "tests/e2e/hari_tetap.py"]
    subprocess.run([*jalan, "siapkan"], cwd=AKAR, env=lingkungan, check=True, capture_output=True)
    sandi = re.search(r"[a-z]+(?:-[a-z]+)+-\d+", (folder / "akun-contoh.txt").read_text())
    assert sandi
    with socket.socket() as kosong:
        kosong.bind(("127.0.0.1", 0))
        porta = kosong.getsockname()[1]
    layanan = ["gunicorn", "kpm.wsgi", "--bind", f"127.0.0.1:{porta}", "--workers", "1", "--threads", "2"]
    with (folder / "log").open("w") as log:
        proses = [
            subprocess.Popen([*jalan, *perintah], cwd=AKAR, env=lingkungan, stdout=log, stderr=log)
            for perintah in (layanan, ["pekerja"])
        ]
        alamat = f"http://127.0.0.1:{porta}"
        server = Server(alamat, sandi[0])
        try:
            _tunggu(f"{alamat}/status/")
            for siapa in ("kpm", "pendamping"):  # what the kepala desa reads under "Siapa yang melihat"
                with _layar(peramban, server, 1280, siapa) as layar:
                    _tinggalkan_jejak(layar, siapa)
            yield server
        finally:
            for satu in proses:
                satu.terminate()
            for satu in proses:
                satu.wait(20)


@pytest.mark.gambar
@pytest.mark.parametrize(("lebar", "semua"), [(360, TELEPON), (1280, MEJA)], ids=["telepon", "meja"])
def test_pictures_of_the_guide(peramban: Browser, server_tetap: Server, lebar: int, semua: tuple[Langkah, ...]) -> None:
    GAMBAR.mkdir(parents=True, exist_ok=True)
    for siapa in dict.fromkeys(satu[1] for satu in semua):
        with _layar(peramban, server_tetap, lebar, siapa) as layar:
            for nama, pelaku, jalur, tekan in semua:
                if pelaku != siapa:
                    continue
                layar.page.goto(f"{server_tetap.alamat}{jalur}" if jalur.startswith("/") else server_tetap.url(jalur))
                for sasaran in tekan:
                    _tekan(layar.page, sasaran)
                _simpan(layar.page.screenshot(style=TANPA_INGGRIS), f"{nama}-{lebar}.png")


@pytest.mark.gambar
def test_pictures_of_the_sheets(peramban: Browser, server_tetap: Server, tmp_path: Path) -> None:
    with _layar(peramban, server_tetap, 1280, "kpm") as layar:
        for nama, jalur, tautan in LEMBAR:
            url = server_tetap.url(jalur)
            for satu in tautan:
                layar.page.goto(url)
                url = str(layar.page.locator(satu).first.evaluate("e => e.href"))
            berkas = tmp_path / f"{nama}.pdf"
            berkas.write_bytes(layar.page.request.get(url).body())
            perintah = [
                "pdftoppm",
                "-r",
                "80",
                "-f",
                "1",
                "-l",
                "1",
                "-singlefile",
                "-png",
                str(berkas),
                str(tmp_path / nama),
            ]
            subprocess.run(perintah, check=True)
            _simpan((tmp_path / f"{nama}.png").read_bytes(), f"{nama}.png", tinggi=TANPA_KAKI)


def _tekan(page: Page, sasaran: str) -> None:
    """Press; with a > before it only bring it to the top of the screen, with a ^ choose that file and wait for it."""
    if sasaran.startswith("^"):
        page.locator('input[type="file"]').set_input_files(AKAR / sasaran[1:])
        page.get_by_role("button", name="Baca berkas").click()
        page.get_by_role("button", name=re.compile(r"Simpan [\d.]+ catatan")).wait_for(timeout=90_000)
    elif sasaran.startswith(">"):
        tempat = page.locator(sasaran[1:]).first
        tempat.evaluate("e => window.scrollTo(0, e.getBoundingClientRect().top + window.scrollY - 12)")
        page.wait_for_timeout(150)
    else:
        page.locator(sasaran).first.click()


def _simpan(gambar: bytes, nama: str, tinggi: float = 1) -> None:
    """Few colours keep the file small: it travels over 3G. ``tinggi``: the part of it that is kept, from the top."""
    with Image.open(io.BytesIO(gambar)) as penuh:
        atas = penuh.convert("RGB").crop((0, 0, penuh.width, round(penuh.height * tinggi)))
        sedikit = atas.quantize(WARNA, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    sedikit.save(GAMBAR / nama, optimize=True)
