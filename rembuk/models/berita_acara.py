"""The issued minutes and the scan of their signed paper."""

from __future__ import annotations

from django.db import models

from kpm.models import DokumenTerbit, Pengguna, Unggahan
from kpm.rekaman import ModelDesa, Rekaman
from rembuk.models.rapat import Pertemuan


class BeritaAcara(ModelDesa):
    """The issued minutes: frozen data, hash and file. Guarded by a database trigger against every later change."""

    rembuk = models.ForeignKey(Pertemuan, on_delete=models.PROTECT, related_name="berita_acara")
    register = models.OneToOneField(DokumenTerbit, on_delete=models.PROTECT, related_name="+")
    tahun = models.PositiveSmallIntegerField()
    urut = models.PositiveIntegerField("nomor urut dalam tahun")
    nomor = models.CharField(max_length=80)
    revisi = models.PositiveSmallIntegerField(default=0)
    isi = models.JSONField()
    sidik = models.CharField(max_length=64)
    jenis_berkas = models.CharField(max_length=30)
    berkas = models.BinaryField()
    terbit_pada = models.DateTimeField(auto_now_add=True)
    terbit_oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="+")

    class Meta(ModelDesa.Meta):
        ordering = ("-terbit_pada",)
        constraints = [
            models.UniqueConstraint(fields=["desa", "tahun", "urut"], name="nomor_ba_sekali_setahun"),
            models.UniqueConstraint(fields=["desa", "rembuk", "revisi"], name="revisi_ba_sekali"),
        ]

    def __str__(self) -> str:
        return f"Berita Acara {self.nomor}"


class PindaianBA(Rekaman):
    """A scan of the signed paper of an issued Berita Acara; a better one is added, none is replaced."""

    berita_acara = models.ForeignKey(BeritaAcara, on_delete=models.PROTECT, related_name="pindaian")
    unggahan = models.ForeignKey(Unggahan, on_delete=models.PROTECT, related_name="+")

    class Meta(Rekaman.Meta):
        ordering = ("-pk",)

    def __str__(self) -> str:
        return str(self.unggahan)
