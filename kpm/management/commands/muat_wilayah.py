"""Load all region codes of the government into the database; codes already there keep their rows."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from kpm.models import Wilayah

BERKAS = Path(__file__).resolve().parents[2] / "data" / "wilayah.csv.gz"


class Command(BaseCommand):
    help = "Memuat 91.599 kode wilayah (Kepmendagri 300.2.2-2430/2025)."

    def handle(self, *args: Any, **opsi: Any) -> None:
        with gzip.open(BERKAS, "rt", encoding="utf-8", newline="") as berkas:
            baris = [("00", "Indonesia"), *((satu["kode"], satu["nama"]) for satu in csv.DictReader(berkas))]
        if Wilayah.objects.count() >= len(baris):
            return
        ada = set(Wilayah.objects.values_list("kode", flat=True))
        baru = [Wilayah(kode=kode, nama=nama) for kode, nama in baris if kode not in ada]
        with transaction.atomic():
            Wilayah.objects.bulk_create(baru, batch_size=2000)
        self.stdout.write(f"{len(baru)} kode wilayah dimuat.")
