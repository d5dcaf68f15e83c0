"""The tables of what each received, made together, and the guard of what never changes."""

from importlib import import_module

import django.core.validators
import django.db.models.deletion
import kpm.bidang
import kpm.migrasi
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models

tetap = import_module("pemantauan.migrations.0003_kartu_tidak_berubah")


class Migration(migrations.Migration):
    replaces = [
        ("pemantauan", "0001_initial"),
        ("pemantauan", "0002_paud_dan_kartu"),
        ("pemantauan", "0003_kartu_tidak_berubah"),
        ("pemantauan", "0004_riwayat_pedoman"),
        ("pemantauan", "0005_sumber_bulan"),
        ("pemantauan", "0006_hidup"),
        ("pemantauan", "0007_impor_nyata"),
        ("pemantauan", "0008_opensid"),
        ("pemantauan", "0009_sesi_konseling"),
        ("pemantauan", "0010_ayah"),
        ("pemantauan", "0011_pertumbuhan"),
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
                    name="KartuSkor",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("periode", models.CharField(max_length=7)),
                        ("revisi", models.PositiveSmallIntegerField(default=0)),
                        ("isi", models.JSONField()),
                        ("sidik", models.CharField(max_length=64, verbose_name="sidik (SHA-256)")),
                        ("penanda_tangan", models.JSONField(default=list)),
                        ("perbedaan", models.JSONField(default=list)),
                        ("ditutup_pada", models.DateTimeField()),
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
                            "ditutup_oleh",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("periode", "revisi"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("desa", "periode", "revisi"), name="kartu_satu_revisi")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BerkasKartu",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kode", models.CharField(max_length=20)),
                        ("bagian", models.CharField(blank=True, max_length=60)),
                        ("nama", models.CharField(max_length=120)),
                        ("jenis_berkas", models.CharField(max_length=40)),
                        ("berkas", models.BinaryField()),
                        ("dicetak_pada", models.DateTimeField()),
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
                            "kartu",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="berkas",
                                to="pemantauan.kartuskor",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("kode", "bagian"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("desa", "kartu", "kode", "bagian"), name="berkas_satu_kali_cetak"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Kbm",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "jenis_kelamin",
                            models.CharField(choices=[("L", "Laki-laki"), ("P", "Perempuan")], max_length=1),
                        ),
                        (
                            "umur_bulan",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MaxValueValidator(60)],
                                verbose_name="umur (bulan penuh)",
                            ),
                        ),
                        ("gram", models.PositiveSmallIntegerField(verbose_name="kenaikan paling sedikit (gram)")),
                    ],
                    options={
                        "verbose_name_plural": "KBM",
                        "ordering": ("jenis_kelamin", "umur_bulan"),
                        "constraints": [
                            models.UniqueConstraint(fields=("jenis_kelamin", "umur_bulan"), name="kbm_satu_umur")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KondisiLayanan",
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
                        ("tahun", models.PositiveSmallIntegerField()),
                        ("dilihat_pada", models.DateField(blank=True, null=True, verbose_name="ditanyakan pada")),
                        (
                            "periksa_hamil",
                            models.BooleanField(blank=True, null=True, verbose_name="pemeriksaan ibu hamil"),
                        ),
                        ("pil_fe", models.BooleanField(blank=True, null=True, verbose_name="pemberian pil Fe")),
                        ("periksa_nifas", models.BooleanField(blank=True, null=True, verbose_name="pemeriksaan nifas")),
                        ("imunisasi", models.BooleanField(blank=True, null=True, verbose_name="imunisasi")),
                        ("timbang", models.BooleanField(blank=True, null=True, verbose_name="penimbangan berat badan")),
                        (
                            "ukur",
                            models.BooleanField(blank=True, null=True, verbose_name="pengukuran panjang/tinggi badan"),
                        ),
                        ("konseling", models.BooleanField(blank=True, null=True, verbose_name="konseling rutin")),
                        (
                            "parenting",
                            models.BooleanField(blank=True, null=True, verbose_name="layanan 0-<3 tahun (parenting)"),
                        ),
                        ("paud", models.BooleanField(blank=True, null=True, verbose_name="layanan 3-6 tahun")),
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
                            "fasilitas",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="kondisi", to="kpm.fasilitas"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("tahun", "pk"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("desa", "fasilitas", "tahun"),
                                name="kondisi_satu_setahun",
                                violation_error_message="Layanan ini sudah dicatat untuk tahun ini.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PemantauanAnak",
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
                        ("bulan", kpm.bidang.BidangBulan(db_index=True)),
                        ("tanggal", models.DateField(verbose_name="tanggal pemantauan")),
                        (
                            "sumber",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("wawancara", "Wawancara / kunjungan rumah"),
                                    ("posyandu", "Register posyandu"),
                                    ("kohort", "Kohort bidan"),
                                    ("buku_kia", "Buku KIA"),
                                    ("paud", "PAUD"),
                                    ("register", "Register penduduk desa"),
                                ],
                                max_length=20,
                                verbose_name="sumber data",
                            ),
                        ),
                        ("catatan", models.CharField(blank=True, max_length=300)),
                        ("dipastikan", models.JSONField(blank=True, default=dict, editable=False)),
                        ("air", models.BooleanField(blank=True, null=True, verbose_name="air minum layak")),
                        ("jamban", models.BooleanField(blank=True, null=True, verbose_name="jamban sehat")),
                        ("jamkes", models.BooleanField(blank=True, null=True, verbose_name="jaminan kesehatan")),
                        (
                            "kunjungan",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(31)],
                                verbose_name="kunjungan rumah",
                            ),
                        ),
                        ("gizi_buruk", models.BooleanField(blank=True, null=True)),
                        ("gizi_kurang", models.BooleanField(blank=True, null=True)),
                        ("stunting", models.BooleanField(blank=True, null=True)),
                        (
                            "tikar",
                            models.CharField(
                                blank=True,
                                choices=[("H", "Hijau"), ("K", "Kuning"), ("M", "Merah")],
                                max_length=1,
                                verbose_name="tikar pertumbuhan",
                            ),
                        ),
                        (
                            "imunisasi",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("belum", "Belum"),
                                    ("kecuali", "Lengkap kecuali campak"),
                                    ("lengkap", "Lengkap"),
                                ],
                                max_length=10,
                                verbose_name="imunisasi dasar",
                            ),
                        ),
                        ("timbang", models.BooleanField(blank=True, null=True, verbose_name="ditimbang")),
                        (
                            "berat",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="berat badan"
                            ),
                        ),
                        ("tinggi", models.BooleanField(blank=True, null=True, verbose_name="diukur panjang/tinggi")),
                        (
                            "panjang",
                            models.DecimalField(
                                blank=True,
                                decimal_places=1,
                                max_digits=4,
                                null=True,
                                verbose_name="panjang/tinggi badan",
                            ),
                        ),
                        (
                            "cara_ukur",
                            models.CharField(blank=True, choices=[("L", "Berbaring"), ("H", "Berdiri")], max_length=1),
                        ),
                        ("edema", models.BooleanField(blank=True, null=True, verbose_name="bengkak pada kedua kaki")),
                        ("gizi_diusulkan", models.CharField(blank=True, editable=False, max_length=10)),
                        (
                            "kms_putusan",
                            models.CharField(
                                blank=True,
                                choices=[("N", "Naik"), ("T", "Tidak naik")],
                                max_length=1,
                                verbose_name="naik atau tidak menurut petugas",
                            ),
                        ),
                        ("kms_alasan", models.CharField(blank=True, max_length=200, verbose_name="alasan petugas")),
                        (
                            "konseling_ayah",
                            models.BooleanField(blank=True, null=True, verbose_name="konseling gizi: ayah"),
                        ),
                        (
                            "konseling_ibu",
                            models.BooleanField(blank=True, null=True, verbose_name="konseling gizi: ibu"),
                        ),
                        ("akta", models.BooleanField(blank=True, null=True, verbose_name="akta kelahiran")),
                        ("parenting", models.BooleanField(blank=True, null=True, verbose_name="kelas pengasuhan")),
                        (
                            "anak",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pemantauan",
                                to="sasaran.anak",
                            ),
                        ),
                        (
                            "dari_desa",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="dicatat di",
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
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("desa", "anak", "bulan"),
                                name="satu_pemantauan_anak_sebulan",
                                violation_error_message="Bulan ini sudah punya catatan untuk anak ini.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("berat__isnull", True), ("timbang", True), _connector="OR"),
                                name="berat_berarti_ditimbang",
                                violation_error_message="Berat terisi berarti anak ditimbang.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("panjang__isnull", True), ("tinggi", True), _connector="OR"),
                                name="panjang_berarti_diukur",
                                violation_error_message="Panjang terisi berarti anak diukur.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PemantauanIbu",
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
                        ("bulan", kpm.bidang.BidangBulan(db_index=True)),
                        ("tanggal", models.DateField(verbose_name="tanggal pemantauan")),
                        (
                            "sumber",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("wawancara", "Wawancara / kunjungan rumah"),
                                    ("posyandu", "Register posyandu"),
                                    ("kohort", "Kohort bidan"),
                                    ("buku_kia", "Buku KIA"),
                                    ("paud", "PAUD"),
                                    ("register", "Register penduduk desa"),
                                ],
                                max_length=20,
                                verbose_name="sumber data",
                            ),
                        ),
                        ("catatan", models.CharField(blank=True, max_length=300)),
                        ("dipastikan", models.JSONField(blank=True, default=dict, editable=False)),
                        ("air", models.BooleanField(blank=True, null=True, verbose_name="air minum layak")),
                        ("jamban", models.BooleanField(blank=True, null=True, verbose_name="jamban sehat")),
                        ("jamkes", models.BooleanField(blank=True, null=True, verbose_name="jaminan kesehatan")),
                        (
                            "kunjungan",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(31)],
                                verbose_name="kunjungan rumah",
                            ),
                        ),
                        (
                            "usia_bulan",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(10)],
                                verbose_name="usia kehamilan (bulan)",
                            ),
                        ),
                        ("kek", models.BooleanField(blank=True, null=True, verbose_name="KEK")),
                        ("resti", models.BooleanField(blank=True, null=True, verbose_name="risiko tinggi")),
                        (
                            "anc",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(31)],
                                verbose_name="periksa kehamilan",
                            ),
                        ),
                        (
                            "fe",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(120)],
                                verbose_name="tablet Fe",
                            ),
                        ),
                        (
                            "nifas",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(31)],
                                verbose_name="periksa nifas",
                            ),
                        ),
                        (
                            "konseling",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(31)],
                                verbose_name="konseling gizi / kelas ibu hamil",
                            ),
                        ),
                        ("suami", models.BooleanField(blank=True, null=True, verbose_name="suami ikut konseling")),
                        (
                            "dari_desa",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="dicatat di",
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
                            "kehamilan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pemantauan",
                                to="sasaran.kehamilan",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("desa", "kehamilan", "bulan"),
                                name="satu_pemantauan_ibu_sebulan",
                                violation_error_message="Bulan ini sudah punya catatan untuk ibu ini.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PemantauanPaud",
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
                        ("bulan", kpm.bidang.BidangBulan(db_index=True)),
                        ("tanggal", models.DateField(verbose_name="tanggal pemantauan")),
                        (
                            "sumber",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("wawancara", "Wawancara / kunjungan rumah"),
                                    ("posyandu", "Register posyandu"),
                                    ("kohort", "Kohort bidan"),
                                    ("buku_kia", "Buku KIA"),
                                    ("paud", "PAUD"),
                                    ("register", "Register penduduk desa"),
                                ],
                                max_length=20,
                                verbose_name="sumber data",
                            ),
                        ),
                        ("catatan", models.CharField(blank=True, max_length=300)),
                        ("dipastikan", models.JSONField(blank=True, default=dict, editable=False)),
                        ("hadir", models.BooleanField(blank=True, null=True, verbose_name="mengikuti layanan PAUD")),
                        (
                            "anak",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="paud", to="sasaran.anak"
                            ),
                        ),
                        (
                            "dari_desa",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="dicatat di",
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
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("desa", "anak", "bulan"),
                                name="satu_pemantauan_paud_sebulan",
                                violation_error_message="Bulan ini sudah punya catatan PAUD untuk anak ini.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PembukaanTriwulan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("alasan", models.CharField(max_length=300)),
                        ("dibuka_pada", models.DateTimeField()),
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
                            "dibuka_oleh",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "kartu",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pembukaan",
                                to="pemantauan.kartuskor",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Pemeriksaan",
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
                                choices=[("anc", "Periksa kehamilan"), ("nifas", "Periksa nifas")], max_length=6
                            ),
                        ),
                        ("tanggal", models.DateField()),
                        ("bulan", kpm.bidang.BidangBulan(db_index=True)),
                        (
                            "pemeriksa",
                            models.CharField(
                                choices=[("bidan", "Bidan atau perawat"), ("dokter", "Dokter")],
                                default="bidan",
                                max_length=10,
                            ),
                        ),
                        ("usg", models.BooleanField(default=False, verbose_name="diperiksa dengan USG")),
                        (
                            "lila",
                            models.DecimalField(
                                blank=True,
                                decimal_places=1,
                                max_digits=4,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(10, "Isi LiLA 10 sampai 60 cm."),
                                    django.core.validators.MaxValueValidator(60, "Isi LiLA 10 sampai 60 cm."),
                                ],
                                verbose_name="LiLA (cm)",
                            ),
                        ),
                        (
                            "hb",
                            models.DecimalField(
                                blank=True,
                                decimal_places=1,
                                max_digits=3,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(2, "Isi Hb 2 sampai 25 g/dL."),
                                    django.core.validators.MaxValueValidator(25, "Isi Hb 2 sampai 25 g/dL."),
                                ],
                                verbose_name="Hb (g/dL)",
                            ),
                        ),
                        (
                            "tablet",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(180, "Isi 0 sampai 180 tablet.")],
                                verbose_name="tablet diterima",
                            ),
                        ),
                        (
                            "sumber",
                            models.CharField(
                                choices=[
                                    ("wawancara", "Wawancara / kunjungan rumah"),
                                    ("posyandu", "Register posyandu"),
                                    ("kohort", "Kohort bidan"),
                                    ("buku_kia", "Buku KIA"),
                                    ("paud", "PAUD"),
                                    ("register", "Register penduduk desa"),
                                ],
                                default="buku_kia",
                                max_length=20,
                                verbose_name="sumber data",
                            ),
                        ),
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
                        (
                            "kehamilan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pemeriksaan",
                                to="sasaran.kehamilan",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("tanggal", "pk"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("desa", "kehamilan", "jenis", "tanggal"),
                                name="pemeriksaan_satu_sehari",
                                violation_error_message="Pemeriksaan pada tanggal itu sudah dicatat.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PenanggungJawab",
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
                        ("kelompok", models.CharField(max_length=5)),
                        ("indikator", models.CharField(max_length=20)),
                        (
                            "kewenangan",
                            models.CharField(
                                choices=[
                                    ("desa", "Pemerintah desa"),
                                    ("puskesmas", "Puskesmas"),
                                    ("opd", "Dinas kabupaten (OPD)"),
                                    ("swadaya", "Swadaya masyarakat"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("nama", models.CharField(blank=True, max_length=100, verbose_name="siapa")),
                        ("telepon", models.CharField(blank=True, max_length=15)),
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
                            "fasilitas",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.fasilitas",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("kelompok", "indikator"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("desa", "kelompok", "indikator"),
                                name="penanggung_jawab_satu",
                                violation_error_message="Penanggung jawab layanan ini sudah dicatat.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PengaturanPedoman",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kunci", models.CharField(max_length=40)),
                        ("nilai", models.CharField(max_length=40)),
                        ("berlaku_sejak", models.DateField()),
                        ("dicatat_pada", models.DateTimeField(auto_now_add=True, null=True)),
                        ("alasan", models.CharField(blank=True, max_length=300)),
                        ("dibatalkan_pada", models.DateTimeField(blank=True, editable=False, null=True)),
                        (
                            "dibatalkan_oleh",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "oleh",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "wilayah",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pengaturan_pedoman",
                                to="kpm.wilayah",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "pengaturan pedoman",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("dibatalkan_pada", None)),
                                fields=("wilayah", "kunci", "berlaku_sejak"),
                                name="pengaturan_satu_kali_sehari",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RiwayatDosisImunisasi",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("vaksin", models.CharField(max_length=12)),
                        ("dosis", models.PositiveSmallIntegerField(default=1, verbose_name="dosis ke")),
                        ("tanggal", models.DateField(verbose_name="tanggal diberikan")),
                        ("tanggal_perkiraan", models.BooleanField(default=False, verbose_name="tanggal perkiraan")),
                        (
                            "sumber",
                            models.CharField(
                                choices=[
                                    ("wawancara", "Wawancara / kunjungan rumah"),
                                    ("posyandu", "Register posyandu"),
                                    ("kohort", "Kohort bidan"),
                                    ("buku_kia", "Buku KIA"),
                                    ("paud", "PAUD"),
                                    ("register", "Register penduduk desa"),
                                ],
                                default="buku_kia",
                                max_length=20,
                                verbose_name="sumber data",
                            ),
                        ),
                        ("tempat", models.CharField(blank=True, max_length=100)),
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
                            "anak",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="sasaran.anak",
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
                        "verbose_name": "historical dosis imunisasi",
                        "verbose_name_plural": "historical dosis imunisasis",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatEntriMenunggu",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        (
                            "kelompok",
                            models.CharField(
                                choices=[("ibu", "Ibu hamil"), ("anak", "Anak"), ("paud", "PAUD")], max_length=10
                            ),
                        ),
                        ("bulan", kpm.bidang.BidangBulan(db_index=True)),
                        ("tanggal", models.DateField(verbose_name="tanggal pemantauan")),
                        (
                            "perbuatan",
                            models.CharField(
                                choices=[("simpan", "Mengisi atau memperbaiki"), ("hapus", "Menghapus")],
                                default="simpan",
                                max_length=10,
                            ),
                        ),
                        ("nilai", models.JSONField(default=dict)),
                        ("versi_dilihat", models.PositiveIntegerField(null=True)),
                        (
                            "keadaan",
                            models.CharField(
                                choices=[
                                    ("menunggu", "Menunggu pembukaan triwulan"),
                                    ("diterapkan", "Sudah diterapkan"),
                                    ("tertahan", "Perlu diputuskan"),
                                    ("dibatalkan", "Dibatalkan"),
                                ],
                                default="menunggu",
                                max_length=12,
                            ),
                        ),
                        ("keterangan", models.CharField(blank=True, max_length=300)),
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
                            "anak",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="sasaran.anak",
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
                            "kehamilan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="sasaran.kehamilan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical entri menunggu",
                        "verbose_name_plural": "historical entri menunggus",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatJawabanRagu",
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
                                    ("orang", "Orang"),
                                    ("kehamilan", "Kehamilan"),
                                    ("bulan_anak", "Pemantauan anak"),
                                    ("bulan_ibu", "Pemantauan ibu"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("untuk", models.UUIDField()),
                        ("kode", models.CharField(max_length=120)),
                        ("kalimat", models.CharField(max_length=300)),
                        ("alasan", models.CharField(blank=True, max_length=200)),
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
                        "verbose_name": "historical jawaban ragu",
                        "verbose_name_plural": "historical jawaban ragus",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatKondisiLayanan",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("tahun", models.PositiveSmallIntegerField()),
                        ("dilihat_pada", models.DateField(blank=True, null=True, verbose_name="ditanyakan pada")),
                        (
                            "periksa_hamil",
                            models.BooleanField(blank=True, null=True, verbose_name="pemeriksaan ibu hamil"),
                        ),
                        ("pil_fe", models.BooleanField(blank=True, null=True, verbose_name="pemberian pil Fe")),
                        ("periksa_nifas", models.BooleanField(blank=True, null=True, verbose_name="pemeriksaan nifas")),
                        ("imunisasi", models.BooleanField(blank=True, null=True, verbose_name="imunisasi")),
                        ("timbang", models.BooleanField(blank=True, null=True, verbose_name="penimbangan berat badan")),
                        (
                            "ukur",
                            models.BooleanField(blank=True, null=True, verbose_name="pengukuran panjang/tinggi badan"),
                        ),
                        ("konseling", models.BooleanField(blank=True, null=True, verbose_name="konseling rutin")),
                        (
                            "parenting",
                            models.BooleanField(blank=True, null=True, verbose_name="layanan 0-<3 tahun (parenting)"),
                        ),
                        ("paud", models.BooleanField(blank=True, null=True, verbose_name="layanan 3-6 tahun")),
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
                    ],
                    options={
                        "verbose_name": "historical kondisi layanan",
                        "verbose_name_plural": "historical kondisi layanans",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatPemantauanAnak",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("bulan", kpm.bidang.BidangBulan(db_index=True)),
                        ("tanggal", models.DateField(verbose_name="tanggal pemantauan")),
                        (
                            "sumber",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("wawancara", "Wawancara / kunjungan rumah"),
                                    ("posyandu", "Register posyandu"),
                                    ("kohort", "Kohort bidan"),
                                    ("buku_kia", "Buku KIA"),
                                    ("paud", "PAUD"),
                                    ("register", "Register penduduk desa"),
                                ],
                                max_length=20,
                                verbose_name="sumber data",
                            ),
                        ),
                        ("catatan", models.CharField(blank=True, max_length=300)),
                        ("dipastikan", models.JSONField(blank=True, default=dict, editable=False)),
                        ("air", models.BooleanField(blank=True, null=True, verbose_name="air minum layak")),
                        ("jamban", models.BooleanField(blank=True, null=True, verbose_name="jamban sehat")),
                        ("jamkes", models.BooleanField(blank=True, null=True, verbose_name="jaminan kesehatan")),
                        (
                            "kunjungan",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(31)],
                                verbose_name="kunjungan rumah",
                            ),
                        ),
                        ("gizi_buruk", models.BooleanField(blank=True, null=True)),
                        ("gizi_kurang", models.BooleanField(blank=True, null=True)),
                        ("stunting", models.BooleanField(blank=True, null=True)),
                        (
                            "tikar",
                            models.CharField(
                                blank=True,
                                choices=[("H", "Hijau"), ("K", "Kuning"), ("M", "Merah")],
                                max_length=1,
                                verbose_name="tikar pertumbuhan",
                            ),
                        ),
                        (
                            "imunisasi",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("belum", "Belum"),
                                    ("kecuali", "Lengkap kecuali campak"),
                                    ("lengkap", "Lengkap"),
                                ],
                                max_length=10,
                                verbose_name="imunisasi dasar",
                            ),
                        ),
                        ("timbang", models.BooleanField(blank=True, null=True, verbose_name="ditimbang")),
                        (
                            "berat",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="berat badan"
                            ),
                        ),
                        ("tinggi", models.BooleanField(blank=True, null=True, verbose_name="diukur panjang/tinggi")),
                        (
                            "panjang",
                            models.DecimalField(
                                blank=True,
                                decimal_places=1,
                                max_digits=4,
                                null=True,
                                verbose_name="panjang/tinggi badan",
                            ),
                        ),
                        (
                            "cara_ukur",
                            models.CharField(blank=True, choices=[("L", "Berbaring"), ("H", "Berdiri")], max_length=1),
                        ),
                        ("edema", models.BooleanField(blank=True, null=True, verbose_name="bengkak pada kedua kaki")),
                        ("gizi_diusulkan", models.CharField(blank=True, editable=False, max_length=10)),
                        (
                            "kms_putusan",
                            models.CharField(
                                blank=True,
                                choices=[("N", "Naik"), ("T", "Tidak naik")],
                                max_length=1,
                                verbose_name="naik atau tidak menurut petugas",
                            ),
                        ),
                        ("kms_alasan", models.CharField(blank=True, max_length=200, verbose_name="alasan petugas")),
                        (
                            "konseling_ayah",
                            models.BooleanField(blank=True, null=True, verbose_name="konseling gizi: ayah"),
                        ),
                        (
                            "konseling_ibu",
                            models.BooleanField(blank=True, null=True, verbose_name="konseling gizi: ibu"),
                        ),
                        ("akta", models.BooleanField(blank=True, null=True, verbose_name="akta kelahiran")),
                        ("parenting", models.BooleanField(blank=True, null=True, verbose_name="kelas pengasuhan")),
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
                            "anak",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="sasaran.anak",
                            ),
                        ),
                        (
                            "dari_desa",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="dicatat di",
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
                        "verbose_name": "historical pemantauan anak",
                        "verbose_name_plural": "historical pemantauan anaks",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatPemantauanIbu",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("bulan", kpm.bidang.BidangBulan(db_index=True)),
                        ("tanggal", models.DateField(verbose_name="tanggal pemantauan")),
                        (
                            "sumber",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("wawancara", "Wawancara / kunjungan rumah"),
                                    ("posyandu", "Register posyandu"),
                                    ("kohort", "Kohort bidan"),
                                    ("buku_kia", "Buku KIA"),
                                    ("paud", "PAUD"),
                                    ("register", "Register penduduk desa"),
                                ],
                                max_length=20,
                                verbose_name="sumber data",
                            ),
                        ),
                        ("catatan", models.CharField(blank=True, max_length=300)),
                        ("dipastikan", models.JSONField(blank=True, default=dict, editable=False)),
                        ("air", models.BooleanField(blank=True, null=True, verbose_name="air minum layak")),
                        ("jamban", models.BooleanField(blank=True, null=True, verbose_name="jamban sehat")),
                        ("jamkes", models.BooleanField(blank=True, null=True, verbose_name="jaminan kesehatan")),
                        (
                            "kunjungan",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(31)],
                                verbose_name="kunjungan rumah",
                            ),
                        ),
                        (
                            "usia_bulan",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(10)],
                                verbose_name="usia kehamilan (bulan)",
                            ),
                        ),
                        ("kek", models.BooleanField(blank=True, null=True, verbose_name="KEK")),
                        ("resti", models.BooleanField(blank=True, null=True, verbose_name="risiko tinggi")),
                        (
                            "anc",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(31)],
                                verbose_name="periksa kehamilan",
                            ),
                        ),
                        (
                            "fe",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(120)],
                                verbose_name="tablet Fe",
                            ),
                        ),
                        (
                            "nifas",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(31)],
                                verbose_name="periksa nifas",
                            ),
                        ),
                        (
                            "konseling",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(31)],
                                verbose_name="konseling gizi / kelas ibu hamil",
                            ),
                        ),
                        ("suami", models.BooleanField(blank=True, null=True, verbose_name="suami ikut konseling")),
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
                            "dari_desa",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="dicatat di",
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
                            "kehamilan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="sasaran.kehamilan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical pemantauan ibu",
                        "verbose_name_plural": "historical pemantauan ibus",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatPemantauanPaud",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("bulan", kpm.bidang.BidangBulan(db_index=True)),
                        ("tanggal", models.DateField(verbose_name="tanggal pemantauan")),
                        (
                            "sumber",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("wawancara", "Wawancara / kunjungan rumah"),
                                    ("posyandu", "Register posyandu"),
                                    ("kohort", "Kohort bidan"),
                                    ("buku_kia", "Buku KIA"),
                                    ("paud", "PAUD"),
                                    ("register", "Register penduduk desa"),
                                ],
                                max_length=20,
                                verbose_name="sumber data",
                            ),
                        ),
                        ("catatan", models.CharField(blank=True, max_length=300)),
                        ("dipastikan", models.JSONField(blank=True, default=dict, editable=False)),
                        ("hadir", models.BooleanField(blank=True, null=True, verbose_name="mengikuti layanan PAUD")),
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
                            "anak",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="sasaran.anak",
                            ),
                        ),
                        (
                            "dari_desa",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="dicatat di",
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
                        "verbose_name": "historical pemantauan paud",
                        "verbose_name_plural": "historical pemantauan pauds",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatPemeriksaan",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        (
                            "jenis",
                            models.CharField(
                                choices=[("anc", "Periksa kehamilan"), ("nifas", "Periksa nifas")], max_length=6
                            ),
                        ),
                        ("tanggal", models.DateField()),
                        ("bulan", kpm.bidang.BidangBulan(db_index=True)),
                        (
                            "pemeriksa",
                            models.CharField(
                                choices=[("bidan", "Bidan atau perawat"), ("dokter", "Dokter")],
                                default="bidan",
                                max_length=10,
                            ),
                        ),
                        ("usg", models.BooleanField(default=False, verbose_name="diperiksa dengan USG")),
                        (
                            "lila",
                            models.DecimalField(
                                blank=True,
                                decimal_places=1,
                                max_digits=4,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(10, "Isi LiLA 10 sampai 60 cm."),
                                    django.core.validators.MaxValueValidator(60, "Isi LiLA 10 sampai 60 cm."),
                                ],
                                verbose_name="LiLA (cm)",
                            ),
                        ),
                        (
                            "hb",
                            models.DecimalField(
                                blank=True,
                                decimal_places=1,
                                max_digits=3,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(2, "Isi Hb 2 sampai 25 g/dL."),
                                    django.core.validators.MaxValueValidator(25, "Isi Hb 2 sampai 25 g/dL."),
                                ],
                                verbose_name="Hb (g/dL)",
                            ),
                        ),
                        (
                            "tablet",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(180, "Isi 0 sampai 180 tablet.")],
                                verbose_name="tablet diterima",
                            ),
                        ),
                        (
                            "sumber",
                            models.CharField(
                                choices=[
                                    ("wawancara", "Wawancara / kunjungan rumah"),
                                    ("posyandu", "Register posyandu"),
                                    ("kohort", "Kohort bidan"),
                                    ("buku_kia", "Buku KIA"),
                                    ("paud", "PAUD"),
                                    ("register", "Register penduduk desa"),
                                ],
                                default="buku_kia",
                                max_length=20,
                                verbose_name="sumber data",
                            ),
                        ),
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
                        (
                            "kehamilan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="sasaran.kehamilan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical pemeriksaan",
                        "verbose_name_plural": "historical pemeriksaans",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatPenanggungJawab",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("kelompok", models.CharField(max_length=5)),
                        ("indikator", models.CharField(max_length=20)),
                        (
                            "kewenangan",
                            models.CharField(
                                choices=[
                                    ("desa", "Pemerintah desa"),
                                    ("puskesmas", "Puskesmas"),
                                    ("opd", "Dinas kabupaten (OPD)"),
                                    ("swadaya", "Swadaya masyarakat"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("nama", models.CharField(blank=True, max_length=100, verbose_name="siapa")),
                        ("telepon", models.CharField(blank=True, max_length=15)),
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
                    ],
                    options={
                        "verbose_name": "historical penanggung jawab",
                        "verbose_name_plural": "historical penanggung jawabs",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatRujukan",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("tanggal", models.DateField(verbose_name="tanggal rujukan")),
                        (
                            "kepada",
                            models.CharField(
                                choices=[
                                    ("bidan", "Bidan desa"),
                                    ("puskesmas", "Puskesmas"),
                                    ("rumah_sakit", "Rumah sakit"),
                                    ("lain", "Lainnya"),
                                ],
                                default="bidan",
                                max_length=12,
                            ),
                        ),
                        ("tujuan", models.CharField(blank=True, max_length=100, verbose_name="nama tujuan")),
                        ("alasan", models.JSONField(default=list)),
                        ("keterangan", models.CharField(blank=True, max_length=300)),
                        ("angka", models.JSONField(default=list, editable=False)),
                        ("dijawab_pada", models.DateField(blank=True, null=True, verbose_name="tanggal jawaban")),
                        ("penjawab", models.CharField(blank=True, max_length=100, verbose_name="nama penjawab")),
                        (
                            "hasil",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("ditangani", "Sudah ditangani"),
                                    ("dipantau", "Diperiksa, dipantau di posyandu"),
                                    ("lanjut", "Dirujuk lebih lanjut"),
                                    ("tidak_datang", "Tidak datang"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("jawaban", models.CharField(blank=True, max_length=300, verbose_name="isi jawaban")),
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
                            "anak",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="sasaran.anak",
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
                            "kehamilan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="sasaran.kehamilan",
                            ),
                        ),
                        (
                            "orang",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="sasaran.orang",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical rujukan",
                        "verbose_name_plural": "historical rujukans",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatSesiKonseling",
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
                                    ("kelas_ibu", "Kelas ibu hamil"),
                                    ("gizi", "Konseling gizi orang tua"),
                                    ("ayah", "Kelas ayah"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("tanggal", models.DateField()),
                        ("bulan", kpm.bidang.BidangBulan(db_index=True)),
                        ("jam", models.TimeField(blank=True, null=True, verbose_name="jam mulai")),
                        ("tempat", models.CharField(blank=True, max_length=100)),
                        ("materi", models.CharField(blank=True, max_length=150)),
                        ("narasumber", models.CharField(blank=True, max_length=100)),
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
                    ],
                    options={
                        "verbose_name": "historical sesi konseling",
                        "verbose_name_plural": "historical sesi konselings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Rujukan",
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
                        ("tanggal", models.DateField(verbose_name="tanggal rujukan")),
                        (
                            "kepada",
                            models.CharField(
                                choices=[
                                    ("bidan", "Bidan desa"),
                                    ("puskesmas", "Puskesmas"),
                                    ("rumah_sakit", "Rumah sakit"),
                                    ("lain", "Lainnya"),
                                ],
                                default="bidan",
                                max_length=12,
                            ),
                        ),
                        ("tujuan", models.CharField(blank=True, max_length=100, verbose_name="nama tujuan")),
                        ("alasan", models.JSONField(default=list)),
                        ("keterangan", models.CharField(blank=True, max_length=300)),
                        ("angka", models.JSONField(default=list, editable=False)),
                        ("dijawab_pada", models.DateField(blank=True, null=True, verbose_name="tanggal jawaban")),
                        ("penjawab", models.CharField(blank=True, max_length=100, verbose_name="nama penjawab")),
                        (
                            "hasil",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("ditangani", "Sudah ditangani"),
                                    ("dipantau", "Diperiksa, dipantau di posyandu"),
                                    ("lanjut", "Dirujuk lebih lanjut"),
                                    ("tidak_datang", "Tidak datang"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("jawaban", models.CharField(blank=True, max_length=300, verbose_name="isi jawaban")),
                        (
                            "anak",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rujukan",
                                to="sasaran.anak",
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
                            "fasilitas",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.fasilitas",
                            ),
                        ),
                        (
                            "kehamilan",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rujukan",
                                to="sasaran.kehamilan",
                            ),
                        ),
                        (
                            "orang",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="rujukan", to="sasaran.orang"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-tanggal", "-pk"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("dijawab_pada__isnull", True), ("hasil", "")),
                                    models.Q(("dijawab_pada__isnull", False), models.Q(("hasil", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="rujukan_dijawab_dengan_hasil",
                                violation_error_message="Isi tanggal dan hasil jawaban bersama-sama.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kehamilan__isnull", True), ("anak__isnull", True), _connector="OR"
                                ),
                                name="rujukan_ibu_atau_anak",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SesiKonseling",
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
                                    ("kelas_ibu", "Kelas ibu hamil"),
                                    ("gizi", "Konseling gizi orang tua"),
                                    ("ayah", "Kelas ayah"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("tanggal", models.DateField()),
                        ("bulan", kpm.bidang.BidangBulan(db_index=True)),
                        ("jam", models.TimeField(blank=True, null=True, verbose_name="jam mulai")),
                        ("tempat", models.CharField(blank=True, max_length=100)),
                        ("materi", models.CharField(blank=True, max_length=150)),
                        ("narasumber", models.CharField(blank=True, max_length=100)),
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
                            "fasilitas",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.fasilitas",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-tanggal", "-pk"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="RiwayatPesertaKonseling",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("ayah_diundang", models.BooleanField(default=False, verbose_name="ayah / suami diundang")),
                        ("ayah_hadir", models.BooleanField(blank=True, null=True, verbose_name="ayah / suami hadir")),
                        ("ibu_hadir", models.BooleanField(blank=True, null=True, verbose_name="ibu hadir")),
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
                            "anak",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="sasaran.anak",
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
                            "kehamilan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="sasaran.kehamilan",
                            ),
                        ),
                        (
                            "sesi",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pemantauan.sesikonseling",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical peserta konseling",
                        "verbose_name_plural": "historical peserta konselings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PesertaKonseling",
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
                        ("ayah_diundang", models.BooleanField(default=False, verbose_name="ayah / suami diundang")),
                        ("ayah_hadir", models.BooleanField(blank=True, null=True, verbose_name="ayah / suami hadir")),
                        ("ibu_hadir", models.BooleanField(blank=True, null=True, verbose_name="ibu hadir")),
                        (
                            "anak",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="konseling",
                                to="sasaran.anak",
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
                            "kehamilan",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="konseling",
                                to="sasaran.kehamilan",
                            ),
                        ),
                        (
                            "sesi",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="peserta",
                                to="pemantauan.sesikonseling",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kehamilan__isnull", True), ("anak__isnull", True), _connector="XOR"
                                ),
                                name="peserta_ibu_atau_anak",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("kehamilan__isnull", False)),
                                fields=("desa", "sesi", "kehamilan"),
                                name="peserta_ibu_satu_kali",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("anak__isnull", False)),
                                fields=("desa", "sesi", "anak"),
                                name="peserta_anak_satu_kali",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DosisImunisasi",
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
                        ("vaksin", models.CharField(max_length=12)),
                        ("dosis", models.PositiveSmallIntegerField(default=1, verbose_name="dosis ke")),
                        ("tanggal", models.DateField(verbose_name="tanggal diberikan")),
                        ("tanggal_perkiraan", models.BooleanField(default=False, verbose_name="tanggal perkiraan")),
                        (
                            "sumber",
                            models.CharField(
                                choices=[
                                    ("wawancara", "Wawancara / kunjungan rumah"),
                                    ("posyandu", "Register posyandu"),
                                    ("kohort", "Kohort bidan"),
                                    ("buku_kia", "Buku KIA"),
                                    ("paud", "PAUD"),
                                    ("register", "Register penduduk desa"),
                                ],
                                default="buku_kia",
                                max_length=20,
                                verbose_name="sumber data",
                            ),
                        ),
                        ("tempat", models.CharField(blank=True, max_length=100)),
                        (
                            "anak",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="dosis", to="sasaran.anak"
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
                        "ordering": ("tanggal", "pk"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("desa", "anak", "vaksin", "dosis"),
                                name="dosis_satu_kali",
                                violation_error_message="Dosis ini sudah dicatat untuk anak ini.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EntriMenunggu",
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
                            "kelompok",
                            models.CharField(
                                choices=[("ibu", "Ibu hamil"), ("anak", "Anak"), ("paud", "PAUD")], max_length=10
                            ),
                        ),
                        ("bulan", kpm.bidang.BidangBulan(db_index=True)),
                        ("tanggal", models.DateField(verbose_name="tanggal pemantauan")),
                        (
                            "perbuatan",
                            models.CharField(
                                choices=[("simpan", "Mengisi atau memperbaiki"), ("hapus", "Menghapus")],
                                default="simpan",
                                max_length=10,
                            ),
                        ),
                        ("nilai", models.JSONField(default=dict)),
                        ("versi_dilihat", models.PositiveIntegerField(null=True)),
                        (
                            "keadaan",
                            models.CharField(
                                choices=[
                                    ("menunggu", "Menunggu pembukaan triwulan"),
                                    ("diterapkan", "Sudah diterapkan"),
                                    ("tertahan", "Perlu diputuskan"),
                                    ("dibatalkan", "Dibatalkan"),
                                ],
                                default="menunggu",
                                max_length=12,
                            ),
                        ),
                        ("keterangan", models.CharField(blank=True, max_length=300)),
                        (
                            "anak",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="menunggu",
                                to="sasaran.anak",
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
                            "kehamilan",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="menunggu",
                                to="sasaran.kehamilan",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("bulan", "pk"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("anak__isnull", True), ("kehamilan__isnull", False), ("kelompok", "ibu")),
                                    models.Q(
                                        ("anak__isnull", False),
                                        ("kehamilan__isnull", True),
                                        ("kelompok__in", ("anak", "paud")),
                                    ),
                                    _connector="OR",
                                ),
                                name="entri_menunggu_satu_orang",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("keadaan__in", ("menunggu", "tertahan")), ("kehamilan__isnull", False)
                                ),
                                fields=("desa", "kehamilan", "bulan"),
                                name="entri_ibu_satu_menunggu",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("anak__isnull", False), ("keadaan__in", ("menunggu", "tertahan"))),
                                fields=("desa", "kelompok", "anak", "bulan"),
                                name="entri_anak_satu_menunggu",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JawabanRagu",
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
                                    ("orang", "Orang"),
                                    ("kehamilan", "Kehamilan"),
                                    ("bulan_anak", "Pemantauan anak"),
                                    ("bulan_ibu", "Pemantauan ibu"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("untuk", models.UUIDField()),
                        ("kode", models.CharField(max_length=120)),
                        ("kalimat", models.CharField(max_length=300)),
                        ("alasan", models.CharField(blank=True, max_length=200)),
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
                        "ordering": ("-dibuat_pada", "-pk"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("desa", "untuk", "kode"), name="ragu_dijawab_satu_kali")
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(tetap.pasang, tetap.lepas),
    ]
