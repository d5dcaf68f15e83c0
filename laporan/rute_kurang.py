"""Address of the list of what is missing; it opens the KPM's day at the start page too."""

from django.urls import path

from laporan import views_kurang as views

urlpatterns = [path("kurang/", views.kurang, name="kurang")]
