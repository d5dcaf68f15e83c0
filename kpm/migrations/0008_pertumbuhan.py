
import django.core.validators
from django.db import migrations, models

from kpm.migrasi import sekaligus


class Migration(migrations.Migration):
    dependencies = [
        ("kpm", "0007_mesin"),
    ]

    operations = sekaligus([
        migrations.AddField(
            model_name="fasilitas",
            name="pukul",
            field=models.CharField(blank=True, max_length=20, verbose_name="jam buka"),
        ),
        migrations.AddField(
            model_name="fasilitas",
            name="tanggal_buka",
            field=models.PositiveSmallIntegerField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(1, "Isi tanggal 1 sampai 31."),
                    django.core.validators.MaxValueValidator(31, "Isi tanggal 1 sampai 31."),
                ],
                verbose_name="buka tiap tanggal",
            ),
        ),
        migrations.AddField(
            model_name="riwayatfasilitas",
            name="pukul",
            field=models.CharField(blank=True, max_length=20, verbose_name="jam buka"),
        ),
        migrations.AddField(
            model_name="riwayatfasilitas",
            name="tanggal_buka",
            field=models.PositiveSmallIntegerField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(1, "Isi tanggal 1 sampai 31."),
                    django.core.validators.MaxValueValidator(31, "Isi tanggal 1 sampai 31."),
                ],
                verbose_name="buka tiap tanggal",
            ),
        ),
    ])
