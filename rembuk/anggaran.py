"""PURE: the money against stunting: what a line may spend and has spent, sums, and Tabel 5 of Formulir 4.

All amounts are Decimal rupiah. Source of Tabel 5: Formulir 4, format annexed to PMK 193/PMK.07/2018.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from kpm.dokumen.terbilang import rupiah, tanggal_panjang

NOL = Decimal(0)
NAMA_BIDANG = {
    "1": "Penyelenggaraan Pemerintahan Desa",
    "2": "Pelaksanaan Pembangunan Desa",
    "3": "Pembinaan Kemasyarakatan",
    "4": "Pemberdayaan Masyarakat",
    "5": "Penanggulangan Bencana, Keadaan Darurat dan Mendesak Desa",
}
BARIS_TABEL5 = {"2": "Bidang Pembangunan Desa", "4": "Bidang Pemberdayaan Masyarakat Desa"}
"""Rows of Tabel 5 in printed order, by bidang."""
ALOKASI, REALISASI = "alokasi", "realisasi"
"""The two readings of its columns (setting ``tabel5_mode``)."""
DANA_DESA = "DDS"
_DUA_ANGKA = Decimal("0.01")


def persen(bagian: Decimal, seluruh: Decimal) -> Decimal | None:
    """``bagian`` of ``seluruh`` as a percentage with two places, ROUND_HALF_UP; None of nothing."""
    return (bagian * 100 / seluruh).quantize(_DUA_ANGKA, ROUND_HALF_UP) if seluruh else None


def bidang_kode(kode: str) -> str:
    """The bidang a code of activity belongs to: "02.02.02" -> "2". Raises ValueError for what is no such code."""
    cocok = re.fullmatch(r"0([1-5])\.\d{2}\.\d{2}", kode)
    if cocok is None:
        raise ValueError("Kode kegiatan ditulis bidang.subbidang.kegiatan, misalnya 02.02.02.")
    return cocok[1]


@dataclass(frozen=True, slots=True)
class Pos:
    """One line of the budget as it is counted."""

    bidang: str
    sumber: str
    anggaran: Decimal
    perubahan: Decimal | None
    """The budget after the change within the year; None while there was none."""
    realisasi: Decimal

    @property
    def pagu(self) -> Decimal:
        """What may be spent: after the change where there was one, a change to nothing included."""
        return self.anggaran if self.perubahan is None else self.perubahan

    @property
    def sisa(self) -> Decimal:
        """What is left; negative where more was spent."""
        return self.pagu - self.realisasi

    @property
    def lebih(self) -> Decimal:
        """How much more was spent than there was."""
        return max(self.realisasi - self.pagu, NOL)

    @property
    def persen(self) -> Decimal | None:
        return persen(self.realisasi, self.pagu)


def jumlahkan(semua: Iterable[Pos]) -> Pos:
    """The sum of some lines; ``perubahan`` is there as soon as one of them was changed."""
    semua = list(semua)
    berubah = any(satu.perubahan is not None for satu in semua)
    return Pos(
        bidang="",
        sumber="",
        anggaran=sum((satu.anggaran for satu in semua), NOL),
        perubahan=sum((satu.pagu for satu in semua), NOL) if berubah else None,
        realisasi=sum((satu.realisasi for satu in semua), NOL),
    )


def menurut(semua: Iterable[Pos], kunci: Callable[[Pos], str]) -> dict[str, Pos]:
    """Sums by what ``kunci`` says of a line, in the order in which each was met first."""
    kelompok: dict[str, list[Pos]] = {}
    for satu in semua:
        kelompok.setdefault(kunci(satu), []).append(satu)
    return {nilai: jumlahkan(isi) for nilai, isi in kelompok.items()}


@dataclass(frozen=True, slots=True)
class AngkaBidang:
    """The Dana Desa of one bidang in a year: everything, and what of it is against stunting."""

    total: Decimal | None
    """What the APBDes gives the whole bidang; None while nobody has written it down."""
    stunting: Decimal
    """What it gives the activities against stunting."""
    realisasi: Decimal
    """What of that has been spent."""


@dataclass(frozen=True, slots=True)
class BarisTabel5:
    """One row of Tabel 5 by the reading the settings choose."""

    bidang: str
    """Its number, or "" for the line of the other bidang."""
    nama: str
    total: Decimal | None
    """Column "Total Alokasi Dana"; None where it was not written down."""
    khusus: Decimal
    """Column "Alokasi Dana" of the activities against stunting."""
    realisasi: Decimal
    """Spent; on the screen only."""

    @property
    def persen(self) -> Decimal | None:
        """None with nothing to divide by."""
        return persen(self.khusus, self.total) if self.total else None


@dataclass(frozen=True, slots=True)
class Tabel5:
    """The use of Dana Desa against stunting in a budget year, as known on a day."""

    tahun: int
    pada: dt.date
    """Last day whose spending is counted."""
    mode: str
    """ALOKASI or REALISASI."""
    bidang: Mapping[str, AngkaBidang]
    """Of the bidang 1 to 5 that have any money in it."""

    @property
    def baris(self) -> tuple[BarisTabel5, ...]:
        """The two rows of the official table, empty ones too."""
        return tuple(self._baris(satu, nama, self._angka(satu)) for satu, nama in BARIS_TABEL5.items())

    @property
    def lainnya(self) -> BarisTabel5 | None:
        """What the official table leaves out: activities against stunting of the bidang 1, 3 and 5."""
        semua = [(satu, isi) for satu, isi in self.bidang.items() if satu not in BARIS_TABEL5 and isi.stunting]
        if not semua:
            return None
        total = None if any(isi.total is None for _, isi in semua) else sum((i.total or NOL for _, i in semua), NOL)
        angka = AngkaBidang(total, sum((i.stunting for _, i in semua), NOL), sum((i.realisasi for _, i in semua), NOL))
        return self._baris("", f"Bidang lain ({', '.join(satu for satu, _ in semua)})", angka)

    @property
    def catatan(self) -> str:
        """What the columns hold, and what is missing in them, as one or two sentences."""
        if self.mode == REALISASI:
            return (
                f"Dana Desa menurut APBDes {self.tahun}. Total alokasi = anggaran kegiatan pencegahan stunting; "
                f"alokasi dana = realisasinya sampai {tanggal_panjang(self.pada)}."
            )
        kurang = [satu.nama for satu in self.baris if satu.total is None]
        ekor = f" Total alokasi {' dan '.join(kurang)} belum dicatat." if kurang else ""
        return f"Dana Desa menurut APBDes {self.tahun}, setelah perubahan bila ada.{ekor}"

    def _angka(self, bidang: str) -> AngkaBidang:
        return self.bidang.get(bidang, AngkaBidang(None, NOL, NOL))

    def _baris(self, bidang: str, nama: str, isi: AngkaBidang) -> BarisTabel5:
        if self.mode == REALISASI:
            return BarisTabel5(bidang, nama, isi.stunting, isi.realisasi, isi.realisasi)
        return BarisTabel5(bidang, nama, isi.total, isi.stunting, isi.realisasi)


def susun_tabel5(tahun: int, pada: dt.date, mode: str, pos: Iterable[Pos], total: Mapping[str, Decimal]) -> Tabel5:
    """Tabel 5 from the budget lines of a year with what was spent until ``pada``, and what the APBDes gives each
    whole bidang from Dana Desa. Only Dana Desa counts."""
    jumlah = menurut((satu for satu in pos if satu.sumber == DANA_DESA), lambda satu: satu.bidang)
    bidang = {}
    for satu in NAMA_BIDANG:
        if satu in jumlah or satu in total:
            isi = jumlah.get(satu) or jumlahkan([])
            bidang[satu] = AngkaBidang(total.get(satu), isi.pagu, isi.realisasi)
    return Tabel5(tahun, pada, mode, bidang)


def bekukan_tabel5(tabel: Tabel5 | None) -> dict[str, Any] | None:
    """Tabel 5 as a finalised quarter keeps it, in plain values. The reading of its columns is among the settings."""
    if tabel is None:
        return None
    return {
        "tahun": tabel.tahun,
        "pada": tabel.pada.isoformat(),
        "bidang": {
            satu: {
                "total": None if isi.total is None else f"{isi.total:.2f}",
                "stunting": f"{isi.stunting:.2f}",
                "realisasi": f"{isi.realisasi:.2f}",
            }
            for satu, isi in tabel.bidang.items()
        },
    }


def cairkan_tabel5(isi: Mapping[str, Any] | None, mode: str) -> Tabel5 | None:
    """Tabel 5 as it was frozen; None where nothing was recorded, or the card is older than this table."""
    if isi is None:
        return None
    bidang = {
        satu: AngkaBidang(
            None if angka["total"] is None else Decimal(angka["total"]),
            Decimal(angka["stunting"]),
            Decimal(angka["realisasi"]),
        )
        for satu, angka in isi["bidang"].items()
    }
    return Tabel5(isi["tahun"], dt.date.fromisoformat(isi["pada"]), mode, bidang)


def tabel5_json(tabel: Tabel5 | None) -> dict[str, Any] | None:
    """The table as plain values: amounts and percentages as text with a full stop, None for what is not recorded."""
    if tabel is None:
        return None
    lain = tabel.lainnya
    return {
        "mode": tabel.mode,
        "tahun": tabel.tahun,
        "pada": tabel.pada.isoformat(),
        "baris": [_baris_json(satu) for satu in tabel.baris],
        "lainnya": _baris_json(lain) if lain else None,
    }


def _baris_json(satu: BarisTabel5) -> dict[str, Any]:
    return {
        "bidang": satu.bidang,
        "nama": satu.nama,
        "total": None if satu.total is None else f"{satu.total:.2f}",
        "alokasi": f"{satu.khusus:.2f}",
        "persen": None if satu.persen is None else str(satu.persen),
        "realisasi": f"{satu.realisasi:.2f}",
    }


@dataclass(frozen=True, slots=True)
class Pertanyaan:
    """Something unlikely that is asked about once before it is stored."""

    kode: str
    """Tells it from other questions, and from the same one about another amount."""
    kalimat: str


def tanya_lebih(realisasi: Decimal, pagu: Decimal) -> Pertanyaan | None:
    """Asks about more money spent than the budget gives; None otherwise."""
    if realisasi <= pagu:
        return None
    kalimat = f"Realisasi menjadi {rupiah(realisasi)}, lebih besar dari anggarannya {rupiah(pagu)}. Betul?"
    return Pertanyaan(f"lebih-{realisasi}-{pagu}", kalimat)


def tanya_bidang(bidang: str, sumber: str, jumlah: Decimal, pagu: Decimal | None) -> Pertanyaan | None:
    """Asks about activities that together take more than their bidang has from a source (in words)."""
    if pagu is None or jumlah <= pagu:
        return None
    kalimat = (
        f"Semua kegiatan bidang {NAMA_BIDANG[bidang]} dari {sumber} menjadi {rupiah(jumlah)}, lebih besar dari "
        f"anggaran bidang itu {rupiah(pagu)}. Betul?"
    )
    return Pertanyaan(f"bidang-{jumlah}-{pagu}", kalimat)


def tanya_kode(kode: str) -> Pertanyaan:
    """Asks about a code that is in no list of this region."""
    return Pertanyaan(f"kode-{kode}", f"Kode {kode} tidak ada dalam daftar kode kegiatan. Betul?")
