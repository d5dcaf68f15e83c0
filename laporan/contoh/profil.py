"""PURE: the three demo villages: a tidy middle one, a remote one that is hard to watch, a large one short of water.

Codes and places above the village are real; people, hamlets, posts and every figure are invented.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from laporan.contoh.corak import Berjalan, Corak, Rapat, SifatDusun, Tempat
from laporan.contoh.nama_daerah import BARITO, TIMOR

BULAN = 18
"""Months each of them is watched."""


@dataclass(frozen=True, slots=True)
class Profil:
    """One demo village: its code, size and seed, what it shows, and the ending of its user names."""

    kode: str
    nama: str
    keluarga: int
    seed: int
    tentang: str
    """In the list that `siapkan` prints."""
    ekor: str = ""
    """ "-magantis": its accounts are kpm-magantis, kades-magantis. Empty: the village with an account of every role."""
    corak: Corak = field(default_factory=Corak)


PULAU_KAUNG = Profil(
    "52.04.20.2005", "Pulau Kaung", keluarga=42, seed=1, tentang="sedang dan rapi, rembuknya sudah selesai"
)

MAGANTIS = Profil(
    "62.13.01.2005",
    "Magantis",
    keluarga=26,
    seed=5,
    tentang="kecil dan terpencil, banyak bulan kosong atau terlambat",
    ekor="-magantis",
    corak=Corak(
        nama=BARITO,
        tempat=Tempat(
            dusun=("Dusun Pasar Lama", "Dusun Hulu Sungai"),
            posyandu=("Posyandu Kasih Ibu",),
            letak_posyandu=(0,),
            letak_lain=0,
            paud="PAUD Tunas Bangsa",
        ),
        dusun=(
            SifatDusun(0.58, air=(0.7, 0.01), jamban=(0.6, 0.01), rajin=0.0, posyandu=(0, 0, 0)),
            SifatDusun(0.42, air=(0.4, 0.005), jamban=(0.3, 0.01), rajin=-0.14, posyandu=(0, 0, 0)),
        ),
        hari_posyandu=(11,),
        cakupan=(0.62, 0.58),
        cakupan_berjalan=0.3,
        bulan_kosong=frozenset({4, 5, 11}),
        bulan_terlambat={2: 24, 7: 33, 8: 19, 13: 41, 16: 9},
        layanan=-0.16,
        di_posyandu=(0.55, 0.6),
        kek=0.3,
        resti=0.12,
        jaminan=0.58,
        ber_nik=0.8,
        berakta=0.7,
        pendek=0.38,
        kurus=0.25,
        tanpa_imunisasi=0.12,
        paud=(0.5, 0.55),
        kelas_orang_tua=(0.1, 0.2),
        terdaftar=(0.35, 0.45),
        meragukan=0.2,
        tutup=0,
        revisi=False,
        rembuk=None,
        dibayar=False,
        tanda_rumah=(
            "tepi sungai", "dekat dermaga", "belakang gereja", "dekat kebun karet", "samping balai basara",
            "ujung titian", "dekat sekolah", "dekat langgar", "simpang jalan tambang",
        ),
        rumah_baru="rumah baru di dekat kebun karet",
        tujuan=("Tamiang Layang", "Kota Palangka Raya", "Kecamatan Benua Lima"),
        asal="Kecamatan Paju Epat",
    ),
)  # fmt: skip

BOLOK = Profil(
    "53.01.05.2010",
    "Bolok",
    keluarga=150,
    seed=9,
    tentang="besar, hampir semua terpantau, air bersih kurang",
    ekor="-bolok",
    corak=Corak(
        nama=TIMOR,
        tempat=Tempat(
            dusun=("Dusun Pantai", "Dusun Tengah", "Dusun Oelnasi", "Dusun Fatubesi"),
            posyandu=(
                "Posyandu Flamboyan", "Posyandu Melati", "Posyandu Sedap Malam", "Posyandu Bougenvil",
                "Posyandu Kasih Bunda",
            ),
            letak_posyandu=(0, 0, 1, 2, 3),
            letak_lain=1,
            paud="PAUD Imanuel",
        ),
        dusun=(
            SifatDusun(0.34, air=(0.5, 0.004), jamban=(0.92, 0.03), rajin=0.05, posyandu=(0, 0, 1)),
            SifatDusun(0.28, air=(0.38, 0.004), jamban=(0.9, 0.03), rajin=0.04, posyandu=(1, 2, 2)),
            SifatDusun(0.22, air=(0.22, 0.003), jamban=(0.86, 0.03), rajin=0.03, posyandu=(3, 3, 3)),
            SifatDusun(0.16, air=(0.1, 0.003), jamban=(0.78, 0.03), rajin=0.0, posyandu=(4, 4, 4)),
        ),
        hari_posyandu=(5, 8, 11, 14, 17),
        cakupan=(0.93, 0.97),
        cakupan_berjalan=0.92,
        layanan=0.05,
        di_posyandu=(0.9, 0.96),
        kek=0.24,
        jaminan=0.84,
        ber_nik=0.96,
        pendek=0.34,
        paud=(0.9, 0.97),
        kelas_orang_tua=(0.4, 0.7),
        terdaftar=(0.7, 0.88),
        revisi=False,
        rembuk=Rapat(
            berjalan=(
                Berjalan(
                    "Makanan tambahan bahan lokal", 1, "{n} posyandu", "12 bulan", "Anak 6–59 bulan dan ibu hamil",
                    "Januari–Desember", 36_000_000, "Berjalan", "Kader posyandu",
                ),
                Berjalan(
                    "Insentif kader posyandu dan KPM", 1, "Desa", "27 orang", "Semua sasaran 1.000 HPK",
                    "Januari–Desember", 48_600_000, "Berjalan", "Pemerintah Desa", "koordinasi",
                ),
                Berjalan(
                    "Tangki air bergilir musim kemarau", 3, "{jauh}", "40 tangki", "Rumah tangga sasaran di {jauh}",
                    "Agustus–November", 12_000_000, "Berjalan", "TPK desa", "sensitif",
                ),
                Berjalan(
                    "Bak tampung air hujan", 3, "{jauh}", "3 unit", "24 rumah tangga", "Maret–September", 24_000_000,
                    "Selesai", "TPK desa", "sensitif",
                ),
            ),
            penyebab={
                "air": "Sumur berair payau dan mengering pada musim kemarau; air dibeli per tangki di {jauh}",
                "jamban": "Tanah di {jauh} berbatu karang, lubang septik mahal digali",
                "timbang": "Sebagian keluarga ikut berkebun jauh pada musim tanam",
                "kunjungan": "Kunjungan belum dijadwalkan bersama bidan desa",
                "parenting": "Ruang PAUD kecil, kelas orang tua bergiliran",
                "konseling": "Ayah melaut pada jam kelas; undangan belum lewat kelompok nelayan",
            },
        ),
        tanda_rumah=(
            "dekat gereja", "belakang sekolah", "dekat dermaga", "samping kios", "dekat sumur umum", "jalan karang",
            "dekat pohon asam", "dekat lapangan", "depan kantor desa", "dekat kebun lontar",
        ),
        rumah_baru="rumah baru di belakang gereja",
        tujuan=("Kota Kupang", "Kecamatan Semau", "Kabupaten Rote Ndao"),
        asal="Kecamatan Nekamese",
    ),
)  # fmt: skip

PROFIL = (PULAU_KAUNG, MAGANTIS, BOLOK)
"""In the order in which they are made; the first has an account of every role and those above it."""
