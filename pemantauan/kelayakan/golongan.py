"""The kinds of doubts as the inbox groups them, and which measurements each of them holds back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Golongan:
    """One kind: its code in addresses, its heading, what to look at, and the doubts that belong to it."""

    kode: str
    judul: str
    teks: str
    nama: tuple[str, ...] = ()
    """Doubts by name, without the value."""


GOLONGAN: tuple[Golongan, ...] = (
    Golongan(
        "panjang",
        "Panjang badan turun atau melompat",
        "Anak tidak bertambah pendek. Lihat kembali Buku KIA, atau ukur ulang.",
        ("panjang_turun", "panjang_naik", "panjang_lebih"),
    ),
    Golongan(
        "berat",
        "Berat badan turun atau melompat",
        "Cocokkan dengan KMS. Sering hanya koma yang bergeser atau nama yang tertukar.",
        ("berat_turun", "berat_naik"),
    ),
    Golongan(
        "zskor",
        "Z-score tidak masuk akal",
        "Berat, panjang, tanggal lahir, atau jenis kelamin mungkin salah tulis.",
        ("z_pb_u", "z_bb_u", "z_bb_pb", "z_imt_u"),
    ),
    Golongan(
        "lazim",
        "Jauh dari yang biasa",
        "Ukuran ini jarang sekali pada umur itu. Pastikan angkanya.",
        ("berat_lazim", "panjang_lazim"),
    ),
    Golongan(
        "berdiri",
        "Diukur berdiri di bawah 9 bulan",
        "Bayi diukur berbaring. Perbaiki cara ukurnya bila salah tekan.",
        ("berdiri",),
    ),
    Golongan(
        "tikar",
        "Tikar tidak cocok dengan panjang",
        "Warna tikar yang dilihat tetap dicatat. Pastikan warna dan panjangnya.",
        ("tikar_z",),
    ),
    Golongan(
        "bulanan",
        "Isian bulanan lain",
        "Berbeda dari bulan sebelumnya, atau lebih banyak dari yang biasa.",
    ),
    Golongan(
        "hamil",
        "Hamil lebih dari 44 minggu",
        "Mungkin persalinannya belum dicatat, atau HPHT-nya salah.",
        ("hamil_lewat",),
    ),
    Golongan(
        "lahir",
        "Melahirkan, anaknya belum terdaftar",
        "Bayi yang lahir hidup belum punya data anak.",
        ("tanpa_anak",),
    ),
    Golongan(
        "nik",
        "NIK tidak cocok dengan data diri",
        "NIK memuat tanggal lahir dan jenis kelamin. Cocokkan dengan kartu keluarga.",
        ("nik_lahir", "nik_jenis_kelamin"),
    ),
)
LAIN = next(satu for satu in GOLONGAN if satu.kode == "bulanan")
_MENURUT_NAMA = {nama: satu for satu in GOLONGAN for nama in satu.nama}
_TAHAN: dict[str, frozenset[str]] = {
    **{nama: frozenset({"panjang"}) for nama in ("panjang_turun", "panjang_naik", "panjang_lebih", "panjang_lazim")},
    **{nama: frozenset({"berat"}) for nama in ("berat_turun", "berat_naik", "berat_lazim", "z_bb_u")},
    **{nama: frozenset({"panjang"}) for nama in ("z_pb_u", "berdiri")},
    **{nama: frozenset({"berat", "panjang"}) for nama in ("z_bb_pb", "z_imt_u")},
}


def golongan(nama: str) -> Golongan:
    """The kind a doubt of this name belongs to."""
    return _MENURUT_NAMA.get(nama, LAIN)


def tahan(nama: str) -> frozenset[str]:
    """Measurements ("berat", "panjang") a doubt keeps out of z-scores and counts until somebody answers it.

    The colour of the mat holds nothing back: it tells early and coarsely, and a length it contradicts is not wrong for
    that (growth.md 4).
    """
    return _TAHAN.get(nama, frozenset())
