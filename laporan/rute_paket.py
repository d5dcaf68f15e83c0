"""Addresses of the pack of a rembuk."""

from django.urls import path

from laporan import views_paket

urlpatterns = [
    path("rembuk/<uuid:uuid>/paket/", views_paket.paket_rembuk, name="paket_rembuk"),
    path("laporan/pekerjaan/<uuid:uuid>/paket.pdf", views_paket.paket_pdf, name="paket_rembuk_pdf"),
]
