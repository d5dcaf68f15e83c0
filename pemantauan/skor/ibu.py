"""Formulir 3A: what one pregnant or delivered woman received in the quarter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass

from pemantauan.indikator import AmbangIbu, SetIndikator
from pemantauan.skor.jawaban import Baris, Jawaban, Nilai, cukup, jumlahkan, punya, tanpa_catatan, tidak_sesuai

_TANPA_USIA = " (usia kehamilan belum diketahui, dinilai seperti trimester 3)"


@dataclass(frozen=True, slots=True, kw_only=True)
class DataIbu:
    """One pregnancy in one quarter. Counts and ticks are None when nothing was recorded in their span."""

    id: str
    no_kia: str
    nama: str
    keluarga: int
    dusun: str
    posyandu: str = ""
    punya_catatan: bool = True
    """At least one monthly record in the quarter."""
    kek: bool | None = None
    resti: bool | None = None
    usia_bulan: int | None = None
    """Largest pregnancy age of the quarter in completed months."""
    melahirkan: dt.date | None = None
    """Delivery, or stillbirth from 22 weeks, on or before the quarter's last day."""
    bulan_dipantau: int = 0
    """Months of the quarter with a record, 0 to 3."""
    anc: int | None = None
    fe: int | None = None
    """Tablets received and taken in the quarter."""
    konseling: int | None = None
    kunjungan: int | None = None
    nifas: int | None = None
    """Visits from delivery to the quarter's end."""
    suami_hadir: bool = False
    """The husband attended counselling at least once in the quarter: a figure of its own, never the mother's Y."""
    air: bool | None = None
    jamban: bool | None = None
    jamkes: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisIbu(Baris):
    """A row of 3A."""

    data: DataIbu
    status: str
    """KEK, RESTI or NORMAL; KEK is printed when both apply."""
    trimester: int | None
    """1 to 3; None once delivered or while the age is unknown."""

    @property
    def bersalin(self) -> bool:
        return self.data.melahirkan is not None


def nilai_ibu(data: DataIbu, pengaturan: Mapping[str, str], set_indikator: SetIndikator) -> BarisIbu:
    """Judge one woman by the rules of 3A. ``pengaturan`` is complete, as ``gabungkan`` returns it."""
    trimester = None if data.melahirkan else _trimester(data.usia_bulan, set_indikator.ambang_ibu)
    jawaban = {kode: aturan(data, pengaturan, set_indikator.ambang_ibu) for kode, aturan in _ATURAN.items()}
    if not data.punya_catatan:
        jawaban = tanpa_catatan(jawaban)
    diterima, seharusnya = jumlahkan(jawaban)
    return BarisIbu(
        jawaban=jawaban,
        diterima=diterima,
        seharusnya=seharusnya,
        data=data,
        status=status_ibu(data),
        trimester=trimester,
    )


def jawaban_ibu(kode: str, data: DataIbu, pengaturan: Mapping[str, str], set_indikator: SetIndikator) -> Jawaban:
    """One answer of `nilai_ibu` alone, for what tries many. Raises KeyError for an indicator women do not have."""
    jawaban = _ATURAN[kode](data, pengaturan, set_indikator.ambang_ibu)
    return jawaban if data.punya_catatan else tanpa_catatan({kode: jawaban})[kode]


def kelas_ibu(kode: str, usia_bulan: int | None, ambang: AmbangIbu) -> Hashable:
    """What the rule of an indicator makes of an age of the pregnancy: ages of one class are judged alike."""
    return _trimester(usia_bulan, ambang) if kode in ("anc", "konseling") else None


def status_ibu(data: DataIbu) -> str:
    """KEK, RESTI or NORMAL as printed; KEK when both apply (forms.md 0.4.21)."""
    return "KEK" if data.kek else "RESTI" if data.resti else "NORMAL"


def _trimester(usia_bulan: int | None, ambang: AmbangIbu) -> int | None:
    if usia_bulan is None:
        return None
    pertama, kedua = ambang.akhir_trimester
    return 1 if usia_bulan <= pertama else 2 if usia_bulan <= kedua else 3


_LEWAT = {
    "anc": "Sudah melahirkan, periksa kehamilan tidak dinilai lagi",
    "fe": "Sudah melahirkan, tablet tambah darah tidak dinilai lagi",
    "konseling": "Sudah melahirkan, konseling ibu hamil tidak dinilai lagi",
    "kunjungan": "Sudah melahirkan, kunjungan rumah ibu hamil tidak dinilai lagi",
}
"""Why a service of pregnancy is not judged after the delivery."""


def _masa(data: DataIbu, ambang: AmbangIbu) -> tuple[int, str, str]:
    """Place of the trimester in a threshold, its words, and what follows every reason; without a known age she needs
    what trimester 3 needs, and the reason says so."""
    trimester = _trimester(data.usia_bulan, ambang)
    if trimester:
        return trimester - 1, f" pada trimester {trimester}", ""
    return 2, " dalam triwulan ini", _TANPA_USIA


def _anc(data: DataIbu, pengaturan: Mapping[str, str], ambang: AmbangIbu) -> Jawaban:
    ke, pada, catatan = _masa(data, ambang)
    return cukup(data.anc, ambang.anc[ke], "{} kali periksa" + pada, "periksa kehamilan" + pada, catatan)


def _fe(data: DataIbu, pengaturan: Mapping[str, str], ambang: AmbangIbu) -> Jawaban:
    perlu = ambang.fe_tik if pengaturan["fe_rule"] == "tik" else ambang.fe
    return cukup(data.fe, perlu, "{} tablet dalam triwulan ini", "tablet tambah darah dalam triwulan ini")


def _konseling(data: DataIbu, pengaturan: Mapping[str, str], ambang: AmbangIbu) -> Jawaban:
    ke, pada, catatan = _masa(data, ambang)
    kalimat = "{} kali konseling gizi atau kelas ibu hamil" + pada
    return cukup(data.konseling, ambang.konseling[ke], kalimat, "konseling gizi" + pada, catatan)


def _nifas(data: DataIbu, pengaturan: Mapping[str, str], ambang: AmbangIbu) -> Jawaban:
    if not data.melahirkan:
        return tidak_sesuai("Belum melahirkan, nifas belum dinilai")
    kalimat = "{} kali periksa nifas sejak melahirkan"
    return cukup(data.nifas, ambang.nifas, kalimat, "periksa nifas sejak melahirkan")


def _kunjungan(data: DataIbu, pengaturan: Mapping[str, str], ambang: AmbangIbu) -> Jawaban:
    """Home visits are for KEK and RESTI; a status nobody wrote down counts as normal."""
    if data.kek or data.resti:
        kalimat = "{} kali kunjungan rumah dalam triwulan ini"
        return cukup(data.kunjungan, ambang.kunjungan, kalimat, "kunjungan rumah dalam triwulan ini")
    diketahui = data.kek is not None or data.resti is not None
    status = "Kehamilan normal" if diketahui else "Status kehamilan belum dicatat, dianggap normal"
    if pengaturan["bumil_normal_kunjungan"] == "T":
        return Jawaban(Nilai.T, f"{status}, menurut pengaturan dihitung tidak menerima kunjungan rumah")
    return tidak_sesuai(f"{status}, kunjungan rumah tidak dinilai")


Aturan = Callable[[DataIbu, Mapping[str, str], AmbangIbu], Jawaban]


def _selama_hamil(kode: str, aturan: Aturan) -> Aturan:
    """A rule that is judged until the delivery."""
    return lambda data, p, ambang: tidak_sesuai(_LEWAT[kode]) if data.melahirkan else aturan(data, p, ambang)


_ATURAN: dict[str, Aturan] = {
    "anc": _selama_hamil("anc", _anc),
    "fe": _selama_hamil("fe", _fe),
    "nifas": _nifas,
    "konseling": _selama_hamil("konseling", _konseling),
    "kunjungan": _selama_hamil("kunjungan", _kunjungan),
    "air": lambda d, *_: punya(d.air, "akses air bersih"),
    "jamban": lambda d, *_: punya(d.jamban, "jamban sehat"),
    "jamkes": lambda d, *_: punya(d.jamkes, "jaminan kesehatan"),
}
"""The rule of each indicator of 3A, in printed order."""
