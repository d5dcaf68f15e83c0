"""Addresses of the institutions of a village."""

from django.urls import path

from rembuk.views import lembaga as views

SATU = "lembaga/<uuid:uuid>/"
ANGGOTA = f"{SATU}anggota/"

urlpatterns = [
    path("lembaga/", views.lembaga, name="lembaga"),
    path("lembaga/baru/", views.lembaga_baru, name="lembaga_baru"),
    path(SATU, views.lembaga_satu, name="lembaga_satu"),
    path(f"{SATU}ubah/", views.lembaga_ubah, name="lembaga_ubah"),
    path(f"{SATU}hapus/", views.lembaga_hapus, name="lembaga_hapus"),
    path(f"{SATU}sk/", views.lembaga_sk, name="lembaga_sk"),
    path(f"{SATU}susunan.pdf", views.lembaga_pdf, name="lembaga_pdf"),
    path(ANGGOTA, views.anggota_baru, name="anggota_baru"),
    path(f"{ANGGOTA}<uuid:anggota>/", views.anggota_ubah, name="anggota_ubah"),
    path(f"{ANGGOTA}<uuid:anggota>/hapus/", views.anggota_hapus, name="anggota_hapus"),
]
