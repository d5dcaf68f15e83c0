"""Addresses of the KPM's office."""

from django.urls import path

from kpm import views_kader, views_kantor

urlpatterns = [
    path("kader/", views_kader.daftar, name="kader"),
    path("kader/saya/", views_kader.saya, name="kader_saya"),
    path("kader/baru/", views_kader.ubah, name="kader_baru"),
    path("kader/<uuid:uuid>/", views_kader.satu, name="kader_satu"),
    path("kader/<uuid:uuid>/ubah/", views_kader.ubah, name="kader_ubah"),
    path("kader/<uuid:uuid>/sk/", views_kader.berkas_sk, name="kader_sk"),
    path("kader/<uuid:kader>/pelatihan/", views_kader.pelatihan, name="pelatihan_baru"),
    path("kader/<uuid:kader>/kegiatan/", views_kader.kegiatan, name="kegiatan_baru"),
    path("kader/<uuid:kader>/pembayaran/", views_kader.bayar, name="pembayaran_baru"),
    path("kader/pelatihan/<uuid:uuid>/", views_kader.pelatihan, name="pelatihan_ubah"),
    path("kader/kegiatan/<uuid:uuid>/", views_kader.kegiatan, name="kegiatan_ubah"),
    path("kader/pembayaran/<uuid:uuid>/", views_kader.bayar_ubah, name="pembayaran_ubah"),
    path("kader/tpk/", views_kader.tpk, name="tpk_baru"),
    path("kader/tpk/<uuid:uuid>/", views_kader.tpk, name="tpk_ubah"),
    *(
        path(f"kader/{nama}/<uuid:uuid>/{kata}/", view, {"nama": nama}, name=f"kader_{kata}_{nama}")
        for nama in views_kantor.NAMA
        for kata, view in (("hapus", views_kantor.hapus), ("pulihkan", views_kantor.pulihkan))
    ),
]
