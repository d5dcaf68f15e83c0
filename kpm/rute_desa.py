"""Addresses of the village's own settings, and of user management in every region.

The page of one dusun or provider counts who stands there and belongs to sasaran."""

from django.urls import path

from kpm import rute_kader, views_cadangan, views_desa, views_pengguna, views_siap

PENGGUNA = "pengguna/<uuid:uuid>/"

urlpatterns = [
    *rute_kader.urlpatterns,
    path("desa/", views_desa.desa, name="desa"),
    path("desa/cadangan/", views_cadangan.cadangan, name="cadangan"),
    path("desa/profil/", views_desa.profil, name="desa_profil"),
    path("desa/logo/", views_siap.logo, name="desa_logo"),
    path("desa/contoh-kop.pdf", views_siap.contoh_kop, name="contoh_kop"),
    path("desa/dusun/banyak/", views_siap.dusun_banyak, name="dusun_banyak"),
    path("desa/fasilitas/banyak/", views_siap.fasilitas_banyak, name="fasilitas_banyak"),
    path("desa/dusun/baru/", views_desa.dusun, name="dusun_baru"),
    path("desa/dusun/<uuid:uuid>/pakai/", views_desa.pakai, {"model": "dusun"}, name="dusun_pakai"),
    path("desa/fasilitas/<uuid:uuid>/pakai/", views_desa.pakai, {"model": "fasilitas"}, name="fasilitas_pakai"),
    path("desa/fasilitas/baru/", views_desa.fasilitas, name="fasilitas_baru"),
    path("pengguna/", views_pengguna.pengguna, name="pengguna"),
    path("pengguna/baru/", views_pengguna.pengguna_baru, name="pengguna_baru"),
    path(PENGGUNA, views_pengguna.pengguna_tugas, name="pengguna_tugas"),
    path(f"{PENGGUNA}masa/", views_pengguna.pengguna_masa, name="pengguna_masa"),
    path(f"{PENGGUNA}tautan/", views_pengguna.pengguna_undang, name="pengguna_undang"),
    path(f"{PENGGUNA}lepas-kode/", views_pengguna.pengguna_lepas_kode, name="pengguna_lepas_kode"),
    path(f"{PENGGUNA}wilayah-kerja/", views_pengguna.pengguna_kerja, name="pengguna_kerja"),
]
