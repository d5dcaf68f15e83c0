"""PURE: the promises of the project as bounds on rows, and whether a measurement keeps them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.bentuk import Baris, Pengukuran, rasio

SEMUA = "*"


@dataclass(frozen=True, slots=True)
class Janji:
    """A bound: in rows called ``kunci`` the number ``ukuran`` is at most ``paling_banyak``.

    ``terhadap``: its ratio to the row of that name beside it. ``tumbuh``: what it grows by from the smallest village to
    the largest. ``sasaran``: only in the village of that size. ``jenis``: only answers of that media type.
    """

    kata: str
    kunci: tuple[str, ...]
    ukuran: str
    paling_banyak: float
    satuan: str = ""
    terhadap: str = ""
    tumbuh: bool = False
    sasaran: int | None = None
    jenis: str = ""


@dataclass(frozen=True, slots=True)
class Putusan:
    """A promise on one database: the worst number, the row it is from, whether it is kept. No row: not measured."""

    janji: Janji
    basis: str
    terburuk: float
    di: Baris

    @property
    def ditepati(self) -> bool:
        return self.terburuk <= self.janji.paling_banyak


JANJI: tuple[Janji, ...] = (
    Janji("Menghitung kartu skor, dibanding membaca barisnya saja", ("hitung_skor",), "ms", 5, " kali", "baca_polos"),
    Janji("Kueri halaman kartu skor", ("halaman_skor",), "kueri", 15),
    Janji("Kueri layar pertama KPM", ("beranda", "kurang", "kurang_saring", "kurang_dingin"), "kueri", 15),
    Janji(
        "Kueri daftar dan halaman seorang anak",
        (
            "sasaran",
            "keluarga",
            "daftar_bulan",
            "halaman_orang",
            "garis",
            "tumbuh",
            "imunisasi",
            "kehamilan",
            "balita",
            "status_gizi",
            "keliling",
            "rujukan",
            "ragu",
            "pengingat",
        ),
        "kueri",
        15,
    ),
    Janji(
        "Layar pertama KPM pada 1.000 sasaran",
        ("beranda", "kurang", "kurang_saring"),
        "prosesor",
        1000,
        " ms",
        sasaran=1000,
    ),
    Janji("Kueri tidak bertambah dengan besarnya desa", (SEMUA,), "kueri", 0, tumbuh=True),
    Janji("Satu halaman", (SEMUA,), "bita", 150_000, " bita", jenis="text/html"),
    Janji(
        "Daftar dan pencarian pada 1.000 sasaran",
        ("sasaran", "keluarga", "cari_bunyi", "cari_kosong"),
        "prosesor",
        150,
        " ms",
        sasaran=1000,
    ),
    Janji("Garis kehidupan pada 1.000 sasaran", ("garis",), "prosesor", 300, " ms", sasaran=1000),
    Janji("Paket rembuk pada 1.000 sasaran", ("paket_rembuk",), "ms", 10_000, " ms", sasaran=1000),
    Janji("Pratinjau 10.000 baris e-PPGBM", ("impor_baca",), "ms", 20_000, " ms"),
    Janji("Menyimpan 10.000 baris e-PPGBM", ("impor_terapkan",), "ms", 10_000, " ms"),
    Janji("Memori selama impor", ("impor_baca", "impor_terapkan"), "memori_mb", 400, " MB"),
    Janji(
        "Transaksi terlama selama impor",
        ("impor_baca", "impor_terapkan", "impor_urungkan"),
        "transaksi_ms",
        1000,
        " ms",
    ),
    Janji("Menyimpan di peramban selama impor", ("impor_simpan_lain",), "maks_ms", 2000, " ms"),
    Janji("Kueri satu bagian impor tidak bertambah dengan barisnya", ("impor_kueri",), "tumbuh", 0),
    Janji("Z-score satu baris CSV, 20.000 sedetik", ("zskor",), "us_baris", 50, " mikrodetik"),
    Janji("Isian yang sudah dijawab lalu hilang", ("mati", "serentak"), "hilang", 0),
    Janji("Isian yang tersimpan separuh", ("mati",), "separuh", 0),
    Janji("Galat saat menyimpan serentak", ("serentak",), "galat", 0),
)


def putuskan(hasil: Pengukuran, janji: Sequence[Janji] = JANJI) -> list[Putusan]:
    """Every promise on every database, with its worst row; those that nothing was measured for are left out."""
    putusan = []
    for satu in janji:
        for basis in hasil.basis:
            semua = [(nilai, baris) for nilai, baris in _angka(satu, hasil, basis) if nilai is not None]
            if semua:
                terburuk, di = max(semua, key=lambda pasangan: pasangan[0])
                putusan.append(Putusan(satu, basis, terburuk, di))
    return putusan


def _angka(janji: Janji, hasil: Pengukuran, basis: str) -> Iterator[tuple[float | None, Baris]]:
    for baris in hasil.baris:
        if baris.basis != basis or not (SEMUA in janji.kunci or baris.kunci in janji.kunci):
            continue
        if (janji.sasaran and baris.sasaran != janji.sasaran) or (janji.jenis and baris.jenis != janji.jenis):
            continue
        yield _satu(janji, hasil, baris), baris


def _satu(janji: Janji, hasil: Pengukuran, baris: Baris) -> float | None:
    angka = baris.angka(janji.ukuran)
    if janji.terhadap:
        lain = hasil.cari(janji.terhadap, baris.basis, baris.sasaran)
        return rasio(angka, lain.angka(janji.ukuran) if lain else None)
    if janji.tumbuh:
        kecil = hasil.cari(baris.kunci, baris.basis, hasil.ukuran[0]) if hasil.ukuran else None
        awal = kecil.angka(janji.ukuran) if kecil else None
        return None if angka is None or awal is None else abs(angka - awal)
    return angka
