"""PURE: who is to be seen first and why: P1 gizi buruk, P2 stunting, P3 early signs and risky pregnancies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pemantauan.antropometri import PENDEK

TANPA = 9
"""Stands for nobody's priority where persons are put in order."""


@dataclass(frozen=True, slots=True)
class Prioritas:
    """1 to 3, or None, with every reason; the first reason is the one that decides."""

    nomor: int | None = None
    alasan: tuple[str, ...] = ()

    @property
    def urutan(self) -> int:
        return self.nomor or TANPA


BIASA = Prioritas()


def prioritas(tanda: Iterable[tuple[int, str]]) -> Prioritas:
    """The gravest of these (number, reason) and all reasons, the gravest first; `BIASA` without any."""
    urut = sorted(tanda, key=lambda satu: satu[0])
    return Prioritas(urut[0][0], tuple(dict.fromkeys(kata for _, kata in urut))) if urut else BIASA


def tanda_anak(
    *,
    gizi_buruk: bool,
    gizi_kurang: bool,
    stunting: bool,
    tikar_merah: bool,
    bb_pb: str = "",
    pb_u: str = "",
    edema: bool = False,
    tidak_naik: int = 0,
    bgm: bool = False,
) -> list[tuple[int, str]]:
    """What speaks for a child: the status health workers gave last, the categories of its last z-scores (Permenkes
    2/2020), and the KMS: ``tidak_naik`` weighings in a row coded T, below the red line."""
    hasil = []
    if gizi_buruk:
        hasil.append((1, "Gizi buruk"))
    elif edema or bb_pb == "Gizi buruk":
        hasil.append((1, "Edema" if edema else "Gizi buruk menurut ukuran"))
    if stunting:
        hasil.append((2, "Stunting"))
    elif pb_u in PENDEK:
        hasil.append((2, f"{pb_u} menurut ukuran"))
    if tidak_naik:
        hasil.append((3, "Berat tidak naik, 2T" if tidak_naik > 1 else "Berat tidak naik"))
    if bgm:
        hasil.append((3, "Di bawah garis merah"))
    if gizi_kurang:
        hasil.append((3, "Gizi kurang"))
    elif bb_pb == "Gizi kurang":
        hasil.append((3, "Gizi kurang menurut ukuran"))
    if tikar_merah and not stunting:
        hasil.append((3, "Tikar merah"))
    return hasil


def tanda_ibu(*, kek: bool, resti: bool) -> list[tuple[int, str]]:
    """What speaks for a running pregnancy, as a person decided."""
    return [(3, kata) for ada, kata in ((kek, "KEK"), (resti, "Risiko tinggi")) if ada]
