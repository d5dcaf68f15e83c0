"""Attendance at recorded counselling sessions beside what was typed for the month: the greater, never the sum.

forms.md 0.4.6. A session alone makes no monthly record: it counts for who has one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kpm.dokumen.terbilang import tanggal_panjang

AYAH = ("suami", "konseling_ayah")
"""Fields of Formulir 2A and 2B that speak of the father."""
IBU = ("konseling", "konseling_ibu")
"""Those that speak of the mother: a number in 2A, a tick in 2B."""


@dataclass(frozen=True, slots=True)
class Sesi:
    """One session as one pregnancy or child saw it; None: not written down."""

    tanggal: dt.date
    ayah: bool | None
    ibu: bool | None


@dataclass(frozen=True, slots=True)
class Hadir:
    """The sessions of one month that tell who came, the earliest first."""

    sesi: tuple[Sesi, ...]

    @property
    def ibu(self) -> int | None:
        """Sessions the mother came to; None where none says."""
        isi = [satu.ibu for satu in self.sesi if satu.ibu is not None]
        return sum(isi) if isi else None

    @property
    def ayah(self) -> bool | None:
        """Whether the father came to one of them; None where none says."""
        return _salah_satu(*(satu.ayah for satu in self.sesi))

    def kalimat(self, bidang: str) -> str:
        """ "Hadir di sesi 5 dan 12 September 2026" for a field about father or mother; empty where no session says."""
        jawab = [(satu.tanggal, satu.ayah if bidang in AYAH else satu.ibu) for satu in self.sesi]
        for nilai, kata in ((True, "Hadir"), (False, "Tidak hadir")):
            hari = [tanggal for tanggal, satu in jawab if satu is nilai]
            if hari:
                awal = ", ".join(str(satu.day) for satu in hari[:-1])
                return f"{kata} di sesi {f'{awal} dan ' if awal else ''}{tanggal_panjang(hari[-1])}"
        return ""


def _salah_satu(*jawab: bool | None) -> bool | None:
    """True if one is; None if nobody said anything."""
    return True if any(jawab) else None if all(satu is None for satu in jawab) else False


def dengan_hadir(isi: Mapping[str, Any], hadir: Hadir | None) -> dict[str, Any]:
    """The fields of a month with the greater of what was typed and what the sessions say."""
    hasil = dict(isi)
    if hadir is None:
        return hasil
    for nama in AYAH:
        if nama in hasil:
            hasil[nama] = _salah_satu(hasil[nama], hadir.ayah)
    if "konseling_ibu" in hasil:
        hasil["konseling_ibu"] = _salah_satu(hasil["konseling_ibu"], None if hadir.ibu is None else hadir.ibu > 0)
    if "konseling" in hasil and hadir.ibu is not None:
        hasil["konseling"] = max(hasil["konseling"] or 0, hadir.ibu)
    return hasil
