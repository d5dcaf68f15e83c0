"""Addresses of the contacts of pregnancies, and of the list of all that run."""

from django.urls import path

from pemantauan import views_kehamilan

urlpatterns = [
    path("kehamilan/", views_kehamilan.kehamilan, name="kehamilan"),
    path("sasaran/kehamilan/<uuid:uuid>/ubah/", views_kehamilan.kehamilan_ubah, name="kehamilan_ubah"),
    path("sasaran/kehamilan/<uuid:uuid>/periksa/", views_kehamilan.periksa, name="periksa"),
    path("sasaran/periksa/<uuid:uuid>/", views_kehamilan.periksa_ubah, name="periksa_ubah"),
    path("sasaran/periksa/<uuid:uuid>/hapus/", views_kehamilan.periksa_hapus, name="periksa_hapus"),
    path("sasaran/periksa/<uuid:uuid>/pulihkan/", views_kehamilan.periksa_pulihkan, name="periksa_pulihkan"),
]
