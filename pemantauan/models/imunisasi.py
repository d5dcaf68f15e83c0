"""Vaccine doses a child received, each with its day."""

from __future__ import annotations

from django.db import models

from kpm.rekaman import Rekaman
from kpm.wilayah_kerja import Letak
from sasaran.models import Anak, SumberData


class DosisImunisasi(Rekaman):
    """One dose of one vaccine: recorded doses, not the month's answer, decide "imunisasi dasar" of Formulir 3B."""

    anak = models.ForeignKey(Anak, on_delete=models.PROTECT, related_name="dosis")
    vaksin = models.CharField(max_length=12)
    """Code of the schedule's data: hb0, bcg, opv, dpt, heksa, ipv, pcv, rv, mr, je."""
    dosis = models.PositiveSmallIntegerField("dosis ke", default=1)
    tanggal = models.DateField("tanggal diberikan")
    tanggal_perkiraan = models.BooleanField("tanggal perkiraan", default=False)
    """Only its month is known; the day is the last of that month, or the day of entry while the month runs."""
    sumber = models.CharField("sumber data", max_length=20, choices=SumberData.choices, default=SumberData.BUKU_KIA)
    tempat = models.CharField(max_length=100, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("tanggal", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["desa", "anak", "vaksin", "dosis"],
                name="dosis_satu_kali",
                violation_error_message="Dosis ini sudah dicatat untuk anak ini.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.vaksin} {self.dosis}"

    def letak_kerja(self) -> Letak:
        """Where the child stands, for the guard of work areas (`kpm.kerja`)."""
        return self.anak.letak_kerja()
