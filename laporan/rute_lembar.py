"""Addresses of the official sheets: each form on the screen, as PDF and JSON on one stem, and its long print."""

from collections.abc import Iterator

from django.urls import URLPattern, path

from laporan import views_lembar
from laporan.sumber_lembar import BULANAN, TAHUNAN, TRIWULANAN


def _rute(kode: str, masa: str) -> Iterator[URLPattern]:
    nama, dasar, lain = kode.replace("-", "_"), f"laporan/{kode}/<{masa}>", {"kode": kode}
    yield path(f"{dasar}/", views_lembar.layar, lain, name=nama)
    yield path(f"{dasar}.pdf", views_lembar.pdf, lain, name=f"{nama}_pdf")
    yield path(f"{dasar}.json", views_lembar.json, lain, name=f"{nama}_json")
    yield path(f"{dasar}/cetak/", views_lembar.siapkan, lain, name=f"{nama}_cetak")


urlpatterns = [
    rute
    for semua, masa in ((BULANAN, "bulan:bulan"), (TAHUNAN, "int:tahun"), (TRIWULANAN, "triwulan:triwulan"))
    for kode in semua
    for rute in _rute(kode, masa)
] + [
    path("laporan/paket/<triwulan:triwulan>/cetak/", views_lembar.siapkan_paket, name="paket_cetak"),
    path("laporan/pekerjaan/<uuid:uuid>/", views_lembar.pekerjaan, name="pekerjaan"),
    path("laporan/pekerjaan/<uuid:uuid>/unduh/", views_lembar.pekerjaan_unduh, name="pekerjaan_unduh"),
]
