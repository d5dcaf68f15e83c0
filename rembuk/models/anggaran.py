"""Money against stunting: codes of activities, the totals of a budget year, each activity, and what was spent."""

from __future__ import annotations

from typing import Any

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q

from kpm.models import Unggahan, Wilayah
from kpm.rekaman import Rekaman
from rembuk.models.usulan import PAKET, Bidang, SumberDana, Usulan

NOL = [MinValueValidator(0, "Jumlah tidak boleh kurang dari nol.")]


def _rupiah(nama: str, **lain: Any) -> models.DecimalField:
    return models.DecimalField(nama, max_digits=17, decimal_places=2, validators=NOL, **lain)


class KodeKegiatan(models.Model):
    """A code of the village budget, ``bidang.subbidang.kegiatan`` (Permendagri 20/2018), as editable reference data.

    ``wilayah`` is the region that added it; the nation "00" for the codes everybody has.
    """

    wilayah = models.ForeignKey(Wilayah, on_delete=models.CASCADE, related_name="+")
    kode = models.CharField(
        max_length=8, validators=[RegexValidator(r"^0[1-5]\.\d{2}\.\d{2}\Z", "Tulis kodenya seperti 02.02.02.")]
    )
    nama = models.CharField(max_length=200)
    paket = models.CharField(max_length=60, blank=True)
    """What it serves, in the words of the list: "KIA / konseling", "air"."""
    dipakai = models.BooleanField(default=True)

    class Meta:
        ordering = ("kode",)
        verbose_name_plural = "kode kegiatan"
        constraints = [models.UniqueConstraint(fields=["wilayah", "kode"], name="kode_kegiatan_satu_kali")]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"


class AnggaranBidang(Rekaman):
    """What the APBDes of a year gives one bidang from one source, all activities together (Tabel 5, Total Alokasi)."""

    tahun = models.PositiveSmallIntegerField("tahun anggaran")
    bidang = models.CharField(max_length=1, choices=Bidang.choices)
    sumber = models.CharField(max_length=10, choices=SumberDana.choices, default=SumberDana.DDS)
    anggaran = _rupiah("anggaran bidang (Rp)")
    perubahan = _rupiah("setelah perubahan (Rp)", null=True, blank=True)
    """None while the APBDes was not changed in the year."""

    class Meta(Rekaman.Meta):
        ordering = ("-tahun", "bidang", "sumber")
        constraints = [
            models.UniqueConstraint(
                fields=["desa", "tahun", "bidang", "sumber"],
                name="anggaran_bidang_satu_kali",
                violation_error_message="Bidang dan sumber ini sudah dicatat untuk tahun itu.",
            ),
            models.CheckConstraint(condition=Q(anggaran__gte=0), name="anggaran_bidang_tidak_negatif"),
        ]

    def __str__(self) -> str:
        return f"{self.get_bidang_display()} {self.tahun}"


class KegiatanAnggaran(Rekaman):
    """One activity of a budget year against stunting, whoever pays for it: village, OPD, province or APBN."""

    class Jenis(models.TextChoices):
        KEGIATAN = "kegiatan", "Kegiatan"
        INSENTIF_KPM = "insentif_kpm", "Insentif KPM"
        OPERASIONAL_KPM = "operasional_kpm", "Biaya operasional KPM"

    tahun = models.PositiveSmallIntegerField("tahun anggaran")
    jenis = models.CharField(max_length=16, choices=Jenis.choices, default=Jenis.KEGIATAN)
    bidang = models.CharField(max_length=1, choices=Bidang.choices)
    kode = models.CharField("kode kegiatan", max_length=8, blank=True)
    uraian = models.CharField("kegiatan", max_length=200)
    paket = models.PositiveSmallIntegerField(choices=PAKET, null=True, blank=True)
    """None for what serves no single package (pendataan, KPM)."""
    sumber = models.CharField("sumber dana", max_length=10, choices=SumberDana.choices, default=SumberDana.DDS)
    anggaran = _rupiah("anggaran (Rp)")
    perubahan = _rupiah("setelah perubahan (Rp)", null=True, blank=True)
    """None while the budget was not changed in the year."""
    volume = models.CharField(max_length=60, blank=True)
    lokasi = models.CharField(max_length=100, blank=True)
    waktu = models.CharField("waktu pelaksanaan", max_length=60, blank=True)
    penanggung_jawab = models.CharField(max_length=100, blank=True)
    usulan = models.ForeignKey(Usulan, null=True, blank=True, on_delete=models.PROTECT, related_name="anggaran")
    selesai_pada = models.DateField("selesai dilaksanakan", null=True, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("-tahun", "bidang", "kode", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(anggaran__gte=0),
                name="kegiatan_anggaran_tidak_negatif",
                violation_error_message="Anggaran tidak boleh kurang dari nol.",
            ),
            # what the KPM was paid is read by kind and source: two lines would count it twice
            models.UniqueConstraint(
                fields=["desa", "tahun", "jenis", "sumber"],
                condition=~Q(jenis="kegiatan"),
                name="bayaran_kpm_satu_baris",
                violation_error_message="Baris ini sudah ada untuk tahun dan sumber dana itu. Ubah baris yang ada.",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian


class Realisasi(Rekaman):
    """Money spent for an activity on a day, what was done for it, and the proof."""

    kegiatan = models.ForeignKey(KegiatanAnggaran, on_delete=models.CASCADE, related_name="realisasi")
    tanggal = models.DateField()
    jumlah = _rupiah("jumlah (Rp)")
    volume = models.CharField("yang terlaksana", max_length=60, blank=True)
    bukti = models.ForeignKey(Unggahan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    keterangan = models.CharField(max_length=200, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("tanggal", "pk")
        constraints = [models.CheckConstraint(condition=Q(jumlah__gte=0), name="realisasi_tidak_negatif")]

    def __str__(self) -> str:
        return f"{self.tanggal}: {self.jumlah}"
