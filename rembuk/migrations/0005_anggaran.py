"""The codes of activities for installations that have their regions already, and one line a year for the KPM's pay."""

import csv
from pathlib import Path

from django.core.validators import RegexValidator
from django.db import migrations, models
from django.db.models import Q

from kpm.migrasi import sekaligus

BERKAS = Path(__file__).resolve().parent.parent / "data" / "kode_kegiatan.csv"


def muat(apps, schema_editor):
    nasional = apps.get_model("kpm", "Wilayah").objects.filter(kode="00").first()
    if nasional is None:
        return
    KodeKegiatan = apps.get_model("rembuk", "KodeKegiatan")
    ada = set(KodeKegiatan.objects.filter(wilayah=nasional).values_list("kode", flat=True))
    with BERKAS.open(encoding="utf-8", newline="") as berkas:
        KodeKegiatan.objects.bulk_create(
            KodeKegiatan(wilayah=nasional, **satu) for satu in csv.DictReader(berkas) if satu["kode"] not in ada
        )


class Migration(migrations.Migration):
    dependencies = [("kpm", "0007_mesin"), ("rembuk", "0004_perencanaan")]

    operations = sekaligus([
        migrations.AddConstraint(
            model_name="kegiatananggaran",
            constraint=models.UniqueConstraint(
                condition=~Q(("jenis", "kegiatan")),
                fields=("desa", "tahun", "jenis", "sumber"),
                name="bayaran_kpm_satu_baris",
                violation_error_message="Baris ini sudah ada untuk tahun dan sumber dana itu. Ubah baris yang ada.",
            ),
        ),
        migrations.AlterField(
            model_name="kodekegiatan",
            name="kode",
            field=models.CharField(
                max_length=8,
                validators=[RegexValidator("^0[1-5]\\.\\d{2}\\.\\d{2}\\Z", "Tulis kodenya seperti 02.02.02.")],
            ),
        ),
        migrations.RunPython(muat, migrations.RunPython.noop),
    ])
