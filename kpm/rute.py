"""Addresses without a region: signing in, the door to one's villages, status, verification of a document."""

from django.urls import path

from kpm import views, views_akun, views_masuk, views_mulai, views_panduan, views_totp, views_undangan

urlpatterns = [
    path("", views.pintu, name="pintu"),
    path("mulai/", views_mulai.mulai, name="mulai"),
    path("mulai/<str:kode>/", views_mulai.mulai_admin, name="mulai_admin"),
    path("masuk/", views_masuk.Masuk.as_view(), name="masuk"),
    path("masuk/kode/", views_masuk.masuk_kode, name="masuk_kode"),
    path("admin/login/", views_masuk.masuk_admin, name="masuk_admin"),
    path("admin/password_change/", views_akun.ke_ganti_sandi, name="sandi_admin"),
    path("keluar/", views_masuk.Keluar.as_view(), name="keluar"),
    path("saya/", views_akun.saya, name="saya"),
    path("saya/telepon/", views_akun.telepon, name="telepon"),
    path("saya/sandi/", views_akun.ganti_sandi, name="ganti_sandi"),
    path("saya/tegaskan/", views_masuk.tegaskan, name="tegaskan"),
    path("saya/sesi/lain/akhiri/", views_akun.akhiri_sesi_lain, name="sesi_lain_akhiri"),
    path("saya/sesi/<int:pk>/akhiri/", views_akun.akhiri_sesi_itu, name="sesi_akhiri"),
    path("saya/kode/", views_totp.kode, name="totp"),
    path("saya/kode/pemulihan/", views_totp.pemulihan, name="totp_pemulihan"),
    path("saya/kode/lepas/", views_totp.lepas, name="totp_lepas"),
    path("undangan/isi/", views_undangan.undangan_isi, name="undangan_isi"),
    path("undangan/<slug:rahasia>/", views_undangan.undangan, name="undangan"),
    path("panduan/", views_panduan.panduan, name="panduan"),
    path("panduan/<slug:panduan>/", views_panduan.panduan_isi, name="panduan_isi"),
    path("panduan/<slug:panduan>/<slug:halaman>/", views_panduan.panduan_halaman, name="panduan_halaman"),
    path("status/", views.status, name="status"),
    path("v/", views.verifikasi, name="verifikasi_awal"),
    path("v/<slug:kode>/", views.verifikasi, name="verifikasi"),
]
