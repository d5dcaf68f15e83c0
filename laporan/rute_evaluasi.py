"""Addresses of the RDS's three-monthly evaluation."""

from django.urls import path

from laporan import views_evaluasi as views

SATU = "fgd/evaluasi/<uuid:uuid>/"

urlpatterns = [
    path("fgd/evaluasi/", views.evaluasi, name="evaluasi"),
    path("fgd/evaluasi/baru/", views.evaluasi_baru, name="evaluasi_baru"),
    path(SATU, views.evaluasi_isi, name="evaluasi_isi"),
    path(f"{SATU}angka/", views.evaluasi_angka, name="evaluasi_angka"),
    path(f"{SATU}jadwal/", views.evaluasi_jadwal, name="evaluasi_jadwal"),
    path(f"{SATU}bahan.pdf", views.evaluasi_bahan, name="evaluasi_bahan"),
]
