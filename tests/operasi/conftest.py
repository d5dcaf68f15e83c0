"""Real databases beside the test database: empty ones of both kinds, in which a backup is made or restored."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from kpm.lingkup import lingkup
from kpm.models import Dusun, Unggahan
from kpm.tindakan_cadangan import buat_cadangan, sidik_berkas
from tests.operasi.bahan import (
    ISI_UNGGAHAN,
    KODE,
    SAAT,
    Asal,
    BasisBaru,
    folder_data,
    gambaran,
    siapkan_desa_contoh,
)


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


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """A data folder of this test's own."""
    with folder_data(tmp_path):
        yield tmp_path


@pytest.fixture(scope="session")
def asal(basis_baru: BasisBaru) -> Asal:
    """The demo village on SQLite, with an upload and a deleted dusun: its backup, what it holds, the database file."""
    uji = connections["default"]
    with time_machine.travel(SAAT, tick=True), basis_baru("sqlite") as folder:
        desa = siapkan_desa_contoh(uji)
        (folder / "unggahan/2026/09").mkdir(parents=True)
        (folder / "unggahan/2026/09/logo.png").write_bytes(ISI_UNGGAHAN)
        with lingkup(KODE):
            Unggahan.objects.create(
                desa=desa, nama="logo.png", jenis_isi="image/png", ukuran=len(ISI_UNGGAHAN),
                sidik=sidik_berkas(folder / "unggahan/2026/09/logo.png"), berkas="2026/09/logo.png",
            )  # fmt: skip
            Dusun.objects.create(desa=desa, nama="Yang dihapus").delete()
        cadangan = buat_cadangan()
        assert cadangan.galat == ""
        return folder / "cadangan" / cadangan.nama, gambaran(), folder / "kpm.sqlite3"
