"""WHO z-scores of one measurement: age in days, corrected position, the rule beyond 3 SD, flags; half away from zero.

Source: WHO Child Growth Standards, Methods and development (2006), chapter 7; the limits, the correction of 0.7 cm and
the flags as in WHO's own R package anthro. A z that lies exactly between two hundredths goes away from zero
(2.345 -> 2.35, -2.345 -> -2.35), as everywhere in this program; it is found by exact arithmetic, not by floats.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Any, Literal, NamedTuple

from kpm.periode import bulan_penuh
from pemantauan.antropometri.lms import HARI_TERAKHIR, RENTANG_MM, Lms, baris

DasarUmur = Literal["hari", "bulan"]
"""Which row of the tables by age: that of the exact day (WHO), or of the completed month (Permenkes 2/2020)."""
HARI_BERDIRI = 731
"""From this day on height is measured standing."""
HARI_SEBULAN = Decimal("30.4375")
HARI_SEMBILAN_BULAN = 274
"""First day of nine months (days / 30.4375)."""
BULAN_TERAKHIR = 59
"""Bulan penuh up to which a child is a child under five."""
BEDA_POSISI = Decimal("0.7")
"""Lying a child is so many cm longer than standing."""
BATAS_TANDA = {"HAZ": (-600, 600), "WAZ": (-600, 500), "WHZ": (-500, 500), "BAZ": (-500, 500)}
"""Outside these hundredths of an SD a z-score is implausible; the limits themselves are not."""
POSISI_JANGGAL = "POS9MO"


@dataclass(frozen=True, slots=True)
class Ukuran:
    """One measurement of a child: kg, cm, how it was measured (L lying, H standing, "" unknown)."""

    jenis_kelamin: str
    """L or P."""
    lahir: dt.date | None
    tanggal: dt.date
    """The day of measurement."""
    berat: Decimal | None = None
    panjang: Decimal | None = None
    cara_ukur: str = ""
    edema: bool | None = None
    """Both feet are swollen: the weight then tells nothing about the child's own body."""


class Perseratus(NamedTuple):
    """z-scores as whole hundredths of an SD; None where there is none."""

    pb_u: int | None
    bb_u: int | None
    bb_pb: int | None
    imt_u: int | None
    tanda: tuple[str, ...]
    panjang_koreksi: Decimal | None


@dataclass(frozen=True, slots=True)
class Zskor:
    """The z-scores of one measurement, two decimals, None where there is none."""

    pb_u: Decimal | None
    """Length or height for age."""
    bb_u: Decimal | None
    """Weight for age."""
    bb_pb: Decimal | None
    """Weight for length, or for height from day 731."""
    imt_u: Decimal | None
    """Body mass index for age."""
    tanda: tuple[str, ...]
    """What is implausible, in this order: HAZ (pb_u), WAZ (bb_u), WHZ (bb_pb), BAZ (imt_u), POS9MO (measured standing
    below nine months)."""
    umur_hari: int | None
    umur_bulan: int | None
    """Bulan penuh."""
    panjang_koreksi: Decimal | None
    """cm as the tables want it: lying before day 731, standing from then on."""
    edema: bool = False

    @property
    def ada(self) -> bool:
        """Whether anything at all could be told."""
        return self.edema or any(z is not None for z in (self.pb_u, self.bb_u, self.bb_pb, self.imt_u))


TANPA_ZSKOR = Zskor(None, None, None, None, (), None, None, None)


def zskor(ukuran: Ukuran, *, dasar_umur: DasarUmur = "hari") -> Zskor:
    """The z-scores of a measurement of a child of 0 to 59 bulan penuh.

    None everywhere without a birth date, before birth and from the fifth birthday on. ``dasar_umur`` "bulan" reads the
    tables, and tells lying from standing, at the day on which the completed month begins for WHO (30.4375 days each).
    """
    if ukuran.lahir is None or ukuran.tanggal < ukuran.lahir:
        return TANPA_ZSKOR
    hari = (ukuran.tanggal - ukuran.lahir).days
    bulan = bulan_penuh(ukuran.lahir, ukuran.tanggal)
    if bulan > BULAN_TERAKHIR:
        return Zskor(None, None, None, None, (), hari, bulan, None)
    hasil = hitung(
        ukuran.jenis_kelamin,
        hari if dasar_umur == "hari" else hari_bulan(bulan),
        ukuran.berat,
        ukuran.panjang,
        ukuran.cara_ukur,
        edema=bool(ukuran.edema),
    )
    pb_u, bb_u, bb_pb, imt_u = (None if z is None else Decimal(z).scaleb(-2) for z in hasil[:4])
    return Zskor(pb_u, bb_u, bb_pb, imt_u, hasil.tanda, hari, bulan, hasil.panjang_koreksi, bool(ukuran.edema))


def hari_bulan(bulan: int) -> int:
    """The day on which a month of life begins in the tables: bulan x 30.4375, half up."""
    return int(bulan * HARI_SEBULAN + Decimal("0.5"))


def hitung(
    jenis_kelamin: str,
    hari: int | None,
    berat: Decimal | None,
    panjang: Decimal | None,
    cara_ukur: str = "",
    *,
    edema: bool = False,
) -> Perseratus:
    """z-scores in hundredths from the age in days (0 to 1826), kg and cm; None for what cannot be told."""
    if hari is None or hari < 0:
        return Perseratus(None, None, None, None, (), None)
    janggal = cara_ukur == "H" and hari < HARI_SEMBILAN_BULAN
    cm = panjang if panjang is not None and panjang > 0 else None
    if cm is not None and not janggal:
        if hari < HARI_BERDIRI:
            if cara_ukur == "H":
                cm += BEDA_POSISI
        elif cara_ukur == "L":
            cm -= BEDA_POSISI
            cm = cm if cm > 0 else None
    kg = berat if berat is not None and berat > 0 and not edema else None
    pb_u = bb_u = bb_pb = imt_u = None
    if jenis_kelamin in ("L", "P") and hari <= HARI_TERAKHIR:
        if cm is not None:
            pb_u = _panjang(cm, baris("pb_u")[jenis_kelamin][hari])
        if kg is not None:
            bb_u = _menurut_umur(float(kg), baris("bb_u")[jenis_kelamin][hari], lambda: kg)
        if cm is not None and kg is not None:
            bb_pb = _berat_panjang(kg, cm, jenis_kelamin, hari)
            imt = float(kg) / (float(cm) / 100) ** 2
            imt_u = _menurut_umur(imt, baris("imt_u")[jenis_kelamin][hari], lambda: kg / (cm / 100) ** 2)
    tanda = tuple(
        nama
        for nama, z in zip(BATAS_TANDA, (pb_u, bb_u, bb_pb, imt_u), strict=True)
        if z is not None and not BATAS_TANDA[nama][0] <= z <= BATAS_TANDA[nama][1]
    )
    return Perseratus(pb_u, bb_u, bb_pb, imt_u, (*tanda, POSISI_JANGGAL) if janggal else tanda, cm)


def _berat_panjang(kg: Decimal, cm: Decimal, jenis_kelamin: str, hari: int) -> int | None:
    """Weight for length or height; between two rows L, M and S are interpolated. None outside the table."""
    tabel: Literal["bb_pb", "bb_tb"] = "bb_pb" if hari < HARI_BERDIRI else "bb_tb"
    mm = cm * 10
    bawah, atas = RENTANG_MM[tabel]
    if not bawah <= mm <= atas:
        return None
    isi, ke = baris(tabel)[jenis_kelamin], int(mm)
    if mm == ke:
        return _berat(float(kg), isi[ke], lambda: z_tepat(kg, *_desimal(isi[ke]), dibatasi=True))
    satu, dua, bagian = isi[ke], isi[ke + 1], mm - ke
    sela = _sela(satu, dua, float(bagian))
    return _berat(float(kg), sela, lambda: z_tepat(kg, *_sela(_desimal(satu), _desimal(dua), bagian), dibatasi=True))


def _sela(satu: Sequence[Any], dua: Sequence[Any], bagian: Any) -> tuple[Any, Any, Any]:
    """L, M and S at a part of the way from one row to the next."""
    l, m, s = (a + (b - a) * bagian for a, b in zip(satu, dua, strict=True))  # noqa: E741 (the L of LMS)
    return l, m, s


def _desimal(lms: Lms) -> tuple[Decimal, Decimal, Decimal]:
    """A row as printed: the shortest text of a float is the text of the file."""
    return Decimal(repr(lms[0])), Decimal(repr(lms[1])), Decimal(repr(lms[2]))


def z_tepat(y: Any, l: Any, m: Any, s: Any, *, dibatasi: bool) -> Any:  # noqa: E741 (the L of LMS)
    """The unrounded z of a value: floats in, float out; Decimals in, Decimal out.

    ``dibatasi``: beyond 3 SD counted in steps of the distance from 2 to 3 SD, as WHO does for what contains weight.
    """
    if l == 1 and not dibatasi:
        return (y - m) / (m * s)
    z = ((y / m) ** l - 1) / (l * s)
    if not dibatasi or -3 <= z <= 3:
        return z
    if z > 3:
        tiga = nilai_sd(l, m, s, 3)
        return 3 + (y - tiga) / (tiga - nilai_sd(l, m, s, 2))
    tiga = nilai_sd(l, m, s, -3)
    return (y - tiga) / (nilai_sd(l, m, s, -2) - tiga) - 3


def nilai_sd(l: Any, m: Any, s: Any, k: Any) -> Any:  # noqa: E741
    """SD(k) = M (1 + L S k)^(1/L): the value at k SD, floats or Decimals."""
    return m * (1 + l * s * k) ** (1 / l)


def _panjang(cm: Decimal, lms: Lms) -> int:
    _, m, s = lms
    return _bulat((float(cm) - m) / (m * s), lambda: z_tepat(cm, *_desimal(lms), dibatasi=False))


def _menurut_umur(y: float, lms: Lms, tepat: Callable[[], Decimal]) -> int:
    """``tepat`` gives the same value as ``y`` without rounding."""
    return _berat(y, lms, lambda: z_tepat(tepat(), *_desimal(lms), dibatasi=True))


def _berat(y: float, lms: Lms, tepat: Callable[[], Decimal]) -> int:
    """``tepat`` gives the exact z."""
    return _bulat(z_tepat(y, *lms, dibatasi=True), tepat)


def _bulat(z: float, tepat: Callable[[], Decimal]) -> int:
    """Hundredths, half away from zero; where a float cannot tell on which side it lies, by exact arithmetic."""
    seratus = abs(z) * 100 + 0.5
    bulat = int(seratus)
    sisa = seratus - bulat
    rawan = 1e-9 * seratus
    if rawan < sisa < 1 - rawan:
        return int(math.copysign(bulat, z))
    with localcontext() as konteks:
        konteks.prec = 50
        return int((tepat() * 100).to_integral_value("ROUND_HALF_UP"))
