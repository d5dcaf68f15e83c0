"""Loading the KBM table, so that an administrator can edit it; what staff changed since stays as it is."""

from __future__ import annotations

from django.db import transaction

from pemantauan.antropometri.kbm import kbm_bawaan
from pemantauan.models import Kbm


@transaction.atomic
def muat_kbm() -> int:
    """Add the rows of the data file that the table does not have yet; how many."""
    ada = set(Kbm.objects.values_list("jenis_kelamin", "umur_bulan"))
    baru = [
        Kbm(jenis_kelamin=jenis, umur_bulan=umur, gram=gram)
        for (jenis, umur), gram in kbm_bawaan().items()
        if (jenis, umur) not in ada
    ]
    Kbm.objects.bulk_create(baru)
    return len(baru)
