"""The immunisation schedule as data: vaccine, dose, due and minimum age, last age, and since when it is given.

The numbers and their sources stand in `pemantauan/data/imunisasi`; nothing here knows one.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.periode import Bulan, tambah_bulan

FOLDER = Path(__file__).resolve().parent.parent / "data" / "imunisasi"


@dataclass(frozen=True, slots=True, kw_only=True)
class DosisJadwal:
    """One dose of the schedule, as it is valid since a day."""

    vaksin: str
    dosis: int
    sebutan: str
    """As the Buku KIA calls it: "DPT-HB-Hib 1"."""
    umur_bulan: int
    """Age in completed months at which it is due."""
    umur_minimal_hari: int = 0
    umur_minimal_bulan: int = 0
    jarak_hari: int = 0
    """Least days after the dose before of the same vaccine."""
    batas_hari: int | None = None
    """Last age in days at which it is still given; None without such a limit."""
    batas_bulan: int | None = None
    """Last age in completed months at which it is still given."""
    berlaku_sejak: dt.date
    """It falls to children who reach the due age on this day or later."""
    pilihan: str = ""
    """Option of `pemantauan.pengaturan_imunisasi` that decides whether it is given in a region; empty: everywhere."""
    menggantikan: str = ""
    """Code of the dose it stands in place of."""

    @property
    def kode(self) -> str:
        return kode_dosis(self.vaksin, self.dosis)

    def jatuh(self, lahir: dt.date) -> dt.date:
        """The day it is due."""
        return tambah_bulan(lahir, self.umur_bulan)

    def paling_awal(self, lahir: dt.date) -> dt.date:
        """The first day it counts as given in time: earlier is too early."""
        return tambah_bulan(lahir, self.umur_minimal_bulan) + dt.timedelta(days=self.umur_minimal_hari)

    def terakhir(self, lahir: dt.date) -> dt.date | None:
        """The last day it is given, also to catch up; None while there is no such day."""
        if self.batas_hari is not None:
            return lahir + dt.timedelta(days=self.batas_hari)
        if self.batas_bulan is not None:
            return tambah_bulan(lahir, self.batas_bulan + 1) - dt.timedelta(days=1)
        return None

    def terlambat_sejak(self, lahir: dt.date) -> dt.date:
        """The first day on which it is overdue."""
        return tambah_bulan(lahir, self.umur_bulan + TENGGANG)

    @property
    def umur_paling_muda(self) -> str:
        """The minimum age in words: "9 bulan", "6 minggu"."""
        if self.umur_minimal_bulan:
            return f"{self.umur_minimal_bulan} bulan"
        minggu, sisa = divmod(self.umur_minimal_hari, 7)
        return f"{self.umur_minimal_hari} hari" if sisa else f"{minggu} minggu"


@dataclass(frozen=True, slots=True)
class Tercatat:
    """One dose a child received."""

    vaksin: str
    dosis: int
    tanggal: dt.date
    perkiraan: bool = False
    """Only its month is known."""

    @property
    def kode(self) -> str:
        return kode_dosis(self.vaksin, self.dosis)

    @property
    def waktu(self) -> str:
        """Its day in words, or its month where no more is known."""
        return Bulan.dari_tanggal(self.tanggal).label if self.perkiraan else tanggal_panjang(self.tanggal)


def kode_dosis(vaksin: str, dosis: int) -> str:
    """ "dpt-1": how a dose is called in data and addresses of a form."""
    return f"{vaksin}-{dosis}"


def _baca(nama: str) -> Any:
    return json.loads((FOLDER / nama).read_text(encoding="utf-8"))


def _jadwal(isi: Iterable[Mapping[str, Any]]) -> tuple[DosisJadwal, ...]:
    hasil = [DosisJadwal(**{**satu, "berlaku_sejak": dt.date.fromisoformat(satu["berlaku_sejak"])}) for satu in isi]
    return tuple(sorted(hasil, key=lambda satu: satu.umur_bulan))


_ISI = _baca("jadwal.json")
TENGGANG: int = _ISI["tenggang_bulan"]
"""Months after the due age from which a dose that was not given is overdue."""
JADWAL: tuple[DosisJadwal, ...] = _jadwal(_ISI["dosis"])
"""Every dose of every version, in order of age. A dose that changed stands once for each version."""
PROVINSI: dict[str, dict[str, dt.date]] = {
    pilihan: {kode: dt.date.fromisoformat(sejak) for kode, sejak in satu.items()}
    for pilihan, satu in _ISI["provinsi"].items()
}
"""Option -> code of a province -> since when the nation gives it there."""
DAFTAR_IDL: tuple[Mapping[str, Any], ...] = tuple(_baca("idl.json")["daftar"])
"""Versions of the basic set, the oldest first."""
SEMUA_KODE: tuple[str, ...] = tuple(dict.fromkeys(satu.kode for satu in JADWAL))
MENURUT_KODE: dict[str, DosisJadwal] = {satu.kode: satu for satu in JADWAL}
"""The newest version of each dose."""


_VERSI: dict[str, tuple[DosisJadwal, ...]] = {
    kode: tuple(sorted((s for s in JADWAL if s.kode == kode), key=lambda s: s.berlaku_sejak, reverse=True))
    for kode in SEMUA_KODE
}


def versi(kode: str, lahir: dt.date) -> DosisJadwal | None:
    """The version of a dose that falls to a child; None when it was not given yet at that age."""
    return next((satu for satu in _VERSI[kode] if satu.berlaku_sejak <= satu.jatuh(lahir)), None)


def sebut_dosis(kode: str) -> str:
    """A dose in words; the code itself for one no schedule knows."""
    return MENURUT_KODE[kode].sebutan if kode in MENURUT_KODE else kode


def deret_nama(nama: Iterable[str], paling: int = 4) -> str:
    """ "HB 0, BCG dan MR 1"; of many the first and how many more."""
    semua = list(nama)
    if len(semua) > paling:
        semua = [*semua[: paling - 1], f"{len(semua) - paling + 1} dosis lain"]
    return " dan ".join(filter(None, (", ".join(semua[:-1]), *semua[-1:])))
