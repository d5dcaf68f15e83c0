from django.db import migrations, models

from kpm.migrasi import sekaligus


class Migration(migrations.Migration):
    dependencies = [
        ("pemantauan", "0009_sesi_konseling"),
    ]

    operations = sekaligus([
        migrations.AddField(
            model_name="riwayatsesikonseling",
            name="jam",
            field=models.TimeField(blank=True, null=True, verbose_name="jam mulai"),
        ),
        migrations.AddField(
            model_name="sesikonseling",
            name="jam",
            field=models.TimeField(blank=True, null=True, verbose_name="jam mulai"),
        ),
    ])
