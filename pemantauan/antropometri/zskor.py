"""WHO z-scores of one measurement: age in days, corrected position, the rule beyond 3 SD, flags; half away from zero.

Source: WHO Child Growth Standards, Methods and development (2006), chapter 7; the limits, the correction of 0.7 cm and
the flags as in WHO's own R package anthro. A z that lies exactly between two hundredths goes away from zero
(2.345 -> 2.35, -2.345 -> -2.35), as everywhere in this program; it is found by exact arithmetic, not by floats.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
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
"""Mean days of a month (WHO)."""
HARI_SEMBILAN_BULAN = 274
"""First day of nine months (days / 30.4375)."""
BULAN_TERAKHIR = 59
"""Bulan penuh up to which a child is a child under five."""
BEDA_POSISI = Decimal("0.7")
"""Lying a child is so many cm longer than standing."""
BATAS_TANDA = {"HAZ": (-600, 600), "WAZ": (-600, 500), "WHZ": (-500, 500), "BAZ": (-500, 500)}
"""Outside these hundredths of an SD a z-score is implausible; the limits themselves are not."""
_HAZ, _WAZ, _WHZ, _BAZ = BATAS_TANDA.values()
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
    """z-scores in hundredths from the age in days (0 to 1826), kg and cm; None for what cannot be told.

    Raises ArithmeticError where weight or length is so far from any child's that floats cannot hold the way to its z.
    """
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
    tanda: tuple[str, ...] = ()
    if jenis_kelamin in ("L", "P") and hari <= HARI_TERAKHIR:
        if cm is not None:
            pb_u = _z(cm, baris("pb_u")[jenis_kelamin][hari], dibatasi=False)
            if not _HAZ[0] <= pb_u <= _HAZ[1]:
                tanda += ("HAZ",)
        if kg is not None:
            bb_u = _z(kg, baris("bb_u")[jenis_kelamin][hari])
            if not _WAZ[0] <= bb_u <= _WAZ[1]:
                tanda += ("WAZ",)
        if cm is not None and kg is not None:
            bb_pb = _berat_panjang(kg, cm, jenis_kelamin, hari)
            if bb_pb is not None and not _WHZ[0] <= bb_pb <= _WHZ[1]:
                tanda += ("WHZ",)
            imt_u = _z(kg, baris("imt_u")[jenis_kelamin][hari], cm)
            if not _BAZ[0] <= imt_u <= _BAZ[1]:
                tanda += ("BAZ",)
    return Perseratus(pb_u, bb_u, bb_pb, imt_u, (*tanda, POSISI_JANGGAL) if janggal else tanda, cm)


def _berat_panjang(kg: Decimal, cm: Decimal, jenis_kelamin: str, hari: int) -> int | None:
    """Weight for length or height; between two rows L, M and S are interpolated. None outside the table."""
    tabel: Literal["bb_pb", "bb_tb"] = "bb_pb" if hari < HARI_BERDIRI else "bb_tb"
    mm = cm * 10
    bawah, atas = RENTANG_MM[tabel]
    if not bawah <= mm <= atas:
        return None
    isi, ke = baris(tabel)[jenis_kelamin], int(mm)
    bagian = mm - ke
    return _z(kg, isi[ke], antara=(isi[ke + 1], bagian) if bagian else None)


def _z(
    y: Decimal,
    lms: Lms,
    cm: Decimal | None = None,
    *,
    dibatasi: bool = True,
    antara: tuple[Lms, Decimal] | None = None,
) -> int:
    """A value's z in hundredths, half away from zero.

    ``cm``: ``y`` is a weight and the body mass index is meant. ``antara``: the next row of the table and how far on the
    way to it. Floats decide, unless the z lies so close to the middle of two hundredths that they cannot tell.
    """
    nilai = float(y) if cm is None else float(y) / (float(cm) / 100) ** 2
    l, m, s = lms if antara is None else _sela(lms, antara[0], float(antara[1]))  # noqa: E741 (the L of LMS)
    z = z_tepat(nilai, l, m, s, dibatasi)
    seratus = (z if z >= 0 else -z) * 100 + 0.5
    bulat = int(seratus)
    rawan = 1e-7 * (1 + seratus)
    if rawan < seratus - bulat < 1 - rawan:
        return bulat if z >= 0 else -bulat
    with localcontext() as konteks:
        konteks.prec = 50
        l, m, s = _desimal(lms) if antara is None else _sela(_desimal(lms), _desimal(antara[0]), antara[1])  # noqa: E741
        tepat = y if cm is None else y / (cm / 100) ** 2
        return int((z_tepat(tepat, l, m, s, dibatasi) * 100).to_integral_value("ROUND_HALF_UP"))


def _sela(satu: Sequence[Any], dua: Sequence[Any], bagian: Any) -> tuple[Any, Any, Any]:
    """L, M and S at a part of the way from one row to the next."""
    l, m, s = (a + (b - a) * bagian for a, b in zip(satu, dua, strict=True))  # noqa: E741 (the L of LMS)
    return l, m, s


def _desimal(lms: Lms) -> tuple[Decimal, Decimal, Decimal]:
    """A row as printed: the shortest text of a float is the text of the file."""
    return Decimal(repr(lms[0])), Decimal(repr(lms[1])), Decimal(repr(lms[2]))


def z_tepat(y: Any, l: Any, m: Any, s: Any, dibatasi: bool) -> Any:  # noqa: E741 (the L of LMS)
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
