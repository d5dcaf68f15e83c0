"""Monthly records in words: names of the fields, their values, and what differs between two of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from kpm.dokumen.terbilang import tanggal_panjang
from pemantauan.kelayakan import tulis

NAMA_BIDANG = {
    "tanggal": "Tanggal pemantauan",
    "usia_bulan": "Usia kehamilan",
    "kek": "KEK",
    "resti": "Risiko tinggi",
    "anc": "Periksa kehamilan",
    "fe": "Tablet Fe",
    "nifas": "Periksa nifas",
    "konseling": "Konseling, kelas ibu",
    "suami": "Suami ikut konseling",
    "timbang": "Ditimbang",
    "berat": "Berat badan",
    "tinggi": "Diukur",
    "panjang": "Panjang badan",
    "cara_ukur": "Cara ukur",
    "tikar": "Tikar pertumbuhan",
    "gizi_buruk": "Gizi buruk",
    "gizi_kurang": "Gizi kurang",
    "stunting": "Stunting",
    "imunisasi": "Imunisasi dasar",
    "konseling_ibu": "Konseling gizi: ibu",
    "konseling_ayah": "Konseling gizi: ayah",
    "parenting": "Kelas pengasuhan",
    "kunjungan": "Kunjungan rumah",
    "air": "Air minum layak",
    "jamban": "Jamban sehat",
    "akta": "Akta lahir",
    "jamkes": "Jaminan kesehatan",
    "hadir": "Mengikuti layanan PAUD",
    "catatan": "Catatan",
}
"""Fields of the three forms in the order in which a sheet shows them."""
SATUAN = {"berat": "kg", "panjang": "cm", "fe": "tablet", "usia_bulan": "bulan"}
KATA = {
    "tikar": {"H": "Hijau", "K": "Kuning", "M": "Merah"},
    "imunisasi": {"belum": "Belum", "kecuali": "Lengkap kecuali campak", "lengkap": "Lengkap"},
    "cara_ukur": {"L": "Berbaring", "H": "Berdiri"},
}
KOSONG = "belum dicatat"


def kata_nilai(bidang: str, nilai: Any) -> str:
    """A value of a field as it is read aloud: 8,2 kg, 2 kali, Ya, Hijau, belum dicatat."""
    if nilai in (None, ""):
        return KOSONG
    if bidang in KATA:
        return KATA[bidang].get(nilai, str(nilai))
    if isinstance(nilai, bool):
        return "Ya" if nilai else "Tidak"
    if isinstance(nilai, dt.date):
        return tanggal_panjang(nilai)
    if isinstance(nilai, int | Decimal):
        return f"{tulis(nilai)} {SATUAN.get(bidang, 'kali')}"
    return str(nilai)


def banding(lama: Mapping[str, Any], baru: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """(name, first, second) of every field named by the second in which the two differ, in the order of the sheet."""
    semua = [
        (nama, kata_nilai(bidang, lama.get(bidang)), kata_nilai(bidang, baru[bidang]))
        for bidang, nama in NAMA_BIDANG.items()
        if bidang in baru
    ]
    return [satu for satu in semua if satu[1] != satu[2]]
