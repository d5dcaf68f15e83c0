"""The choices about immunisation that regions make: which vaccine, which antigens the basic set counts.

A list of its own beside `pemantauan.pengaturan`: what a scorecard is judged by, prints and freezes keeps its shape.
"""

from __future__ import annotations

from pemantauan.pengaturan import Opsi

JADWAL_PUSAT, YA, TIDAK = "jadwal", "ya", "tidak"
DIHITUNG, TIDAK_DIHITUNG = "dihitung", "tidak"

_DIHITUNG = (TIDAK_DIHITUNG, DIHITUNG)
_KATA_DIHITUNG = ("tidak dihitung", "dihitung")
_SUMBER_IDL = "Daftar 2018: HB 0, BCG, OPV 1–4, DPT-HB-Hib 1–3, IPV 1, MR 1; jadwal KMK 1098/2024 memuat lebih banyak"

_BUKAN_SKOR = "Pilihan ini menentukan dosis yang ditunggu anak. Nilai di kartu skor tidak ikut berubah."

OPSI_IMUNISASI: tuple[Opsi, ...] = (
    Opsi(
        kunci="heksavalen",
        pilihan=(JADWAL_PUSAT, YA, TIDAK),
        bawaan=JADWAL_PUSAT,
        judul="Vaksin heksavalen (DPT-HB-Hib-IPV)",
        penjelasan="Menggantikan DPT-HB-Hib 1–3 dan IPV bagi anak yang mencapai umur 2, 3, dan 4 bulan sejak pilihan "
        "ini berlaku. Jadwal pusat: DI Yogyakarta, Bali, NTB, dan enam provinsi di Papua sejak Oktober 2025. Satu "
        "dosis heksavalen selalu dihitung sebagai DPT-HB-Hib yang senomor dan IPV.",
        sumber="KMK HK.01.07/MENKES/345/2025",
        sebutan=("menurut jadwal pusat", "dipakai", "tidak dipakai"),
        bukan_skor=_BUKAN_SKOR,
    ),
    Opsi(
        kunci="je",
        pilihan=(JADWAL_PUSAT, YA, TIDAK),
        bawaan=JADWAL_PUSAT,
        judul="Imunisasi JE (daerah endemis)",
        penjelasan="Diberikan satu kali pada umur 10 bulan. Jadwal pusat: Bali, Kalimantan Barat, dan DI Yogyakarta.",
        sumber="KMK HK.01.07/MENKES/1462/2023; petunjuk teknis imunisasi JE",
        sebutan=("menurut jadwal pusat", "diberikan", "tidak diberikan"),
        bukan_skor=_BUKAN_SKOR,
    ),
    Opsi(
        kunci="idl_ipv2",
        pilihan=_DIHITUNG,
        bawaan=TIDAK_DIHITUNG,
        judul="IPV 2 dalam imunisasi dasar lengkap",
        penjelasan="Bila dihitung, anak baru disebut lengkap sesudah IPV 2 (umur 9 bulan) dicatat.",
        sumber=_SUMBER_IDL,
        sebutan=_KATA_DIHITUNG,
    ),
    Opsi(
        kunci="idl_pcv",
        pilihan=_DIHITUNG,
        bawaan=TIDAK_DIHITUNG,
        judul="PCV 1 dan 2 dalam imunisasi dasar lengkap",
        penjelasan="Bila dihitung, anak baru disebut lengkap sesudah PCV 1 dan 2 dicatat.",
        sumber=_SUMBER_IDL,
        sebutan=_KATA_DIHITUNG,
    ),
    Opsi(
        kunci="idl_rv",
        pilihan=_DIHITUNG,
        bawaan=TIDAK_DIHITUNG,
        judul="RV 1, 2, dan 3 dalam imunisasi dasar lengkap",
        penjelasan="Bila dihitung, anak baru disebut lengkap sesudah RV 1, 2, dan 3 (rotavirus) dicatat.",
        sumber=_SUMBER_IDL,
        sebutan=_KATA_DIHITUNG,
    ),
)

BAWAAN_IMUNISASI: dict[str, str] = {opsi.kunci: opsi.bawaan for opsi in OPSI_IMUNISASI}
