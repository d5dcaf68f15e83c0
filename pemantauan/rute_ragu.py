"""Addresses of the inbox of doubtful data."""

from django.urls import path

from pemantauan import views_ragu

urlpatterns = [
    path("ragu/", views_ragu.ragu, name="ragu"),
    path("ragu/dijawab/", views_ragu.dijawab, name="ragu_dijawab"),
    path("ragu/benar/", views_ragu.benar, name="jawab_ragu"),
    path("ragu/<uuid:uuid>/tarik/", views_ragu.tarik, name="tarik_ragu"),
]
