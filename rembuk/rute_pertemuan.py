"""Addresses of meetings of every kind: list, form, page, attendance, photos, follow-ups, papers."""

from django.urls import path

from rembuk.views import hadirin, pertemuan, pertemuan_cetak, pertemuan_foto, tindak_lanjut

SATU = "pertemuan/<uuid:uuid>/"
TINDAK = f"{SATU}tindak-lanjut/<uuid:tindak>/"

urlpatterns = [
    path("pertemuan/", pertemuan.pertemuan, name="pertemuan"),
    path("pertemuan/baru/", pertemuan.pertemuan_baru, name="pertemuan_baru"),
    path("pertemuan/tindak-lanjut/", tindak_lanjut.tindak_lanjut, name="tindak_lanjut"),
    path(SATU, pertemuan.pertemuan_isi, name="pertemuan_isi"),
    path(f"{SATU}ubah/", pertemuan.pertemuan_ubah, name="pertemuan_ubah"),
    path(f"{SATU}hapus/", pertemuan.pertemuan_hapus, name="pertemuan_hapus"),
    path(f"{SATU}undangan/", pertemuan_cetak.undangan, name="undangan_rapat"),
    path(f"{SATU}undangan.pdf", pertemuan_cetak.undangan_pdf, name="undangan_rapat_pdf"),
    path(f"{SATU}daftar-hadir.pdf", pertemuan_cetak.daftar_hadir_pdf, name="daftar_hadir_pdf"),
    path(f"{SATU}notulen.pdf", pertemuan_cetak.notulen_pdf, name="notulen_pdf"),
    path(f"{SATU}hadirin/baru/", hadirin.hadirin_baru, name="hadirin_baru"),
    path(f"{SATU}hadirin/ambil/", hadirin.hadirin_ambil, name="hadirin_ambil"),
    path(f"{SATU}hadirin/<uuid:hadirin>/", hadirin.hadirin_ubah, name="hadirin_ubah"),
    path(f"{SATU}hadirin/<uuid:hadirin>/hapus/", hadirin.hadirin_hapus, name="hadirin_hapus"),
    path(f"{SATU}foto/baru/", pertemuan_foto.foto_baru, name="foto_baru"),
    path(f"{SATU}foto/<uuid:foto>/", pertemuan_foto.foto_ubah, name="foto_ubah"),
    path(f"{SATU}foto/<uuid:foto>/berkas/", pertemuan_foto.foto_berkas, name="foto_berkas"),
    path(f"{SATU}foto/<uuid:foto>/hapus/", pertemuan_foto.foto_hapus, name="foto_hapus"),
    path(f"{SATU}tindak-lanjut/baru/", tindak_lanjut.tindak_baru, name="tindak_baru"),
    path(TINDAK, tindak_lanjut.tindak_ubah, name="tindak_ubah"),
    path(f"{TINDAK}selesai/", tindak_lanjut.tindak_selesai, name="tindak_selesai"),
    path(f"{TINDAK}buka/", tindak_lanjut.tindak_buka, name="tindak_buka"),
    path(f"{TINDAK}hapus/", tindak_lanjut.tindak_hapus, name="tindak_hapus"),
]
