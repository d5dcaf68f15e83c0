"""Addresses of the rembuk inside a region."""

from django.urls import path

from rembuk import views

urlpatterns = [
    path("rembuk/", views.rembuk, name="rembuk"),
    path("keputusan/", views.keputusan, name="keputusan"),
]
