"""Addresses of monitoring and the scorecard inside a region."""

from django.urls import path

from pemantauan import views

urlpatterns = [
    path("pemantauan/", views.pantau, name="pantau"),
    path("skor/", views.skor, name="skor"),
    path("sasaran/<uuid:uuid>/", views.orang, name="orang"),
]
