"""Addresses of pages that draw on everything: home, summary, documents."""

from django.urls import path

from laporan import rute_lembar, rute_skor, views

urlpatterns = [
    *rute_skor.urlpatterns,
    *rute_lembar.urlpatterns,
    path("", views.beranda, name="beranda"),
    path("ringkasan/", views.ringkasan, name="ringkasan"),
    path("lainnya/", views.lainnya, name="lainnya"),
    path("laporan/", views.laporan, name="laporan"),
    path("laporan/formulir-4/<triwulan:triwulan>/", views.formulir4, name="formulir4"),
    path("laporan/formulir-4/<triwulan:triwulan>.pdf", views.formulir4_pdf, name="formulir4_pdf"),
]
