"""From a gap to a proposal: what was found missing, what is proposed, and every step the proposal takes afterwards."""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from kpm.models import Pengguna, Unggahan
from kpm.rekaman import ModelDesa, Rekaman
from rembuk.models.rapat import Pertemuan


class Otoritas(models.TextChoices):
    """Who must provide a service (mission M19)."""

    DESA = "desa", "Pemerintah desa"
    PUSKESMAS = "puskesmas", "Puskesmas"
    OPD = "opd", "OPD kabupaten"
    SWADAYA = "swadaya", "Swadaya masyarakat"


class Masalah(Rekaman):
    """A gap taken from a quarter's scorecard into a meeting: how many persons, in which dusun, why, and what helps.

    The row of an FGD is the same row in the rembuk that takes it over: it has one of them or both.
    """

    rembuk = models.ForeignKey(Pertemuan, null=True, blank=True, on_delete=models.CASCADE, related_name="masalah")
    fgd = models.ForeignKey(Pertemuan, null=True, blank=True, on_delete=models.CASCADE, related_name="masalah_fgd")
    kelompok = models.CharField(max_length=10)
    indikator = models.CharField(max_length=20)
    diterima = models.PositiveIntegerField()
    seharusnya = models.PositiveIntegerField()
    per_dusun = models.JSONField(default=list, help_text="[[nama dusun, jumlah orang], ...]")
    penyebab = models.CharField(max_length=300, blank=True)
    potensi = models.CharField("potensi / sumber daya", max_length=300, blank=True)
    alternatif = models.CharField("alternatif kegiatan", max_length=300, blank=True)
    prioritas = models.PositiveSmallIntegerField(null=True, blank=True)
    """1 is the most pressing; None while nobody has ordered them."""
    otoritas = models.CharField("penyedia layanan", max_length=12, choices=Otoritas.choices, blank=True)
    penanggung_jawab = models.CharField(max_length=100, blank=True)
    kendala = models.CharField(max_length=300, blank=True)
    rencana = models.CharField("rencana tindak lanjut", max_length=300, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("prioritas", "pk")
        constraints = [
            models.UniqueConstraint(fields=["desa", "rembuk", "kelompok", "indikator"], name="masalah_satu_kali"),
            models.UniqueConstraint(fields=["desa", "fgd", "kelompok", "indikator"], name="masalah_fgd_satu_kali"),
            models.CheckConstraint(
                condition=Q(rembuk__isnull=False) | Q(fgd__isnull=False), name="masalah_punya_pertemuan"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kelompok} {self.indikator}"

    @property
    def kurang(self) -> int:
        """Persons who should have received the service and did not."""
        return self.seharusnya - self.diterima

    @property
    def kunci(self) -> str:
        """Its indicator as forms name it: "anak:jamban"."""
        return f"{self.kelompok}:{self.indikator}"

    @property
    def pertemuan(self) -> Pertemuan:
        """The meeting that has it in hand: the rembuk once there is one, the FGD before."""
        rapat = self.rembuk or self.fgd
        assert rapat is not None  # noqa: S101 (a constraint of the table)
        return rapat


class Bidang(models.TextChoices):
    """The five fields of village spending (Permendagri 20/2018)."""

    PEMERINTAHAN = "1", "Penyelenggaraan Pemerintahan Desa"
    PEMBANGUNAN = "2", "Pelaksanaan Pembangunan Desa"
    PEMBINAAN = "3", "Pembinaan Kemasyarakatan"
    PEMBERDAYAAN = "4", "Pemberdayaan Masyarakat"
    DARURAT = "5", "Penanggulangan Bencana, Keadaan Darurat dan Mendesak Desa"


class SumberDana(models.TextChoices):
    """Where money comes from (forms.md 0.4.11): the village's own purse first, then what others pay."""

    DDS = "DDS", "Dana Desa"
    ADD = "ADD", "Alokasi Dana Desa"
    PBH = "PBH", "Bagi hasil pajak dan retribusi"
    PAD = "PAD", "Pendapatan asli desa"
    OPD = "OPD", "OPD / APBD kabupaten"
    PROVINSI = "PROV", "APBD provinsi"
    APBN = "APBN", "APBN"
    SWADAYA = "SWADAYA", "Swadaya"
    LAIN = "LAIN", "Sumber lain"


KAS_DESA = (SumberDana.DDS, SumberDana.ADD, SumberDana.PBH, SumberDana.PAD)
"""Sources that pass through the APBDes."""

PAKET = [
    (1, "1 Kesehatan Ibu dan Anak"),
    (2, "2 Konseling Gizi Terpadu"),
    (3, "3 Air Bersih dan Sanitasi"),
    (4, "4 Perlindungan Sosial dan Kesehatan"),
    (5, "5 PAUD"),
]


class Usulan(Rekaman):
    """A proposal with the columns of the RKP Desa matrix (forms.md 13.9), followed from where it was made to its end.

    ``asal`` is the FGD it comes from; ``rembuk`` the meeting that took it up, None while it waits for one. What
    villages agreed on together (``asal_mad``) becomes a proposal when a rembuk takes it up.
    """

    Bidang = Bidang
    Sumber = SumberDana

    class Subjek(models.TextChoices):
        """The two subjects of a rembuk."""

        BERJALAN = "berjalan", "Kegiatan tahun berjalan"
        RKP = "rkp", "Usulan RKP Desa tahun berikutnya"

    class Pola(models.TextChoices):
        SWAKELOLA = "swakelola", "Swakelola"
        ANTARDESA = "antardesa", "Kerja sama antardesa"
        PIHAK_KETIGA = "pihak_ketiga", "Kerja sama pihak ketiga"

    class Intervensi(models.TextChoices):
        SPESIFIK = "spesifik", "Gizi spesifik"
        SENSITIF = "sensitif", "Gizi sensitif"
        KOORDINASI = "koordinasi", "Koordinasi"

    class Status(models.TextChoices):
        DIUSULKAN = "diusulkan", "Diusulkan"
        DISEPAKATI = "disepakati", "Disepakati, menunggu keputusan"
        DITOLAK_RAPAT = "ditolak_rapat", "Tidak disepakati rapat"
        MASUK_RPJM = "masuk_rpjm", "Masuk RPJM Desa"
        MASUK_RKP = "masuk_rkp", "Masuk RKP Desa"
        MASUK_APBDES = "masuk_apbdes", "Masuk APBDes"
        TERLAKSANA = "terlaksana", "Terlaksana"
        DITOLAK = "ditolak", "Ditolak"

    rembuk = models.ForeignKey(Pertemuan, null=True, blank=True, on_delete=models.CASCADE, related_name="usulan")
    asal = models.ForeignKey(Pertemuan, null=True, blank=True, on_delete=models.PROTECT, related_name="usulan_asal")
    asal_mad = models.ForeignKey(
        "rembuk.SalinanMad", null=True, blank=True, on_delete=models.PROTECT, related_name="usulan"
    )
    masalah = models.ForeignKey(Masalah, null=True, blank=True, on_delete=models.SET_NULL, related_name="usulan")
    subjek = models.CharField(max_length=10, choices=Subjek.choices, default=Subjek.RKP)
    prioritas = models.PositiveSmallIntegerField(default=1)
    paket = models.PositiveSmallIntegerField(choices=PAKET)
    intervensi = models.CharField("jenis intervensi", max_length=12, choices=Intervensi.choices, blank=True)
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
    sumber = models.CharField("sumber pembiayaan", max_length=10, choices=SumberDana.choices, default=SumberDana.DDS)
    pola = models.CharField("pola pelaksanaan", max_length=20, choices=Pola.choices, default=Pola.SWAKELOLA)
    pelaksana = models.CharField("rencana pelaksana kegiatan", max_length=100)
    keadaan = models.CharField("keadaan pelaksanaan", max_length=120, blank=True)
    """Of an activity of the running year: how far it is."""
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
            ),
            models.CheckConstraint(
                condition=Q(rembuk__isnull=False) | Q(asal__isnull=False), name="usulan_punya_pertemuan"
            ),
        ]

    def __str__(self) -> str:
        return self.kegiatan

    @property
    def pertemuan(self) -> Pertemuan:
        """The meeting that has it in hand: the rembuk that took it up, the FGD before."""
        rapat = self.rembuk or self.asal
        assert rapat is not None  # noqa: S101 (a constraint of the table)
        return rapat


class LangkahUsulan(ModelDesa):
    """One change of a proposal's state: from where to where, when, by whom, and why. Only ever added."""

    usulan = models.ForeignKey(Usulan, on_delete=models.CASCADE, related_name="langkah")
    dari = models.CharField(max_length=20, choices=Usulan.Status.choices, blank=True)
    ke = models.CharField(max_length=20, choices=Usulan.Status.choices)
    tanggal = models.DateField()
    """Day of the decision, which may lie before the day it was written down."""
    alasan = models.CharField(max_length=300, blank=True)
    pemutus = models.CharField("diputuskan oleh", max_length=100, blank=True)
    """Who decided, in words: "Kepala Desa", "Musyawarah Desa"."""
    nomor = models.CharField("nomor dokumen", max_length=80, blank=True)
    """Perdes, RKP or APBDes it stands in."""
    dicatat_oleh = models.ForeignKey(Pengguna, null=True, on_delete=models.SET_NULL, related_name="+")
    dicatat_pada = models.DateTimeField(auto_now_add=True)

    class Meta(ModelDesa.Meta):
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.get_dari_display()} -> {self.get_ke_display()}"


class Penyerahan(Rekaman):
    """The Berita Acara handed to the kepala desa, the BPD or another who decides, with the receipt."""

    class Kepada(models.TextChoices):
        KEPALA_DESA = "kepala_desa", "Kepala desa"
        BPD = "bpd", "BPD"
        TIM_RKP = "tim_rkp", "Tim penyusun RKP Desa"
        KECAMATAN = "kecamatan", "Kecamatan"
        OPD = "opd", "OPD kabupaten"

    rembuk = models.ForeignKey(Pertemuan, on_delete=models.PROTECT, related_name="penyerahan")
    kepada = models.CharField("diserahkan kepada", max_length=12, choices=Kepada.choices)
    penerima = models.CharField("nama penerima", max_length=100)
    tanggal = models.DateField("tanggal diserahkan")
    bukti = models.ForeignKey(Unggahan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    catatan = models.CharField(max_length=300, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("tanggal", "pk")

    def __str__(self) -> str:
        return f"{self.get_kepada_display()}: {self.penerima}"
