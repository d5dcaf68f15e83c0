"""Traces of looking, and the public register of issued documents."""

from __future__ import annotations

from typing import Any

from django.db import models

from kpm.models.pengguna import Pengguna
from kpm.models.wilayah import Wilayah
from kpm.rekaman import ModelDesa


class Jejak(ModelDesa):
    """One look at, or export of, personal data: who, when, which record, why."""

    class Perbuatan(models.TextChoices):
        LIHAT_NIK = "lihat_nik", "Melihat NIK"
        UNDUH_NAMA = "unduh_nama", "Mengunduh daftar bernama"
        BUKA_NAMA = "buka_nama", "Membuka nama dari atas"
        TAUTAN_MASUK = "tautan_masuk", "Membuat tautan masuk"
        LEPAS_KODE = "lepas_kode", "Melepas kode dari telepon"
        LIHAT_ORANG = "lihat_orang", "Melihat orang sesudah membuka nama"
        IMPOR = "impor", "Membawa masuk berkas"

    pengguna = models.ForeignKey(Pengguna, null=True, on_delete=models.SET_NULL, related_name="+")
    perbuatan = models.CharField(max_length=20, choices=Perbuatan.choices)
    objek = models.CharField(max_length=100)
    alasan = models.CharField(max_length=200, blank=True)
    peran = models.CharField(max_length=30, blank=True)
    """Role the look was taken in."""
    berlaku_sampai = models.DateTimeField(null=True, blank=True)
    """Until when names opened from above stay open."""
    waktu = models.DateTimeField(auto_now_add=True)

    class Meta(ModelDesa.Meta):
        ordering = ("-waktu",)

    def __str__(self) -> str:
        return f"{self.get_perbuatan_display()} {self.objek}"


class DokumenTerbit(models.Model):
    """Public register behind `/v/<kode>/`: which document was issued, without any personal datum."""

    class Jenis(models.TextChoices):
        BERITA_ACARA = "berita_acara", "Berita Acara Rembuk Stunting"
        FORMULIR_4 = "formulir_4", "Formulir 4, Laporan Konvergensi"
        FORMULIR_3A = "formulir_3a", "Formulir 3A, Rekapitulasi Ibu Hamil"
        FORMULIR_3B = "formulir_3b", "Formulir 3B, Rekapitulasi Anak 0-23 Bulan"
        FORMAT_BANTU = "format_bantu", "Format Bantu 1-3"
        BUKTI_KERJA = "bukti_kerja", "Laporan Kerja Bulanan KPM"

    kode = models.CharField(max_length=12, unique=True)
    jenis = models.CharField(max_length=30, choices=Jenis.choices)
    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    periode = models.CharField(max_length=20)
    nomor = models.CharField(max_length=80)
    revisi = models.PositiveSmallIntegerField(default=0)
    tanggal = models.DateField()
    sidik = models.CharField("sidik (SHA-256)", max_length=64)
    digantikan_oleh = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="menggantikan"
    )
    dibuka_pada = models.DateField(null=True, blank=True)
    """Since when its period is open again for correction, until a revision takes its place."""
    terbit_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "dokumen terbit"

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.nomor}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.kode = self.kode.upper()
        super().save(*args, **kwargs)
