"""PURE: the part of a village somebody works in, and who belongs to it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Tempat:
    """A dusun or a posyandu of a work area; of a posyandu also the dusun it stands in, None where nobody noted it."""

    jenis: Literal["dusun", "posyandu"]
    pk: int
    nama: str
    dusun_pk: int | None = None
    dusun_nama: str | None = None


@dataclass(frozen=True, slots=True)
class Letak:
    """Where a person or a household stands: keys of dusun and posyandu, and what it is called."""

    siapa: str
    dusun: int
    posyandu: int | None = None
    rumah: bool = False
    """Whether it is a household, which belongs by its dusun alone."""


@dataclass(frozen=True, slots=True)
class Kerja:
    """The work area: the union of its places.

    A person belongs to it by their posyandu where they have one and the area has posyandu, else by the dusun of their
    household: a dusun of the area, or the dusun of one of its posyandu. A household belongs by its dusun alone. Where
    no dusun can be told from the area, a household or a person without posyandu is everybody's.
    """

    tempat: tuple[Tempat, ...]

    @property
    def nama(self) -> str:
        """ "Posyandu Melati, Dusun Timur"."""
        return ", ".join(satu.nama for satu in self.tempat)

    @property
    def dusun(self) -> frozenset[int]:
        """Keys of every dusun of the area, those of its posyandu included."""
        semua = (satu.pk if satu.jenis == "dusun" else satu.dusun_pk for satu in self.tempat)
        return frozenset(satu for satu in semua if satu is not None)

    @property
    def nama_dusun(self) -> frozenset[str]:
        """Names of the same; empty where no dusun can be told."""
        semua = (satu.nama if satu.jenis == "dusun" else satu.dusun_nama for satu in self.tempat)
        return frozenset(satu for satu in semua if satu)

    @property
    def dusun_utuh(self) -> frozenset[int]:
        """Keys of the dusun that belong to the area as a whole."""
        return frozenset(satu.pk for satu in self.tempat if satu.jenis == "dusun")

    @property
    def posyandu(self) -> frozenset[int]:
        return frozenset(satu.pk for satu in self.tempat if satu.jenis == "posyandu")

    def memuat(self, letak: Letak) -> bool:
        """Whether who stands there belongs to the area."""
        if letak.rumah:
            return not self.dusun or letak.dusun in self.dusun
        return _memuat(self._kunci(nama=False), letak.dusun, letak.posyandu)

    def memuat_nama(self, dusun: str, posyandu: str) -> bool:
        """The same for a person by the names of dusun and posyandu; an empty posyandu is none."""
        return _memuat(self._kunci(nama=True), dusun, posyandu or None)

    def _kunci(self, *, nama: bool) -> list[tuple[Hashable, Hashable, bool]]:
        """(dusun, posyandu, whether the place is a dusun) of each place."""
        return [
            ((satu.nama if nama else satu.pk), None, True)
            if satu.jenis == "dusun"
            else ((satu.dusun_nama if nama else satu.dusun_pk), (satu.nama if nama else satu.pk), False)
            for satu in self.tempat
        ]


def _memuat(tempat: Iterable[tuple[Hashable, Hashable, bool]], dusun: Hashable, posyandu: Hashable) -> bool:
    semua = list(tempat)
    if any(utuh and d == dusun for d, _, utuh in semua):
        return True
    per_posyandu = [(d, p) for d, p, utuh in semua if not utuh]
    if posyandu is not None:
        return any(p == posyandu for _, p in per_posyandu)
    diketahui = [d for d, _ in per_posyandu if d is not None]
    if any(d == dusun for d in diketahui):
        return True
    return bool(per_posyandu) and not diketahui and len(per_posyandu) == len(semua)
