"""Daily clean-up of what is kept for a while only: the rows of merges that can no longer be taken back."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from kpm.lingkup import NASIONAL, lingkup
from pemantauan.tindakan.gabung import rapikan_penggabungan


class Command(BaseCommand):
    help = "Melupakan isi penggabungan yang sudah lewat 30 hari. Aman dijalankan setiap hari."

    def handle(self, *args: Any, **opsi: Any) -> None:
        with lingkup(NASIONAL):
            jumlah = rapikan_penggabungan(sekarang=timezone.now())
        self.stdout.write(f"{jumlah} penggabungan lama dirapikan.")
