"""Addresses: includes only. The <wilayah> prefix appears here and nowhere else."""

from django.contrib import admin
from django.urls import include, path, register_converter

from kpm import konverter

register_converter(konverter.KodeWilayah, "wilayah")
register_converter(konverter.KodeBulan, "bulan")
register_converter(konverter.KodeTriwulan, "triwulan")

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("kpm.rute")),
    path("<wilayah:wilayah>/", include("kpm.rute_desa")),
    path("<wilayah:wilayah>/", include("sasaran.urls")),
    path("<wilayah:wilayah>/", include("pemantauan.urls")),
    path("<wilayah:wilayah>/", include("rembuk.urls")),
    path("<wilayah:wilayah>/", include("laporan.urls")),
]
