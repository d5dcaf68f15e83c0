"""The way to Y of "imunisasi dasar" of a child with recorded doses: which are missing, and which can still be given.

As everywhere the rules of the scorecard judge what was tried; the schedule only tells the days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from pemantauan.imunisasi.idl import Idl
from pemantauan.imunisasi.jadwal import MENURUT_KODE, Tercatat, kode_dosis
from pemantauan.imunisasi.status import sebelumnya
from pemantauan.skor.masa import Riwayat
from pemantauan.skor.simulasi import Coba, Simulasi


@dataclass(frozen=True, slots=True)
class CaraDosis:
    """What turns the cell into Y."""

    coba: Coba
    hari: dict[str, dt.date]
    """Doses that can still be given in the quarter -> the first day for each, one after the other."""
    catat: tuple[str, ...]
    """Doses that can only be written down, if they were given: too late, or not far enough apart, for this quarter."""
    sampai: dt.date
    """The last day that counts."""
    mulai: dt.date
    """The last day to begin, so that all of them can follow one another."""


def cari_cara_dosis(sim: Simulasi, idl: Idl) -> CaraDosis | None:
    """The fewest doses that do, whatever day the months still to come are recorded on; None where no record of the
    quarter can be written any more."""
    sampai = min(sim.triwulan.akhir, sim.riwayat.batas or sim.triwulan.akhir)
    tanggal = {b: sim.rentang(b)[0].sampai for b in sim.akan_dicatat}
    catat = max(tanggal, default=None)
    if not sim.data.punya_catatan and catat is None:
        lalu = [b for b in sim.triwulan.bulan_bulan if sim.rentang(b)]
        if not lalu:
            return None
        catat = lalu[-1]
        tanggal = {catat: sim.rentang(catat)[0].sampai}
    for kurang in (idl.kurang_kecuali, idl.kurang):
        coba = Coba(tanggal=tanggal, catat=None if sim.data.punya_catatan else catat, dosis=frozenset(kurang))
        if sim.ya(coba):
            hari = _hari(kurang, sim.riwayat, sim.pada, sampai)
            sisa = tuple(satu for satu in kurang if satu not in hari)
            return CaraDosis(coba, hari, sisa, sampai, _mulai(hari, sampai))
    return None


def _hari(kurang: Iterable[str], riwayat: Riwayat, pada: dt.date, sampai: dt.date) -> dict[str, dt.date]:
    """The first day on which each of these doses can be given, those that cannot left out."""
    lahir, hasil = riwayat.lahir, {}
    if lahir is None:
        return {}
    ada = {satu.kode: satu for satu in riwayat.dosis}
    semua = tuple(kurang)
    for kode in semua:
        dosis = MENURUT_KODE[kode]
        pendahulu = _pendahulu(kode)
        if pendahulu in semua and pendahulu not in hasil:
            continue  # the dose before it comes too late already
        hari = max(pada, dosis.jatuh(lahir))
        if dosis.jarak_hari and (lalu := sebelumnya(kode, ada)):
            hari = max(hari, lalu.tanggal + dt.timedelta(days=dosis.jarak_hari))
        terakhir = dosis.terakhir(lahir)
        if hari <= min(sampai, terakhir or sampai):
            hasil[kode] = hari
            ada[kode] = Tercatat(dosis.vaksin, dosis.dosis, hari)
    for kode in reversed(semua):
        if kode not in hasil:
            # given already, if at all: so was the dose before it
            hasil.pop(_pendahulu(kode), None)
    return hasil


def _pendahulu(kode: str) -> str:
    dosis = MENURUT_KODE[kode]
    return kode_dosis(dosis.vaksin, dosis.dosis - 1)


def _mulai(hari: Iterable[str], sampai: dt.date) -> dt.date:
    """The last day for the first of these doses, each as far behind the one before as the schedule asks for."""
    terakhir = dict.fromkeys(hari, sampai)
    for kode in reversed(terakhir):
        if (lalu := _pendahulu(kode)) in terakhir:
            jarak = dt.timedelta(days=MENURUT_KODE[kode].jarak_hari)
            terakhir[lalu] = min(terakhir[lalu], terakhir[kode] - jarak)
    return min(terakhir.values(), default=sampai)
