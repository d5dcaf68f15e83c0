"""Addresses of the village budget inside a region."""

from django.urls import path

from rembuk.views import anggaran as views
from rembuk.views import anggaran_isi as isi

KEGIATAN = "anggaran/kegiatan/<uuid:uuid>/"
REALISASI = "anggaran/realisasi/<uuid:uuid>/"

urlpatterns = [
    path("anggaran/", views.anggaran, name="anggaran"),
    path("anggaran/<int:tahun>/", views.anggaran_tahun, name="anggaran_tahun"),
    path("anggaran/kegiatan/baru/", isi.kegiatan_baru, name="kegiatan_anggaran_baru"),
    path(KEGIATAN, views.kegiatan, name="kegiatan_anggaran"),
    path(f"{KEGIATAN}ubah/", isi.kegiatan_ubah, name="kegiatan_anggaran_ubah"),
    path(f"{KEGIATAN}hapus/", isi.kegiatan_hapus, name="kegiatan_anggaran_hapus"),
    path(f"{KEGIATAN}selesai/", isi.kegiatan_selesai, name="kegiatan_anggaran_selesai"),
    path(f"{KEGIATAN}realisasi/", isi.realisasi_baru, name="realisasi_baru"),
    path(REALISASI, isi.realisasi_ubah, name="realisasi_ubah"),
    path(f"{REALISASI}hapus/", isi.realisasi_hapus, name="realisasi_hapus"),
    path(f"{REALISASI}bukti/", views.bukti, name="realisasi_bukti"),
    path("anggaran/bidang/baru/", isi.bidang_baru, name="anggaran_bidang_baru"),
    path("anggaran/bidang/<uuid:uuid>/", isi.bidang_ubah, name="anggaran_bidang_ubah"),
    path("anggaran/bidang/<uuid:uuid>/hapus/", isi.bidang_hapus, name="anggaran_bidang_hapus"),
]
