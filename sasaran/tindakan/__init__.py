"""Writes about sasaran: registering, a birth, changes, and what happens in a life; each in one transaction."""

from sasaran.tindakan.daftar import daftar_anak, daftar_ibu_hamil, daftar_kehamilan, daftar_keluarga, daftar_orang
from sasaran.tindakan.dasar import Asal, Ditolak, Ganda, SudahDipantau, SudahTercatat
from sasaran.tindakan.kejadian import batalkan, keluar, keluarga_pindah, kembali
from sasaran.tindakan.lahir import Bayi, batalkan_persalinan, catat_persalinan
from sasaran.tindakan.pindah_desa import sesudah_ditolak, tarik, tawarkan, tolak
from sasaran.tindakan.rumah import diasuh, pindah_rumah, selesai_diasuh
from sasaran.tindakan.ubah import lihat_nik, ubah_anak, ubah_kehamilan, ubah_keluarga, ubah_orang

__all__ = [
    "Asal",
    "Bayi",
    "Ditolak",
    "Ganda",
    "SudahDipantau",
    "SudahTercatat",
    "batalkan",
    "batalkan_persalinan",
    "catat_persalinan",
    "daftar_anak",
    "daftar_ibu_hamil",
    "daftar_kehamilan",
    "daftar_keluarga",
    "daftar_orang",
    "diasuh",
    "keluar",
    "keluarga_pindah",
    "kembali",
    "lihat_nik",
    "pindah_rumah",
    "selesai_diasuh",
    "sesudah_ditolak",
    "tarik",
    "tawarkan",
    "tolak",
    "ubah_anak",
    "ubah_kehamilan",
    "ubah_keluarga",
    "ubah_orang",
]
