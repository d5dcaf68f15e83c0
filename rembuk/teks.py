"""PURE: what is typed line by line in a meeting (points, dates of the next meetings) read into parts."""

from __future__ import annotations

import datetime as dt
import re

from kpm.bacaan.bentuk import NilaiJanggal
from kpm.bacaan.nilai.tanggal import tanggal
from kpm.dokumen.terbilang import hari, tanggal_panjang


def butir(teks: str) -> list[str]:
    """The filled lines of a text, without the number or dash somebody typed before them."""
    baris = (re.sub(r"^\s*(?:\d{1,2}[.)]\s+|[-•*]\s+)", "", satu).strip() for satu in teks.splitlines())
    return [satu for satu in baris if satu]


def baca_jadwal(teks: str) -> list[dt.date]:
    """The dates of a text, one a line (14-10-2026, 14 Oktober 2026, Rabu, 14 Oktober 2026), each once and in order.

    Raises ValueError with the number of the line that is no date.
    """
    hasil = set()
    for nomor, baris in enumerate(butir(teks), start=1):
        try:
            satu = tanggal(baris)
        except NilaiJanggal as galat:
            raise ValueError(f"Baris {nomor}: {galat}") from galat
        if satu is None or satu.bulan_saja:
            raise ValueError(f"Baris {nomor}: “{baris[:40]}” belum lengkap. Tulis hari, bulan, dan tahun.")
        hasil.add(satu.hari)
    return sorted(hasil)


def tulis_jadwal(jadwal: list[dt.date]) -> str:
    """These dates as the text keeps them: ``14 Oktober 2026``, one a line."""
    return "\n".join(tanggal_panjang(satu) for satu in jadwal)


def sebut_jadwal(jadwal: list[dt.date]) -> str:
    """``Rabu, 14 Oktober 2026; Kamis, 14 Januari 2027``."""
    return "; ".join(f"{hari(satu)}, {tanggal_panjang(satu)}" for satu in jadwal)
