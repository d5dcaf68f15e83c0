"""PURE: gathers the rows of a file within the limits, so that no file can fill the memory."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kpm.bacaan.bentuk import (
    BARIS_TERBANYAK,
    HURUF_TERBANYAK,
    KOLOM_TERBANYAK,
    SEL_TERBANYAK,
    Baris,
    BerkasDitolak,
    Nilai,
    huruf_kolom,
)

_BUKAN_HURUF = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What no database stores and no page shows."""


class Penampung:
    """All rows of one file. A text that repeats (a village, a posyandu) is kept once."""

    def __init__(self) -> None:
        self._teks: dict[str, str | None] = {}
        self._baris = 0
        self._sel = 0

    def baris(self, nomor: int, isi: Sequence[Nilai]) -> Baris | None:
        """The row without what is empty at its end; None when all of it is. Raises BerkasDitolak beyond the limits."""
        nilai = [self._rapikan(satu, nomor, kolom) if isinstance(satu, str) else satu for kolom, satu in enumerate(isi)]
        while nilai and nilai[-1] is None:
            nilai.pop()
        if not nilai:
            return None
        if len(nilai) > KOLOM_TERBANYAK:
            raise terlalu_lebar()
        self._baris += 1
        if self._baris > BARIS_TERBANYAK:
            raise BerkasDitolak(
                "Berkas ini berisi lebih dari 100.000 baris. Bagi menjadi beberapa berkas, lalu unggah satu per satu."
            )
        self._sel += len(nilai)
        if self._sel > SEL_TERBANYAK:
            raise BerkasDitolak(
                "Berkas ini berisi lebih dari 4 juta sel. Bagi menjadi beberapa berkas, lalu unggah satu per satu."
            )
        return Baris(nomor, tuple(nilai))

    def _rapikan(self, teks: str, nomor: int, kolom: int) -> str | None:
        try:
            return self._teks[teks]
        except KeyError:
            pass
        if len(teks) > HURUF_TERBANYAK:
            raise BerkasDitolak(
                f"Sel {huruf_kolom(kolom)}{nomor} berisi lebih dari 32.767 huruf. Periksa sel itu, lalu unggah lagi."
            )
        bersih = _BUKAN_HURUF.sub("", teks)
        hasil = bersih if bersih.strip() else None
        self._teks[teks] = hasil
        return hasil


def terlalu_lebar() -> BerkasDitolak:
    """The sentence about too many columns."""
    return BerkasDitolak("Berkas ini lebih dari 1.000 kolom. Hapus kolom yang tidak dipakai, lalu unggah lagi.")
