"""Which months can be written down late on the way to Y, and on which of their days."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from kpm.periode import Bulan
from pemantauan.skor.kata_jalan import hari_catat
from pemantauan.skor.simulasi import Coba, Simulasi


def hari_susulan(sim: Simulasi, coba: Coba) -> str:
    """ " bertanggal antara ..." for the last month written down late, where not every day of it does."""
    bulan = max(coba.tanggal, default=None)
    if bulan is None or bulan not in coba.susulan or coba.rentang is None:
        return ""
    lain = (replace(coba, tanggal={**coba.tanggal, bulan: satu.sampai}) for satu in sim.rentang(bulan))
    return "" if all(map(sim.ya, lain)) else hari_catat(coba)


def bulan_susulan(sim: Simulasi, susulan: int, layanan: int, coba: Coba) -> tuple[Bulan, ...]:
    """The months to choose from for writing down late."""
    if susulan:
        if len(coba.susulan) != 1:
            dalam = [b for b in coba.susulan if b in sim.triwulan.bulan_bulan]
            if dalam or sim.sumber.cara == "ukur":
                return tuple(sorted(coba.susulan))
        return tuple(b for b in _bulan_terbuka(sim, coba) if b in coba.susulan or _tukar(sim, coba, b))
    if layanan < 1:
        return ()
    return tuple(b for b in _bulan_terbuka(sim, coba) if _menggantikan(sim, coba, b))


def _bulan_terbuka(sim: Simulasi, coba: Coba) -> list[Bulan]:
    """The months that are over, and of the running one the days that are."""
    akhir = sim.triwulan.bulan_bulan[2]
    semua = [akhir.geser(-n) for n in range(17, -1, -1)]
    return [b for b in semua if sim.dapat_susulan(b) or b in coba.susulan]


def _catatan_susulan(sim: Simulasi, bulan: Bulan) -> list[dict[Bulan, dt.date]]:
    """The days of a new record that a month of the quarter gets by being written down late: one for each age."""
    if bulan in sim.riwayat.catatan or bulan not in sim.triwulan.bulan_bulan:
        return [{}]
    return [{bulan: satu.sampai} for satu in sim.rentang(bulan)]


def _tukar(sim: Simulasi, coba: Coba, bulan: Bulan) -> bool:
    """Whether another month does as well as one of those chosen."""
    if any(b in sim.triwulan.bulan_bulan for b in coba.susulan) and len(coba.susulan) > 1:
        return False
    lepas = min(coba.susulan)
    susulan = {b: n for b, n in coba.susulan.items() if b != lepas} | {bulan: coba.susulan[lepas]}
    if coba.susulan[lepas] > sim.paling_banyak(bulan):
        return False
    tetap = {b: t for b, t in coba.tanggal.items() if b != lepas}
    # the month let go, if it is still to be monitored, gets its record all the same
    bekas = _catatan_susulan(sim, lepas) if lepas in sim.akan_dicatat else [{}]
    return all(
        sim.ya(replace(coba, susulan=susulan, tanggal=tetap | lain | tanggal))
        for tanggal in _catatan_susulan(sim, bulan)
        for lain in bekas
    )


def _menggantikan(sim: Simulasi, coba: Coba, bulan: Bulan) -> bool:
    """Whether writing down this month leaves one service less to be received."""
    terakhir = max(coba.layanan)
    layanan = {b: n - (b == terakhir) for b, n in coba.layanan.items() if n - (b == terakhir)}
    tetap = {b: t for b, t in coba.tanggal.items() if b in layanan}
    return all(
        sim.ya(replace(coba, layanan=layanan, susulan={bulan: 1}, tanggal=tetap | tanggal))
        for tanggal in _catatan_susulan(sim, bulan)
    )
