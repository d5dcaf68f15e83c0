"""Pages of the rembuk: meetings, proposals, attendance, Berita Acara, decisions of the kepala desa."""

from rembuk.views.ambil import rembuk_ambil, rembuk_baru
from rembuk.views.berita_acara import berita_acara, berita_acara_konsep, berita_acara_terbitkan
from rembuk.views.hadirin import hadirin_baru, hadirin_hapus, hadirin_ubah, rembuk_alasan
from rembuk.views.keputusan import keputusan, usulan_putuskan
from rembuk.views.koreksi import koreksi_batal, koreksi_buka
from rembuk.views.pindaian import pindaian, pindaian_baru
from rembuk.views.rapat import masalah_ubah, rembuk, rembuk_hapus, rembuk_isi, rembuk_ubah
from rembuk.views.usulan import (
    usulan_baru,
    usulan_geser,
    usulan_hapus,
    usulan_rapat,
    usulan_sepakati,
    usulan_ubah,
)

__all__ = [
    "berita_acara",
    "berita_acara_konsep",
    "berita_acara_terbitkan",
    "hadirin_baru",
    "hadirin_hapus",
    "hadirin_ubah",
    "keputusan",
    "koreksi_batal",
    "koreksi_buka",
    "masalah_ubah",
    "pindaian",
    "pindaian_baru",
    "rembuk",
    "rembuk_alasan",
    "rembuk_ambil",
    "rembuk_baru",
    "rembuk_hapus",
    "rembuk_isi",
    "rembuk_ubah",
    "usulan_baru",
    "usulan_geser",
    "usulan_hapus",
    "usulan_putuskan",
    "usulan_rapat",
    "usulan_sepakati",
    "usulan_ubah",
]
