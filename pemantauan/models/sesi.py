"""Counselling sessions: who was invited and who came, fathers above all (mission M16)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kpm.bidang import BidangBulan
from kpm.models import Fasilitas
from kpm.rekaman import Rekaman
from kpm.wilayah_kerja import Letak
from sasaran.models import Anak, Kehamilan


class SesiKonseling(Rekaman):
    """A counselling session of a village: a class of pregnant women, nutrition counselling, a class of fathers."""

    class Jenis(models.TextChoices):
        KELAS_IBU = "kelas_ibu", "Kelas ibu hamil"
        GIZI = "gizi", "Konseling gizi orang tua"
        AYAH = "ayah", "Kelas ayah"

    jenis = models.CharField(max_length=10, choices=Jenis.choices)
    tanggal = models.DateField()
    bulan = BidangBulan(db_index=True)
    """Month of ``tanggal``: the monthly record its attendance counts for."""
    jam = models.TimeField("jam mulai", null=True, blank=True)
    tempat = models.CharField(max_length=100, blank=True)
    fasilitas = models.ForeignKey(Fasilitas, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    materi = models.CharField(max_length=150, blank=True)
    narasumber = models.CharField(max_length=100, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("-tanggal", "-pk")

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.tanggal}"


class PesertaKonseling(Rekaman):
    """A pregnancy or a child a session was held for: was the father invited, who came. None: not written down."""

    sesi = models.ForeignKey(SesiKonseling, on_delete=models.CASCADE, related_name="peserta")
    kehamilan = models.ForeignKey(Kehamilan, null=True, blank=True, on_delete=models.PROTECT, related_name="konseling")
    anak = models.ForeignKey(Anak, null=True, blank=True, on_delete=models.PROTECT, related_name="konseling")
    ayah_diundang = models.BooleanField("ayah / suami diundang", default=False)
    ayah_hadir = models.BooleanField("ayah / suami hadir", null=True, blank=True)
    ibu_hadir = models.BooleanField("ibu hadir", null=True, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(kehamilan__isnull=True) ^ Q(anak__isnull=True), name="peserta_ibu_atau_anak"
            ),
            models.UniqueConstraint(
                fields=["desa", "sesi", "kehamilan"],
                condition=Q(kehamilan__isnull=False),
                name="peserta_ibu_satu_kali",
            ),
            models.UniqueConstraint(
                fields=["desa", "sesi", "anak"], condition=Q(anak__isnull=False), name="peserta_anak_satu_kali"
            ),
        ]

    def __str__(self) -> str:
        return str(self.kehamilan or self.anak)

    def letak_kerja(self) -> Letak:
        """Where the pregnancy or child stands, for the guard of work areas (`kpm.kerja`)."""
        milik: Kehamilan | Anak = self.kehamilan or self.anak  # type: ignore[assignment]  # always one of them
        return milik.letak_kerja()
