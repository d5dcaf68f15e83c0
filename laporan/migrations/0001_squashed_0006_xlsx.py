"""The tables of papers and figures, made together, and the guard of what never changes."""

from importlib import import_module

import django.db.models.deletion
import kpm.bidang
import kpm.enkripsi
import kpm.migrasi
import uuid
from django.conf import settings
from django.db import migrations, models

tetap = import_module("laporan.migrations.0004_bukti_tidak_berubah")


class Migration(migrations.Migration):
    replaces = [
        ("laporan", "0001_initial"),
        ("laporan", "0002_pekerjaan"),
        ("laporan", "0003_bukti_kerja"),
        ("laporan", "0004_bukti_tidak_berubah"),
        ("laporan", "0005_impor_nyata"),
        ("laporan", "0006_xlsx"),
    ]

    initial = True

    dependencies = [
        ("kpm", "0001_squashed_0008_pertumbuhan"),
    ]

    operations = [
        kpm.migrasi.BuatTabel(
            tabel=[
                migrations.CreateModel(
                    name="Impor",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "jenis",
                            models.CharField(
                                choices=[
                                    ("form-kpm", "Buku kerja Form KPM (Excel)"),
                                    ("eppgbm", "e-PPGBM: daftar status gizi"),
                                    ("opensid-penduduk", "OpenSID: data penduduk"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("nama_berkas", models.CharField(max_length=120)),
                        ("sidik", models.CharField(max_length=64, verbose_name="sidik (SHA-256)")),
                        ("isi_berkas", kpm.enkripsi.BidangTersandi(blank=True, default="")),
                        ("opsi", models.JSONField(default=dict)),
                        ("keputusan", models.JSONField(default=dict)),
                        (
                            "keadaan",
                            models.CharField(
                                choices=[
                                    ("menunggu", "Menunggu giliran dibaca"),
                                    ("dibaca", "Sedang dibaca"),
                                    ("siap", "Siap diperiksa"),
                                    ("diterapkan", "Sedang disimpan"),
                                    ("selesai", "Sudah disimpan"),
                                    ("diurungkan", "Sedang diurungkan"),
                                    ("urung", "Sudah diurungkan"),
                                    ("gagal", "Tidak dapat dibaca"),
                                ],
                                default="menunggu",
                                max_length=12,
                            ),
                        ),
                        ("kalimat", models.CharField(blank=True, max_length=300)),
                        ("peringatan", models.JSONField(default=list)),
                        ("perbandingan", models.JSONField(default=list)),
                        ("jumlah", models.PositiveIntegerField(default=0)),
                        ("selesai", models.PositiveIntegerField(default=0)),
                        ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                        ("diubah_pada", models.DateTimeField(auto_now=True)),
                        ("diterapkan_pada", models.DateTimeField(null=True)),
                        ("diurungkan_pada", models.DateTimeField(null=True)),
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
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diterapkan_oleh",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diurungkan_oleh",
                            models.ForeignKey(
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
                    },
                ),
                migrations.CreateModel(
                    name="Pekerjaan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("jenis", models.CharField(max_length=20)),
                        ("judul", models.CharField(max_length=150)),
                        ("permintaan", models.JSONField(default=dict)),
                        ("jumlah", models.PositiveSmallIntegerField(default=0)),
                        ("selesai", models.PositiveSmallIntegerField(default=0)),
                        (
                            "keadaan",
                            models.CharField(
                                choices=[
                                    ("menunggu", "Menunggu giliran"),
                                    ("berjalan", "Sedang dikerjakan"),
                                    ("selesai", "Selesai"),
                                    ("gagal", "Tidak berhasil"),
                                ],
                                default="menunggu",
                                max_length=10,
                            ),
                        ),
                        ("kalimat", models.CharField(blank=True, max_length=200)),
                        ("hasil", models.BinaryField(null=True)),
                        ("nama", models.CharField(blank=True, max_length=120)),
                        ("jenis_berkas", models.CharField(blank=True, max_length=100)),
                        ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                        ("diubah_pada", models.DateTimeField(auto_now=True)),
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
                    },
                ),
                migrations.CreateModel(
                    name="BuktiKerja",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("bulan", kpm.bidang.BidangBulan()),
                        ("revisi", models.PositiveSmallIntegerField(default=0)),
                        ("isi", models.JSONField()),
                        ("sidik", models.CharField(max_length=64, verbose_name="sidik (SHA-256)")),
                        ("nama", models.CharField(max_length=120)),
                        ("jenis_berkas", models.CharField(max_length=40)),
                        ("berkas", models.BinaryField()),
                        ("terbit_pada", models.DateTimeField()),
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
                            "kader",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kpm.kader"
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
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-bulan", "-revisi"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("desa", "kader", "bulan", "revisi"), name="bukti_satu_revisi"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BarisImpor",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("urutan", models.PositiveIntegerField()),
                        ("lembar", models.CharField(blank=True, max_length=60)),
                        ("sel", models.CharField(blank=True, max_length=12)),
                        ("rekam", models.CharField(max_length=20)),
                        ("untuk", models.UUIDField()),
                        ("kunci", models.CharField(blank=True, max_length=200)),
                        ("sebutan", models.CharField(max_length=160)),
                        (
                            "keadaan",
                            models.CharField(
                                choices=[
                                    ("baru", "Baru"),
                                    ("berubah", "Berubah"),
                                    ("sama", "Sama"),
                                    ("tidak_jelas", "Tidak jelas"),
                                    ("ditolak", "Ditolak"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("alasan", models.CharField(blank=True, max_length=300)),
                        ("beda", models.JSONField(default=list)),
                        ("calon", models.JSONField(default=list)),
                        ("isi", models.JSONField(default=dict)),
                        ("rahasia", kpm.enkripsi.BidangTersandi(blank=True, default="")),
                        ("versi", models.PositiveIntegerField(null=True)),
                        ("diterapkan_pada", models.DateTimeField(null=True)),
                        ("jejak", models.JSONField(default=dict)),
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
                            "impor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="baris", to="laporan.impor"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("urutan", "pk"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["impor", "keadaan", "urutan"], name="baris_impor_keadaan")],
                    },
                ),
                migrations.CreateModel(
                    name="RekapDesa",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("periode", models.CharField(max_length=7)),
                        ("isi", models.JSONField()),
                        ("konvergensi", models.DecimalField(decimal_places=2, max_digits=5, null=True)),
                        ("orang", models.PositiveIntegerField(default=0)),
                        ("lengkap", models.PositiveIntegerField(default=0)),
                        ("belum_dipantau", models.PositiveIntegerField(default=0)),
                        ("catatan_terakhir", models.DateTimeField(null=True)),
                        ("dihitung_pada", models.DateTimeField(auto_now=True)),
                        (
                            "wilayah",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="rekap", to="kpm.wilayah"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "rekap desa",
                        "constraints": [
                            models.UniqueConstraint(fields=("wilayah", "periode"), name="rekap_satu_per_triwulan")
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(tetap.pasang, tetap.lepas),
    ]
