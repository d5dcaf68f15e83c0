"""PURE: who must act next on a proposal, and for how long they have been waited for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kpm.dokumen.terbilang import tanggal_panjang
from rembuk import status

PEMBAYAR = {
    "OPD": "OPD kabupaten",
    "PROV": "Pemerintah provinsi",
    "APBN": "Kementerian atau lembaga pusat",
    "SWADAYA": "Pelaksana kegiatan",
}
"""Source of funds -> who puts the money aside where it is not the village's own."""


@dataclass(frozen=True, slots=True)
class Penantian:
    """Somebody a proposal waits for, and what they have to do."""

    siapa: str
    untuk: str
    """What is to be done, to follow the name: "memutuskan masuk RKP Desa"."""

    def kalimat(self, sejak: dt.date | None, hari_ini: dt.date) -> str:
        """ "Menunggu Kepala Desa sejak 17 Juni 2026, 161 hari"; without a day only whom."""
        if sejak is None or sejak > hari_ini:
            return f"Menunggu {self.siapa}"
        hari = (hari_ini - sejak).days
        return f"Menunggu {self.siapa} sejak {tanggal_panjang(sejak)}" + (f", {hari} hari" if hari else ", hari ini")


def menunggu(
    keadaan: str, *, di_rembuk: bool, ba_terbit: bool, sumber: str, pelaksana: str = "", kelurahan: bool = False
) -> Penantian | None:
    """Who must act on a proposal of this state; None once it is done or refused.

    ``di_rembuk``: a rembuk has taken it up; ``ba_terbit``: the Berita Acara it stands in is issued; ``sumber``: its
    source of funds; ``pelaksana``: who carries it out.
    """
    kepala = "Lurah" if kelurahan else "Kepala Desa"
    rencana = "Renja Kelurahan" if kelurahan else "RKP Desa"
    if keadaan == status.DIUSULKAN:
        if di_rembuk:
            return Penantian("rembuk stunting", "menyepakati atau menolak usulan ini")
        return Penantian("KPM dan RDS", "membawa usulan ini ke rembuk stunting")
    if keadaan == status.DISEPAKATI:
        if not ba_terbit:
            return Penantian("KPM dan RDS", "menerbitkan Berita Acara rembuk")
        return Penantian(kepala, f"memutuskan masuk {rencana} atau menolak dengan alasan")
    if keadaan == status.MASUK_RPJM:
        return Penantian("Tim Penyusun RKP Desa dan BPD", "memasukkannya ke RKP Desa")
    if keadaan == status.MASUK_RKP:
        if sumber in PEMBAYAR:
            return Penantian(PEMBAYAR[sumber], "menyediakan biayanya")
        if kelurahan:
            return Penantian("Bendahara Kelurahan", "menganggarkannya dalam DPA")
        return Penantian("Kaur Keuangan dan BPD", "menganggarkannya dalam APBDes")
    if keadaan == status.MASUK_APBDES:
        luar = PEMBAYAR[sumber] if sumber in ("OPD", "PROV", "APBN") else ""
        return Penantian(luar or pelaksana or "pelaksana kegiatan", "melaksanakan kegiatan")
    return None
