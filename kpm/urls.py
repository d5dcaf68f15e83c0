"""Addresses: includes only. The <wilayah> prefix appears here and nowhere else."""

from django.contrib import admin
from django.urls import include, path

from kpm import konverter  # noqa: F401  (registers <wilayah:…>, <bulan:…>, <triwulan:…>)

urlpatterns = [
    path("", include("kpm.rute")),  # first: signing in to /admin/ is the one sign-in there is
    path("admin/", admin.site.urls),
    path("<wilayah:wilayah>/", include("kpm.rute_desa")),
    path("<wilayah:wilayah>/", include("sasaran.urls")),
    path("<wilayah:wilayah>/", include("pemantauan.urls")),
    path("<wilayah:wilayah>/", include("rembuk.urls")),
    path("<wilayah:wilayah>/", include("laporan.urls")),
]
