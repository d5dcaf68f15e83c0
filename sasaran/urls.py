"""Addresses of sasaran inside a region."""

from django.urls import path

from sasaran import views

urlpatterns = [
    path("sasaran/", views.sasaran, name="sasaran"),
]
