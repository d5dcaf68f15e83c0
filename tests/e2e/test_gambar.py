"""Pictures of the README, made by `make gambar` from the demo village so that they never age."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.conftest import Layar, Server, konteks
from tests.e2e.test_alur import BULAN, TRIWULAN

GAMBAR = Path(__file__).resolve().parents[2] / "docs" / "gambar"
LALU = TRIWULAN.geser(-1)
HALAMAN = (
    ("beranda", "kpm", ""),
    ("bulan", "kpm", f"pemantauan/{BULAN}/"),
    ("grid", "kpm", f"pemantauan/{BULAN}/grid/"),
    ("paud", "kpm", f"pemantauan/{BULAN}/paud/"),
    ("skor", "kpm", f"skor/{LALU}/"),
    ("tutup", "kpm", f"skor/{LALU}/tutup/"),
    ("revisi", "kpm", f"skor/{LALU.geser(-2)}/revisi/"),
    ("tren", "kpm", "skor/tren/"),
    ("orang", "kpm", f"skor/{LALU}/orang/?kelompok=anak&indikator=konseling&nilai=T"),
    ("sasaran", "kpm", "sasaran/"),
    ("rembuk", "kpm", "rembuk/"),
    ("ringkasan", "kades", f"ringkasan/?triwulan={LALU}"),
)


@pytest.mark.gambar
@pytest.mark.parametrize("lebar", [360, 1280])
def test_pictures_of_the_pages(peramban: Browser, server: Server, lebar: int) -> None:
    GAMBAR.mkdir(parents=True, exist_ok=True)
    for peran in ("kpm", "kades"):
        with konteks(peramban, lebar) as isi:
            layar = Layar(isi.new_page(), server)
            layar.masuk(peran)
            for nama, siapa, jalur in HALAMAN:
                if siapa == peran:
                    layar.buka(jalur)
                    layar.page.screenshot(path=GAMBAR / f"{nama}-{lebar}.png")
            if peran == "kpm":
                layar.buka(f"pemantauan/{BULAN}/?keadaan=sudah")
                layar.page.locator("ul.daftar a").first.click()
                layar.page.screenshot(path=GAMBAR / f"isi-anak-{lebar}.png")


@pytest.mark.gambar
def test_pictures_of_the_documents(meja: Layar, tmp_path: Path) -> None:
    meja.masuk("kpm")
    meja.buka("rembuk/")
    meja.page.locator("ul.daftar a, article a").first.click()
    alamat = meja.page.url.split("?")[0]
    for nama, url in (
        ("berita-acara", f"{alamat}berita-acara.pdf"),
        # a finalised one, with its stamp
        ("formulir-4", meja.server.url(f"laporan/formulir-4/{LALU.geser(-1)}.pdf")),
        ("formulir-2b", meja.server.url(f"laporan/formulir-2b/{LALU.bulan_bulan[2]}.pdf")),
        ("formulir-3b", meja.server.url(f"laporan/formulir-3b/{LALU}.pdf")),
    ):
        for lama in GAMBAR.glob(f"{nama}-*.png"):  # a shorter document leaves no old page behind
            lama.unlink()
        berkas = tmp_path / f"{nama}.pdf"
        berkas.write_bytes(meja.page.request.get(url).body())
        subprocess.run(["pdftoppm", "-r", "70", "-png", str(berkas), str(GAMBAR / nama)], check=True)
