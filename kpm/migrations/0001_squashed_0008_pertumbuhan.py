"""The tables of the village itself, made together: what a new database gets instead of the steps it replaces."""

import django.contrib.auth.validators
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import kpm.bidang
import kpm.enkripsi
import kpm.migrasi
import kpm.models.pengguna
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("kpm", "0001_initial"),
        ("kpm", "0002_nama_pengguna_unik"),
        ("kpm", "0003_peran_dan_register"),
        ("kpm", "0004_orang_dan_peran"),
        ("kpm", "0005_peran"),
        ("kpm", "0006_formulir1"),
        ("kpm", "0007_mesin"),
        ("kpm", "0008_pertumbuhan"),
    ]

    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        kpm.migrasi.BuatTabel(
            tabel=[
                migrations.CreateModel(
                    name="Cadangan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("nama", models.CharField(max_length=120)),
                        ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                        ("ukuran", models.BigIntegerField(default=0)),
                        ("sidik", models.CharField(blank=True, max_length=64, verbose_name="sidik (SHA-256)")),
                        ("terjadwal", models.BooleanField(default=False)),
                        ("diperiksa_pada", models.DateTimeField(blank=True, null=True)),
                        ("galat", models.CharField(blank=True, max_length=200)),
                    ],
                    options={
                        "verbose_name_plural": "cadangan",
                        "ordering": ("-dibuat_pada", "-pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Wilayah",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kode", models.CharField(max_length=13, unique=True)),
                        ("nama", models.CharField(max_length=100)),
                        ("contoh", models.BooleanField(default=False, verbose_name="data contoh")),
                        ("dibuka_pada", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "verbose_name_plural": "wilayah",
                        "ordering": ("kode",),
                    },
                ),
                migrations.CreateModel(
                    name="Pengguna",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                        (
                            "is_superuser",
                            models.BooleanField(
                                default=False,
                                help_text="Designates that this user has all permissions without explicitly assigning them.",
                                verbose_name="superuser status",
                            ),
                        ),
                        (
                            "username",
                            models.CharField(
                                error_messages={"unique": "A user with that username already exists."},
                                help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                                max_length=150,
                                unique=True,
                                validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                                verbose_name="username",
                            ),
                        ),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="email address")),
                        (
                            "is_staff",
                            models.BooleanField(
                                default=False,
                                help_text="Designates whether the user can log into this admin site.",
                                verbose_name="staff status",
                            ),
                        ),
                        (
                            "is_active",
                            models.BooleanField(
                                default=True,
                                help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                                verbose_name="active",
                            ),
                        ),
                        (
                            "date_joined",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined"),
                        ),
                        ("nama", models.CharField(max_length=100)),
                        (
                            "telepon",
                            models.CharField(
                                blank=True,
                                max_length=15,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^0\\d{8,13}$", "Nomor telepon ditulis dengan angka saja, diawali 0."
                                    )
                                ],
                            ),
                        ),
                        (
                            "wajib_ganti_sandi",
                            models.BooleanField(default=False, verbose_name="wajib mengganti kata sandi"),
                        ),
                        ("contoh", models.BooleanField(default=False, editable=False, verbose_name="akun contoh")),
                        (
                            "groups",
                            models.ManyToManyField(
                                blank=True,
                                help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.group",
                                verbose_name="groups",
                            ),
                        ),
                        (
                            "user_permissions",
                            models.ManyToManyField(
                                blank=True,
                                help_text="Specific permissions for this user.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.permission",
                                verbose_name="user permissions",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "pengguna",
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("telepon"),
                                condition=models.Q(("telepon", ""), _negated=True),
                                name="telepon_satu_pengguna",
                                violation_error_message="Nomor telepon ini sudah dipakai pengguna lain.",
                            ),
                            models.UniqueConstraint(
                                django.db.models.functions.text.Lower("username"),
                                name="nama_pengguna_tanpa_besar_kecil",
                                violation_error_message="Nama pengguna ini sudah dipakai.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", kpm.models.pengguna.PengelolaPengguna()),
                    ],
                ),
                migrations.CreateModel(
                    name="Dusun",
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
                        ("nama", models.CharField(max_length=60)),
                        ("ditutup_pada", models.DateField(blank=True, null=True)),
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
                            "desa",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("nama",),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("desa", "nama"),
                                name="dusun_satu_nama",
                                violation_error_message="Dusun dengan nama ini sudah ada.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Fasilitas",
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
                                    ("posyandu", "Posyandu"),
                                    ("poskesdes", "Poskesdes"),
                                    ("polindes", "Polindes"),
                                    ("puskesmas", "Puskesmas / Pustu"),
                                    ("bidan", "Bidan praktik"),
                                    ("dokter", "Dokter praktik"),
                                    ("paud", "PAUD"),
                                    ("tk", "TK"),
                                    ("rumah_sakit", "Rumah sakit"),
                                    ("lainnya", "Lainnya"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("nama", models.CharField(max_length=80)),
                        ("penanggung_jawab", models.CharField(blank=True, max_length=100)),
                        (
                            "tanggal_buka",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1, "Isi tanggal 1 sampai 31."),
                                    django.core.validators.MaxValueValidator(31, "Isi tanggal 1 sampai 31."),
                                ],
                                verbose_name="buka tiap tanggal",
                            ),
                        ),
                        ("pukul", models.CharField(blank=True, max_length=20, verbose_name="jam buka")),
                        ("ditutup_pada", models.DateField(blank=True, null=True)),
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
                                related_name="fasilitas",
                                to="kpm.dusun",
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
                    ],
                    options={
                        "ordering": ("jenis", "nama"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("desa", "jenis", "nama"),
                                name="fasilitas_satu_nama",
                                violation_error_message="Fasilitas dengan nama ini sudah ada.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KodePemulihan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("indeks", models.CharField(max_length=64)),
                        ("dipakai_pada", models.DateTimeField(blank=True, null=True)),
                        (
                            "pengguna",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="kode_pemulihan",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "kode pemulihan",
                    },
                ),
                migrations.CreateModel(
                    name="Penugasan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "peran",
                            models.CharField(
                                choices=[
                                    ("kpm", "KPM"),
                                    ("kepala_desa", "Kepala desa"),
                                    ("admin_desa", "Admin desa"),
                                    ("bidan", "Bidan"),
                                    ("anggota_rds", "Anggota RDS"),
                                    ("bpd", "Anggota BPD"),
                                    ("pendamping_kecamatan", "Pendamping kecamatan"),
                                    ("kabupaten", "Petugas kabupaten"),
                                    ("provinsi", "Petugas provinsi"),
                                    ("pusat", "Petugas pusat"),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("mulai", models.DateField()),
                        ("selesai", models.DateField(blank=True, null=True)),
                        ("nomor_sk", models.CharField(blank=True, max_length=80, verbose_name="nomor SK")),
                        (
                            "diakhiri_oleh",
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
                            "diberikan_oleh",
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
                            "diserahkan_ke",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="diterima_dari",
                                to="kpm.penugasan",
                            ),
                        ),
                        (
                            "pengguna",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="penugasan",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "wilayah",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="penugasan", to="kpm.wilayah"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "penugasan",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("pengguna", "wilayah", "peran", "mulai"), name="penugasan_satu_kali"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("selesai__isnull", True), ("selesai__gte", models.F("mulai")), _connector="OR"
                                ),
                                name="penugasan_selesai_setelah_mulai",
                                violation_error_message="Masa tugas berakhir sebelum mulai.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PerangkatTotp",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("rahasia", kpm.enkripsi.BidangTersandi()),
                        ("dipasang_pada", models.DateTimeField(blank=True, null=True)),
                        ("langkah_terakhir", models.BigIntegerField(default=0)),
                        ("gagal", models.PositiveSmallIntegerField(default=0)),
                        ("dikunci_sampai", models.DateTimeField(blank=True, null=True)),
                        (
                            "pengguna",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="totp",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "perangkat TOTP",
                    },
                ),
                migrations.CreateModel(
                    name="SesiPengguna",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kunci", models.CharField(max_length=40, unique=True)),
                        ("perangkat", models.CharField(blank=True, max_length=80)),
                        ("mulai", models.DateTimeField()),
                        ("terakhir", models.DateTimeField()),
                        (
                            "pengguna",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sesi",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "sesi pengguna",
                        "ordering": ("-terakhir",),
                    },
                ),
                migrations.CreateModel(
                    name="Undangan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("indeks", models.CharField(editable=False, max_length=64, unique=True)),
                        ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                        ("berlaku_sampai", models.DateTimeField()),
                        ("dipakai_pada", models.DateTimeField(blank=True, null=True)),
                        ("dibatalkan_pada", models.DateTimeField(blank=True, null=True)),
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
                            "pengguna",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="undangan",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "undangan",
                        "ordering": ("-dibuat_pada", "-pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Unggahan",
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
                        ("nama", models.CharField(max_length=120)),
                        ("jenis_isi", models.CharField(max_length=60)),
                        ("ukuran", models.PositiveIntegerField()),
                        ("sidik", models.CharField(max_length=64, verbose_name="sidik (SHA-256)")),
                        ("berkas", models.FileField(max_length=150, upload_to="%Y/%m")),
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
                            "desa",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
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
                    name="Kader",
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
                            "jenis_kelamin",
                            models.CharField(
                                blank=True, choices=[("L", "Laki-laki"), ("P", "Perempuan")], max_length=1
                            ),
                        ),
                        ("telepon", models.CharField(blank=True, max_length=15)),
                        ("pendidikan", models.CharField(blank=True, max_length=60, verbose_name="pendidikan terakhir")),
                        ("unsur", models.CharField(blank=True, max_length=100, verbose_name="berasal dari unsur")),
                        (
                            "terpilih_pada",
                            models.DateField(blank=True, null=True, verbose_name="dipilih dalam Musdes pada"),
                        ),
                        ("nomor_sk", models.CharField(blank=True, max_length=80, verbose_name="nomor SK kepala desa")),
                        ("tanggal_sk", models.DateField(blank=True, null=True, verbose_name="tanggal SK")),
                        ("mulai", models.DateField(verbose_name="mulai bertugas")),
                        ("selesai", models.DateField(blank=True, null=True, verbose_name="selesai bertugas")),
                        ("alasan_selesai", models.CharField(blank=True, max_length=200)),
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
                            "pengguna",
                            models.ForeignKey(
                                blank=True,
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
                        (
                            "desa",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-mulai", "nama"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("selesai__isnull", True), ("selesai__gte", models.F("mulai")), _connector="OR"
                                ),
                                name="kader_selesai_setelah_mulai",
                                violation_error_message="Masa tugas berakhir sebelum mulai.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RiwayatWilayahKerja",
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
                            "penugasan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.penugasan",
                            ),
                        ),
                        (
                            "posyandu",
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
                    ],
                    options={
                        "verbose_name": "historical wilayah kerja",
                        "verbose_name_plural": "historical wilayah kerjas",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatUnggahan",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("nama", models.CharField(max_length=120)),
                        ("jenis_isi", models.CharField(max_length=60)),
                        ("ukuran", models.PositiveIntegerField()),
                        ("sidik", models.CharField(max_length=64, verbose_name="sidik (SHA-256)")),
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
                    ],
                    options={
                        "verbose_name": "historical unggahan",
                        "verbose_name_plural": "historical unggahans",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatProfilDesa",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("alamat", models.CharField(blank=True, max_length=150, verbose_name="alamat kantor")),
                        (
                            "kode_pos",
                            models.CharField(
                                blank=True,
                                max_length=5,
                                validators=[django.core.validators.RegexValidator("^\\d{5}$", "Kode pos: 5 angka.")],
                            ),
                        ),
                        ("telepon", models.CharField(blank=True, max_length=20, verbose_name="telepon kantor")),
                        ("surel", models.EmailField(blank=True, max_length=254, verbose_name="surel kantor")),
                        (
                            "kertas",
                            models.CharField(
                                choices=[("A4", "A4 (210 x 297 mm)"), ("F4", "F4 / folio (215 x 330 mm)")],
                                default="A4",
                                max_length=2,
                            ),
                        ),
                        ("kepala_desa", models.CharField(blank=True, max_length=100, verbose_name="nama kepala desa")),
                        (
                            "jabatan_kepala",
                            models.CharField(
                                blank=True,
                                help_text="Kosongkan untuk Kepala Desa (di kelurahan: Lurah). Isi misalnya Pj. Kepala Desa.",
                                max_length=60,
                                verbose_name="sebutan kepala desa di bawah tanda tangan",
                            ),
                        ),
                        ("ketua_bpd", models.CharField(blank=True, max_length=100, verbose_name="nama ketua BPD")),
                        ("ketua_rds", models.CharField(blank=True, max_length=100, verbose_name="nama ketua RDS")),
                        ("nama_kpm", models.CharField(blank=True, max_length=100, verbose_name="nama KPM")),
                        (
                            "pola_nomor_ba",
                            models.CharField(
                                default="140/{nomor}/BA-RS/{bulan}/{tahun}",
                                help_text="{nomor} nomor urut, {bulan} bulan dengan angka Romawi, {tahun} tahun.",
                                max_length=60,
                                verbose_name="pola nomor Berita Acara",
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
                            "logo",
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
                    ],
                    options={
                        "verbose_name": "historical profil desa",
                        "verbose_name_plural": "historical profil desas",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatPembayaranKader",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        (
                            "jenis",
                            models.CharField(
                                choices=[("insentif", "Insentif"), ("operasional", "Biaya operasional")],
                                default="insentif",
                                max_length=12,
                            ),
                        ),
                        ("bulan", kpm.bidang.BidangBulan(verbose_name="untuk bulan")),
                        (
                            "jumlah",
                            models.PositiveBigIntegerField(
                                validators=[django.core.validators.MaxValueValidator(1000000000)],
                                verbose_name="jumlah (rupiah)",
                            ),
                        ),
                        (
                            "sumber",
                            models.CharField(
                                choices=[
                                    ("dana_desa", "Dana Desa"),
                                    ("add", "Alokasi Dana Desa"),
                                    ("apbd", "APBD kabupaten/kota"),
                                    ("lain", "Sumber lain"),
                                ],
                                default="dana_desa",
                                max_length=12,
                                verbose_name="sumber dana",
                            ),
                        ),
                        ("dibayar_pada", models.DateField(blank=True, null=True)),
                        ("bukti", models.CharField(blank=True, max_length=80, verbose_name="nomor bukti")),
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
                            "kader",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.kader",
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
                    ],
                    options={
                        "verbose_name": "historical pembayaran kader",
                        "verbose_name_plural": "historical pembayaran kaders",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatPelatihan",
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
                                    ("bimtek", "Bimbingan teknis"),
                                    ("pelatihan", "Pelatihan KPM"),
                                    ("tot", "Pelatihan pelatih (ToT)"),
                                    ("lain", "Lainnya"),
                                ],
                                default="pelatihan",
                                max_length=12,
                            ),
                        ),
                        ("nama", models.CharField(max_length=150, verbose_name="nama pelatihan")),
                        ("penyelenggara", models.CharField(blank=True, max_length=100)),
                        ("materi", models.JSONField(blank=True, default=list)),
                        ("mulai", models.DateField()),
                        ("selesai", models.DateField(blank=True, null=True)),
                        ("nomor_sertifikat", models.CharField(blank=True, max_length=80)),
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
                            "kader",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.kader",
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
                    ],
                    options={
                        "verbose_name": "historical pelatihan",
                        "verbose_name_plural": "historical pelatihans",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatKegiatanKader",
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
                                    ("sosialisasi", "Sosialisasi kebijakan konvergensi"),
                                    ("tikar", "Pengenalan tikar pertumbuhan"),
                                    ("koordinasi", "Koordinasi dengan penyedia layanan"),
                                    ("pendataan", "Pendataan sasaran"),
                                    ("kunjungan", "Kunjungan rumah"),
                                    ("posyandu", "Hari buka posyandu"),
                                    ("rapat", "Rapat desa atau RDS"),
                                    ("lain", "Kegiatan lain"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("tanggal", models.DateField()),
                        ("tempat", models.CharField(blank=True, max_length=100)),
                        ("mitra", models.CharField(blank=True, max_length=150, verbose_name="bersama siapa")),
                        (
                            "laki_laki",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="peserta laki-laki"),
                        ),
                        (
                            "perempuan",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="peserta perempuan"),
                        ),
                        ("hasil", models.TextField(blank=True, max_length=600, verbose_name="hasil dan tindak lanjut")),
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
                            "kader",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="kpm.kader",
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
                    ],
                    options={
                        "verbose_name": "historical kegiatan kader",
                        "verbose_name_plural": "historical kegiatan kaders",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatKader",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("nama", models.CharField(max_length=100)),
                        (
                            "jenis_kelamin",
                            models.CharField(
                                blank=True, choices=[("L", "Laki-laki"), ("P", "Perempuan")], max_length=1
                            ),
                        ),
                        ("telepon", models.CharField(blank=True, max_length=15)),
                        ("pendidikan", models.CharField(blank=True, max_length=60, verbose_name="pendidikan terakhir")),
                        ("unsur", models.CharField(blank=True, max_length=100, verbose_name="berasal dari unsur")),
                        (
                            "terpilih_pada",
                            models.DateField(blank=True, null=True, verbose_name="dipilih dalam Musdes pada"),
                        ),
                        ("nomor_sk", models.CharField(blank=True, max_length=80, verbose_name="nomor SK kepala desa")),
                        ("tanggal_sk", models.DateField(blank=True, null=True, verbose_name="tanggal SK")),
                        ("mulai", models.DateField(verbose_name="mulai bertugas")),
                        ("selesai", models.DateField(blank=True, null=True, verbose_name="selesai bertugas")),
                        ("alasan_selesai", models.CharField(blank=True, max_length=200)),
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
                            "pengguna",
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
                    ],
                    options={
                        "verbose_name": "historical kader",
                        "verbose_name_plural": "historical kaders",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatFasilitas",
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
                                    ("posyandu", "Posyandu"),
                                    ("poskesdes", "Poskesdes"),
                                    ("polindes", "Polindes"),
                                    ("puskesmas", "Puskesmas / Pustu"),
                                    ("bidan", "Bidan praktik"),
                                    ("dokter", "Dokter praktik"),
                                    ("paud", "PAUD"),
                                    ("tk", "TK"),
                                    ("rumah_sakit", "Rumah sakit"),
                                    ("lainnya", "Lainnya"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("nama", models.CharField(max_length=80)),
                        ("penanggung_jawab", models.CharField(blank=True, max_length=100)),
                        (
                            "tanggal_buka",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1, "Isi tanggal 1 sampai 31."),
                                    django.core.validators.MaxValueValidator(31, "Isi tanggal 1 sampai 31."),
                                ],
                                verbose_name="buka tiap tanggal",
                            ),
                        ),
                        ("pukul", models.CharField(blank=True, max_length=20, verbose_name="jam buka")),
                        ("ditutup_pada", models.DateField(blank=True, null=True)),
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
                    ],
                    options={
                        "verbose_name": "historical fasilitas",
                        "verbose_name_plural": "historical fasilitass",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatDusun",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("nama", models.CharField(max_length=60)),
                        ("ditutup_pada", models.DateField(blank=True, null=True)),
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
                    ],
                    options={
                        "verbose_name": "historical dusun",
                        "verbose_name_plural": "historical dusuns",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatAnggotaTpk",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("nama", models.CharField(max_length=100)),
                        (
                            "unsur",
                            models.CharField(
                                choices=[
                                    ("bidan", "Bidan / tenaga kesehatan"),
                                    ("pkk", "Kader TP PKK"),
                                    ("kb", "Kader KB"),
                                    ("lain", "Unsur lain"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("telepon", models.CharField(blank=True, max_length=15)),
                        ("nomor_sk", models.CharField(blank=True, max_length=80, verbose_name="nomor SK")),
                        ("mulai", models.DateField(blank=True, null=True)),
                        ("selesai", models.DateField(blank=True, null=True)),
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
                    ],
                    options={
                        "verbose_name": "historical anggota tpk",
                        "verbose_name_plural": "historical anggota tpks",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ProfilDesa",
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
                        ("alamat", models.CharField(blank=True, max_length=150, verbose_name="alamat kantor")),
                        (
                            "kode_pos",
                            models.CharField(
                                blank=True,
                                max_length=5,
                                validators=[django.core.validators.RegexValidator("^\\d{5}$", "Kode pos: 5 angka.")],
                            ),
                        ),
                        ("telepon", models.CharField(blank=True, max_length=20, verbose_name="telepon kantor")),
                        ("surel", models.EmailField(blank=True, max_length=254, verbose_name="surel kantor")),
                        (
                            "kertas",
                            models.CharField(
                                choices=[("A4", "A4 (210 x 297 mm)"), ("F4", "F4 / folio (215 x 330 mm)")],
                                default="A4",
                                max_length=2,
                            ),
                        ),
                        ("kepala_desa", models.CharField(blank=True, max_length=100, verbose_name="nama kepala desa")),
                        (
                            "jabatan_kepala",
                            models.CharField(
                                blank=True,
                                help_text="Kosongkan untuk Kepala Desa (di kelurahan: Lurah). Isi misalnya Pj. Kepala Desa.",
                                max_length=60,
                                verbose_name="sebutan kepala desa di bawah tanda tangan",
                            ),
                        ),
                        ("ketua_bpd", models.CharField(blank=True, max_length=100, verbose_name="nama ketua BPD")),
                        ("ketua_rds", models.CharField(blank=True, max_length=100, verbose_name="nama ketua RDS")),
                        ("nama_kpm", models.CharField(blank=True, max_length=100, verbose_name="nama KPM")),
                        (
                            "pola_nomor_ba",
                            models.CharField(
                                default="140/{nomor}/BA-RS/{bulan}/{tahun}",
                                help_text="{nomor} nomor urut, {bulan} bulan dengan angka Romawi, {tahun} tahun.",
                                max_length=60,
                                verbose_name="pola nomor Berita Acara",
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
                            "logo",
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
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [models.UniqueConstraint(fields=("desa",), name="profil_satu_per_desa")],
                    },
                ),
                migrations.CreateModel(
                    name="PembayaranKader",
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
                                choices=[("insentif", "Insentif"), ("operasional", "Biaya operasional")],
                                default="insentif",
                                max_length=12,
                            ),
                        ),
                        ("bulan", kpm.bidang.BidangBulan(verbose_name="untuk bulan")),
                        (
                            "jumlah",
                            models.PositiveBigIntegerField(
                                validators=[django.core.validators.MaxValueValidator(1000000000)],
                                verbose_name="jumlah (rupiah)",
                            ),
                        ),
                        (
                            "sumber",
                            models.CharField(
                                choices=[
                                    ("dana_desa", "Dana Desa"),
                                    ("add", "Alokasi Dana Desa"),
                                    ("apbd", "APBD kabupaten/kota"),
                                    ("lain", "Sumber lain"),
                                ],
                                default="dana_desa",
                                max_length=12,
                                verbose_name="sumber dana",
                            ),
                        ),
                        ("dibayar_pada", models.DateField(blank=True, null=True)),
                        ("bukti", models.CharField(blank=True, max_length=80, verbose_name="nomor bukti")),
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
                            "kader",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="pembayaran", to="kpm.kader"
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
                    ],
                    options={
                        "ordering": ("-bulan", "jenis"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("desa", "kader", "jenis", "bulan"),
                                name="pembayaran_satu_sebulan",
                                violation_error_message="Pembayaran ini sudah dicatat untuk bulan itu.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Pelatihan",
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
                                    ("bimtek", "Bimbingan teknis"),
                                    ("pelatihan", "Pelatihan KPM"),
                                    ("tot", "Pelatihan pelatih (ToT)"),
                                    ("lain", "Lainnya"),
                                ],
                                default="pelatihan",
                                max_length=12,
                            ),
                        ),
                        ("nama", models.CharField(max_length=150, verbose_name="nama pelatihan")),
                        ("penyelenggara", models.CharField(blank=True, max_length=100)),
                        ("materi", models.JSONField(blank=True, default=list)),
                        ("mulai", models.DateField()),
                        ("selesai", models.DateField(blank=True, null=True)),
                        ("nomor_sertifikat", models.CharField(blank=True, max_length=80)),
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
                            "kader",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="pelatihan", to="kpm.kader"
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
                    ],
                    options={
                        "ordering": ("-mulai", "-pk"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("selesai__isnull", True), ("selesai__gte", models.F("mulai")), _connector="OR"
                                ),
                                name="pelatihan_selesai_setelah_mulai",
                                violation_error_message="Pelatihan berakhir sebelum mulai.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KegiatanKader",
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
                                    ("sosialisasi", "Sosialisasi kebijakan konvergensi"),
                                    ("tikar", "Pengenalan tikar pertumbuhan"),
                                    ("koordinasi", "Koordinasi dengan penyedia layanan"),
                                    ("pendataan", "Pendataan sasaran"),
                                    ("kunjungan", "Kunjungan rumah"),
                                    ("posyandu", "Hari buka posyandu"),
                                    ("rapat", "Rapat desa atau RDS"),
                                    ("lain", "Kegiatan lain"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("tanggal", models.DateField()),
                        ("tempat", models.CharField(blank=True, max_length=100)),
                        ("mitra", models.CharField(blank=True, max_length=150, verbose_name="bersama siapa")),
                        (
                            "laki_laki",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="peserta laki-laki"),
                        ),
                        (
                            "perempuan",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="peserta perempuan"),
                        ),
                        ("hasil", models.TextField(blank=True, max_length=600, verbose_name="hasil dan tindak lanjut")),
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
                            "kader",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="kegiatan", to="kpm.kader"
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
                    ],
                    options={
                        "ordering": ("-tanggal", "-pk"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Jejak",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "perbuatan",
                            models.CharField(
                                choices=[
                                    ("lihat_nik", "Melihat NIK"),
                                    ("unduh_nama", "Mengunduh daftar bernama"),
                                    ("buka_nama", "Membuka nama dari atas"),
                                    ("tautan_masuk", "Membuat tautan masuk"),
                                    ("lepas_kode", "Melepas kode dari telepon"),
                                    ("lihat_orang", "Melihat orang sesudah membuka nama"),
                                    ("impor", "Membawa masuk berkas"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("objek", models.CharField(max_length=100)),
                        ("alasan", models.CharField(blank=True, max_length=200)),
                        ("peran", models.CharField(blank=True, max_length=30)),
                        ("berlaku_sampai", models.DateTimeField(blank=True, null=True)),
                        ("waktu", models.DateTimeField(auto_now_add=True)),
                        (
                            "pengguna",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                    ],
                    options={
                        "ordering": ("-waktu",),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="DokumenTerbit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kode", models.CharField(max_length=12, unique=True)),
                        (
                            "jenis",
                            models.CharField(
                                choices=[
                                    ("berita_acara", "Berita Acara Rembuk Stunting"),
                                    ("formulir_4", "Formulir 4, Laporan Konvergensi"),
                                    ("formulir_3a", "Formulir 3A, Rekapitulasi Ibu Hamil"),
                                    ("formulir_3b", "Formulir 3B, Rekapitulasi Anak 0-23 Bulan"),
                                    ("format_bantu", "Format Bantu 1-3"),
                                    ("bukti_kerja", "Laporan Kerja Bulanan KPM"),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("periode", models.CharField(max_length=20)),
                        ("nomor", models.CharField(max_length=80)),
                        ("revisi", models.PositiveSmallIntegerField(default=0)),
                        ("tanggal", models.DateField()),
                        ("sidik", models.CharField(max_length=64, verbose_name="sidik (SHA-256)")),
                        ("dibuka_pada", models.DateField(blank=True, null=True)),
                        ("terbit_pada", models.DateTimeField(auto_now_add=True)),
                        (
                            "digantikan_oleh",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="menggantikan",
                                to="kpm.dokumenterbit",
                            ),
                        ),
                        (
                            "wilayah",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kpm.wilayah"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "dokumen terbit",
                    },
                ),
                migrations.CreateModel(
                    name="AnggotaTpk",
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
                            "unsur",
                            models.CharField(
                                choices=[
                                    ("bidan", "Bidan / tenaga kesehatan"),
                                    ("pkk", "Kader TP PKK"),
                                    ("kb", "Kader KB"),
                                    ("lain", "Unsur lain"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("telepon", models.CharField(blank=True, max_length=15)),
                        ("nomor_sk", models.CharField(blank=True, max_length=80, verbose_name="nomor SK")),
                        ("mulai", models.DateField(blank=True, null=True)),
                        ("selesai", models.DateField(blank=True, null=True)),
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
                            "desa",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.wilayah",
                                verbose_name="desa",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("unsur", "nama"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="WilayahKerja",
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
                                related_name="+",
                                to="kpm.dusun",
                            ),
                        ),
                        (
                            "penugasan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="wilayah_kerja",
                                to="kpm.penugasan",
                            ),
                        ),
                        (
                            "posyandu",
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
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("dusun__isnull", False), ("posyandu__isnull", True)),
                                    models.Q(("dusun__isnull", True), ("posyandu__isnull", False)),
                                    _connector="OR",
                                ),
                                name="wilayah_kerja_satu_tempat",
                                violation_error_message="Pilih dusun atau posyandu.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("dusun__isnull", False)),
                                fields=("desa", "penugasan", "dusun"),
                                name="kerja_satu_dusun",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("posyandu__isnull", False)),
                                fields=("desa", "penugasan", "posyandu"),
                                name="kerja_satu_posyandu",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
