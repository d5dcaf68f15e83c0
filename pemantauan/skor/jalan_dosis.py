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
            return CaraDosis(coba, hari, tuple(satu for satu in kurang if satu not in hari), sampai)
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
        pendahulu = kode_dosis(dosis.vaksin, dosis.dosis - 1)
        if pendahulu in semua and pendahulu not in hasil:
            continue  # the dose before it comes too late already
        hari = max(pada, dosis.jatuh(lahir))
        if dosis.jarak_hari and (lalu := sebelumnya(kode, ada)):
            hari = max(hari, lalu.tanggal + dt.timedelta(days=dosis.jarak_hari))
        terakhir = dosis.terakhir(lahir)
        if hari <= min(sampai, terakhir or sampai):
            hasil[kode] = hari
            ada[kode] = Tercatat(dosis.vaksin, dosis.dosis, hari)
    return hasil
