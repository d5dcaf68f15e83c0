"""Quarter against quarter: the totals of eight quarters, kept or computed, and how far each number has moved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kpm.dokumen.grafik import Spark, spark
from kpm.dokumen.terbilang import angka_desimal
from kpm.models import Wilayah
from kpm.periode import Triwulan
from laporan.kueri import skor_desa
from laporan.models import RekapDesa
from laporan.tampilan_skor import NAMA_KELOMPOK, Arah, arah_poin
from laporan.tindakan import tanpa_orang
from pemantauan.indikator import HPK_2018, SET, SetIndikator
from pemantauan.kueri_kartu import kartu_periode, tertutup
from pemantauan.models import KartuSkor

JUMLAH = 8
"""Quarters on the page: two years."""


@dataclass(frozen=True, slots=True)
class Titik:
    """One quarter."""

    triwulan: Triwulan
    isi: dict[str, Any]
    """Totals as `laporan.tindakan.tanpa_orang` writes them."""
    tertutup: bool

    @property
    def ada(self) -> bool:
        """Somebody stands in the tables; without anybody its numbers say nothing."""
        return bool(
            self.isi["tabel1"]["ibu"]
            or self.isi["tabel1"]["anak"]
            or self.isi["indikator"]["paud"]["paud"]["seharusnya"]
        )

    @property
    def keadaan(self) -> str:
        """In a word; colour is never the only sign."""
        if not self.ada:
            return "belum ada data"
        return "ditutup" if self.tertutup else "sementara"


@dataclass(frozen=True, slots=True)
class Sel:
    """One number of one quarter."""

    titik: Titik
    persen: Decimal | None
    diterima: int | None
    seharusnya: int | None


@dataclass(frozen=True, slots=True)
class BarisTren:
    """One number over the quarters."""

    nama: str
    sel: tuple[Sel, ...]
    garis: Spark | None
    label: str
    """The line in words."""
    arah: Arah | None
    """Against the quarter before; None when one of the two has no number."""


@dataclass(frozen=True, slots=True)
class GolonganTren:
    """Rows under one heading."""

    nama: str
    baris: tuple[BarisTren, ...]


@dataclass(frozen=True, slots=True)
class Tren:
    """The whole page."""

    titik: tuple[Titik, ...]
    """The oldest first; the running quarter last."""
    golongan: tuple[GolonganTren, ...]


def baca_tren(desa: Wilayah, pada: dt.date) -> Tren:
    """Eight quarters up to the running one; the scope of the village is open.

    Past quarters come from RekapDesa in one query, finalised ones as they were finalised; what is not kept there and
    the running quarter are computed, five queries a quarter at most.
    """
    kini = Triwulan.dari_tanggal(pada)
    titik = baca_titik(desa, [kini.geser(-mundur) for mundur in range(JUMLAH - 1, -1, -1)], kini)
    return Tren(tuple(titik), tuple(_golongan(titik, SET[titik[-1].isi["set"]])))


def baca_titik(desa: Wilayah, semua: Sequence[Triwulan], kini: Triwulan) -> list[Titik]:
    """The totals of these quarters, kept or computed; ``kini`` is the running one, which is always computed."""
    periode = [str(satu) for satu in semua]
    rekap = {satu.periode: satu for satu in RekapDesa.objects.filter(wilayah=desa, periode__in=periode)}
    kartu = kartu_periode(desa, periode)
    titik = []
    for satu in semua:
        beku = kartu.get(str(satu))
        isi = None if satu == kini else _tersimpan(rekap.get(str(satu)), beku)
        titik.append(Titik(satu, isi or tanpa_orang(skor_desa(desa, satu), desa.kode), tertutup(beku)))
    return titik


TANPA_ISI: dict[str, Any] = {
    "tabel1": {"ibu": 0, "anak": 0},
    "tabel4": {},
    "indikator": {"paud": {"paud": {"diterima": 0, "seharusnya": 0, "persen": None}}},
    "ayah": {},
}
"""A quarter of which no totals are kept."""


def tren_rekap(akhir: Triwulan, rekap: Mapping[str, RekapDesa], sah: Collection[str]) -> Tren:
    """Eight quarters up to ``akhir`` from kept totals alone: for those who may not read the village's records.

    ``rekap`` holds them by period, ``sah`` the periods that are finalised. No query.
    """
    titik = []
    for satu in (akhir.geser(-mundur) for mundur in range(JUMLAH - 1, -1, -1)):
        tersimpan = rekap.get(str(satu))
        isi = tersimpan.isi if tersimpan and "ayah" in tersimpan.isi else TANPA_ISI
        titik.append(Titik(satu, isi, str(satu) in sah))
    return Tren(tuple(titik), tuple(_golongan(titik, SET[titik[-1].isi.get("set", HPK_2018.kode)])))


def _tersimpan(rekap: RekapDesa | None, kartu: KartuSkor | None) -> dict[str, Any] | None:
    """The totals kept, unless they are of before the finalising or of an older shape."""
    if rekap is None or "ayah" not in rekap.isi:
        return None
    if kartu is not None and tertutup(kartu) and rekap.dihitung_pada < kartu.ditutup_pada:
        return None
    isi: dict[str, Any] = rekap.isi
    return isi


def _golongan(titik: Sequence[Titik], set_indikator: SetIndikator) -> Iterator[GolonganTren]:
    sasaran = (("total", "Ibu dan anak"), ("ibu", NAMA_KELOMPOK["ibu"]), ("anak", NAMA_KELOMPOK["anak"]))
    for dasar, nama in (
        ("indikator", "Tingkat konvergensi, menurut layanan"),
        ("orang", "Terlayani lengkap, menurut orang"),
    ):
        yield GolonganTren(nama, tuple(_baris(sebutan, titik, "tabel4", dasar, kunci) for kunci, sebutan in sasaran))
    for kelompok in ("ibu", "anak", "paud"):
        yield GolonganTren(
            NAMA_KELOMPOK[kelompok],
            tuple(
                _baris(f"{satu.nomor}. {satu.nama}", titik, "indikator", kelompok, satu.kode)
                for satu in set_indikator.kelompok(kelompok)
            ),
        )
    ayah = (("total", "Semua ayah"), ("suami", "Suami ibu hamil"), ("ayah", "Ayah anak 0–23 bulan"))
    yield GolonganTren(
        "Ayah ikut konseling gizi", tuple(_baris(sebutan, titik, "ayah", kunci) for kunci, sebutan in ayah)
    )


def _baris(nama: str, titik: Sequence[Titik], *jalan: str) -> BarisTren:
    sel = tuple(_sel(satu, jalan) for satu in titik)
    nilai = [satu.persen for satu in sel]
    kata = "; ".join("tanpa angka" if satu is None else angka_desimal(satu, 2) for satu in nilai)
    lalu = titik[-2].triwulan
    return BarisTren(
        nama=nama,
        sel=sel,
        garis=spark(nilai),
        label=f"{nama}, {len(nilai)} triwulan: {kata} persen",
        arah=arah_poin(nilai[-1], nilai[-2], lalu.label),
    )


def _sel(titik: Titik, jalan: Sequence[str]) -> Sel:
    isi: Any = titik.isi
    for kunci in jalan:
        isi = isi.get(kunci)
        if isi is None:  # an indicator this quarter's set did not have
            return Sel(titik, None, None, None)
    persen = isi["persen"]
    if persen is None or not titik.ada:
        return Sel(titik, None, None, None)
    return Sel(titik, Decimal(persen), isi["diterima"], isi["seharusnya"])


def tren_json(tren: Tren, desa: Wilayah) -> dict[str, Any]:
    """The same numbers as plain values, without anybody's name or id."""
    return {
        "desa": desa.kode,
        "triwulan": [
            {
                "periode": str(satu.triwulan),
                "keadaan": satu.keadaan,
                "tabel4": satu.isi["tabel4"],
                "indikator": satu.isi["indikator"],
                "ayah": satu.isi["ayah"],
            }
            for satu in tren.titik
        ],
    }
