"""PURE: a hint for ordering the problems of an FGD: how far a service is from everybody, and how many miss it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from rembuk.kekurangan import Masalah, persen_masalah

BERAT = ((Decimal(40), 3), (Decimal(60), 2))
"""Reached by fewer than so many percent: so many points; else one."""


@dataclass(frozen=True, slots=True)
class SkorBantu:
    """Points of a problem, 2 to 6. The meeting decides; the hint only says where it could begin.

    Source: the optional score "keparahan + jumlah" of the FGD table [inferred].
    """

    keparahan: int
    jumlah: int

    @property
    def nilai(self) -> int:
        return self.keparahan + self.jumlah


def skor_bantu(masalah: Iterable[Masalah]) -> list[SkorBantu]:
    """The hint of each problem, in their order; the number of persons counts against the largest among them."""
    daftar = list(masalah)
    terbanyak = max((satu.kurang for satu in daftar), default=0)
    return [SkorBantu(_keparahan(satu), _jumlah(satu.kurang, terbanyak)) for satu in daftar]


def _keparahan(masalah: Masalah) -> int:
    nilai = persen_masalah(masalah)
    return next((poin for batas, poin in BERAT if nilai is not None and nilai < batas), 1)


def _jumlah(kurang: int, terbanyak: int) -> int:
    """One to three points: by thirds of the largest number."""
    return 1 + (kurang * 3 >= terbanyak) + (kurang * 3 >= terbanyak * 2) if kurang else 1
