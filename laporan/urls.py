"""Addresses of pages that draw on everything: home, summary, documents."""

from django.urls import path

from laporan import (
    rute_impor,
    rute_jejak,
    rute_jejak_masalah,
    rute_kinerja,
    rute_lembar,
    rute_skor,
    views,
    views_formulir4,
    views_garis,
    views_serah,
    views_skor,
    views_tahunan,
    views_xlsx,
)

urlpatterns = [
    *rute_skor.urlpatterns,
    *rute_lembar.urlpatterns,
    *rute_kinerja.urlpatterns,
    *rute_jejak.urlpatterns,
    *rute_jejak_masalah.urlpatterns,
    *rute_impor.urlpatterns,
    path("", views.beranda, name="beranda"),
    path("ringkasan/", views.ringkasan, name="ringkasan"),
    path("lainnya/", views.lainnya, name="lainnya"),
    path("sasaran/<uuid:uuid>/garis/", views_garis.garis, name="garis"),
    path("sasaran/<uuid:uuid>/garis.pdf", views_garis.garis_pdf, name="garis_pdf"),
    path("pengguna/<uuid:uuid>/serah-terima/", views_serah.serah_terima, name="serah_terima"),
    path("pengguna/<uuid:uuid>/berita/", views_serah.berita, name="serah_berita"),
    path("pengguna/<uuid:uuid>/berita.pdf", views_serah.berita_pdf, name="serah_berita_pdf"),
    path("laporan/", views.laporan, name="laporan"),
    path("laporan/formulir-4/<triwulan:triwulan>/", views_formulir4.formulir4, name="formulir4"),
    path("laporan/formulir-4/<triwulan:triwulan>.pdf", views_formulir4.formulir4_pdf, name="formulir4_pdf"),
    path("laporan/formulir-4/<triwulan:triwulan>.xlsx", views_xlsx.formulir4, name="formulir4_xlsx"),
    path("laporan/formulir-4/<triwulan:triwulan>.json", views_skor.skor_json, name="formulir4_json"),
    path("laporan/formulir-4/<int:tahun>/", views_tahunan.formulir4_tahun, name="formulir4_tahun"),
    path("laporan/formulir-4/<int:tahun>/terbitkan/", views_tahunan.terbitkan, name="formulir4_tahun_terbit"),
    path("laporan/formulir-4/<int:tahun>.pdf", views_tahunan.formulir4_tahun_pdf, name="formulir4_tahun_pdf"),
    path("laporan/formulir-4/<int:tahun>.xlsx", views_xlsx.formulir4_tahun, name="formulir4_tahun_xlsx"),
    path("laporan/formulir-4/<int:tahun>.json", views_tahunan.tahun_json, name="tahun_json"),
    path("laporan/formulir-4/<int:tahun>/orang/", views_tahunan.tahun_orang, name="tahun_orang"),
]
