"""What a KPM does again and again, as requests: saving one child's month, registering a mother with her household."""

from __future__ import annotations

import datetime as dt
import random
import string
from collections.abc import Callable

from bench.desa_uji import AKHIR
from bench.peramban import Jawab, Peramban

PANJANG_TANDA = 14


def tanda_baru(acak: random.Random) -> str:
    """Letters that are like no other mark: they stand where a name stands, and like names are asked about."""
    return "".join(acak.choice(string.ascii_lowercase) for _ in range(PANJANG_TANDA)).capitalize()


Kerja = Callable[[Peramban, str], Jawab]
"""Does one piece of work under a mark that can be found again; the answer to the sending."""


def simpan_bulan(kode: str, anak: str) -> Kerja:
    """One month of a child, the mark in its note."""
    jalur = f"/{kode}/pemantauan/{AKHIR}/anak/{anak}/"

    def kerja(peramban: Peramban, tanda: str) -> Jawab:
        return peramban.kirim(jalur, peramban.isi_formulir(jalur) | {"catatan": tanda})

    return kerja


def daftar_ibu(kode: str, dusun: str) -> Kerja:
    """A new household, its mother and her pregnancy in one form, the mark as the mother's name."""
    jalur = f"/{kode}/sasaran/ibu/baru/"

    def kerja(peramban: Peramban, tanda: str) -> Jawab:
        isi = peramban.isi_formulir(jalur) | {
            "nama": tanda,
            "kepala": tanda[::-1],
            "dusun": dusun,
            "rt": "01",
            "asal_tanggal": "hpht",
            "hpht": (dt.date.today() - dt.timedelta(days=90)).strftime("%d-%m-%Y"),
        }
        return peramban.kirim(jalur, isi)

    return kerja
