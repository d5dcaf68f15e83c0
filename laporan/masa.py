"""The month, quarter and year chosen on the page of documents, and the sheets each of them has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kpm.models import Wilayah
from kpm.periode import Bulan, Tahun, Triwulan
from laporan.kueri import triwulan_terakhir
from laporan.permintaan import Permintaan
from laporan.sumber_lembar import BULANAN, NAMA, TAHUNAN, TANPA_NAMA, TRIWULANAN, Periode, ada

P = TypeVar("P", Bulan, Triwulan, Tahun)
JUMLAH_BULAN, JUMLAH_TRIWULAN, JUMLAH_TAHUN = 24, 8, 5
"""How far back the choices of the page reach; older ones are reached by their address."""


@dataclass(frozen=True, slots=True)
class TautanLembar:
    """One sheet of the page: its name, screen, print and spreadsheet."""

    nama: str
    layar: str
    pdf: str
    xlsx: str


@dataclass(frozen=True, slots=True)
class Masa:
    """What was chosen, and what else there is to choose."""

    bulan: Bulan
    triwulan: Triwulan
    tahun: Tahun
    bulan_bulan: list[Bulan]
    triwulan_triwulan: list[Triwulan]
    tahun_tahun: list[Tahun]

    @property
    def pilihan(self) -> tuple[tuple[str, str, Periode, Sequence[Periode]], ...]:
        """The fields of the form: name, label, what is chosen, what there is."""
        return (
            ("bulan", "Bulan", self.bulan, self.bulan_bulan),
            ("triwulan", "Triwulan", self.triwulan, self.triwulan_triwulan),
            ("tahun", "Tahun", self.tahun, self.tahun_tahun),
        )

    def lembar(self, desa: Wilayah, *, bernama: bool = True) -> list[tuple[str, list[TautanLembar]]]:
        """The sheets of the month, the quarter and the year, each under its label; without ``bernama`` those that only
        count."""

        def tautan(kode: str, periode: Periode, *, kumulatif: bool = False) -> TautanLembar:
            minta = Permintaan(kode=kode, periode=periode, kumulatif=kumulatif)
            nama = f"{NAMA[kode]}, sejak Januari" if kumulatif else NAMA[kode]
            return TautanLembar(nama, *(minta.alamat(desa, rupa) for rupa in ("", "pdf", "xlsx")))

        if not bernama:
            return [
                (masa.label, [tautan(kode, masa) for kode in semua if kode in TANPA_NAMA])
                for masa, semua in ((self.triwulan, TRIWULANAN), (self.tahun, TAHUNAN))
            ]
        bulanan = [tautan(kode, self.bulan, kumulatif=satu) for kode in BULANAN for satu in (False, True)]
        return [
            (self.bulan.label, bulanan),
            (self.triwulan.label, [tautan(kode, self.triwulan) for kode in TRIWULANAN]),
            (self.tahun.label, [tautan(kode, self.tahun) for kode in TAHUNAN]),
        ]


def pilihan_masa(isi: Mapping[str, str], hari_ini: dt.date) -> Masa:
    """The choice in an address; the running month, quarter and year where it says nothing that can be."""
    kini = Bulan.dari_tanggal(hari_ini)
    bulan = [satu for mundur in range(JUMLAH_BULAN) if ada(satu := kini.geser(-mundur), hari_ini)]
    triwulan = triwulan_terakhir(hari_ini, JUMLAH_TRIWULAN)
    tahun = [th for mundur in range(JUMLAH_TAHUN) if ada(th := Tahun(hari_ini.year - mundur), hari_ini)]
    return Masa(
        bulan=_pilih(isi.get("bulan", ""), bulan),
        triwulan=_pilih(isi.get("triwulan", ""), triwulan),
        tahun=_pilih(isi.get("tahun", ""), tahun),
        bulan_bulan=bulan,
        triwulan_triwulan=triwulan,
        tahun_tahun=tahun,
    )


def _pilih(teks: str, pilihan: list[P]) -> P:
    return next((satu for satu in pilihan if str(satu) == teks), pilihan[0])
