"""The answer Y, T or TS with its reason in one sentence, and what a row of answers adds up to.

The sentences depend on a few small numbers, so the builders are cached: a village of a thousand persons needs some
hundred different answers, each made once.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache

_DUA_ANGKA = Decimal("0.01")


class Nilai(StrEnum):
    """Codes of Formulir 3A and 3B: received, not received, not applicable at this stage (Tidak Sesuai)."""

    Y = "Y"
    T = "T"
    TS = "TS"


@dataclass(frozen=True, slots=True)
class Jawaban:
    """One cell of 3A or 3B. ``belum_dicatat`` marks the T that only says that nobody wrote anything down."""

    nilai: Nilai
    alasan: str
    belum_dicatat: bool = False


BELUM_DIPANTAU = Jawaban(Nilai.T, "Belum dicatat: belum dipantau dalam triwulan ini", belum_dicatat=True)
"""Answer of persons without any record in the quarter to everything that applies to them."""


@lru_cache(maxsize=1024)
def persen(diterima: int, seharusnya: int) -> Decimal | None:
    """Percentage with two places, ROUND_HALF_UP; None when nothing was due."""
    if not seharusnya:
        return None
    return (Decimal(diterima * 100) / seharusnya).quantize(_DUA_ANGKA, ROUND_HALF_UP)


@lru_cache(maxsize=4096)
def tidak_sesuai(alasan: str) -> Jawaban:
    """TS with its reason."""
    return Jawaban(Nilai.TS, alasan)


@lru_cache(maxsize=4096)
def cukup(jumlah: int | None, perlu: int, kalimat: str, hal: str, catatan: str = "", catatan_t: str = "") -> Jawaban:
    """Y when ``jumlah`` reaches ``perlu``, T below it, T "belum dicatat" when it is None.

    ``kalimat`` has a place {} for the count, ``hal`` names what was not written down, ``catatan`` follows every
    reason and ``catatan_t`` only that of a T.
    """
    if jumlah is None:
        return Jawaban(Nilai.T, f"Belum dicatat: {hal}, perlu {perlu}{catatan}{catatan_t}", belum_dicatat=True)
    alasan = f"{kalimat.format(jumlah)}, perlu {perlu}{catatan}"
    if jumlah >= perlu:
        return Jawaban(Nilai.Y, alasan)
    return Jawaban(Nilai.T, alasan + catatan_t)


@lru_cache(maxsize=64)
def punya(jawab: bool | None, hal: str) -> Jawaban:
    """Y, T or T "belum dicatat" for something a person or household has or has not."""
    if jawab is None:
        return Jawaban(Nilai.T, f"Belum dicatat: {hal}", belum_dicatat=True)
    return Jawaban(Nilai.Y, f"Punya {hal}") if jawab else Jawaban(Nilai.T, f"Belum punya {hal}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Baris:
    """What the rows of 3A and 3B share: the answers by code in printed order, and their sum."""

    jawaban: dict[str, Jawaban]
    diterima: int
    seharusnya: int

    @property
    def persen(self) -> Decimal | None:
        return persen(self.diterima, self.seharusnya)

    @property
    def lengkap(self) -> bool:
        """Received everything that applies: "sasaran terlayani lengkap"."""
        return self.diterima == self.seharusnya


def jumlahkan(jawaban: dict[str, Jawaban]) -> tuple[int, int]:
    """Received and due services of one person: count of Y, and all answers less the TS (Formulir 3A and 3B)."""
    diterima = tidak = 0
    for satu in jawaban.values():
        if satu.nilai is Nilai.Y:
            diterima += 1
        elif satu.nilai is Nilai.T:
            tidak += 1
    return diterima, diterima + tidak


def tanpa_catatan(jawaban: dict[str, Jawaban]) -> dict[str, Jawaban]:
    """The answers of a person nobody monitored in the quarter: T wherever the service applies."""
    return {kode: satu if satu.nilai is Nilai.TS else BELUM_DIPANTAU for kode, satu in jawaban.items()}
