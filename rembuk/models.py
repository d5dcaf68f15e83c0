"""From gap to agreement: the rembuk stunting, its problems, proposals, attendance and the issued Berita Acara."""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models

from kpm.models import DokumenTerbit, Pengguna
from kpm.rekaman import ModelDesa, Rekaman
from sasaran.models import JenisKelamin


class Unsur(models.TextChoices):
    """Elements of the meeting; the first eight are mandatory (forms.md 0.4.10)."""

    RDS = "rds", "Rumah Desa Sehat"
    PEMDES = "pemdes", "Pemerintah Desa"
    BPD = "bpd", "BPD"
    NAKES = "nakes", "Tenaga kesehatan"
    PAUD = "paud", "Pendidik PAUD"
    PKK = "pkk", "PKK"
    KPM = "kpm", "Kader Pembangunan Manusia"
    SASARAN = "sasaran", "Wakil sasaran"
    TOKOH = "tokoh", "Tokoh masyarakat"
    KADER = "kader", "Kader posyandu"
    LKD = "lkd", "Lembaga kemasyarakatan desa"
    LAIN = "lain", "Lainnya"


UNSUR_WAJIB = (
    Unsur.RDS,
    Unsur.PEMDES,
    Unsur.BPD,
    Unsur.NAKES,
    Unsur.PAUD,
    Unsur.PKK,
    Unsur.KPM,
    Unsur.SASARAN,
)


class Rembuk(Rekaman):
    """One rembuk stunting desa, built on the gaps of a quarter, about this year and next year's RKP Desa."""

    class CaraPutusan(models.TextChoices):
        MUFAKAT = "mufakat", "musyawarah mufakat"
        AKLAMASI = "aklamasi", "aklamasi"
        SUARA = "suara", "pemungutan suara"

    tahun = models.PositiveSmallIntegerField("tahun rembuk")
    triwulan = models.CharField(max_length=7, help_text="Triwulan yang kekurangannya dibahas, seperti 2026-T2.")
    tanggal = models.DateField("tanggal rembuk", null=True, blank=True)
    jam_mulai = models.TimeField(null=True, blank=True)
    jam_selesai = models.TimeField(null=True, blank=True)
    tempat = models.CharField(max_length=120, blank=True)
    penyelenggara = models.CharField(max_length=100, default="Rumah Desa Sehat (RDS)")
    pemimpin = models.CharField("pemimpin rapat", max_length=100, blank=True)
    unsur_pemimpin = models.CharField(max_length=20, choices=Unsur.choices, blank=True)
    notulen = models.CharField(max_length=100, blank=True)
    unsur_notulen = models.CharField(max_length=20, choices=Unsur.choices, blank=True)
    narasumber = models.TextField(blank=True, help_text="Satu baris satu orang: nama, dari unsur apa.")
    ringkasan = models.TextField("ringkasan pembahasan", blank=True, help_text="Satu baris satu butir.")
    kegiatan_berjalan = models.TextField("kegiatan tahun berjalan", blank=True)
    komitmen = models.TextField("komitmen dan tindak lanjut", blank=True, help_text="Satu baris satu butir.")
    cara_putusan = models.CharField(max_length=20, choices=CaraPutusan.choices, default=CaraPutusan.MUFAKAT)
    suara_setuju = models.PositiveSmallIntegerField(null=True, blank=True)
    suara_tidak = models.PositiveSmallIntegerField(null=True, blank=True)
    alasan_unsur = models.CharField("alasan unsur wajib tidak hadir", max_length=300, blank=True)
    skor_awal = models.JSONField("angka triwulan saat dibuka", default=dict, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("-tahun", "-pk")

    def __str__(self) -> str:
        return f"Rembuk stunting {self.tahun}"


class Masalah(Rekaman):
    """A gap taken from the quarter's scorecard into the meeting: how many persons, in which dusun, why."""

    rembuk = models.ForeignKey(Rembuk, on_delete=models.CASCADE, related_name="masalah")
    kelompok = models.CharField(max_length=10)
    indikator = models.CharField(max_length=20)
    diterima = models.PositiveIntegerField()
    seharusnya = models.PositiveIntegerField()
    per_dusun = models.JSONField(default=list, help_text="[[nama dusun, jumlah orang], ...]")
    penyebab = models.CharField(max_length=300, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["desa", "rembuk", "kelompok", "indikator"], name="masalah_satu_kali")
        ]

    def __str__(self) -> str:
        return f"{self.kelompok} {self.indikator}"

    @property
    def kurang(self) -> int:
        """Persons who should have received the service and did not."""
        return self.seharusnya - self.diterima


class Usulan(Rekaman):
    """A proposal with the columns of the RKP Desa matrix (forms.md 13.9), followed from the meeting on."""

    class Bidang(models.TextChoices):
        PEMERINTAHAN = "1", "Penyelenggaraan Pemerintahan Desa"
        PEMBANGUNAN = "2", "Pelaksanaan Pembangunan Desa"
        PEMBINAAN = "3", "Pembinaan Kemasyarakatan"
        PEMBERDAYAAN = "4", "Pemberdayaan Masyarakat"
        DARURAT = "5", "Penanggulangan Bencana, Keadaan Darurat dan Mendesak Desa"

    class Sumber(models.TextChoices):
        DDS = "DDS", "Dana Desa"
        ADD = "ADD", "Alokasi Dana Desa"
        PAD = "PAD", "Pendapatan asli desa"
        OPD = "OPD", "OPD / APBD kabupaten"
        PROVINSI = "PROV", "APBD provinsi"
        APBN = "APBN", "APBN"
        SWADAYA = "SWADAYA", "Swadaya"

    class Pola(models.TextChoices):
        SWAKELOLA = "swakelola", "Swakelola"
        ANTARDESA = "antardesa", "Kerja sama antardesa"
        PIHAK_KETIGA = "pihak_ketiga", "Kerja sama pihak ketiga"

    class Status(models.TextChoices):
        DIUSULKAN = "diusulkan", "Diusulkan"
        DISEPAKATI = "disepakati", "Disepakati, menunggu keputusan"
        DITOLAK_RAPAT = "ditolak_rapat", "Tidak disepakati rapat"
        MASUK_RKP = "masuk_rkp", "Masuk RKP Desa"
        DITOLAK = "ditolak", "Ditolak kepala desa"

    rembuk = models.ForeignKey(Rembuk, on_delete=models.CASCADE, related_name="usulan")
    masalah = models.ForeignKey(Masalah, null=True, blank=True, on_delete=models.SET_NULL, related_name="usulan")
    prioritas = models.PositiveSmallIntegerField(default=1)
    paket = models.PositiveSmallIntegerField(
        choices=[
            (1, "1 Kesehatan Ibu dan Anak"),
            (2, "2 Konseling Gizi Terpadu"),
            (3, "3 Air Bersih dan Sanitasi"),
            (4, "4 Perlindungan Sosial dan Kesehatan"),
            (5, "5 PAUD"),
        ]
    )
    bidang = models.CharField(max_length=1, choices=Bidang.choices, default=Bidang.PEMBANGUNAN)
    kegiatan = models.CharField("jenis kegiatan", max_length=150)
    lokasi = models.CharField(max_length=100)
    volume = models.CharField(max_length=60)
    manfaat = models.CharField("sasaran / manfaat", max_length=150)
    waktu = models.CharField("waktu pelaksanaan", max_length=60)
    biaya = models.DecimalField(
        "perkiraan biaya (Rp)",
        max_digits=15,
        decimal_places=2,
        validators=[MinValueValidator(0, "Biaya tidak boleh kurang dari nol.")],
    )
    sumber = models.CharField("sumber pembiayaan", max_length=10, choices=Sumber.choices, default=Sumber.DDS)
    pola = models.CharField("pola pelaksanaan", max_length=20, choices=Pola.choices, default=Pola.SWAKELOLA)
    pelaksana = models.CharField("rencana pelaksana kegiatan", max_length=100)
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.DIUSULKAN)
    alasan = models.CharField("alasan ditolak", max_length=300, blank=True)
    diputus_oleh = models.ForeignKey(Pengguna, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    diputus_pada = models.DateTimeField(null=True, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("prioritas", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(biaya__gte=0),
                name="biaya_tidak_negatif",
                violation_error_message="Biaya tidak boleh kurang dari nol.",
            )
        ]

    def __str__(self) -> str:
        return self.kegiatan


class Hadirin(Rekaman):
    """A person on the attendance list, by element and sex, and what she or he signs for."""

    class Mewakili(models.TextChoices):
        RDS = "rds", "Wakil RDS"
        MASYARAKAT = "masyarakat", "Wakil masyarakat"

    rembuk = models.ForeignKey(Rembuk, on_delete=models.CASCADE, related_name="hadirin")
    nama = models.CharField(max_length=100)
    jabatan = models.CharField(max_length=80, blank=True)
    unsur = models.CharField(max_length=20, choices=Unsur.choices)
    alamat = models.CharField(max_length=80, blank=True)
    jenis_kelamin = models.CharField("L/P", max_length=1, choices=JenisKelamin.choices)
    mewakili = models.CharField("menandatangani sebagai", max_length=20, choices=Mewakili.choices, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.nama


class BeritaAcara(ModelDesa):
    """The issued minutes: frozen data, hash and file. Guarded by a database trigger against every later change."""

    rembuk = models.ForeignKey(Rembuk, on_delete=models.PROTECT, related_name="berita_acara")
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
