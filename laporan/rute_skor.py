"""Addresses of the scorecard."""

from django.urls import path

from laporan import views_skor, views_tutup

urlpatterns = [
    path("skor/", views_skor.skor, name="skor"),
    path("skor/<triwulan:triwulan>/", views_skor.ringkas, name="skor_triwulan"),
    path("skor/<triwulan:triwulan>.json", views_skor.skor_json, name="skor_json"),
    path("skor/<triwulan:triwulan>/3a/", views_skor.rekap, {"kelompok": "ibu"}, name="skor_3a"),
    path("skor/<triwulan:triwulan>/3b/", views_skor.rekap, {"kelompok": "anak"}, name="skor_3b"),
    path("skor/<triwulan:triwulan>/orang/", views_skor.orang, name="skor_orang"),
    path("skor/<triwulan:triwulan>/pedoman/", views_skor.pedoman, name="skor_pedoman"),
    path("skor/<triwulan:triwulan>/tutup/", views_tutup.tutup, name="skor_tutup"),
    path("skor/<triwulan:triwulan>/buka/", views_tutup.buka, name="skor_buka"),
    path("skor/<triwulan:triwulan>/revisi/", views_tutup.revisi, name="skor_revisi"),
    path("skor/<triwulan:triwulan>/dokumen/<slug:kode>/", views_tutup.dokumen, name="skor_dokumen"),
    path("skor/<triwulan:triwulan>/<kelompok:kelompok>/<uuid:uuid>/", views_skor.pribadi, name="skor_pribadi"),
]
