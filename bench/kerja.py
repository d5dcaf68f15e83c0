"""What a KPM does again and again, as requests: saving one child's month, registering a mother with her household."""

from __future__ import annotations

import datetime as dt
import random
import string
from collections.abc import Callable
from dataclasses import dataclass

from bench.desa_uji import AKHIR

PANJANG_TANDA = 14


def tanda_baru(acak: random.Random) -> str:
    """Letters that are like no other mark: they stand where a name stands, and like names are asked about."""
    return "".join(acak.choice(string.ascii_lowercase) for _ in range(PANJANG_TANDA)).capitalize()


@dataclass(frozen=True, slots=True)
class Kerja:
    """One piece of work: the page of its form, and what is typed there under a mark that can be found again."""

    jalur: str
    isi: Callable[[str], dict[str, str]]


def simpan_bulan(kode: str, anak: str) -> Kerja:
    """One month of a child, the mark in its note."""
    return Kerja(f"/{kode}/pemantauan/{AKHIR}/anak/{anak}/", lambda tanda: {"catatan": tanda})


def daftar_ibu(kode: str, dusun: str) -> Kerja:
    """A new household, its mother and her pregnancy in one form, the mark as the mother's name."""
    hpht = dt.date.today() - dt.timedelta(days=90)
    tetap = {"dusun": dusun, "rt": "01", "asal_tanggal": "hpht", "hpht": hpht.strftime("%d-%m-%Y")}
    return Kerja(f"/{kode}/sasaran/ibu/baru/", lambda tanda: tetap | {"nama": tanda, "kepala": tanda[::-1]})
