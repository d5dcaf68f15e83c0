"""Writes of monitoring: months of Formulir 2A, 2B and 2C, and entries that wait for a finalised quarter."""

from pemantauan.tindakan.bulan import (
    BIDANG_ANAK,
    BIDANG_IBU,
    GIZI,
    KOSONG,
    UMUR_BERDIRI,
    TriwulanTertutup,
    hitung_ulang_usia,
    kunci_triwulan,
    rapikan_anak,
    rapikan_ibu,
    simpan_pemantauan_anak,
    simpan_pemantauan_ibu,
)
from pemantauan.tindakan.catat import Tercatat, catat_anak, catat_ibu, catat_paud
from pemantauan.tindakan.hapus import Terhapus, hapus_pemantauan, pulihkan_pemantauan
from pemantauan.tindakan.lembar_paud import catat_lembar_paud
from pemantauan.tindakan.paud import simpan_pemantauan_paud
from pemantauan.tindakan.titipan import (
    batalkan_titipan,
    kembalikan_titipan,
    terapkan_entri,
    terapkan_titipan,
)

__all__ = [
    "BIDANG_ANAK",
    "BIDANG_IBU",
    "GIZI",
    "KOSONG",
    "UMUR_BERDIRI",
    "Tercatat",
    "Terhapus",
    "TriwulanTertutup",
    "batalkan_titipan",
    "catat_anak",
    "catat_ibu",
    "catat_lembar_paud",
    "catat_paud",
    "hapus_pemantauan",
    "hitung_ulang_usia",
    "kembalikan_titipan",
    "kunci_triwulan",
    "pulihkan_pemantauan",
    "rapikan_anak",
    "rapikan_ibu",
    "simpan_pemantauan_anak",
    "simpan_pemantauan_ibu",
    "simpan_pemantauan_paud",
    "terapkan_entri",
    "terapkan_titipan",
]
