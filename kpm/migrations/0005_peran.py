"""A public uuid for assignments, and traces of links and one-time codes given out by others."""

import uuid

from django.db import migrations, models

from kpm.migrasi import sekaligus


def isi_uuid(apps, schema_editor):
    Penugasan = apps.get_model("kpm", "Penugasan")
    for pk in list(Penugasan.objects.values_list("pk", flat=True)):
        Penugasan.objects.filter(pk=pk).update(uuid=uuid.uuid4())


class Migration(migrations.Migration):
    dependencies = [("kpm", "0004_orang_dan_peran")]

    operations = sekaligus([
        migrations.AddField("penugasan", "uuid", models.UUIDField(editable=False, null=True)),
        migrations.RunPython(isi_uuid, migrations.RunPython.noop),
        migrations.AlterField("penugasan", "uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
        migrations.AlterField(
            "jejak",
            "perbuatan",
            models.CharField(
                choices=[
                    ("lihat_nik", "Melihat NIK"),
                    ("unduh_nama", "Mengunduh daftar bernama"),
                    ("buka_nama", "Membuka nama dari atas"),
                    ("tautan_masuk", "Membuat tautan masuk"),
                    ("lepas_kode", "Melepas kode dari telepon"),
                    ("lihat_orang", "Melihat orang sesudah membuka nama"),
                ],
                max_length=20,
            ),
        ),
    ])
