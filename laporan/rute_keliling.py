"""Addresses of the walk through the dusun."""

from django.urls import path

from laporan import views_keliling

urlpatterns = [
    path("keliling/", views_keliling.keliling, name="keliling"),
    path("keliling/<uuid:uuid>.pdf", views_keliling.keliling_pdf, name="keliling_pdf"),
]
