"""Addresses of bringing files in."""

from django.urls import path

from laporan import views_impor as v

urlpatterns = [
    path("impor/", v.impor, name="impor"),
    path("impor/<uuid:uuid>/", v.impor_satu, name="impor_satu"),
    path("impor/<uuid:uuid>/simpan/", v.impor_simpan, name="impor_simpan"),
    path("impor/<uuid:uuid>/urungkan/", v.impor_urungkan, name="impor_urungkan"),
    path("impor/<uuid:uuid>/lanjut/", v.impor_lanjut, name="impor_lanjut"),
    path("impor/<uuid:uuid>/putuskan/", v.impor_putuskan, name="impor_putuskan"),
    path("impor/<uuid:uuid>/pilihan/", v.impor_pilihan, name="impor_pilihan"),
    path("impor/<uuid:uuid>/tinggalkan/", v.impor_tinggalkan, name="impor_tinggalkan"),
]
