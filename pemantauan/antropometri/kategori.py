"""What a z-score is called (Permenkes 2/2020), and the nutrition status it proposes for Formulir 2B."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pemantauan.antropometri.zskor import Zskor

Indeks = Literal["pb_u", "bb_u", "bb_pb", "imt_u"]
UMUR_TINGGI = 24
"""Bulan penuh from which the words are TB (tinggi badan), below it PB (panjang badan)."""
DUA, TIGA = Decimal(2), Decimal(3)

_GIZI = (
    (-TIGA, "Gizi buruk"),
    (-DUA, "Gizi kurang"),
    (Decimal(1), "Gizi baik"),
    (DUA, "Berisiko gizi lebih"),
    (TIGA, "Gizi lebih"),
    (None, "Obesitas"),
)
_KELAS: dict[Indeks, tuple[tuple[Decimal | None, str], ...]] = {
    "bb_u": (
        (-TIGA, "Berat badan sangat kurang"),
        (-DUA, "Berat badan kurang"),
        (Decimal(1), "Berat badan normal"),
        (None, "Risiko berat badan lebih"),
    ),
    "pb_u": ((-TIGA, "Sangat pendek"), (-DUA, "Pendek"), (TIGA, "Normal"), (None, "Tinggi")),
    "bb_pb": _GIZI,
    "imt_u": _GIZI,
}
"""Upper limit of each class and its word: -2 and -3 belong to the class above, +1, +2 and +3 to the class below."""
PENDEK = tuple(kata for batas, kata in _KELAS["pb_u"] if batas is not None and batas < 0)
"""Words of PB/U or TB/U that mean stunting: below -2 SD."""
_TANDA: dict[Indeks, str] = {"pb_u": "HAZ", "bb_u": "WAZ", "bb_pb": "WHZ", "imt_u": "BAZ"}


@dataclass(frozen=True, slots=True)
class Kategori:
    """The words for each index; empty where nothing can be told."""

    pb_u: str
    bb_u: str
    bb_pb: str
    imt_u: str


def kategori_indeks(indeks: Indeks, z: Decimal | None) -> str:
    """The word for one z-score, rounded to two decimals; empty for None."""
    if z is None:
        return ""
    for batas, kata in _KELAS[indeks]:
        if batas is None or z < batas or (batas > 0 and z == batas):
            return kata
    raise AssertionError(indeks)  # pragma: no cover (the last class has no limit)


def kategori(z: Zskor) -> Kategori:
    """The words for a measurement; a child with oedema counts as below -3 SD for what contains weight (WHO)."""
    if z.edema:
        berat = (_KELAS["bb_u"][0][1], _KELAS["bb_pb"][0][1], _KELAS["imt_u"][0][1])
    else:
        berat = (kategori_indeks("bb_u", z.bb_u), kategori_indeks("bb_pb", z.bb_pb), kategori_indeks("imt_u", z.imt_u))
    return Kategori(kategori_indeks("pb_u", z.pb_u), *berat)


def nama_indeks(indeks: Indeks, umur_bulan: int | None) -> str:
    """What an index is called at an age: "PB/U" and "BB/PB" below 24 bulan penuh, "TB/U" and "BB/TB" from there."""
    huruf = "TB" if umur_bulan is not None and umur_bulan >= UMUR_TINGGI else "PB"
    return {"pb_u": f"{huruf}/U", "bb_u": "BB/U", "bb_pb": f"BB/{huruf}", "imt_u": "IMT/U"}[indeks]


def janggal(z: Zskor, indeks: Indeks) -> bool:
    """Whether WHO calls the z-score of this index implausible."""
    return _TANDA[indeks] in z.tanda


def usul_gizi(z: Zskor) -> tuple[str, ...] | None:
    """GB, GK and S of Formulir 2B as the measurement proposes them; () for normal, None where it cannot tell.

    GB or GK from BB/PB (or BB/TB) and oedema, S from PB/U (or TB/U); BB/U never yields them. What is implausible
    proposes nothing, and "normal" needs both. A person decides.
    """
    pb_u = None if janggal(z, "pb_u") else z.pb_u
    bb_pb = None if janggal(z, "bb_pb") else z.bb_pb
    usul = []
    if z.edema or (bb_pb is not None and bb_pb < -TIGA):
        usul.append("GB")
    elif bb_pb is not None and bb_pb < -DUA:
        usul.append("GK")
    if pb_u is not None and pb_u < -DUA:
        usul.append("S")
    if usul or (pb_u is not None and bb_pb is not None):
        return tuple(usul)
    return None
