"""PURE: what a cell means, whatever way it was typed: ticks, dates, decimals, numbers of people, names, places.

Every function takes the plain value of a cell and gives a value or None for an empty one; NilaiJanggal when the cell
says something that cannot be taken. The table of docs/impor.md says the same to those who use it.
"""

from kpm.bacaan.nilai.angka import Ukuran, berat_lahir, desimal, panjang_lahir, persen, rupiah, ukuran, z_skor
from kpm.bacaan.nilai.dasar import HAMPA, kosong, kutip, teks
from kpm.bacaan.nilai.identitas import GELAR, PANJANG_NIK, Nomor, kunci_nama, kunci_tempat, kunci_wilayah, nomor
from kpm.bacaan.nilai.masa import Masa, masa
from kpm.bacaan.nilai.pilihan import CENTANG, SILANG, TIDAK_BERLAKU, centang, jenis_kelamin, rt_rw
from kpm.bacaan.nilai.tanggal import AWAL_SERIAL, BULAN, Tanggal, akhir_bulan, tanggal

__all__ = [
    "AWAL_SERIAL",
    "BULAN",
    "CENTANG",
    "GELAR",
    "HAMPA",
    "PANJANG_NIK",
    "SILANG",
    "TIDAK_BERLAKU",
    "Masa",
    "Nomor",
    "Tanggal",
    "Ukuran",
    "akhir_bulan",
    "berat_lahir",
    "centang",
    "desimal",
    "jenis_kelamin",
    "kosong",
    "kunci_nama",
    "kunci_tempat",
    "kunci_wilayah",
    "kutip",
    "masa",
    "nomor",
    "panjang_lahir",
    "persen",
    "rt_rw",
    "rupiah",
    "tanggal",
    "teks",
    "ukuran",
    "z_skor",
]
