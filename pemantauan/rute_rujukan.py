"""Addresses of referrals."""

from django.urls import path

from pemantauan import views_rujukan

SATU = "rujukan/<uuid:uuid>/"

urlpatterns = [
    path("sasaran/<uuid:uuid>/rujuk/", views_rujukan.rujukan_baru, name="rujukan_baru"),
    path("rujukan/", views_rujukan.rujukan, name="rujukan"),
    path(SATU, views_rujukan.rujukan_satu, name="rujukan_satu"),
    path("rujukan/<uuid:uuid>.pdf", views_rujukan.rujukan_pdf, name="rujukan_pdf"),
    path(f"{SATU}ubah/", views_rujukan.rujukan_ubah, name="rujukan_ubah"),
    path(f"{SATU}jawab/", views_rujukan.rujukan_jawab, name="rujukan_jawab"),
    path(f"{SATU}jawab/batal/", views_rujukan.rujukan_jawab_batal, name="rujukan_jawab_batal"),
    path(f"{SATU}hapus/", views_rujukan.rujukan_hapus, name="rujukan_hapus"),
    path(f"{SATU}pulihkan/", views_rujukan.rujukan_pulihkan, name="rujukan_pulihkan"),
]
