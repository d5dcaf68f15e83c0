"""Put a backup into an empty machine, then check everything."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from kpm.cadangan.pulih import PemulihanGagal, TujuanTerisi, pulihkan
from kpm.cadangan.wadah import CadanganRusak
from kpm.enkripsi import pastikan_kunci


class Command(BaseCommand):
    help = "Memulihkan berkas cadangan ke basis data kosong (SQLite atau PostgreSQL), lalu memeriksanya."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("berkas", type=Path)

    def handle(self, *args: Any, **opsi: Any) -> None:
        pastikan_kunci()
        settings.KPM_DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            bacaan = pulihkan(opsi["berkas"], settings.KPM_KUNCI_CADANGAN, self.stdout.write)
        except (CadanganRusak, TujuanTerisi, PemulihanGagal) as galat:
            raise CommandError(str(galat)) from galat
        baris = sum(satu["baris"] for satu in bacaan.jumlah["tabel"].values())
        self.stdout.write(
            f"Pulih: {baris:,} baris dalam {len(bacaan.jumlah['tabel'])} tabel dan ".replace(",", ".")
            + f"{len(bacaan.jumlah['berkas'])} berkas unggahan, dari cadangan tanggal {bacaan.manifes['dibuat'][:10]}."
        )
        call_command("periksa", stdout=self.stdout, sesudah_pulih=True)
