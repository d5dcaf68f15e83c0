"""The sheet of a counselling session as it is posted: one row for each pregnancy or child, with what it began as."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

JAWAB: dict[str, bool | None] = {"ya": True, "tidak": False, "": None}
KATA = {True: "Ya", False: "Tidak", None: "belum dicatat"}
_HURUF: dict[str, bool | None] = {"y": True, "t": False, "-": None}
_AWAL = re.compile(r"(\d{1,9})([01])([yt-])([yt-])", re.ASCII)
_NAMA = re.compile(r"(ibu|anak)-([0-9a-f]{32})-awal", re.ASCII)
PALING_BANYAK = 200
"""Rows of one posted sheet; a page holds fewer."""


class Tanda(NamedTuple):
    """What is written about one row: was the father invited, did he come, did the mother come."""

    diundang: bool
    ayah: bool | None
    ibu: bool | None

    @classmethod
    def dari(cls, peserta: Any) -> Tanda:
        """Of a stored attendance; nothing for None."""
        return cls(peserta.ayah_diundang, peserta.ayah_hadir, peserta.ibu_hadir) if peserta else cls(False, None, None)

    @property
    def hadir(self) -> bool:
        """Whether anything is said about who came."""
        return self.ayah is not None or self.ibu is not None

    def sandi(self, versi: int) -> str:
        """With the version, as the sheet carries it."""
        huruf = {nilai: satu for satu, nilai in _HURUF.items()}
        return f"{versi}{int(self.diundang)}{huruf[self.ayah]}{huruf[self.ibu]}"

    def beda(self, lain: Tanda) -> list[tuple[str, str, str]]:
        """(label, of this, of the other) where they differ."""
        label = ("Ayah diundang", "Ayah hadir", "Ibu hadir")
        return [(nama, KATA[a], KATA[b]) for nama, a, b in zip(label, self, lain, strict=True) if a is not b]


@dataclass(frozen=True, slots=True)
class IsianPeserta:
    """One posted row."""

    kelompok: str
    uuid: UUID
    versi: int
    """Version that was shown; 0 where nothing was stored."""
    awal: Tanda
    isi: Tanda
    galat: str = ""

    @property
    def kunci(self) -> tuple[str, UUID]:
        return self.kelompok, self.uuid


def kode_baris(kelompok: str, uuid: UUID) -> str:
    """Begins the names of a row's inputs."""
    return f"{kelompok}-{uuid.hex}"


def baca_isian(data: Mapping[str, Any]) -> Iterator[IsianPeserta]:
    """The rows of a posted sheet. What is no answer of the sheet comes back with ``galat``."""
    for cocok in list(filter(None, map(_NAMA.fullmatch, data)))[:PALING_BANYAK]:
        awal = _AWAL.fullmatch(str(data[cocok[0]]))
        kelompok, uuid = cocok[1], UUID(cocok[2])
        kode = kode_baris(kelompok, uuid)
        ayah, ibu = (str(data.get(f"{kode}-{satu}", "")) for satu in ("ayah", "ibu"))
        galat = "" if awal and ayah in JAWAB and ibu in JAWAB else "Pilih Ya, Tidak, atau –."
        yield IsianPeserta(
            kelompok=kelompok,
            uuid=uuid,
            versi=int(awal[1]) if awal else 0,
            awal=Tanda(awal[2] == "1", _HURUF[awal[3]], _HURUF[awal[4]]) if awal else Tanda(False, None, None),
            isi=Tanda(f"{kode}-undang" in data, JAWAB.get(ayah), JAWAB.get(ibu)),
            galat=galat,
        )
