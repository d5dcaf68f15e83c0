"""One model of every meeting: who came, what was shown, what somebody promised to do until when."""

from __future__ import annotations

from django.db import models

from kpm.models import Dusun, Pengguna, Unggahan
from kpm.rekaman import Rekaman
from sasaran.models import JenisKelamin


class Unsur(models.TextChoices):
    """Elements of a meeting; the first eight are mandatory in a rembuk (forms.md 0.4.10)."""

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
    DUSUN = "dusun", "Kepala dusun"
    OPD = "opd", "OPD / kecamatan"
    DESA_LAIN = "desa_lain", "Wakil desa lain"
    LAIN = "lain", "Lainnya"


UNSUR_KELURAHAN = {
    Unsur.PEMDES: "Pemerintah Kelurahan",
    Unsur.LKD: "Lembaga kemasyarakatan kelurahan",
    Unsur.DESA_LAIN: "Wakil kelurahan lain",
}
"""Elements that are called otherwise in a kelurahan."""


def nama_unsur(unsur: str, *, kelurahan: bool) -> str:
    """The name of an element in the words of a desa or of a kelurahan; empty for none."""
    if not unsur:
        return ""
    satu = Unsur(unsur)
    return (kelurahan and UNSUR_KELURAHAN.get(satu)) or str(satu.label)


def pilihan_unsur(kini: str, *, kelurahan: bool) -> list[tuple[str, str]]:
    """Elements to choose from; a kelurahan has no BPD, unless ``kini``, what was chosen before, is one."""
    return [
        (satu.value, nama_unsur(satu, kelurahan=kelurahan))
        for satu in Unsur
        if not (kelurahan and satu == Unsur.BPD and kini != satu)
    ]


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


class JenisPertemuan(models.TextChoices):
    """The meetings of a village's year, in the order of the seven stages, then those beside them."""

    MUSDUS = "musdus", "Musyawarah dusun, pemetaan sosial"
    FGD = "fgd", "Diskusi kelompok terarah (FGD) RDS"
    MAD = "mad", "FGD antardesa / MAD"
    REMBUK = "rembuk", "Rembuk stunting"
    EVALUASI = "evaluasi", "Rapat evaluasi triwulan RDS"
    SOSIALISASI = "sosialisasi", "Sosialisasi"
    KOORDINASI = "koordinasi", "Rapat koordinasi"


class Pertemuan(Rekaman):
    """A meeting. FGD, rembuk and rapat evaluasi stand on the numbers of a quarter (``triwulan``, ``skor_awal``).

    ``tahun`` is the year it is held in; a meeting of planning prepares the RKP Desa of the year after it.
    """

    class CaraPutusan(models.TextChoices):
        MUFAKAT = "mufakat", "musyawarah mufakat"
        AKLAMASI = "aklamasi", "aklamasi"
        SUARA = "suara", "pemungutan suara"

    jenis = models.CharField(max_length=12, choices=JenisPertemuan.choices, default=JenisPertemuan.REMBUK)
    judul = models.CharField("nama pertemuan", max_length=120, blank=True)
    """Empty where the kind of meeting says it all."""
    tahun = models.PositiveSmallIntegerField("tahun pertemuan")
    dusun = models.ForeignKey(Dusun, null=True, blank=True, on_delete=models.PROTECT, related_name="pertemuan")
    """Of a musdus: whose map is drawn."""
    triwulan = models.CharField(
        max_length=7, blank=True, help_text="Triwulan yang kekurangannya dibahas, seperti 2026-T2."
    )
    tanggal = models.DateField("tanggal", null=True, blank=True)
    jam_mulai = models.TimeField(null=True, blank=True)
    jam_selesai = models.TimeField(null=True, blank=True)
    tempat = models.CharField(max_length=120, blank=True)
    penyelenggara = models.CharField(max_length=100, default="Rumah Desa Sehat (RDS)")
    pemimpin = models.CharField("pemimpin rapat", max_length=100, blank=True)
    unsur_pemimpin = models.CharField(max_length=20, choices=Unsur.choices, blank=True)
    notulen = models.CharField(max_length=100, blank=True)
    unsur_notulen = models.CharField(max_length=20, choices=Unsur.choices, blank=True)
    narasumber = models.TextField(blank=True, help_text="Satu baris satu orang: nama, dari unsur apa.")
    agenda = models.TextField(blank=True, help_text="Satu baris satu acara.")
    ringkasan = models.TextField("ringkasan pembahasan", blank=True, help_text="Satu baris satu butir.")
    komitmen = models.TextField("komitmen dan tindak lanjut", blank=True, help_text="Satu baris satu butir.")
    jadwal_rapat = models.TextField(
        "jadwal rapat tiga bulanan", blank=True, help_text="Satu baris satu tanggal, seperti 14 Oktober 2026."
    )
    cara_putusan = models.CharField(max_length=20, choices=CaraPutusan.choices, default=CaraPutusan.MUFAKAT)
    suara_setuju = models.PositiveSmallIntegerField(null=True, blank=True)
    suara_tidak = models.PositiveSmallIntegerField(null=True, blank=True)
    alasan_unsur = models.CharField("alasan unsur wajib tidak hadir", max_length=300, blank=True)
    skor_awal = models.JSONField("angka triwulan saat dibuka", default=dict, blank=True)
    nomor_undangan = models.CharField("nomor surat undangan", max_length=80, blank=True)
    tanggal_undangan = models.DateField("tanggal surat undangan", null=True, blank=True)
    diundang = models.TextField("yang diundang", blank=True, help_text="Satu baris satu undangan.")
    alasan_koreksi = models.CharField("alasan koreksi Berita Acara", max_length=300, blank=True)
    """Why the meeting is open again after its Berita Acara was issued; empty when it is not."""
    koreksi_pada = models.DateTimeField(null=True, blank=True)
    koreksi_oleh = models.ForeignKey(Pengguna, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    koreksi_sidik = models.CharField(max_length=64, blank=True, editable=False)
    """Fingerprint of what the meeting said when it was opened again, so that an unchanged one can be closed."""

    class Meta(Rekaman.Meta):
        ordering = ("-tahun", "-pk")

    def __str__(self) -> str:
        return f"{self.judul or self.get_jenis_display()} {self.tahun}"

    def get_unsur_pemimpin_display(self) -> str:  # type: ignore[no-redef]
        """The element of who leads, in the words of its desa or kelurahan."""
        return nama_unsur(self.unsur_pemimpin, kelurahan=self.desa.kelurahan)

    def get_unsur_notulen_display(self) -> str:  # type: ignore[no-redef]
        """The element of who writes, in the words of its desa or kelurahan."""
        return nama_unsur(self.unsur_notulen, kelurahan=self.desa.kelurahan)

    @property
    def dikoreksi(self) -> bool:
        """Whether its issued Berita Acara is open for correction."""
        return self.koreksi_pada is not None


class Hadirin(Rekaman):
    """A person on the attendance list, by element and sex, and what she or he signs for."""

    class Mewakili(models.TextChoices):
        RDS = "rds", "Wakil RDS"
        MASYARAKAT = "masyarakat", "Wakil masyarakat"

    pertemuan = models.ForeignKey(Pertemuan, on_delete=models.CASCADE, related_name="hadirin")
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

    def get_unsur_display(self) -> str:  # type: ignore[no-redef]
        """The element in the words of the village; read with ``desa``, or it asks a query."""
        return nama_unsur(self.unsur, kelurahan=self.desa.kelurahan)


class FotoPertemuan(Rekaman):
    """A picture of a meeting, with the words under it."""

    pertemuan = models.ForeignKey(Pertemuan, on_delete=models.CASCADE, related_name="foto")
    unggahan = models.ForeignKey(Unggahan, on_delete=models.PROTECT, related_name="+")
    keterangan = models.CharField(max_length=120, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.keterangan or str(self.unggahan)


class TindakLanjut(Rekaman):
    """What somebody promised in a meeting to do until a day; while it is not done it stands in every later meeting."""

    pertemuan = models.ForeignKey(Pertemuan, on_delete=models.CASCADE, related_name="tindak_lanjut")
    apa = models.CharField("apa yang dilakukan", max_length=200)
    siapa = models.CharField("penanggung jawab", max_length=100)
    batas = models.DateField("paling lambat")
    selesai_pada = models.DateField(null=True, blank=True)
    """None while it is not done."""
    batal = models.BooleanField("tidak dilanjutkan", default=False)
    """Given up: ``selesai_pada`` is the day of that, ``hasil`` the reason."""
    hasil = models.CharField("hasil", max_length=300, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("batas", "pk")

    def __str__(self) -> str:
        return self.apa
