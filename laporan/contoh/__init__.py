"""The demo village: invented people who live, grow and are monitored, so that every page shows what it is for."""

from __future__ import annotations

import datetime as dt

from kpm.periode import Bulan
from laporan.contoh.balita import ukur_balita
from laporan.contoh.bentuk import Kampung
from laporan.contoh.bulanan import isi_bulanan
from laporan.contoh.corak import Corak
from laporan.contoh.ganda import catat_dua_kali
from laporan.contoh.kehidupan import bahan, hidupkan, petugas, tempat
from laporan.contoh.perawatan import rawat
from laporan.contoh.telat import ketik_terlambat, ragukan, salah_baca

CORAK = Corak()


def rekakan(
    keluarga: int,
    bulan: int,
    seed: int,
    *,
    akhir: Bulan,
    hari_ini: dt.date,
    kode: str,
    corak: Corak = CORAK,
    lengkap: bool = False,
) -> Kampung:
    """An invented village of so many households, monitored for so many months up to ``akhir``. Pure.

    ``lengkap``: with what stands beside the months, in books and lists (`laporan.contoh.perawatan`). The same arguments
    give the same village; another ``hari_ini`` only shows more or less of its last month.
    """
    b = bahan(bulan, seed, akhir=akhir, berjalan=hari_ini < akhir.akhir, kode=kode, corak=corak)
    kampung = hidupkan(b, keluarga, seed)
    isi_bulanan(b, kampung)
    b.paud.isi(kampung, b.awal, b.jumlah_bulan)
    catat_dua_kali(kampung, seed, kode)
    ragukan(kampung, corak.meragukan, seed, kode)
    ketik_terlambat(kampung, b.awal, corak.bulan_terlambat)
    kampung.hari_posyandu, kampung.tertib = corak.hari_posyandu, not corak.meragukan
    if lengkap:
        kampung.balita = ukur_balita(kampung, seed, kode, hari_ini=hari_ini, corak=corak)
    kampung.sampai(hari_ini)
    if lengkap:
        if kampung.tertib:
            salah_baca(kampung)
        kampung.perawatan = rawat(kampung, seed, kode, hari_ini=hari_ini, corak=corak)
    return kampung


def petugas_rekaan(seed: int, corak: Corak) -> dict[str, str]:
    """Office -> name in the village of that seed, whatever its size and months."""
    b = bahan(1, seed, akhir=Bulan(2026, 1), berjalan=False, kode="", corak=corak)
    return petugas(b, len(tempat(corak, seed).posyandu))
