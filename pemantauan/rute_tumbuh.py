"""Addresses of growth."""

from django.urls import path

from pemantauan import views_tumbuh

urlpatterns = [
    path("sasaran/<uuid:uuid>/tumbuh/", views_tumbuh.tumbuh, name="tumbuh"),
]
