"""What the pages of a merge show: both sides, the choices as they stand, and what will happen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pemantauan.bulanan.sebutan import KOSONG
from pemantauan.kueri_gabung import SISI, BulanKembar, Perbandingan, Pilihan
from sasaran.models import Orang

AWALAN_ISI, AWALAN_BULAN = "isi.", "bulan."


@dataclass(frozen=True, slots=True)
class Jawab:
    """What a person has chosen so far: the side that stays, by key the side to believe, and what they saw."""

    tetap: str
    isi: dict[str, str]
    bulan: dict[str, str]
    sidik: str

    @classmethod
    def dari(cls, isian: Mapping[str, Any], banding: Perbandingan) -> Jawab:
        """From a form; what is missing or no side is as suggested, and what nobody asked about is dropped."""

        def sisi(nama: str, saran: str) -> str:
            return satu if (satu := isian.get(nama, "")) in SISI else saran

        return cls(
            tetap=sisi("tetap", banding.saran),
            isi={p.kunci: sisi(AWALAN_ISI + p.kunci, p.saran) for p in banding.semua_pilihan},
            bulan={b.kunci: sisi(AWALAN_BULAN + b.kunci, b.saran) for b in banding.bulan},
            sidik=str(isian.get("sidik", "")),
        )

    def usang(self, banding: Perbandingan) -> bool:
        """Whether something was saved since the comparison was shown; nothing was shown yet on the first look."""
        return bool(self.sidik) and self.sidik != banding.sidik

    @property
    def tersembunyi(self) -> list[tuple[str, str]]:
        """The choices of the first page, for the second to carry."""
        return [("tetap", self.tetap), *((AWALAN_ISI + kunci, sisi) for kunci, sisi in self.isi.items())]


@dataclass(frozen=True, slots=True)
class SisiLihat:
    """One record as the head of a column."""

    nama: str
    objek: Any
    sebutan: str
    """Catatan pertama, catatan kedua."""
    rincian: list[str]
    tetap: bool


def sisi(banding: Perbandingan, nama: str, jawab: Jawab) -> SisiLihat:
    """One of the two records beside the other, as the page of a merge shows it."""
    return SisiLihat(
        nama=nama,
        objek=banding.sisi(nama),
        sebutan="Catatan pertama" if nama == SISI[0] else "Catatan kedua",
        rincian=banding.ringkas[nama],
        tetap=jawab.tetap == nama,
    )


@dataclass(frozen=True, slots=True)
class PilihanLihat:
    """One choice as a row of two radio buttons."""

    pilihan: Pilihan
    nama: str
    sisi: str


@dataclass(frozen=True, slots=True)
class BagianPilihan:
    """Choices under one heading: what the two say differently, and what only one of them says."""

    judul: str
    beda: list[PilihanLihat]
    sepihak: list[PilihanLihat]


def pilihan(banding: Perbandingan, jawab: Jawab) -> list[BagianPilihan]:
    """The choices by heading, with the side that stands."""
    hasil = []
    for judul, semua in banding.pilihan:
        lihat = [PilihanLihat(satu, AWALAN_ISI + satu.kunci, jawab.isi[satu.kunci]) for satu in semua]
        sepihak = [satu for satu in lihat if KOSONG in (satu.pilihan.satu, satu.pilihan.lain)]
        hasil.append(BagianPilihan(judul, [satu for satu in lihat if satu not in sepihak], sepihak))
    return hasil


@dataclass(frozen=True, slots=True)
class BulanLihat:
    """A month on both: what the two say differently, what only one of them says, and the side that stands."""

    pilihan: BulanKembar
    nama: str
    sisi: str
    beda: list[tuple[str, str, str]]
    sepihak: list[tuple[str, str, str]]


def bulan(banding: Perbandingan, jawab: Jawab) -> list[BulanLihat]:
    """The months on both."""
    hasil = []
    for satu in banding.bulan:
        sepihak = [baris for baris in satu.beda if KOSONG in baris[1:]]
        beda = [baris for baris in satu.beda if baris not in sepihak]
        hasil.append(BulanLihat(satu, AWALAN_BULAN + satu.kunci, jawab.bulan[satu.kunci], beda, sepihak))
    return hasil


def yang_pindah(banding: Perbandingan, jawab: Jawab) -> list[str]:
    """What will happen, in sentences."""
    hilang = banding.sisi(SISI[1] if jawab.tetap == SISI[0] else SISI[0])
    tetap = banding.sisi(jawab.tetap)
    if not isinstance(tetap, Orang):
        return [
            f"Semua anggota rumah tangga nomor {hilang.nomor} pindah ke rumah tangga nomor {tetap.nomor}.",
            f"Rumah tangga nomor {hilang.nomor} tidak lagi muncul di daftar.",
            "Selama 30 hari gabungan ini dapat dipisahkan lagi.",
        ]
    kalimat = [f"Semua catatan pindah ke {tetap.nama}, keluarga {tetap.keluarga.kepala}."]
    if banding.bulan:
        kalimat.append(f"{len(banding.bulan)} bulan ada di keduanya. Dari tiap bulan, satu catatan yang dipakai.")
    kalimat.append("Yang tidak dipakai disimpan 30 hari. Selama itu gabungan ini dapat dipisahkan lagi.")
    return kalimat
