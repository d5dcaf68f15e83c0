"""How the names already recorded sound: computed at every save from now on, here once for the rows that exist."""

from django.db import migrations

from sasaran.bunyi import bunyi

SEKALIGUS = 1000


def isi(apps, schema_editor):
    for nama_model, sumber in (("Keluarga", "kepala"), ("Orang", "nama")):
        model = apps.get_model("sasaran", nama_model)
        baris = []
        for satu in model.objects.only("pk", sumber).iterator(SEKALIGUS):
            satu.bunyi = bunyi(getattr(satu, sumber))[:250]
            baris.append(satu)
            if len(baris) == SEKALIGUS:
                model.objects.bulk_update(baris, ["bunyi"])
                baris.clear()
        model.objects.bulk_update(baris, ["bunyi"])


class Migration(migrations.Migration):
    dependencies = [("sasaran", "0002_kehidupan")]
    operations = [migrations.RunPython(isi, migrations.RunPython.noop)]
