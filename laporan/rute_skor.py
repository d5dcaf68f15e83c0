"""Addresses of the scorecard."""

from django.urls import path

from laporan import views_ayah, views_sel, views_skor, views_tren, views_tutup

urlpatterns = [
    path("skor/", views_skor.skor, name="skor"),
    path("skor/tren/", views_tren.tren, name="skor_tren"),
    path("skor/tren.pdf", views_tren.tren_pdf, name="skor_tren_pdf"),
    path("skor/tren.json", views_tren.tren_data, name="skor_tren_json"),
    path("skor/<triwulan:triwulan>/", views_skor.ringkas, name="skor_triwulan"),
    path("skor/<triwulan:triwulan>.json", views_skor.skor_json, name="skor_json"),
    path("skor/<triwulan:triwulan>/3a/", views_skor.rekap, {"kelompok": "ibu"}, name="skor_3a"),
    path("skor/<triwulan:triwulan>/3b/", views_skor.rekap, {"kelompok": "anak"}, name="skor_3b"),
    path("skor/<triwulan:triwulan>/orang/", views_skor.orang, name="skor_orang"),
    path("skor/<triwulan:triwulan>/ayah/", views_ayah.ayah, name="skor_ayah"),
    path("skor/<triwulan:triwulan>/ayah.pdf", views_ayah.ayah_pdf, name="skor_ayah_pdf"),
    path("skor/<triwulan:triwulan>/tutup/", views_tutup.tutup, name="skor_tutup"),
    path("skor/<triwulan:triwulan>/buka/", views_tutup.buka, name="skor_buka"),
    path("skor/<triwulan:triwulan>/revisi/", views_tutup.revisi, name="skor_revisi"),
    path("skor/<triwulan:triwulan>/dokumen/<slug:kode>/", views_tutup.dokumen, name="skor_dokumen"),
    path("skor/<triwulan:triwulan>/<kelompok:kelompok>/<uuid:uuid>/", views_skor.pribadi, name="skor_pribadi"),
    path("skor/<triwulan:triwulan>/<kelompok:kelompok>/<uuid:uuid>/<slug:indikator>/", views_sel.sel, name="skor_sel"),
]
