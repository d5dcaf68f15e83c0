"""Writes of the rembuk: opening a meeting, filling it in, issuing its Berita Acara, deciding on its proposals."""

from rembuk.tindakan.keputusan import putuskan_di_rapat, putuskan_usulan, sepakati_semua
from rembuk.tindakan.langkah import BelumTerbit, LangkahTerlarang, kembalikan, pindahkan
from rembuk.tindakan.rapat import (
    BerisiUsulan,
    SudahTerbit,
    hapus_hadirin,
    hapus_rembuk,
    hapus_usulan,
    mulai_rembuk,
    simpan_isi,
    ubah_masalah,
    ubah_rembuk,
)
from rembuk.tindakan.terbit import BelumLengkap, TerlaluRamai, konsep, terbitkan

__all__ = [
    "BelumLengkap",
    "BelumTerbit",
    "BerisiUsulan",
    "LangkahTerlarang",
    "SudahTerbit",
    "TerlaluRamai",
    "hapus_hadirin",
    "hapus_rembuk",
    "hapus_usulan",
    "kembalikan",
    "konsep",
    "mulai_rembuk",
    "pindahkan",
    "putuskan_di_rapat",
    "putuskan_usulan",
    "sepakati_semua",
    "simpan_isi",
    "terbitkan",
    "ubah_masalah",
    "ubah_rembuk",
]
