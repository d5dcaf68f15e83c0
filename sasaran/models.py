"""Who is watched: households, people, pregnancies and children of the first 1,000 days."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Q

from kpm.bidang import TanggalUlang
from kpm.dokumen.terbilang import tanggal_panjang
from kpm.enkripsi import BidangTersandi, IndeksButa
from kpm.models import Dusun, Fasilitas, Wilayah
from kpm.periode import Bulan, bulan_penuh
from kpm.rekaman import Rekaman
from kpm.wilayah_kerja import Letak
from sasaran import usia_hamil
from sasaran.bidang import BidangBunyi

HARI_NIFAS = usia_hamil.HARI_NIFAS


class JenisKelamin(models.TextChoices):
    LAKI_LAKI = "L", "Laki-laki"
    PEREMPUAN = "P", "Perempuan"


class SumberData(models.TextChoices):
    """Where a datum comes from."""

    WAWANCARA = "wawancara", "Wawancara / kunjungan rumah"
    POSYANDU = "posyandu", "Register posyandu"
    KOHORT = "kohort", "Kohort bidan"
    BUKU_KIA = "buku_kia", "Buku KIA"
    PAUD = "paud", "PAUD"
    REGISTER = "register", "Register penduduk desa"


class Berasal(Rekaman):
    """A record that knows of each datum where it comes from."""

    asal_data = models.JSONField(default=dict, blank=True, editable=False)
    """Field -> [SumberData, ISO date]: source and day of the datum as it now stands (mission M1)."""

    class Meta(Rekaman.Meta):
        abstract = True


class Keluarga(Berasal):
    """A household: where it lives, and whether it has safe water and a latrine, with the day this was seen."""

    nomor = models.PositiveIntegerField("nomor rumah tangga")
    nomor_asal = models.CharField("nomor di buku desa", max_length=20, blank=True)
    """Its number on forms kept before this program (No. RT of Formulir 2C); only to find it again in such a file."""
    kepala = models.CharField("nama kepala keluarga", max_length=100)
    bunyi = BidangBunyi(dihitung_dari="kepala")
    no_kk = BidangTersandi("nomor KK", blank=True, default="")
    no_kk_indeks = IndeksButa(dihitung_dari="no_kk")
    dusun = models.ForeignKey(Dusun, on_delete=models.PROTECT, related_name="keluarga")
    rt = models.CharField("RT", max_length=3, blank=True)
    rw = models.CharField("RW", max_length=3, blank=True)
    alamat = models.CharField("alamat atau tanda rumah", max_length=150, blank=True)
    telepon = models.CharField(max_length=15, blank=True)
    air = models.BooleanField("air minum layak", null=True, blank=True)
    air_dilihat = models.DateField("air dilihat pada", null=True, blank=True)
    jamban = models.BooleanField("jamban sehat", null=True, blank=True)
    jamban_dilihat = models.DateField("jamban dilihat pada", null=True, blank=True)
    rentan = models.BooleanField("rumah tangga rentan", null=True, blank=True)
    """Formulir 1 block a; what makes a household rentan is the village's own list (forms.md 2.4)."""

    class Meta(Rekaman.Meta):
        ordering = ("kepala", "nomor")
        constraints = [
            models.UniqueConstraint(fields=["desa", "nomor"], name="keluarga_satu_nomor"),
            models.UniqueConstraint(
                fields=["desa", "no_kk_indeks"],
                condition=~Q(no_kk_indeks=""),
                name="keluarga_satu_kk",
                violation_error_message="Nomor KK ini sudah terdaftar di desa ini.",
            ),
        ]

    def __str__(self) -> str:
        return self.kepala

    def letak_kerja(self) -> Letak:
        """Where it stands, for the guard of work areas (`kpm.kerja`)."""
        return Letak(self.kepala, self.dusun_id, rumah=True)


class Orang(Berasal):
    """A person of a household; NIK may come later, a name may be one word."""

    class SebabKeluar(models.TextChoices):
        PINDAH = "pindah", "Pindah"
        MENINGGAL = "meninggal", "Meninggal"

    keluarga = models.ForeignKey(Keluarga, on_delete=models.PROTECT, related_name="orang")
    nama = models.CharField(max_length=100)
    bunyi = BidangBunyi(dihitung_dari="nama")
    nik = BidangTersandi("NIK", blank=True, default="")
    nik_indeks = IndeksButa(dihitung_dari="nik")
    jenis_kelamin = models.CharField(max_length=1, choices=JenisKelamin.choices)
    tanggal_lahir = models.DateField(null=True, blank=True)
    ulang_tahun_kedua = TanggalUlang(dihitung_dari="tanggal_lahir", bulan=24)
    posyandu = models.ForeignKey(Fasilitas, null=True, blank=True, on_delete=models.PROTECT, related_name="sasaran")
    jaminan = models.BooleanField("jaminan kesehatan", null=True, blank=True)
    sumber = models.CharField("sumber data", max_length=20, choices=SumberData.choices, default=SumberData.WAWANCARA)
    keluar_pada = models.DateField("keluar pada", null=True, blank=True)
    sebab_keluar = models.CharField(max_length=20, choices=SebabKeluar.choices, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("nama", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["desa", "nik_indeks"],
                condition=~Q(nik_indeks=""),
                name="orang_satu_nik",
                violation_error_message="NIK ini sudah terdaftar di desa ini.",
            ),
            models.CheckConstraint(
                condition=Q(keluar_pada__isnull=True, sebab_keluar="")
                | (Q(keluar_pada__isnull=False) & ~Q(sebab_keluar="")),
                name="orang_keluar_dengan_sebab",
                violation_error_message="Isi tanggal dan sebab keluar bersama-sama.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def letak_kerja(self) -> Letak:
        """Where the person stands for `kpm.kerja`."""
        return Letak(self.nama, self.keluarga.dusun_id, self.posyandu_id)

    def umur_bulan(self, pada: dt.date) -> int | None:
        """Age in bulan penuh on that day; None when the birth date is unknown."""
        return bulan_penuh(self.tanggal_lahir, pada) if self.tanggal_lahir else None


class Kehamilan(Berasal):
    """One pregnancy of a woman, from the day she was registered to the end of her puerperium."""

    class AsalTanggal(models.TextChoices):
        HPHT = "hpht", "HPHT (haid terakhir)"
        HPL_TANGGAL = "hpl_tanggal", "HPL lengkap dari Buku KIA"
        HPL_USG = "hpl_usg", "HPL dari USG"
        HPL_BULAN = "hpl_bulan", "HPL hanya bulan dan tahun"
        TIDAK_TAHU = "tidak_tahu", "Belum diketahui"

    class Suplemen(models.TextChoices):
        TTD = "ttd", "Tablet tambah darah (TTD)"
        MMS = "mms", "Multivitamin (MMS)"

    class Hasil(models.TextChoices):
        LAHIR_HIDUP = "lahir_hidup", "Bayi lahir hidup"
        LAHIR_MATI = "lahir_mati", "Bayi lahir meninggal (22 minggu ke atas)"
        KEGUGURAN = "keguguran", "Keguguran (di bawah 22 minggu)"

    ibu = models.ForeignKey(Orang, on_delete=models.PROTECT, related_name="kehamilan")
    no_kia = models.CharField("nomor register KIA", max_length=30, blank=True)
    kehamilan_ke = models.PositiveSmallIntegerField(null=True, blank=True)
    suami = models.CharField("nama suami", max_length=100, blank=True)
    asal_tanggal = models.CharField(
        "asal tanggal", max_length=20, choices=AsalTanggal.choices, default=AsalTanggal.HPHT
    )
    hpht = models.DateField("HPHT", null=True, blank=True)
    hpl = models.DateField("HPL", null=True, blank=True)
    kek = models.BooleanField("KEK", default=False)
    resti = models.BooleanField("risiko tinggi", default=False)
    faktor_resti = models.JSONField("penyebab risiko tinggi", default=list, blank=True)
    """Codes of what makes the pregnancy risky, as midwife or book say."""
    suplemen = models.CharField("tablet yang diterima", max_length=3, choices=Suplemen.choices, default=Suplemen.TTD)
    sejak = models.DateField("didata sejak")
    berakhir_pada = models.DateField("tanggal melahirkan", null=True, blank=True)
    hasil = models.CharField(max_length=20, choices=Hasil.choices, blank=True)
    lahir_mati_kembar = models.PositiveSmallIntegerField("saudara kembar lahir meninggal", default=0)
    """Of twins of whom one lives: how many did not."""

    class Meta(Rekaman.Meta):
        ordering = ("-sejak", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["desa", "ibu"],
                condition=Q(berakhir_pada__isnull=True),
                name="kehamilan_satu_berjalan",
                violation_error_message="Ibu ini sudah punya kehamilan yang sedang berjalan.",
            ),
            models.CheckConstraint(
                condition=Q(berakhir_pada__isnull=True, hasil="") | (Q(berakhir_pada__isnull=False) & ~Q(hasil="")),
                name="kehamilan_berakhir_dengan_hasil",
                violation_error_message="Isi tanggal dan hasil kehamilan bersama-sama.",
            ),
        ]

    def __str__(self) -> str:
        return f"Kehamilan {self.ibu}"

    def letak_kerja(self) -> Letak:
        """Where the woman stands for `kpm.kerja`."""
        return self.ibu.letak_kerja()

    @property
    def hpht_hitung(self) -> dt.date | None:
        """HPHT, or what an exact HPL tells of it; never from a month-only HPL."""
        if self.hpht:
            return self.hpht
        if self.hpl and self.asal_tanggal in (self.AsalTanggal.HPL_TANGGAL, self.AsalTanggal.HPL_USG):
            return usia_hamil.hpht_dari_hpl(self.hpl)
        return None

    @property
    def hpl_hitung(self) -> dt.date | None:
        """HPL as recorded, or by Naegele."""
        if self.hpl or not self.hpht:
            return self.hpl
        return usia_hamil.hpl_naegele(self.hpht)

    @property
    def hpl_terakhir(self) -> dt.date | None:
        """The last day the HPL can mean: itself, or the end of its month where only that is known."""
        hpl = self.hpl_hitung
        return Bulan.dari_tanggal(hpl).akhir if hpl and self.asal_tanggal == self.AsalTanggal.HPL_BULAN else hpl

    @property
    def hpl_teks(self) -> str:
        """HPL as it is known: a whole date, or its month alone; empty when it is not."""
        if not (hpl := self.hpl_hitung):
            return ""
        if self.asal_tanggal == self.AsalTanggal.HPL_BULAN:
            return Bulan.dari_tanggal(hpl).label
        return tanggal_panjang(hpl)

    def usia_bulan(self, pada: dt.date) -> int | None:
        """Full calendar months since HPHT on that day; None when HPHT cannot be told."""
        return usia_hamil.usia_bulan(hpht, pada) if (hpht := self.hpht_hitung) else None

    @property
    def melahirkan(self) -> dt.date | None:
        """Day of delivery, stillbirth of 22 weeks and more included (forms.md 0.4.16); None after keguguran."""
        return self.berakhir_pada if self.hasil in (self.Hasil.LAHIR_HIDUP, self.Hasil.LAHIR_MATI) else None

    @property
    def akhir_nifas(self) -> dt.date | None:
        return self.melahirkan + dt.timedelta(days=HARI_NIFAS) if self.melahirkan else None


class KategoriPaud(models.TextChoices):
    """The two age groups of Formulir 2C."""

    DUA = "2-3", "2 - < 3 tahun"
    TIGA = "3-6", "3 - 6 tahun"


class Anak(Berasal):
    """What is known of a person as a child: birth, mother, KIA number, birth certificate."""

    orang = models.OneToOneField(Orang, on_delete=models.PROTECT, related_name="anak")
    no_kia = models.CharField("nomor register KIA", max_length=30, blank=True)
    kehamilan = models.ForeignKey(Kehamilan, null=True, blank=True, on_delete=models.PROTECT, related_name="anak")
    ibu = models.ForeignKey(Orang, null=True, blank=True, on_delete=models.PROTECT, related_name="anak_dari_ibu")
    nama_ibu = models.CharField(max_length=100, blank=True)
    nama_ayah = models.CharField(max_length=100, blank=True)
    anak_ke = models.PositiveSmallIntegerField(null=True, blank=True)
    berat_lahir = models.DecimalField("berat lahir (kg)", max_digits=4, decimal_places=2, null=True, blank=True)
    panjang_lahir = models.DecimalField("panjang lahir (cm)", max_digits=4, decimal_places=1, null=True, blank=True)
    akta = models.BooleanField("akta kelahiran", null=True, blank=True)
    pengasuh = models.ForeignKey(Orang, null=True, blank=True, on_delete=models.PROTECT, related_name="anak_asuh")
    """Who looks after the child where it is not the mother; None for the mother."""
    hubungan_pengasuh = models.CharField("hubungan pengasuh dengan anak", max_length=60, blank=True)
    sejak = models.DateField("didata sejak")
    kategori_paud = models.CharField("kategori usia PAUD", max_length=3, choices=KategoriPaud.choices, blank=True)
    kategori_tahun = models.PositiveSmallIntegerField(null=True, blank=True)
    """Age group a sheet 2C of this year gave; used only while the birth date is unknown."""

    class Meta(Rekaman.Meta):
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.orang)

    def letak_kerja(self) -> Letak:
        """Where the child stands for `kpm.kerja`."""
        return self.orang.letak_kerja()


class Kejadian(Rekaman):
    """One event of a life with its day: what the line of life tells beside the monthly records."""

    class Jenis(models.TextChoices):
        PINDAH_RUMAH = "pindah_rumah", "Pindah rumah tangga"
        PINDAH_KELUAR = "pindah_keluar", "Pindah ke luar desa"
        DATANG = "datang", "Datang dari desa lain"
        MENINGGAL = "meninggal", "Meninggal"
        KEMBALI = "kembali", "Kembali"
        DIASUH = "diasuh", "Diasuh keluarga lain"
        IDENTITAS = "identitas", "NIK dicatat"
        DIGABUNG = "digabung", "Catatan ganda digabung"

    orang = models.ForeignKey(Orang, on_delete=models.CASCADE, related_name="kejadian")
    jenis = models.CharField(max_length=15, choices=Jenis.choices)
    mulai = models.DateField(null=True, blank=True)
    """Of a return: the day of leaving. The months in between are asked of nobody."""
    tanggal = models.DateField()
    dari_keluarga = models.ForeignKey(Keluarga, null=True, on_delete=models.PROTECT, related_name="+")
    ke_keluarga = models.ForeignKey(Keluarga, null=True, on_delete=models.PROTECT, related_name="+")
    wilayah_lain = models.ForeignKey(Wilayah, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    """The other village of a move, where it is known."""
    tempat_lain = models.CharField(max_length=100, blank=True)
    """The other place in words, where it is no village of the list."""
    sumber = models.CharField(max_length=20, choices=SumberData.choices, default=SumberData.WAWANCARA)
    keterangan = models.CharField(max_length=200, blank=True)
    dibatalkan_pada = models.DateTimeField(null=True, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("tanggal", "pk")

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.tanggal}"

    def letak_kerja(self) -> Letak:
        """Where the person stands for `kpm.kerja`."""
        return self.orang.letak_kerja()


class Kesepakatan(models.TextChoices):
    """How far a move between two villages is agreed."""

    MENUNGGU = "menunggu", "Menunggu jawaban"
    DITERIMA = "diterima", "Diterima"
    DITOLAK = "ditolak", "Tidak diterima"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class Perpindahan(Rekaman):
    """What both sides of a move between two villages hold, each its own copy under the same `kesepakatan`."""

    kesepakatan = models.UUIDField()
    tanggal = models.DateField("tanggal pindah")
    keadaan = models.CharField(max_length=12, choices=Kesepakatan.choices, default=Kesepakatan.MENUNGGU)
    alasan = models.CharField(max_length=200, blank=True)
    dijawab_pada = models.DateTimeField(null=True, blank=True)
    anggota = models.JSONField(default=list)
    """Who moves: origin [uuid]; destination [{uuid, nama, jenis_kelamin, tanggal_lahir, sebagai}], never a NIK."""

    class Meta(Rekaman.Meta):
        abstract = True


class PindahKeluar(Perpindahan):
    """The origin's side: who moves, to which village of this program, and what that village answered."""

    tujuan = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")

    class Meta(Perpindahan.Meta):
        ordering = ("-tanggal", "-pk")
        constraints = [models.UniqueConstraint(fields=["desa", "kesepakatan"], name="pindah_keluar_satu")]

    def __str__(self) -> str:
        return f"Pindah ke {self.tujuan}"


class PindahMasuk(Perpindahan):
    """The destination's side: who is coming, from where, and the household they were taken into."""

    asal = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    keluarga = models.ForeignKey(Keluarga, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta(Perpindahan.Meta):
        ordering = ("-tanggal", "-pk")
        constraints = [models.UniqueConstraint(fields=["desa", "kesepakatan"], name="pindah_masuk_satu")]

    def __str__(self) -> str:
        return f"Pindah dari {self.asal}"


class JenisGanda(models.TextChoices):
    """What two records may be two of."""

    ORANG = "orang", "Orang"
    KELUARGA = "keluarga", "Keluarga"


class Penggabungan(Rekaman):
    """Two records of one person or family made one: everything needed to part them again for thirty days."""

    jenis = models.CharField(max_length=10, choices=JenisGanda.choices)
    tetap = models.UUIDField()
    """The record that stays."""
    hilang = models.UUIDField()
    """The record that went into it; its address leads to the one that stays."""
    nama_hilang = models.CharField(max_length=100)
    rekam = models.JSONField(default=dict)
    """The rows as they were and where they went; numbers in it stay encrypted, and it is kept out of the history."""
    digabung_pada = models.DateTimeField()
    dibatalkan_pada = models.DateTimeField(null=True, blank=True)

    class Meta(Rekaman.Meta):
        ordering = ("-digabung_pada", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["desa", "hilang"], condition=Q(dibatalkan_pada__isnull=True), name="penggabungan_satu_kali"
            )
        ]

    def __str__(self) -> str:
        return f"Penggabungan {self.get_jenis_display().lower()}"


class BukanGanda(Rekaman):
    """Somebody looked at two alike records and knows that they are two."""

    jenis = models.CharField(max_length=10, choices=JenisGanda.choices)
    satu = models.UUIDField()
    """The smaller of the two uuids."""
    lain = models.UUIDField()

    class Meta(Rekaman.Meta):
        constraints = [models.UniqueConstraint(fields=["desa", "satu", "lain"], name="bukan_ganda_satu_kali")]

    def __str__(self) -> str:
        return f"Bukan ganda ({self.get_jenis_display().lower()})"


class SaringanTersimpan(Rekaman):
    """A working list somebody keeps: the filters of a list under a name."""

    class Daftar(models.TextChoices):
        SASARAN = "sasaran", "Daftar sasaran"
        KURANG = "kurang", "Yang kurang bulan ini"

    daftar = models.CharField(max_length=10, choices=Daftar.choices, default=Daftar.SASARAN, editable=False)
    pengguna = models.ForeignKey("kpm.Pengguna", on_delete=models.CASCADE, related_name="+")
    nama = models.CharField(max_length=60)
    kueri = models.CharField(max_length=300)
    """The query string of the list, without a page."""

    class Meta(Rekaman.Meta):
        ordering = ("nama",)
        constraints = [
            models.UniqueConstraint(
                fields=["desa", "pengguna", "daftar", "nama"],
                name="saringan_satu_nama",
                violation_error_message="Anda sudah punya daftar dengan nama ini.",
            )
        ]

    def __str__(self) -> str:
        return self.nama
