"""The demo village: invented people who live, grow and are monitored, so that every page shows what it is for."""

from __future__ import annotations

import datetime as dt

from kpm.periode import Bulan
from laporan.contoh.bentuk import Kampung
from laporan.contoh.bulanan import isi_bulanan
from laporan.contoh.ganda import catat_dua_kali
from laporan.contoh.kehidupan import bahan, hidupkan


def rekakan(keluarga: int, bulan: int, seed: int, *, akhir: Bulan, hari_ini: dt.date, kode: str) -> Kampung:
    """An invented village of so many households, monitored for so many months up to ``akhir``. Pure.

    The same arguments give the same village; another ``hari_ini`` only shows more or less of its last month.
    """
    b = bahan(bulan, seed, akhir=akhir, berjalan=hari_ini < akhir.akhir, kode=kode)
    kampung = hidupkan(b, keluarga, corak=seed - 1)
    isi_bulanan(b, kampung)
    b.paud.isi(kampung, b.awal, b.jumlah_bulan)
    catat_dua_kali(kampung, seed, kode)
    kampung.sampai(hari_ini)
    return kampung
