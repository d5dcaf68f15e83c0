"""Addresses of the KPM's month."""

from django.urls import path

from laporan import views_kinerja

urlpatterns = [
    path("kader/kinerja/", views_kinerja.kinerja, name="kinerja"),
    path("kader/kinerja/<bulan:bulan>/", views_kinerja.kinerja, name="kinerja_bulan"),
    path("kader/kinerja/<bulan:bulan>.json", views_kinerja.kinerja_json, name="kinerja_json"),
    path("kader/<uuid:uuid>/kerja/<bulan:bulan>/", views_kinerja.terbitkan, name="bukti_terbit"),
    path("kader/<uuid:uuid>/kerja/<bulan:bulan>.pdf", views_kinerja.bukti_pdf, name="bukti_pdf"),
]
