"""Load the KBM of the KMS into the database; rows already there keep what staff made of them."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from pemantauan.tindakan.kbm import muat_kbm


class Command(BaseCommand):
    help = "Memuat kenaikan berat badan minimal (KBM) menurut KMS, Buku KIA 2023."

    def handle(self, *args: Any, **opsi: Any) -> None:
        if jumlah := muat_kbm():
            self.stdout.write(f"{jumlah} baris KBM dimuat.")
