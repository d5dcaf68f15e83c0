"""Examinations of a pregnancy and its puerperium, each with its day and its findings."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from kpm.bidang import BidangBulan
from kpm.rekaman import Rekaman
from kpm.wilayah_kerja import Letak
from sasaran.models import Kehamilan, SumberData

_LILA = "Isi LiLA 10 sampai 60 cm."
_HB = "Isi Hb 2 sampai 25 g/dL."


class Pemeriksaan(Rekaman):
    """One antenatal or postnatal contact. It is counted through its month's record, never beside it: saving it raises
    the month's ``anc`` or ``nifas`` to the contacts of that month."""

    class Jenis(models.TextChoices):
        ANC = "anc", "Periksa kehamilan"
        NIFAS = "nifas", "Periksa nifas"

    class Pemeriksa(models.TextChoices):
        BIDAN = "bidan", "Bidan atau perawat"
        DOKTER = "dokter", "Dokter"

    kehamilan = models.ForeignKey(Kehamilan, on_delete=models.PROTECT, related_name="pemeriksaan")
    jenis = models.CharField(max_length=6, choices=Jenis.choices)
    tanggal = models.DateField()
    bulan = BidangBulan(db_index=True)
    """Month of ``tanggal``."""
    pemeriksa = models.CharField(max_length=10, choices=Pemeriksa.choices, default=Pemeriksa.BIDAN)
    usg = models.BooleanField("diperiksa dengan USG", default=False)
    lila = models.DecimalField(
        "LiLA (cm)",
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(10, _LILA), MaxValueValidator(60, _LILA)],
    )
    hb = models.DecimalField(
        "Hb (g/dL)",
        max_digits=3,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(2, _HB), MaxValueValidator(25, _HB)],
    )
    tablet = models.PositiveSmallIntegerField(
        "tablet diterima", null=True, blank=True, validators=[MaxValueValidator(180, "Isi 0 sampai 180 tablet.")]
    )
    sumber = models.CharField("sumber data", max_length=20, choices=SumberData.choices, default=SumberData.BUKU_KIA)
    catatan = models.CharField(max_length=300, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("tanggal", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["desa", "kehamilan", "jenis", "tanggal"],
                name="pemeriksaan_satu_sehari",
                violation_error_message="Pemeriksaan pada tanggal itu sudah dicatat.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.tanggal}"

    def letak_kerja(self) -> Letak:
        """Where the woman stands, for the guard of work areas (`kpm.kerja`)."""
        return self.kehamilan.letak_kerja()
