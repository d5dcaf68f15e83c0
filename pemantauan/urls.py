"""Addresses of monthly monitoring inside a region, and of the page of one person."""

from django.urls import include, path

from pemantauan import (
    rute_antropometri,
    rute_layanan,
    rute_ragu,
    rute_rujukan,
    rute_tumbuh,
    views_bulan,
    views_datang,
    views_gabung,
    views_grid,
    views_hapus,
    views_kondisi,
    views_menunggu,
    views_orang,
    views_paud,
    views_pedoman,
)
from pemantauan.rute_imunisasi import urlpatterns as imunisasi

urlpatterns = [
    *rute_antropometri.urlpatterns,
    *rute_ragu.urlpatterns,
    *rute_tumbuh.urlpatterns,
    *rute_layanan.urlpatterns,
    *rute_rujukan.urlpatterns,
    path("pemantauan/", views_bulan.pantau, name="pantau"),
    path("pemantauan/<bulan:bulan>/", views_bulan.pantau_bulan, name="pantau_bulan"),
    path("pemantauan/<bulan:bulan>/grid/", views_grid.grid, name="grid"),
    path("pemantauan/<bulan:bulan>/anak/<uuid:uuid>/", views_bulan.isi_anak, name="isi_anak"),
    path("pemantauan/<bulan:bulan>/ibu/<uuid:uuid>/", views_bulan.isi_ibu, name="isi_ibu"),
    *[
        satu
        for kelompok in ("anak", "ibu", "paud")
        for satu in (
            path(
                f"pemantauan/<bulan:bulan>/{kelompok}/<uuid:uuid>/hapus/",
                views_hapus.hapus,
                {"kelompok": kelompok},
                name=f"hapus_{kelompok}",
            ),
            path(
                f"pemantauan/pulihkan/{kelompok}/<uuid:uuid>/",
                views_hapus.pulihkan,
                {"kelompok": kelompok},
                name=f"pulihkan_{kelompok}",
            ),
        )
    ],
    path("pemantauan/menunggu/", views_menunggu.menunggu, name="entri_menunggu"),
    path("pemantauan/menunggu/<uuid:uuid>/", views_menunggu.putuskan, name="entri_putuskan"),
    path("pemantauan/<bulan:bulan>/paud/", views_paud.bulan, name="paud_bulan"),
    path("pemantauan/paud/<int:tahun>/", views_paud.tahun, name="paud_tahun"),
    path("pemantauan/paud/<int:tahun>/<uuid:uuid>/", views_paud.anak, name="paud_anak"),
    path("pemantauan/kondisi/<int:tahun>/", views_kondisi.kondisi, name="kondisi"),
    path("pemantauan/kondisi/<int:tahun>/fasilitas/", views_kondisi.kondisi_fasilitas, name="kondisi_fasilitas"),
    path("", include("pemantauan.rute_kehamilan")),
    path("sasaran/<uuid:uuid>/", views_orang.orang, name="orang"),
    *imunisasi,
    path("sasaran/ganda/orang/<uuid:uuid>/<uuid:lain>/", views_gabung.gabung_orang, name="gabung_orang"),
    path("sasaran/ganda/keluarga/<uuid:uuid>/<uuid:lain>/", views_gabung.gabung_keluarga, name="gabung_keluarga"),
    path("sasaran/ganda/pisah/<uuid:uuid>/", views_gabung.gabung_pisah, name="gabung_pisah"),
    path("sasaran/pindah/<uuid:uuid>/terima/", views_datang.pindah_terima, name="pindah_terima"),
    path("pedoman/", views_pedoman.pedoman, name="pedoman"),
    path("pedoman/<slug:kunci>/", views_pedoman.pedoman_ubah, name="pedoman_ubah"),
    path("pedoman/<slug:kunci>/batal/", views_pedoman.pedoman_batal, name="pedoman_batal"),
    path("skor/<triwulan:triwulan>/pedoman/", views_pedoman.pedoman_triwulan, name="skor_pedoman"),
]
