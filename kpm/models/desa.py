"""The village's own settings: office, paper, dusun, service providers, files, and the part of it a user works in."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q

from kpm.models.pengguna import Penugasan
from kpm.models.wilayah import Wilayah
from kpm.rekaman import Rekaman

_TANGGAL = "Isi tanggal 1 sampai 31."


class Unggahan(Rekaman):
    """An uploaded file of the village (logo, scanned SK), opened through the record that owns it alone."""

    nama = models.CharField(max_length=120)
    jenis_isi = models.CharField(max_length=60)
    ukuran = models.PositiveIntegerField()
    sidik = models.CharField("sidik (SHA-256)", max_length=64)
    berkas = models.FileField(upload_to="%Y/%m", max_length=150)

    def __str__(self) -> str:
        return self.nama


class Kertas(models.TextChoices):
    A4 = "A4", "A4 (210 x 297 mm)"
    F4 = "F4", "F4 / folio (215 x 330 mm)"


class ProfilDesa(Rekaman):
    """The office of a village: address under the kop, paper, and who signs."""

    alamat = models.CharField("alamat kantor", max_length=150, blank=True)
    kode_pos = models.CharField(max_length=5, blank=True, validators=[RegexValidator(r"^\d{5}$", "Kode pos: 5 angka.")])
    telepon = models.CharField("telepon kantor", max_length=20, blank=True)
    surel = models.EmailField("surel kantor", blank=True)
    logo = models.ForeignKey(Unggahan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kertas = models.CharField(max_length=2, choices=Kertas.choices, default=Kertas.A4)
    kepala_desa = models.CharField("nama kepala desa", max_length=100, blank=True)
    jabatan_kepala = models.CharField(
        "sebutan kepala desa di bawah tanda tangan",
        max_length=60,
        blank=True,
        help_text="Kosongkan untuk Kepala Desa (di kelurahan: Lurah). Isi misalnya Pj. Kepala Desa.",
    )
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

    def jabatan(self, desa: Wilayah) -> str:
        """Under the signature of who heads the village: "Kepala Desa Pulau Kaung", "Lurah Lempeh", "Pj. Kepala Desa
        Pulau Kaung"; an own wording that names the village already stays as it is written."""
        sebutan = self.jabatan_kepala or ("Lurah" if desa.kelurahan else "Kepala Desa")
        return sebutan if desa.nama.casefold() in sebutan.casefold() else f"{sebutan} {desa.nama}"


class DapatDitutup(Rekaman):
    """A place that may go out of use: offered for nothing new, kept where people and records stand."""

    class Meta(Rekaman.Meta):
        abstract = True

    @property
    def nama_pilihan(self) -> str:
        """The name in a list to narrow by, where a closed place stays for those who still stand there."""
        return f"{self} (tidak dipakai)" if getattr(self, "ditutup_pada", None) else str(self)


class Dusun(DapatDitutup):
    """A hamlet of the village (dusun, lingkungan, jorong: the village's own word is in the name)."""

    nama = models.CharField(max_length=60)
    ditutup_pada = models.DateField(null=True, blank=True)
    """Not in use any more since then: offered for nothing new, kept where it stands."""

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
    RUMAH_SAKIT = "rumah_sakit", "Rumah sakit"
    LAINNYA = "lainnya", "Lainnya"


class Fasilitas(DapatDitutup):
    """A provider of services in the village (rows of Formulir 1), of which posyandu group the sasaran."""

    jenis = models.CharField(max_length=20, choices=JenisFasilitas.choices)
    nama = models.CharField(max_length=80)
    dusun = models.ForeignKey(Dusun, null=True, blank=True, on_delete=models.PROTECT, related_name="fasilitas")
    penanggung_jawab = models.CharField(max_length=100, blank=True)
    tanggal_buka = models.PositiveSmallIntegerField(
        "buka tiap tanggal",
        null=True,
        blank=True,
        validators=[MinValueValidator(1, _TANGGAL), MaxValueValidator(31, _TANGGAL)],
    )
    """Day of the month a posyandu usually opens; the last day in a shorter month."""
    pukul = models.CharField("jam buka", max_length=20, blank=True)
    """As it is said: "08.00-11.00"."""
    ditutup_pada = models.DateField(null=True, blank=True)
    """Not in use any more since then: offered for nothing new, kept where it stands."""

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


class WilayahKerja(Rekaman):
    """The dusun or posyandu an assignment is limited to: what its lists begin with, and all that it may write."""

    penugasan = models.ForeignKey(Penugasan, on_delete=models.CASCADE, related_name="wilayah_kerja")
    dusun = models.ForeignKey(Dusun, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    posyandu = models.ForeignKey(Fasilitas, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta(Rekaman.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(dusun__isnull=False, posyandu__isnull=True) | Q(dusun__isnull=True, posyandu__isnull=False),
                name="wilayah_kerja_satu_tempat",
                violation_error_message="Pilih dusun atau posyandu.",
            ),
            models.UniqueConstraint(
                fields=["desa", "penugasan", "dusun"], condition=Q(dusun__isnull=False), name="kerja_satu_dusun"
            ),
            models.UniqueConstraint(
                fields=["desa", "penugasan", "posyandu"],
                condition=Q(posyandu__isnull=False),
                name="kerja_satu_posyandu",
            ),
        ]

    def __str__(self) -> str:
        return str(self.dusun or self.posyandu)
