"""The database itself: its pages, its tables and versions, the triggers, and rows that point nowhere."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection, models
from django.db.migrations.executor import MigrationExecutor
from django.db.models import F

from kpm.lingkup import ModelDesa
from laporan.periksa.temuan import PULIHKAN, Temuan

TETAP = (
    "pemantauan_kartuskor",
    "pemantauan_berkaskartu",
    "pemantauan_pembukaantriwulan",
    "rembuk_beritaacara",
    "laporan_buktikerja",
)
"""Tables whose rows never change; triggers refuse it."""
_UPDATE, _DELETE = 16, 8
"""Bits of pg_trigger.tgtype."""


def keutuhan(sekarang: dt.datetime) -> Iterator[Temuan]:
    """Pages of the SQLite file; PostgreSQL keeps and checks its own."""
    if connection.vendor != "sqlite":
        return
    try:
        with connection.cursor() as kursor:
            kursor.execute("PRAGMA integrity_check(10)")
            baik = kursor.fetchall() == [("ok",)]
    except DatabaseError:  # too damaged to be looked at
        baik = False
    if not baik:
        yield Temuan("berkas_rusak", "Berkas basis data rusak.", PULIHKAN)


def versi(sekarang: dt.datetime) -> Iterator[Temuan]:
    """Migrations of the database against the program, installed packages against constraints.txt."""
    muat = MigrationExecutor(connection)
    terpasang = set(muat.loader.applied_migrations)
    if kurang := set(muat.loader.graph.nodes) - terpasang:
        nama = ".".join(sorted(kurang)[0])
        yield Temuan(
            "migrasi_kurang",
            f"Tabel belum diperbarui ke versi program ini: kurang {len(kurang)} langkah, yang pertama {nama}.",
            "Jalankan: python manage.py siapkan --tanpa-contoh (membuat cadangan dahulu).",
        )
    if asing := terpasang - set(muat.loader.disk_migrations):
        nama = ".".join(sorted(asing)[0])
        yield Temuan(
            "migrasi_asing",
            f"Basis data dibuat oleh program yang lebih baru (langkah {nama}).",
            "Pasang program yang sama atau lebih baru; jangan menulis dengan versi ini.",
        )
    if beda := paket_berbeda():
        yield Temuan(
            "paket_beda",
            "Paket Python tidak seperti yang diuji: " + ", ".join(beda) + ".",
            "Jalankan: skrip/siapkan.sh",
        )


def paket_berbeda(berkas: Path | None = None) -> list[str]:
    """Installed packages whose version is not that of constraints.txt; what is not installed is not needed here."""
    berkas = berkas or settings.BASE_DIR / "constraints.txt"
    beda = []
    for nama, harus in re.findall(r"^([\w.-]+)==(\S+)$", berkas.read_text(), re.MULTILINE):
        try:
            ada = metadata.version(nama)
        except metadata.PackageNotFoundError:
            continue
        if ada != harus:
            beda.append(f"{nama} {ada} (seharusnya {harus})")
    return beda


def pemicu(sekarang: dt.datetime) -> Iterator[Temuan]:
    """The triggers that keep what is issued."""
    ada = _pemicu_postgresql() if connection.vendor == "postgresql" else _pemicu_sqlite()
    for tabel in TETAP:
        for perintah in ("UPDATE", "DELETE"):
            if (tabel, perintah) not in ada:
                yield Temuan(
                    "pemicu_hilang",
                    f"Penjaga tabel {tabel} terhadap {perintah} tidak ada: dokumen terbit dapat berubah.",
                    "Jangan menutup triwulan atau menerbitkan dokumen dahulu. " + PULIHKAN,
                )


def _pemicu_sqlite() -> set[tuple[str, str]]:
    with connection.cursor() as kursor:
        kursor.execute("SELECT tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")
        semua = kursor.fetchall()
    return {
        (tabel, cocok[1])
        for tabel, sql in semua
        if (cocok := re.search(r"\bBEFORE (UPDATE|DELETE) ON\b", sql)) and "RAISE(ABORT" in sql
    }


def _pemicu_postgresql() -> set[tuple[str, str]]:
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT relname, tgtype FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
            "WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"
        )
        semua = kursor.fetchall()
    bit = (("UPDATE", _UPDATE), ("DELETE", _DELETE))
    return {(tabel, perintah) for tabel, jenis in semua for perintah, satu in bit if jenis & satu}


def yatim(sekarang: dt.datetime) -> Iterator[Temuan]:
    """Rows that point to a row that is not there, or to a row of another village. One query per foreign key."""
    for model in apps.get_models(include_auto_created=True):
        if hasattr(model, "instance_type"):  # history keeps what is deleted
            continue
        semua: Any = model._meta.local_concrete_fields
        for bidang in semua:
            if isinstance(bidang, models.ForeignKey) and bidang.db_constraint:  # type: ignore[attr-defined]
                yield from _tanpa_tujuan(model, bidang)
                if issubclass(model, ModelDesa) and issubclass(bidang.related_model, ModelDesa):
                    yield from _desa_lain(model, bidang)


def _tanpa_tujuan(model: Any, bidang: Any) -> Iterator[Temuan]:
    kutip, tujuan = connection.ops.quote_name, bidang.target_field
    dari, ke = kutip(model._meta.db_table), kutip(tujuan.model._meta.db_table)
    with connection.cursor() as kursor:
        kursor.execute(
            f"SELECT COUNT(*) FROM {dari} a LEFT JOIN {ke} b ON a.{kutip(bidang.column)} = b.{kutip(tujuan.column)} "  # noqa: S608
            f"WHERE a.{kutip(bidang.column)} IS NOT NULL AND b.{kutip(tujuan.column)} IS NULL"
        )
        (jumlah,) = kursor.fetchone()
    if jumlah:
        yield Temuan(
            "baris_yatim",
            f"{jumlah} baris {model._meta.db_table} menunjuk ke {tujuan.model._meta.db_table} yang tidak ada.",
            PULIHKAN,
        )


def _desa_lain(model: Any, bidang: Any) -> Iterator[Temuan]:
    salah = model._base_manager.filter(**{f"{bidang.name}__isnull": False})
    jumlah = salah.exclude(**{f"{bidang.name}__desa_id": F("desa_id")}).count()
    if jumlah:
        yield Temuan(
            "desa_tercampur",
            f"{jumlah} baris {model._meta.db_table} menunjuk ke {bidang.name} milik desa lain.",
            PULIHKAN,
        )
