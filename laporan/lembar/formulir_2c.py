"""PURE: Formulir 2C as its year sheet: which months each child of 2 to 6 years followed a PAUD service.

Source: petunjuk pengisian Formulir 2C; "sampai 6 tahun" read as 72 completed months.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from kpm.dokumen.lembar import SEL_TIDAK_BERLAKU, Baris, Kolom, Lembar, Sel, Tabel, sel, sel_centang
from kpm.periode import NAMA_BULAN, Bulan, Tahun, bulan_penuh, tambah_bulan
from laporan.lembar.dasar import CATATAN_CENTANG, DataBulan, Identitas, nama_belum
from pemantauan.indikator import AmbangPaud
from pemantauan.skor.paud import kategori_paud

KOLOM = (
    Kolom("no", "No", lebar="no"),
    Kolom("no_rumah_tangga", "No Rumah Tangga", "a"),
    Kolom("nama", "Nama Anak", "b", lebar="nama", bernama=True),
    Kolom("jenis_kelamin", "Jenis Kelamin", "c"),
    Kolom("usia_2_3", "Usia 2 - < 3 Tahun", "d"),
    Kolom("usia_3_6", "Usia 3 - 6 Tahun", "e"),
    *(Kolom(nama.lower(), nama, "f") for nama in NAMA_BULAN),
    Kolom("keaktifan", "Jumlah Keaktifan"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TahunPaud:
    """One child of 2 to 6 years in one year."""

    id: str
    orang: str = ""
    """uuid of the person."""
    nomor: int
    """No Rumah Tangga."""
    nama: str
    jenis_kelamin: str
    dusun: str
    posyandu: str = ""
    lahir: dt.date | None
    kategori: str = ""
    """What a sheet 2C of the village says of a child without a birth date."""
    keluar: dt.date | None = None
    hadir: Mapping[int, bool] = field(default_factory=dict)
    """Month of the year (1 to 12) -> attended; months without an answer are missing."""


def susun_2c(
    data: DataBulan[TahunPaud, Tahun], identitas: Identitas, bagian: str = "", *, pada: dt.date, ambang: AmbangPaud
) -> Lembar:
    """The sheet of a year. ``pada`` is the day the age category is told on: the year's last, or today within it."""
    return Lembar(
        kode="formulir-2c",
        nomor="FORMULIR 2C",
        judul="PEMANTAUAN LAYANAN DAN SASARAN PAUD ANAK > 2 - 6 TAHUN",
        periode=str(data.periode),
        sebutan_periode=data.periode.label,
        identitas=identitas.tahun(data.periode),
        bagian=bagian,
        tabel=(
            Tabel(
                kode="paud",
                kolom=KOLOM,
                baris=tuple(
                    baris_2c(ke, satu, data.periode.tahun, pada, ambang) for ke, satu in enumerate(data.baris, start=1)
                ),
                catatan=(
                    CATATAN_CENTANG,
                    "Kelas pengasuhan bagi orang tua anak 2 - < 3 tahun, kelas PAUD bagi anak 3 - 6 tahun. "
                    f"Golongan usia menurut umur pada {pada:%d/%m/%Y}.",
                ),
            ),
        ),
        belum_dipantau=nama_belum(data.belum),
        keterangan_belum="termasuk dalam tabel, tanpa satu bulan pun terisi",
    )


def sasaran_bulan(lahir: dt.date | None, keluar: dt.date | None, bulan: Bulan, ambang: AmbangPaud) -> bool:
    """Whether a child is of 2C in a month: from the month of the second birthday, at most 72 months old, not gone.

    Without a birth date it is of every month of the year whose sheet lists it.
    """
    if keluar and keluar < bulan.awal:
        return False
    if lahir is None:
        return True
    return tambah_bulan(lahir, ambang.umur_awal) <= bulan.akhir and bulan_penuh(lahir, bulan.awal) <= ambang.umur_akhir


def baris_2c(ke: int, satu: TahunPaud, tahun: int, pada: dt.date, ambang: AmbangPaud) -> Baris:
    """The row of one child, the ``ke``-th; see `susun_2c` for ``pada``."""
    golongan = satu.kategori
    if satu.lahir:
        golongan = kategori_paud(bulan_penuh(satu.lahir, min(pada, satu.keluar or pada)), ambang)
    return Baris(
        (
            sel(ke, "kode"),
            sel(satu.nomor, "kode"),
            sel(satu.nama),
            sel(satu.jenis_kelamin, "kode"),
            _golongan(golongan == "2-3"),
            _golongan(golongan == "3-6"),
            *(_bulan(satu, Bulan(tahun, bulan), ambang) for bulan in range(1, 13)),
            sel(sum(satu.hadir.values()), "kode"),
        ),
        kelompok="paud",
        id=satu.id,
        orang=satu.orang,
    )


def _golongan(ya: bool) -> Sel:
    """A category is ticked; the other one stays empty."""
    return sel_centang(True) if ya else sel(None, "kode")


def _bulan(satu: TahunPaud, bulan: Bulan, ambang: AmbangPaud) -> Sel:
    if bulan.bulan in satu.hadir:
        return sel_centang(satu.hadir[bulan.bulan])
    return sel(None, "kode") if sasaran_bulan(satu.lahir, satu.keluar, bulan, ambang) else SEL_TIDAK_BERLAKU
