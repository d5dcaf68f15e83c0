"""PURE: why somebody is referred, which reasons are suggested from what is known, and the numbers of the slip.

Sources of the reasons: Buku KIA 2023 (KMS: not rising, below the red line, above the orange one), Permenkes 2/2020
(words of nutrition), petunjuk Formulir 2A and 2B (KEK, RESTI, tikar). A reason is what the KPM saw, never a treatment.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kpm.dokumen.terbilang import tanggal_panjang

HARI_DIJAWAB = 14
"""Days after which a referral without an answer is asked about again, on the last of them. Data: no source gives a
number."""
IBU, ANAK = "ibu", "anak"
LAIN = "lain"


@dataclass(frozen=True, slots=True)
class Alasan:
    """One reason of the list."""

    kode: str
    kata: str
    kelompok: str = ""
    """ "ibu", "anak"; empty: for everybody."""
    mendesak: bool = False
    """The person should be seen at once, not at the next occasion."""


ALASAN: tuple[Alasan, ...] = (
    Alasan("bengkak", "Bengkak pada kedua kaki", ANAK, mendesak=True),
    Alasan("gizi_buruk", "Gizi buruk", ANAK, mendesak=True),
    Alasan("bgm", "Berat badan di bawah garis merah (BGM)", ANAK, mendesak=True),
    Alasan("t2", "Berat badan tidak naik dua kali berturut-turut (2T)", ANAK, mendesak=True),
    Alasan("t1", "Berat badan tidak naik (T)", ANAK),
    Alasan("gizi_kurang", "Gizi kurang", ANAK),
    Alasan("stunting", "Pendek menurut umur (stunting)", ANAK),
    Alasan("tikar_merah", "Tikar pertumbuhan merah", ANAK),
    Alasan("berat_lebih", "Berat badan di atas garis jingga", ANAK),
    Alasan("imunisasi", "Tidak datang imunisasi", ANAK),
    Alasan("tidak_timbang", "Tidak datang menimbang", ANAK),
    Alasan("resti", "Risiko tinggi (RESTI)", IBU, mendesak=True),
    Alasan("lewat_hpl", "Lewat hari perkiraan lahir", IBU, mendesak=True),
    Alasan("kek", "KEK (lingkar lengan atas kecil)", IBU),
    Alasan("anemia", "Anemia (Hb rendah)", IBU),
    Alasan("anc", "Terlambat periksa kehamilan", IBU),
    Alasan("nifas", "Belum diperiksa sesudah melahirkan", IBU),
    Alasan("bahaya", "Ada tanda bahaya menurut Buku KIA", mendesak=True),
    Alasan(LAIN, "Lainnya, ditulis di keterangan"),
)
KATA = {satu.kode: satu.kata for satu in ALASAN}


@dataclass(frozen=True, slots=True)
class Angka:
    """One number of the slip: what, how much with its unit and decimals after a comma, of which day."""

    nama: str
    nilai: str
    pada: dt.date | None = None

    def simpanan(self) -> list[str]:
        """As it is kept in a referral: [label, value, ISO day or ""]."""
        return [self.nama, self.nilai, self.pada.isoformat() if self.pada else ""]

    @property
    def hari(self) -> str:
        """The day in words; empty where the number is of no day."""
        return tanggal_panjang(self.pada) if self.pada else ""


@dataclass(frozen=True, slots=True)
class Bahan:
    """What is known of somebody on a day: reasons that hold, and the numbers for the slip."""

    alasan: tuple[str, ...] = ()
    angka: tuple[Angka, ...] = ()


def pilihan_alasan(kelompok: str, tersimpan: Iterable[str] = ()) -> list[tuple[str, str]]:
    """(code, words) of the reasons for a group, and of those a referral holds already, in the order of the list."""
    ada = set(tersimpan)
    return [(s.kode, s.kata) for s in ALASAN if s.kelompok in ("", kelompok) or s.kode in ada]


def urut_alasan(kode: Iterable[str]) -> list[str]:
    """These codes in the order of the list, the urgent ones of a group first; unknown codes are left out."""
    semua = set(kode)
    return [satu.kode for satu in ALASAN if satu.kode in semua]


def mendesak(kode: Iterable[str]) -> bool:
    """Whether one of these reasons asks for the person to be seen at once."""
    ada = set(kode)
    return any(satu.mendesak for satu in ALASAN if satu.kode in ada)


def kata_alasan(kode: Sequence[str], keterangan: str = "") -> list[str]:
    """The reasons in words; "lain" is told by what was written about it."""
    return [KATA[satu] for satu in urut_alasan(kode) if satu != LAIN or not keterangan]


def sebut_alasan(kode: Sequence[str], keterangan: str = "") -> list[str]:
    """The reasons for a line of a list: what was written stands in it where it is the only reason."""
    return kata_alasan(kode, keterangan) or [keterangan]


def baca_angka(tersimpan: Sequence[Sequence[str]]) -> list[Angka]:
    """The numbers of a stored referral."""
    return [Angka(nama, nilai, dt.date.fromisoformat(hari) if hari else None) for nama, nilai, hari in tersimpan]


def per_hari(angka: Iterable[Angka]) -> list[tuple[str, list[Angka]]]:
    """Numbers by their day in words ("" for those of no day), days and numbers in the order they come in."""
    hasil: dict[str, list[Angka]] = {}
    for satu in angka:
        hasil.setdefault(satu.hari, []).append(satu)
    return list(hasil.items())


def lewat_tunggu(tanggal: dt.date, pada: dt.date) -> bool:
    """Whether a referral of this day has waited HARI_DIJAWAB days or more for its answer."""
    return (pada - tanggal).days >= HARI_DIJAWAB


def batas_tunggu(pada: dt.date) -> dt.date:
    """A referral of this day or before it has waited too long (`lewat_tunggu`)."""
    return pada - dt.timedelta(days=HARI_DIJAWAB)
