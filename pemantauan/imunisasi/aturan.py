"""What the regions decided about immunisation, on any day: hexavalent, JE, and which doses the basic set counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pemantauan.imunisasi.jadwal import DAFTAR_IDL, MENURUT_KODE, PROVINSI, DosisJadwal
from pemantauan.pengaturan import IKUT
from pemantauan.pengaturan_imunisasi import BAWAAN_IMUNISASI, DIHITUNG, JADWAL_PUSAT, YA


@dataclass(frozen=True, slots=True)
class Keputusan:
    """One decision of a region, with the day it begins."""

    lapisan: int
    """0 for the nation, then province and kabupaten: the greater is nearer to the village and wins."""
    kunci: str
    nilai: str
    sejak: dt.date


@dataclass(frozen=True, slots=True)
class Aturan:
    """The choices in force for a village, whatever the day asked about."""

    provinsi: str = ""
    """Two digits of the region code."""
    keputusan: tuple[Keputusan, ...] = field(default=())

    def nilai(self, kunci: str, pada: dt.date) -> str:
        """The value of an option on a day: the nearest region's latest decision, else the default."""
        menurut_lapisan: dict[int, Keputusan] = {}
        for satu in self.keputusan:
            if satu.kunci == kunci and satu.sejak <= pada:
                lama = menurut_lapisan.get(satu.lapisan)
                if lama is None or lama.sejak <= satu.sejak:
                    menurut_lapisan[satu.lapisan] = satu
        berlaku = [satu for _, satu in sorted(menurut_lapisan.items()) if satu.nilai != IKUT]
        return berlaku[-1].nilai if berlaku else BAWAAN_IMUNISASI[kunci]

    def dipakai(self, pilihan: str, pada: dt.date) -> bool:
        """Whether the region gives what an option is about on a day; by default where and since when the nation does.

        Source of the provinces and days: README of `pemantauan/data/imunisasi`.
        """
        nilai = self.nilai(pilihan, pada)
        if nilai != JADWAL_PUSAT:
            return nilai == YA
        sejak = PROVINSI[pilihan].get(self.provinsi)
        return sejak is not None and sejak <= pada

    def diberikan(self, dosis: DosisJadwal, lahir: dt.date) -> bool:
        """Whether a dose of the schedule falls to a child of this region."""
        return not dosis.pilihan or self.dipakai(dosis.pilihan, dosis.jatuh(lahir))

    def daftar_idl(self, pada: dt.date) -> tuple[str, ...]:
        """Codes of the doses that make the basic immunisation complete on a day, in order of age."""
        berlaku = [satu for satu in DAFTAR_IDL if dt.date.fromisoformat(satu["berlaku_sejak"]) <= pada]
        daftar: Mapping[str, Any] = berlaku[-1] if berlaku else DAFTAR_IDL[0]
        kode = set(daftar["dosis"])
        for kunci, tambahan in daftar["tambahan"].items():
            if self.nilai(kunci, pada) == DIHITUNG:
                kode |= set(tambahan)
        return tuple(satu for satu in MENURUT_KODE if satu in kode)
