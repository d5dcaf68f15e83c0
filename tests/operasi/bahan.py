"""A village to be carried from machine to machine, and how to tell that it arrived."""

from __future__ import annotations

import datetime as dt
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings as setelan_django
from django.core.management import call_command
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import override_settings
from django.utils import timezone

from kpm.kueri import wilayah_kode
from kpm.lingkup import lingkup
from kpm.models import Pengguna, Unggahan, Wilayah
from kpm.periode import Bulan, Triwulan
from laporan.contoh.akun import buat_akun
from laporan.contoh.isi import isi_desa
from laporan.contoh.profil import PULAU_KAUNG
from pemantauan.kueri_kartu import skor_berlaku
from pemantauan.models import BerkasKartu, KartuSkor
from pemantauan.skor import sebagai_json
from rembuk.models import BeritaAcara
from sasaran.models import Orang

Asal = tuple[Path, dict[str, Any], Path]
"""A backup, what it holds, and the SQLite file it was made from."""
BasisBaru = Callable[..., Any]
"""Open an empty database of this kind as the program's own, for a ``with`` block; yields its data folder."""

SAAT = dt.datetime(2026, 9, 17, 2, 0, tzinfo=dt.UTC)
LAIN = "bGFpbi1sYWluLWxhaW4tbGFpbi1sYWluLWxhaW4tbGE="
KODE = "52.04.20.2005"
ORANG = ("pk", "uuid", "nama", "nik", "nik_indeks", "diubah_pada")
RIWAYAT = ("pk", "id", "nama", "history_date", "history_type")
ISI_UNGGAHAN = bytes(range(256)) * 1500
"""Longer than one line of a backup holds."""


def mesin_lain() -> list[str]:
    """Kinds of database this run can make: PostgreSQL only where the suite runs on it."""
    return ["sqlite", "postgresql"] if "postgres" in os.environ.get("DATABASE_URL", "") else ["sqlite"]


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


def gambaran() -> dict[str, Any]:
    """Everything that must be the same after a restore, read through the program."""
    desa = wilayah_kode(KODE)
    with lingkup(KODE):
        return {
            "skor": {
                str(t): sebagai_json(
                    skor_berlaku(desa, t).skor, desa=KODE, revisi=0, saring={}, dengan_nama=True
                )
                for t in (Triwulan(2026, 3), Triwulan(2026, 2), Triwulan(2025, 4))
            },
            "kartu": list(KartuSkor.objects.order_by("pk").values_list("pk", "sidik", "ditutup_pada")),
            "berkas": [
                (satu.pk, satu.nama, bytes(satu.berkas), satu.register.kode)
                for satu in BerkasKartu.objects.select_related("register").order_by("pk")
            ],
            "ba": [(satu.sidik, satu.isi, bytes(satu.berkas)) for satu in BeritaAcara.objects.order_by("pk")],
            "orang": list(Orang.objects.order_by("pk").values_list(*ORANG)),
            "riwayat": list(Orang.history.order_by("pk").values_list(*RIWAYAT)),
            "sandi": list(Pengguna.objects.order_by("pk").values_list("username", "password", "is_active")),
            "unggahan": [(satu.uuid, Path(satu.berkas.path).read_bytes()) for satu in Unggahan.objects.all()],
        }  # fmt: skip


def pulihkan(jalur: Path) -> str:
    keluar = io.StringIO()
    call_command("pulihkan", str(jalur), stdout=keluar)
    return keluar.getvalue()


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
        buat_akun(desa, profil=PULAU_KAUNG, sejak=dt.date(2026, 1, 1), sandi="sandi-uji-panjang-1")
        isi_desa(desa, keluarga=10, bulan=9, seed=1, akhir=Bulan(2026, 9), sekarang=timezone.localtime())
    return desa


def bentuk() -> dict[str, tuple[list[Any], list[str]]]:
    """Table -> its columns and its constraints and indexes, the same whichever way the table was made.

    In no order, and by name only where a model gives one: other names tell how a column was called when it was made.
    """
    baca = connection.introspection
    bernama = {
        satu.name
        for model in apps.get_models(include_auto_created=True)
        for satu in (*model._meta.constraints, *model._meta.indexes)
    }
    with connection.cursor() as kursor:
        return {
            tabel: (
                sorted(
                    (satu.name, str(baca.get_field_type(satu.type_code, satu)), satu.null_ok, satu.default)
                    for satu in baca.get_table_description(kursor, tabel)
                ),
                sorted(
                    f"{nama if nama in bernama else ''} {sorted(satu.items())}"
                    for nama, satu in baca.get_constraints(kursor, tabel).items()
                ),
            )
            for tabel in sorted(baca.table_names(kursor))
        }


def kosong() -> bool:
    """Whether the open database holds no table."""
    return connection.introspection.table_names() == []
