"""Addresses of sasaran inside a region. ``orang``, the page of one person, and ``kehamilan_ubah`` belong to
pemantauan, whose data they show as well."""

from django.urls import path

from sasaran.views import cari, daftar, ganda, ibu, kejadian, keluarga, orang, pindah, tempat, tempatkan

urlpatterns = [
    path("desa/dusun/<uuid:uuid>/", tempat.dusun, name="dusun_ubah"),
    path("desa/fasilitas/<uuid:uuid>/", tempat.fasilitas, name="fasilitas_ubah"),
    path("sasaran/", cari.sasaran, name="sasaran"),
    path("sasaran/cari/", cari.cari, name="sasaran_cari"),
    path("sasaran/daftar-saya/", daftar.daftar_saya, name="daftar_saya"),
    path("sasaran/daftar-saya/<uuid:uuid>/ubah/", daftar.daftar_ubah, name="daftar_ubah"),
    path("sasaran/daftar-saya/<uuid:uuid>/hapus/", daftar.daftar_hapus, name="daftar_hapus"),
    path("sasaran/tempatkan/", tempatkan.tempatkan, name="tempatkan"),
    path("sasaran/ganda/", ganda.ganda, name="ganda"),
    path("sasaran/ganda/bukan/", ganda.bukan, name="ganda_bukan"),
    path("sasaran/ganda/bukan/<uuid:uuid>/batal/", ganda.bukan_batal, name="ganda_bukan_batal"),
    path("sasaran/<uuid:uuid>/ganda/", ganda.cari_ganda, name="ganda_cari"),
    path("sasaran/keluarga/cari/", cari.keluarga_cari, name="keluarga_cari"),
    path("sasaran/keluarga/baru/", keluarga.keluarga_baru, name="keluarga_baru"),
    path("sasaran/keluarga/<uuid:uuid>/", keluarga.keluarga, name="keluarga"),
    path("sasaran/keluarga/<uuid:uuid>/ubah/", keluarga.keluarga_ubah, name="keluarga_ubah"),
    path("sasaran/ibu/baru/", ibu.ibu_baru, name="ibu_baru"),
    path("sasaran/anak/baru/", orang.anak_baru, name="anak_baru"),
    path("sasaran/anak/<uuid:uuid>/ubah/", orang.anak_ubah, name="anak_ubah"),
    path("sasaran/kehamilan/<uuid:uuid>/persalinan/", ibu.persalinan, name="persalinan"),
    path("sasaran/kehamilan/<uuid:uuid>/persalinan/batal/", ibu.persalinan_batal, name="persalinan_batal"),
    path("sasaran/<uuid:uuid>/kehamilan/baru/", ibu.kehamilan_baru, name="kehamilan_baru"),
    path("sasaran/<uuid:uuid>/ubah/", orang.orang_ubah, name="orang_ubah"),
    path("sasaran/<uuid:uuid>/rumah/", kejadian.orang_rumah, name="orang_rumah"),
    path("sasaran/<uuid:uuid>/keluar/", orang.orang_keluar, name="orang_keluar"),
    path("sasaran/<uuid:uuid>/kembali/", orang.orang_kembali, name="orang_kembali"),
    path("sasaran/<uuid:uuid>/kejadian/", kejadian.orang_kejadian, name="orang_kejadian"),
    path("sasaran/<uuid:uuid>/asuh/", kejadian.orang_asuh, name="orang_asuh"),
    path("sasaran/<uuid:uuid>/pulang/", kejadian.orang_pulang, name="orang_pulang"),
    path("sasaran/<uuid:uuid>/catat-nik/", kejadian.orang_catat_nik, name="orang_catat_nik"),
    path("sasaran/<uuid:uuid>/pindah-desa/", pindah.orang_pindah_desa, name="orang_pindah_desa"),
    path("sasaran/kejadian/<uuid:uuid>/batal/", kejadian.kejadian_batal, name="kejadian_batal"),
    path("sasaran/pindah/", pindah.pindah, name="pindah"),
    path("sasaran/pindah/<uuid:uuid>/putuskan/", pindah.pindah_putuskan, name="pindah_putuskan"),
    path("sasaran/pindah/<uuid:uuid>/tolak/", pindah.pindah_tolak, name="pindah_tolak"),
    path("sasaran/<uuid:uuid>/nik/", orang.orang_nik, name="orang_nik"),
]
