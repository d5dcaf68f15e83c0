"""Real databases beside the test database: empty ones of both kinds, in which a backup is made or restored."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as setelan_django
from django.core.management import call_command
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import override_settings
from django.utils import timezone

from kpm.models import Wilayah
from kpm.periode import Bulan
from laporan.contoh.isi import isi_desa

BasisBaru = Callable[[str], Any]
"""Open an empty database of this kind as the program's own, for a ``with`` block; yields its data folder."""


def mesin_lain() -> list[str]:
    """Kinds of database this run can make: PostgreSQL only where the suite runs on it."""
    return ["sqlite", "postgresql"] if "postgres" in os.environ.get("DATABASE_URL", "") else ["sqlite"]


@pytest.fixture(scope="session")
def basis_baru(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> BasisBaru:
    @contextmanager
    def buka(mesin: str, folder: Path | None = None) -> Iterator[Path]:
        folder = folder or tmp_path_factory.mktemp(f"mesin-{mesin}")
        lama: BaseDatabaseWrapper = connections["default"]
        with django_db_blocker.unblock(), folder_data(folder):
            if mesin == "sqlite":
                from django.db.backends.sqlite3.base import DatabaseWrapper as Sqlite

                kini: BaseDatabaseWrapper = Sqlite(
                    {**lama.settings_dict, "ENGINE": "django.db.backends.sqlite3", "NAME": folder / "kpm.sqlite3",
                     "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": "PRAGMA foreign_keys=ON;"}},
                    "default",
                )  # fmt: skip
                nama = ""
            else:
                nama = f"uji_{uuid.uuid4().hex[:12]}"
                with lama.cursor() as kursor:
                    kursor.execute(f"CREATE DATABASE {nama}")
                kini = type(lama)({**lama.settings_dict, "NAME": nama}, "default")
            connections["default"] = kini
            try:
                yield folder
            finally:
                kini.close()
                connections["default"] = lama
                if nama:
                    with lama.cursor() as kursor:
                        kursor.execute(f"DROP DATABASE {nama}")

    return buka


@contextmanager
def folder_data(folder: Path) -> Iterator[None]:
    """The data of the program lie in this folder."""
    with override_settings(
        KPM_DATA=folder,
        KPM_CADANGAN_FOLDER=folder / "cadangan",
        KPM_BERKAS_KUNCI=folder / "kunci.env",
        MEDIA_ROOT=folder / "unggahan",
        TASKS=setelan_django.TASKS,
    ):
        yield


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """A data folder of this test's own."""
    with folder_data(tmp_path):
        yield tmp_path


def siapkan_desa_contoh(lama: BaseDatabaseWrapper) -> Wilayah:
    """Tables, a few regions and a small demo village in the SQLite database that is open.

    Where the suite runs on SQLite the tables are copied from its database, which saves the migrations.
    """
    if lama.vendor == "sqlite":
        lama.ensure_connection()
        connection.ensure_connection()
        lama.connection.backup(connection.connection)
    else:
        call_command("migrate", verbosity=0)
    for kode, nama in (("00", "Indonesia"), ("52", "Nusa Tenggara Barat"), ("52.04", "Sumbawa"), ("52.04.20", "Buer")):
        Wilayah.objects.create(kode=kode, nama=nama)
    desa = Wilayah.objects.create(kode="52.04.20.2005", nama="Pulau Kaung")
    with timezone.override(desa.nama_zona), override_settings(KPM_TANPA_PDF=True):
        isi_desa(
            desa, keluarga=10, bulan=9, seed=1, akhir=Bulan(2026, 9), sekarang=timezone.localtime(),
            folder_akun=setelan_django.KPM_DATA,
        )  # fmt: skip
    return desa


def kosong() -> bool:
    """Whether the open database holds no table."""
    return connection.introspection.table_names() == []
