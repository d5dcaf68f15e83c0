"""What one child has received and what is due on a day, dose by dose in order of age."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from kpm.periode import bulan_penuh, tambah_bulan
from pemantauan.imunisasi.aturan import Aturan
from pemantauan.imunisasi.idl import DPT, HEKSA, IPV
from pemantauan.imunisasi.jadwal import MENURUT_KODE, SEMUA_KODE, TENGGANG, DosisJadwal, Tercatat, kode_dosis, versi

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
    """The day it is due: by age, and late enough after the dose before, given or still to be given."""
    tercatat: Tercatat | None = None
    terlambat_sejak: dt.date | None = None
    """Only of what is overdue."""
    terakhir: dt.date | None = None
    """The last day it is still given; None without one."""
    periksa: str = ""
    """Why a recorded dose is marked "periksa ulang": given before the minimum age, or too soon after the one before."""


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
    baris: list[BarisDosis] = []
    sejak: dict[str, dt.date] = {}
    for kode in SEMUA_KODE:
        if kode in ada or (kode in jadwal and kode not in gugur):
            hari = jadwal.get(kode) or _hari(MENURUT_KODE[kode], lahir)
            sebelum = _sebelum(kode, ada, ipv, sejak) if hari.dosis.jarak_hari else None
            satu = _baris(hari, ada, sebelum, lahir, pada)
            baris.append(satu)
            sejak[kode] = max(satu.tercatat.tanggal, sebelum or lahir) if satu.tercatat else satu.jatuh
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
    """The recorded dose before this one in its series."""
    return max((ada[satu] for satu in _kode_sebelum(kode) if satu in ada), key=lambda satu: satu.tanggal, default=None)


@cache
def _kode_sebelum(kode: str) -> tuple[str, ...]:
    """Codes of the dose before this one; DPT-HB-Hib and hexavalent are one series."""
    vaksin, _, nomor = kode.rpartition("-")
    deret = (DPT, HEKSA) if vaksin in (DPT, HEKSA) else (vaksin,)
    return tuple(kode_dosis(satu, int(nomor) - 1) for satu in deret)


def jarak_kurang(dosis: DosisJadwal, catatan: Tercatat, lalu: Tercatat) -> str:
    """Why a dose comes too soon after the one before it; empty when it does not, or only a month is known of one."""
    sebutan, jarak = MENURUT_KODE[lalu.kode].sebutan, (catatan.tanggal - lalu.tanggal).days
    kira = catatan.perkiraan or lalu.perkiraan
    if jarak < 0 or (jarak == 0 and not kira):
        return f"tidak sesudah {sebutan} ({lalu.waktu})"
    if jarak < dosis.jarak_hari and not kira:
        return f"hanya {jarak} hari sesudah {sebutan}, paling sedikit {dosis.jarak_hari} hari"
    return ""


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
    hari: _Hari, ada: Mapping[str, Tercatat], sebelum: dt.date | None, lahir: dt.date, pada: dt.date
) -> BarisDosis:
    """``sebelum``: the day from which its interval runs; None of a dose without one."""
    dosis, jatuh, terlambat = hari.dosis, hari.jatuh, hari.terlambat
    if (catatan := ada.get(dosis.kode)) is not None:
        periksa = "" if catatan.tanggal >= hari.paling_awal else periksa_ulang(dosis, lahir, catatan.tanggal)
        if not periksa and (lalu := sebelumnya(dosis.kode, ada)):
            periksa = jarak_kurang(dosis, catatan, lalu)
        return BarisDosis(dosis=dosis, keadaan=Keadaan.SUDAH, jatuh=jatuh, tercatat=catatan, periksa=periksa)
    if sebelum:
        jatuh = max(jatuh, sebelum + dt.timedelta(days=dosis.jarak_hari))
        terlambat = max(terlambat, tambah_bulan(jatuh, TENGGANG))
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


def _sebelum(
    kode: str, ada: Mapping[str, Tercatat], ipv: Mapping[str, str], sejak: Mapping[str, dt.date]
) -> dt.date | None:
    """The day of the dose before: given, never earlier than the one before that; else the day it is due (``sejak``).

    An IPV that came in a hexavalent dose was given on its day.
    """
    semua = [satu for satu in _kode_sebelum(kode) if satu in sejak]
    if not semua:
        return ada[dari].tanggal if (dari := ipv.get(_kode_sebelum(kode)[0], "")) in ada else None
    return max(sejak[satu] for satu in [s for s in semua if s in ada] or semua)
