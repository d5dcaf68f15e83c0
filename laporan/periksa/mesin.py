"""The machine: room on the disk, and a backup that is young and can be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection

from kpm.kueri_cadangan import keadaan_cadangan
from kpm.tindakan_cadangan import ruang_bebas, sidik_berkas
from laporan.periksa.temuan import Temuan

RUANG_MINIMUM = 1_000_000_000
"""Bytes: a month of backups and prints of one village, with room to spare."""
MB = 1_000_000


def cakram(sekarang: dt.datetime) -> Iterator[Temuan]:
    """Room for the database to grow to twice its size, and never less than a gigabyte."""
    perlu = max(RUANG_MINIMUM, _ukuran_basis_data())
    for nama, folder in (("data", settings.KPM_DATA), ("cadangan", settings.KPM_CADANGAN_FOLDER)):
        if (bebas := ruang_bebas(Path(folder))) < perlu:
            yield Temuan(
                "cakram_penuh",
                f"Ruang cakram untuk {nama} tinggal {bebas // MB} MB, perlu paling sedikit {perlu // MB} MB.",
                "Kosongkan cakram, atau pindahkan folder cadangan dengan KPM_CADANGAN_FOLDER.",
            )


def _ukuran_basis_data() -> int:
    if connection.vendor == "sqlite":
        jalur = Path(str(connection.settings_dict["NAME"]))
        return jalur.stat().st_size if jalur.is_file() else 0
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_database_size(current_database())")
        return int(kursor.fetchone()[0])


def cadangan(sekarang: dt.datetime) -> Iterator[Temuan]:
    """The last good backup: its age, and that its file is still there and the same."""
    keadaan = keadaan_cadangan(sekarang)
    if keadaan.gagal:
        yield Temuan(
            "cadangan_gagal", f"Cadangan terakhir gagal: {keadaan.gagal.galat}", "Jalankan: manage.py cadangkan"
        )
    if keadaan.usang:
        kapan = f"terakhir {keadaan.terakhir.dibuat_pada:%d-%m-%Y}" if keadaan.terakhir else "belum pernah dibuat"
        yield Temuan(
            "cadangan_usang",
            f"Tidak ada cadangan dalam 3 hari ini ({kapan}).",
            "Jalankan: python manage.py cadangkan, lalu pastikan pekerja hidup.",
        )
    if keadaan.terakhir:
        jalur = Path(settings.KPM_CADANGAN_FOLDER) / keadaan.terakhir.nama
        if jalur.is_file() and sidik_berkas(jalur) != keadaan.terakhir.sidik:
            yield Temuan(
                "cadangan_berubah",
                f"Berkas cadangan {jalur.name} berubah sejak diperiksa.",
                "Jalankan: python manage.py cadangkan, dan periksa cakram komputer ini.",
            )
