"""PURE: what a measurement gives: rows of runs, their medians and ratios, as objects and as JSON."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

BENTUK = 2
"""Version of the JSON."""
RONDE_PALING_SEDIKIT = 5
"""Runs without which a median means nothing."""


@dataclass(frozen=True, slots=True)
class Baris:
    """One step on one database and one size of village; every list has one number for each run.

    ``nilai`` holds what is no time ("hilang", "memori_mb"); ``kata`` says it in words where the name is not enough.
    """

    kunci: str
    nama: str
    basis: str
    sasaran: int | None = None
    ms: tuple[float, ...] = ()
    """Milliseconds by the clock on the wall."""
    prosesor: tuple[float, ...] = ()
    """Milliseconds of the processor that this process used; the database server's own are not in them."""
    kueri: int | None = None
    bita: int | None = None
    jenis: str = ""
    """Media type of the answer."""
    nilai: Mapping[str, float] = field(default_factory=dict)
    kata: str = ""

    def angka(self, ukuran: str) -> float | None:
        """The median of a list, or the number itself; None where the row has no such thing."""
        if ukuran in ("ms", "prosesor"):
            semua: tuple[float, ...] = getattr(self, ukuran)
            return statistics.median(semua) if semua else None
        if ukuran in ("kueri", "bita"):
            satu: int | None = getattr(self, ukuran)
            return satu
        return self.nilai.get(ukuran)


def rasio(atas: float | None, bawah: float | None) -> float | None:
    """``atas`` to ``bawah``; None where one is missing or nothing can be divided by."""
    return None if atas is None or not bawah else atas / bawah


def _merek(basis: str) -> str:
    """ "SQLite" of "SQLite 3.40.1"."""
    return basis.partition(" ")[0]


@dataclass(frozen=True, slots=True)
class Pengukuran:
    """One whole run of `make bench`."""

    mesin: Mapping[str, str]
    """What it ran on, in printed order: name -> words."""
    baris: Sequence[Baris]

    def cari(self, kunci: str, basis: str, sasaran: int | None) -> Baris | None:
        """The row of a step; a database of another version is the same one."""
        cocok = (b for b in self.baris if (b.kunci, b.sasaran) == (kunci, sasaran) and _merek(b.basis) == _merek(basis))
        return next(cocok, None)

    @property
    def basis(self) -> list[str]:
        """The databases, in the order of measuring."""
        return list(dict.fromkeys(b.basis for b in self.baris))

    @property
    def ukuran(self) -> list[int]:
        """The sizes of the villages, the smallest first."""
        return sorted({b.sasaran for b in self.baris if b.sasaran is not None})

    def sebagai_json(self) -> dict[str, Any]:
        return {"bentuk": BENTUK, "mesin": dict(self.mesin), "baris": [sebagai_json(b) for b in self.baris]}

    @classmethod
    def dari_json(cls, isi: Mapping[str, Any]) -> Pengukuran:
        """Raises ValueError for a file of another shape."""
        if isi.get("bentuk") != BENTUK:
            raise ValueError(f"Bukan berkas pengukuran bentuk {BENTUK}.")
        return cls(isi["mesin"], baris_dari_json(isi["baris"]))


def sebagai_json(baris: Baris) -> dict[str, Any]:
    """Without what is empty; medians beside the runs, for those who read the file."""
    isi = {nama: nilai for nama, nilai in asdict(baris).items() if nilai not in ("", None, (), {})}
    for nama in ("ms", "prosesor"):
        if nama in isi:
            isi[nama] = [round(satu, 3) for satu in isi[nama]]
            isi[f"{nama}_median"] = round(statistics.median(isi[nama]), 3)
    return isi


def baris_dari_json(semua: Iterable[Mapping[str, Any]]) -> list[Baris]:
    """The other way round; medians are computed again."""
    hasil = []
    for isi in semua:
        bersih = {nama: nilai for nama, nilai in isi.items() if not nama.endswith("_median")}
        bersih |= {nama: tuple(bersih[nama]) for nama in ("ms", "prosesor") if nama in bersih}
        hasil.append(Baris(**bersih))
    return hasil
