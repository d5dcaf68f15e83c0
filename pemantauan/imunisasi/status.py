"""What one child has received and what is due on a day, dose by dose in order of age."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from kpm.periode import bulan_penuh
from pemantauan.imunisasi.aturan import Aturan
from pemantauan.imunisasi.idl import DPT, HEKSA, IPV
from pemantauan.imunisasi.jadwal import MENURUT_KODE, SEMUA_KODE, DosisJadwal, Tercatat, kode_dosis, versi

_SEMUA_HEKSA = frozenset(satu for satu in SEMUA_KODE if satu.startswith(f"{HEKSA}-"))


class Keadaan(StrEnum):
    """Where one dose stands on a day; the worst last."""

    SUDAH = "sudah"
    BELUM = "belum waktunya"
    JATUH_TEMPO = "jatuh tempo"
    TERLAMBAT = "terlambat"
    LEWAT = "tidak diberikan lagi"
    """Its last age is over (HB 0, BCG): it can only be written down, where it was given in time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisDosis:
    """One dose of one child on a day."""

    dosis: DosisJadwal
    keadaan: Keadaan
    jatuh: dt.date
    """The day it is due: by age, and late enough after the dose before."""
    tercatat: Tercatat | None = None
    terlambat_sejak: dt.date | None = None
    """Only of what is overdue."""
    terakhir: dt.date | None = None
    """The last day it is still given; None without one."""
    periksa: str = ""
    """Why a recorded dose is marked "periksa ulang": it was given before the minimum age."""


def status_anak(lahir: dt.date, tercatat: Iterable[Tercatat], pada: dt.date, aturan: Aturan) -> tuple[BarisDosis, ...]:
    """Every dose that falls to a child of this region, and every other one it received, in order of age.

    Doses dated after ``pada`` are not seen. Where hexavalent is given it stands in place of the pentavalent dose of
    its number and of the IPV it brings; what was really given is shown as it was given.
    """
    ada = {satu.kode: satu for satu in tercatat if satu.tanggal <= pada}
    jadwal = _jadwal(lahir, aturan)
    heksa = _heksa(ada, jadwal)
    ipv = _ipv_dari_heksa(ada, heksa)
    gugur = {MENURUT_KODE[satu].menggantikan for satu in heksa} | ipv.keys() | (_SEMUA_HEKSA - set(heksa))
    baris = [
        _baris(jadwal.get(kode) or _hari(MENURUT_KODE[kode], lahir), ada, ipv, lahir, pada)
        for kode in SEMUA_KODE
        if kode in ada or (kode in jadwal and kode not in gugur)
    ]
    return tuple(sorted(baris, key=lambda satu: satu.dosis.umur_bulan))


@dataclass(frozen=True, slots=True)
class _Hari:
    """The days of one dose for children born on one day."""

    dosis: DosisJadwal
    jatuh: dt.date
    terlambat: dt.date
    paling_awal: dt.date
    terakhir: dt.date | None


def _hari(dosis: DosisJadwal, lahir: dt.date) -> _Hari:
    return _Hari(
        dosis, dosis.jatuh(lahir), dosis.terlambat_sejak(lahir), dosis.paling_awal(lahir), dosis.terakhir(lahir)
    )


@lru_cache(maxsize=8192)
def _jadwal(lahir: dt.date, aturan: Aturan) -> dict[str, _Hari]:
    """The doses a region gives to children born on a day, each in its version; made once for all of them."""
    semua = {kode: versi(kode, lahir) for kode in SEMUA_KODE}
    return {kode: _hari(satu, lahir) for kode, satu in semua.items() if satu and aturan.diberikan(satu, lahir)}


def periksa_ulang(dosis: DosisJadwal, lahir: dt.date, tanggal: dt.date) -> str:
    """Why a dose of this day is to be looked at again; empty when it was not before the minimum age."""
    if tanggal >= dosis.paling_awal(lahir):
        return ""
    return f"diberikan pada umur {sebut_umur(lahir, tanggal)}, paling muda {dosis.umur_paling_muda}"


def sebut_umur(lahir: dt.date, pada: dt.date) -> str:
    """Age in words: days in the first month, weeks in the second and third, then completed months."""
    hari, bulan = (pada - lahir).days, bulan_penuh(lahir, pada)
    if bulan < 1:
        return f"{hari} hari"
    return f"{hari // 7} minggu" if bulan < 3 else f"{bulan} bulan"


def sebelumnya(kode: str, ada: Mapping[str, Tercatat]) -> Tercatat | None:
    """The recorded dose before this one in its series; DPT-HB-Hib and hexavalent are one series."""
    vaksin, _, nomor = kode.rpartition("-")
    deret = (DPT, HEKSA) if vaksin in (DPT, HEKSA) else (vaksin,)
    calon = [ada[lain] for satu in deret if (lain := kode_dosis(satu, int(nomor) - 1)) in ada]
    return max(calon, key=lambda satu: satu.tanggal, default=None)


def _heksa(ada: Mapping[str, Tercatat], jadwal: Mapping[str, _Hari]) -> list[str]:
    """Codes of the hexavalent doses this child received or is to receive, what was received first."""
    sudah = sorted(_SEMUA_HEKSA & ada.keys(), key=lambda satu: (ada[satu].tanggal, satu))
    akan = sorted(_SEMUA_HEKSA & jadwal.keys() - ada.keys())
    return [*sudah, *(satu for satu in akan if MENURUT_KODE[satu].menggantikan not in ada)]


def _ipv_dari_heksa(ada: Mapping[str, Tercatat], heksa: list[str]) -> dict[str, str]:
    """IPV nobody recorded -> the hexavalent dose that brings it."""
    kosong = [satu for satu in SEMUA_KODE if satu.startswith(f"{IPV}-") and satu not in ada]
    return dict(zip(kosong, heksa, strict=False))


def _baris(
    hari: _Hari, ada: Mapping[str, Tercatat], ipv: Mapping[str, str], lahir: dt.date, pada: dt.date
) -> BarisDosis:
    dosis, jatuh, terlambat = hari.dosis, hari.jatuh, hari.terlambat
    if (catatan := ada.get(dosis.kode)) is not None:
        periksa = "" if catatan.tanggal >= hari.paling_awal else periksa_ulang(dosis, lahir, catatan.tanggal)
        return BarisDosis(dosis=dosis, keadaan=Keadaan.SUDAH, jatuh=jatuh, tercatat=catatan, periksa=periksa)
    if dosis.jarak_hari and (lalu := _sebelum(dosis.kode, ada, ipv)):
        tunggu = lalu.tanggal + dt.timedelta(days=dosis.jarak_hari)
        terlambat = max(terlambat, tunggu + (terlambat - jatuh))
        jatuh = max(jatuh, tunggu)
    keadaan = Keadaan.JATUH_TEMPO
    if hari.terakhir is not None and pada > hari.terakhir:
        keadaan = Keadaan.LEWAT
    elif pada < jatuh:
        keadaan = Keadaan.BELUM
    elif pada >= terlambat:
        keadaan = Keadaan.TERLAMBAT
    return BarisDosis(
        dosis=dosis,
        keadaan=keadaan,
        jatuh=jatuh,
        terlambat_sejak=terlambat if keadaan is Keadaan.TERLAMBAT else None,
        terakhir=hari.terakhir,
    )


def _sebelum(kode: str, ada: Mapping[str, Tercatat], ipv: Mapping[str, str]) -> Tercatat | None:
    """As `sebelumnya`; an IPV that came in a hexavalent dose was given on its day."""
    lalu = sebelumnya(kode, ada)
    if lalu is None and kode.startswith(f"{IPV}-"):
        dari = ipv.get(kode_dosis(IPV, int(kode.rpartition("-")[2]) - 1), "")
        return ada.get(dari)
    return lalu
