"""Addresses of a child's doses."""

from django.urls import path

from pemantauan import views_imunisasi as views

urlpatterns = [path("sasaran/<uuid:uuid>/imunisasi/", views.imunisasi, name="imunisasi")]
