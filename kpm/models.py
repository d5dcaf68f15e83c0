"""The village itself: regions, users and their assignments, dusun, service providers, issued documents, traces."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from kpm.lingkup import PANJANG_DESA
from kpm.rekaman import ModelDesa, Rekaman
from kpm.zona import zona


class Wilayah(models.Model):
    """A region of the government's code list: nation "00", province, kabupaten, kecamatan, desa or kelurahan."""

    kode = models.CharField(max_length=13, unique=True)
    nama = models.CharField(max_length=100)
    contoh = models.BooleanField("data contoh", default=False)
    dibuka_pada = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("kode",)
        verbose_name_plural = "wilayah"

    def __str__(self) -> str:
        return self.nama

    @property
    def desa(self) -> bool:
        """Whether this is a village (desa, desa adat or kelurahan)."""
        return len(self.kode) == PANJANG_DESA

    @property
    def kelurahan(self) -> bool:
        return self.desa and self.kode[9] == "1"

    @property
    def sebutan(self) -> str:
        """Desa, Kelurahan, Kecamatan; empty where the name carries the word itself (Kabupaten Sumbawa)."""
        if self.desa:
            return "Kelurahan" if self.kelurahan else "Desa"
        return "Kecamatan" if self.kode.count(".") == 2 else ""

    @property
    def nama_lengkap(self) -> str:
        return f"{self.sebutan} {self.nama}".strip()

    @property
    def kode_induk(self) -> list[str]:
        """Codes of the regions above, the nearest first; the nation last."""
        bagian = self.kode.split(".")
        return [".".join(bagian[:n]) for n in range(len(bagian) - 1, 0, -1)] + (["00"] if self.kode != "00" else [])

    @property
    def nama_zona(self) -> str:
        return zona(self.kode)[0]

    @property
    def singkatan_zona(self) -> str:
        return zona(self.kode)[1]


class PengelolaPengguna(UserManager["Pengguna"]):
    """Users are found by user name without regard to case."""

    def get_by_natural_key(self, username: str | None) -> Pengguna:
        return self.get(username__iexact=username)


class Pengguna(AbstractUser):
    """A person who signs in, by user name or telephone number."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    nama = models.CharField(max_length=100)
    telepon = models.CharField(
        max_length=15,
        blank=True,
        validators=[RegexValidator(r"^0\d{8,13}$", "Nomor telepon ditulis dengan angka saja, diawali 0.")],
    )

    objects: ClassVar[PengelolaPengguna] = PengelolaPengguna()
    REQUIRED_FIELDS = ["nama"]

    class Meta:
        verbose_name_plural = "pengguna"
        constraints = [
            models.UniqueConstraint(
                "telepon",
                condition=~Q(telepon=""),
                name="telepon_satu_pengguna",
                violation_error_message="Nomor telepon ini sudah dipakai pengguna lain.",
            ),
            # sign-in does not tell Kpm from kpm, so neither may the table
            models.UniqueConstraint(
                Lower("username"),
                name="nama_pengguna_tanpa_besar_kecil",
                violation_error_message="Nama pengguna ini sudah dipakai.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama or self.username

    def get_full_name(self) -> str:
        return self.nama

    def get_short_name(self) -> str:
        return self.nama.split(" ")[0] if self.nama else self.username


class Peran(models.TextChoices):
    KPM = "kpm", "KPM"
    KEPALA_DESA = "kepala_desa", "Kepala desa"
    ADMIN_DESA = "admin_desa", "Admin desa"
    PENDAMPING_KECAMATAN = "pendamping_kecamatan", "Pendamping kecamatan"
    KABUPATEN = "kabupaten", "Petugas kabupaten"
    PUSAT = "pusat", "Petugas pusat"


class KueriPenugasan(models.QuerySet["Penugasan"]):
    def berlaku(self, pada: dt.date) -> KueriPenugasan:
        """Assignments in force on that day."""
        return self.filter(Q(selesai__isnull=True) | Q(selesai__gte=pada), mulai__lte=pada)


class Penugasan(models.Model):
    """A user holds a role in a region for a term."""

    pengguna = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="penugasan")
    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="penugasan")
    peran = models.CharField(max_length=30, choices=Peran.choices)
    mulai = models.DateField()
    selesai = models.DateField(null=True, blank=True)

    objects = KueriPenugasan.as_manager()

    class Meta:
        verbose_name_plural = "penugasan"
        constraints = [
            models.UniqueConstraint(fields=["pengguna", "wilayah", "peran", "mulai"], name="penugasan_satu_kali"),
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gte=models.F("mulai")),
                name="penugasan_selesai_setelah_mulai",
                violation_error_message="Masa tugas berakhir sebelum mulai.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_peran_display()} · {self.wilayah}"


class Kertas(models.TextChoices):
    A4 = "A4", "A4 (210 x 297 mm)"
    F4 = "F4", "F4 / folio (215 x 330 mm)"


class ProfilDesa(Rekaman):
    """The office of a village: address under the kop, paper, and who signs."""

    alamat = models.CharField("alamat kantor", max_length=150, blank=True)
    kertas = models.CharField(max_length=2, choices=Kertas.choices, default=Kertas.A4)
    kepala_desa = models.CharField("nama kepala desa", max_length=100, blank=True)
    ketua_bpd = models.CharField("nama ketua BPD", max_length=100, blank=True)
    ketua_rds = models.CharField("nama ketua RDS", max_length=100, blank=True)
    nama_kpm = models.CharField("nama KPM", max_length=100, blank=True)
    pola_nomor_ba = models.CharField(
        "pola nomor Berita Acara",
        max_length=60,
        default="140/{nomor}/BA-RS/{bulan}/{tahun}",
        help_text="{nomor} nomor urut, {bulan} bulan dengan angka Romawi, {tahun} tahun.",
    )

    class Meta(Rekaman.Meta):
        constraints = [models.UniqueConstraint(fields=["desa"], name="profil_satu_per_desa")]

    def __str__(self) -> str:
        return "Profil desa"


class Dusun(Rekaman):
    """A hamlet of the village (dusun, lingkungan, jorong: the village's own word is in the name)."""

    nama = models.CharField(max_length=60)

    class Meta(Rekaman.Meta):
        ordering = ("nama",)
        constraints = [
            models.UniqueConstraint(
                fields=["desa", "nama"],
                name="dusun_satu_nama",
                violation_error_message="Dusun dengan nama ini sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return self.nama


class JenisFasilitas(models.TextChoices):
    POSYANDU = "posyandu", "Posyandu"
    POSKESDES = "poskesdes", "Poskesdes"
    POLINDES = "polindes", "Polindes"
    PUSKESMAS = "puskesmas", "Puskesmas / Pustu"
    BIDAN = "bidan", "Bidan praktik"
    DOKTER = "dokter", "Dokter praktik"
    PAUD = "paud", "PAUD"
    TK = "tk", "TK"


class Fasilitas(Rekaman):
    """A provider of services in the village (rows of Formulir 1), of which posyandu group the sasaran."""

    jenis = models.CharField(max_length=20, choices=JenisFasilitas.choices)
    nama = models.CharField(max_length=80)
    dusun = models.ForeignKey(Dusun, null=True, blank=True, on_delete=models.PROTECT, related_name="fasilitas")
    penanggung_jawab = models.CharField(max_length=100, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("jenis", "nama")
        constraints = [
            models.UniqueConstraint(
                fields=["desa", "jenis", "nama"],
                name="fasilitas_satu_nama",
                violation_error_message="Fasilitas dengan nama ini sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return self.nama


class Jejak(ModelDesa):
    """One look at, or export of, personal data: who, when, which record, why."""

    class Perbuatan(models.TextChoices):
        LIHAT_NIK = "lihat_nik", "Melihat NIK"
        UNDUH_NAMA = "unduh_nama", "Mengunduh daftar bernama"

    pengguna = models.ForeignKey(Pengguna, null=True, on_delete=models.SET_NULL, related_name="+")
    perbuatan = models.CharField(max_length=20, choices=Perbuatan.choices)
    objek = models.CharField(max_length=100)
    alasan = models.CharField(max_length=200, blank=True)
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
