"""Prepare or upgrade a machine: keys, a backup before tables change, database, region codes, static files, the demo."""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from kpm.cadangan.wadah import CadanganRusak, sebab_tulis
from kpm.enkripsi import kunci_baru
from kpm.kueri_buka import ada_akun
from kpm.mulai import berkas_kode, kode_mulai
from kpm.tindakan_cadangan import cadangkan_sebelum_pembaruan, catat_sebelum_pembaruan


class Command(BaseCommand):
    help = "Menyiapkan atau memperbarui: kunci, basis data, kode wilayah, dan desa contoh. Aman dijalankan berulang."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--tanpa-contoh", action="store_true", help="jangan membuat desa contoh")

    def handle(self, *args: Any, **opsi: Any) -> None:
        settings.KPM_DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self._buat_kunci(settings.KPM_BERKAS_KUNCI):
            # The running process was started without keys: start again with them.
            os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606 (this very program)
        self._perbarui_tabel()
        call_command("muat_wilayah")
        call_command("muat_kode_kegiatan")
        call_command("muat_kbm")
        call_command("collectstatic", interactive=False, verbosity=0)
        if not opsi["tanpa_contoh"]:
            call_command("desa_contoh")
        elif not ada_akun():
            self.stdout.write(
                f"Belum ada akun. Buka {settings.KPM_ALAMAT_UMUM}/ dan tulis kode mulai ini:\n\n    {kode_mulai()}\n\n"
                f"Kode juga tersimpan di {berkas_kode()} dan terhapus sendiri sesudah dipakai.\n"
                "Tanpa peramban: python manage.py buka_desa KODE_ATAU_NAMA"
            )

    def _buat_kunci(self, berkas: Path) -> bool:
        """Write the keys that are missing, each of them once; whether there were any.

        Refuses when the database already holds encrypted data and the keys of the data are gone.
        """
        isi = ""
        if not (settings.KPM_KUNCI_DATA and settings.KPM_KUNCI_INDEKS):
            if _ada_data_tersandi():
                raise CommandError(
                    f"Berkas kunci {berkas.name} hilang, padahal ada data tersandi. Kembalikan kunci dari cetakannya."
                )
            isi = (
                f"KPM_RAHASIA={secrets.token_urlsafe(48)}\n"
                f"KPM_KUNCI_DATA={kunci_baru()}\n"
                f"KPM_KUNCI_INDEKS={secrets.token_urlsafe(48)}\n"
            )
        if not settings.KPM_KUNCI_CADANGAN:
            isi += f"KPM_KUNCI_CADANGAN={kunci_baru()}\n"
        if not isi:
            return False
        baru = os.O_APPEND if berkas.exists() else os.O_CREAT | os.O_EXCL
        lama = berkas.read_text() if berkas.exists() else ""
        with os.fdopen(os.open(berkas, os.O_WRONLY | baru, 0o600), "w") as tulis:
            tulis.write(isi if not lama or lama.endswith("\n") else f"\n{isi}")
        self.stdout.write(
            f"Kunci baru ditulis ke {berkas}. Cetak dan simpan terpisah dari komputer ini:\n"
            "tanpa kunci, NIK dalam basis data dan cadangan tidak dapat dibaca lagi.\n\n" + isi
        )
        return True

    def _perbarui_tabel(self) -> None:
        cadangan = self._cadangkan_dahulu()
        call_command("migrate", verbosity=0)
        if cadangan:
            catat_sebelum_pembaruan(cadangan)

    def _cadangkan_dahulu(self) -> Path | None:
        """An upgrade that changes tables begins with a backup, or does not begin; where the backup lies."""
        pelaksana = MigrationExecutor(connection)
        rencana = pelaksana.migration_plan(pelaksana.loader.graph.leaf_nodes())
        if not rencana or not _ada_isi():
            return None
        try:
            tujuan = cadangkan_sebelum_pembaruan()
        except (CadanganRusak, OSError) as galat:
            kata = sebab_tulis(galat) if isinstance(galat, OSError) else galat
            raise CommandError(f"Pembaruan tidak dimulai karena cadangan tidak dapat dibuat: {kata}") from galat
        self.stdout.write(f"Tabel akan diperbarui ({len(rencana)} langkah). Cadangan sebelumnya: {tujuan}")
        return tujuan


def _ada_isi() -> bool:
    """Whether anybody has an account here: then there is something to lose."""
    if "kpm_pengguna" not in connection.introspection.table_names():
        return False
    with connection.cursor() as kursor:
        kursor.execute("SELECT 1 FROM kpm_pengguna LIMIT 1")
        return kursor.fetchone() is not None


def _ada_data_tersandi() -> bool:
    tabel = connection.introspection.table_names()
    with connection.cursor() as kursor:
        for nama, kolom in (
            ("sasaran_orang", "nik"),
            ("sasaran_keluarga", "no_kk"),
            ("kpm_perangkattotp", "rahasia"),
        ):
            if nama in tabel:
                kursor.execute(f"SELECT 1 FROM {nama} WHERE {kolom} <> '' LIMIT 1")  # noqa: S608 (fixed names)
                if kursor.fetchone():
                    return True
    return False
