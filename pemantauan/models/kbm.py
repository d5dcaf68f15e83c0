"""The minimum weight gain of a month (kenaikan berat badan minimal), as reference data an administrator can edit."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models

from sasaran.models import JenisKelamin


class Kbm(models.Model):
    """Grams a child of one sex has to gain within a month, by bulan penuh at the weighing (Buku KIA 2023, KMS)."""

    jenis_kelamin = models.CharField(max_length=1, choices=JenisKelamin.choices)
    umur_bulan = models.PositiveSmallIntegerField("umur (bulan penuh)", validators=[MaxValueValidator(60)])
    gram = models.PositiveSmallIntegerField("kenaikan paling sedikit (gram)")

    class Meta:
        ordering = ("jenis_kelamin", "umur_bulan")
        verbose_name_plural = "KBM"
        constraints = [models.UniqueConstraint(fields=["jenis_kelamin", "umur_bulan"], name="kbm_satu_umur")]

    def __str__(self) -> str:
        return f"{self.jenis_kelamin} {self.umur_bulan} bulan: {self.gram} g"
