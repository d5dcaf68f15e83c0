"""The menu of activities villages usually pay for, by service package, offered while a proposal is typed."""

from __future__ import annotations

KEGIATAN: dict[int, tuple[str, ...]] = {
    1: (
        "Pemberian makanan tambahan (PMT) bahan lokal di posyandu",
        "PMT pemulihan anak gizi kurang dan gizi buruk",
        "PMT ibu hamil KEK",
        "Pengadaan alat ukur dan timbang (antropometri) posyandu",
        "Insentif kader posyandu",
        "Rehab gedung posyandu",
        "Kelas ibu hamil",
        "Tablet tambah darah remaja putri",
        "Pemeriksaan kesehatan gratis ibu hamil dan anak",
        "Transportasi rujukan ibu hamil (ambulans desa)",
        "Rumah tunggu kelahiran",
        "Pendampingan ibu hamil KEK dan risiko tinggi",
        "Insentif dan operasional Kader Pembangunan Manusia",
    ),
    2: (
        "Kelas gizi bagi orang tua anak 0–23 bulan",
        "Kelas ayah dan ibu",
        "Penyuluhan gizi dan pola asuh",
        "Bina Keluarga Balita (BKB)",
        "Demo masak makanan pendamping ASI",
        "Pelatihan KPM dan kader posyandu",
        "Kebun gizi keluarga",
    ),
    3: (
        "Sambungan air bersih ke rumah tangga",
        "Pembangunan sumber air bersih milik desa",
        "Perbaikan sumber air bersih milik desa",
        "Jamban sehat keluarga miskin",
        "Pembangunan MCK umum",
        "Saluran pembuangan air limbah (SPAL)",
        "Pengelolaan sampah rumah tangga",
    ),
    4: (
        "Fasilitasi akta kelahiran dan NIK",
        "Layanan kesehatan warga miskin",
        "Pendaftaran jaminan kesehatan keluarga 1.000 HPK",
        "BLT Desa bagi keluarga miskin dengan sasaran 1.000 HPK",
    ),
    5: (
        "Kelas pengasuhan (parenting) di PAUD",
        "Pengadaan alat permainan edukatif (APE) PAUD",
        "Insentif guru PAUD",
        "Rehab gedung PAUD",
        "PMT anak PAUD",
    ),
}
"""Package -> activities. Sources: village budget activity list (Permendagri 20/2018) and KPM guides."""


def menu(paket: int | None) -> list[tuple[str, int]]:
    """All activities with their package, those of ``paket`` first."""
    urutan = sorted(KEGIATAN, key=lambda nomor: (nomor != paket, nomor))
    return [(nama, nomor) for nomor in urutan for nama in KEGIATAN[nomor]]
