"""Growth, doses, examinations, referrals, doubtful data, and who must provide each service."""

import django.core.validators
import django.db.models.deletion
import kpm.bidang
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models

from kpm.migrasi import sekaligus


class Migration(migrations.Migration):
    dependencies = [
        ("kpm", "0008_pertumbuhan"),
        ("pemantauan", "0010_ayah"),
        ("sasaran", "0007_pertumbuhan"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = sekaligus([
        migrations.AddField(
            model_name="pemantauananak",
            name="edema",
            field=models.BooleanField(blank=True, null=True, verbose_name="bengkak pada kedua kaki"),
        ),
        migrations.AddField(
            model_name="pemantauananak",
            name="gizi_diusulkan",
            field=models.CharField(blank=True, editable=False, max_length=10),
        ),
        migrations.AddField(
            model_name="pemantauananak",
            name="kms_alasan",
            field=models.CharField(blank=True, max_length=200, verbose_name="alasan petugas"),
        ),
        migrations.AddField(
            model_name="pemantauananak",
            name="kms_putusan",
            field=models.CharField(
                blank=True,
                choices=[("N", "Naik"), ("T", "Tidak naik")],
                max_length=1,
                verbose_name="naik atau tidak menurut petugas",
            ),
        ),
        migrations.AddField(
            model_name="riwayatpemantauananak",
            name="edema",
            field=models.BooleanField(blank=True, null=True, verbose_name="bengkak pada kedua kaki"),
        ),
        migrations.AddField(
            model_name="riwayatpemantauananak",
            name="gizi_diusulkan",
            field=models.CharField(blank=True, editable=False, max_length=10),
        ),
        migrations.AddField(
            model_name="riwayatpemantauananak",
            name="kms_alasan",
            field=models.CharField(blank=True, max_length=200, verbose_name="alasan petugas"),
        ),
        migrations.AddField(
            model_name="riwayatpemantauananak",
            name="kms_putusan",
            field=models.CharField(
                blank=True,
                choices=[("N", "Naik"), ("T", "Tidak naik")],
                max_length=1,
                verbose_name="naik atau tidak menurut petugas",
            ),
        ),
        migrations.CreateModel(
            name="Kbm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("jenis_kelamin", models.CharField(choices=[("L", "Laki-laki"), ("P", "Perempuan")], max_length=1)),
                (
                    "umur_bulan",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MaxValueValidator(60)], verbose_name="umur (bulan penuh)"
                    ),
                ),
                ("gram", models.PositiveSmallIntegerField(verbose_name="kenaikan paling sedikit (gram)")),
            ],
            options={
                "verbose_name_plural": "KBM",
                "ordering": ("jenis_kelamin", "umur_bulan"),
                "constraints": [models.UniqueConstraint(fields=("jenis_kelamin", "umur_bulan"), name="kbm_satu_umur")],
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
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
            name="RiwayatPemeriksaan",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("versi", models.PositiveIntegerField(default=1, editable=False)),
                ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                (
                    "jenis",
                    models.CharField(choices=[("anc", "Periksa kehamilan"), ("nifas", "Periksa nifas")], max_length=6),
                ),
                ("tanggal", models.DateField()),
                ("bulan", kpm.bidang.BidangBulan(db_index=True)),
                (
                    "pemeriksa",
                    models.CharField(
                        choices=[("bidan", "Bidan atau perawat"), ("dokter", "Dokter")], default="bidan", max_length=10
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
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
            name="DosisImunisasi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            name="JawabanRagu",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
        migrations.CreateModel(
            name="Pemeriksaan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("versi", models.PositiveIntegerField(default=1, editable=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
                (
                    "jenis",
                    models.CharField(choices=[("anc", "Periksa kehamilan"), ("nifas", "Periksa nifas")], max_length=6),
                ),
                ("tanggal", models.DateField()),
                ("bulan", kpm.bidang.BidangBulan(db_index=True)),
                (
                    "pemeriksa",
                    models.CharField(
                        choices=[("bidan", "Bidan atau perawat"), ("dokter", "Dokter")], default="bidan", max_length=10
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="pemeriksaan", to="sasaran.kehamilan"
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
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            name="Rujukan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        condition=models.Q(("kehamilan__isnull", True), ("anak__isnull", True), _connector="OR"),
                        name="rujukan_ibu_atau_anak",
                    ),
                ],
            },
        ),
    ])
