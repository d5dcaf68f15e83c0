"""Formulir 3A: what one pregnant or delivered woman received in the quarter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
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
    ambang = set_indikator.ambang_ibu
    trimester = None if data.melahirkan else _trimester(data.usia_bulan, ambang)
    jawaban = _bersalin(data, ambang) if data.melahirkan else _hamil(data, trimester, pengaturan, ambang)
    jawaban["air"] = punya(data.air, "akses air bersih")
    jawaban["jamban"] = punya(data.jamban, "jamban sehat")
    jawaban["jamkes"] = punya(data.jamkes, "jaminan kesehatan")
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


def status_ibu(data: DataIbu) -> str:
    """KEK, RESTI or NORMAL as printed; KEK when both apply (forms.md 0.4.21)."""
    return "KEK" if data.kek else "RESTI" if data.resti else "NORMAL"


def _trimester(usia_bulan: int | None, ambang: AmbangIbu) -> int | None:
    if usia_bulan is None:
        return None
    pertama, kedua = ambang.akhir_trimester
    return 1 if usia_bulan <= pertama else 2 if usia_bulan <= kedua else 3


def _hamil(
    data: DataIbu, trimester: int | None, pengaturan: Mapping[str, str], ambang: AmbangIbu
) -> dict[str, Jawaban]:
    """Services of a pregnant woman; without a known age she needs what trimester 3 needs, and the reason says so."""
    urutan = (trimester or 3) - 1
    pada, catatan = (f" pada trimester {trimester}", "") if trimester else (" dalam triwulan ini", _TANPA_USIA)
    fe = ambang.fe_tik if pengaturan["fe_rule"] == "tik" else ambang.fe
    return {
        "anc": cukup(data.anc, ambang.anc[urutan], "{} kali periksa" + pada, "periksa kehamilan" + pada, catatan),
        "fe": cukup(data.fe, fe, "{} tablet dalam triwulan ini", "tablet tambah darah dalam triwulan ini"),
        "nifas": tidak_sesuai("Belum melahirkan, nifas belum dinilai"),
        "konseling": cukup(
            data.konseling,
            ambang.konseling[urutan],
            "{} kali konseling gizi atau kelas ibu hamil" + pada,
            "konseling gizi" + pada,
            catatan,
        ),
        "kunjungan": _kunjungan(data, pengaturan, ambang),
    }


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


def _bersalin(data: DataIbu, ambang: AmbangIbu) -> dict[str, Jawaban]:
    kalimat = "{} kali periksa nifas sejak melahirkan"
    return {
        "anc": tidak_sesuai("Sudah melahirkan, periksa kehamilan tidak dinilai lagi"),
        "fe": tidak_sesuai("Sudah melahirkan, tablet tambah darah tidak dinilai lagi"),
        "nifas": cukup(data.nifas, ambang.nifas, kalimat, "periksa nifas sejak melahirkan"),
        "konseling": tidak_sesuai("Sudah melahirkan, konseling ibu hamil tidak dinilai lagi"),
        "kunjungan": tidak_sesuai("Sudah melahirkan, kunjungan rumah ibu hamil tidak dinilai lagi"),
    }
