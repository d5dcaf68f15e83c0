"""Addresses of the rembuk inside a region."""

from django.urls import include, path

from rembuk import rute_advokasi, rute_anggaran, rute_siklus, views

SATU = "rembuk/<uuid:uuid>/"

urlpatterns = [
    *rute_advokasi.urlpatterns,
    *rute_anggaran.urlpatterns,
    path("", include("rembuk.rute_lembaga")),
    path("", include("rembuk.rute_mad")),
    *rute_siklus.urlpatterns,
    path("", include("rembuk.rute_pertemuan")),
    path("rembuk/", views.rembuk, name="rembuk"),
    path("rembuk/baru/", views.rembuk_baru, name="rembuk_baru"),
    path(SATU, views.rembuk_isi, name="rembuk_isi"),
    path(f"{SATU}ubah/", views.rembuk_ubah, name="rembuk_ubah"),
    path(f"{SATU}ambil/", views.rembuk_ambil, name="rembuk_ambil"),
    path(f"{SATU}hapus/", views.rembuk_hapus, name="rembuk_hapus"),
    path(f"{SATU}kekurangan/<uuid:masalah>/", views.masalah_ubah, name="masalah_ubah"),
    path(f"{SATU}usulan/baru/", views.usulan_baru, name="usulan_baru"),
    path(f"{SATU}usulan/sepakati/", views.usulan_sepakati, name="usulan_sepakati"),
    path(f"{SATU}usulan/<uuid:usulan>/", views.usulan_ubah, name="usulan_ubah"),
    path(f"{SATU}usulan/<uuid:usulan>/hapus/", views.usulan_hapus, name="usulan_hapus"),
    path(f"{SATU}usulan/<uuid:usulan>/geser/", views.usulan_geser, name="usulan_geser"),
    path(f"{SATU}usulan/<uuid:usulan>/rapat/", views.usulan_rapat, name="usulan_rapat"),
    path(f"{SATU}hadirin/alasan/", views.rembuk_alasan, name="rembuk_alasan"),
    path(f"{SATU}berita-acara/", views.berita_acara_terbitkan, name="berita_acara_terbitkan"),
    path(f"{SATU}berita-acara.pdf", views.berita_acara, name="berita_acara"),
    path(f"{SATU}berita-acara-konsep.pdf", views.berita_acara_konsep, name="berita_acara_konsep"),
    path(f"{SATU}koreksi/", views.koreksi_buka, name="koreksi_buka"),
    path(f"{SATU}koreksi/batal/", views.koreksi_batal, name="koreksi_batal"),
    path(f"{SATU}pindaian/baru/", views.pindaian_baru, name="pindaian_baru"),
    path(f"{SATU}pindaian/<uuid:pindaian>/", views.pindaian, name="pindaian"),
    path("keputusan/", views.keputusan, name="keputusan"),
    path("keputusan/<uuid:usulan>/", views.usulan_putuskan, name="usulan_putuskan"),
    path("", include("rembuk.rute_fgd")),
]
