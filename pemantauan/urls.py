"""Addresses of monitoring and the scorecard inside a region."""

from django.urls import path

from pemantauan import views

bulan = [
    path("pemantauan/", views.pantau, name="pantau"),
    path("sasaran/<uuid:uuid>/", views.orang, name="orang"),
]
skor = [
    path("skor/", views.skor, name="skor"),
]

urlpatterns = [*bulan, *skor]
