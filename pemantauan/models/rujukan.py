"""A person sent to the midwife or the puskesmas, and what came back."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kpm.models import Fasilitas
from kpm.rekaman import Rekaman
from kpm.wilayah_kerja import Letak
from sasaran.models import Anak, Kehamilan, Orang


class Rujukan(Rekaman):
    """A referral with its reasons and the numbers of that day; closed by an answer."""

    class Kepada(models.TextChoices):
        BIDAN = "bidan", "Bidan desa"
        PUSKESMAS = "puskesmas", "Puskesmas"
        RUMAH_SAKIT = "rumah_sakit", "Rumah sakit"
        LAIN = "lain", "Lainnya"

    class Hasil(models.TextChoices):
        DITANGANI = "ditangani", "Sudah ditangani"
        DIPANTAU = "dipantau", "Diperiksa, dipantau di posyandu"
        LANJUT = "lanjut", "Dirujuk lebih lanjut"
        TIDAK_DATANG = "tidak_datang", "Tidak datang"

    orang = models.ForeignKey(Orang, on_delete=models.PROTECT, related_name="rujukan")
    kehamilan = models.ForeignKey(Kehamilan, null=True, blank=True, on_delete=models.PROTECT, related_name="rujukan")
    anak = models.ForeignKey(Anak, null=True, blank=True, on_delete=models.PROTECT, related_name="rujukan")
    tanggal = models.DateField("tanggal rujukan")
    kepada = models.CharField(max_length=12, choices=Kepada.choices, default=Kepada.BIDAN)
    fasilitas = models.ForeignKey(Fasilitas, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    tujuan = models.CharField("nama tujuan", max_length=100, blank=True)
    """Name of the midwife or puskesmas where it is no facility of the list."""
    alasan = models.JSONField(default=list)
    """Codes of the reasons: "stunting", "gizi_buruk", "t2" ..."""
    keterangan = models.CharField(max_length=300, blank=True)
    angka = models.JSONField(default=list, editable=False)
    """[label, value, day] of the numbers on the slip, as they stood when it was written."""
    dijawab_pada = models.DateField("tanggal jawaban", null=True, blank=True)
    penjawab = models.CharField("nama penjawab", max_length=100, blank=True)
    hasil = models.CharField(max_length=12, choices=Hasil.choices, blank=True)
    jawaban = models.CharField("isi jawaban", max_length=300, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("-tanggal", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(dijawab_pada__isnull=True, hasil="") | (Q(dijawab_pada__isnull=False) & ~Q(hasil="")),
                name="rujukan_dijawab_dengan_hasil",
                violation_error_message="Isi tanggal dan hasil jawaban bersama-sama.",
            ),
            models.CheckConstraint(
                condition=Q(kehamilan__isnull=True) | Q(anak__isnull=True), name="rujukan_ibu_atau_anak"
            ),
        ]

    def __str__(self) -> str:
        return f"Rujukan {self.tanggal}"

    def letak_kerja(self) -> Letak:
        """Where the person stands, for the guard of work areas (`kpm.kerja`)."""
        return self.orang.letak_kerja()
