"""The KPM's office: election, SK and term, training, payments, activities, and the TPK beside it."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q

from kpm.bidang import BidangBulan
from kpm.models.desa import Unggahan
from kpm.models.pengguna import Pengguna
from kpm.rekaman import Rekaman


class Kader(Rekaman):
    """One term of one KPM: chosen at a Musdes, appointed by SK of the kepala desa."""

    pengguna = models.ForeignKey(Pengguna, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    nama = models.CharField(max_length=100)
    jenis_kelamin = models.CharField(max_length=1, choices=[("L", "Laki-laki"), ("P", "Perempuan")], blank=True)
    telepon = models.CharField(max_length=15, blank=True)
    pendidikan = models.CharField("pendidikan terakhir", max_length=60, blank=True)
    unsur = models.CharField("berasal dari unsur", max_length=100, blank=True)
    terpilih_pada = models.DateField("dipilih dalam Musdes pada", null=True, blank=True)
    nomor_sk = models.CharField("nomor SK kepala desa", max_length=80, blank=True)
    tanggal_sk = models.DateField("tanggal SK", null=True, blank=True)
    sk = models.ForeignKey(Unggahan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    mulai = models.DateField("mulai bertugas")
    selesai = models.DateField("selesai bertugas", null=True, blank=True)
    alasan_selesai = models.CharField(max_length=200, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("-mulai", "nama")
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
                name="kader_selesai_setelah_mulai",
                violation_error_message="Masa tugas berakhir sebelum mulai.",
            )
        ]

    def __str__(self) -> str:
        return self.nama


class Pelatihan(Rekaman):
    """A training a KPM took part in (bimtek, ToT; subjects of Aksi 5)."""

    class Jenis(models.TextChoices):
        BIMTEK = "bimtek", "Bimbingan teknis"
        PELATIHAN = "pelatihan", "Pelatihan KPM"
        TOT = "tot", "Pelatihan pelatih (ToT)"
        LAIN = "lain", "Lainnya"

    kader = models.ForeignKey(Kader, on_delete=models.PROTECT, related_name="pelatihan")
    jenis = models.CharField(max_length=12, choices=Jenis.choices, default=Jenis.PELATIHAN)
    nama = models.CharField("nama pelatihan", max_length=150)
    penyelenggara = models.CharField(max_length=100, blank=True)
    materi = models.JSONField(default=list, blank=True)
    """Codes of the subjects of the national curriculum that were taught."""
    mulai = models.DateField()
    selesai = models.DateField(null=True, blank=True)
    nomor_sertifikat = models.CharField(max_length=80, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("-mulai", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
                name="pelatihan_selesai_setelah_mulai",
                violation_error_message="Pelatihan berakhir sebelum mulai.",
            )
        ]

    def __str__(self) -> str:
        return self.nama


class PembayaranKader(Rekaman):
    """Incentive or operational money of a KPM for one month, in whole rupiah."""

    class Jenis(models.TextChoices):
        INSENTIF = "insentif", "Insentif"
        OPERASIONAL = "operasional", "Biaya operasional"

    class Sumber(models.TextChoices):
        DANA_DESA = "dana_desa", "Dana Desa"
        ADD = "add", "Alokasi Dana Desa"
        APBD = "apbd", "APBD kabupaten/kota"
        LAIN = "lain", "Sumber lain"

    kader = models.ForeignKey(Kader, on_delete=models.PROTECT, related_name="pembayaran")
    jenis = models.CharField(max_length=12, choices=Jenis.choices, default=Jenis.INSENTIF)
    bulan = BidangBulan("untuk bulan")
    jumlah = models.PositiveBigIntegerField("jumlah (rupiah)", validators=[MaxValueValidator(1_000_000_000)])
    sumber = models.CharField("sumber dana", max_length=12, choices=Sumber.choices, default=Sumber.DANA_DESA)
    dibayar_pada = models.DateField(null=True, blank=True)
    """None while it is due and not yet paid."""
    bukti = models.CharField("nomor bukti", max_length=80, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("-bulan", "jenis")
        constraints = [
            models.UniqueConstraint(
                fields=["desa", "kader", "jenis", "bulan"],
                name="pembayaran_satu_sebulan",
                violation_error_message="Pembayaran ini sudah dicatat untuk bulan itu.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.bulan}"


class AnggotaTpk(Rekaman):
    """A member of the Tim Pendamping Keluarga, which works beside the KPM."""

    class Unsur(models.TextChoices):
        BIDAN = "bidan", "Bidan / tenaga kesehatan"
        PKK = "pkk", "Kader TP PKK"
        KB = "kb", "Kader KB"
        LAIN = "lain", "Unsur lain"

    nama = models.CharField(max_length=100)
    unsur = models.CharField(max_length=8, choices=Unsur.choices)
    telepon = models.CharField(max_length=15, blank=True)
    nomor_sk = models.CharField("nomor SK", max_length=80, blank=True)
    mulai = models.DateField(null=True, blank=True)
    selesai = models.DateField(null=True, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("unsur", "nama")

    def __str__(self) -> str:
        return self.nama


class KegiatanKader(Rekaman):
    """One piece of the KPM's work beside the monthly records: policy talks, the tikar, coordination (mission M17)."""

    class Jenis(models.TextChoices):
        SOSIALISASI = "sosialisasi", "Sosialisasi kebijakan konvergensi"
        TIKAR = "tikar", "Pengenalan tikar pertumbuhan"
        KOORDINASI = "koordinasi", "Koordinasi dengan penyedia layanan"
        PENDATAAN = "pendataan", "Pendataan sasaran"
        KUNJUNGAN = "kunjungan", "Kunjungan rumah"
        POSYANDU = "posyandu", "Hari buka posyandu"
        RAPAT = "rapat", "Rapat desa atau RDS"
        LAIN = "lain", "Kegiatan lain"

    kader = models.ForeignKey(Kader, on_delete=models.PROTECT, related_name="kegiatan")
    jenis = models.CharField(max_length=12, choices=Jenis.choices)
    tanggal = models.DateField()
    tempat = models.CharField(max_length=100, blank=True)
    mitra = models.CharField("bersama siapa", max_length=150, blank=True)
    laki_laki = models.PositiveSmallIntegerField("peserta laki-laki", null=True, blank=True)
    perempuan = models.PositiveSmallIntegerField("peserta perempuan", null=True, blank=True)
    hasil = models.TextField("hasil dan tindak lanjut", max_length=600, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("-tanggal", "-pk")

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.tanggal}"
