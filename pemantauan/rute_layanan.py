"""Addresses of who must provide each service."""

from django.urls import path

from pemantauan import views_layanan

SATU = "desa/layanan/<kelompok:kelompok>/<slug:indikator>/"

urlpatterns = [
    path("desa/layanan/", views_layanan.layanan, name="layanan"),
    path(SATU, views_layanan.layanan_ubah, name="layanan_ubah"),
    path(f"{SATU}bawaan/", views_layanan.layanan_bawaan, name="layanan_bawaan"),
]
