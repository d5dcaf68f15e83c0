"""Load the codes of village activities into the database; those already there keep what staff made of them."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from rembuk.tindakan.kode import muat_kode_kegiatan


class Command(BaseCommand):
    help = "Memuat kode kegiatan APBDes (Permendagri 20/2018) yang berkaitan dengan pencegahan stunting."

    def handle(self, *args: Any, **opsi: Any) -> None:
        if jumlah := muat_kode_kegiatan():
            self.stdout.write(f"{jumlah} kode kegiatan dimuat.")
