"""Imunisasi dasar lengkap (IDL) from recorded doses: complete, complete except measles, or what is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pemantauan.imunisasi.aturan import Aturan
from pemantauan.imunisasi.jadwal import MENURUT_KODE, sebut_dosis

UMUR_CAMPAK = MENURUT_KODE["mr-1"].umur_bulan
"""Doses due from this age (bulan) on are "campak" in the words of Formulir 3B: after the rest of the first year's."""
HEKSA, DPT, IPV = "heksa", "dpt", "ipv"


def terpenuhi(kode: Iterable[str]) -> frozenset[str]:
    """The doses of the schedule that these recorded ones satisfy.

    A hexavalent dose is the pentavalent one of its number, and an IPV: the first IPV nobody recorded takes it.
    """
    ada = set(kode)
    heksa = sorted(satu for satu in ada if satu.startswith(f"{HEKSA}-"))
    ada |= {satu.replace(HEKSA, DPT) for satu in heksa}
    kosong = [satu for satu in MENURUT_KODE if satu.startswith(f"{IPV}-") and satu not in ada]
    return frozenset(ada | set(kosong[: len(heksa)]))


@dataclass(frozen=True, slots=True)
class Idl:
    """What the recorded doses of one child say about the basic immunisation by a day."""

    kode: frozenset[str]
    """Codes of the recorded doses."""
    daftar: tuple[str, ...]
    """Codes of the basic set, in order of age."""
    heksavalen: bool
    """Whether what is missing of DPT-HB-Hib would be given as hexavalent."""

    @property
    def kurang(self) -> tuple[str, ...]:
        """Codes of the doses that are missing until it is complete, as they would be given."""
        return _kurang(self, None)

    @property
    def kurang_kecuali(self) -> tuple[str, ...]:
        """Codes missing until it is complete except measles."""
        return _kurang(self, UMUR_CAMPAK)

    @property
    def nilai(self) -> Literal["belum", "kecuali", "lengkap"]:
        """As the month's record would say it."""
        if not self.kurang:
            return "lengkap"
        return "belum" if self.kurang_kecuali else "kecuali"

    def tambah(self, kode: Iterable[str]) -> Idl:
        """The same child with more doses recorded."""
        return Idl(self.kode | frozenset(kode), self.daftar, self.heksavalen)


@lru_cache(maxsize=4096)
def _kurang(idl: Idl, sebelum: int | None) -> tuple[str, ...]:
    ada = terpenuhi(idl.kode)
    perlu = [satu for satu in idl.daftar if sebelum is None or MENURUT_KODE[satu].umur_bulan < sebelum]
    if not idl.heksavalen:
        return tuple(satu for satu in perlu if satu not in ada)
    # what is missing comes as hexavalent, and brings its IPV along
    akan = {satu.kode: satu.menggantikan for satu in MENURUT_KODE.values() if satu.menggantikan in set(perlu) - ada}
    kelak = terpenuhi(idl.kode | set(akan))
    pengganti = {lama: baru for baru, lama in akan.items()}
    return tuple(pengganti.get(satu, satu) for satu in perlu if satu in pengganti or satu not in kelak)


@dataclass(frozen=True, slots=True)
class DasarIdl:
    """What the basic immunisation of a village asks for on a day."""

    daftar: tuple[str, ...]
    """Codes of the doses, in order of age."""
    heksavalen: bool = False

    @classmethod
    def pada(cls, aturan: Aturan, hari: dt.date) -> DasarIdl:
        """By the choices in force on a day."""
        return cls(aturan.daftar_idl(hari), aturan.dipakai("heksavalen", hari))

    def susun(self, kode: Iterable[str]) -> Idl:
        """What these recorded doses are worth."""
        return Idl(frozenset(kode), self.daftar, self.heksavalen)


BAWAAN = DasarIdl(Aturan().daftar_idl(dt.date.min))
"""The list of 2018, without hexavalent."""


def nama(kode: Iterable[str]) -> tuple[str, ...]:
    """Doses in words."""
    return tuple(map(sebut_dosis, kode))
