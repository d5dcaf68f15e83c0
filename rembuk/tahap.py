"""PURE: the seven stages of a planning year: their last days, what is done, what is missing, and the words for it.

Source: the seven stages of the guide to convergence at village level; latest weeks as districts set them, the rembuk in
the fourth week of July by default. A cycle for the RKP Desa of a year is planned in the year before it, carried out in
it, and evaluated with its last quarter in January after it.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kpm.dokumen.terbilang import tanggal_panjang
from rembuk.fakta_tahap import (
    ADVOKASI,
    FGD,
    ISI,
    MAD,
    PELAKSANAAN,
    PEMANTAUAN,
    PEMETAAN,
    REMBUK,
    URUTAN,
    Fakta,
    Isi,
    sebutan,
)

MINGGU = ("I", "II", "III", "IV", "V")
BAKU: dict[str, tuple[int, int]] = {
    PEMETAAN: (1, 5),
    FGD: (5, 4),
    MAD: (6, 4),
    REMBUK: (7, 4),
    ADVOKASI: (9, 5),
    PELAKSANAAN: (12, 5),
    PEMANTAUAN: (1, 5),
}
"""Stage -> month and week it ends in where no region decided otherwise; the RKP Desa is fixed by end of September."""
_TAHUN = {PELAKSANAAN: 0, PEMANTAUAN: 1}
"""Year of a stage's last day against the RKP year; planning lies in the year before."""


def akhir_minggu(tahun: int, bulan: int, minggu: int) -> dt.date:
    """Last day of a week of a month: its ``minggu``-th Sunday; of the fifth week the last day of the month.

    Weeks run from Monday to Sunday and the days before the first Monday are week I. So week IV ends between day 22
    and 28: "minggu IV Juli 2026" is 26 July 2026. Raises ValueError for a week outside 1 to 5.
    """
    if not 1 <= minggu <= 5:
        raise ValueError(f"Minggu harus 1 sampai 5, bukan {minggu}")
    if minggu == 5:
        return dt.date(tahun, bulan, calendar.monthrange(tahun, bulan)[1])
    pertama = dt.date(tahun, bulan, 1)
    return pertama + dt.timedelta(days=6 - pertama.weekday() + 7 * (minggu - 1))


def batas_tahap(
    tahap: str, tahun_rkp: int, aturan: Mapping[str, tuple[int, int]], musdes: dt.date | None = None
) -> dt.date:
    """The last day of a stage: ``aturan`` of the region (month, week) or the rule; a rembuk before the Musdes."""
    bulan, minggu = aturan.get(tahap, BAKU[tahap])
    batas = akhir_minggu(tahun_rkp + _TAHUN.get(tahap, -1), bulan, minggu)
    return min(batas, musdes - dt.timedelta(days=1)) if musdes and tahap == REMBUK else batas


class Keadaan(StrEnum):
    """How far a stage is."""

    SELESAI = "selesai"
    BERJALAN = "kini"
    BELUM = "belum"
    TIDAK_PERLU = "lewat"
    TERLEWAT = "terlewat"
    """Not complete in the records, and its time is over: the rembuk was held without it, or the year has ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tahapan:
    """One stage as the page tells it."""

    kode: str
    nomor: int
    nama: str
    keadaan: Keadaan
    batas: dt.date
    kata: str
    """The state in one line: "Selesai. 25 Juni 2026, 9 usulan"."""
    sudah: tuple[str, ...]
    kurang: tuple[str, ...]
    mulai: bool
    """Something of it exists already."""
    terlambat: bool
    sisa: str
    """ "13 hari lagi", "terlambat 3 hari"; empty for what asks for nothing any more."""


def susun(fakta: Fakta) -> tuple[Tahapan, ...]:
    """The seven stages of a planning year, in their order; the first that asks for something is the running one."""
    rencana, _ = sebutan(fakta.kelurahan)
    nama = {
        PEMETAAN: "Pemetaan sosial",
        FGD: "FGD di RDS",
        MAD: "FGD antarkelurahan" if fakta.kelurahan else "FGD antardesa",
        REMBUK: "Rembuk stunting",
        ADVOKASI: f"Advokasi ke {rencana}" if fakta.kelurahan else "Advokasi",
        PELAKSANAAN: "Pelaksanaan",
        PEMANTAUAN: "Pemantauan",
    }
    isi = {kode: baca(fakta) for kode, baca in ISI.items()}
    lewat = _waktunya_lewat(fakta, rembuk_selesai=isi[REMBUK].selesai)
    hasil: list[Tahapan] = []
    kini_ada = False
    for nomor, kode in enumerate(URUTAN, start=1):
        satu, batas = isi[kode], batas_tahap(kode, fakta.tahun_rkp, fakta.aturan, fakta.musdes)
        keadaan = _keadaan(satu, terlewat=kode in lewat, kini_ada=kini_ada)
        kini_ada = kini_ada or keadaan is Keadaan.BERJALAN
        diminta = keadaan in (Keadaan.BERJALAN, Keadaan.BELUM)
        terlambat = diminta and bool(satu.kurang) and fakta.pada > batas
        hasil.append(
            Tahapan(
                kode=kode,
                nomor=nomor,
                nama=nama[kode],
                keadaan=keadaan,
                batas=batas,
                kata=_kata(satu, keadaan),
                sudah=satu.sudah,
                kurang=() if satu.tidak_perlu else satu.kurang,
                mulai=satu.mulai,
                terlambat=terlambat,
                sisa=sisa(batas, fakta.pada) if diminta else "",
            )
        )
    return tuple(hasil)


def _waktunya_lewat(fakta: Fakta, *, rembuk_selesai: bool) -> frozenset[str]:
    """Stages nobody can catch up on any more: before a rembuk that was held, or of a planning year that has ended."""
    berakhir = fakta.pada.year >= fakta.tahun_rkp
    if rembuk_selesai:
        return frozenset((PEMETAAN, FGD, MAD))
    return frozenset((PEMETAAN, FGD, MAD, REMBUK, ADVOKASI)) if berakhir else frozenset()


def _keadaan(satu: Isi, *, terlewat: bool, kini_ada: bool) -> Keadaan:
    if satu.tidak_perlu:
        return Keadaan.TIDAK_PERLU
    if satu.selesai:
        return Keadaan.SELESAI
    if terlewat:
        return Keadaan.TERLEWAT
    return Keadaan.BERJALAN if not kini_ada and (satu.mulai or satu.kurang) else Keadaan.BELUM


def _kata(satu: Isi, keadaan: Keadaan) -> str:
    if keadaan is Keadaan.TIDAK_PERLU:
        return "Tidak diperlukan"
    if keadaan is Keadaan.TERLEWAT:
        return "Tidak lengkap dicatat" if satu.sudah else "Tidak dicatat"
    if keadaan is Keadaan.SELESAI:
        return f"Selesai. {satu.kata}" if satu.kata else "Selesai"
    if satu.mulai:
        return f"Sedang berjalan. {satu.kata}" if satu.kata else "Sedang berjalan"
    return satu.kata or "Belum mulai"


def sisa(batas: dt.date, pada: dt.date) -> str:
    """ "13 hari lagi", "hari ini", "terlambat 3 hari": a last day as seen from a day."""
    hari = (batas - pada).days
    if hari < 0:
        return f"terlambat {-hari} hari"
    return f"{hari} hari lagi" if hari else "hari ini"


def tugas(tahapan: Sequence[Tahapan]) -> str:
    """The one sentence for a start page: "Rembuk stunting paling lambat 26 Juli 2026: rembuk belum diadakan."

    Of the running stage, where something of it is missing; empty when nothing is to be done now.
    """
    for satu in tahapan:
        if satu.keadaan is Keadaan.BERJALAN and satu.kurang:
            return f"{satu.nama} paling lambat {tanggal_panjang(satu.batas)}, {satu.sisa}: {_kecil(satu.kurang[0])}."
    return ""


def _kecil(kalimat: str) -> str:
    """A sentence going on after a colon; what begins with an abbreviation or a name keeps its capital."""
    kata = kalimat.split(maxsplit=1)[0]
    tetap = kata.isupper() or kata in ("Berita", "Formulir", "Triwulan")
    return kalimat if tetap else kalimat[:1].lower() + kalimat[1:]
