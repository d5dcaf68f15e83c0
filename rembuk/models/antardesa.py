"""A meeting between villages, kept by its host, and the copy each village receives of it."""

from __future__ import annotations

import uuid

from django.core.validators import MinValueValidator
from django.db import models

from kpm.models import Pengguna, Wilayah
from kpm.rekaman import ModelDesa, Rekaman
from rembuk.models.rapat import Pertemuan
from rembuk.models.usulan import PAKET, SumberDana

NOL = [MinValueValidator(0, "Biaya tidak boleh kurang dari nol.")]


class DesaMad(Rekaman):
    """A village that takes part in a MAD, in the books of the host, the host itself among them."""

    pertemuan = models.ForeignKey(Pertemuan, on_delete=models.CASCADE, related_name="desa_mad")
    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    wakil = models.CharField("wakil desa", max_length=150, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["desa", "pertemuan", "wilayah"],
                name="desa_mad_satu_kali",
                violation_error_message="Desa ini sudah ada dalam daftar.",
            )
        ]

    def __str__(self) -> str:
        return str(self.wilayah)


class KegiatanMad(Rekaman):
    """An activity several villages agreed to carry out together."""

    pertemuan = models.ForeignKey(Pertemuan, on_delete=models.CASCADE, related_name="kegiatan_mad")
    kegiatan = models.CharField(max_length=150)
    paket = models.PositiveSmallIntegerField(choices=PAKET)
    lokasi = models.CharField(max_length=100, blank=True)
    volume = models.CharField(max_length=60, blank=True)
    manfaat = models.CharField("sasaran / manfaat", max_length=150, blank=True)
    waktu = models.CharField("waktu pelaksanaan", max_length=60, blank=True)
    sumber = models.CharField(max_length=10, choices=SumberDana.choices, default=SumberDana.DDS)
    penanggung_jawab = models.CharField(max_length=100, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.kegiatan


class BagianMad(Rekaman):
    """What one village pays of a shared activity, in rupiah."""

    kegiatan = models.ForeignKey(KegiatanMad, on_delete=models.CASCADE, related_name="bagian")
    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    biaya = models.DecimalField(max_digits=15, decimal_places=2, validators=NOL)

    class Meta(Rekaman.Meta):
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["desa", "kegiatan", "wilayah"], name="bagian_mad_satu_kali"),
            models.CheckConstraint(condition=models.Q(biaya__gte=0), name="bagian_mad_tidak_negatif"),
        ]

    def __str__(self) -> str:
        return f"{self.wilayah}: {self.biaya}"


class SalinanMad(ModelDesa):
    """A village's own copy of a MAD: the common text and its own share, and nothing of the others' money."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    asal = models.UUIDField()
    """uuid of the meeting in the host's books."""
    tuan_rumah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    revisi = models.PositiveSmallIntegerField(default=0)
    tahun = models.PositiveSmallIntegerField()
    isi = models.JSONField()
    sidik = models.CharField(max_length=64)
    terbit_pada = models.DateTimeField(auto_now_add=True)
    terbit_oleh = models.ForeignKey(Pengguna, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta(ModelDesa.Meta):
        ordering = ("-terbit_pada", "-pk")
        constraints = [models.UniqueConstraint(fields=["desa", "asal", "revisi"], name="salinan_mad_satu_revisi")]

    def __str__(self) -> str:
        return f"FGD antardesa {self.tahun}"
