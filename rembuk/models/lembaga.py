"""The institutions of a village that carry the work: RDS, TPPS and BPD, with their SK and members."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kpm.models import Unggahan
from kpm.rekaman import Rekaman
from rembuk.models.rapat import Unsur, nama_unsur
from sasaran.models import JenisKelamin


class Lembaga(Rekaman):
    """One term of an institution, fixed by its SK. The members of the TPK stand with the KPM (`kpm.AnggotaTpk`)."""

    class Jenis(models.TextChoices):
        RDS = "rds", "Rumah Desa Sehat (RDS)"
        TPPS = "tpps", "Tim Percepatan Penurunan Stunting (TPPS)"
        BPD = "bpd", "Badan Permusyawaratan Desa (BPD)"

    jenis = models.CharField(max_length=8, choices=Jenis.choices)
    nomor_sk = models.CharField("nomor SK", max_length=80, blank=True)
    tanggal_sk = models.DateField("tanggal SK", null=True, blank=True)
    mulai = models.DateField("masa tugas mulai", null=True, blank=True)
    selesai = models.DateField("masa tugas berakhir", null=True, blank=True)
    sk = models.ForeignKey(Unggahan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    pembiayaan = models.CharField(max_length=150, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("jenis", "-mulai", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(mulai__isnull=True) | Q(selesai__isnull=True) | Q(selesai__gte=models.F("mulai")),
                name="lembaga_selesai_setelah_mulai",
                violation_error_message="Masa tugas berakhir sebelum mulai.",
            )
        ]

    def __str__(self) -> str:
        return self.get_jenis_display()


class AnggotaLembaga(Rekaman):
    """A member of an institution: office, element, term."""

    lembaga = models.ForeignKey(Lembaga, on_delete=models.CASCADE, related_name="anggota")
    nama = models.CharField(max_length=100)
    jabatan = models.CharField(max_length=80, blank=True, help_text="Misalnya: Ketua, Sekretaris, Bidang data")
    unsur = models.CharField(max_length=20, choices=Unsur.choices)
    jenis_kelamin = models.CharField("L/P", max_length=1, choices=JenisKelamin.choices)
    telepon = models.CharField(max_length=15, blank=True)
    urutan = models.PositiveSmallIntegerField(default=0)
    berhenti_pada = models.DateField(null=True, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("urutan", "pk")

    def __str__(self) -> str:
        return self.nama

    def get_unsur_display(self) -> str:  # type: ignore[no-redef]
        """The element in the words of the village; read with ``desa``, or it asks a query."""
        return nama_unsur(self.unsur, kelurahan=self.desa.kelurahan)
