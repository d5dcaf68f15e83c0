"""Aggregates for those above the village: numbers of a quarter without any name."""

from __future__ import annotations

from django.db import models

from kpm.models import Wilayah


class RekapDesa(models.Model):
    """The figures of one village and quarter, recomputed by a task after changes; readable above the village."""

    wilayah = models.ForeignKey(Wilayah, on_delete=models.CASCADE, related_name="rekap")
    periode = models.CharField(max_length=7)
    isi = models.JSONField()
    konvergensi = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    orang = models.PositiveIntegerField(default=0)
    lengkap = models.PositiveIntegerField(default=0)
    belum_dipantau = models.PositiveIntegerField(default=0)
    catatan_terakhir = models.DateTimeField(null=True)
    dihitung_pada = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name_plural = "rekap desa"
        constraints = [models.UniqueConstraint(fields=["wilayah", "periode"], name="rekap_satu_per_triwulan")]

    def __str__(self) -> str:
        return f"{self.wilayah} {self.periode}"
