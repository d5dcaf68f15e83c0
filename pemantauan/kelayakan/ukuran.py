"""Doubts about a measurement that its z-scores raise: beyond what WHO calls plausible, or against the growth mat.

Most measurements are far from any limit, and a village's are judged all at once: what lies within bounds that no limit
can reach is not computed at all. Those bounds come from the same WHO tables.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from pemantauan.antropometri import nama_indeks, petunjuk_tikar
from pemantauan.antropometri.kategori import Indeks
from pemantauan.antropometri.lms import RENTANG_MM, Lms, baris
from pemantauan.antropometri.tikar import WARNA
from pemantauan.antropometri.zskor import BATAS_TANDA, BULAN_TERAKHIR, HARI_SEBULAN, hitung, nilai_sd
from pemantauan.kelayakan.dasar import LAZIM, TANYA, Ragu, tanyakan
from pemantauan.kelayakan.mungkin import tulis

_TANDA: dict[str, tuple[Indeks, str]] = {
    "HAZ": ("pb_u", "panjang"),
    "WAZ": ("bb_u", "berat"),
    "WHZ": ("bb_pb", "berat"),
    "BAZ": ("imt_u", "berat"),
}
"""Flag -> the index, and the field it is asked at."""
_GESER_CM = 1
"""cm kept clear on both sides of a length, for the correction of the position."""
_JAUH = {"H": "M", "M": "H"}
"""Colours of the mat that lie two steps apart. One step is within what a mat can tell (growth mat studies), and no
reason to ask."""


def keraguan_zskor(
    nilai: Mapping[str, Any], *, lahir: dt.date | None, tanggal: dt.date, umur: int | None, jenis_kelamin: str
) -> Iterator[Ragu]:
    """Doubts about weight (kg) and length (cm) of one month by their z-scores, then about the colour of the mat.

    ``umur`` in bulan penuh. Limits: the flags of WHO Anthro (HAZ, WAZ, WHZ, BAZ) on the exact day.
    """
    berat: Decimal | None = nilai.get("berat")
    panjang: Decimal | None = nilai.get("panjang")
    if lahir is None or umur is None or not 0 <= umur <= BULAN_TERAKHIR or (berat is None and panjang is None):
        return
    tikar = nilai.get("tikar") or ""
    if _wajar(berat, panjang, umur, jenis_kelamin) and not _perlu_tikar(tikar, panjang, umur, jenis_kelamin):
        return
    z = hitung(
        jenis_kelamin,
        (tanggal - lahir).days,
        berat,
        panjang,
        nilai.get("cara_ukur") or "",
        edema=bool(nilai.get("edema")),
    )
    for tanda in z.tanda:
        if tanda not in _TANDA:
            continue
        indeks, bidang = _TANDA[tanda]
        bawah, atas = (satu // 100 for satu in BATAS_TANDA[tanda])
        angka = Decimal(getattr(z, indeks)).scaleb(-2)
        pada = f"{_ukuran(bidang, berat, panjang)} pada umur {umur} bulan"
        if indeks in ("bb_pb", "imt_u"):
            pada = f"{_ukuran('berat', berat, panjang)} untuk panjang {tulis(panjang or 0)} cm"
        batas = f"di luar yang masuk akal ({bawah} sampai {atas} SD)"
        kata = f"{pada}: {nama_indeks(indeks, umur)} {tulis(angka)} SD, {batas}"
        ragu = tanyakan(f"z_{indeks}", bidang, nilai[bidang], kata)
        if indeks in ("bb_pb", "imt_u"):  # about both numbers: another length is another doubt
            ragu = Ragu(f"{ragu.kode}/{panjang}", ragu.bidang, ragu.kalimat, ragu.nilai)
        yield ragu
    pb_u = None if z.pb_u is None else Decimal(z.pb_u).scaleb(-2)
    if tikar in _JAUH and petunjuk_tikar(pb_u, umur) == _JAUH[tikar]:
        kata = (
            f"Tikar {WARNA[tikar]}, padahal menurut panjang {tulis(panjang or 0)} cm ({tulis(pb_u or 0)} SD) "
            f"perkiraannya {WARNA[_JAUH[tikar]]}"
        )
        yield Ragu(f"tikar_z:{tikar}/{panjang}", "tikar", f"{kata}{TANYA}", tikar)


def _ukuran(bidang: str, berat: Decimal | None, panjang: Decimal | None) -> str:
    return f"Berat {tulis(berat or 0)} kg" if bidang == "berat" else f"Panjang {tulis(panjang or 0)} cm"


def _perlu_tikar(tikar: str, panjang: Decimal | None, umur: int, jenis_kelamin: str) -> bool:
    if panjang is None or tikar not in _JAUH:
        return False
    return tikar == "M" or float(panjang) < _batas_tikar()[jenis_kelamin][umur]


def _wajar(berat: Decimal | None, panjang: Decimal | None, umur: int, jenis_kelamin: str) -> bool:
    """Whether no z-score of these can be implausible, whatever the day of the month and the position."""
    if umur == 0:  # a newborn grows by two SD within its first month
        return False
    for bidang, angka in (("berat", berat), ("panjang", panjang)):
        bawah, atas = LAZIM[bidang][jenis_kelamin][umur]
        if angka is not None and not bawah <= angka <= atas:
            return False
    if berat is not None:
        bawah_kg, atas_kg = _pagar_umur("bb_u")[jenis_kelamin][umur]
        if not bawah_kg <= float(berat) <= atas_kg:
            return False
    if berat is None or panjang is None:
        return True
    kg, cm = float(berat), float(panjang)
    ringan, berlebih = _pagar_umur("imt_u")[jenis_kelamin][umur]
    if not ringan <= kg / ((cm + _GESER_CM) / 100) ** 2 or not kg / ((cm - _GESER_CM) / 100) ** 2 <= berlebih:
        return False
    pagar = _pagar_panjang()[jenis_kelamin].get(int(cm))
    return pagar is not None and pagar[0] <= kg <= pagar[1]


def _pagar(lms: Lms) -> tuple[float, float]:
    """The values at -5 and at 5 SD, counted beyond 3 SD as WHO does."""
    bawah, atas = nilai_sd(*lms, -3), nilai_sd(*lms, 3)
    return bawah - 2 * (nilai_sd(*lms, -2) - bawah), atas + 2 * (atas - nilai_sd(*lms, 2))


def _hari(umur: int) -> range:
    """Every day that can belong to this bulan penuh; a calendar month may run a few days off the mean one."""
    awal = int(umur * HARI_SEBULAN) - 3
    return range(max(awal, 0), min(awal + 38, 1827))


@cache
def _pagar_umur(tabel: Literal["bb_u", "imt_u"]) -> dict[str, list[tuple[float, float]]]:
    """Sex -> by bulan penuh the kg, or kg/m2, within which no z-score of this table is beyond 5 SD on any day."""
    hasil = {}
    for kelamin, isi in baris(tabel).items():
        harian = {hari: _pagar(lms) for hari, lms in isi.items()}
        bulanan = ([harian[hari] for hari in _hari(umur)] for umur in range(BULAN_TERAKHIR + 1))
        hasil[kelamin] = [(max(a for a, _ in satu), min(b for _, b in satu)) for satu in bulanan]
    return hasil


@cache
def _pagar_panjang() -> dict[str, dict[int, tuple[float, float]]]:
    """Sex -> by whole cm the kg within which no weight-for-length or -height is implausible."""
    hasil: dict[str, dict[int, tuple[float, float]]] = {}
    for kelamin in ("L", "P"):
        hasil[kelamin] = {}
        tabel = [(baris(nama)[kelamin], RENTANG_MM[nama]) for nama in ("bb_pb", "bb_tb")]
        for cm in range(40, 125):
            ujung = [
                _pagar(isi[mm])
                for isi, (bawah, atas) in tabel
                for mm in ((cm - _GESER_CM) * 10, (cm + 1 + _GESER_CM) * 10)
                if bawah <= mm <= atas
            ]
            if ujung:
                hasil[kelamin][cm] = max(a for a, _ in ujung), min(b for _, b in ujung)
    return hasil


@cache
def _batas_tikar() -> dict[str, list[float]]:
    """Sex -> by bulan penuh the cm from which on no length, lying or standing, is below -2 SD."""
    return {
        kelamin: [max(nilai_sd(*tabel[hari], -2) for hari in _hari(umur)) + _GESER_CM for umur in range(60)]
        for kelamin, tabel in baris("pb_u").items()
    }
