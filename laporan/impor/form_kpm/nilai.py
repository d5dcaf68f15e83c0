"""PURE: what a cell of Formulir 2A, 2B or 2C says, with the readings this workbook asks for.

Source: decisions on reading a Form KPM workbook: a tick without a number is one visit (30 tablets of Fe); 2 or more is
a count; kg or cm means done; 0 is no, "-" is not recorded; a lone 1 under Fe, weight or length is a riddle unless the
whole sheet ticks with 1 and 0.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from kpm.bacaan.bentuk import Nilai, NilaiJanggal
from kpm.bacaan.nilai import Tanggal, centang, tanggal, teks
from kpm.nik import seperti_nik
from pemantauan.indikator import HPK_2018
from pemantauan.kelayakan import BATAS, galat_angka
from pemantauan.kelayakan.baku import BERAT_LAZIM, PANJANG_LAZIM

FE_SEBULAN = 30
"""Tablets a tick stands for."""
UMUR_CAMPAK = HPK_2018.ambang_anak.umur_imunisasi_lengkap
"""From this age (bulan penuh) a tick under imunisasi means complete, measles included."""
TANDA_STRIP = frozenset({"-", "–", "—"})
_ANGKA = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:kg|cm|gr?|x|kali|btr|butir|tablet|tab)?\.?")
_GIZI = {
    "n": (),
    "normal": (),
    "baik": (),
    "gizi baik": (),
    "sehat": (),
    "gb": ("gizi_buruk",),
    "b": ("gizi_buruk",),
    "buruk": ("gizi_buruk",),
    "gizi buruk": ("gizi_buruk",),
    "gk": ("gizi_kurang",),
    "k": ("gizi_kurang",),
    "kurang": ("gizi_kurang",),
    "gizi kurang": ("gizi_kurang",),
    "s": ("stunting",),
    "stunting": ("stunting",),
    "pendek": ("stunting",),
    "sangat pendek": ("stunting",),
}
GIZI = ("gizi_buruk", "gizi_kurang", "stunting")
_HAMIL = {
    "n": (),
    "normal": (),
    "k": ("kek",),
    "kek": ("kek",),
    "r": ("resti",),
    "risti": ("resti",),
    "resti": ("resti",),
    "resiko tinggi": ("resti",),
    "risiko tinggi": ("resti",),
}
HAMIL = ("kek", "resti")
_TIKAR = {
    "m": "M",
    "merah": "M",
    "k": "K",
    "kuning": "K",
    "h": "H",
    "hijau": "H",
    "normal": "H",
    "biasa": "H",
    "td": "",
    "tidak diukur": "",
}
AKHIR = (
    ("keguguran", ("keguguran", "abortus", "gugur")),
    ("lahir_mati", ("lahir mati", "iufd", "meninggal dalam kandungan", "still birth", "stillbirth")),
)
"""Words that tell another end of a pregnancy than a live birth."""


class TidakJelas(ValueError):
    """A cell that can be read in two ways; ``tebakan`` is what it means if the person importing says "take it"."""

    def __init__(self, kalimat: str, tebakan: Any = None) -> None:
        super().__init__(kalimat)
        self.tebakan = tebakan


@dataclass(slots=True)
class Terbaca:
    """Values of one row as they are gathered: fields, where they stood, what is unclear, what to know."""

    nilai: dict[str, Any] = field(default_factory=dict)
    sel: dict[str, str] = field(default_factory=dict)
    ragu: list[tuple[str, str]] = field(default_factory=list)
    """(cell, sentence)."""
    kabar: list[str] = field(default_factory=list)
    """Sentences beside a row that is taken."""


def hampa(nilai: Nilai) -> bool:
    """An empty cell; a dash is none, it says "not recorded"."""
    return teks(nilai) == ""


def strip(nilai: Nilai) -> bool:
    """Not recorded: -."""
    return teks(nilai) in TANDA_STRIP


def angka(nilai: Nilai) -> Decimal | None:
    """The number a cell holds, with or without its unit; None for a tick or a word."""
    if isinstance(nilai, (bool, dt.date)):
        return None
    if isinstance(nilai, int | Decimal):
        return Decimal(nilai)
    cocok = _ANGKA.fullmatch(teks(nilai).casefold())
    return Decimal(cocok[1].replace(",", ".")) if cocok else None


def tanda(nilai: Nilai) -> bool | None:
    """A tick; None for an empty cell and a dash. Raises TidakJelas."""
    if hampa(nilai) or strip(nilai):
        return None
    try:
        return centang(nilai)
    except NilaiJanggal as galat:
        raise TidakJelas(str(galat)) from galat


def hitung(nilai: Nilai, bidang: str, satu_nol: bool) -> int | None:
    """How often (tablets of Fe): see above. Raises TidakJelas."""
    berarti = FE_SEBULAN if bidang == "fe" else 1
    banyak = angka(nilai)
    if banyak is None:
        ya = tanda(nilai)
        return None if ya is None else berarti if ya else 0
    if banyak == 1 and bidang == "fe" and not satu_nol:
        raise TidakJelas("Angka 1 di kolom pil Fe dapat berarti satu tablet atau tanda ya.", berarti)
    if banyak <= 1 and banyak == int(banyak):
        return berarti if banyak else 0
    if kalimat := galat_angka(bidang, banyak):
        raise TidakJelas(kalimat)
    return int(banyak)


def jawab(nilai: Nilai, *, boleh_banyak: bool) -> bool | None:
    """Yes or no. A count of 2 or more is yes where something can happen twice. Raises TidakJelas."""
    banyak = angka(nilai)
    if banyak is None or banyak in (0, 1):
        return tanda(nilai) if banyak is None else bool(banyak)
    if boleh_banyak and banyak == int(banyak) and banyak <= BATAS["konseling"].atas:
        return True
    raise TidakJelas(f"“{teks(nilai)}” bukan tanda ya atau tidak.")


def ukuran(
    nilai: Nilai, bidang: str, *, satu_nol: bool, umur: int | None, jenis_kelamin: str
) -> tuple[bool | None, Decimal | None, str]:
    """Measured or not, the measure where it is plausible for the age, and a sentence where it was not kept.

    ``bidang`` is berat (kg) or panjang (cm). Raises TidakJelas.
    """
    banyak = angka(nilai)
    if banyak is None:
        return tanda(nilai), None, ""
    if banyak == 0:
        return False, None, ""
    if banyak == 1:
        if not satu_nol:
            apa = "berat" if bidang == "berat" else "tinggi"
            raise TidakJelas(f"Angka 1 di kolom {apa} badan dapat berarti tanda ya atau ukuran.", (True, None, ""))
        return True, None, ""
    batas = BATAS[bidang]
    bulat = banyak.quantize(Decimal(1).scaleb(-batas.koma), ROUND_HALF_UP)
    if galat_angka(bidang, bulat) or not _lazim(bidang, bulat, umur, jenis_kelamin):
        if bidang == "panjang" and banyak == int(banyak) and banyak <= BATAS["konseling"].atas:
            return True, None, ""
        return True, None, f"Angka {teks(nilai)} tidak disimpan sebagai {batas.nama}, hanya sebagai tanda ya."
    return True, bulat, ""


def _lazim(bidang: str, nilai: Decimal, umur: int | None, jenis_kelamin: str) -> bool:
    tabel = (BERAT_LAZIM if bidang == "berat" else PANJANG_LAZIM).get(jenis_kelamin)
    if tabel is None or umur is None or not 0 <= umur < len(tabel):
        return True
    bawah, atas = tabel[umur]
    return bawah <= float(nilai) <= atas


def status(nilai: Nilai, kata: str) -> dict[str, bool]:
    """Status gizi (``kata`` "gizi") or kehamilan as its flags; empty for a dash. Raises TidakJelas."""
    daftar, semua = (_GIZI, GIZI) if kata == "gizi" else (_HAMIL, HAMIL)
    if strip(nilai):
        return {}
    ada: set[str] = set()
    for bagian in re.split(r"[,/+;&]| dan ", teks(nilai).casefold().replace(".", "")):
        if (kunci := " ".join(bagian.split())) not in daftar:
            apa = "status gizi" if kata == "gizi" else "status kehamilan"
            raise TidakJelas(f"“{teks(nilai)}” bukan {apa} yang dikenal.")
        ada |= set(daftar[kunci])
    return {satu: satu in ada for satu in semua}


def normal(kata: str) -> dict[str, bool]:
    """The flags of a normal child or pregnancy."""
    return dict.fromkeys(GIZI if kata == "gizi" else HAMIL, False)


def tikar(nilai: Nilai) -> str:
    """H, K, M; empty when not measured. Raises TidakJelas."""
    if hampa(nilai) or strip(nilai):
        return ""
    isi = teks(nilai).casefold()
    if isi not in _TIKAR:
        raise TidakJelas(f"“{teks(nilai)}” bukan hasil tikar. Tulis M, K, atau H.")
    return _TIKAR[isi]


def imunisasi(nilai: Nilai, umur: int | None) -> str:
    """belum, kecuali (complete but measles), lengkap; empty when not recorded. Raises TidakJelas."""
    isi = teks(nilai).casefold()
    if isi in ("lengkap", "belum"):
        return isi
    ya = jawab(nilai, boleh_banyak=True)
    if ya is None:
        return ""
    if not ya:
        return "belum"
    if umur is None:
        raise TidakJelas("Tanda imunisasi tidak dapat dibaca tanpa umur anak.")
    return "kecuali" if umur < UMUR_CAMPAK else "lengkap"


def hari(nilai: Nilai) -> Tanggal | None:
    """A date, or a month of which the day is not known; None for an empty cell. Raises TidakJelas."""
    if hampa(nilai) or strip(nilai):
        return None
    isi = teks(nilai)
    if cocok := re.fullmatch(r"(\d{1,2})[/\-](\d{4})", isi):
        from kpm.bacaan.nilai import akhir_bulan

        if 1 <= int(cocok[1]) <= 12:
            return Tanggal(akhir_bulan(int(cocok[2]), int(cocok[1])), bulan_saja=True)
    try:
        return tanggal(nilai)
    except NilaiJanggal as galat:
        raise TidakJelas(str(galat)) from galat


def bulat(nilai: Nilai) -> int | None:
    """Age in whole months; None where nothing is told. Raises TidakJelas."""
    if hampa(nilai) or strip(nilai):
        return None
    cocok = re.fullmatch(r"(\d+)(?:\s*(?:bln|bulan|bl))?\.?", teks(nilai).casefold())
    if not cocok:
        raise TidakJelas(f"“{teks(nilai)}” bukan umur dalam bulan.")
    return int(cocok[1])


def kunci_kia(nilai: Nilai) -> str:
    """A KIA number as it is compared: a number in one sheet and text in the next are one; empty when there is none.

    A NIK in its place is none: it would stand unencrypted on every form.
    """
    if seperti_nik(teks(nilai)):
        return ""
    isi = re.sub(r"[\s.'\-/]", "", teks(nilai)).casefold()
    if isinstance(nilai, Decimal) and nilai == int(nilai):
        isi = str(int(nilai))
    return isi.lstrip("0") if isi.isdigit() else isi


def akhir_lain(*kalimat: str) -> str:
    """keguguran or lahir_mati where a cell or note says so, else empty."""
    semua = " ".join(kalimat).casefold()
    return next((hasil for hasil, kata in AKHIR if any(satu in semua for satu in kata)), "")
