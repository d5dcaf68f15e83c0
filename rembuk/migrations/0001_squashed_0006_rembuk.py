"""The tables of the planning year, made together, and the guard of what never changes."""

from importlib import import_module

import django.core.validators
import django.db.models.deletion
import kpm.migrasi
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models

tetap = import_module("rembuk.migrations.0002_ba_tidak_berubah")


class Migration(migrations.Migration):
    replaces = [
        ("rembuk", "0001_initial"),
        ("rembuk", "0002_ba_tidak_berubah"),
        ("rembuk", "0003_pertemuan"),
        ("rembuk", "0004_perencanaan"),
        ("rembuk", "0005_anggaran"),
        ("rembuk", "0006_rembuk"),
    ]

    initial = True

    dependencies = [
        ("kpm", "0001_squashed_0008_pertumbuhan"),
        ("sasaran", "0001_squashed_0007_pertumbuhan"),
    ]

    operations = [
        kpm.migrasi.BuatTabel(
            tabel=[
                migrations.CreateModel(
                    name="KegiatanAnggaran",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                        ("diubah_pada", models.DateTimeField(auto_now=True)),
                        ("tahun", models.PositiveSmallIntegerField(verbose_name="tahun anggaran")),
                        (
                            "jenis",
                            models.CharField(
                                choices=[
                                    ("kegiatan", "Kegiatan"),
                                    ("insentif_kpm", "Insentif KPM"),
                                    ("operasional_kpm", "Biaya operasional KPM"),
                                ],
                                default="kegiatan",
                                max_length=16,
                            ),
                        ),
                        (
                            "bidang",
                            models.CharField(
                                choices=[
                                    ("1", "Penyelenggaraan Pemerintahan Desa"),
                                    ("2", "Pelaksanaan Pembangunan Desa"),
                                    ("3", "Pembinaan Kemasyarakatan"),
                                    ("4", "Pemberdayaan Masyarakat"),
                                    ("5", "Penanggulangan Bencana, Keadaan Darurat dan Mendesak Desa"),
                                ],
                                max_length=1,
                            ),
                        ),
                        ("kode", models.CharField(blank=True, max_length=8, verbose_name="kode kegiatan")),
                        ("uraian", models.CharField(max_length=200, verbose_name="kegiatan")),
                        (
                            "paket",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                choices=[
                                    (1, "1 Kesehatan Ibu dan Anak"),
                                    (2, "2 Konseling Gizi Terpadu"),
                                    (3, "3 Air Bersih dan Sanitasi"),
                                    (4, "4 Perlindungan Sosial dan Kesehatan"),
                                    (5, "5 PAUD"),
                                ],
                                null=True,
                            ),
                        ),
                        (
                            "sumber",
                            models.CharField(
                                choices=[
                                    ("DDS", "Dana Desa"),
                                    ("ADD", "Alokasi Dana Desa"),
                                    ("PBH", "Bagi hasil pajak dan retribusi"),
                                    ("PAD", "Pendapatan asli desa"),
                                    ("OPD", "OPD / APBD kabupaten"),
                                    ("PROV", "APBD provinsi"),
                                    ("APBN", "APBN"),
                                    ("SWADAYA", "Swadaya"),
                                    ("LAIN", "Sumber lain"),
                                ],
                                default="DDS",
                                max_length=10,
                                verbose_name="sumber dana",
                            ),
                        ),
                        (
                            "anggaran",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=17,
                                validators=[
                                    django.core.validators.MinValueValidator(0, "Jumlah tidak boleh kurang dari nol.")
                                ],
                                verbose_name="anggaran (Rp)",
                            ),
                        ),
                        (
                            "perubahan",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=17,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(0, "Jumlah tidak boleh kurang dari nol.")
                                ],
                                verbose_name="setelah perubahan (Rp)",
                            ),
                        ),
                        ("volume", models.CharField(blank=True, max_length=60)),
                        ("lokasi", models.CharField(blank=True, max_length=100)),
                        ("waktu", models.CharField(blank=True, max_length=60, verbose_name="waktu pelaksanaan")),
                        ("penanggung_jawab", models.CharField(blank=True, max_length=100)),
                        ("selesai_pada", models.DateField(blank=True, null=True, verbose_name="selesai dilaksanakan")),
                        (
                            "desa",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "usulan",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="anggaran",
                                to="rembuk.usulan",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-tahun", "bidang", "kode", "pk"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("anggaran__gte", 0)),
                                name="kegiatan_anggaran_tidak_negatif",
                                violation_error_message="Anggaran tidak boleh kurang dari nol.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("jenis", "kegiatan"), _negated=True),
                                fields=("desa", "tahun", "jenis", "sumber"),
                                name="bayaran_kpm_satu_baris",
                                violation_error_message="Baris ini sudah ada untuk tahun dan sumber dana itu. Ubah baris yang ada.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Lembaga",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                        ("diubah_pada", models.DateTimeField(auto_now=True)),
                        (
                            "jenis",
                            models.CharField(
                                choices=[
                                    ("rds", "Rumah Desa Sehat (RDS)"),
                                    ("tpps", "Tim Percepatan Penurunan Stunting (TPPS)"),
                                    ("bpd", "Badan Permusyawaratan Desa (BPD)"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("nomor_sk", models.CharField(blank=True, max_length=80, verbose_name="nomor SK")),
                        ("tanggal_sk", models.DateField(blank=True, null=True, verbose_name="tanggal SK")),
                        ("mulai", models.DateField(blank=True, null=True, verbose_name="masa tugas mulai")),
                        ("selesai", models.DateField(blank=True, null=True, verbose_name="masa tugas berakhir")),
                        ("pembiayaan", models.CharField(blank=True, max_length=150)),
                        (
                            "desa",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "sk",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.unggahan",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("jenis", "-mulai", "-pk"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("mulai__isnull", True),
                                    ("selesai__isnull", True),
                                    ("selesai__gte", models.F("mulai")),
                                    _connector="OR",
                                ),
                                name="lembaga_selesai_setelah_mulai",
                                violation_error_message="Masa tugas berakhir sebelum mulai.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AnggotaLembaga",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                        ("diubah_pada", models.DateTimeField(auto_now=True)),
                        ("nama", models.CharField(max_length=100)),
                        (
                            "jabatan",
                            models.CharField(
                                blank=True, help_text="Misalnya: Ketua, Sekretaris, Bidang data", max_length=80
                            ),
                        ),
                        (
                            "unsur",
                            models.CharField(
                                choices=[
                                    ("rds", "Rumah Desa Sehat"),
                                    ("pemdes", "Pemerintah Desa"),
                                    ("bpd", "BPD"),
                                    ("nakes", "Tenaga kesehatan"),
                                    ("paud", "Pendidik PAUD"),
                                    ("pkk", "PKK"),
                                    ("kpm", "Kader Pembangunan Manusia"),
                                    ("sasaran", "Wakil sasaran"),
                                    ("tokoh", "Tokoh masyarakat"),
                                    ("kader", "Kader posyandu"),
                                    ("lkd", "Lembaga kemasyarakatan desa"),
                                    ("dusun", "Kepala dusun"),
                                    ("opd", "OPD / kecamatan"),
                                    ("desa_lain", "Wakil desa lain"),
                                    ("lain", "Lainnya"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "jenis_kelamin",
                            models.CharField(
                                choices=[("L", "Laki-laki"), ("P", "Perempuan")], max_length=1, verbose_name="L/P"
                            ),
                        ),
                        ("telepon", models.CharField(blank=True, max_length=15)),
                        ("urutan", models.PositiveSmallIntegerField(default=0)),
                        ("berhenti_pada", models.DateField(blank=True, null=True)),
                        (
                            "desa",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "lembaga",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="anggota", to="rembuk.lembaga"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("urutan", "pk"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Pertemuan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                        ("diubah_pada", models.DateTimeField(auto_now=True)),
                        (
                            "jenis",
                            models.CharField(
                                choices=[
                                    ("musdus", "Musyawarah dusun, pemetaan sosial"),
                                    ("fgd", "Diskusi kelompok terarah (FGD) RDS"),
                                    ("mad", "FGD antardesa / MAD"),
                                    ("rembuk", "Rembuk stunting"),
                                    ("evaluasi", "Rapat evaluasi triwulan RDS"),
                                    ("sosialisasi", "Sosialisasi"),
                                    ("koordinasi", "Rapat koordinasi"),
                                ],
                                default="rembuk",
                                max_length=12,
                            ),
                        ),
                        ("judul", models.CharField(blank=True, max_length=120, verbose_name="nama pertemuan")),
                        ("tahun", models.PositiveSmallIntegerField(verbose_name="tahun pertemuan")),
                        (
                            "triwulan",
                            models.CharField(
                                blank=True,
                                help_text="Triwulan yang kekurangannya dibahas, seperti 2026-T2.",
                                max_length=7,
                            ),
                        ),
                        ("tanggal", models.DateField(blank=True, null=True, verbose_name="tanggal")),
                        ("jam_mulai", models.TimeField(blank=True, null=True)),
                        ("jam_selesai", models.TimeField(blank=True, null=True)),
                        ("tempat", models.CharField(blank=True, max_length=120)),
                        ("penyelenggara", models.CharField(default="Rumah Desa Sehat (RDS)", max_length=100)),
                        ("pemimpin", models.CharField(blank=True, max_length=100, verbose_name="pemimpin rapat")),
                        (
                            "unsur_pemimpin",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("rds", "Rumah Desa Sehat"),
                                    ("pemdes", "Pemerintah Desa"),
                                    ("bpd", "BPD"),
                                    ("nakes", "Tenaga kesehatan"),
                                    ("paud", "Pendidik PAUD"),
                                    ("pkk", "PKK"),
                                    ("kpm", "Kader Pembangunan Manusia"),
                                    ("sasaran", "Wakil sasaran"),
                                    ("tokoh", "Tokoh masyarakat"),
                                    ("kader", "Kader posyandu"),
                                    ("lkd", "Lembaga kemasyarakatan desa"),
                                    ("dusun", "Kepala dusun"),
                                    ("opd", "OPD / kecamatan"),
                                    ("desa_lain", "Wakil desa lain"),
                                    ("lain", "Lainnya"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("notulen", models.CharField(blank=True, max_length=100)),
                        (
                            "unsur_notulen",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("rds", "Rumah Desa Sehat"),
                                    ("pemdes", "Pemerintah Desa"),
                                    ("bpd", "BPD"),
                                    ("nakes", "Tenaga kesehatan"),
                                    ("paud", "Pendidik PAUD"),
                                    ("pkk", "PKK"),
                                    ("kpm", "Kader Pembangunan Manusia"),
                                    ("sasaran", "Wakil sasaran"),
                                    ("tokoh", "Tokoh masyarakat"),
                                    ("kader", "Kader posyandu"),
                                    ("lkd", "Lembaga kemasyarakatan desa"),
                                    ("dusun", "Kepala dusun"),
                                    ("opd", "OPD / kecamatan"),
                                    ("desa_lain", "Wakil desa lain"),
                                    ("lain", "Lainnya"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "narasumber",
                            models.TextField(blank=True, help_text="Satu baris satu orang: nama, dari unsur apa."),
                        ),
                        ("agenda", models.TextField(blank=True, help_text="Satu baris satu acara.")),
                        (
                            "ringkasan",
                            models.TextField(
                                blank=True, help_text="Satu baris satu butir.", verbose_name="ringkasan pembahasan"
                            ),
                        ),
                        (
                            "komitmen",
                            models.TextField(
                                blank=True,
                                help_text="Satu baris satu butir.",
                                verbose_name="komitmen dan tindak lanjut",
                            ),
                        ),
                        (
                            "jadwal_rapat",
                            models.TextField(
                                blank=True,
                                help_text="Satu baris satu tanggal, seperti 14 Oktober 2026.",
                                verbose_name="jadwal rapat tiga bulanan",
                            ),
                        ),
                        (
                            "cara_putusan",
                            models.CharField(
                                choices=[
                                    ("mufakat", "musyawarah mufakat"),
                                    ("aklamasi", "aklamasi"),
                                    ("suara", "pemungutan suara"),
                                ],
                                default="mufakat",
                                max_length=20,
                            ),
                        ),
                        ("suara_setuju", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("suara_tidak", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "alasan_unsur",
                            models.CharField(blank=True, max_length=300, verbose_name="alasan unsur wajib tidak hadir"),
                        ),
                        (
                            "skor_awal",
                            models.JSONField(blank=True, default=dict, verbose_name="angka triwulan saat dibuka"),
                        ),
                        (
                            "nomor_undangan",
                            models.CharField(blank=True, max_length=80, verbose_name="nomor surat undangan"),
                        ),
                        (
                            "tanggal_undangan",
                            models.DateField(blank=True, null=True, verbose_name="tanggal surat undangan"),
                        ),
                        (
                            "diundang",
                            models.TextField(
                                blank=True, help_text="Satu baris satu undangan.", verbose_name="yang diundang"
                            ),
                        ),
                        (
                            "alasan_koreksi",
                            models.CharField(blank=True, max_length=300, verbose_name="alasan koreksi Berita Acara"),
                        ),
                        ("koreksi_pada", models.DateTimeField(blank=True, null=True)),
                        ("koreksi_sidik", models.CharField(blank=True, editable=False, max_length=64)),
                        (
                            "desa",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "dusun",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pertemuan",
                                to="kpm.dusun",
                            ),
                        ),
                        (
                            "koreksi_oleh",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-tahun", "-pk"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Penyerahan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                        ("diubah_pada", models.DateTimeField(auto_now=True)),
                        (
                            "kepada",
                            models.CharField(
                                choices=[
                                    ("kepala_desa", "Kepala desa"),
                                    ("bpd", "BPD"),
                                    ("tim_rkp", "Tim penyusun RKP Desa"),
                                    ("kecamatan", "Kecamatan"),
                                    ("opd", "OPD kabupaten"),
                                ],
                                max_length=12,
                                verbose_name="diserahkan kepada",
                            ),
                        ),
                        ("penerima", models.CharField(max_length=100, verbose_name="nama penerima")),
                        ("tanggal", models.DateField(verbose_name="tanggal diserahkan")),
                        ("catatan", models.CharField(blank=True, max_length=300)),
                        (
                            "bukti",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.unggahan",
                            ),
                        ),
                        (
                            "desa",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "rembuk",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="penyerahan",
                                to="rembuk.pertemuan",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("tanggal", "pk"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Masalah",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                        ("diubah_pada", models.DateTimeField(auto_now=True)),
                        ("kelompok", models.CharField(max_length=10)),
                        ("indikator", models.CharField(max_length=20)),
                        ("diterima", models.PositiveIntegerField()),
                        ("seharusnya", models.PositiveIntegerField()),
                        ("per_dusun", models.JSONField(default=list, help_text="[[nama dusun, jumlah orang], ...]")),
                        ("penyebab", models.CharField(blank=True, max_length=300)),
                        ("potensi", models.CharField(blank=True, max_length=300, verbose_name="potensi / sumber daya")),
                        (
                            "alternatif",
                            models.CharField(blank=True, max_length=300, verbose_name="alternatif kegiatan"),
                        ),
                        ("prioritas", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "otoritas",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("desa", "Pemerintah desa"),
                                    ("puskesmas", "Puskesmas"),
                                    ("opd", "OPD kabupaten"),
                                    ("swadaya", "Swadaya masyarakat"),
                                ],
                                max_length=12,
                                verbose_name="penyedia layanan",
                            ),
                        ),
                        ("penanggung_jawab", models.CharField(blank=True, max_length=100)),
                        ("kendala", models.CharField(blank=True, max_length=300)),
                        ("rencana", models.CharField(blank=True, max_length=300, verbose_name="rencana tindak lanjut")),
                        (
                            "desa",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "fgd",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="masalah_fgd",
                                to="rembuk.pertemuan",
                            ),
                        ),
                        (
                            "rembuk",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="masalah",
                                to="rembuk.pertemuan",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("prioritas", "pk"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("desa", "rembuk", "kelompok", "indikator"), name="masalah_satu_kali"
                            ),
                            models.UniqueConstraint(
                                fields=("desa", "fgd", "kelompok", "indikator"), name="masalah_fgd_satu_kali"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("rembuk__isnull", False), ("fgd__isnull", False), _connector="OR"),
                                name="masalah_punya_pertemuan",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KegiatanMad",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                        ("diubah_pada", models.DateTimeField(auto_now=True)),
                        ("kegiatan", models.CharField(max_length=150)),
                        (
                            "paket",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "1 Kesehatan Ibu dan Anak"),
                                    (2, "2 Konseling Gizi Terpadu"),
                                    (3, "3 Air Bersih dan Sanitasi"),
                                    (4, "4 Perlindungan Sosial dan Kesehatan"),
                                    (5, "5 PAUD"),
                                ]
                            ),
                        ),
                        ("lokasi", models.CharField(blank=True, max_length=100)),
                        ("volume", models.CharField(blank=True, max_length=60)),
                        ("manfaat", models.CharField(blank=True, max_length=150, verbose_name="sasaran / manfaat")),
                        ("waktu", models.CharField(blank=True, max_length=60, verbose_name="waktu pelaksanaan")),
                        (
                            "sumber",
                            models.CharField(
                                choices=[
                                    ("DDS", "Dana Desa"),
                                    ("ADD", "Alokasi Dana Desa"),
                                    ("PBH", "Bagi hasil pajak dan retribusi"),
                                    ("PAD", "Pendapatan asli desa"),
                                    ("OPD", "OPD / APBD kabupaten"),
                                    ("PROV", "APBD provinsi"),
                                    ("APBN", "APBN"),
                                    ("SWADAYA", "Swadaya"),
                                    ("LAIN", "Sumber lain"),
                                ],
                                default="DDS",
                                max_length=10,
                            ),
                        ),
                        ("penanggung_jawab", models.CharField(blank=True, max_length=100)),
                        (
                            "desa",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pertemuan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="kegiatan_mad",
                                to="rembuk.pertemuan",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Hadirin",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                        ("diubah_pada", models.DateTimeField(auto_now=True)),
                        ("nama", models.CharField(max_length=100)),
                        ("jabatan", models.CharField(blank=True, max_length=80)),
                        (
                            "unsur",
                            models.CharField(
                                choices=[
                                    ("rds", "Rumah Desa Sehat"),
                                    ("pemdes", "Pemerintah Desa"),
                                    ("bpd", "BPD"),
                                    ("nakes", "Tenaga kesehatan"),
                                    ("paud", "Pendidik PAUD"),
                                    ("pkk", "PKK"),
                                    ("kpm", "Kader Pembangunan Manusia"),
                                    ("sasaran", "Wakil sasaran"),
                                    ("tokoh", "Tokoh masyarakat"),
                                    ("kader", "Kader posyandu"),
                                    ("lkd", "Lembaga kemasyarakatan desa"),
                                    ("dusun", "Kepala dusun"),
                                    ("opd", "OPD / kecamatan"),
                                    ("desa_lain", "Wakil desa lain"),
                                    ("lain", "Lainnya"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("alamat", models.CharField(blank=True, max_length=80)),
                        (
                            "jenis_kelamin",
                            models.CharField(
                                choices=[("L", "Laki-laki"), ("P", "Perempuan")], max_length=1, verbose_name="L/P"
                            ),
                        ),
                        (
                            "mewakili",
                            models.CharField(
                                blank=True,
                                choices=[("rds", "Wakil RDS"), ("masyarakat", "Wakil masyarakat")],
                                max_length=20,
                                verbose_name="menandatangani sebagai",
                            ),
                        ),
                        (
                            "desa",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pertemuan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="hadirin",
                                to="rembuk.pertemuan",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="FotoPertemuan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                        ("diubah_pada", models.DateTimeField(auto_now=True)),
                        ("keterangan", models.CharField(blank=True, max_length=120)),
                        (
                            "desa",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unggahan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kpm.unggahan"
                            ),
                        ),
                        (
                            "pertemuan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="foto", to="rembuk.pertemuan"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="DesaMad",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                        ("diubah_pada", models.DateTimeField(auto_now=True)),
                        ("wakil", models.CharField(blank=True, max_length=150, verbose_name="wakil desa")),
                        (
                            "desa",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "wilayah",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kpm.wilayah"
                            ),
                        ),
                        (
                            "pertemuan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="desa_mad",
                                to="rembuk.pertemuan",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("desa", "pertemuan", "wilayah"),
                                name="desa_mad_satu_kali",
                                violation_error_message="Desa ini sudah ada dalam daftar.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BeritaAcara",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("tahun", models.PositiveSmallIntegerField()),
                        ("urut", models.PositiveIntegerField(verbose_name="nomor urut dalam tahun")),
                        ("nomor", models.CharField(max_length=80)),
                        ("revisi", models.PositiveSmallIntegerField(default=0)),
                        ("isi", models.JSONField()),
                        ("sidik", models.CharField(max_length=64)),
                        ("jenis_berkas", models.CharField(max_length=30)),
                        ("berkas", models.BinaryField()),
                        ("terbit_pada", models.DateTimeField(auto_now_add=True)),
                        (
                            "desa",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "register",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kpm.dokumenterbit"
                            ),
                        ),
                        (
                            "terbit_oleh",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "rembuk",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="berita_acara",
                                to="rembuk.pertemuan",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-terbit_pada",),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("desa", "tahun", "urut"), name="nomor_ba_sekali_setahun"),
                            models.UniqueConstraint(fields=("desa", "rembuk", "revisi"), name="revisi_ba_sekali"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PindaianBA",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                        ("diubah_pada", models.DateTimeField(auto_now=True)),
                        (
                            "berita_acara",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pindaian",
                                to="rembuk.beritaacara",
                            ),
                        ),
                        (
                            "desa",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unggahan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kpm.unggahan"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-pk",),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Publikasi",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                        ("diubah_pada", models.DateTimeField(auto_now=True)),
                        (
                            "cara",
                            models.CharField(
                                choices=[
                                    ("papan", "Papan pengumuman"),
                                    ("whatsapp", "Grup WhatsApp"),
                                    ("lain", "Cara lain"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("tanggal", models.DateField()),
                        ("tempat", models.CharField(blank=True, max_length=150, verbose_name="di mana")),
                        (
                            "desa",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pertemuan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="publikasi",
                                to="rembuk.pertemuan",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("tanggal", "pk"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Realisasi",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                        ("diubah_pada", models.DateTimeField(auto_now=True)),
                        ("tanggal", models.DateField()),
                        (
                            "jumlah",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=17,
                                validators=[
                                    django.core.validators.MinValueValidator(0, "Jumlah tidak boleh kurang dari nol.")
                                ],
                                verbose_name="jumlah (Rp)",
                            ),
                        ),
                        ("volume", models.CharField(blank=True, max_length=60, verbose_name="yang terlaksana")),
                        ("keterangan", models.CharField(blank=True, max_length=200)),
                        (
                            "bukti",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.unggahan",
                            ),
                        ),
                        (
                            "desa",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "kegiatan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="realisasi",
                                to="rembuk.kegiatananggaran",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("tanggal", "pk"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("jumlah__gte", 0)), name="realisasi_tidak_negatif"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RiwayatAnggaranBidang",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("tahun", models.PositiveSmallIntegerField(verbose_name="tahun anggaran")),
                        (
                            "bidang",
                            models.CharField(
                                choices=[
                                    ("1", "Penyelenggaraan Pemerintahan Desa"),
                                    ("2", "Pelaksanaan Pembangunan Desa"),
                                    ("3", "Pembinaan Kemasyarakatan"),
                                    ("4", "Pemberdayaan Masyarakat"),
                                    ("5", "Penanggulangan Bencana, Keadaan Darurat dan Mendesak Desa"),
                                ],
                                max_length=1,
                            ),
                        ),
                        (
                            "sumber",
                            models.CharField(
                                choices=[
                                    ("DDS", "Dana Desa"),
                                    ("ADD", "Alokasi Dana Desa"),
                                    ("PBH", "Bagi hasil pajak dan retribusi"),
                                    ("PAD", "Pendapatan asli desa"),
                                    ("OPD", "OPD / APBD kabupaten"),
                                    ("PROV", "APBD provinsi"),
                                    ("APBN", "APBN"),
                                    ("SWADAYA", "Swadaya"),
                                    ("LAIN", "Sumber lain"),
                                ],
                                default="DDS",
                                max_length=10,
                            ),
                        ),
                        (
                            "anggaran",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=17,
                                validators=[
                                    django.core.validators.MinValueValidator(0, "Jumlah tidak boleh kurang dari nol.")
                                ],
                                verbose_name="anggaran bidang (Rp)",
                            ),
                        ),
                        (
                            "perubahan",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=17,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(0, "Jumlah tidak boleh kurang dari nol.")
                                ],
                                verbose_name="setelah perubahan (Rp)",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "desa",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical anggaran bidang",
                        "verbose_name_plural": "historical anggaran bidangs",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatAnggotaLembaga",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("nama", models.CharField(max_length=100)),
                        (
                            "jabatan",
                            models.CharField(
                                blank=True, help_text="Misalnya: Ketua, Sekretaris, Bidang data", max_length=80
                            ),
                        ),
                        (
                            "unsur",
                            models.CharField(
                                choices=[
                                    ("rds", "Rumah Desa Sehat"),
                                    ("pemdes", "Pemerintah Desa"),
                                    ("bpd", "BPD"),
                                    ("nakes", "Tenaga kesehatan"),
                                    ("paud", "Pendidik PAUD"),
                                    ("pkk", "PKK"),
                                    ("kpm", "Kader Pembangunan Manusia"),
                                    ("sasaran", "Wakil sasaran"),
                                    ("tokoh", "Tokoh masyarakat"),
                                    ("kader", "Kader posyandu"),
                                    ("lkd", "Lembaga kemasyarakatan desa"),
                                    ("dusun", "Kepala dusun"),
                                    ("opd", "OPD / kecamatan"),
                                    ("desa_lain", "Wakil desa lain"),
                                    ("lain", "Lainnya"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "jenis_kelamin",
                            models.CharField(
                                choices=[("L", "Laki-laki"), ("P", "Perempuan")], max_length=1, verbose_name="L/P"
                            ),
                        ),
                        ("telepon", models.CharField(blank=True, max_length=15)),
                        ("urutan", models.PositiveSmallIntegerField(default=0)),
                        ("berhenti_pada", models.DateField(blank=True, null=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "desa",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "lembaga",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="rembuk.lembaga",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical anggota lembaga",
                        "verbose_name_plural": "historical anggota lembagas",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatBagianMad",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        (
                            "biaya",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=15,
                                validators=[
                                    django.core.validators.MinValueValidator(0, "Biaya tidak boleh kurang dari nol.")
                                ],
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "desa",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "kegiatan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="rembuk.kegiatanmad",
                            ),
                        ),
                        (
                            "wilayah",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.wilayah",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical bagian mad",
                        "verbose_name_plural": "historical bagian mads",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatDesaMad",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("wakil", models.CharField(blank=True, max_length=150, verbose_name="wakil desa")),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "desa",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pertemuan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="rembuk.pertemuan",
                            ),
                        ),
                        (
                            "wilayah",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.wilayah",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical desa mad",
                        "verbose_name_plural": "historical desa mads",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatFotoPertemuan",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("keterangan", models.CharField(blank=True, max_length=120)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "desa",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pertemuan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="rembuk.pertemuan",
                            ),
                        ),
                        (
                            "unggahan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.unggahan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical foto pertemuan",
                        "verbose_name_plural": "historical foto pertemuans",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatHadirin",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("nama", models.CharField(max_length=100)),
                        ("jabatan", models.CharField(blank=True, max_length=80)),
                        (
                            "unsur",
                            models.CharField(
                                choices=[
                                    ("rds", "Rumah Desa Sehat"),
                                    ("pemdes", "Pemerintah Desa"),
                                    ("bpd", "BPD"),
                                    ("nakes", "Tenaga kesehatan"),
                                    ("paud", "Pendidik PAUD"),
                                    ("pkk", "PKK"),
                                    ("kpm", "Kader Pembangunan Manusia"),
                                    ("sasaran", "Wakil sasaran"),
                                    ("tokoh", "Tokoh masyarakat"),
                                    ("kader", "Kader posyandu"),
                                    ("lkd", "Lembaga kemasyarakatan desa"),
                                    ("dusun", "Kepala dusun"),
                                    ("opd", "OPD / kecamatan"),
                                    ("desa_lain", "Wakil desa lain"),
                                    ("lain", "Lainnya"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("alamat", models.CharField(blank=True, max_length=80)),
                        (
                            "jenis_kelamin",
                            models.CharField(
                                choices=[("L", "Laki-laki"), ("P", "Perempuan")], max_length=1, verbose_name="L/P"
                            ),
                        ),
                        (
                            "mewakili",
                            models.CharField(
                                blank=True,
                                choices=[("rds", "Wakil RDS"), ("masyarakat", "Wakil masyarakat")],
                                max_length=20,
                                verbose_name="menandatangani sebagai",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "desa",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pertemuan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="rembuk.pertemuan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical hadirin",
                        "verbose_name_plural": "historical hadirins",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatKegiatanMad",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("kegiatan", models.CharField(max_length=150)),
                        (
                            "paket",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "1 Kesehatan Ibu dan Anak"),
                                    (2, "2 Konseling Gizi Terpadu"),
                                    (3, "3 Air Bersih dan Sanitasi"),
                                    (4, "4 Perlindungan Sosial dan Kesehatan"),
                                    (5, "5 PAUD"),
                                ]
                            ),
                        ),
                        ("lokasi", models.CharField(blank=True, max_length=100)),
                        ("volume", models.CharField(blank=True, max_length=60)),
                        ("manfaat", models.CharField(blank=True, max_length=150, verbose_name="sasaran / manfaat")),
                        ("waktu", models.CharField(blank=True, max_length=60, verbose_name="waktu pelaksanaan")),
                        (
                            "sumber",
                            models.CharField(
                                choices=[
                                    ("DDS", "Dana Desa"),
                                    ("ADD", "Alokasi Dana Desa"),
                                    ("PBH", "Bagi hasil pajak dan retribusi"),
                                    ("PAD", "Pendapatan asli desa"),
                                    ("OPD", "OPD / APBD kabupaten"),
                                    ("PROV", "APBD provinsi"),
                                    ("APBN", "APBN"),
                                    ("SWADAYA", "Swadaya"),
                                    ("LAIN", "Sumber lain"),
                                ],
                                default="DDS",
                                max_length=10,
                            ),
                        ),
                        ("penanggung_jawab", models.CharField(blank=True, max_length=100)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "desa",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pertemuan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="rembuk.pertemuan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical kegiatan mad",
                        "verbose_name_plural": "historical kegiatan mads",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatLembaga",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        (
                            "jenis",
                            models.CharField(
                                choices=[
                                    ("rds", "Rumah Desa Sehat (RDS)"),
                                    ("tpps", "Tim Percepatan Penurunan Stunting (TPPS)"),
                                    ("bpd", "Badan Permusyawaratan Desa (BPD)"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("nomor_sk", models.CharField(blank=True, max_length=80, verbose_name="nomor SK")),
                        ("tanggal_sk", models.DateField(blank=True, null=True, verbose_name="tanggal SK")),
                        ("mulai", models.DateField(blank=True, null=True, verbose_name="masa tugas mulai")),
                        ("selesai", models.DateField(blank=True, null=True, verbose_name="masa tugas berakhir")),
                        ("pembiayaan", models.CharField(blank=True, max_length=150)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "desa",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "sk",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.unggahan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical lembaga",
                        "verbose_name_plural": "historical lembagas",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatMasalah",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("kelompok", models.CharField(max_length=10)),
                        ("indikator", models.CharField(max_length=20)),
                        ("diterima", models.PositiveIntegerField()),
                        ("seharusnya", models.PositiveIntegerField()),
                        ("per_dusun", models.JSONField(default=list, help_text="[[nama dusun, jumlah orang], ...]")),
                        ("penyebab", models.CharField(blank=True, max_length=300)),
                        ("potensi", models.CharField(blank=True, max_length=300, verbose_name="potensi / sumber daya")),
                        (
                            "alternatif",
                            models.CharField(blank=True, max_length=300, verbose_name="alternatif kegiatan"),
                        ),
                        ("prioritas", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "otoritas",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("desa", "Pemerintah desa"),
                                    ("puskesmas", "Puskesmas"),
                                    ("opd", "OPD kabupaten"),
                                    ("swadaya", "Swadaya masyarakat"),
                                ],
                                max_length=12,
                                verbose_name="penyedia layanan",
                            ),
                        ),
                        ("penanggung_jawab", models.CharField(blank=True, max_length=100)),
                        ("kendala", models.CharField(blank=True, max_length=300)),
                        ("rencana", models.CharField(blank=True, max_length=300, verbose_name="rencana tindak lanjut")),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "desa",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "fgd",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="rembuk.pertemuan",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "rembuk",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="rembuk.pertemuan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical masalah",
                        "verbose_name_plural": "historical masalahs",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatPenyerahan",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        (
                            "kepada",
                            models.CharField(
                                choices=[
                                    ("kepala_desa", "Kepala desa"),
                                    ("bpd", "BPD"),
                                    ("tim_rkp", "Tim penyusun RKP Desa"),
                                    ("kecamatan", "Kecamatan"),
                                    ("opd", "OPD kabupaten"),
                                ],
                                max_length=12,
                                verbose_name="diserahkan kepada",
                            ),
                        ),
                        ("penerima", models.CharField(max_length=100, verbose_name="nama penerima")),
                        ("tanggal", models.DateField(verbose_name="tanggal diserahkan")),
                        ("catatan", models.CharField(blank=True, max_length=300)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "bukti",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.unggahan",
                            ),
                        ),
                        (
                            "desa",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "rembuk",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="rembuk.pertemuan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical penyerahan",
                        "verbose_name_plural": "historical penyerahans",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatPertemuan",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        (
                            "jenis",
                            models.CharField(
                                choices=[
                                    ("musdus", "Musyawarah dusun, pemetaan sosial"),
                                    ("fgd", "Diskusi kelompok terarah (FGD) RDS"),
                                    ("mad", "FGD antardesa / MAD"),
                                    ("rembuk", "Rembuk stunting"),
                                    ("evaluasi", "Rapat evaluasi triwulan RDS"),
                                    ("sosialisasi", "Sosialisasi"),
                                    ("koordinasi", "Rapat koordinasi"),
                                ],
                                default="rembuk",
                                max_length=12,
                            ),
                        ),
                        ("judul", models.CharField(blank=True, max_length=120, verbose_name="nama pertemuan")),
                        ("tahun", models.PositiveSmallIntegerField(verbose_name="tahun pertemuan")),
                        (
                            "triwulan",
                            models.CharField(
                                blank=True,
                                help_text="Triwulan yang kekurangannya dibahas, seperti 2026-T2.",
                                max_length=7,
                            ),
                        ),
                        ("tanggal", models.DateField(blank=True, null=True, verbose_name="tanggal")),
                        ("jam_mulai", models.TimeField(blank=True, null=True)),
                        ("jam_selesai", models.TimeField(blank=True, null=True)),
                        ("tempat", models.CharField(blank=True, max_length=120)),
                        ("penyelenggara", models.CharField(default="Rumah Desa Sehat (RDS)", max_length=100)),
                        ("pemimpin", models.CharField(blank=True, max_length=100, verbose_name="pemimpin rapat")),
                        (
                            "unsur_pemimpin",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("rds", "Rumah Desa Sehat"),
                                    ("pemdes", "Pemerintah Desa"),
                                    ("bpd", "BPD"),
                                    ("nakes", "Tenaga kesehatan"),
                                    ("paud", "Pendidik PAUD"),
                                    ("pkk", "PKK"),
                                    ("kpm", "Kader Pembangunan Manusia"),
                                    ("sasaran", "Wakil sasaran"),
                                    ("tokoh", "Tokoh masyarakat"),
                                    ("kader", "Kader posyandu"),
                                    ("lkd", "Lembaga kemasyarakatan desa"),
                                    ("dusun", "Kepala dusun"),
                                    ("opd", "OPD / kecamatan"),
                                    ("desa_lain", "Wakil desa lain"),
                                    ("lain", "Lainnya"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("notulen", models.CharField(blank=True, max_length=100)),
                        (
                            "unsur_notulen",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("rds", "Rumah Desa Sehat"),
                                    ("pemdes", "Pemerintah Desa"),
                                    ("bpd", "BPD"),
                                    ("nakes", "Tenaga kesehatan"),
                                    ("paud", "Pendidik PAUD"),
                                    ("pkk", "PKK"),
                                    ("kpm", "Kader Pembangunan Manusia"),
                                    ("sasaran", "Wakil sasaran"),
                                    ("tokoh", "Tokoh masyarakat"),
                                    ("kader", "Kader posyandu"),
                                    ("lkd", "Lembaga kemasyarakatan desa"),
                                    ("dusun", "Kepala dusun"),
                                    ("opd", "OPD / kecamatan"),
                                    ("desa_lain", "Wakil desa lain"),
                                    ("lain", "Lainnya"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "narasumber",
                            models.TextField(blank=True, help_text="Satu baris satu orang: nama, dari unsur apa."),
                        ),
                        ("agenda", models.TextField(blank=True, help_text="Satu baris satu acara.")),
                        (
                            "ringkasan",
                            models.TextField(
                                blank=True, help_text="Satu baris satu butir.", verbose_name="ringkasan pembahasan"
                            ),
                        ),
                        (
                            "komitmen",
                            models.TextField(
                                blank=True,
                                help_text="Satu baris satu butir.",
                                verbose_name="komitmen dan tindak lanjut",
                            ),
                        ),
                        (
                            "jadwal_rapat",
                            models.TextField(
                                blank=True,
                                help_text="Satu baris satu tanggal, seperti 14 Oktober 2026.",
                                verbose_name="jadwal rapat tiga bulanan",
                            ),
                        ),
                        (
                            "cara_putusan",
                            models.CharField(
                                choices=[
                                    ("mufakat", "musyawarah mufakat"),
                                    ("aklamasi", "aklamasi"),
                                    ("suara", "pemungutan suara"),
                                ],
                                default="mufakat",
                                max_length=20,
                            ),
                        ),
                        ("suara_setuju", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("suara_tidak", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "alasan_unsur",
                            models.CharField(blank=True, max_length=300, verbose_name="alasan unsur wajib tidak hadir"),
                        ),
                        (
                            "skor_awal",
                            models.JSONField(blank=True, default=dict, verbose_name="angka triwulan saat dibuka"),
                        ),
                        (
                            "nomor_undangan",
                            models.CharField(blank=True, max_length=80, verbose_name="nomor surat undangan"),
                        ),
                        (
                            "tanggal_undangan",
                            models.DateField(blank=True, null=True, verbose_name="tanggal surat undangan"),
                        ),
                        (
                            "diundang",
                            models.TextField(
                                blank=True, help_text="Satu baris satu undangan.", verbose_name="yang diundang"
                            ),
                        ),
                        (
                            "alasan_koreksi",
                            models.CharField(blank=True, max_length=300, verbose_name="alasan koreksi Berita Acara"),
                        ),
                        ("koreksi_pada", models.DateTimeField(blank=True, null=True)),
                        ("koreksi_sidik", models.CharField(blank=True, editable=False, max_length=64)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "desa",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "dusun",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.dusun",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "koreksi_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical pertemuan",
                        "verbose_name_plural": "historical pertemuans",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatPindaianBA",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "berita_acara",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="rembuk.beritaacara",
                            ),
                        ),
                        (
                            "desa",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unggahan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.unggahan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical pindaian ba",
                        "verbose_name_plural": "historical pindaian bas",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatPublikasi",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        (
                            "cara",
                            models.CharField(
                                choices=[
                                    ("papan", "Papan pengumuman"),
                                    ("whatsapp", "Grup WhatsApp"),
                                    ("lain", "Cara lain"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("tanggal", models.DateField()),
                        ("tempat", models.CharField(blank=True, max_length=150, verbose_name="di mana")),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "desa",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pertemuan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="rembuk.pertemuan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical publikasi",
                        "verbose_name_plural": "historical publikasis",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatRealisasi",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("tanggal", models.DateField()),
                        (
                            "jumlah",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=17,
                                validators=[
                                    django.core.validators.MinValueValidator(0, "Jumlah tidak boleh kurang dari nol.")
                                ],
                                verbose_name="jumlah (Rp)",
                            ),
                        ),
                        ("volume", models.CharField(blank=True, max_length=60, verbose_name="yang terlaksana")),
                        ("keterangan", models.CharField(blank=True, max_length=200)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "bukti",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.unggahan",
                            ),
                        ),
                        (
                            "desa",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "kegiatan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="rembuk.kegiatananggaran",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical realisasi",
                        "verbose_name_plural": "historical realisasis",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatSiklus",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("tahun_rkp", models.PositiveSmallIntegerField(verbose_name="tahun RKP Desa")),
                        (
                            "mad_perlu",
                            models.BooleanField(blank=True, null=True, verbose_name="FGD antardesa diperlukan"),
                        ),
                        ("alasan_tanpa_mad", models.CharField(blank=True, max_length=300)),
                        ("musdes", models.DateField(blank=True, null=True, verbose_name="tanggal Musdes perencanaan")),
                        ("catatan", models.CharField(blank=True, max_length=300)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "desa",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical siklus",
                        "verbose_name_plural": "historical sikluss",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatTemuanDusun",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("temuan", models.CharField(max_length=300)),
                        ("tempat", models.CharField(blank=True, max_length=100, verbose_name="di mana")),
                        ("usul", models.CharField(blank=True, max_length=300, verbose_name="usul warga")),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "desa",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pertemuan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="rembuk.pertemuan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical temuan dusun",
                        "verbose_name_plural": "historical temuan dusuns",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatTindakLanjut",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("apa", models.CharField(max_length=200, verbose_name="apa yang dilakukan")),
                        ("siapa", models.CharField(max_length=100, verbose_name="penanggung jawab")),
                        ("batas", models.DateField(verbose_name="paling lambat")),
                        ("selesai_pada", models.DateField(blank=True, null=True)),
                        ("batal", models.BooleanField(default=False, verbose_name="tidak dilanjutkan")),
                        ("hasil", models.CharField(blank=True, max_length=300, verbose_name="hasil")),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "desa",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pertemuan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="rembuk.pertemuan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical tindak lanjut",
                        "verbose_name_plural": "historical tindak lanjuts",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatTitikPeta",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        (
                            "x",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MaxValueValidator(1000)]
                            ),
                        ),
                        (
                            "y",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MaxValueValidator(1000)]
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "desa",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "dusun",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.dusun",
                            ),
                        ),
                        (
                            "fasilitas",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.fasilitas",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "keluarga",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="sasaran.keluarga",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical titik peta",
                        "verbose_name_plural": "historical titik petas",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="SalinanMad",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("asal", models.UUIDField()),
                        ("revisi", models.PositiveSmallIntegerField(default=0)),
                        ("tahun", models.PositiveSmallIntegerField()),
                        ("isi", models.JSONField()),
                        ("sidik", models.CharField(max_length=64)),
                        ("terbit_pada", models.DateTimeField(auto_now_add=True)),
                        (
                            "desa",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "terbit_oleh",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "tuan_rumah",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kpm.wilayah"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-terbit_pada", "-pk"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("desa", "asal", "revisi"), name="salinan_mad_satu_revisi")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RiwayatUsulan",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        (
                            "subjek",
                            models.CharField(
                                choices=[
                                    ("berjalan", "Kegiatan tahun berjalan"),
                                    ("rkp", "Usulan RKP Desa tahun berikutnya"),
                                ],
                                default="rkp",
                                max_length=10,
                            ),
                        ),
                        ("prioritas", models.PositiveSmallIntegerField(default=1)),
                        (
                            "paket",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "1 Kesehatan Ibu dan Anak"),
                                    (2, "2 Konseling Gizi Terpadu"),
                                    (3, "3 Air Bersih dan Sanitasi"),
                                    (4, "4 Perlindungan Sosial dan Kesehatan"),
                                    (5, "5 PAUD"),
                                ]
                            ),
                        ),
                        (
                            "intervensi",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("spesifik", "Gizi spesifik"),
                                    ("sensitif", "Gizi sensitif"),
                                    ("koordinasi", "Koordinasi"),
                                ],
                                max_length=12,
                                verbose_name="jenis intervensi",
                            ),
                        ),
                        (
                            "bidang",
                            models.CharField(
                                choices=[
                                    ("1", "Penyelenggaraan Pemerintahan Desa"),
                                    ("2", "Pelaksanaan Pembangunan Desa"),
                                    ("3", "Pembinaan Kemasyarakatan"),
                                    ("4", "Pemberdayaan Masyarakat"),
                                    ("5", "Penanggulangan Bencana, Keadaan Darurat dan Mendesak Desa"),
                                ],
                                default="2",
                                max_length=1,
                            ),
                        ),
                        ("kegiatan", models.CharField(max_length=150, verbose_name="jenis kegiatan")),
                        ("lokasi", models.CharField(max_length=100)),
                        ("volume", models.CharField(max_length=60)),
                        ("manfaat", models.CharField(max_length=150, verbose_name="sasaran / manfaat")),
                        ("waktu", models.CharField(max_length=60, verbose_name="waktu pelaksanaan")),
                        (
                            "biaya",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=15,
                                validators=[
                                    django.core.validators.MinValueValidator(0, "Biaya tidak boleh kurang dari nol.")
                                ],
                                verbose_name="perkiraan biaya (Rp)",
                            ),
                        ),
                        (
                            "sumber",
                            models.CharField(
                                choices=[
                                    ("DDS", "Dana Desa"),
                                    ("ADD", "Alokasi Dana Desa"),
                                    ("PBH", "Bagi hasil pajak dan retribusi"),
                                    ("PAD", "Pendapatan asli desa"),
                                    ("OPD", "OPD / APBD kabupaten"),
                                    ("PROV", "APBD provinsi"),
                                    ("APBN", "APBN"),
                                    ("SWADAYA", "Swadaya"),
                                    ("LAIN", "Sumber lain"),
                                ],
                                default="DDS",
                                max_length=10,
                                verbose_name="sumber pembiayaan",
                            ),
                        ),
                        (
                            "pola",
                            models.CharField(
                                choices=[
                                    ("swakelola", "Swakelola"),
                                    ("antardesa", "Kerja sama antardesa"),
                                    ("pihak_ketiga", "Kerja sama pihak ketiga"),
                                ],
                                default="swakelola",
                                max_length=20,
                                verbose_name="pola pelaksanaan",
                            ),
                        ),
                        ("pelaksana", models.CharField(max_length=100, verbose_name="rencana pelaksana kegiatan")),
                        ("keadaan", models.CharField(blank=True, max_length=120, verbose_name="keadaan pelaksanaan")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("diusulkan", "Diusulkan"),
                                    ("disepakati", "Disepakati, menunggu keputusan"),
                                    ("ditolak_rapat", "Tidak disepakati rapat"),
                                    ("masuk_rpjm", "Masuk RPJM Desa"),
                                    ("masuk_rkp", "Masuk RKP Desa"),
                                    ("masuk_apbdes", "Masuk APBDes"),
                                    ("terlaksana", "Terlaksana"),
                                    ("ditolak", "Ditolak"),
                                ],
                                default="diusulkan",
                                max_length=20,
                            ),
                        ),
                        ("alasan", models.CharField(blank=True, max_length=300, verbose_name="alasan ditolak")),
                        ("diputus_pada", models.DateTimeField(blank=True, null=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "asal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="rembuk.pertemuan",
                            ),
                        ),
                        (
                            "desa",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diputus_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "masalah",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="rembuk.masalah",
                            ),
                        ),
                        (
                            "rembuk",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="rembuk.pertemuan",
                            ),
                        ),
                        (
                            "asal_mad",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="rembuk.salinanmad",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical usulan",
                        "verbose_name_plural": "historical usulans",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Siklus",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                        ("diubah_pada", models.DateTimeField(auto_now=True)),
                        ("tahun_rkp", models.PositiveSmallIntegerField(verbose_name="tahun RKP Desa")),
                        (
                            "mad_perlu",
                            models.BooleanField(blank=True, null=True, verbose_name="FGD antardesa diperlukan"),
                        ),
                        ("alasan_tanpa_mad", models.CharField(blank=True, max_length=300)),
                        ("musdes", models.DateField(blank=True, null=True, verbose_name="tanggal Musdes perencanaan")),
                        ("catatan", models.CharField(blank=True, max_length=300)),
                        (
                            "desa",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-tahun_rkp",),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("desa", "tahun_rkp"), name="siklus_satu_setahun")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TemuanDusun",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                        ("diubah_pada", models.DateTimeField(auto_now=True)),
                        ("temuan", models.CharField(max_length=300)),
                        ("tempat", models.CharField(blank=True, max_length=100, verbose_name="di mana")),
                        ("usul", models.CharField(blank=True, max_length=300, verbose_name="usul warga")),
                        (
                            "desa",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pertemuan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="temuan",
                                to="rembuk.pertemuan",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="TindakLanjut",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                        ("diubah_pada", models.DateTimeField(auto_now=True)),
                        ("apa", models.CharField(max_length=200, verbose_name="apa yang dilakukan")),
                        ("siapa", models.CharField(max_length=100, verbose_name="penanggung jawab")),
                        ("batas", models.DateField(verbose_name="paling lambat")),
                        ("selesai_pada", models.DateField(blank=True, null=True)),
                        ("batal", models.BooleanField(default=False, verbose_name="tidak dilanjutkan")),
                        ("hasil", models.CharField(blank=True, max_length=300, verbose_name="hasil")),
                        (
                            "desa",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pertemuan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="tindak_lanjut",
                                to="rembuk.pertemuan",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("batas", "pk"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="TitikPeta",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                        ("diubah_pada", models.DateTimeField(auto_now=True)),
                        (
                            "x",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MaxValueValidator(1000)]
                            ),
                        ),
                        (
                            "y",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MaxValueValidator(1000)]
                            ),
                        ),
                        (
                            "desa",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "dusun",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kpm.dusun"
                            ),
                        ),
                        (
                            "fasilitas",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="titik",
                                to="kpm.fasilitas",
                            ),
                        ),
                        (
                            "keluarga",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="titik",
                                to="sasaran.keluarga",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("keluarga__isnull", True), ("fasilitas__isnull", True), _connector="XOR"
                                ),
                                name="titik_rumah_atau_fasilitas",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("keluarga__isnull", False)),
                                fields=("desa", "keluarga"),
                                name="titik_satu_per_rumah",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("fasilitas__isnull", False)),
                                fields=("desa", "fasilitas"),
                                name="titik_satu_per_fasilitas",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Usulan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                        ("diubah_pada", models.DateTimeField(auto_now=True)),
                        (
                            "subjek",
                            models.CharField(
                                choices=[
                                    ("berjalan", "Kegiatan tahun berjalan"),
                                    ("rkp", "Usulan RKP Desa tahun berikutnya"),
                                ],
                                default="rkp",
                                max_length=10,
                            ),
                        ),
                        ("prioritas", models.PositiveSmallIntegerField(default=1)),
                        (
                            "paket",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "1 Kesehatan Ibu dan Anak"),
                                    (2, "2 Konseling Gizi Terpadu"),
                                    (3, "3 Air Bersih dan Sanitasi"),
                                    (4, "4 Perlindungan Sosial dan Kesehatan"),
                                    (5, "5 PAUD"),
                                ]
                            ),
                        ),
                        (
                            "intervensi",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("spesifik", "Gizi spesifik"),
                                    ("sensitif", "Gizi sensitif"),
                                    ("koordinasi", "Koordinasi"),
                                ],
                                max_length=12,
                                verbose_name="jenis intervensi",
                            ),
                        ),
                        (
                            "bidang",
                            models.CharField(
                                choices=[
                                    ("1", "Penyelenggaraan Pemerintahan Desa"),
                                    ("2", "Pelaksanaan Pembangunan Desa"),
                                    ("3", "Pembinaan Kemasyarakatan"),
                                    ("4", "Pemberdayaan Masyarakat"),
                                    ("5", "Penanggulangan Bencana, Keadaan Darurat dan Mendesak Desa"),
                                ],
                                default="2",
                                max_length=1,
                            ),
                        ),
                        ("kegiatan", models.CharField(max_length=150, verbose_name="jenis kegiatan")),
                        ("lokasi", models.CharField(max_length=100)),
                        ("volume", models.CharField(max_length=60)),
                        ("manfaat", models.CharField(max_length=150, verbose_name="sasaran / manfaat")),
                        ("waktu", models.CharField(max_length=60, verbose_name="waktu pelaksanaan")),
                        (
                            "biaya",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=15,
                                validators=[
                                    django.core.validators.MinValueValidator(0, "Biaya tidak boleh kurang dari nol.")
                                ],
                                verbose_name="perkiraan biaya (Rp)",
                            ),
                        ),
                        (
                            "sumber",
                            models.CharField(
                                choices=[
                                    ("DDS", "Dana Desa"),
                                    ("ADD", "Alokasi Dana Desa"),
                                    ("PBH", "Bagi hasil pajak dan retribusi"),
                                    ("PAD", "Pendapatan asli desa"),
                                    ("OPD", "OPD / APBD kabupaten"),
                                    ("PROV", "APBD provinsi"),
                                    ("APBN", "APBN"),
                                    ("SWADAYA", "Swadaya"),
                                    ("LAIN", "Sumber lain"),
                                ],
                                default="DDS",
                                max_length=10,
                                verbose_name="sumber pembiayaan",
                            ),
                        ),
                        (
                            "pola",
                            models.CharField(
                                choices=[
                                    ("swakelola", "Swakelola"),
                                    ("antardesa", "Kerja sama antardesa"),
                                    ("pihak_ketiga", "Kerja sama pihak ketiga"),
                                ],
                                default="swakelola",
                                max_length=20,
                                verbose_name="pola pelaksanaan",
                            ),
                        ),
                        ("pelaksana", models.CharField(max_length=100, verbose_name="rencana pelaksana kegiatan")),
                        ("keadaan", models.CharField(blank=True, max_length=120, verbose_name="keadaan pelaksanaan")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("diusulkan", "Diusulkan"),
                                    ("disepakati", "Disepakati, menunggu keputusan"),
                                    ("ditolak_rapat", "Tidak disepakati rapat"),
                                    ("masuk_rpjm", "Masuk RPJM Desa"),
                                    ("masuk_rkp", "Masuk RKP Desa"),
                                    ("masuk_apbdes", "Masuk APBDes"),
                                    ("terlaksana", "Terlaksana"),
                                    ("ditolak", "Ditolak"),
                                ],
                                default="diusulkan",
                                max_length=20,
                            ),
                        ),
                        ("alasan", models.CharField(blank=True, max_length=300, verbose_name="alasan ditolak")),
                        ("diputus_pada", models.DateTimeField(blank=True, null=True)),
                        (
                            "asal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="usulan_asal",
                                to="rembuk.pertemuan",
                            ),
                        ),
                        (
                            "asal_mad",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="usulan",
                                to="rembuk.salinanmad",
                            ),
                        ),
                        (
                            "desa",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diputus_oleh",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "masalah",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="usulan",
                                to="rembuk.masalah",
                            ),
                        ),
                        (
                            "rembuk",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="usulan",
                                to="rembuk.pertemuan",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("prioritas", "pk"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("biaya__gte", 0)),
                                name="biaya_tidak_negatif",
                                violation_error_message="Biaya tidak boleh kurang dari nol.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("rembuk__isnull", False), ("asal__isnull", False), _connector="OR"),
                                name="usulan_punya_pertemuan",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RiwayatKegiatanAnggaran",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("tahun", models.PositiveSmallIntegerField(verbose_name="tahun anggaran")),
                        (
                            "jenis",
                            models.CharField(
                                choices=[
                                    ("kegiatan", "Kegiatan"),
                                    ("insentif_kpm", "Insentif KPM"),
                                    ("operasional_kpm", "Biaya operasional KPM"),
                                ],
                                default="kegiatan",
                                max_length=16,
                            ),
                        ),
                        (
                            "bidang",
                            models.CharField(
                                choices=[
                                    ("1", "Penyelenggaraan Pemerintahan Desa"),
                                    ("2", "Pelaksanaan Pembangunan Desa"),
                                    ("3", "Pembinaan Kemasyarakatan"),
                                    ("4", "Pemberdayaan Masyarakat"),
                                    ("5", "Penanggulangan Bencana, Keadaan Darurat dan Mendesak Desa"),
                                ],
                                max_length=1,
                            ),
                        ),
                        ("kode", models.CharField(blank=True, max_length=8, verbose_name="kode kegiatan")),
                        ("uraian", models.CharField(max_length=200, verbose_name="kegiatan")),
                        (
                            "paket",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                choices=[
                                    (1, "1 Kesehatan Ibu dan Anak"),
                                    (2, "2 Konseling Gizi Terpadu"),
                                    (3, "3 Air Bersih dan Sanitasi"),
                                    (4, "4 Perlindungan Sosial dan Kesehatan"),
                                    (5, "5 PAUD"),
                                ],
                                null=True,
                            ),
                        ),
                        (
                            "sumber",
                            models.CharField(
                                choices=[
                                    ("DDS", "Dana Desa"),
                                    ("ADD", "Alokasi Dana Desa"),
                                    ("PBH", "Bagi hasil pajak dan retribusi"),
                                    ("PAD", "Pendapatan asli desa"),
                                    ("OPD", "OPD / APBD kabupaten"),
                                    ("PROV", "APBD provinsi"),
                                    ("APBN", "APBN"),
                                    ("SWADAYA", "Swadaya"),
                                    ("LAIN", "Sumber lain"),
                                ],
                                default="DDS",
                                max_length=10,
                                verbose_name="sumber dana",
                            ),
                        ),
                        (
                            "anggaran",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=17,
                                validators=[
                                    django.core.validators.MinValueValidator(0, "Jumlah tidak boleh kurang dari nol.")
                                ],
                                verbose_name="anggaran (Rp)",
                            ),
                        ),
                        (
                            "perubahan",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=17,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(0, "Jumlah tidak boleh kurang dari nol.")
                                ],
                                verbose_name="setelah perubahan (Rp)",
                            ),
                        ),
                        ("volume", models.CharField(blank=True, max_length=60)),
                        ("lokasi", models.CharField(blank=True, max_length=100)),
                        ("waktu", models.CharField(blank=True, max_length=60, verbose_name="waktu pelaksanaan")),
                        ("penanggung_jawab", models.CharField(blank=True, max_length=100)),
                        ("selesai_pada", models.DateField(blank=True, null=True, verbose_name="selesai dilaksanakan")),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "desa",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "usulan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="rembuk.usulan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical kegiatan anggaran",
                        "verbose_name_plural": "historical kegiatan anggarans",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="LangkahUsulan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "dari",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("diusulkan", "Diusulkan"),
                                    ("disepakati", "Disepakati, menunggu keputusan"),
                                    ("ditolak_rapat", "Tidak disepakati rapat"),
                                    ("masuk_rpjm", "Masuk RPJM Desa"),
                                    ("masuk_rkp", "Masuk RKP Desa"),
                                    ("masuk_apbdes", "Masuk APBDes"),
                                    ("terlaksana", "Terlaksana"),
                                    ("ditolak", "Ditolak"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "ke",
                            models.CharField(
                                choices=[
                                    ("diusulkan", "Diusulkan"),
                                    ("disepakati", "Disepakati, menunggu keputusan"),
                                    ("ditolak_rapat", "Tidak disepakati rapat"),
                                    ("masuk_rpjm", "Masuk RPJM Desa"),
                                    ("masuk_rkp", "Masuk RKP Desa"),
                                    ("masuk_apbdes", "Masuk APBDes"),
                                    ("terlaksana", "Terlaksana"),
                                    ("ditolak", "Ditolak"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("tanggal", models.DateField()),
                        ("alasan", models.CharField(blank=True, max_length=300)),
                        ("pemutus", models.CharField(blank=True, max_length=100, verbose_name="diputuskan oleh")),
                        ("nomor", models.CharField(blank=True, max_length=80, verbose_name="nomor dokumen")),
                        ("dicatat_pada", models.DateTimeField(auto_now_add=True)),
                        (
                            "desa",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dicatat_oleh",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "usulan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="langkah", to="rembuk.usulan"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="AnggaranBidang",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                        ("diubah_pada", models.DateTimeField(auto_now=True)),
                        ("tahun", models.PositiveSmallIntegerField(verbose_name="tahun anggaran")),
                        (
                            "bidang",
                            models.CharField(
                                choices=[
                                    ("1", "Penyelenggaraan Pemerintahan Desa"),
                                    ("2", "Pelaksanaan Pembangunan Desa"),
                                    ("3", "Pembinaan Kemasyarakatan"),
                                    ("4", "Pemberdayaan Masyarakat"),
                                    ("5", "Penanggulangan Bencana, Keadaan Darurat dan Mendesak Desa"),
                                ],
                                max_length=1,
                            ),
                        ),
                        (
                            "sumber",
                            models.CharField(
                                choices=[
                                    ("DDS", "Dana Desa"),
                                    ("ADD", "Alokasi Dana Desa"),
                                    ("PBH", "Bagi hasil pajak dan retribusi"),
                                    ("PAD", "Pendapatan asli desa"),
                                    ("OPD", "OPD / APBD kabupaten"),
                                    ("PROV", "APBD provinsi"),
                                    ("APBN", "APBN"),
                                    ("SWADAYA", "Swadaya"),
                                    ("LAIN", "Sumber lain"),
                                ],
                                default="DDS",
                                max_length=10,
                            ),
                        ),
                        (
                            "anggaran",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=17,
                                validators=[
                                    django.core.validators.MinValueValidator(0, "Jumlah tidak boleh kurang dari nol.")
                                ],
                                verbose_name="anggaran bidang (Rp)",
                            ),
                        ),
                        (
                            "perubahan",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=17,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(0, "Jumlah tidak boleh kurang dari nol.")
                                ],
                                verbose_name="setelah perubahan (Rp)",
                            ),
                        ),
                        (
                            "desa",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-tahun", "bidang", "sumber"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("desa", "tahun", "bidang", "sumber"),
                                name="anggaran_bidang_satu_kali",
                                violation_error_message="Bidang dan sumber ini sudah dicatat untuk tahun itu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("anggaran__gte", 0)), name="anggaran_bidang_tidak_negatif"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BatasTahap",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "tahap",
                            models.CharField(
                                choices=[
                                    ("pemetaan", "Pemetaan sosial dan pendataan sasaran"),
                                    ("fgd", "Diskusi kelompok terarah (RDS)"),
                                    ("mad", "FGD antardesa"),
                                    ("rembuk", "Rembuk stunting desa"),
                                    ("advokasi", "Advokasi ke RKP Desa dan APBDes"),
                                    ("pelaksanaan", "Pelaksanaan kegiatan"),
                                    ("pemantauan", "Pemantauan dan evaluasi"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "bulan",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(12),
                                ]
                            ),
                        ),
                        (
                            "minggu",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ]
                            ),
                        ),
                        (
                            "wilayah",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="kpm.wilayah"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "batas tahap",
                        "constraints": [
                            models.UniqueConstraint(fields=("wilayah", "tahap"), name="batas_tahap_satu_kali")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BagianMad",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                        ("diubah_pada", models.DateTimeField(auto_now=True)),
                        (
                            "biaya",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=15,
                                validators=[
                                    django.core.validators.MinValueValidator(0, "Biaya tidak boleh kurang dari nol.")
                                ],
                            ),
                        ),
                        (
                            "desa",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diubah_oleh",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "wilayah",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kpm.wilayah"
                            ),
                        ),
                        (
                            "kegiatan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="bagian",
                                to="rembuk.kegiatanmad",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("desa", "kegiatan", "wilayah"), name="bagian_mad_satu_kali"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("biaya__gte", 0)), name="bagian_mad_tidak_negatif"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KodeKegiatan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kode",
                            models.CharField(
                                max_length=8,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^0[1-5]\\.\\d{2}\\.\\d{2}\\Z", "Tulis kodenya seperti 02.02.02."
                                    )
                                ],
                            ),
                        ),
                        ("nama", models.CharField(max_length=200)),
                        ("paket", models.CharField(blank=True, max_length=60)),
                        ("dipakai", models.BooleanField(default=True)),
                        (
                            "wilayah",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="kpm.wilayah"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "kode kegiatan",
                        "ordering": ("kode",),
                        "constraints": [
                            models.UniqueConstraint(fields=("wilayah", "kode"), name="kode_kegiatan_satu_kali")
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(tetap.pasang, tetap.lepas),
    ]
