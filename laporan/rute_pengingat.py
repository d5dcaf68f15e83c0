"""Address of the reminders."""

from django.urls import path

from laporan import views_pengingat

urlpatterns = [path("pengingat/", views_pengingat.pengingat, name="pengingat")]
