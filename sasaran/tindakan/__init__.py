"""Writes about sasaran: registering, a birth, changes, and what happens in a life; each in one transaction."""

from sasaran.tindakan.daftar import daftar_anak, daftar_ibu_hamil, daftar_kehamilan, daftar_keluarga, daftar_orang
from sasaran.tindakan.dasar import Ganda, SudahDipantau, SudahTercatat
from sasaran.tindakan.kejadian import keluar, keluarga_pindah, kembali
from sasaran.tindakan.lahir import Bayi, batalkan_persalinan, catat_persalinan
from sasaran.tindakan.ubah import lihat_nik, ubah_anak, ubah_kehamilan, ubah_keluarga, ubah_orang

__all__ = [
    "Bayi",
    "Ganda",
    "SudahDipantau",
    "SudahTercatat",
    "batalkan_persalinan",
    "catat_persalinan",
    "daftar_anak",
    "daftar_ibu_hamil",
    "daftar_kehamilan",
    "daftar_keluarga",
    "daftar_orang",
    "keluar",
    "keluarga_pindah",
    "kembali",
    "lihat_nik",
    "ubah_anak",
    "ubah_kehamilan",
    "ubah_keluarga",
    "ubah_orang",
]
