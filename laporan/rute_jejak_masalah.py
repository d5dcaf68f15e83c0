"""Addresses of the page from gap to rupiah."""

from django.urls import path

from laporan import views_jejak_masalah as views

urlpatterns = [
    path("jejak-masalah/", views.jejak_masalah, name="jejak_masalah"),
    path("jejak-masalah.pdf", views.jejak_masalah_pdf, name="jejak_masalah_pdf"),
]
