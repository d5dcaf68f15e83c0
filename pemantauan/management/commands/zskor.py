"""z-scores for a file of measurements, from standard input to standard output; needs no database and no keys."""

from __future__ import annotations

import csv
import io
import os
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pemantauan.antropometri.lajur import KELUAR, MASUK, KolomKurang, lengkapi


class Command(BaseCommand):
    help = (
        "Menghitung z-score WHO untuk berkas CSV: python manage.py zskor < masukan.csv > keluaran.csv. "
        f"Kolom masukan: {', '.join(MASUK)} (sex M/F; measure L/H/kosong); keluaran ditambah {', '.join(KELUAR)}."
    )
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **opsi: Any) -> None:
        masuk, keluar = sys.stdin, sys.stdout
        if isinstance(masuk, io.TextIOWrapper) and isinstance(keluar, io.TextIOWrapper):
            # what is no UTF-8 leaves as it came
            masuk.reconfigure(encoding="utf-8-sig", errors="surrogateescape", newline="")
            keluar.reconfigure(encoding="utf-8", errors="surrogateescape", newline="")
        try:
            lengkapi(masuk, csv.writer(keluar, lineterminator="\n").writerow, lambda kata: self.stderr.write(kata))
            keluar.flush()
        except KolomKurang as galat:
            raise CommandError(str(galat)) from None
        except BrokenPipeError:
            # whoever reads has seen enough (| head); nothing is written to it at exit either
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
