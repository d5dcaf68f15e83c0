"""Reads of finalised quarters: whether a month is closed, and the scorecard in force, frozen or computed now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from kpm.models import Dusun, Fasilitas, Wilayah
from kpm.periode import Bulan, Tahun, Triwulan
from pemantauan.kueri_skor import skor_triwulan
from pemantauan.models import (
    CatatanBulanan,
    EntriMenunggu,
    KartuSkor,
    PemantauanAnak,
    PemantauanIbu,
    PemantauanPaud,
)
from pemantauan.skor import Skor
from pemantauan.skor.beku import cairkan


def kartu_terakhir(desa: Wilayah, periode: str, *, dengan_isi: bool = False) -> KartuSkor | None:
    """The latest finalisation of a period ("2026-T3", "2026"), opened again since or not. One query."""
    semua: QuerySet[KartuSkor] = KartuSkor.objects.filter(desa=desa, periode=periode).select_related("pembukaan")
    return (semua if dengan_isi else semua.defer("isi", "perbedaan")).order_by("-revisi").first()


def kartu_periode(desa: Wilayah, periode: list[str]) -> dict[str, KartuSkor]:
    """The latest finalisation of each of these periods that has one, without their contents. One query."""
    semua = KartuSkor.objects.filter(desa=desa, periode__in=periode).select_related("pembukaan")
    return {satu.periode: satu for satu in semua.defer("isi", "perbedaan").order_by("revisi")}


def tertutup(kartu: KartuSkor | None) -> bool:
    """Whether this latest finalisation still closes its period."""
    return kartu is not None and not hasattr(kartu, "pembukaan")


def penutup(desa: Wilayah, periode: Triwulan | Tahun) -> KartuSkor | None:
    """The finalisation that closes a quarter now, or the issue of a year that holds; None while it is open. One
    query."""
    kartu = kartu_terakhir(desa, str(periode))
    return kartu if tertutup(kartu) else None


@dataclass(frozen=True, slots=True)
class Tempat:
    """A dusun or posyandu as it was called when its quarter was finalised; it may be gone since."""

    uuid: UUID
    nama: str

    def __str__(self) -> str:
        return self.nama

    @property
    def nama_pilihan(self) -> str:
        """As the choices of a quarter that is open call theirs; what closed since was in use then."""
        return self.nama


@dataclass(frozen=True, slots=True)
class SkorBerlaku:
    """The scorecard everybody is shown for a quarter."""

    skor: Skor
    kartu: KartuSkor | None
    """The latest finalisation, without its contents; None before the first."""
    tertutup: bool
    """Frozen: ``skor`` is that of the card. Open: ``skor`` was computed now."""
    nama_dusun: dict[str, str]
    """uuid -> name on the day of finalising; empty while open."""
    nama_posyandu: dict[str, str]
    tabel5: dict[str, Any] | None = None
    """The money as it was frozen; None while open, where none was recorded, and of cards older than that table."""

    def saring(self, *, dusun: Dusun | Tempat | None = None, posyandu: Fasilitas | Tempat | None = None) -> Skor:
        """The scorecard of one dusun or posyandu, found in a frozen quarter by the name it had then."""
        return self.skor.saring(
            dusun=self.nama_dusun.get(str(dusun.uuid), dusun.nama) if dusun else None,
            posyandu=self.nama_posyandu.get(str(posyandu.uuid), posyandu.nama) if posyandu else None,
        )

    def uuid_dusun(self, kini: Iterable[Dusun]) -> dict[str, str]:
        """Name in this scorecard -> uuid for its address; ``kini`` are the dusun as they are called now."""
        if self.tertutup:
            return {nama: uuid for uuid, nama in self.nama_dusun.items()}
        return {satu.nama: str(satu.uuid) for satu in kini}

    @property
    def revisi(self) -> int:
        """Revision of the frozen card, or the number the open quarter would get."""
        if self.kartu is None:
            return 0
        return self.kartu.revisi + (0 if self.tertutup else 1)


def skor_berlaku(desa: Wilayah, triwulan: Triwulan) -> SkorBerlaku:
    """The one door to a quarter's scorecard: frozen where it is finalised, else computed. The scope is open."""
    kartu = kartu_terakhir(desa, str(triwulan), dengan_isi=True)
    if kartu is not None and tertutup(kartu):
        isi = kartu.isi
        return SkorBerlaku(cairkan(isi), kartu, True, isi["dusun"], isi["posyandu"], isi.get("tabel5"))
    return SkorBerlaku(skor_triwulan(desa, triwulan), kartu, False, {}, {})


MODEL_BULAN: dict[str, type[CatatanBulanan]] = {
    "ibu": PemantauanIbu,
    "anak": PemantauanAnak,
    "paud": PemantauanPaud,
}
"""The monthly record of each group of entries."""


def catatan_bulan(kelompok: str, sasaran: Any, bulan: Bulan) -> CatatanBulanan | None:
    """The stored record of one person's month. One query."""
    milik = {"kehamilan" if kelompok == "ibu" else "anak": sasaran}
    model: Any = MODEL_BULAN[kelompok]
    catatan: CatatanBulanan | None = model.objects.filter(bulan=bulan, **milik).first()
    return catatan


def entri_menunggu(triwulan: Triwulan) -> QuerySet[EntriMenunggu]:
    """Entries of the open scope that wait for this quarter or need a decision, the oldest month first."""
    awal, _, akhir = triwulan.bulan_bulan
    return (
        EntriMenunggu.objects.filter(
            bulan__range=(awal, akhir),
            keadaan__in=EntriMenunggu.TERBUKA,
        )
        .select_related("anak__orang", "kehamilan__ibu", "diubah_oleh")
        .defer("anak__orang__nik", "kehamilan__ibu__nik")
        .order_by("bulan", "pk")
    )


def titipan_orang(kelompok: str, uuid: UUID) -> QuerySet[EntriMenunggu]:
    """What waits for one pregnancy ("ibu") or child ("anak", "paud")."""
    jalur = "kehamilan__uuid" if kelompok == "ibu" else "anak__uuid"
    return EntriMenunggu.objects.filter(
        **{jalur: uuid},
        kelompok=kelompok,
        keadaan__in=EntriMenunggu.TERBUKA,
    ).select_related("diubah_oleh")


def titipan_bulan(kelompok: str, uuid: UUID, bulan: Bulan) -> EntriMenunggu | None:
    """What waits for one month of a pregnancy or child. One query."""
    milik: dict[str, Any] = {"bulan": bulan}
    return titipan_orang(kelompok, uuid).filter(**milik).first()
