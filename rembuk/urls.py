"""Addresses of the rembuk inside a region."""

from django.urls import include, path

from rembuk import views

SATU = "rembuk/<uuid:uuid>/"

urlpatterns = [
    path("", include("rembuk.rute_pertemuan")),
    path("rembuk/", views.rembuk, name="rembuk"),
    path("rembuk/baru/", views.rembuk_baru, name="rembuk_baru"),
    path(SATU, views.rembuk_isi, name="rembuk_isi"),
    path(f"{SATU}ubah/", views.rembuk_ubah, name="rembuk_ubah"),
    path(f"{SATU}hapus/", views.rembuk_hapus, name="rembuk_hapus"),
    path(f"{SATU}kekurangan/<uuid:masalah>/", views.masalah_ubah, name="masalah_ubah"),
    path(f"{SATU}usulan/baru/", views.usulan_baru, name="usulan_baru"),
    path(f"{SATU}usulan/sepakati/", views.usulan_sepakati, name="usulan_sepakati"),
    path(f"{SATU}usulan/<uuid:usulan>/", views.usulan_ubah, name="usulan_ubah"),
    path(f"{SATU}usulan/<uuid:usulan>/hapus/", views.usulan_hapus, name="usulan_hapus"),
    path(f"{SATU}usulan/<uuid:usulan>/rapat/", views.usulan_rapat, name="usulan_rapat"),
    path(f"{SATU}hadirin/alasan/", views.rembuk_alasan, name="rembuk_alasan"),
    path(f"{SATU}berita-acara/", views.berita_acara_terbitkan, name="berita_acara_terbitkan"),
    path(f"{SATU}berita-acara.pdf", views.berita_acara, name="berita_acara"),
    path(f"{SATU}berita-acara-konsep.pdf", views.berita_acara_konsep, name="berita_acara_konsep"),
    path("keputusan/", views.keputusan, name="keputusan"),
    path("keputusan/<uuid:usulan>/", views.usulan_putuskan, name="usulan_putuskan"),
]
