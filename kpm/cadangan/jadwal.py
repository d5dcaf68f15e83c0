"""When a backup is due, and which of the old ones stay. Pure: the time and the list are arguments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

SIMPAN_BULAN = 12
"""Months of which the last backup stays."""
COBA_LAGI = dt.timedelta(hours=1)
"""After a backup that did not succeed."""
USANG = dt.timedelta(days=3)
"""A last backup older than this is a reason to warn: a weekend is not."""


def giliran_terakhir(sekarang: dt.datetime, jam: dt.time) -> dt.datetime:
    """The last time of day ``jam`` that has passed, in the zone of ``sekarang``."""
    hari_ini = sekarang.replace(hour=jam.hour, minute=jam.minute, second=0, microsecond=0)
    return hari_ini if hari_ini <= sekarang else hari_ini - dt.timedelta(days=1)


def jatuh_tempo(
    sekarang: dt.datetime, jam: dt.time, *, berhasil: dt.datetime | None, dicoba: dt.datetime | None
) -> bool:
    """Whether a backup is to be made now. A computer that was off at the hour makes it up as soon as it is on."""
    if berhasil is not None and berhasil >= giliran_terakhir(sekarang, jam):
        return False
    return dicoba is None or dicoba <= sekarang - COBA_LAGI


def usang(sekarang: dt.datetime, berhasil: dt.datetime | None) -> bool:
    """Whether the last good backup is too old, or there is none."""
    return berhasil is None or berhasil < sekarang - USANG


def disimpan(tanggal: Iterable[tuple[str, dt.datetime]], *, harian: int) -> set[str]:
    """Names that stay: the last of each of the latest ``harian`` days with one, and of each of the latest months."""
    terurut = sorted(tanggal, key=lambda satu: satu[1], reverse=True)
    hari: dict[dt.date, str] = {}
    bulan: dict[tuple[int, int], str] = {}
    for nama, waktu in terurut:
        hari.setdefault(waktu.date(), nama)
        bulan.setdefault((waktu.year, waktu.month), nama)
    return {*list(hari.values())[:harian], *list(bulan.values())[:SIMPAN_BULAN]}
