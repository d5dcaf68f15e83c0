"""Reads of imports: the list of a village, the counts of one, and its rows page by page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet

from laporan.impor.bentuk import REKAM
from laporan.models import BarisImpor, Impor

PER_HALAMAN = 50
DAFTAR = 25
"""Imports on the list."""
K = BarisImpor.Keadaan
NAMA_REKAM = {
    "dusun": "Dusun",
    "fasilitas": "Posyandu dan layanan",
    "keluarga": "Keluarga",
    "orang": "Orang",
    "kehamilan": "Kehamilan",
    "anak": "Data anak",
    "kondisi": "Formulir 1",
    "ibu": "Formulir 2A",
    "balita": "Formulir 2B",
    "paud": "Formulir 2C",
}


@dataclass(frozen=True, slots=True)
class Hitungan:
    """Rows of an import by kind and state."""

    isi: dict[str, dict[str, int]]
    """Key of REKAM -> state -> how many."""
    tersimpan: int
    """Rows that are written to the village."""

    def jumlah(self, keadaan: str) -> int:
        """Rows of one state."""
        return sum(satu.get(keadaan, 0) for satu in self.isi.values())

    @property
    def baru(self) -> int:
        return self.jumlah(K.BARU)

    @property
    def berubah(self) -> int:
        return self.jumlah(K.BERUBAH)

    @property
    def ditulis(self) -> int:
        """Rows that would be written."""
        return self.baru + self.berubah

    @property
    def tidak_jelas(self) -> int:
        return self.jumlah(K.TIDAK_JELAS)

    @property
    def semua(self) -> int:
        return sum(sum(satu.values()) for satu in self.isi.values())

    @property
    def tabel(self) -> list[tuple[str, list[tuple[str, int]]]]:
        """Name of the kind, and label and number of each state of `saringan`, in the order of writing."""
        return [
            (NAMA_REKAM[rekam], [(label, self.isi[rekam].get(keadaan, 0)) for keadaan, label, _ in self.saringan])
            for rekam in REKAM
            if rekam in self.isi
        ]

    @property
    def saringan(self) -> list[tuple[str, str, int]]:
        """State, label and number, of the states that occur."""
        return [(keadaan, label, n) for keadaan, label in K.choices if (n := self.jumlah(keadaan))]


def hitung(impor: Impor) -> Hitungan:
    """Rows of an import by kind and state. Two queries."""
    semua = BarisImpor.objects.filter(impor=impor).order_by()
    isi: dict[str, dict[str, int]] = {}
    for rekam, keadaan, jumlah in semua.values_list("rekam", "keadaan").annotate(jumlah=Count("pk")):
        isi.setdefault(rekam, {})[keadaan] = jumlah
    return Hitungan(isi, semua.filter(diterapkan_pada__isnull=False).count())


def daftar_impor() -> list[Impor]:
    """The latest imports of the open village, without their files. One query."""
    return list(Impor.objects.defer("isi_berkas").select_related("dibuat_oleh")[:DAFTAR])


def impor_ringan() -> QuerySet[Impor]:
    """Imports without their files."""
    return Impor.objects.defer("isi_berkas").select_related("desa", "dibuat_oleh", "diterapkan_oleh", "diurungkan_oleh")


def baris_impor(impor: Impor, *, keadaan: str, halaman: str | None) -> Page[Any]:
    """Rows of an import of one state (empty: all), without what only writing needs. Two queries."""
    semua = BarisImpor.objects.filter(impor=impor).defer("isi", "rahasia", "jejak")
    if keadaan in K.values:
        semua = semua.filter(keadaan=keadaan)
    return Paginator(semua, PER_HALAMAN).get_page(halaman)
