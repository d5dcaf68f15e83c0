"""Addresses of the MAD: at its host, and the copies a village has received."""

from django.urls import path

from rembuk.views import mad as views
from rembuk.views import mad_salinan as salinan

SATU = "mad/<uuid:uuid>/"
DESA = f"{SATU}desa/<uuid:peserta>/"
KEGIATAN = f"{SATU}kegiatan/<uuid:kegiatan>/"

urlpatterns = [
    path("mad/", views.mad, name="mad"),
    path("mad/baru/", views.mad_baru, name="mad_baru"),
    path("mad/salinan/<uuid:uuid>/", salinan.mad_salinan, name="mad_salinan"),
    path("mad/salinan/<uuid:uuid>.pdf", salinan.mad_salinan_pdf, name="mad_salinan_pdf"),
    path("mad/ambil/<uuid:uuid>/", salinan.mad_ambil, name="mad_ambil"),
    path(SATU, views.mad_satu, name="mad_satu"),
    path(f"{SATU}ubah/", views.mad_ubah, name="mad_ubah"),
    path(f"{SATU}hapus/", views.mad_hapus, name="mad_hapus"),
    path(f"{SATU}terbitkan/", views.mad_terbitkan, name="mad_terbitkan"),
    path(f"{SATU}kesepakatan.pdf", views.mad_pdf, name="mad_pdf"),
    path(f"{SATU}desa/", views.mad_desa, name="mad_desa"),
    path(DESA, views.mad_wakil, name="mad_wakil"),
    path(f"{DESA}hapus/", views.mad_desa_hapus, name="mad_desa_hapus"),
    path(f"{DESA}salinan.pdf", views.mad_desa_pdf, name="mad_desa_pdf"),
    path(f"{SATU}kegiatan/", views.mad_kegiatan_baru, name="mad_kegiatan_baru"),
    path(KEGIATAN, views.mad_kegiatan, name="mad_kegiatan"),
    path(f"{KEGIATAN}hapus/", views.mad_kegiatan_hapus, name="mad_kegiatan_hapus"),
]
