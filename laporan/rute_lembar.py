"""Addresses of the official sheets: on one stem the screen, PDF, spreadsheet and JSON of each, and its long print."""

from collections.abc import Callable, Iterator
from typing import Any

from django.urls import URLPattern, path

from laporan import views_formulir1, views_xlsx
from laporan import views_lembar as v
from laporan.sumber_lembar import BULANAN, TAHUNAN, TANPA_NAMA, TRIWULANAN


def _rute(kode: str, masa: str) -> Iterator[URLPattern]:
    tampil: Callable[..., Any] = (lambda view: view) if kode in TANPA_NAMA else v.menyebut_nama
    nama, dasar, lain = kode.replace("-", "_"), f"laporan/{kode}/<{masa}>", {"kode": kode}
    yield path(f"{dasar}/", tampil(v.layar), lain, name=nama)
    yield path(f"{dasar}.pdf", tampil(v.pdf), lain, name=f"{nama}_pdf")
    yield path(f"{dasar}.xlsx", tampil(views_xlsx.lembar), lain, name=f"{nama}_xlsx")
    yield path(f"{dasar}.json", tampil(v.json), lain, name=f"{nama}_json")
    yield path(f"{dasar}/cetak/", v.siapkan, lain, name=f"{nama}_cetak")


urlpatterns = [
    rute
    for semua, masa in ((BULANAN, "bulan:bulan"), (TAHUNAN, "int:tahun"), (TRIWULANAN, "triwulan:triwulan"))
    for kode in semua
    for rute in _rute(kode, masa)
] + [
    path("laporan/formulir-1/<int:tahun>/orang/", views_formulir1.orang, name="formulir_1_orang"),
    path("laporan/paket/<triwulan:triwulan>/cetak/", v.siapkan_paket, name="paket_cetak"),
    path("laporan/buku-kpm/<int:tahun>.xlsx", views_xlsx.buku, name="buku_kpm"),
    path("laporan/buku-kpm/<int:tahun>/cetak/", views_xlsx.siapkan_buku, name="buku_kpm_cetak"),
    path("laporan/pekerjaan/<uuid:uuid>/", v.pekerjaan, name="pekerjaan"),
    path("laporan/pekerjaan/<uuid:uuid>/unduh/", v.pekerjaan_unduh, name="pekerjaan_unduh"),
]
