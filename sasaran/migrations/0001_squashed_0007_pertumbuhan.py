"""The tables of who is watched, made together."""

import django.db.models.deletion
import kpm.bidang
import kpm.enkripsi
import kpm.migrasi
import sasaran.bidang
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("sasaran", "0001_initial"),
        ("sasaran", "0002_kehidupan"),
        ("sasaran", "0003_isi_bunyi"),
        ("sasaran", "0004_hidup"),
        ("sasaran", "0005_impor_nyata"),
        ("sasaran", "0006_opensid"),
        ("sasaran", "0007_pertumbuhan"),
    ]

    initial = True

    dependencies = [
        ("kpm", "0001_squashed_0008_pertumbuhan"),
    ]

    operations = [
        kpm.migrasi.BuatTabel(
            tabel=[
                migrations.CreateModel(
                    name="Keluarga",
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
                        ("asal_data", models.JSONField(blank=True, default=dict, editable=False)),
                        ("nomor", models.PositiveIntegerField(verbose_name="nomor rumah tangga")),
                        ("nomor_asal", models.CharField(blank=True, max_length=20, verbose_name="nomor di buku desa")),
                        ("kepala", models.CharField(max_length=100, verbose_name="nama kepala keluarga")),
                        ("bunyi", sasaran.bidang.BidangBunyi(dihitung_dari="kepala")),
                        ("no_kk", kpm.enkripsi.BidangTersandi(blank=True, default="", verbose_name="nomor KK")),
                        ("no_kk_indeks", kpm.enkripsi.IndeksButa(dihitung_dari="no_kk")),
                        ("rt", models.CharField(blank=True, max_length=3, verbose_name="RT")),
                        ("rw", models.CharField(blank=True, max_length=3, verbose_name="RW")),
                        (
                            "alamat",
                            models.CharField(blank=True, max_length=150, verbose_name="alamat atau tanda rumah"),
                        ),
                        ("telepon", models.CharField(blank=True, max_length=15)),
                        ("air", models.BooleanField(blank=True, null=True, verbose_name="air minum layak")),
                        ("air_dilihat", models.DateField(blank=True, null=True, verbose_name="air dilihat pada")),
                        ("jamban", models.BooleanField(blank=True, null=True, verbose_name="jamban sehat")),
                        ("jamban_dilihat", models.DateField(blank=True, null=True, verbose_name="jamban dilihat pada")),
                        ("rentan", models.BooleanField(blank=True, null=True, verbose_name="rumah tangga rentan")),
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
                                on_delete=django.db.models.deletion.PROTECT, related_name="keluarga", to="kpm.dusun"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("kepala", "nomor"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("desa", "nomor"), name="keluarga_satu_nomor"),
                            models.UniqueConstraint(
                                condition=models.Q(("no_kk_indeks", ""), _negated=True),
                                fields=("desa", "no_kk_indeks"),
                                name="keluarga_satu_kk",
                                violation_error_message="Nomor KK ini sudah terdaftar di desa ini.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Orang",
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
                        ("asal_data", models.JSONField(blank=True, default=dict, editable=False)),
                        ("nama", models.CharField(max_length=100)),
                        ("bunyi", sasaran.bidang.BidangBunyi(dihitung_dari="nama")),
                        ("nik", kpm.enkripsi.BidangTersandi(blank=True, default="", verbose_name="NIK")),
                        ("nik_indeks", kpm.enkripsi.IndeksButa(dihitung_dari="nik")),
                        (
                            "jenis_kelamin",
                            models.CharField(choices=[("L", "Laki-laki"), ("P", "Perempuan")], max_length=1),
                        ),
                        ("tanggal_lahir", models.DateField(blank=True, null=True)),
                        ("ulang_tahun_kedua", kpm.bidang.TanggalUlang(bulan=24, dihitung_dari="tanggal_lahir")),
                        ("jaminan", models.BooleanField(blank=True, null=True, verbose_name="jaminan kesehatan")),
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
                                default="wawancara",
                                max_length=20,
                                verbose_name="sumber data",
                            ),
                        ),
                        ("keluar_pada", models.DateField(blank=True, null=True, verbose_name="keluar pada")),
                        (
                            "sebab_keluar",
                            models.CharField(
                                blank=True, choices=[("pindah", "Pindah"), ("meninggal", "Meninggal")], max_length=20
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
                            "keluarga",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="orang", to="sasaran.keluarga"
                            ),
                        ),
                        (
                            "posyandu",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sasaran",
                                to="kpm.fasilitas",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("nama", "pk"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("nik_indeks", ""), _negated=True),
                                fields=("desa", "nik_indeks"),
                                name="orang_satu_nik",
                                violation_error_message="NIK ini sudah terdaftar di desa ini.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("keluar_pada__isnull", True), ("sebab_keluar", "")),
                                    models.Q(
                                        ("keluar_pada__isnull", False), models.Q(("sebab_keluar", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="orang_keluar_dengan_sebab",
                                violation_error_message="Isi tanggal dan sebab keluar bersama-sama.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Kejadian",
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
                                    ("pindah_rumah", "Pindah rumah tangga"),
                                    ("pindah_keluar", "Pindah ke luar desa"),
                                    ("datang", "Datang dari desa lain"),
                                    ("meninggal", "Meninggal"),
                                    ("kembali", "Kembali"),
                                    ("diasuh", "Diasuh keluarga lain"),
                                    ("identitas", "NIK dicatat"),
                                    ("digabung", "Catatan ganda digabung"),
                                ],
                                max_length=15,
                            ),
                        ),
                        ("mulai", models.DateField(blank=True, null=True)),
                        ("tanggal", models.DateField()),
                        ("tempat_lain", models.CharField(blank=True, max_length=100)),
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
                                default="wawancara",
                                max_length=20,
                            ),
                        ),
                        ("keterangan", models.CharField(blank=True, max_length=200)),
                        ("dibatalkan_pada", models.DateTimeField(blank=True, null=True)),
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
                            "wilayah_lain",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kpm.wilayah",
                            ),
                        ),
                        (
                            "dari_keluarga",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sasaran.keluarga",
                            ),
                        ),
                        (
                            "ke_keluarga",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sasaran.keluarga",
                            ),
                        ),
                        (
                            "orang",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="kejadian", to="sasaran.orang"
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
                    name="Kehamilan",
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
                        ("asal_data", models.JSONField(blank=True, default=dict, editable=False)),
                        ("no_kia", models.CharField(blank=True, max_length=30, verbose_name="nomor register KIA")),
                        ("kehamilan_ke", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("suami", models.CharField(blank=True, max_length=100, verbose_name="nama suami")),
                        (
                            "asal_tanggal",
                            models.CharField(
                                choices=[
                                    ("hpht", "HPHT (haid terakhir)"),
                                    ("hpl_tanggal", "HPL lengkap dari Buku KIA"),
                                    ("hpl_usg", "HPL dari USG"),
                                    ("hpl_bulan", "HPL hanya bulan dan tahun"),
                                    ("tidak_tahu", "Belum diketahui"),
                                ],
                                default="hpht",
                                max_length=20,
                                verbose_name="asal tanggal",
                            ),
                        ),
                        ("hpht", models.DateField(blank=True, null=True, verbose_name="HPHT")),
                        ("hpl", models.DateField(blank=True, null=True, verbose_name="HPL")),
                        ("kek", models.BooleanField(default=False, verbose_name="KEK")),
                        ("resti", models.BooleanField(default=False, verbose_name="risiko tinggi")),
                        (
                            "faktor_resti",
                            models.JSONField(blank=True, default=list, verbose_name="penyebab risiko tinggi"),
                        ),
                        (
                            "suplemen",
                            models.CharField(
                                choices=[("ttd", "Tablet tambah darah (TTD)"), ("mms", "Multivitamin (MMS)")],
                                default="ttd",
                                max_length=3,
                                verbose_name="tablet yang diterima",
                            ),
                        ),
                        ("sejak", models.DateField(verbose_name="didata sejak")),
                        ("berakhir_pada", models.DateField(blank=True, null=True, verbose_name="tanggal melahirkan")),
                        (
                            "hasil",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("lahir_hidup", "Bayi lahir hidup"),
                                    ("lahir_mati", "Bayi lahir meninggal (22 minggu ke atas)"),
                                    ("keguguran", "Keguguran (di bawah 22 minggu)"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "lahir_mati_kembar",
                            models.PositiveSmallIntegerField(default=0, verbose_name="saudara kembar lahir meninggal"),
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
                            "ibu",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="kehamilan",
                                to="sasaran.orang",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-sejak", "-pk"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("berakhir_pada__isnull", True)),
                                fields=("desa", "ibu"),
                                name="kehamilan_satu_berjalan",
                                violation_error_message="Ibu ini sudah punya kehamilan yang sedang berjalan.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("berakhir_pada__isnull", True), ("hasil", "")),
                                    models.Q(("berakhir_pada__isnull", False), models.Q(("hasil", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="kehamilan_berakhir_dengan_hasil",
                                violation_error_message="Isi tanggal dan hasil kehamilan bersama-sama.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Anak",
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
                        ("asal_data", models.JSONField(blank=True, default=dict, editable=False)),
                        ("no_kia", models.CharField(blank=True, max_length=30, verbose_name="nomor register KIA")),
                        ("nama_ibu", models.CharField(blank=True, max_length=100)),
                        ("nama_ayah", models.CharField(blank=True, max_length=100)),
                        ("anak_ke", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "berat_lahir",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=4, null=True, verbose_name="berat lahir (kg)"
                            ),
                        ),
                        (
                            "panjang_lahir",
                            models.DecimalField(
                                blank=True, decimal_places=1, max_digits=4, null=True, verbose_name="panjang lahir (cm)"
                            ),
                        ),
                        ("akta", models.BooleanField(blank=True, null=True, verbose_name="akta kelahiran")),
                        (
                            "hubungan_pengasuh",
                            models.CharField(blank=True, max_length=60, verbose_name="hubungan pengasuh dengan anak"),
                        ),
                        ("sejak", models.DateField(verbose_name="didata sejak")),
                        (
                            "kategori_paud",
                            models.CharField(
                                blank=True,
                                choices=[("2-3", "2 - < 3 tahun"), ("3-6", "3 - 6 tahun")],
                                max_length=3,
                                verbose_name="kategori usia PAUD",
                            ),
                        ),
                        ("kategori_tahun", models.PositiveSmallIntegerField(blank=True, null=True)),
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
                                related_name="anak",
                                to="sasaran.kehamilan",
                            ),
                        ),
                        (
                            "ibu",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="anak_dari_ibu",
                                to="sasaran.orang",
                            ),
                        ),
                        (
                            "orang",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="anak", to="sasaran.orang"
                            ),
                        ),
                        (
                            "pengasuh",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="anak_asuh",
                                to="sasaran.orang",
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
                    name="Penggabungan",
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
                            models.CharField(choices=[("orang", "Orang"), ("keluarga", "Keluarga")], max_length=10),
                        ),
                        ("tetap", models.UUIDField()),
                        ("hilang", models.UUIDField()),
                        ("nama_hilang", models.CharField(max_length=100)),
                        ("rekam", models.JSONField(default=dict)),
                        ("digabung_pada", models.DateTimeField()),
                        ("dibatalkan_pada", models.DateTimeField(blank=True, null=True)),
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
                        "ordering": ("-digabung_pada", "-pk"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("dibatalkan_pada__isnull", True)),
                                fields=("desa", "hilang"),
                                name="penggabungan_satu_kali",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PindahKeluar",
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
                        ("kesepakatan", models.UUIDField()),
                        ("tanggal", models.DateField(verbose_name="tanggal pindah")),
                        (
                            "keadaan",
                            models.CharField(
                                choices=[
                                    ("menunggu", "Menunggu jawaban"),
                                    ("diterima", "Diterima"),
                                    ("ditolak", "Tidak diterima"),
                                    ("dibatalkan", "Dibatalkan"),
                                ],
                                default="menunggu",
                                max_length=12,
                            ),
                        ),
                        ("alasan", models.CharField(blank=True, max_length=200)),
                        ("dijawab_pada", models.DateTimeField(blank=True, null=True)),
                        ("anggota", models.JSONField(default=list)),
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
                            "tujuan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kpm.wilayah"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-tanggal", "-pk"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("desa", "kesepakatan"), name="pindah_keluar_satu")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PindahMasuk",
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
                        ("kesepakatan", models.UUIDField()),
                        ("tanggal", models.DateField(verbose_name="tanggal pindah")),
                        (
                            "keadaan",
                            models.CharField(
                                choices=[
                                    ("menunggu", "Menunggu jawaban"),
                                    ("diterima", "Diterima"),
                                    ("ditolak", "Tidak diterima"),
                                    ("dibatalkan", "Dibatalkan"),
                                ],
                                default="menunggu",
                                max_length=12,
                            ),
                        ),
                        ("alasan", models.CharField(blank=True, max_length=200)),
                        ("dijawab_pada", models.DateTimeField(blank=True, null=True)),
                        ("anggota", models.JSONField(default=list)),
                        (
                            "asal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kpm.wilayah"
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
                            "keluarga",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sasaran.keluarga",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-tanggal", "-pk"),
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("desa", "kesepakatan"), name="pindah_masuk_satu")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RiwayatAnak",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("asal_data", models.JSONField(blank=True, default=dict, editable=False)),
                        ("no_kia", models.CharField(blank=True, max_length=30, verbose_name="nomor register KIA")),
                        ("nama_ibu", models.CharField(blank=True, max_length=100)),
                        ("nama_ayah", models.CharField(blank=True, max_length=100)),
                        ("anak_ke", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "berat_lahir",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=4, null=True, verbose_name="berat lahir (kg)"
                            ),
                        ),
                        (
                            "panjang_lahir",
                            models.DecimalField(
                                blank=True, decimal_places=1, max_digits=4, null=True, verbose_name="panjang lahir (cm)"
                            ),
                        ),
                        ("akta", models.BooleanField(blank=True, null=True, verbose_name="akta kelahiran")),
                        (
                            "hubungan_pengasuh",
                            models.CharField(blank=True, max_length=60, verbose_name="hubungan pengasuh dengan anak"),
                        ),
                        ("sejak", models.DateField(verbose_name="didata sejak")),
                        (
                            "kategori_paud",
                            models.CharField(
                                blank=True,
                                choices=[("2-3", "2 - < 3 tahun"), ("3-6", "3 - 6 tahun")],
                                max_length=3,
                                verbose_name="kategori usia PAUD",
                            ),
                        ),
                        ("kategori_tahun", models.PositiveSmallIntegerField(blank=True, null=True)),
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
                            "ibu",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="sasaran.orang",
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
                        (
                            "pengasuh",
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
                        "verbose_name": "historical anak",
                        "verbose_name_plural": "historical anaks",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatBukanGanda",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        (
                            "jenis",
                            models.CharField(choices=[("orang", "Orang"), ("keluarga", "Keluarga")], max_length=10),
                        ),
                        ("satu", models.UUIDField()),
                        ("lain", models.UUIDField()),
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
                        "verbose_name": "historical bukan ganda",
                        "verbose_name_plural": "historical bukan gandas",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatKehamilan",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("asal_data", models.JSONField(blank=True, default=dict, editable=False)),
                        ("no_kia", models.CharField(blank=True, max_length=30, verbose_name="nomor register KIA")),
                        ("kehamilan_ke", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("suami", models.CharField(blank=True, max_length=100, verbose_name="nama suami")),
                        (
                            "asal_tanggal",
                            models.CharField(
                                choices=[
                                    ("hpht", "HPHT (haid terakhir)"),
                                    ("hpl_tanggal", "HPL lengkap dari Buku KIA"),
                                    ("hpl_usg", "HPL dari USG"),
                                    ("hpl_bulan", "HPL hanya bulan dan tahun"),
                                    ("tidak_tahu", "Belum diketahui"),
                                ],
                                default="hpht",
                                max_length=20,
                                verbose_name="asal tanggal",
                            ),
                        ),
                        ("hpht", models.DateField(blank=True, null=True, verbose_name="HPHT")),
                        ("hpl", models.DateField(blank=True, null=True, verbose_name="HPL")),
                        ("kek", models.BooleanField(default=False, verbose_name="KEK")),
                        ("resti", models.BooleanField(default=False, verbose_name="risiko tinggi")),
                        (
                            "faktor_resti",
                            models.JSONField(blank=True, default=list, verbose_name="penyebab risiko tinggi"),
                        ),
                        (
                            "suplemen",
                            models.CharField(
                                choices=[("ttd", "Tablet tambah darah (TTD)"), ("mms", "Multivitamin (MMS)")],
                                default="ttd",
                                max_length=3,
                                verbose_name="tablet yang diterima",
                            ),
                        ),
                        ("sejak", models.DateField(verbose_name="didata sejak")),
                        ("berakhir_pada", models.DateField(blank=True, null=True, verbose_name="tanggal melahirkan")),
                        (
                            "hasil",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("lahir_hidup", "Bayi lahir hidup"),
                                    ("lahir_mati", "Bayi lahir meninggal (22 minggu ke atas)"),
                                    ("keguguran", "Keguguran (di bawah 22 minggu)"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "lahir_mati_kembar",
                            models.PositiveSmallIntegerField(default=0, verbose_name="saudara kembar lahir meninggal"),
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
                            "ibu",
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
                        "verbose_name": "historical kehamilan",
                        "verbose_name_plural": "historical kehamilans",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatKejadian",
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
                                    ("pindah_rumah", "Pindah rumah tangga"),
                                    ("pindah_keluar", "Pindah ke luar desa"),
                                    ("datang", "Datang dari desa lain"),
                                    ("meninggal", "Meninggal"),
                                    ("kembali", "Kembali"),
                                    ("diasuh", "Diasuh keluarga lain"),
                                    ("identitas", "NIK dicatat"),
                                    ("digabung", "Catatan ganda digabung"),
                                ],
                                max_length=15,
                            ),
                        ),
                        ("mulai", models.DateField(blank=True, null=True)),
                        ("tanggal", models.DateField()),
                        ("tempat_lain", models.CharField(blank=True, max_length=100)),
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
                                default="wawancara",
                                max_length=20,
                            ),
                        ),
                        ("keterangan", models.CharField(blank=True, max_length=200)),
                        ("dibatalkan_pada", models.DateTimeField(blank=True, null=True)),
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
                            "dari_keluarga",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="sasaran.keluarga",
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
                            "ke_keluarga",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="sasaran.keluarga",
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
                        (
                            "wilayah_lain",
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
                        "verbose_name": "historical kejadian",
                        "verbose_name_plural": "historical kejadians",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatKeluarga",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("asal_data", models.JSONField(blank=True, default=dict, editable=False)),
                        ("nomor", models.PositiveIntegerField(verbose_name="nomor rumah tangga")),
                        ("nomor_asal", models.CharField(blank=True, max_length=20, verbose_name="nomor di buku desa")),
                        ("kepala", models.CharField(max_length=100, verbose_name="nama kepala keluarga")),
                        ("bunyi", sasaran.bidang.BidangBunyi(dihitung_dari="kepala")),
                        ("rt", models.CharField(blank=True, max_length=3, verbose_name="RT")),
                        ("rw", models.CharField(blank=True, max_length=3, verbose_name="RW")),
                        (
                            "alamat",
                            models.CharField(blank=True, max_length=150, verbose_name="alamat atau tanda rumah"),
                        ),
                        ("telepon", models.CharField(blank=True, max_length=15)),
                        ("air", models.BooleanField(blank=True, null=True, verbose_name="air minum layak")),
                        ("air_dilihat", models.DateField(blank=True, null=True, verbose_name="air dilihat pada")),
                        ("jamban", models.BooleanField(blank=True, null=True, verbose_name="jamban sehat")),
                        ("jamban_dilihat", models.DateField(blank=True, null=True, verbose_name="jamban dilihat pada")),
                        ("rentan", models.BooleanField(blank=True, null=True, verbose_name="rumah tangga rentan")),
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
                    ],
                    options={
                        "verbose_name": "historical keluarga",
                        "verbose_name_plural": "historical keluargas",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatOrang",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("asal_data", models.JSONField(blank=True, default=dict, editable=False)),
                        ("nama", models.CharField(max_length=100)),
                        ("bunyi", sasaran.bidang.BidangBunyi(dihitung_dari="nama")),
                        (
                            "jenis_kelamin",
                            models.CharField(choices=[("L", "Laki-laki"), ("P", "Perempuan")], max_length=1),
                        ),
                        ("tanggal_lahir", models.DateField(blank=True, null=True)),
                        ("ulang_tahun_kedua", kpm.bidang.TanggalUlang(bulan=24, dihitung_dari="tanggal_lahir")),
                        ("jaminan", models.BooleanField(blank=True, null=True, verbose_name="jaminan kesehatan")),
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
                                default="wawancara",
                                max_length=20,
                                verbose_name="sumber data",
                            ),
                        ),
                        ("keluar_pada", models.DateField(blank=True, null=True, verbose_name="keluar pada")),
                        (
                            "sebab_keluar",
                            models.CharField(
                                blank=True, choices=[("pindah", "Pindah"), ("meninggal", "Meninggal")], max_length=20
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
                    ],
                    options={
                        "verbose_name": "historical orang",
                        "verbose_name_plural": "historical orangs",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatPenggabungan",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        (
                            "jenis",
                            models.CharField(choices=[("orang", "Orang"), ("keluarga", "Keluarga")], max_length=10),
                        ),
                        ("tetap", models.UUIDField()),
                        ("hilang", models.UUIDField()),
                        ("nama_hilang", models.CharField(max_length=100)),
                        ("digabung_pada", models.DateTimeField()),
                        ("dibatalkan_pada", models.DateTimeField(blank=True, null=True)),
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
                        "verbose_name": "historical penggabungan",
                        "verbose_name_plural": "historical penggabungans",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatPindahKeluar",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("kesepakatan", models.UUIDField()),
                        ("tanggal", models.DateField(verbose_name="tanggal pindah")),
                        (
                            "keadaan",
                            models.CharField(
                                choices=[
                                    ("menunggu", "Menunggu jawaban"),
                                    ("diterima", "Diterima"),
                                    ("ditolak", "Tidak diterima"),
                                    ("dibatalkan", "Dibatalkan"),
                                ],
                                default="menunggu",
                                max_length=12,
                            ),
                        ),
                        ("alasan", models.CharField(blank=True, max_length=200)),
                        ("dijawab_pada", models.DateTimeField(blank=True, null=True)),
                        ("anggota", models.JSONField(default=list)),
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
                            "tujuan",
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
                        "verbose_name": "historical pindah keluar",
                        "verbose_name_plural": "historical pindah keluars",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatPindahMasuk",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        ("kesepakatan", models.UUIDField()),
                        ("tanggal", models.DateField(verbose_name="tanggal pindah")),
                        (
                            "keadaan",
                            models.CharField(
                                choices=[
                                    ("menunggu", "Menunggu jawaban"),
                                    ("diterima", "Diterima"),
                                    ("ditolak", "Tidak diterima"),
                                    ("dibatalkan", "Dibatalkan"),
                                ],
                                default="menunggu",
                                max_length=12,
                            ),
                        ),
                        ("alasan", models.CharField(blank=True, max_length=200)),
                        ("dijawab_pada", models.DateTimeField(blank=True, null=True)),
                        ("anggota", models.JSONField(default=list)),
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
                                to="kpm.wilayah",
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
                        "verbose_name": "historical pindah masuk",
                        "verbose_name_plural": "historical pindah masuks",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RiwayatSaringanTersimpan",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("versi", models.PositiveIntegerField(default=1, editable=False)),
                        ("dibuat_pada", models.DateTimeField(blank=True, editable=False)),
                        ("diubah_pada", models.DateTimeField(blank=True, editable=False)),
                        (
                            "daftar",
                            models.CharField(
                                choices=[("sasaran", "Daftar sasaran"), ("kurang", "Yang kurang bulan ini")],
                                default="sasaran",
                                editable=False,
                                max_length=10,
                            ),
                        ),
                        ("nama", models.CharField(max_length=60)),
                        ("kueri", models.CharField(max_length=300)),
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
                    ],
                    options={
                        "verbose_name": "historical saringan tersimpan",
                        "verbose_name_plural": "historical saringan tersimpans",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="SaringanTersimpan",
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
                            "daftar",
                            models.CharField(
                                choices=[("sasaran", "Daftar sasaran"), ("kurang", "Yang kurang bulan ini")],
                                default="sasaran",
                                editable=False,
                                max_length=10,
                            ),
                        ),
                        ("nama", models.CharField(max_length=60)),
                        ("kueri", models.CharField(max_length=300)),
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
                            "pengguna",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                                fields=("desa", "pengguna", "daftar", "nama"),
                                name="saringan_satu_nama",
                                violation_error_message="Anda sudah punya daftar dengan nama ini.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BukanGanda",
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
                            models.CharField(choices=[("orang", "Orang"), ("keluarga", "Keluarga")], max_length=10),
                        ),
                        ("satu", models.UUIDField()),
                        ("lain", models.UUIDField()),
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
                            models.UniqueConstraint(fields=("desa", "satu", "lain"), name="bukan_ganda_satu_kali")
                        ],
                    },
                ),
            ],
        ),
    ]
