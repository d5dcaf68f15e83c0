"""PURE: the character of an invented village as data: its places, names, habits, and how well it is watched.

Nothing else tells one demo village from another: `laporan.contoh.profil` has the three that `siapkan` makes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from laporan.contoh.nama import NUSA_TENGGARA, KumpulanNama

Rentang = tuple[float, float]
"""A share at the beginning and at the end of the period."""


@dataclass(frozen=True, slots=True)
class SifatDusun:
    """One dusun: ``bagian`` of the households; share of them with water and latrine at the beginning, and how likely
    the others get it in a month; how much likelier its families come (negative: rarer); the posyandu of each RT."""

    bagian: float
    air: Rentang
    jamban: Rentang
    rajin: float
    posyandu: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Tempat:
    """The names of dusun and posyandu, and the dusun in which each posyandu, the Poskesdes and the PAUD stand.

    The last dusun lies furthest from water and road.
    """

    dusun: tuple[str, ...]
    posyandu: tuple[str, ...]
    letak_posyandu: tuple[int, ...] = (0, 2)
    letak_lain: int = 1
    paud: str = "PAUD Tunas Harapan"


@dataclass(frozen=True, slots=True)
class Berjalan:
    """An activity of the running year as the rembuk hears of it; ``anggaran`` in rupiah. The words know {n} and {jauh}
    as those of `Rapat` do."""

    kegiatan: str
    paket: int
    lokasi: str
    volume: str
    manfaat: str
    waktu: str
    anggaran: int
    keadaan: str
    pelaksana: str
    intervensi: str = "spesifik"
    sumber: str = "DDS"


@dataclass(frozen=True, slots=True)
class Rapat:
    """What the rembuk of the village says of itself. {n} is the number of posyandu in words, {jauh} the last dusun."""

    berjalan: tuple[Berjalan, ...] = (
        Berjalan(
            "Pemberian makanan tambahan bahan lokal", 1, "{n} posyandu", "12 bulan", "Anak 6–59 bulan dan ibu hamil",
            "Januari–Desember", 14_400_000, "Berjalan", "Kader posyandu",
        ),
        Berjalan(
            "Insentif kader posyandu dan KPM", 1, "Desa", "11 orang", "Semua sasaran 1.000 HPK", "Januari–Desember",
            19_800_000, "Berjalan", "Pemerintah Desa", "koordinasi",
        ),
        Berjalan(
            "Sambungan air rumah tangga", 3, "{jauh}", "6 unit", "6 rumah tangga sasaran", "Februari–April", 13_500_000,
            "Selesai", "TPK desa", "sensitif",
        ),
        Berjalan(
            "Arisan jamban", 3, "{jauh}", "4 unit", "4 rumah tangga", "Maret–Oktober", 0, "Berjalan", "Kelompok warga",
            "sensitif", "SWADAYA",
        ),
    )  # fmt: skip
    penyebab: Mapping[str, str] = field(
        default_factory=lambda: {
            "jamban": "Rumah di {jauh} berdempetan, lahan septik sempit dan biayanya mahal",
            "air": "Mata air kecil pada musim kemarau, pipa induk belum sampai",
            "timbang": "Timbangan satu posyandu rusak, sebagian keluarga tidak datang saat musim kerja",
            "kunjungan": "Kunjungan belum dijadwalkan bersama bidan desa",
            "parenting": "Kelas di PAUD baru berjalan beberapa kali",
            "konseling": "Jadwal kelas berbenturan dengan jam kerja; ayah jarang diundang",
        }
    )
    """Indicator -> why the service is missed."""


@dataclass(frozen=True, slots=True)
class Corak:
    """A village's character. The default is the tidy middle one on an island of Nusa Tenggara."""

    nama: KumpulanNama = NUSA_TENGGARA
    tempat: Tempat | None = None
    """None: one of a few sets of names, by the seed."""
    dusun: tuple[SifatDusun, ...] = (
        SifatDusun(0.38, air=(0.95, 0.02), jamban=(0.9, 0.025), rajin=0.03, posyandu=(0, 0, 0)),
        SifatDusun(0.34, air=(0.85, 0.015), jamban=(0.75, 0.02), rajin=0.0, posyandu=(0, 0, 1)),
        SifatDusun(0.28, air=(0.45, 0.01), jamban=(0.35, 0.015), rajin=-0.08, posyandu=(1, 1, 1)),
    )
    hari_posyandu: tuple[int, ...] = (8, 15)
    """Day of the month of each posyandu."""
    cakupan: Rentang = (0.85, 0.92)
    """Share of the sasaran somebody reached in a month."""
    cakupan_berjalan: float = 0.8
    """The same in the month that still runs."""
    bulan_kosong: frozenset[int] = frozenset()
    """Months, counted from the first as 0, in which nobody was monitored."""
    bulan_terlambat: Mapping[int, int] = field(default_factory=dict)
    """Month -> days after its end on which all of it was typed in."""
    layanan: float = 0.0
    """How much more of every service is received than in the default village."""
    di_posyandu: Rentang = (0.84, 0.95)
    kek: float = 0.2
    resti: float = 0.05
    """Of mothers between 20 and 35 with fewer than five children; the others are at risk by age or number."""
    jaminan: float = 0.76
    ber_nik: float = 0.95
    berakta: float = 0.95
    pendek: float = 0.3
    """Share of the children who are stunted at two."""
    kurus: float = 0.17
    tanpa_imunisasi: float = 0.05
    paud: Rentang = (0.82, 0.94)
    """Share of the children the PAUD could tell about."""
    kelas_orang_tua: Rentang = (0.3, 0.65)
    terdaftar: Rentang = (0.6, 0.85)
    """Share of the children of three and older who go to the PAUD; they miss one month in ten."""
    meragukan: float = 0.0
    """Share of the weighings that were typed in unlikely, and never asked about."""
    tutup: int = 2
    """Quarters that are finalised: each costs the printing of a form."""
    revisi: bool = True
    """Whether the first of them was opened again and corrected."""
    rembuk: Rapat | None = field(default_factory=Rapat)
    """None: the village has not held one yet."""
    dibayar: bool = True
    """Whether the KPM has had her incentive."""
    tanda_rumah: tuple[str, ...] = (
        "dekat musala", "belakang sekolah", "dekat sumur umum", "samping kios", "dekat lapangan", "ujung jalan setapak",
        "dekat jembatan kayu", "depan pos ronda", "dekat kebun kelapa", "dekat balai dusun",
    )  # fmt: skip
    rumah_baru: str = "rumah baru di belakang masjid"
    tujuan: tuple[str, ...] = ("Kota Sumbawa Besar", "Mataram", "Kecamatan Utan")
    """Where those go who move away."""
    asal: str = "Kecamatan Alas Barat"
