"""The quarter once it is closed: the frozen scorecard, its printed forms, its opening, and what waits for that."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from kpm.bidang import BidangBulan
from kpm.models import DokumenTerbit, Pengguna
from kpm.rekaman import ModelDesa, Rekaman
from kpm.wilayah_kerja import Letak
from sasaran.models import Anak, Kehamilan


class KartuSkor(ModelDesa):
    """A finalised quarter or year: every answer and total as they were. A trigger of the database keeps it so."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    periode = models.CharField(max_length=7)
    """2026-T3, or 2026 for the yearly report."""
    revisi = models.PositiveSmallIntegerField(default=0)
    isi = models.JSONField()
    """As `pemantauan.skor.beku.bekukan` writes it, names included."""
    sidik = models.CharField("sidik (SHA-256)", max_length=64)
    penanda_tangan = models.JSONField(default=list)
    """Who signs, as [office, name] in printed order."""
    perbedaan = models.JSONField(default=list)
    """What a revision changes against the one before, as `pemantauan.skor.banding` writes it."""
    ditutup_pada = models.DateTimeField()
    ditutup_oleh = models.ForeignKey(Pengguna, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(ModelDesa.Meta):
        ordering = ("periode", "revisi")
        constraints = [models.UniqueConstraint(fields=["desa", "periode", "revisi"], name="kartu_satu_revisi")]

    def __str__(self) -> str:
        return f"Kartu skor {self.periode} revisi {self.revisi}"


class BerkasKartu(ModelDesa):
    """A printed document of a finalised period, byte for byte as it was printed the first time."""

    kartu = models.ForeignKey(KartuSkor, on_delete=models.PROTECT, related_name="berkas")
    kode = models.CharField(max_length=20)
    """Which form: formulir-4, formulir-3a, formulir-3b, format-bantu."""
    bagian = models.CharField(max_length=60, blank=True)
    """The dusun of a form too long for one file; empty for the whole village."""
    nama = models.CharField(max_length=120)
    jenis_berkas = models.CharField(max_length=40)
    berkas = models.BinaryField()
    register = models.OneToOneField(DokumenTerbit, on_delete=models.PROTECT, related_name="+")
    dicetak_pada = models.DateTimeField()

    class Meta(ModelDesa.Meta):
        ordering = ("kode", "bagian")
        constraints = [
            models.UniqueConstraint(fields=["desa", "kartu", "kode", "bagian"], name="berkas_satu_kali_cetak")
        ]

    def __str__(self) -> str:
        return self.nama


class PembukaanTriwulan(ModelDesa):
    """A finalised period opened again, and why. It stays open until it is finalised as the next revision."""

    kartu = models.OneToOneField(KartuSkor, on_delete=models.PROTECT, related_name="pembukaan")
    alasan = models.CharField(max_length=300)
    dibuka_pada = models.DateTimeField()
    dibuka_oleh = models.ForeignKey(Pengguna, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"Pembukaan {self.kartu}"


class EntriMenunggu(Rekaman):
    """An entry for a finalised quarter: kept, shown, and written only once the quarter is opened again."""

    class Perbuatan(models.TextChoices):
        SIMPAN = "simpan", "Mengisi atau memperbaiki"
        HAPUS = "hapus", "Menghapus"

    class Keadaan(models.TextChoices):
        MENUNGGU = "menunggu", "Menunggu pembukaan triwulan"
        DITERAPKAN = "diterapkan", "Sudah diterapkan"
        TERTAHAN = "tertahan", "Perlu diputuskan"
        DIBATALKAN = "dibatalkan", "Dibatalkan"

    TERBUKA = (Keadaan.MENUNGGU, Keadaan.TERTAHAN)
    """Neither written nor given up."""

    kelompok = models.CharField(max_length=10, choices=[("ibu", "Ibu hamil"), ("anak", "Anak"), ("paud", "PAUD")])
    kehamilan = models.ForeignKey(Kehamilan, null=True, on_delete=models.PROTECT, related_name="menunggu")
    anak = models.ForeignKey(Anak, null=True, on_delete=models.PROTECT, related_name="menunggu")
    bulan = BidangBulan(db_index=True)
    tanggal = models.DateField("tanggal pemantauan")
    perbuatan = models.CharField(max_length=10, choices=Perbuatan.choices, default=Perbuatan.SIMPAN)
    nilai = models.JSONField(default=dict)
    """Fields of the monthly record as plain values, see `pemantauan.bulanan.titipan`."""
    versi_dilihat = models.PositiveIntegerField(null=True)
    """Version of the stored record the person saw; None where there was none."""
    keadaan = models.CharField(max_length=12, choices=Keadaan.choices, default=Keadaan.MENUNGGU)
    keterangan = models.CharField(max_length=300, blank=True)
    """Why it could not be written when the quarter was opened."""

    class Meta(Rekaman.Meta):
        ordering = ("bulan", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(kelompok="ibu", kehamilan__isnull=False, anak__isnull=True)
                | Q(kelompok__in=("anak", "paud"), anak__isnull=False, kehamilan__isnull=True),
                name="entri_menunggu_satu_orang",
            ),
            models.UniqueConstraint(
                fields=["desa", "kehamilan", "bulan"],
                condition=Q(keadaan__in=("menunggu", "tertahan"), kehamilan__isnull=False),
                name="entri_ibu_satu_menunggu",
            ),
            models.UniqueConstraint(
                fields=["desa", "kelompok", "anak", "bulan"],
                condition=Q(keadaan__in=("menunggu", "tertahan"), anak__isnull=False),
                name="entri_anak_satu_menunggu",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_keadaan_display()}: {self.kelompok} {self.bulan}"

    def letak_kerja(self) -> Letak:
        """Where the person of the entry stands for `kpm.kerja`."""
        milik: Anak | Kehamilan = self.kehamilan or self.anak  # type: ignore[assignment]
        return milik.letak_kerja()
