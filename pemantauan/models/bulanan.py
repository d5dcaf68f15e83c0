"""What each sasaran received, month by month: Formulir 2A, 2B and 2C."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from kpm.bidang import BidangBulan
from kpm.models import Wilayah
from kpm.rekaman import Rekaman
from kpm.wilayah_kerja import Letak
from sasaran.models import Anak, Kehamilan, SumberData

SEBULAN = [MaxValueValidator(31)]
"""Nothing is received more often than once a day."""


class CatatanBulanan(Rekaman):
    """One record of one person in one calendar month; an empty value means "belum dicatat"."""

    bulan = BidangBulan(db_index=True)
    tanggal = models.DateField("tanggal pemantauan")
    sumber = models.CharField("sumber data", max_length=20, choices=SumberData.choices, blank=True)
    """Where the month was taken from; empty for one recorded before this was asked."""
    dari_desa = models.ForeignKey(
        Wilayah, null=True, editable=False, on_delete=models.PROTECT, related_name="+", verbose_name="dicatat di"
    )
    """The village it was recorded in before the person moved here: seen by the windows that look back, but no month in
    which the person was a sasaran here."""
    catatan = models.CharField(max_length=300, blank=True)
    dipastikan = models.JSONField(default=dict, blank=True, editable=False)
    """Unlikely values a person has confirmed: code of the doubt -> the value as text, so that it is asked once."""

    class Meta(Rekaman.Meta):
        abstract = True

    def letak_kerja(self) -> Letak:
        """Where the person of the month stands, for the guard of work areas (`kpm.kerja`)."""
        milik: Anak | Kehamilan = getattr(self, "kehamilan", None) or self.anak  # type: ignore[attr-defined]
        return milik.letak_kerja()


class PemantauanBulanan(CatatanBulanan):
    """What Formulir 2A and 2B share."""

    air = models.BooleanField("air minum layak", null=True, blank=True)
    jamban = models.BooleanField("jamban sehat", null=True, blank=True)
    jamkes = models.BooleanField("jaminan kesehatan", null=True, blank=True)
    kunjungan = models.PositiveSmallIntegerField("kunjungan rumah", null=True, blank=True, validators=SEBULAN)

    class Meta(CatatanBulanan.Meta):
        abstract = True


class PemantauanIbu(PemantauanBulanan):
    """Formulir 2A: services of one pregnancy in one month, as counts (visits, tablets)."""

    kehamilan = models.ForeignKey(Kehamilan, on_delete=models.PROTECT, related_name="pemantauan")
    usia_bulan = models.PositiveSmallIntegerField(
        "usia kehamilan (bulan)", null=True, blank=True, validators=[MaxValueValidator(10)]
    )
    kek = models.BooleanField("KEK", null=True, blank=True)
    resti = models.BooleanField("risiko tinggi", null=True, blank=True)
    anc = models.PositiveSmallIntegerField("periksa kehamilan", null=True, blank=True, validators=SEBULAN)
    fe = models.PositiveSmallIntegerField("tablet Fe", null=True, blank=True, validators=[MaxValueValidator(120)])
    nifas = models.PositiveSmallIntegerField("periksa nifas", null=True, blank=True, validators=SEBULAN)
    konseling = models.PositiveSmallIntegerField(
        "konseling gizi / kelas ibu hamil", null=True, blank=True, validators=SEBULAN
    )
    suami = models.BooleanField("suami ikut konseling", null=True, blank=True)

    LAYANAN = ("anc", "fe", "nifas", "konseling", "kunjungan", "air", "jamban", "jamkes", "suami", "kek", "resti")
    """Fields of which one must be filled for the row to be a record (forms.md 0.4.2)."""

    class Meta(PemantauanBulanan.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["desa", "kehamilan", "bulan"],
                name="satu_pemantauan_ibu_sebulan",
                violation_error_message="Bulan ini sudah punya catatan untuk ibu ini.",
            )
        ]

    def __str__(self) -> str:
        return f"2A {self.bulan}"


class Tikar(models.TextChoices):
    HIJAU = "H", "Hijau"
    KUNING = "K", "Kuning"
    MERAH = "M", "Merah"


class StatusImunisasi(models.TextChoices):
    BELUM = "belum", "Belum"
    KECUALI = "kecuali", "Lengkap kecuali campak"
    LENGKAP = "lengkap", "Lengkap"


class CaraUkur(models.TextChoices):
    BARING = "L", "Berbaring"
    BERDIRI = "H", "Berdiri"


class Kms(models.TextChoices):
    """What a health worker may decide against the KBM (Buku KIA 2023, KMS)."""

    NAIK = "N", "Naik"
    TIDAK = "T", "Tidak naik"


class PemantauanAnak(PemantauanBulanan):
    """Formulir 2B: services and measurements of one child in one month (kg, cm)."""

    anak = models.ForeignKey(Anak, on_delete=models.PROTECT, related_name="pemantauan")
    gizi_buruk = models.BooleanField(null=True, blank=True)
    gizi_kurang = models.BooleanField(null=True, blank=True)
    stunting = models.BooleanField(null=True, blank=True)
    tikar = models.CharField("tikar pertumbuhan", max_length=1, choices=Tikar.choices, blank=True)
    imunisasi = models.CharField("imunisasi dasar", max_length=10, choices=StatusImunisasi.choices, blank=True)
    timbang = models.BooleanField("ditimbang", null=True, blank=True)
    berat = models.DecimalField("berat badan", max_digits=5, decimal_places=2, null=True, blank=True)
    tinggi = models.BooleanField("diukur panjang/tinggi", null=True, blank=True)
    panjang = models.DecimalField("panjang/tinggi badan", max_digits=4, decimal_places=1, null=True, blank=True)
    cara_ukur = models.CharField(max_length=1, choices=CaraUkur.choices, blank=True)
    edema = models.BooleanField("bengkak pada kedua kaki", null=True, blank=True)
    gizi_diusulkan = models.CharField(max_length=10, blank=True, editable=False)
    """What the z-scores of the measurement proposed when it was saved ("GK,S", "N"); the answers above are a person's
    own. Empty without a usable measurement."""
    kms_putusan = models.CharField("naik atau tidak menurut petugas", max_length=1, choices=Kms.choices, blank=True)
    """N or T as a health worker read it from the curve; empty where the KBM decides."""
    kms_alasan = models.CharField("alasan petugas", max_length=200, blank=True)
    konseling_ayah = models.BooleanField("konseling gizi: ayah", null=True, blank=True)
    konseling_ibu = models.BooleanField("konseling gizi: ibu", null=True, blank=True)
    akta = models.BooleanField("akta kelahiran", null=True, blank=True)
    parenting = models.BooleanField("kelas pengasuhan", null=True, blank=True)

    LAYANAN = (
        "gizi_buruk",
        "gizi_kurang",
        "stunting",
        "tikar",
        "imunisasi",
        "timbang",
        "tinggi",
        "konseling_ayah",
        "konseling_ibu",
        "kunjungan",
        "air",
        "jamban",
        "akta",
        "jamkes",
        "parenting",
    )

    class Meta(PemantauanBulanan.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["desa", "anak", "bulan"],
                name="satu_pemantauan_anak_sebulan",
                violation_error_message="Bulan ini sudah punya catatan untuk anak ini.",
            ),
            models.CheckConstraint(
                condition=Q(berat__isnull=True) | Q(timbang=True),
                name="berat_berarti_ditimbang",
                violation_error_message="Berat terisi berarti anak ditimbang.",
            ),
            models.CheckConstraint(
                condition=Q(panjang__isnull=True) | Q(tinggi=True),
                name="panjang_berarti_diukur",
                violation_error_message="Panjang terisi berarti anak diukur.",
            ),
        ]

    def __str__(self) -> str:
        return f"2B {self.bulan}"


class PemantauanPaud(CatatanBulanan):
    """Formulir 2C: whether a child of 2 to 6 years (or the parents of one of two) attended PAUD in one month."""

    anak = models.ForeignKey(Anak, on_delete=models.PROTECT, related_name="paud")
    hadir = models.BooleanField("mengikuti layanan PAUD", null=True, blank=True)

    LAYANAN = ("hadir",)

    class Meta(CatatanBulanan.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["desa", "anak", "bulan"],
                name="satu_pemantauan_paud_sebulan",
                violation_error_message="Bulan ini sudah punya catatan PAUD untuk anak ini.",
            )
        ]

    def __str__(self) -> str:
        return f"2C {self.bulan}"
