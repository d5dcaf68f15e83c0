"""Addresses of the village's own settings."""

from django.urls import path

from kpm import rute_kader, views_cadangan, views_desa

urlpatterns = [
    *rute_kader.urlpatterns,
    path("desa/", views_desa.desa, name="desa"),
    path("desa/cadangan/", views_cadangan.cadangan, name="cadangan"),
    path("desa/profil/", views_desa.profil, name="desa_profil"),
    path("desa/dusun/baru/", views_desa.dusun, name="dusun_baru"),
    path("desa/dusun/<uuid:uuid>/", views_desa.dusun, name="dusun_ubah"),
    path("desa/fasilitas/baru/", views_desa.fasilitas, name="fasilitas_baru"),
    path("desa/fasilitas/<uuid:uuid>/", views_desa.fasilitas, name="fasilitas_ubah"),
]
