"""PURE: what goes wrong with the writing in a village that is hard to watch: unlikely weights, months typed in late."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Mapping
from decimal import Decimal

from kpm.periode import Bulan
from laporan.contoh.bentuk import CatatanAnak, CatatanIbu, CatatanPaud, Kampung

SALAH_BERAT = (Decimal("0.84"), Decimal("1.32"))
"""What a weight is multiplied with: read from another child's line, or from a scale that was not at zero."""
SALAH_SEJAK = Decimal(7)
"""kg from which on a child was surely weighed before, so that the slip stands out."""
TERKECIL = Decimal(4)
"""kg; a slip on less than this would no longer be possible for a child."""


def ragukan(kampung: Kampung, bagian: float, seed: int, kode: str) -> None:
    """Spoil this share of the weights, so that there is something to check before a quarter is finalised.

    By a stream of chance of its own; never beyond what can be.
    """
    acak = random.Random(f"{seed}:{kode}:ragu")  # noqa: S311 (invented people, nothing secret)
    for satu in kampung.catatan_anak:
        berat, kena, kali = satu.isi["berat"], acak.random() < bagian, acak.choice(SALAH_BERAT)
        if kena and isinstance(berat, Decimal) and berat >= TERKECIL:
            satu.isi["berat"] = (berat * kali).quantize(Decimal("0.1"))


def salah_baca(kampung: Kampung) -> None:
    """In a tidy village two weights are read from the wrong line: one half-way, which somebody called right since
    (`tulis_perawatan.isi_ragu`), and the last that fits, which nobody has noticed yet."""
    calon = [satu for satu in kampung.catatan_anak if _berat(satu) >= SALAH_SEJAK]
    calon.sort(key=lambda satu: satu.tanggal)
    for satu in calon[len(calon) // 2 :: max(len(calon) - 1 - len(calon) // 2, 1)]:
        satu.isi["berat"] = (_berat(satu) * SALAH_BERAT[0]).quantize(Decimal("0.1"))


def _berat(satu: CatatanAnak) -> Decimal:
    berat = satu.isi["berat"]
    return berat if isinstance(berat, Decimal) else Decimal(0)


def ketik_terlambat(kampung: Kampung, awal: Bulan, terlambat: Mapping[int, int]) -> None:
    """Let all rows of these months (0: the first) have been typed in so many days after the month had ended."""
    hari = {awal.geser(ke): awal.geser(ke).akhir + dt.timedelta(days=lama) for ke, lama in terlambat.items()}
    for satu in _semua(kampung):
        satu.ditulis = hari.get(satu.bulan)


def _semua(kampung: Kampung) -> Iterator[CatatanIbu | CatatanAnak | CatatanPaud]:
    yield from kampung.catatan_ibu
    yield from kampung.catatan_anak
    yield from kampung.catatan_paud
