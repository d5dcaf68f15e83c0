"""Addresses of traces: what was changed, who looked, and names opened from above."""

from django.urls import path

from laporan import views_jejak, views_riwayat

urlpatterns = [
    path("desa/jejak/", views_jejak.jejak, name="jejak"),
    path("riwayat/terhapus/", views_riwayat.terhapus, name="terhapus"),
    path("riwayat/<slug:jenis>/", views_riwayat.riwayat, name="riwayat_desa"),
    path("riwayat/<slug:jenis>/<uuid:uuid>/", views_riwayat.riwayat, name="riwayat"),
]
