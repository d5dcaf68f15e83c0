"""The list of all running pregnancies and puerperia: one row each, how it is narrowed, in which order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from pemantauan.kueri_kehamilan import KeadaanHamil
from pemantauan.tampilan_kehamilan import Ringkas, ringkas

SARINGAN: dict[str, str] = {
    "periksa": "Perlu diperiksa sekarang",
    "menjelang": "Menjelang bersalin",
    "lewat": "Lewat HPL",
    "risiko": "Berisiko",
    "nifas": "Nifas",
}
"""Value in the address -> what the choice is called."""


@dataclass(frozen=True, slots=True)
class BarisHamil:
    """One pregnancy of the list."""

    k: KeadaanHamil
    ringkas: Ringkas

    @property
    def orang(self) -> UUID:
        return self.k.hamil.ibu.uuid

    @property
    def nama(self) -> str:
        return self.k.hamil.ibu.nama

    @property
    def dusun(self) -> str:
        return self.k.hamil.ibu.keluarga.dusun.nama

    @property
    def posyandu(self) -> str:
        posyandu = self.k.hamil.ibu.posyandu
        return posyandu.nama if posyandu else ""

    @property
    def risiko(self) -> tuple[str, ...]:
        """What a person decided, and what is only proposed."""
        tetap = [nama for nama, ya in (("KEK", self.k.hamil.kek), ("Risiko tinggi", self.k.hamil.resti)) if ya]
        return (*tetap, *(f"Usulan {nama}" for nama, _ in self.ringkas.usul))

    @property
    def tanda(self) -> frozenset[str]:
        """The choices of SARINGAN it belongs to."""
        k = self.k
        ada = {
            "periksa": self.ringkas.jatuh,
            "menjelang": k.menjelang,
            "lewat": k.lewat_hpl,
            "risiko": bool(self.risiko),
            "nifas": not k.berjalan,
        }
        return frozenset(nama for nama, ya in ada.items() if ya)

    def cocok(self, kata: str) -> bool:
        """Whether the woman's name contains these words in any case."""
        return kata.casefold() in self.nama.casefold()

    @property
    def urut(self) -> tuple[bool, int, str]:
        """The nearest delivery first, the overdue before it; the puerperia at the end, the latest first."""
        k = self.k
        if k.berjalan:
            return False, (k.hpl or dt.date.max).toordinal(), self.nama
        return True, -(k.hamil.berakhir_pada or k.pada).toordinal(), self.nama


def baris_hamil(semua: Iterable[KeadaanHamil]) -> list[BarisHamil]:
    """The rows in the order of the list."""
    return sorted((BarisHamil(k, ringkas(k)) for k in semua), key=lambda satu: satu.urut)
