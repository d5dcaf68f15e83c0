"""Reads of vaccine doses: one child's, and everybody's overdue ones."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from kpm.lingkup import NASIONAL, kode_terbuka
from kpm.periode import tambah_bulan
from pemantauan.imunisasi import (
    Aturan,
    BarisDosis,
    DasarIdl,
    DosisJadwal,
    Idl,
    Keadaan,
    Keputusan,
    Tercatat,
    status_anak,
)
from pemantauan.models import DosisImunisasi, PengaturanPedoman
from pemantauan.pengaturan_imunisasi import BAWAAN_IMUNISASI
from sasaran.models import Anak

UMUR_TERTUA = 59
"""Completed months up to which a child's doses are followed."""


def aturan_imunisasi() -> Aturan:
    """Every choice about immunisation of the regions above the village whose scope is open, with its day. One query."""
    desa = kode_terbuka()[0]
    bagian = desa.split(".")
    induk = [NASIONAL, *(".".join(bagian[:n]) for n in range(1, len(bagian)))]
    baris = PengaturanPedoman.objects.filter(
        wilayah__kode__in=induk, kunci__in=list(BAWAAN_IMUNISASI), dibatalkan_pada=None
    ).order_by("berlaku_sejak")
    return Aturan(
        bagian[0],
        tuple(
            Keputusan(induk.index(kode), kunci, nilai, sejak)
            for kode, kunci, nilai, sejak in baris.values_list("wilayah__kode", "kunci", "nilai", "berlaku_sejak")
        ),
    )


@dataclass(frozen=True, slots=True)
class ImunisasiAnak:
    """The doses of one child as they stand on a day."""

    baris: tuple[BarisDosis, ...]
    """In order of age; empty without a birth date."""
    idl: Idl | None
    """What the recorded doses say about the basic set; None without any."""

    @property
    def terlambat(self) -> tuple[DosisJadwal, ...]:
        return tuple(satu.dosis for satu in self.baris if satu.keadaan is Keadaan.TERLAMBAT)

    @property
    def jatuh_tempo(self) -> tuple[DosisJadwal, ...]:
        return tuple(satu.dosis for satu in self.baris if satu.keadaan is Keadaan.JATUH_TEMPO)

    @property
    def periksa(self) -> tuple[BarisDosis, ...]:
        """Recorded doses marked "periksa ulang"."""
        return tuple(satu for satu in self.baris if satu.periksa)


def imunisasi_anak(anak: Anak, pada: dt.date) -> ImunisasiAnak:
    """The doses of one child on a day. Two queries."""
    lahir = anak.orang.tanggal_lahir
    if lahir is None:
        return ImunisasiAnak((), None)
    return susun(lahir, dosis_anak(anak), pada, aturan_imunisasi())


def susun(lahir: dt.date, dosis: Iterable[DosisImunisasi], pada: dt.date, aturan: Aturan) -> ImunisasiAnak:
    """As `imunisasi_anak`, from doses that are read already. No query."""
    tercatat = [sebagai_tercatat(satu) for satu in dosis if lahir <= satu.tanggal <= pada]
    idl = DasarIdl.pada(aturan, pada).susun(satu.kode for satu in tercatat) if tercatat else None
    return ImunisasiAnak(status_anak(lahir, tercatat, pada, aturan), idl)


def dosis_anak(anak: Anak) -> list[DosisImunisasi]:
    """The recorded doses of one child, the earliest first. One query."""
    return list(DosisImunisasi.objects.filter(anak=anak))


def sebagai_tercatat(satu: DosisImunisasi) -> Tercatat:
    return Tercatat(satu.vaksin, satu.dosis, satu.tanggal, satu.tanggal_perkiraan)


def dosis_terlambat(pada: dt.date) -> dict[UUID, tuple[DosisJadwal, ...]]:
    """The overdue doses of every child of 0-59 bulan who lives here on a day, in order of age.

    Only of children with at least one recorded dose: of the others nothing is known but the month's answer. Two queries
    whatever their number.
    """
    aturan = aturan_imunisasi()
    semua = DosisImunisasi.objects.filter(
        Q(anak__orang__keluar_pada=None) | Q(anak__orang__keluar_pada__gt=pada),
        anak__orang__tanggal_lahir__gt=tambah_bulan(pada, -UMUR_TERTUA - 1),
        tanggal__lte=pada,
    )
    milik: dict[tuple[UUID, dt.date], list[Tercatat]] = defaultdict(list)
    for uuid, lahir, vaksin, dosis, tanggal in semua.values_list(
        "anak__uuid", "anak__orang__tanggal_lahir", "vaksin", "dosis", "tanggal"
    ):
        milik[uuid, lahir].append(Tercatat(vaksin, dosis, tanggal))
    hasil = {}
    for (uuid, lahir), tercatat in milik.items():
        baris = status_anak(lahir, tercatat, pada, aturan)
        if telat := tuple(satu.dosis for satu in baris if satu.keadaan is Keadaan.TERLAMBAT):
            hasil[uuid] = telat
    return hasil
