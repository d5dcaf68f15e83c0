"""Who must provide each service in the village whose scope is open: its own answers over the defaults."""

from __future__ import annotations

from dataclasses import dataclass

from pemantauan.indikator import HPK_2018
from pemantauan.layanan import KELOMPOK, Tanggung, bawaan, tanggung_desa
from pemantauan.models import PenanggungJawab


@dataclass(frozen=True, slots=True)
class BarisLayanan:
    """One service on the page."""

    kelompok: str
    indikator: str
    nama: str
    tanggung: Tanggung
    milik_desa: bool
    """The village has said it; otherwise it is the default."""


def tercatat() -> dict[tuple[str, str], PenanggungJawab]:
    """The village's own answers. One query."""
    semua = PenanggungJawab.objects.select_related("fasilitas")
    return {(satu.kelompok, satu.indikator): satu for satu in semua}


def _tanggung(satu: PenanggungJawab, sebutan: str) -> Tanggung:
    fasilitas = satu.fasilitas.nama if satu.fasilitas else ""
    return tanggung_desa(satu.kewenangan, satu.nama, fasilitas, satu.telepon, sebutan=sebutan)


def daftar_layanan(sebutan: str = "desa") -> list[tuple[str, list[BarisLayanan]]]:
    """Every service by group, in the order of the forms. One query."""
    ada, baku = tercatat(), bawaan(sebutan)
    hasil = []
    for kelompok, judul in KELOMPOK.items():
        baris = []
        for satu in HPK_2018.kelompok(kelompok):
            kunci = (kelompok, satu.kode)
            isi = _tanggung(ada[kunci], sebutan) if kunci in ada else baku[kunci]
            baris.append(BarisLayanan(kelompok, satu.kode, satu.nama, isi, kunci in ada))
        hasil.append((judul, baris))
    return hasil
