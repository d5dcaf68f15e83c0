"""Addresses of measuring: what a measurement suggests, and the children of 24 to 59 months."""

from django.urls import path

from pemantauan import views_ukur

urlpatterns = [
    path("pemantauan/<bulan:bulan>/anak/<uuid:uuid>/perkiraan/", views_ukur.perkiraan_anak, name="perkiraan_anak"),
    path("pemantauan/<bulan:bulan>/balita/", views_ukur.balita_bulan, name="balita_bulan"),
    path("pemantauan/<bulan:bulan>/balita/<uuid:uuid>/", views_ukur.isi_balita, name="isi_balita"),
]
