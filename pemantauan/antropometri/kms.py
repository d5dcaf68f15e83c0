"""The Kartu Menuju Sehat: whether the weight rose enough since last month, twice in a row, red and orange line.

Source: Buku KIA 2023, KMS; the order of the rules and 2T, BGM as posyandu count them. Each weighed child has exactly
one code: N naik, T tidak naik, O not weighed last month, B weighed for the first time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kpm.periode import Bulan

DuaT = Literal["putus", "lewati"]
"""Whether a missed month between two T breaks the row, or is passed over."""
TabelKbm = Mapping[tuple[str, int], int]
"""(sex, bulan penuh at the weighing) -> grams to be gained within the month."""
GARIS_MERAH = Decimal(-3)
GARIS_JINGGA = Decimal(1)
"""The orange line is taken as +1 SD, from where Permenkes 2/2020 says "risiko berat badan lebih"."""


@dataclass(frozen=True, slots=True)
class Timbangan:
    """One weighing; of several in a calendar month the last one."""

    bulan: Bulan
    berat: Decimal
    """kg"""
    umur_bulan: int | None
    """Bulan penuh at the weighing."""
    putusan: str = ""
    """N or T as a health worker read it from the curve, against the KBM."""


@dataclass(frozen=True, slots=True)
class KodeKms:
    """What the KMS says of one weighing."""

    kode: str
    """N, T, O or B."""
    dua_t: bool
    """T, and the weighing before it too."""
    kenaikan: int | None
    """Grams since last month; None without a weighing then."""
    kbm: int | None
    """Grams that were to be gained."""
    menurut_kbm: str
    """The code without the health worker's word."""

    @property
    def diputuskan(self) -> bool:
        """A health worker decided otherwise."""
        return self.kode != self.menurut_kbm


def kode_kms(
    timbangan: Sequence[Timbangan], jenis_kelamin: str, kbm: TabelKbm, *, dua_t: DuaT = "putus"
) -> tuple[KodeKms, ...]:
    """The code of each weighing of one child, in the order of the months given (the oldest first).

    Birth weight is no weighing of the posyandu. At 0 bulan penuh there is no KBM: any gain then counts as naik. A
    health worker decides between N and T only, never against O or B.
    """
    hasil: list[KodeKms] = []
    lalu: Timbangan | None = None
    baris_t = False
    for satu in timbangan:
        naik = perlu = None
        if lalu is None:
            hitung = "B"
        elif lalu.bulan.geser(1) != satu.bulan:
            hitung = "O"
        else:
            naik = int(((satu.berat - lalu.berat) * 1000).to_integral_value("ROUND_HALF_UP"))
            perlu = None if satu.umur_bulan is None else kbm.get((jenis_kelamin, satu.umur_bulan))
            hitung = "N" if naik >= (1 if perlu is None else perlu) else "T"
        kode = satu.putusan if satu.putusan in ("N", "T") and hitung in ("N", "T") else hitung
        hasil.append(KodeKms(kode, kode == "T" and baris_t, naik, perlu, hitung))
        if kode in ("N", "T") or dua_t == "putus":
            baris_t = kode == "T"
        lalu = satu
    return tuple(hasil)


def bawah_garis_merah(bb_u: Decimal | None, *, edema: bool = False) -> bool:
    """BGM: below the red line of the KMS, BB/U < -3 SD, or oedema."""
    return edema or (bb_u is not None and bb_u < GARIS_MERAH)


def atas_garis_jingga(bb_u: Decimal | None) -> bool:
    """Above the orange line of the KMS."""
    return bb_u is not None and bb_u > GARIS_JINGGA
