"""Reads of the FGD: its meetings, its table of problems, and what a rembuk can take over from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q
from django.utils import timezone

from kpm.models import Wilayah
from kpm.periode import Triwulan
from pemantauan.kueri_kartu import SkorBerlaku, kartu_periode, skor_berlaku, tertutup
from rembuk.analisis import skor_bantu
from rembuk.kekurangan import (
    AMBANG,
    Kekurangan,
    bekukan,
    cari_indikator,
    kekurangan_dari,
    nama_masalah,
    persen_masalah,
    tulis_ambang,
)
from rembuk.kueri import jumlah_biaya
from rembuk.models import BeritaAcara, JenisPertemuan, Masalah, Pertemuan, Publikasi, Usulan


@dataclass(frozen=True, slots=True)
class BahanTriwulan:
    """A quarter a meeting can be opened on: its scorecard in force and the gaps in it."""

    triwulan: Triwulan
    berlaku: SkorBerlaku
    kekurangan: list[Kekurangan]

    def beku(self, pada: dt.date) -> dict[str, Any]:
        """The quarter's numbers as a meeting keeps them, and whether they are those of its finalisation."""
        kartu = self.berlaku.kartu if self.berlaku.tertutup else None
        penutupan: dict[str, Any] = {"tertutup": self.berlaku.tertutup, "revisi": self.berlaku.revisi}
        if kartu:
            penutupan["ditutup_pada"] = timezone.localtime(kartu.ditutup_pada).date().isoformat()
        return bekukan(self.berlaku.skor, pada) | {"penutupan": penutupan}


def bahan_triwulan(desa: Wilayah, triwulan: Triwulan) -> BahanTriwulan:
    """The scorecard of a quarter, frozen where it is finalised, with its gaps (the scorecard's queries)."""
    berlaku = skor_berlaku(desa, triwulan)
    return BahanTriwulan(triwulan, berlaku, kekurangan_dari(berlaku.skor))


def triwulan_tertutup(desa: Wilayah, pilihan: Iterable[Triwulan]) -> set[Triwulan]:
    """Which of these quarters are finalised and not opened again (one query)."""
    kartu = kartu_periode(desa, [str(satu) for satu in pilihan])
    return {Triwulan.dari_teks(periode) for periode, satu in kartu.items() if tertutup(satu)}


def semua_fgd() -> Any:
    """FGD of the open scope that stand on the numbers of a quarter."""
    return Pertemuan.objects.filter(jenis=JenisPertemuan.FGD).exclude(triwulan="").exclude(skor_awal={})


def daftar_fgd() -> Any:
    """FGD of the open scope, newest first, with the numbers of their problems, proposals and publications."""
    return (
        semua_fgd()
        .annotate(
            jumlah_masalah=Count("masalah_fgd", distinct=True),
            jumlah_usulan=Count("usulan_asal", distinct=True),
            jumlah_publikasi=Count("publikasi", distinct=True),
        )
        .order_by("-tahun", "-pk")
    )


def fgd_untuk_rembuk() -> Any:
    """FGD of the open scope with problems or proposals that no rembuk has taken up, newest first.

    Each has ``jumlah_masalah`` and ``jumlah_usulan``, those still to be taken.
    """
    return (
        semua_fgd()
        .annotate(
            jumlah_masalah=Count("masalah_fgd", filter=Q(masalah_fgd__rembuk=None), distinct=True),
            jumlah_usulan=Count("usulan_asal", filter=Q(usulan_asal__rembuk=None), distinct=True),
        )
        .filter(Q(jumlah_masalah__gt=0) | Q(jumlah_usulan__gt=0))
        .order_by("-tahun", "-pk")
    )


URUT_MASALAH = (F("prioritas").asc(nulls_last=True), "pk")
"""The order the meeting gave, then those it has not ordered."""


def _bernama(masalah: Any) -> list[Any]:
    """Problems with their proposals, ``nama``, ``persen`` and ``paket`` (two queries)."""
    usulan = Prefetch("usulan", queryset=Usulan.objects.order_by("prioritas", "pk"))
    daftar = list(masalah.prefetch_related(usulan))
    for satu in daftar:
        satu.nama, satu.persen = nama_masalah(satu), persen_masalah(satu)
        satu.paket = cari_indikator(satu.kelompok, satu.indikator).paket
    return daftar


def masalah_fgd_untuk_rembuk(*fgd: Pertemuan) -> list[Masalah]:
    """The problems of these FGD that no rembuk has taken up, in the order of each.

    Every one has ``nama``, ``persen``, ``kunci`` ("anak:jamban", what `rembuk.tindakan.fgd.ambil_dari_fgd` takes) and
    its proposals (two queries).
    """
    return _bernama(Masalah.objects.filter(fgd__in=fgd, rembuk=None).order_by(*URUT_MASALAH))


def masalah_fgd(fgd: Pertemuan) -> list[Any]:
    """The whole table of an FGD in its order; what nobody has ordered yet follows by the hint (two queries).

    Beside ``nama``, ``persen`` and the proposals each row has ``bantu``, its hint, and ``terkunci``: the rembuk that
    took it over has issued its Berita Acara, and is not being corrected.
    """
    terbit = Exists(BeritaAcara.objects.filter(rembuk=OuterRef("rembuk"), rembuk__koreksi_pada=None))
    daftar = _bernama(Masalah.objects.filter(fgd=fgd).annotate(terkunci=terbit).order_by(*URUT_MASALAH))
    for satu, bantu in zip(daftar, skor_bantu(daftar), strict=True):
        satu.bantu, satu.desa = bantu, fgd.desa
    return sorted(daftar, key=lambda satu: (satu.prioritas or 999, -satu.bantu.nilai, -satu.kurang, satu.pk))


def kekurangan_lain(fgd: Pertemuan, masalah: list[Masalah]) -> list[Masalah]:
    """Gaps of the FGD's quarter that are not in its table yet, unsaved, each with its ``nama``. No query."""
    ada = {satu.kunci for satu in masalah}
    semua: list[Any] = [Masalah(desa=fgd.desa, fgd=fgd, **satu) for satu in fgd.skor_awal.get("kekurangan", [])]
    lain = [satu for satu in semua if satu.kunci not in ada]
    for satu in lain:
        satu.nama = nama_masalah(satu)
    return lain


def usulan_fgd(fgd: Pertemuan) -> list[Usulan]:
    """The proposals made in an FGD, in order of priority, with ``nama_masalah``, whatever became of them since."""
    usulan = list(Usulan.objects.filter(asal=fgd).select_related("masalah", "rembuk").order_by("prioritas", "pk"))
    for satu in usulan:
        satu.nama_masalah = nama_masalah(satu.masalah) if satu.masalah else ""
    return usulan


def prioritas_usulan(fgd: Pertemuan) -> int:
    """The priority a new proposal starts with: after the last one."""
    terakhir = Usulan.objects.filter(asal=fgd).order_by("-prioritas").values_list("prioritas", flat=True).first()
    return min((terakhir or 0) + 1, 99)


def publikasi_fgd(fgd: Pertemuan) -> list[Publikasi]:
    """Where and when the results were made public, the first one first."""
    return list(Publikasi.objects.filter(pertemuan=fgd).order_by("tanggal", "pk"))


@dataclass(frozen=True, slots=True)
class HasilFgd:
    """An FGD with everything its sheets show."""

    fgd: Pertemuan
    masalah: list[Masalah]
    usulan: list[Usulan]
    laki: int
    perempuan: int

    @property
    def triwulan(self) -> Triwulan:
        return Triwulan.dari_teks(self.fgd.triwulan)

    @property
    def biaya(self) -> Decimal:
        return jumlah_biaya(self.usulan)

    @property
    def hadir(self) -> int:
        return self.laki + self.perempuan


def hasil_fgd(fgd: Pertemuan) -> HasilFgd:
    """Everything an FGD has found and proposed (four queries)."""
    kelamin = list(fgd.hadirin.values_list("jenis_kelamin", flat=True))
    return HasilFgd(fgd, masalah_fgd(fgd), usulan_fgd(fgd), kelamin.count("L"), kelamin.count("P"))


def ambang_fgd(fgd: Pertemuan) -> str:
    """The percentage under which services were proposed as problems when the FGD was opened: "80"."""
    return tulis_ambang(Decimal(fgd.skor_awal.get("ambang", AMBANG)))


def rembuk_berikut(fgd: Pertemuan) -> Pertemuan | None:
    """The next rembuk with a date, from the day of the FGD on, that its results can be told for; None without one."""
    semua = Pertemuan.objects.filter(jenis=JenisPertemuan.REMBUK, tanggal__isnull=False)
    return semua.filter(tanggal__gte=fgd.tanggal or fgd.dibuat_pada.date()).order_by("tanggal", "pk").first()
