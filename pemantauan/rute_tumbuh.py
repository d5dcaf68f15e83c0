"""Addresses of growth."""

from django.urls import path

from pemantauan import views_status_gizi, views_tumbuh

urlpatterns = [
    path("sasaran/<uuid:uuid>/tumbuh/", views_tumbuh.tumbuh, name="tumbuh"),
    path("pemantauan/<bulan:bulan>/gizi/", views_status_gizi.status_gizi, name="status_gizi"),
    path("pemantauan/<bulan:bulan>/gizi/anak/", views_status_gizi.status_gizi_anak, name="status_gizi_anak"),
]
