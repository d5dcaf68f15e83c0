"""Make a backup now: one encrypted file with the database and the uploads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kpm.tindakan_cadangan import buat_cadangan


class Command(BaseCommand):
    help = "Membuat satu berkas cadangan tersandi berisi seluruh basis data dan unggahan, lalu memeriksanya."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("-o", "--ke", metavar="BERKAS", type=Path, help="bawaan: folder cadangan, dengan tanggal")

    def handle(self, *args: Any, **opsi: Any) -> None:
        tujuan: Path | None = opsi["ke"]
        if tujuan and tujuan.exists():
            raise CommandError(f"{tujuan} sudah ada dan tidak ditimpa. Pilih nama lain.")
        hasil = buat_cadangan(tujuan=tujuan and tujuan.resolve())
        if hasil.galat:
            raise CommandError(hasil.galat)
        self.stdout.write(
            f"Cadangan tertulis dan terbaca kembali: {tujuan or settings.KPM_CADANGAN_FOLDER / hasil.nama}\n"
            f"Ukuran {hasil.ukuran:,} bita. ".replace(",", ".")
            + f"Sidik SHA-256 {hasil.sidik}\n"
            + "Berkas ini hanya terbuka dengan KPM_KUNCI_CADANGAN dan KPM_KUNCI_DATA dari cetakan kunci."
        )
