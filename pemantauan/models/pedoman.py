"""The settings of the guideline, with who set them and since when."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kpm.models import Pengguna, Wilayah


class PengaturanPedoman(models.Model):
    """One option of the guideline, set by the nation, a province or a kabupaten and inherited by what lies below."""

    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="pengaturan_pedoman")
    kunci = models.CharField(max_length=40)
    nilai = models.CharField(max_length=40)
    berlaku_sejak = models.DateField()
    oleh = models.ForeignKey(Pengguna, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    dicatat_pada = models.DateTimeField(auto_now_add=True, null=True)
    """None for a decision older than this field."""
    alasan = models.CharField(max_length=300, blank=True)
    dibatalkan_pada = models.DateTimeField(null=True, blank=True, editable=False)
    """Taken back before its day came: it decides nothing any more and stays in the history."""
    dibatalkan_oleh = models.ForeignKey(
        Pengguna, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name_plural = "pengaturan pedoman"
        constraints = [
            models.UniqueConstraint(
                fields=["wilayah", "kunci", "berlaku_sejak"],
                condition=Q(dibatalkan_pada=None),
                name="pengaturan_satu_kali_sehari",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kunci} = {self.nilai}"
