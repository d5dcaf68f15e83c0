
from django.conf import settings
from django.db import migrations, models

from kpm.migrasi import sekaligus


class Migration(migrations.Migration):
    dependencies = [
        ("kpm", "0008_pertumbuhan"),
        ("sasaran", "0006_opensid"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = sekaligus([
        migrations.RemoveConstraint(
            model_name="saringantersimpan",
            name="saringan_satu_nama",
        ),
        migrations.AddField(
            model_name="kehamilan",
            name="faktor_resti",
            field=models.JSONField(blank=True, default=list, verbose_name="penyebab risiko tinggi"),
        ),
        migrations.AddField(
            model_name="kehamilan",
            name="suplemen",
            field=models.CharField(
                choices=[("ttd", "Tablet tambah darah (TTD)"), ("mms", "Multivitamin (MMS)")],
                default="ttd",
                max_length=3,
                verbose_name="tablet yang diterima",
            ),
        ),
        migrations.AddField(
            model_name="riwayatkehamilan",
            name="faktor_resti",
            field=models.JSONField(blank=True, default=list, verbose_name="penyebab risiko tinggi"),
        ),
        migrations.AddField(
            model_name="riwayatkehamilan",
            name="suplemen",
            field=models.CharField(
                choices=[("ttd", "Tablet tambah darah (TTD)"), ("mms", "Multivitamin (MMS)")],
                default="ttd",
                max_length=3,
                verbose_name="tablet yang diterima",
            ),
        ),
        migrations.AddField(
            model_name="riwayatsaringantersimpan",
            name="daftar",
            field=models.CharField(
                choices=[("sasaran", "Daftar sasaran"), ("kurang", "Yang kurang bulan ini")],
                default="sasaran",
                editable=False,
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="saringantersimpan",
            name="daftar",
            field=models.CharField(
                choices=[("sasaran", "Daftar sasaran"), ("kurang", "Yang kurang bulan ini")],
                default="sasaran",
                editable=False,
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="saringantersimpan",
            constraint=models.UniqueConstraint(
                fields=("desa", "pengguna", "daftar", "nama"),
                name="saringan_satu_nama",
                violation_error_message="Anda sudah punya daftar dengan nama ini.",
            ),
        ),
    ])
