"""Addresses of the advocacy inside a region."""

from django.urls import path

from rembuk.views import advokasi as views

SATU = "advokasi/<uuid:uuid>/"
SERAH = "advokasi/penyerahan/<uuid:uuid>/"

urlpatterns = [
    path("advokasi/", views.advokasi, name="advokasi"),
    path("advokasi/ringkasan.pdf", views.ringkasan_usulan, name="advokasi_ringkasan"),
    path("advokasi/penyerahan/baru/", views.penyerahan_baru, name="penyerahan_baru"),
    path(SERAH, views.penyerahan_ubah, name="penyerahan_ubah"),
    path(f"{SERAH}hapus/", views.penyerahan_hapus, name="penyerahan_hapus"),
    path(f"{SERAH}bukti/", views.penyerahan_bukti, name="penyerahan_bukti"),
    path(f"{SERAH}tanda-terima.pdf", views.tanda_terima, name="tanda_terima"),
    path(SATU, views.usulan_satu, name="advokasi_usulan"),
    path(f"{SATU}langkah/", views.usulan_langkah, name="advokasi_langkah"),
]
