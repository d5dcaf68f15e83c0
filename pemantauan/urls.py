"""Addresses of monthly monitoring inside a region, and of the page of one person."""

from django.urls import path

from pemantauan import views_bulan, views_orang, views_pedoman

urlpatterns = [
    path("pemantauan/", views_bulan.pantau, name="pantau"),
    path("pemantauan/<bulan:bulan>/", views_bulan.pantau_bulan, name="pantau_bulan"),
    path("pemantauan/<bulan:bulan>/anak/<uuid:uuid>/", views_bulan.isi_anak, name="isi_anak"),
    path("pemantauan/<bulan:bulan>/ibu/<uuid:uuid>/", views_bulan.isi_ibu, name="isi_ibu"),
    path("sasaran/<uuid:uuid>/", views_orang.orang, name="orang"),
    path("pedoman/", views_pedoman.pedoman, name="pedoman"),
    path("pedoman/<slug:kunci>/", views_pedoman.pedoman_ubah, name="pedoman_ubah"),
    path("pedoman/<slug:kunci>/batal/", views_pedoman.pedoman_batal, name="pedoman_batal"),
    path("skor/<triwulan:triwulan>/pedoman/", views_pedoman.pedoman_triwulan, name="skor_pedoman"),
]
