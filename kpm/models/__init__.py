"""The village itself: regions, users and their assignments, dusun, service providers, the KPM's office, documents."""

from kpm.models.desa import Dusun, Fasilitas, JenisFasilitas, Kertas, ProfilDesa, Unggahan, WilayahKerja
from kpm.models.dokumen import DokumenTerbit, Jejak
from kpm.models.kader import AnggotaTpk, Kader, KegiatanKader, Pelatihan, PembayaranKader
from kpm.models.operasi import Cadangan
from kpm.models.pengguna import (
    KodePemulihan,
    PengelolaPengguna,
    Pengguna,
    Penugasan,
    Peran,
    PerangkatTotp,
    SesiPengguna,
    Undangan,
)
from kpm.models.wilayah import Wilayah

__all__ = [
    "AnggotaTpk",
    "Cadangan",
    "DokumenTerbit",
    "Dusun",
    "Fasilitas",
    "Jejak",
    "JenisFasilitas",
    "Kader",
    "KegiatanKader",
    "Kertas",
    "KodePemulihan",
    "Pelatihan",
    "PembayaranKader",
    "PengelolaPengguna",
    "Pengguna",
    "Penugasan",
    "Peran",
    "PerangkatTotp",
    "ProfilDesa",
    "SesiPengguna",
    "Undangan",
    "Unggahan",
    "Wilayah",
    "WilayahKerja",
]
