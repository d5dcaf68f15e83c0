"""The tables of a database as its applied migrations describe them: also those of an older release."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.models import AutoField

from kpm.cadangan.nilai import BIASA
from kpm.cadangan.wadah import CadanganRusak

TIDAK_IKUT = {
    "django_session": "semua orang masuk sekali lagi",
    "kpm_sesipengguna": "menunjuk ke masa masuk yang tidak ikut",
    "axes_accessattempt": "hitungan salah sandi, berumur lima belas menit",
    "axes_accessattemptexpiration": "hitungan salah sandi, berumur lima belas menit",
    "axes_accessfailurelog": "tidak dipakai",
    "axes_accesslog": "tidak dipakai",
    "django_tasks_database_dbtaskresult": "antrean pekerjaan mesin lama; angka dihitung ulang",
    "laporan_pekerjaan": "hasil cetak sementara yang disimpan tujuh hari; cetak lagi bila perlu",
    "kpm_cadangan": "daftar berkas cadangan yang ada di mesin lama",
}
"""Table -> why it is not in the backup."""


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table and its columns; ``kunci`` is the column of the primary key."""

    nama: str
    kunci: str
    bidang: tuple[Any, ...]
    model: Any

    @property
    def kolom(self) -> list[str]:
        return [satu.column for satu in self.bidang]

    @property
    def jenis(self) -> list[str]:
        return [jenis_bidang(satu) for satu in self.bidang]

    @property
    def bernomor(self) -> bool:
        """Whether the database numbers the rows."""
        return isinstance(self.model._meta.pk, AutoField)


def jenis_bidang(bidang: Any) -> str:
    """Django's internal type of a column, of the key it points to where it is a foreign key."""
    while bidang.remote_field is not None:
        bidang = bidang.target_field
    jenis: str = bidang.get_internal_type()
    return jenis


def migrasi_terpasang() -> dict[str, list[str]]:
    """App -> names of its applied migrations in order of name. Empty for an empty database."""
    hasil: dict[str, list[str]] = {}
    for app, nama in sorted(MigrationLoader(connection).applied_migrations):
        hasil.setdefault(app, []).append(nama)
    return hasil


def tabel_terpasang() -> list[Tabel]:
    """Every table that goes into a backup, by name. Raises CadanganRusak for a database newer than the program."""
    muat = MigrationLoader(connection)
    if not muat.applied_migrations:
        raise CadanganRusak("Basis data masih kosong: tidak ada yang dapat dicadangkan. Jalankan siapkan dahulu.")
    asing = set(muat.applied_migrations) - set(muat.disk_migrations)
    if asing:
        nama = ", ".join(sorted(".".join(satu) for satu in asing))
        raise CadanganRusak(f"Basis data dibuat oleh versi program yang lebih baru ({nama}). Perbarui program dahulu.")
    apps = muat.project_state(sorted(set(muat.applied_migrations) & set(muat.graph.nodes))).apps
    tabel = {
        model._meta.db_table: _tabel(model)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.db_table not in TIDAK_IKUT
    }
    return [tabel[nama] for nama in sorted(tabel)]


def _tabel(model: Any) -> Tabel:
    bidang = tuple(model._meta.local_concrete_fields)
    for satu in bidang:
        if jenis_bidang(satu) not in BIASA:
            raise CadanganRusak(f"Kolom {model._meta.db_table}.{satu.column} belum dikenal oleh cadangan.")
    return Tabel(model._meta.db_table, model._meta.pk.column, bidang, model)


def _bernomor(tabel: Tabel) -> bool:
    return tabel.bernomor


def baca_urutan(tabel: list[Tabel]) -> dict[str, int]:
    """Table -> the last number its key has given away, so that a deleted row's number is not given to another."""
    return dict(_urutan_postgresql(tabel) if connection.vendor == "postgresql" else _urutan_sqlite())


def _urutan_sqlite() -> Iterator[tuple[str, int]]:
    with connection.cursor() as kursor:
        kursor.execute("SELECT name, seq FROM sqlite_sequence ORDER BY name")
        yield from kursor.fetchall()


def _urutan_postgresql(tabel: list[Tabel]) -> Iterator[tuple[str, int]]:
    with connection.cursor() as kursor:
        for satu in filter(_bernomor, tabel):
            kursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [f'"{satu.nama}"', satu.kunci])
            (nama,) = kursor.fetchone()
            if nama:
                kursor.execute(f"SELECT last_value FROM {nama} WHERE is_called")  # noqa: S608 (named by the server)
                if baris := kursor.fetchone():
                    yield satu.nama, baris[0]


def tulis_urutan(tabel: list[Tabel], urutan: dict[str, int]) -> None:
    """Let the keys go on after ``urutan`` and after the highest number stored."""
    kutip = connection.ops.quote_name
    with connection.cursor() as kursor:
        for satu in filter(_bernomor, tabel):
            kursor.execute(f"SELECT MAX({kutip(satu.kunci)}) FROM {kutip(satu.nama)}")  # noqa: S608
            tertinggi = kursor.fetchone()[0]
            nilai = max(urutan.get(satu.nama, 0), tertinggi or 0)
            if not nilai:
                continue
            if connection.vendor == "postgresql":
                kursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [f'"{satu.nama}"', satu.kunci])
                if (nama := kursor.fetchone()[0]) is not None:
                    kursor.execute("SELECT setval(%s, %s)", [nama, nilai])
            else:
                kursor.execute("UPDATE sqlite_sequence SET seq = %s WHERE name = %s", [nilai, satu.nama])
                if not kursor.rowcount and tertinggi is None:
                    kursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [satu.nama, nilai])
