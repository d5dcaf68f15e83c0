"""A guideline decision tells when it was written down and why, and stays in the history when it is taken back."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from kpm.migrasi import sekaligus


class Migration(migrations.Migration):

    dependencies = [
        ('kpm', '0003_peran_dan_register'),
        ('pemantauan', '0003_kartu_tidak_berubah'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = sekaligus([
        migrations.RemoveConstraint(
            model_name='pengaturanpedoman',
            name='pengaturan_satu_kali_sehari',
        ),
        migrations.AddField(
            model_name='pengaturanpedoman',
            name='alasan',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='pengaturanpedoman',
            name='dibatalkan_oleh',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='pengaturanpedoman',
            name='dibatalkan_pada',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='pengaturanpedoman',
            name='dicatat_pada',
            field=models.DateTimeField(auto_now_add=True, null=True),
        ),
        migrations.AddConstraint(
            model_name='pengaturanpedoman',
            constraint=models.UniqueConstraint(condition=models.Q(('dibatalkan_pada', None)), fields=('wilayah', 'kunci', 'berlaku_sejak'), name='pengaturan_satu_kali_sehari'),
        ),
    ])
