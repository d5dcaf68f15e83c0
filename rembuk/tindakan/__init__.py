"""Writes of the rembuk: opening a meeting, filling it in, issuing its Berita Acara, deciding on its proposals."""

from rembuk.tindakan.keputusan import BelumTerbit, putuskan_usulan
from rembuk.tindakan.rapat import (
    BerisiUsulan,
    SudahTerbit,
    hapus_hadirin,
    hapus_rembuk,
    hapus_usulan,
    mulai_rembuk,
    putuskan_di_rapat,
    sepakati_semua,
    simpan_isi,
    ubah_masalah,
    ubah_rembuk,
)
from rembuk.tindakan.terbit import BelumLengkap, TerlaluRamai, konsep, terbitkan

__all__ = [
    "BelumLengkap",
    "BelumTerbit",
    "BerisiUsulan",
    "SudahTerbit",
    "TerlaluRamai",
    "hapus_hadirin",
    "hapus_rembuk",
    "hapus_usulan",
    "konsep",
    "mulai_rembuk",
    "putuskan_di_rapat",
    "putuskan_usulan",
    "sepakati_semua",
    "simpan_isi",
    "terbitkan",
    "ubah_masalah",
    "ubah_rembuk",
]
