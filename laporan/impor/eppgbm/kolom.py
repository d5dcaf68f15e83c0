"""PURE: the columns of the list by what they are called, in every year's layout and after saving it again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kpm.bacaan.bentuk import BerkasDitolak, Buku
from kpm.bacaan.kepala import BarisData, baris_data, cari_kepala

KAMUS: dict[str, tuple[str, ...]] = {
    "nik": ("NIK", "NIK Anak"),
    "nama": ("Nama", "Nama Anak", "Nama Balita"),
    "jk": ("JK", "Jenis Kelamin", "L/P", "JK (L/P)"),
    "lahir": ("Tgl Lahir", "Tanggal Lahir", "Tgl Lahir Anak", "Tanggal Lahir Anak"),
    "bb_lahir": ("BB Lahir", "BB Lahir (kg)", "Berat Lahir", "Berat Lahir (kg)", "Berat Lahir - Sasaran (kg)"),
    "tb_lahir": (
        "TB Lahir", "TB Lahir (cm)", "PB Lahir", "Panjang Lahir", "Panjang Lahir (cm)", "Panjang Lahir - Sasaran (cm)",
    ),
    "ortu": ("Nama Ortu", "Nama Orang Tua", "Nama Orangtua"),
    "ibu_ayah": ("Nama Orang Tua (Ibu/Ayah)",),
    "no_kk": ("Nomor KK", "No KK"),
    "anak_ke": ("Anak Ke",),
    "desa": ("Desa/Kel", "Desa/Kelurahan", "Kelurahan", "Desa"),
    "posyandu": ("Posyandu", "Nama Posyandu"),
    "rt": ("RT",),
    "rw": ("RW",),
    "alamat": ("Alamat",),
    "tanggal": ("Tanggal Pengukuran", "Tgl Pengukuran", "Tanggal Ukur"),
    "berat": ("Berat", "Berat (kg)", "Berat Badan (kg)"),
    "tinggi": ("Tinggi", "Tinggi (cm)", "Tinggi Badan (cm)"),
    "cara": ("Cara Ukur", "Cara Pengukuran"),
    "bb_u": ("BB/U",),
    "tb_u": ("TB/U",),
    "bb_tb": ("BB/TB",),
    "zs_bb_u": ("ZS BB/U",),
    "zs_tb_u": ("ZS TB/U",),
    "zs_bb_tb": ("ZS BB/TB",),
}  # fmt: skip
"""Code of a column -> its headings. What is not listed is known and not taken (Kec, Usia Saat Ukur, LiLA, KPSP ...)."""
WAJIB = {
    "nama": "Nama",
    "jk": "JK",
    "lahir": "Tgl Lahir",
    "tanggal": "Tanggal Pengukuran",
    "berat": "Berat",
    "tinggi": "Tinggi",
}
"""Columns without which a table is not this list, as the download writes them."""
DIKENAL_PALING_SEDIKIT = 4


@dataclass(frozen=True, slots=True)
class Tabel:
    """A sheet that holds the list."""

    lembar: str
    kolom: frozenset[str]
    baris: tuple[BarisData, ...]


def tabel_tabel(buku: Buku) -> list[Tabel]:
    """The sheets that hold the list, in their order. Raises BerkasDitolak when there is none."""
    hasil = []
    kurang = set(WAJIB)
    for lembar in buku.lembar:
        kepala = cari_kepala(lembar.baris, KAMUS, paling_sedikit=DIKENAL_PALING_SEDIKIT)
        if kepala is None:
            continue
        if tiada := WAJIB.keys() - kepala.kolom.keys():
            kurang = min(kurang, tiada, key=len)
            continue
        hasil.append(Tabel(lembar.nama, frozenset(kepala.kolom), tuple(baris_data(lembar, kepala, ("nama", "nik")))))
    if not hasil:
        raise BerkasDitolak(_bukan(kurang))
    return hasil


def _bukan(kurang: set[str]) -> str:
    awal = "Berkas ini bukan Daftar Anak Berdasarkan Status Gizi dari e-PPGBM"
    if len(kurang) == len(WAJIB):
        return f"{awal}. Unduh daftar itu dari e-PPGBM, lalu unggah di sini tanpa diubah."
    nama = ", ".join(_urut(kurang))
    return f"{awal}: kolom {nama} tidak ada. Unduh ulang daftarnya, lalu unggah tanpa menghapus kolom."


def _urut(kode: set[str]) -> Iterator[str]:
    return (judul for satu, judul in WAJIB.items() if satu in kode)
