"""From an address to a sheet: what was asked for is read once, and any part of it is built from that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from kpm.dokumen.lembar import Lembar
from kpm.kueri import nama_induk, profil_desa
from kpm.models import Dusun, Fasilitas, ProfilDesa, Wilayah
from kpm.periode import Bulan, Tahun, Triwulan
from laporan import lembar as susunan
from laporan.kueri import TAHUN_PERTAMA, dapat_dilaporkan
from laporan.kueri_lembar import data_2a, data_2b, data_2c
from laporan.lembar import Identitas
from pemantauan.indikator import SET
from pemantauan.kueri_kartu import SkorBerlaku, Tempat, skor_berlaku
from pemantauan.kueri_keadaan import data_formulir1

Periode = Bulan | Triwulan | Tahun
Saring = dict[str, Any]
"""dusun and posyandu -> the Dusun, Fasilitas or Tempat a sheet is limited to, or None."""
SELURUHNYA: Saring = {"dusun": None, "posyandu": None}
BULANAN, TAHUNAN, TRIWULANAN = (
    ("formulir-2a", "formulir-2b"),
    ("formulir-1", "formulir-2c"),
    (
        "formulir-3a",
        "formulir-3b",
        "format-bantu",
    ),
)
SUSUN_TRIWULAN: dict[str, Callable[..., Lembar]] = {
    "formulir-3a": susunan.susun_3a,
    "formulir-3b": susunan.susun_3b,
    "format-bantu": susunan.susun_format_bantu,
}
TANPA_NAMA = frozenset({"format-bantu", "formulir-1"})
"""Sheets that only count; all others name persons."""
NAMA = {
    "formulir-1": "Formulir 1, Kondisi layanan dan sasaran",
    "formulir-2a": "Formulir 2A, Ibu hamil",
    "formulir-2b": "Formulir 2B, Anak 0–23 bulan",
    "formulir-2c": "Formulir 2C, PAUD",
    "formulir-3a": "Formulir 3A, Rekap ibu hamil",
    "formulir-3b": "Formulir 3B, Rekap anak 0–23 bulan",
    "format-bantu": "Format Bantu 1–3",
}


@dataclass(frozen=True, slots=True)
class Sumber:
    """Everything a sheet is made of, read once: the whole village, of which any part can be laid out."""

    kode: str
    periode: Periode
    data: Any
    """A DataBulan or a Skor: both can be limited to a dusun or posyandu by name."""
    identitas: Identitas
    profil: ProfilDesa
    induk: dict[str, str]
    susun: Callable[..., Lembar]
    dasar: dict[str, Any]
    """What the JSON says beside the sheet: indicator set, settings, revision (forms.md 0.4.8)."""
    berlaku: SkorBerlaku | None = None

    def lembar(self, *, dusun: Dusun | None = None, posyandu: Fasilitas | None = None) -> Lembar:
        """The sheet of the village or of a part of it. A renamed dusun is found in a frozen quarter too."""
        return self.susun(self.saring(dusun, posyandu), self.identitas, sebutan_bagian(dusun, posyandu))

    def per_dusun(self, *, dusun: Dusun | None = None, posyandu: Fasilitas | None = None) -> list[tuple[str, Lembar]]:
        """One sheet per dusun in which somebody stands, by name; within a filter, of what it leaves."""
        data = self.saring(dusun, posyandu)
        bagian = data.per_dusun() if self.berlaku else {nama: data.saring(dusun=nama) for nama in data.nama_dusun}
        akhiran = f", {posyandu.nama}" if posyandu else ""
        return [(nama, self.susun(isi, self.identitas, nama + akhiran)) for nama, isi in bagian.items()]

    def saring(self, dusun: Dusun | None, posyandu: Fasilitas | None) -> Any:
        """What was read, limited to a dusun or posyandu or both."""
        if self.berlaku:
            return self.berlaku.saring(dusun=dusun, posyandu=posyandu)
        return self.data.saring(dusun=dusun.nama if dusun else None, posyandu=posyandu.nama if posyandu else None)


def sebutan_bagian(dusun: Dusun | Tempat | None, posyandu: Fasilitas | Tempat | None) -> str:
    """The part of the village a sheet is limited to, as its heading says it; empty for the whole."""
    return ", ".join(satu.nama for satu in (dusun, posyandu) if satu)


def ada(periode: Periode, pada: dt.date) -> bool:
    """Whether such a sheet can exist on a day: the period has begun and the forms existed."""
    if isinstance(periode, Triwulan):
        return dapat_dilaporkan(periode, pada)
    sudah = periode.tahun <= pada.year if isinstance(periode, Tahun) else periode.awal <= pada
    return periode.tahun >= TAHUN_PERTAMA and sudah


def identitas_desa(desa: Wilayah, profil: ProfilDesa, induk: dict[str, str]) -> Identitas:
    """The names of a village as the sheets print them."""
    nama_kabupaten = induk.get("kabupaten", "")
    jenis, _, nama = nama_kabupaten.partition(" ")
    bernama_jenis = jenis in ("Kabupaten", "Kota") and bool(nama)
    return Identitas(
        sebutan_kabupaten=jenis if bernama_jenis else "Kabupaten",
        kabupaten=nama if bernama_jenis else nama_kabupaten,
        kecamatan=induk.get("kecamatan", ""),
        sebutan_desa=desa.sebutan,
        desa=desa.nama,
        nama_kpm=profil.nama_kpm,
    )


def baca(
    desa: Wilayah,
    kode: str,
    periode: Periode,
    *,
    kumulatif: bool = False,
    pada: dt.date,
    profil: ProfilDesa | None = None,
    induk: dict[str, str] | None = None,
    berlaku: SkorBerlaku | None = None,
) -> Sumber:
    """Read what a sheet needs. The scope of the village is open; ``pada`` is today in the village.

    Who makes many sheets passes on what was read: the profile, the names of the regions, the quarter's scorecard.
    """
    profil, induk = profil or profil_desa(desa), induk or nama_induk(desa)
    identitas = identitas_desa(desa, profil, induk)
    if isinstance(periode, Triwulan):
        berlaku = berlaku or skor_berlaku(desa, periode)
        skor = berlaku.skor
        dasar = {"set": skor.set_indikator.kode, "pengaturan": dict(skor.pengaturan), "revisi": berlaku.revisi}
        return Sumber(kode, periode, skor, identitas, profil, induk, SUSUN_TRIWULAN[kode], dasar, berlaku)
    susun: Callable[..., Lembar]
    data: Any
    if isinstance(periode, Tahun):
        hari = min(dt.date(periode.tahun, 12, 31), pada)
        if kode == "formulir-1":
            keadaan = data_formulir1(periode, hari)
            return Sumber(kode, periode, keadaan, identitas, profil, induk, susunan.susun_1, {"pada": hari.isoformat()})
        data = data_2c(desa, periode, hari)
        ambang = SET[data.pengaturan["indicator_set"]].ambang_paud
        susun = partial(susunan.susun_2c, pada=hari, ambang=ambang)
    else:
        data = (data_2a if kode == "formulir-2a" else data_2b)(desa, periode, kumulatif=kumulatif)
        susun = susunan.susun_2a if kode == "formulir-2a" else susunan.susun_2b
    dasar = {"set": data.pengaturan["indicator_set"], "pengaturan": dict(data.pengaturan), "kumulatif": kumulatif}
    return Sumber(kode, periode, data, identitas, profil, induk, susun, dasar)
