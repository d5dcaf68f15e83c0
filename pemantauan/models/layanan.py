"""Who must provide each service, by authority."""

from __future__ import annotations

from django.db import models

from kpm.models import Fasilitas
from kpm.rekaman import Rekaman


class Kewenangan(models.TextChoices):
    """Whose task a service is."""

    DESA = "desa", "Pemerintah desa"
    PUSKESMAS = "puskesmas", "Puskesmas"
    OPD = "opd", "Dinas kabupaten (OPD)"
    SWADAYA = "swadaya", "Swadaya masyarakat"


class PenanggungJawab(Rekaman):
    """The village's own answer for one service; without a row the default of `pemantauan.layanan` holds."""

    kelompok = models.CharField(max_length=5)
    """ibu, anak or paud."""
    indikator = models.CharField(max_length=20)
    kewenangan = models.CharField(max_length=10, choices=Kewenangan.choices)
    fasilitas = models.ForeignKey(Fasilitas, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    nama = models.CharField("siapa", max_length=100, blank=True)
    """Person or office: "Bidan Nurhayati", "Dinas Dukcapil"."""
    telepon = models.CharField(max_length=15, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("kelompok", "indikator")
        constraints = [
            models.UniqueConstraint(
                fields=["desa", "kelompok", "indikator"],
                name="penanggung_jawab_satu",
                violation_error_message="Penanggung jawab layanan ini sudah dicatat.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kelompok} {self.indikator}"
