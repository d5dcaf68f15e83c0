"""Writes of the rembuk: opening a meeting, filling it in, issuing its Berita Acara, deciding on its proposals."""

from rembuk.tindakan.ambil import ambil_tawaran, buka_rembuk
from rembuk.tindakan.keputusan import putuskan_di_rapat, putuskan_usulan, sepakati_semua
from rembuk.tindakan.koreksi import TidakDapatDikoreksi, batalkan_koreksi, buka_koreksi
from rembuk.tindakan.langkah import BelumTerbit, LangkahTerlarang, kembalikan, pindahkan
from rembuk.tindakan.pindaian import simpan_pindaian
from rembuk.tindakan.rapat import (
    BerisiUsulan,
    SudahDiputuskan,
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
from rembuk.tindakan.urutan import geser_usulan

__all__ = [
    "BelumLengkap",
    "BelumTerbit",
    "BerisiUsulan",
    "LangkahTerlarang",
    "SudahDiputuskan",
    "SudahTerbit",
    "TerlaluRamai",
    "TidakDapatDikoreksi",
    "ambil_tawaran",
    "batalkan_koreksi",
    "buka_koreksi",
    "buka_rembuk",
    "geser_usulan",
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
    "simpan_pindaian",
    "terbitkan",
    "ubah_masalah",
    "ubah_rembuk",
]
