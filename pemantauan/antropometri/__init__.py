"""Growth of a child: WHO z-scores, their names, the KMS, the growth mat and the lines of the curves; all pure."""

from pemantauan.antropometri.garis import garis_sd
from pemantauan.antropometri.kategori import (
    PENDEK,
    Indeks,
    Kategori,
    janggal,
    kategori,
    kategori_indeks,
    nama_indeks,
    usul_gizi,
)
from pemantauan.antropometri.kms import KodeKms, Timbangan, atas_garis_jingga, bawah_garis_merah, kode_kms
from pemantauan.antropometri.tikar import petunjuk_tikar
from pemantauan.antropometri.zskor import TANPA_ZSKOR, DasarUmur, Ukuran, Zskor, hitung, zskor

__all__ = [
    "PENDEK",
    "TANPA_ZSKOR",
    "DasarUmur",
    "Indeks",
    "Kategori",
    "KodeKms",
    "Timbangan",
    "Ukuran",
    "Zskor",
    "atas_garis_jingga",
    "bawah_garis_merah",
    "garis_sd",
    "hitung",
    "janggal",
    "kategori",
    "kategori_indeks",
    "kode_kms",
    "nama_indeks",
    "petunjuk_tikar",
    "usul_gizi",
    "zskor",
]
