"""PURE: the KPM's office without its database: the national subjects, the term, and what is paid month by month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.periode import Bulan

MATERI = {
    "konsep": "Konsep dan kebijakan pencegahan stunting",
    "tugas": "Tugas dan fungsi KPM",
    "data": "Pendataan dan pelaporan",
    "pemanfaatan": "Memfasilitasi pemanfaatan data",
    "pembangunan": "Memfasilitasi pembangunan desa untuk pencegahan stunting",
}
"""The five subjects of the national training of KPM (forms.md 16.5, Aksi 5)."""
HARI_PENGINGAT = 30
"""Days before the end of a term from which on its end is announced."""
INSENTIF, OPERASIONAL = "insentif", "operasional"


class KeadaanMasa(StrEnum):
    """How a term stands on a day."""

    BELUM = "belum"
    BERTUGAS = "bertugas"
    SEGERA = "segera"
    SELESAI = "selesai"


@dataclass(frozen=True, slots=True)
class Masa:
    """A term of office on a day."""

    mulai: dt.date
    selesai: dt.date | None
    pada: dt.date

    @property
    def keadaan(self) -> KeadaanMasa:
        if self.pada < self.mulai:
            return KeadaanMasa.BELUM
        if self.selesai is None:
            return KeadaanMasa.BERTUGAS
        if self.selesai < self.pada:
            return KeadaanMasa.SELESAI
        return KeadaanMasa.SEGERA if self.sisa_hari <= HARI_PENGINGAT else KeadaanMasa.BERTUGAS

    @property
    def sisa_hari(self) -> int:
        """Days until the last day of the term; 0 on that day, and where no end is set."""
        return (self.selesai - self.pada).days if self.selesai else 0

    @property
    def bertugas(self) -> bool:
        return self.keadaan in (KeadaanMasa.BERTUGAS, KeadaanMasa.SEGERA)

    @property
    def kata(self) -> str:
        """ "bertugas", "masa tugas berakhir 12 hari lagi", "selesai 31 Desember 2025"."""
        if self.keadaan is KeadaanMasa.BELUM:
            return f"mulai {tanggal_panjang(self.mulai)}"
        if self.keadaan is KeadaanMasa.BERTUGAS or self.selesai is None:
            return "bertugas"
        if self.keadaan is KeadaanMasa.SELESAI:
            return f"selesai {tanggal_panjang(self.selesai)}"
        return f"masa tugas berakhir {f'{self.sisa_hari} hari lagi' if self.sisa_hari else 'hari ini'}"

    @property
    def bentuk(self) -> str:
        """Shape of the badge."""
        return {KeadaanMasa.BERTUGAS: "hijau", KeadaanMasa.SEGERA: "kuning"}.get(self.keadaan, "belum")

    def memuat(self, bulan: Bulan) -> bool:
        """Whether the term covers a day of that month."""
        return self.mulai <= bulan.akhir and (self.selesai is None or self.selesai >= bulan.awal)


@dataclass(frozen=True, slots=True)
class Bayaran:
    """A payment as it is recorded; ``dibayar`` is None while it is due and not paid."""

    jenis: str
    bulan: Bulan
    jumlah: int
    sumber: str
    """In words."""
    dibayar: dt.date | None
    uuid: str = ""
    bukti: str = ""


@dataclass(frozen=True, slots=True)
class BulanBayar:
    """One month of the year's grid. Outside the term, or not begun yet, nothing is due in it."""

    bulan: Bulan
    bertugas: bool
    sudah_lewat: bool
    """Whether the month is over, so that its incentive is owed."""
    insentif: Bayaran | None
    operasional: Bayaran | None

    @property
    def tampil(self) -> bool:
        """Whether there is anything to say about it."""
        return self.bertugas or self.insentif is not None or self.operasional is not None

    @property
    def belum_dibayar(self) -> bool:
        """Whether the incentive of a month of service that is over has not been paid."""
        return self.bertugas and self.sudah_lewat and not (self.insentif and self.insentif.dibayar)


@dataclass(frozen=True, slots=True)
class TahunBayar:
    """A year of one KPM: the months, the sums paid, and the months still owed."""

    tahun: int
    bulan: tuple[BulanBayar, ...]
    jumlah: tuple[tuple[str, int], ...]
    """(kind and source in words, rupiah paid for months of this year), the largest first."""
    total: int
    belum: tuple[Bulan, ...] = field(default=())


JENIS = {INSENTIF: "Insentif", OPERASIONAL: "Biaya operasional"}


def tahun_bayar(tahun: int, masa: Masa, bayaran: Iterable[Bayaran]) -> TahunBayar:
    """The grid of a year. Incentive is owed for every month of service that is over; operational money is not monthly
    everywhere, so only what was recorded counts. Sums hold what was really paid, by the month it was paid for."""
    semua = [satu for satu in bayaran if satu.bulan.tahun == tahun]
    ada = {(satu.jenis, satu.bulan): satu for satu in semua}
    kini = Bulan.dari_tanggal(masa.pada)
    bulan = tuple(
        BulanBayar(
            bulan=satu,
            bertugas=masa.memuat(satu) and satu <= kini,
            sudah_lewat=satu < kini,
            insentif=ada.get((INSENTIF, satu)),
            operasional=ada.get((OPERASIONAL, satu)),
        )
        for satu in (Bulan(tahun, ke) for ke in range(1, 13))
    )
    jumlah: dict[str, int] = {}
    for satu in semua:
        if satu.dibayar:
            nama = f"{JENIS[satu.jenis]}, {satu.sumber}"
            jumlah[nama] = jumlah.get(nama, 0) + satu.jumlah
    return TahunBayar(
        tahun=tahun,
        bulan=bulan,
        jumlah=tuple(sorted(jumlah.items(), key=lambda satu: (-satu[1], satu[0]))),
        total=sum(jumlah.values()),
        belum=tuple(satu.bulan for satu in bulan if satu.belum_dibayar),
    )


def bulan_belum_dibayar(masa: Masa, dibayar: Iterable[Bulan], *, sejak: Bulan | None = None) -> list[Bulan]:
    """Months of service that are over and whose incentive has not been paid, the earliest first."""
    sudah, kini = set(dibayar), Bulan.dari_tanggal(masa.pada)
    satu = Bulan.dari_tanggal(masa.mulai)
    if sejak is not None:
        satu = max(satu, sejak)
    hasil = []
    while satu < kini and masa.memuat(satu):
        if satu not in sudah:
            hasil.append(satu)
        satu = satu.geser(1)
    return hasil
