"""Daily clean-up of what is kept for a while only: rows of merges that stay for good, old prints, files
brought in, ended sessions."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from kpm.lingkup import NASIONAL, lingkup
from kpm.tindakan_sesi import buang_sesi_lama
from laporan.tindakan_cetak import buang_cetakan_lama
from laporan.tindakan_impor import rapikan_impor
from pemantauan.tindakan.gabung import rapikan_penggabungan


class Command(BaseCommand):
    help = "Melupakan penggabungan dan impor yang lewat 30 hari, cetakan yang lewat 7 hari, dan sesi yang habis."

    def handle(self, *args: Any, **opsi: Any) -> None:
        sekarang = timezone.now()
        with lingkup(NASIONAL):
            gabung = rapikan_penggabungan(sekarang=sekarang)
            cetakan = buang_cetakan_lama(sekarang=sekarang)
            impor = rapikan_impor(sekarang=sekarang)
        sesi = buang_sesi_lama(sekarang=sekarang)
        if opsi["verbosity"]:
            self.stdout.write(f"Dirapikan: {gabung} penggabungan, {cetakan} cetakan, {impor} impor, {sesi} sesi.")
