"""Aggregates for those above the village, numbers without any name, and the village's long printing jobs."""

from __future__ import annotations

import uuid

from django.db import models

from kpm.bidang import BidangBulan
from kpm.enkripsi import BidangTersandi
from kpm.lingkup import ModelDesa
from kpm.models import DokumenTerbit, Kader, Pengguna, Wilayah


class RekapDesa(models.Model):
    """The figures of one village and quarter, recomputed by a task after changes; readable above the village."""

    wilayah = models.ForeignKey(Wilayah, on_delete=models.CASCADE, related_name="rekap")
    periode = models.CharField(max_length=7)
    isi = models.JSONField()
    konvergensi = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    orang = models.PositiveIntegerField(default=0)
    lengkap = models.PositiveIntegerField(default=0)
    belum_dipantau = models.PositiveIntegerField(default=0)
    catatan_terakhir = models.DateTimeField(null=True)
    dihitung_pada = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name_plural = "rekap desa"
        constraints = [models.UniqueConstraint(fields=["wilayah", "periode"], name="rekap_satu_per_triwulan")]

    def __str__(self) -> str:
        return f"{self.wilayah} {self.periode}"


class Pekerjaan(ModelDesa):
    """A long printing job: what was asked for, how far it is, and the file once it is done. Kept for seven days."""

    class Keadaan(models.TextChoices):
        MENUNGGU = "menunggu", "Menunggu giliran"
        BERJALAN = "berjalan", "Sedang dikerjakan"
        SELESAI = "selesai", "Selesai"
        GAGAL = "gagal", "Tidak berhasil"

    PAKET = "paket"
    """The kind of a job that prints all the sheets of a quarter."""
    BUKU = "buku-kpm"
    """That makes the workbook of a year."""
    PAKET_REMBUK = "paket-rembuk"
    """That prints all a rembuk needs."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    jenis = models.CharField(max_length=20)
    """Which sheet: formulir-3b, or PAKET, BUKU or PAKET_REMBUK."""
    judul = models.CharField(max_length=150)
    permintaan = models.JSONField(default=dict)
    """Period, filter and paper, as in the address of the sheet."""
    jumlah = models.PositiveSmallIntegerField(default=0)
    """Dusun or sheets to print; 0 until the job has begun."""
    selesai = models.PositiveSmallIntegerField(default=0)
    keadaan = models.CharField(max_length=10, choices=Keadaan.choices, default=Keadaan.MENUNGGU)
    kalimat = models.CharField(max_length=200, blank=True)
    """What to do when it failed."""
    hasil = models.BinaryField(null=True)
    nama = models.CharField(max_length=120, blank=True)
    jenis_berkas = models.CharField(max_length=100, blank=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dibuat_oleh = models.ForeignKey(Pengguna, null=True, on_delete=models.SET_NULL, related_name="+")
    diubah_pada = models.DateTimeField(auto_now=True)

    class Meta(ModelDesa.Meta):
        ordering = ("-dibuat_pada", "-pk")

    def __str__(self) -> str:
        return self.judul

    @property
    def satuan(self) -> str:
        """What `jumlah` counts."""
        if self.jenis == self.PAKET_REMBUK:
            return "bagian"
        return "lembar" if self.jenis in (self.PAKET, self.BUKU) else "dusun"

    @property
    def berakhir(self) -> bool:
        return self.keadaan in (self.Keadaan.SELESAI, self.Keadaan.GAGAL)


class BuktiKerja(ModelDesa):
    """The KPM's proof of work of one month as it was issued: numbers, file and fingerprint. A trigger keeps it so."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    kader = models.ForeignKey(Kader, on_delete=models.PROTECT, related_name="+")
    bulan = BidangBulan()
    revisi = models.PositiveSmallIntegerField(default=0)
    isi = models.JSONField()
    sidik = models.CharField("sidik (SHA-256)", max_length=64)
    nama = models.CharField(max_length=120)
    jenis_berkas = models.CharField(max_length=40)
    berkas = models.BinaryField()
    register = models.OneToOneField(DokumenTerbit, on_delete=models.PROTECT, related_name="+")
    terbit_pada = models.DateTimeField()
    terbit_oleh = models.ForeignKey(Pengguna, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(ModelDesa.Meta):
        ordering = ("-bulan", "-revisi")
        constraints = [models.UniqueConstraint(fields=["desa", "kader", "bulan", "revisi"], name="bukti_satu_revisi")]

    def __str__(self) -> str:
        return self.nama


class Impor(ModelDesa):
    """A file somebody brought in: read into rows, looked at, applied, and undone as one.

    Nothing of it is written to the village before it is applied.
    """

    class Jenis(models.TextChoices):
        FORM_KPM = "form-kpm", "Buku kerja Form KPM (Excel)"
        EPPGBM = "eppgbm", "e-PPGBM: daftar status gizi"
        OPENSID_PENDUDUK = "opensid-penduduk", "OpenSID: data penduduk"

    class Keadaan(models.TextChoices):
        MENUNGGU = "menunggu", "Menunggu giliran dibaca"
        DIBACA = "dibaca", "Sedang dibaca"
        SIAP = "siap", "Siap diperiksa"
        DITERAPKAN = "diterapkan", "Sedang disimpan"
        SELESAI = "selesai", "Sudah disimpan"
        DIURUNGKAN = "diurungkan", "Sedang diurungkan"
        URUNG = "urung", "Sudah diurungkan"
        GAGAL = "gagal", "Tidak dapat dibaca"

    BEKERJA = (Keadaan.MENUNGGU, Keadaan.DIBACA, Keadaan.DITERAPKAN, Keadaan.DIURUNGKAN)
    """A task of the worker has it in hand, or soon will."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    jenis = models.CharField(max_length=20, choices=Jenis.choices)
    nama_berkas = models.CharField(max_length=120)
    sidik = models.CharField("sidik (SHA-256)", max_length=64)
    isi_berkas = BidangTersandi(blank=True, default="")
    """The file in base64, encrypted; emptied once it is applied or given up."""
    opsi = models.JSONField(default=dict)
    """Answers of the person importing, as `laporan.impor.bentuk.Opsi` writes them."""
    keputusan = models.JSONField(default=dict)
    """Key of an unclear row -> what was decided: "baru", "lewati" or the uuid of the person it is."""
    keadaan = models.CharField(max_length=12, choices=Keadaan.choices, default=Keadaan.MENUNGGU)
    kalimat = models.CharField(max_length=300, blank=True)
    """Why it could not be read or not wholly be applied, and what to do."""
    peringatan = models.JSONField(default=list)
    """Sentences about the whole file."""
    perbandingan = models.JSONField(default=list)
    """Recaps of the file that differ from ours: [sheet, cell, what, theirs, ours]."""
    jumlah = models.PositiveIntegerField(default=0)
    """Rows of the step in hand; 0 until it has begun."""
    selesai = models.PositiveIntegerField(default=0)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dibuat_oleh = models.ForeignKey(Pengguna, null=True, on_delete=models.SET_NULL, related_name="+")
    diubah_pada = models.DateTimeField(auto_now=True)
    diterapkan_pada = models.DateTimeField(null=True)
    diterapkan_oleh = models.ForeignKey(Pengguna, null=True, on_delete=models.SET_NULL, related_name="+")
    diurungkan_pada = models.DateTimeField(null=True)
    diurungkan_oleh = models.ForeignKey(Pengguna, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta(ModelDesa.Meta):
        ordering = ("-dibuat_pada", "-pk")

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}: {self.nama_berkas}"


class BarisImpor(ModelDesa):
    """One record an import would write, beside the row of the file it comes from."""

    class Keadaan(models.TextChoices):
        BARU = "baru", "Baru"
        BERUBAH = "berubah", "Berubah"
        SAMA = "sama", "Sama"
        TIDAK_JELAS = "tidak_jelas", "Tidak jelas"
        DITOLAK = "ditolak", "Ditolak"

    DITULIS = (Keadaan.BARU, Keadaan.BERUBAH)

    impor = models.ForeignKey(Impor, on_delete=models.CASCADE, related_name="baris")
    urutan = models.PositiveIntegerField()
    lembar = models.CharField(max_length=60, blank=True)
    sel = models.CharField(max_length=12, blank=True)
    """Cell of the first value: B7."""
    rekam = models.CharField(max_length=20)
    """Which record: a key of `laporan.impor.bentuk.REKAM`."""
    untuk = models.UUIDField()
    """uuid of the record, new or known."""
    kunci = models.CharField(max_length=200, blank=True)
    """What a decision about this row is kept under."""
    sebutan = models.CharField(max_length=160)
    """Who and what, as the preview names it."""
    keadaan = models.CharField(max_length=12, choices=Keadaan.choices)
    alasan = models.CharField(max_length=300, blank=True)
    beda = models.JSONField(default=list)
    """[label, old, new, cell] of each value that would change; of a new record its values."""
    calon = models.JSONField(default=list)
    """Of an unclear row whom it may be: [uuid, who, score]."""
    isi = models.JSONField(default=dict)
    """Fields to write as plain values, without any NIK or nomor KK."""
    rahasia = BidangTersandi(blank=True, default="")
    """NIK and nomor KK to write, as JSON."""
    versi = models.PositiveIntegerField(null=True)
    """Version of the known record as the preview saw it."""
    diterapkan_pada = models.DateTimeField(null=True)
    jejak = models.JSONField(default=dict)
    """What undoing needs, as `laporan.impor.terapkan.rekam_jejak` writes it: "rekam" (a changed record), "menunggu" (an
    entry that waits, None where it waited before), "ikut" (records changed along), "urung" (versions since undoing)."""

    class Meta(ModelDesa.Meta):
        ordering = ("urutan", "pk")
        indexes = [models.Index(fields=["impor", "keadaan", "urutan"], name="baris_impor_keadaan")]

    def __str__(self) -> str:
        return self.sebutan
