"""Which columns of a month's record apply to a person, which are still empty, and the state that follows."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from kpm.periode import Bulan
from pemantauan.indikator import HPK_2018


class Keadaan(StrEnum):
    """How far a person's month is recorded."""

    BELUM = "belum"
    SEBAGIAN = "sebagian"
    SUDAH = "sudah"


ISI_ANAK = (
    "timbang",
    "tinggi",
    "imunisasi",
    "konseling_ibu",
    "konseling_ayah",
    "kunjungan",
    "parenting",
    "air",
    "jamban",
    "akta",
    "jamkes",
    "gizi_buruk",
    "gizi_kurang",
    "stunting",
)
"""Fields `kurang_anak` reads."""

ISI_IBU = ("anc", "fe", "nifas", "konseling", "kunjungan", "air", "jamban", "jamkes", "kek", "resti")
"""Fields `kurang_ibu` reads."""


def kurang_anak(catatan: Mapping[str, Any], *, umur: int, bulan: Bulan) -> tuple[str, ...]:
    """Short names of the main columns of Formulir 2B that apply and are still empty.

    Applies as in petunjuk pengisian Formulir 3B: immunisation, counselling and parenting from 6 bulan penuh, length in
    the measuring months, home visits for children with a nutrition problem. The mat is left out: blank there is
    an answer ("tidak diukur"). Counselling is settled by one Ya or by both answers.
    """
    ambang = HPK_2018.ambang_anak
    kosong: list[str] = []
    if catatan["timbang"] is None:
        kosong.append("berat")
    if bulan.bulan in HPK_2018.bulan_pengukuran and catatan["tinggi"] is None:
        kosong.append("panjang")
    if umur >= ambang.umur_imunisasi and not catatan["imunisasi"]:
        kosong.append("imunisasi")
    if umur >= ambang.umur_dinilai:
        hadir = (catatan["konseling_ibu"], catatan["konseling_ayah"])
        if True not in hadir and None in hadir:
            kosong.append("konseling gizi")
    bermasalah = catatan["gizi_buruk"] or catatan["gizi_kurang"] or catatan["stunting"]
    if bermasalah and catatan["kunjungan"] is None:
        kosong.append("kunjungan rumah")
    if umur >= ambang.umur_dinilai and catatan["parenting"] is None:
        kosong.append("kelas pengasuhan")
    return (*kosong, *_menetap(catatan, ("air", "jamban", "akta", "jamkes")))


def kurang_ibu(catatan: Mapping[str, Any], *, bersalin: bool) -> tuple[str, ...]:
    """Short names of the main columns of Formulir 2A that apply and are still empty.

    Applies as in petunjuk pengisian Formulir 3A: nifas after delivery and everything else of the pregnancy before it,
    home visits for mothers with KEK or high risk.
    """
    if bersalin:
        kosong = ["periksa nifas"] if catatan["nifas"] is None else []
    else:
        nama = {"anc": "periksa kehamilan", "fe": "tablet Fe", "konseling": "konseling gizi"}
        kosong = [teks for kunci, teks in nama.items() if catatan[kunci] is None]
        if (catatan["kek"] or catatan["resti"]) and catatan["kunjungan"] is None:
            kosong.append("kunjungan rumah")
    return (*kosong, *_menetap(catatan, ("air", "jamban", "jamkes")))


def _menetap(catatan: Mapping[str, Any], bidang: tuple[str, ...]) -> tuple[str, ...]:
    nama = {"air": "air minum", "jamban": "jamban", "akta": "akta", "jamkes": "jaminan kesehatan"}
    return tuple(nama[satu] for satu in bidang if catatan[satu] is None)


def keadaan(ada: bool, kurang: tuple[str, ...]) -> Keadaan:
    """State of a month: no record, a record with gaps, a complete record."""
    if not ada:
        return Keadaan.BELUM
    return Keadaan.SEBAGIAN if kurang else Keadaan.SUDAH
