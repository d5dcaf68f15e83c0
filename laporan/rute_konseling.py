"""Addresses of counselling sessions."""

from django.urls import path

from laporan import views_konseling

SATU = "konseling/<uuid:uuid>/"

urlpatterns = [
    path("konseling/", views_konseling.konseling, name="konseling"),
    path("konseling/baru/", views_konseling.konseling_baru, name="konseling_baru"),
    path(SATU, views_konseling.konseling_sesi, name="konseling_sesi"),
    path(f"{SATU}ubah/", views_konseling.konseling_ubah, name="konseling_ubah"),
    path(f"{SATU}hapus/", views_konseling.konseling_hapus, name="konseling_hapus"),
    path(f"{SATU}undangan/", views_konseling.konseling_undangan, name="konseling_undangan"),
    path(f"{SATU}undangan.pdf", views_konseling.konseling_undangan_pdf, name="konseling_undangan_pdf"),
]
