"""The keys: whether they read what is encrypted, and whether a NIK is still found by its blind index."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.apps import apps
from django.conf import settings
from django.db import connection

from kpm.enkripsi import BidangTersandi, IndeksButa, indeks_buta
from laporan.periksa.temuan import PULIHKAN, Temuan

CONTOH = 200
"""Newest rows of each table that are tried."""


def cocok(sekarang: dt.datetime) -> Iterator[Temuan]:
    """A sample of every encrypted column. Decrypted values are compared and forgotten."""
    if not settings.KPM_KUNCI_CADANGAN:
        yield Temuan(
            "kunci_cadangan",
            "Kunci cadangan (KPM_KUNCI_CADANGAN) belum ada, jadi cadangan tidak dapat dibuat.",
            "Jalankan: python manage.py siapkan --tanpa-contoh, lalu cetak kunci yang baru.",
        )
    kotak = MultiFernet([Fernet(satu) for satu in settings.KPM_KUNCI_DATA])
    for model in apps.get_models():
        for bidang in model._meta.local_concrete_fields:
            if isinstance(bidang, BidangTersandi):
                yield from _kolom(model, bidang, kotak)


def _kolom(model: Any, bidang: BidangTersandi, kotak: MultiFernet) -> Iterator[Temuan]:
    indeks = next(
        (s for s in model._meta.local_concrete_fields if isinstance(s, IndeksButa) and s.dihitung_dari == bidang.name),
        None,
    )
    gagal = salah = 0
    for sandi, sidik in _contoh(model, bidang.column, indeks.column if indeks else None):
        try:
            teks = kotak.decrypt(sandi.encode()).decode()
        except InvalidToken:
            gagal += 1
            continue
        salah += sidik is not None and sidik != indeks_buta(teks)
    if gagal:
        yield Temuan(
            "kunci_data",
            f"{gagal} nilai {model._meta.db_table}.{bidang.column} tidak terbuka dengan KPM_KUNCI_DATA.",
            "Kembalikan kunci lama dari cetakannya, di belakang kunci yang baru, dipisah koma.",
        )
    if salah:
        yield Temuan(
            "kunci_indeks",
            f"{salah} {bidang.column} di {model._meta.db_table} tidak ditemukan lewat pencarian.",
            "Samakan KPM_KUNCI_INDEKS dengan cetakan kunci. Bila sudah sama: " + PULIHKAN,
        )


def _contoh(model: Any, kolom: Any, indeks: str | None) -> list[tuple[str, str | None]]:
    kutip = connection.ops.quote_name
    lain = kutip(indeks) if indeks else "NULL"
    with connection.cursor() as kursor:
        kursor.execute(
            f"SELECT {kutip(kolom)}, {lain} FROM {kutip(model._meta.db_table)} WHERE {kutip(kolom)} <> '' "  # noqa: S608
            f"ORDER BY {kutip(model._meta.pk.column)} DESC LIMIT {CONTOH}"
        )
        semua: list[tuple[str, str | None]] = kursor.fetchall()
    return semua
