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
    ("sasaran-cari", "kpm", "sasaran/?q=yunus"),
    ("kinerja", "kpm", f"kader/kinerja/{BULAN.geser(-1)}/"),
    ("kode-telepon", "kpm", "/saya/kode/"),
    ("rembuk", "kpm", "rembuk/"),
    ("ringkasan", "kades", f"ringkasan/?triwulan={LALU}"),
    ("pengguna", "admin", "pengguna/"),
    ("desa", "admin", "desa/"),
    ("desa-dari-atas", "pendamping", "/52.04.20/desa/52.04.20.2005/"),
    ("jejak", "kades", "desa/jejak/"),
)
"""Name of the picture, who sees the page, its address: inside the demo village, or from the root with a slash."""
LANGKAH = (
    ("isi-anak", f"pemantauan/{BULAN}/?keadaan=sudah", ("ul.daftar a",)),
    ("satu-orang", "sasaran/?tab=anak", ("ul.daftar a",)),
    ("garis-hidup", "sasaran/?tab=anak", ("ul.daftar a", "header a:has-text('Garis hidup')")),
    ("ganda", "sasaran/ganda/", ("a:has-text('Bandingkan')",)),
)
"""Pages of the KPM whose address is not known before: where to begin, and what to press."""
PERAN = ("kpm", "pendamping", "admin", "kades")
"""In this order the traces that the kepala desa reads are left before."""


@pytest.mark.gambar
@pytest.mark.parametrize("lebar", [360, 1280])
def test_pictures_of_the_pages(peramban: Browser, server: Server, lebar: int) -> None:
    GAMBAR.mkdir(parents=True, exist_ok=True)
    for peran in PERAN:
        with konteks(peramban, lebar) as isi:
            layar = Layar(isi.new_page(), server)
            layar.masuk(peran)
            for nama, siapa, jalur in HALAMAN:
                if siapa == peran:
                    layar.page.goto(f"{server.alamat}{jalur}" if jalur.startswith("/") else server.url(jalur))
                    layar.page.screenshot(path=GAMBAR / f"{nama}-{lebar}.png")
            for nama, jalur, tekan in LANGKAH if peran == "kpm" else ():
                layar.buka(jalur)
                for sasaran in tekan:
                    layar.page.locator(sasaran).first.click()
                layar.page.screenshot(path=GAMBAR / f"{nama}-{lebar}.png")
            _tinggalkan_jejak(layar, peran)


def _tinggalkan_jejak(layar: Layar, peran: str) -> None:
    """Look at a NIK in the village, and open names from above: what the page of traces shows."""
    if peran == "kpm":
        layar.buka("sasaran/?tab=anak")
        layar.page.locator("ul.daftar a").first.click()
        layar.page.locator("aside summary", has_text="Lainnya").click()
        layar.page.get_by_role("button", name="Lihat NIK lengkap").click()
    elif peran == "pendamping":
        layar.page.goto(f"{layar.server.alamat}/52.04.20/desa/{layar.server.desa}/nama/")
        if layar.page.locator('[name="alasan"]').count():
            layar.page.locator('[name="alasan"]').fill("Membina anak berstatus gizi buruk bersama bidan desa")
            layar.page.get_by_role("button", name="Buka nama").click()


@pytest.mark.gambar
def test_pictures_of_the_documents(meja: Layar, tmp_path: Path) -> None:
    meja.masuk("kpm")
    meja.buka("rembuk/")
    meja.page.locator("ul.daftar a, article a").first.click()
    alamat = meja.page.url.split("?")[0]
    meja.buka("sasaran/?tab=anak")
    anak = meja.page.locator("ul.daftar a").first.get_attribute("href")
    kerja = BULAN.geser(-1)
    meja.buka(f"kader/kinerja/{kerja}/")
    meja.page.get_by_role("button", name="Terbitkan").first.click()
    laporan_kerja = meja.page.locator(f'a[href*="/{kerja}"][href$=".pdf"]').first.get_attribute("href")
    for nama, url in (
        ("berita-acara", f"{alamat}berita-acara.pdf"),
        # a finalised one, with its stamp
        ("formulir-4", meja.server.url(f"laporan/formulir-4/{LALU.geser(-1)}.pdf")),
        ("formulir-2b", meja.server.url(f"laporan/formulir-2b/{LALU.bulan_bulan[2]}.pdf")),
        ("formulir-3b", meja.server.url(f"laporan/formulir-3b/{LALU}.pdf")),
        ("kartu-riwayat", f"{meja.server.alamat}{anak}garis.pdf"),
        ("laporan-kerja", f"{meja.server.alamat}{laporan_kerja}"),
    ):
        for lama in GAMBAR.glob(f"{nama}-*.png"):  # a shorter document leaves no old page behind
            lama.unlink()
        berkas = tmp_path / f"{nama}.pdf"
        berkas.write_bytes(meja.page.request.get(url).body())
        subprocess.run(["pdftoppm", "-r", "70", "-png", str(berkas), str(GAMBAR / nama)], check=True)
