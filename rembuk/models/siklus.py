"""The planning year: its stages and their last weeks, the social map of each dusun, and what was made public."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from kpm.models import Dusun, Fasilitas, Wilayah
from kpm.rekaman import Rekaman
from rembuk.models.rapat import Pertemuan
from sasaran.models import Keluarga


class Tahap(models.TextChoices):
    """The seven stages of a planning year (forms.md 13.1)."""

    PEMETAAN = "pemetaan", "Pemetaan sosial dan pendataan sasaran"
    FGD = "fgd", "Diskusi kelompok terarah (RDS)"
    MAD = "mad", "FGD antardesa"
    REMBUK = "rembuk", "Rembuk stunting desa"
    ADVOKASI = "advokasi", "Advokasi ke RKP Desa dan APBDes"
    PELAKSANAAN = "pelaksanaan", "Pelaksanaan kegiatan"
    PEMANTAUAN = "pemantauan", "Pemantauan dan evaluasi"


class BatasTahap(models.Model):
    """The last week of a stage in a region, where it differs from the rule of `rembuk.tahap`; the nearest one wins.

    Reference data of the nation and the kabupaten, not of a village.
    """

    wilayah = models.ForeignKey(Wilayah, on_delete=models.CASCADE, related_name="+")
    tahap = models.CharField(max_length=12, choices=Tahap.choices)
    bulan = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(12)])
    minggu = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(5)])

    class Meta:
        verbose_name_plural = "batas tahap"
        constraints = [models.UniqueConstraint(fields=["wilayah", "tahap"], name="batas_tahap_satu_kali")]

    def __str__(self) -> str:
        return f"{self.get_tahap_display()}: minggu {self.minggu} bulan {self.bulan}"


class Siklus(Rekaman):
    """What a village says about the planning of one RKP year; the state of the stages is read from their documents."""

    tahun_rkp = models.PositiveSmallIntegerField("tahun RKP Desa")
    mad_perlu = models.BooleanField("FGD antardesa diperlukan", null=True, blank=True)
    """None while nobody has said whether something has to be settled with other villages."""
    alasan_tanpa_mad = models.CharField(max_length=300, blank=True)
    musdes = models.DateField("tanggal Musdes perencanaan", null=True, blank=True)
    catatan = models.CharField(max_length=300, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("-tahun_rkp",)
        constraints = [models.UniqueConstraint(fields=["desa", "tahun_rkp"], name="siklus_satu_setahun")]

    def __str__(self) -> str:
        return f"Siklus RKP Desa {self.tahun_rkp}"


class TemuanDusun(Rekaman):
    """A finding of the social mapping of a dusun, written in its musdus."""

    pertemuan = models.ForeignKey(Pertemuan, on_delete=models.CASCADE, related_name="temuan")
    temuan = models.CharField(max_length=300)
    tempat = models.CharField("di mana", max_length=100, blank=True)
    usul = models.CharField("usul warga", max_length=300, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.temuan


class TitikPeta(Rekaman):
    """Where a house or a facility stands on the sketch of its dusun, from the upper left corner, 0 to 1000 each way."""

    dusun = models.ForeignKey(Dusun, on_delete=models.PROTECT, related_name="+")
    keluarga = models.ForeignKey(Keluarga, null=True, blank=True, on_delete=models.CASCADE, related_name="titik")
    fasilitas = models.ForeignKey(Fasilitas, null=True, blank=True, on_delete=models.CASCADE, related_name="titik")
    x = models.PositiveSmallIntegerField(validators=[MaxValueValidator(1000)])
    y = models.PositiveSmallIntegerField(validators=[MaxValueValidator(1000)])

    class Meta(Rekaman.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(keluarga__isnull=True) ^ Q(fasilitas__isnull=True), name="titik_rumah_atau_fasilitas"
            ),
            models.UniqueConstraint(
                fields=["desa", "keluarga"], condition=Q(keluarga__isnull=False), name="titik_satu_per_rumah"
            ),
            models.UniqueConstraint(
                fields=["desa", "fasilitas"], condition=Q(fasilitas__isnull=False), name="titik_satu_per_fasilitas"
            ),
        ]

    def __str__(self) -> str:
        return str(self.keluarga or self.fasilitas)


class Publikasi(Rekaman):
    """The results of an FGD made public before the rembuk: where and when."""

    class Cara(models.TextChoices):
        PAPAN = "papan", "Papan pengumuman"
        WHATSAPP = "whatsapp", "Grup WhatsApp"
        LAIN = "lain", "Cara lain"

    pertemuan = models.ForeignKey(Pertemuan, on_delete=models.CASCADE, related_name="publikasi")
    cara = models.CharField(max_length=10, choices=Cara.choices)
    tanggal = models.DateField()
    tempat = models.CharField("di mana", max_length=150, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("tanggal", "pk")

    def __str__(self) -> str:
        return f"{self.get_cara_display()} {self.tanggal}"
