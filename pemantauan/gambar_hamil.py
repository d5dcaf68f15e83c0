"""The line of one pregnancy as geometry: trimesters, contacts, today and the HPL on a scale of days. Numbers only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kpm.dokumen.terbilang import tanggal_panjang
from sasaran.jadwal_hamil import Kontak
from sasaran.usia_hamil import AKHIR_TRIMESTER

LEBAR, TINGGI, TEPI = 320, 64, 12
"""Size of the picture and its margin left and right."""


@dataclass(frozen=True, slots=True)
class Tanda:
    """A contact on the line."""

    x: int
    dokter: bool
    usg: bool


@dataclass(frozen=True, slots=True)
class GambarHamil:
    """What is drawn of one pregnancy."""

    ruas: tuple[tuple[int, int, str], ...]
    """(x, width, name) of each trimester, up to the HPL."""
    tanda: tuple[Tanda, ...]
    kini: int
    """Where today, or the end of the pregnancy, stands."""
    sebutan: str
    """The same in words, for who does not see it."""


def gambar_hamil(
    hpht: dt.date | None, hpl: dt.date | None, kontak: Sequence[Kontak], sampai: dt.date
) -> GambarHamil | None:
    """The line on a day; None where HPHT or HPL is unknown, or the day lies before HPHT.

    Past the HPL the last trimester grows up to the day.
    """
    if hpht is None or hpl is None or sampai < hpht or hpl <= hpht:
        return None
    panjang = max((hpl - hpht).days, (sampai - hpht).days)

    def x(hari: int) -> int:
        return TEPI + round((LEBAR - 2 * TEPI) * min(max(hari, 0), panjang) / panjang)

    tepi = [x(0), *(x(akhir) for akhir in AKHIR_TRIMESTER), x(panjang)]
    ruas = tuple((a, b - a, f"Trimester {ke}") for ke, (a, b) in enumerate(pairwise(tepi), 1))
    ada = [satu for satu in sorted(kontak) if satu.tanggal <= sampai]
    tanda = tuple(Tanda(x((satu.tanggal - hpht).days), satu.dokter, satu.usg) for satu in ada)
    hari = (sampai - hpht).days
    sebutan = f"{hari // 7} minggu dari {panjang // 7}; {len(ada)} kali diperiksa"
    if ada:
        sebutan += f", terakhir {tanggal_panjang(ada[-1].tanggal)}"
    return GambarHamil(ruas, tanda, x(hari), sebutan)
