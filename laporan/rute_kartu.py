"""Addresses of the cards of persons."""

from django.urls import path

from laporan import views_kartu

urlpatterns = [
    path("sasaran/<uuid:uuid>/kartu.pdf", views_kartu.kartu_anak, name="kartu_anak"),
]
