"""Regions of the government's code list."""

from __future__ import annotations

from django.db import models

from kpm.lingkup import PANJANG_DESA
from kpm.zona import zona


class Wilayah(models.Model):
    """A region of the government's code list: nation "00", province, kabupaten, kecamatan, desa or kelurahan."""

    kode = models.CharField(max_length=13, unique=True)
    nama = models.CharField(max_length=100)
    contoh = models.BooleanField("data contoh", default=False)
    dibuka_pada = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("kode",)
        verbose_name_plural = "wilayah"

    def __str__(self) -> str:
        return self.nama

    @property
    def desa(self) -> bool:
        """Whether this is a village (desa, desa adat or kelurahan)."""
        return len(self.kode) == PANJANG_DESA

    @property
    def kelurahan(self) -> bool:
        return self.desa and self.kode[9] == "1"

    @property
    def sebutan(self) -> str:
        """Desa, Kelurahan, Kecamatan; empty where the name carries the word itself (Kabupaten Sumbawa)."""
        if self.desa:
            return "Kelurahan" if self.kelurahan else "Desa"
        return "Kecamatan" if self.kode.count(".") == 2 else ""

    @property
    def nama_lengkap(self) -> str:
        return f"{self.sebutan} {self.nama}".strip()

    @property
    def kode_induk(self) -> list[str]:
        """Codes of the regions above, the nearest first; the nation last."""
        bagian = self.kode.split(".")
        return [".".join(bagian[:n]) for n in range(len(bagian) - 1, 0, -1)] + (["00"] if self.kode != "00" else [])

    @property
    def nama_zona(self) -> str:
        return zona(self.kode)[0]

    @property
    def singkatan_zona(self) -> str:
        return zona(self.kode)[1]
