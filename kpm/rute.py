"""Addresses without a region: signing in, the door to one's villages, status, verification of a document."""

from django.urls import path

from kpm import views, views_undangan

urlpatterns = [
    path("", views.pintu, name="pintu"),
    path("masuk/", views.Masuk.as_view(), name="masuk"),
    path("keluar/", views.Keluar.as_view(), name="keluar"),
    path("saya/", views.saya, name="saya"),
    path("saya/sandi/", views.GantiSandi.as_view(), name="ganti_sandi"),
    path("undangan/isi/", views_undangan.undangan_isi, name="undangan_isi"),
    path("undangan/<slug:rahasia>/", views_undangan.undangan, name="undangan"),
    path("status/", views.status, name="status"),
    path("v/", views.verifikasi, name="verifikasi_awal"),
    path("v/<slug:kode>/", views.verifikasi, name="verifikasi"),
]
