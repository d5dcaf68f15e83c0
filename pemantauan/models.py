"""What each sasaran received, month by month, the guideline settings above it, and the quarter once it is closed."""

from __future__ import annotations

import uuid

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from kpm.bidang import BidangBulan
from kpm.models import DokumenTerbit, Fasilitas, Pengguna, Wilayah
from kpm.rekaman import ModelDesa, Rekaman
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


class KondisiLayanan(Rekaman):
    """Formulir 1 block b-c: which services one provider offers in one year; None where nobody asked yet.

    Source: Formulir 1, "KETERSEDIAAN LAYANAN".
    """

    fasilitas = models.ForeignKey(Fasilitas, on_delete=models.PROTECT, related_name="kondisi")
    tahun = models.PositiveSmallIntegerField()
    dilihat_pada = models.DateField("ditanyakan pada", null=True, blank=True)
    periksa_hamil = models.BooleanField("pemeriksaan ibu hamil", null=True, blank=True)
    pil_fe = models.BooleanField("pemberian pil Fe", null=True, blank=True)
    periksa_nifas = models.BooleanField("pemeriksaan nifas", null=True, blank=True)
    imunisasi = models.BooleanField("imunisasi", null=True, blank=True)
    timbang = models.BooleanField("penimbangan berat badan", null=True, blank=True)
    ukur = models.BooleanField("pengukuran panjang/tinggi badan", null=True, blank=True)
    konseling = models.BooleanField("konseling rutin", null=True, blank=True)
    parenting = models.BooleanField("layanan 0-<3 tahun (parenting)", null=True, blank=True)
    paud = models.BooleanField("layanan 3-6 tahun", null=True, blank=True)

    LAYANAN = (
        "periksa_hamil",
        "pil_fe",
        "periksa_nifas",
        "imunisasi",
        "timbang",
        "ukur",
        "konseling",
        "parenting",
        "paud",
    )

    class Meta(Rekaman.Meta):
        ordering = ("tahun", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["desa", "fasilitas", "tahun"],
                name="kondisi_satu_setahun",
                violation_error_message="Layanan ini sudah dicatat untuk tahun ini.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.fasilitas} {self.tahun}"


class PengaturanPedoman(models.Model):
    """One option of the guideline, set by the nation, a province or a kabupaten and inherited by what lies below."""

    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="pengaturan_pedoman")
    kunci = models.CharField(max_length=40)
    nilai = models.CharField(max_length=40)
    berlaku_sejak = models.DateField()
    oleh = models.ForeignKey(Pengguna, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    dicatat_pada = models.DateTimeField(auto_now_add=True, null=True)
    """None for a decision older than this field."""
    alasan = models.CharField(max_length=300, blank=True)
    dibatalkan_pada = models.DateTimeField(null=True, blank=True, editable=False)
    """Taken back before its day came: it decides nothing any more and stays in the history."""
    dibatalkan_oleh = models.ForeignKey(
        Pengguna, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name_plural = "pengaturan pedoman"
        constraints = [
            models.UniqueConstraint(
                fields=["wilayah", "kunci", "berlaku_sejak"],
                condition=Q(dibatalkan_pada=None),
                name="pengaturan_satu_kali_sehari",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kunci} = {self.nilai}"


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
