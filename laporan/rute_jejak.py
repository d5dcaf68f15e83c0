"""Addresses of traces: what was changed, who looked, and names opened from above."""

from django.urls import path

from laporan import views_atas, views_jejak, views_riwayat

DESA = "desa/<wilayah:kode>/"

urlpatterns = [
    path("desa/jejak/", views_jejak.jejak, name="jejak"),
    path(DESA, views_atas.desa, name="desa_atas"),
    path(f"{DESA}nama/", views_atas.nama, name="nama_desa"),
    path(f"{DESA}nama/tutup/", views_atas.nama_tutup, name="nama_tutup"),
    path(f"{DESA}nama/<kelompok:kelompok>/<uuid:uuid>/", views_atas.nama_orang, name="nama_orang"),
    path("riwayat/terhapus/", views_riwayat.terhapus, name="terhapus"),
    path("riwayat/<slug:jenis>/", views_riwayat.riwayat, name="riwayat_desa"),
    path("riwayat/<slug:jenis>/<uuid:uuid>/", views_riwayat.riwayat, name="riwayat"),
]
