"""What the providers of a village offer, asked once a year."""

from __future__ import annotations

from django.db import models

from kpm.models import Fasilitas
from kpm.rekaman import Rekaman


class KondisiLayanan(Rekaman):
    """Formulir 1 block b-c: which services one provider offers in one year; None where nobody asked yet.

    Source: Formulir 1, "KETERSEDIAAN LAYANAN".
    """

    fasilitas = models.ForeignKey(Fasilitas, on_delete=models.PROTECT, related_name="kondisi")
    tahun = models.PositiveSmallIntegerField()
    dilihat_pada = models.DateField("ditanyakan pada", null=True, blank=True)
    periksa_hamil = models.BooleanField("pemeriksaan ibu hamil", null=True, blank=True)
    pil_fe = models.BooleanField("pemberian pil Fe", null=True, blank=True)
    periksa_nifas = models.BooleanField("pemeriksaan nifas", null=True, blank=True)
    imunisasi = models.BooleanField("imunisasi", null=True, blank=True)
    timbang = models.BooleanField("penimbangan berat badan", null=True, blank=True)
    ukur = models.BooleanField("pengukuran panjang/tinggi badan", null=True, blank=True)
    konseling = models.BooleanField("konseling rutin", null=True, blank=True)
    parenting = models.BooleanField("layanan 0-<3 tahun (parenting)", null=True, blank=True)
    paud = models.BooleanField("layanan 3-6 tahun", null=True, blank=True)

    LAYANAN = (
        "periksa_hamil",
        "pil_fe",
        "periksa_nifas",
        "imunisasi",
        "timbang",
        "ukur",
        "konseling",
        "parenting",
        "paud",
    )

    class Meta(Rekaman.Meta):
        ordering = ("tahun", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["desa", "fasilitas", "tahun"],
                name="kondisi_satu_setahun",
                violation_error_message="Layanan ini sudah dicatat untuk tahun ini.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.fasilitas} {self.tahun}"
