"""On which days a contact of a pregnancy or puerperium can have been: the sentence against any other day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.periode import Bulan
from pemantauan.kelayakan.mungkin import ringkas
from sasaran.usia_hamil import HARI_TERTUA

BELUM_MELAHIRKAN = "Periksa nifas hanya untuk ibu yang sudah melahirkan. Catat persalinannya dahulu."


@dataclass(frozen=True, slots=True)
class MasaHamil:
    """The days of one pregnancy as far as they are known."""

    hpht: dt.date | None
    sejak: dt.date
    berakhir: dt.date | None
    melahirkan: dt.date | None
    """``berakhir`` of a delivery, stillbirth included; None after keguguran."""
    akhir_nifas: dt.date | None
    keluar: dt.date | None = None
    """The day she left the village, or died."""
    meninggal: bool = False


def galat_hari_periksa(jenis: str, tanggal: dt.date, masa: MasaHamil, *, hari_ini: dt.date) -> str:
    """Why a contact of kind "anc" or "nifas" cannot have been on that day; empty where it can.

    A contact of the puerperium may be later than day 42 within the last month it can be counted in.
    """
    if tanggal > hari_ini:
        saran = "Periksa tahunnya." if tanggal.year != hari_ini.year else f"Hari ini {tanggal_panjang(hari_ini)}."
        return f"{ringkas(tanggal)} belum terjadi. {saran}"
    if masa.keluar is not None and tanggal > masa.keluar:
        sebab = "ibu meninggal" if masa.meninggal else "ia keluar dari desa"
        return f"{ringkas(tanggal)} sesudah {sebab}, {tanggal_panjang(masa.keluar)}."
    return _galat_anc(tanggal, masa) if jenis == "anc" else _galat_nifas(tanggal, masa)


def _galat_anc(tanggal: dt.date, masa: MasaHamil) -> str:
    if masa.hpht is not None and tanggal < masa.hpht:
        return f"{ringkas(tanggal)} sebelum HPHT, {tanggal_panjang(masa.hpht)}. Periksa tanggalnya, atau perbaiki HPHT."
    if masa.hpht is None and tanggal < masa.sejak - dt.timedelta(days=HARI_TERTUA):
        return f"{ringkas(tanggal)} terlalu lama sebelum ibu didata, {tanggal_panjang(masa.sejak)}. Periksa tahunnya."
    if masa.berakhir is not None and tanggal > masa.berakhir:
        if masa.melahirkan is None:
            return f"{ringkas(tanggal)} sesudah kehamilan berakhir, {tanggal_panjang(masa.berakhir)}."
        return f"{ringkas(tanggal)} sesudah melahirkan, {tanggal_panjang(masa.melahirkan)}. Pilih periksa nifas."
    return ""


def _galat_nifas(tanggal: dt.date, masa: MasaHamil) -> str:
    if masa.melahirkan is None or masa.akhir_nifas is None:
        return BELUM_MELAHIRKAN
    if tanggal < masa.melahirkan:
        lahir = tanggal_panjang(masa.melahirkan)
        return f"{ringkas(tanggal)} sebelum melahirkan, {lahir}. Pilih periksa kehamilan."
    if tanggal > Bulan.dari_tanggal(masa.akhir_nifas).akhir:
        return f"{ringkas(tanggal)} sesudah masa nifas, yang berakhir {tanggal_panjang(masa.akhir_nifas)}."
    return ""
