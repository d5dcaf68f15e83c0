"""Loading the codes of activities every village may use; what staff changed since stays as it is."""

from __future__ import annotations

import csv
from pathlib import Path

from django.db import transaction

from kpm.lingkup import NASIONAL
from kpm.models import Wilayah
from rembuk.models import KodeKegiatan

BERKAS = Path(__file__).resolve().parent.parent / "data" / "kode_kegiatan.csv"


@transaction.atomic
def muat_kode_kegiatan() -> int:
    """Add the codes of the data file that the nation does not have yet; how many. Nothing before "00" is there."""
    nasional = Wilayah.objects.filter(kode=NASIONAL).first()
    if nasional is None:
        return 0
    ada = set(KodeKegiatan.objects.filter(wilayah=nasional).values_list("kode", flat=True))
    with BERKAS.open(encoding="utf-8", newline="") as berkas:
        baru = [KodeKegiatan(wilayah=nasional, **satu) for satu in csv.DictReader(berkas) if satu["kode"] not in ada]
    KodeKegiatan.objects.bulk_create(baru)
    return len(baru)
