"""Reads about finalising: the state of a quarter, its revisions, and the stored papers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils import timezone

from kpm.dokumen.cetak import Berkas
from kpm.dokumen.terbilang import tanggal_panjang
from kpm.models import Wilayah
from kpm.periode import Tahun, Triwulan
from laporan.kueri import catatan_terakhir
from laporan.pencetak import PENCETAK
from pemantauan.kueri_kartu import entri_menunggu, tertutup
from pemantauan.models import BerkasKartu, KartuSkor, PembukaanTriwulan


@dataclass(frozen=True, slots=True)
class Keadaan:
    """Whether a quarter runs, is over, finalised or opened again, and the words for it."""

    triwulan: Triwulan
    kartu: KartuSkor | None
    """The latest finalisation, without its contents."""
    hari_ini: dt.date

    @property
    def tertutup(self) -> bool:
        return tertutup(self.kartu)

    @property
    def pembukaan(self) -> PembukaanTriwulan | None:
        """The opening that keeps it open now."""
        return self.kartu.pembukaan if self.kartu and not self.tertutup else None

    @property
    def berjalan(self) -> bool:
        return self.hari_ini in self.triwulan

    @property
    def dapat_ditutup(self) -> bool:
        """From its last day on."""
        return not self.tertutup and self.triwulan.akhir <= self.hari_ini

    @property
    def kata(self) -> str:
        """ "ditutup 5 Oktober 2026, revisi 1", "dibuka kembali 12 Oktober 2026, angka sementara", "belum ditutup"."""
        if self.pembukaan:
            return f"dibuka kembali {_tanggal(self.pembukaan.dibuka_pada)}, angka sementara"
        if self.kartu:
            revisi = f", revisi {self.kartu.revisi}" if self.kartu.revisi else ""
            return f"ditutup {_tanggal(self.kartu.ditutup_pada)}{revisi}"
        return "berjalan, angka sementara" if self.berjalan else "belum ditutup, angka sementara"


def _tanggal(waktu: dt.datetime) -> str:
    return tanggal_panjang(timezone.localtime(waktu).date())


def keadaan(desa: Wilayah, triwulan: Triwulan, hari_ini: dt.date) -> Keadaan:
    """The state of one quarter. One query."""
    return keadaan_semua(desa, [triwulan], hari_ini)[triwulan]


def keadaan_semua(desa: Wilayah, triwulan: Iterable[Triwulan], hari_ini: dt.date) -> dict[Triwulan, Keadaan]:
    """The state of several quarters. One query."""
    semua = list(triwulan)
    kartu = KartuSkor.objects.filter(desa=desa, periode__in=map(str, semua)).select_related("pembukaan")
    terakhir = {satu.periode: satu for satu in kartu.defer("isi", "perbedaan").order_by("revisi")}
    return {satu: Keadaan(satu, terakhir.get(str(satu)), hari_ini) for satu in semua}


def menunggu(keadaan: Keadaan) -> int:
    """Entries that wait for the quarter to be opened, or for a decision. One query once it was finalised."""
    return entri_menunggu(keadaan.triwulan).count() if keadaan.kartu else 0


def belum_ditutup(desa: Wilayah, hari_ini: dt.date) -> Keadaan | None:
    """The quarter before, where it has records and is not finalised; else one that was opened again and forgotten.

    One to five queries.
    """
    lalu = keadaan(desa, Triwulan.dari_tanggal(hari_ini).geser(-1), hari_ini)
    if not lalu.tertutup and (lalu.kartu or catatan_terakhir(lalu.triwulan)):
        return lalu
    penerus = KartuSkor.objects.filter(desa=desa, periode=OuterRef("periode"), revisi__gt=OuterRef("revisi"))
    dibuka: QuerySet[KartuSkor] = KartuSkor.objects.filter(
        ~Exists(penerus), desa=desa, periode__contains="-T", pembukaan__isnull=False
    )
    kartu = dibuka.select_related("pembukaan").defer("isi", "perbedaan").order_by("-periode").first()
    return Keadaan(Triwulan.dari_teks(kartu.periode), kartu, hari_ini) if kartu else None


def revisi_triwulan(desa: Wilayah, triwulan: Triwulan) -> list[KartuSkor]:
    """Every finalisation of a quarter with opening, person and papers, the latest first; without contents. Two
    queries."""
    berkas: QuerySet[BerkasKartu] = BerkasKartu.objects.select_related("register").defer("berkas")
    kartu: QuerySet[KartuSkor] = KartuSkor.objects.filter(desa=desa, periode=str(triwulan))
    return list(
        kartu.select_related("ditutup_oleh", "pembukaan__dibuka_oleh")
        .defer("isi", "perbedaan")
        .prefetch_related(Prefetch("berkas", berkas))
        .order_by("-revisi")
    )


@dataclass(frozen=True, slots=True)
class Beda:
    """What a revision changed, and the indicator set it names its services by."""

    perbedaan: list[dict[str, Any]]
    kode_set: str


def beda(kartu: KartuSkor) -> Beda:
    """The differences of a card against the one before. One query."""
    isi = KartuSkor.objects.filter(pk=kartu.pk).values_list("perbedaan", "isi__set").get()
    return Beda(*isi)


@dataclass(frozen=True, slots=True)
class Lembar:
    """A form of a finalised quarter on the page: its stored files, or none while it is being printed."""

    nama: str
    berkas: tuple[BerkasKartu, ...]


def lembar(kartu: KartuSkor, *, bernama: bool = True) -> list[Lembar]:
    """The forms of a card in the order of the pages; those of an opened card only as far as they were printed.

    Without ``bernama`` only those that count and name nobody.
    """
    semua = [
        Lembar(isi.nama, tuple(satu for satu in kartu.berkas.all() if satu.kode == kode))
        for kode, isi in PENCETAK.items()
        if bernama or not isi.baris
    ]
    return [satu for satu in semua if satu.berkas or tertutup(kartu)]


def berkas_kartu(desa: Wilayah, triwulan: Triwulan | Tahun, kode: str, *, revisi: int | None = None) -> Berkas | None:
    """The stored form of a whole village, byte for byte: of one revision, or of the one that closes the quarter or
    year now. None where there is none."""
    semua = BerkasKartu.objects.filter(desa=desa, kartu__periode=str(triwulan), kode=kode, bagian="")
    if revisi is not None:
        return _berkas(semua.filter(kartu__revisi=revisi).first())
    terakhir = KartuSkor.objects.filter(desa=desa, periode=str(triwulan)).order_by("-revisi").values("pk")[:1]
    return _berkas(semua.filter(kartu=terakhir, kartu__pembukaan=None).first())


def berkas_kode(desa: Wilayah, triwulan: Triwulan, kode: str) -> tuple[str, Berkas] | None:
    """Form and stored file that carry this public code; None where this village and quarter have none."""
    satu = BerkasKartu.objects.filter(desa=desa, kartu__periode=str(triwulan), register__kode=kode).first()
    return (satu.kode, berkas) if satu and (berkas := _berkas(satu)) else None


def _berkas(satu: BerkasKartu | None) -> Berkas | None:
    return Berkas(bytes(satu.berkas), satu.jenis_berkas, satu.nama) if satu else None
