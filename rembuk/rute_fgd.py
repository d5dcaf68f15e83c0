"""Addresses of the FGD and of making its results public."""

from django.urls import path

from rembuk.views import fgd, fgd_usulan, informasi

SATU = "fgd/<uuid:uuid>/"

urlpatterns = [
    path("fgd/", fgd.fgd, name="fgd"),
    path("fgd/baru/", fgd.fgd_baru, name="fgd_baru"),
    path(SATU, fgd.fgd_isi, name="fgd_isi"),
    path(f"{SATU}tambah/", fgd.fgd_tambah, name="fgd_tambah"),
    path(f"{SATU}urutkan/", fgd.fgd_urutkan, name="fgd_urutkan"),
    path(f"{SATU}hapus/", fgd.fgd_hapus, name="fgd_hapus"),
    path(f"{SATU}masalah/<uuid:masalah>/hapus/", fgd.fgd_masalah_hapus, name="fgd_masalah_hapus"),
    path(f"{SATU}usulan/baru/", fgd_usulan.fgd_usulan_baru, name="fgd_usulan_baru"),
    path(f"{SATU}usulan/<uuid:usulan>/", fgd_usulan.fgd_usulan_ubah, name="fgd_usulan_ubah"),
    path(f"{SATU}usulan/<uuid:usulan>/hapus/", fgd_usulan.fgd_usulan_hapus, name="fgd_usulan_hapus"),
    path(f"{SATU}hasil.pdf", fgd.fgd_hasil, name="fgd_hasil"),
    path(f"{SATU}informasi/", informasi.informasi, name="fgd_informasi"),
    path(f"{SATU}papan.pdf", informasi.papan_informasi, name="fgd_papan"),
    path(f"{SATU}informasi/baru/", informasi.publikasi_baru, name="publikasi_baru"),
    path(f"{SATU}informasi/<uuid:publikasi>/", informasi.publikasi_ubah, name="publikasi_ubah"),
    path(f"{SATU}informasi/<uuid:publikasi>/hapus/", informasi.publikasi_hapus, name="publikasi_hapus"),
]
