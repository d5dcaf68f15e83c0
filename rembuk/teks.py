"""PURE: what is typed line by line in a meeting (points, running activities) read into parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from kpm.uang import CONTOH_RUPIAH, baca_rupiah


def butir(teks: str) -> list[str]:
    """The filled lines of a text, without the number or dash somebody typed before them."""
    baris = (re.sub(r"^\s*(?:\d{1,2}[.)]\s+|[-•*]\s+)", "", satu).strip() for satu in teks.splitlines())
    return [satu for satu in baris if satu]


@dataclass(frozen=True, slots=True)
class KegiatanBerjalan:
    """One activity of the running year, as Lampiran "Kegiatan tahun berjalan" prints it."""

    kegiatan: str
    lokasi: str
    volume: str
    waktu: str
    anggaran: Decimal | None
    keadaan: str


def baca_kegiatan(teks: str) -> list[KegiatanBerjalan]:
    """Lines "kegiatan; lokasi; volume; waktu; anggaran; keadaan"; parts left out stay empty.

    Raises ValueError with the number of the line that cannot be read.
    """
    hasil = []
    for nomor, baris in enumerate(butir(teks), start=1):
        bagian = [satu.strip() for satu in baris.split(";")]
        if len(bagian) > 6:
            raise ValueError(f"Baris {nomor}: ada {len(bagian)} bagian, paling banyak 6. Periksa tanda titik koma.")
        bagian += [""] * (6 - len(bagian))
        kegiatan, lokasi, volume, waktu, biaya, keadaan = bagian
        if not kegiatan:
            raise ValueError(f"Baris {nomor}: nama kegiatan belum ditulis.")
        try:
            anggaran = baca_rupiah(biaya) if biaya.strip("-–") else None
        except ValueError as galat:
            raise ValueError(f"Baris {nomor}: anggaran “{biaya}” tidak terbaca. {CONTOH_RUPIAH}") from galat
        hasil.append(KegiatanBerjalan(kegiatan, lokasi, volume, waktu, anggaran, keadaan))
    return hasil
