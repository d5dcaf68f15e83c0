"""Background work: an import is read, written or undone, whatever step it is in."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from kpm.kueri import wilayah_kode
from kpm.lingkup import lingkup
from laporan.models import Impor
from laporan.tindakan_impor import kerjakan


@task()
def kerjakan_impor(kode: str, uuid: str) -> None:
    """Do the step the import ``uuid`` of a village is in; nothing when it is in none. Begun again it goes on."""
    desa = wilayah_kode(kode)
    with timezone.override(desa.nama_zona), lingkup(kode):
        impor = Impor.objects.defer("isi_berkas").select_related("diterapkan_oleh", "diurungkan_oleh")
        satu = impor.filter(uuid=uuid).first()
        if satu is not None and satu.keadaan in Impor.BEKERJA:
            kerjakan(desa=desa, impor=satu)
