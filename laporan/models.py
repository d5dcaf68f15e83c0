"""Aggregates for those above the village, numbers without any name, and the village's long printing jobs."""

from __future__ import annotations

import uuid

from django.db import models

from kpm.bidang import BidangBulan
from kpm.lingkup import ModelDesa
from kpm.models import DokumenTerbit, Kader, Pengguna, Wilayah


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


class Pekerjaan(ModelDesa):
    """A long printing job: what was asked for, how far it is, and the file once it is done. Kept for seven days."""

    class Keadaan(models.TextChoices):
        MENUNGGU = "menunggu", "Menunggu giliran"
        BERJALAN = "berjalan", "Sedang dikerjakan"
        SELESAI = "selesai", "Selesai"
        GAGAL = "gagal", "Tidak berhasil"

    PAKET = "paket"
    """The kind of a job that prints all the sheets of a quarter."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    jenis = models.CharField(max_length=20)
    """Which sheet: formulir-3b, or PAKET."""
    judul = models.CharField(max_length=150)
    permintaan = models.JSONField(default=dict)
    """Period, filter and paper, as in the address of the sheet."""
    jumlah = models.PositiveSmallIntegerField(default=0)
    """Dusun or sheets to print; 0 until the job has begun."""
    selesai = models.PositiveSmallIntegerField(default=0)
    keadaan = models.CharField(max_length=10, choices=Keadaan.choices, default=Keadaan.MENUNGGU)
    kalimat = models.CharField(max_length=200, blank=True)
    """What to do when it failed."""
    hasil = models.BinaryField(null=True)
    nama = models.CharField(max_length=120, blank=True)
    jenis_berkas = models.CharField(max_length=40, blank=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dibuat_oleh = models.ForeignKey(Pengguna, null=True, on_delete=models.SET_NULL, related_name="+")
    diubah_pada = models.DateTimeField(auto_now=True)

    class Meta(ModelDesa.Meta):
        ordering = ("-dibuat_pada", "-pk")

    def __str__(self) -> str:
        return self.judul

    @property
    def satuan(self) -> str:
        """What `jumlah` counts."""
        return "lembar" if self.jenis == self.PAKET else "dusun"

    @property
    def berakhir(self) -> bool:
        return self.keadaan in (self.Keadaan.SELESAI, self.Keadaan.GAGAL)


class BuktiKerja(ModelDesa):
    """The KPM's proof of work of one month as it was issued: numbers, file and fingerprint. A trigger keeps it so."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    kader = models.ForeignKey(Kader, on_delete=models.PROTECT, related_name="+")
    bulan = BidangBulan()
    revisi = models.PositiveSmallIntegerField(default=0)
    isi = models.JSONField()
    sidik = models.CharField("sidik (SHA-256)", max_length=64)
    nama = models.CharField(max_length=120)
    jenis_berkas = models.CharField(max_length=40)
    berkas = models.BinaryField()
    register = models.OneToOneField(DokumenTerbit, on_delete=models.PROTECT, related_name="+")
    terbit_pada = models.DateTimeField()
    terbit_oleh = models.ForeignKey(Pengguna, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(ModelDesa.Meta):
        ordering = ("-bulan", "-revisi")
        constraints = [models.UniqueConstraint(fields=["desa", "kader", "bulan", "revisi"], name="bukti_satu_revisi")]

    def __str__(self) -> str:
        return self.nama
