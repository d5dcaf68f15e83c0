"""The rembuk becomes one kind of meeting among others.

SQLite builds the table of the Berita Acara anew for it, which takes its triggers along: they go before and come back.
"""

from importlib import import_module

from django.db import migrations

from kpm.migrasi import sekaligus

tetap = import_module("rembuk.migrations.0002_ba_tidak_berubah")


class Migration(migrations.Migration):
    dependencies = [("rembuk", "0002_ba_tidak_berubah")]
    operations = sekaligus([
        migrations.RunPython(tetap.lepas, tetap.pasang),
        migrations.RenameModel("Rembuk", "Pertemuan"),
        migrations.RenameModel("RiwayatRembuk", "RiwayatPertemuan"),
        migrations.RenameField("hadirin", "rembuk", "pertemuan"),
        migrations.RenameField("riwayathadirin", "rembuk", "pertemuan"),
        migrations.RunPython(tetap.pasang, tetap.lepas),
    ])
