"""Reads of the planning year: its meetings, proposals, money and quarters as the facts of its stages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KeyTextTransform

from kpm.kueri import dusun_desa
from kpm.models import Wilayah
from kpm.periode import Triwulan
from pemantauan.kueri_kartu import kartu_periode, tertutup
from pemantauan.kueri_kondisi import belum_ditanyakan, jumlah_belum_ditanyakan
from rembuk import tahap
from rembuk.anggaran import jumlahkan
from rembuk.fakta_tahap import Fakta, Rapat
from rembuk.fakta_tahap import Triwulan as TriwulanRkp
from rembuk.kueri_anggaran import baris_tahun
from rembuk.kueri_mad import salinan_berlaku
from rembuk.mad import tanggal_salinan
from rembuk.models import (
    BatasTahap,
    BeritaAcara,
    JenisPertemuan,
    Penyerahan,
    Pertemuan,
    SalinanMad,
    Siklus,
    Usulan,
)

TAHUN_PERTAMA = 2019
"""RKP year of the first planning year a KPM took part in."""
PERENCANAAN = (JenisPertemuan.MUSDUS, JenisPertemuan.FGD, JenisPertemuan.MAD, JenisPertemuan.REMBUK)
"""Meetings that belong to the year before the RKP year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TahunSiklus:
    """One planning year: what the village says of it, its meetings, its seven stages."""

    tahun_rkp: int
    siklus: Siklus
    """Unsaved while nobody wrote anything about the year."""
    pertemuan: tuple[Pertemuan, ...]
    salinan_mad: tuple[SalinanMad, ...]
    fakta: Fakta
    tahapan: tuple[tahap.Tahapan, ...]

    @property
    def tahun(self) -> int:
        """The year it is planned in."""
        return self.tahun_rkp - 1

    @property
    def berakhir(self) -> bool:
        """Its planning is over: no meeting held now belongs to it."""
        return self.fakta.pada.year >= self.tahun_rkp

    def jenis(self, jenis: str) -> list[Pertemuan]:
        """Its meetings of a kind, the earliest first; those without a day last."""
        return [satu for satu in self.pertemuan if satu.jenis == jenis]


def tahun_berjalan(pada: dt.date) -> int:
    """The RKP year that is being planned on a day."""
    return pada.year + 1


def tahun_pilihan(pada: dt.date) -> list[int]:
    """RKP years of the year switcher, the running one first: back to the first meeting, two at least. One query."""
    kini = tahun_berjalan(pada)
    pertama = Pertemuan.objects.aggregate(pertama=Min("tahun"))["pertama"]
    awal = max(min(kini - 1, pertama + 1 if pertama else kini), TAHUN_PERTAMA)
    return list(range(kini, awal - 1, -1))


def aturan_batas(wilayah: Wilayah) -> dict[str, tuple[int, int]]:
    """Stage -> (month, week) as the regions above a village decided, the nearest wins. One query."""
    semua = BatasTahap.objects.filter(wilayah__kode__in=wilayah.kode_induk).select_related("wilayah")
    hasil = {}
    # a longer code is nearer, the nation's "00" the farthest of all
    for satu in sorted(semua, key=lambda b: (b.wilayah.kode != "00", len(b.wilayah.kode))):
        hasil[satu.tahap] = (satu.bulan, satu.minggu)
    return hasil


def siklus_tahun(desa: Wilayah, tahun_rkp: int) -> Siklus:
    """What the village wrote about a planning year; a new unsaved record where nothing is. One query."""
    semua = Siklus.objects.select_related("desa", "dibuat_oleh", "diubah_oleh")
    return semua.filter(tahun_rkp=tahun_rkp).first() or Siklus(desa=desa, tahun_rkp=tahun_rkp)


def _pertemuan(tahun_rkp: int) -> list[Any]:
    """The meetings of planning and the quarterly meetings of the RKP year, each with what it holds. One query."""
    terbit = BeritaAcara.objects.filter(rembuk=OuterRef("pk")).order_by("-revisi").values("nomor")[:1]
    return list(
        Pertemuan.objects.filter(
            Q(jenis__in=PERENCANAAN, tahun=tahun_rkp - 1)
            | Q(jenis=JenisPertemuan.EVALUASI, triwulan__startswith=f"{tahun_rkp}-")
        )
        .annotate(
            nomor_ba=Subquery(terbit),
            jumlah_masalah=Count("masalah_fgd", distinct=True),
            jumlah_publikasi=Count("publikasi", distinct=True),
        )
        .defer("skor_awal")
        .order_by(F("tanggal").asc(nulls_last=True), "pk")
    )


def _usulan(tahun_rkp: int) -> dict[str, int]:
    """Proposals for the RKP year that a rembuk with an issued Berita Acara agreed on, by state. One query."""
    semua = _usulan_terbit(tahun_rkp).exclude(status__in=(Usulan.Status.DIUSULKAN, Usulan.Status.DITOLAK_RAPAT))
    return dict(semua.order_by().values_list("status").annotate(jumlah=Count("pk")))


def _usulan_terbit(tahun_rkp: int) -> QuerySet[Usulan]:
    """Proposals for the RKP year that stand in an issued Berita Acara."""
    terbit = Exists(BeritaAcara.objects.filter(rembuk=OuterRef("rembuk")))
    return Usulan.objects.filter(terbit, rembuk__tahun=tahun_rkp - 1, subjek=Usulan.Subjek.RKP)


def _anggaran(tahun_rkp: int) -> dict[str, int | Decimal]:
    """Activities of the budget year, how many are done, their money. One to three queries."""
    semua = baris_tahun(tahun_rkp)
    jumlah = jumlahkan(satu.pos for satu in semua)
    return {
        "kegiatan": len(semua),
        "kegiatan_selesai": sum(satu.kegiatan.selesai_pada is not None for satu in semua),
        "anggaran": jumlah.pagu,
        "realisasi": jumlah.realisasi,
    }


def _triwulan(desa: Wilayah, tahun_rkp: int, rapat: Iterable[Pertemuan], pada: dt.date) -> list[TriwulanRkp]:
    """The quarters of the RKP year: finalised, and discussed when. One query."""
    semua = [Triwulan(tahun_rkp, ke) for ke in range(1, 5)]
    kartu = kartu_periode(desa, [str(satu) for satu in semua])
    evaluasi = {satu.triwulan: satu.tanggal for satu in rapat if satu.tanggal and satu.tanggal <= pada}
    return [
        TriwulanRkp(satu.label, satu.akhir, tertutup(kartu.get(str(satu))), evaluasi.get(str(satu))) for satu in semua
    ]


def _rapat(pertemuan: Iterable[Any], jenis: str) -> list[Rapat]:
    """The meetings of a kind as facts, with the problems they hold."""
    return [
        Rapat(satu.tanggal, satu.jumlah_masalah, satu.nomor_ba or "", satu.dusun_id)
        for satu in pertemuan
        if satu.jenis == jenis
    ]


def _publikasi(pertemuan: Iterable[Any]) -> int:
    return sum(satu.jumlah_publikasi for satu in pertemuan if satu.jenis == JenisPertemuan.FGD)


def _dusun() -> dict[int, str]:
    """The dusun in use by key, by name. One query."""
    return {satu.pk: satu.nama for satu in dusun_desa() if satu.ditutup_pada is None}


def baca_siklus(desa: Wilayah, tahun_rkp: int, pada: dt.date) -> TahunSiklus:
    """One planning year of the open village: eleven queries, nine in a kelurahan."""
    siklus = siklus_tahun(desa, tahun_rkp)
    pertemuan = _pertemuan(tahun_rkp)
    # of each MAD the latest copy
    salinan = {satu.asal: satu for satu in SalinanMad.objects.filter(tahun=tahun_rkp - 1).order_by("revisi", "pk")}
    usulan = _usulan(tahun_rkp)
    rembuk = _rapat(pertemuan, JenisPertemuan.REMBUK)
    # one rembuk a year is the rule; where there are more, their proposals are counted together
    if terbit := [ke for ke, satu in enumerate(rembuk) if satu.terbit]:
        satu = rembuk[terbit[0]]
        rembuk[terbit[0]] = Rapat(satu.tanggal, sum(usulan.values()), satu.terbit)
    fakta = Fakta(
        pada=pada,
        tahun_rkp=tahun_rkp,
        aturan=aturan_batas(desa),
        musdes=siklus.musdes,
        mad_perlu=siklus.mad_perlu,
        alasan_tanpa_mad=siklus.alasan_tanpa_mad,
        dusun=_dusun(),
        musdus=_rapat(pertemuan, JenisPertemuan.MUSDUS),
        fasilitas_belum=jumlah_belum_ditanyakan(tahun_rkp - 1),
        fgd=_rapat(pertemuan, JenisPertemuan.FGD),
        publikasi=_publikasi(pertemuan),
        mad=[
            *_rapat(pertemuan, JenisPertemuan.MAD),
            *(Rapat(tanggal_salinan(satu.isi)) for satu in salinan.values()),
        ],
        rembuk=rembuk,
        usulan=usulan,
        penyerahan=frozenset(
            Penyerahan.objects.filter(rembuk__tahun=tahun_rkp - 1).values_list("kepada", flat=True).distinct()
        ),
        triwulan=_triwulan(
            desa, tahun_rkp, [satu for satu in pertemuan if satu.jenis == JenisPertemuan.EVALUASI], pada
        ),
        kelurahan=desa.kelurahan,
        **({} if desa.kelurahan else _anggaran(tahun_rkp)),  # type: ignore[arg-type]
    )
    return TahunSiklus(
        tahun_rkp=tahun_rkp,
        siklus=siklus,
        pertemuan=tuple(pertemuan),
        salinan_mad=tuple(salinan.values()),
        fakta=fakta,
        tahapan=tahap.susun(fakta),
    )


def _angka(desa: Wilayah, tahun_rkp: int) -> Mapping[str, Any]:
    """What the village wrote about a planning year, and what of it waits, as plain values. One query."""
    siklus = Siklus.objects.filter(tahun_rkp=tahun_rkp)
    menunggu = _usulan_terbit(tahun_rkp).filter(status=Usulan.Status.DISEPAKATI)
    penyerahan = Penyerahan.objects.filter(rembuk__tahun=tahun_rkp - 1)
    salinan = salinan_berlaku().filter(tahun=tahun_rkp - 1)
    hari = KeyTextTransform("tanggal", "isi")
    hasil: Mapping[str, Any] = Wilayah.objects.values(
        musdes=Subquery(siklus.values("musdes")[:1]),
        mad_perlu=Subquery(siklus.values("mad_perlu")[:1]),
        salinan_mad=Subquery(salinan.annotate(hari=hari).order_by("hari").values("hari")[:1]),
        fasilitas_belum=Subquery(_banyak(belum_ditanyakan(tahun_rkp - 1))),
        menunggu=Subquery(_banyak(menunggu)),
        kepala_desa=Exists(penyerahan.filter(kepada=Penyerahan.Kepada.KEPALA_DESA)),
        bpd=Exists(penyerahan.filter(kepada=Penyerahan.Kepada.BPD)),
    ).get(pk=desa.pk)
    return hasil


def _banyak(semua: QuerySet[Any]) -> QuerySet[Any, Any]:
    """How many rows of the open village these are, as a query inside another."""
    return semua.order_by().values("desa").annotate(banyak=Count("pk")).values("banyak")


def tugas_siklus(desa: Wilayah, pada: dt.date) -> str:
    """The one sentence about the running planning year for a start page; empty when nothing is to be done now.

    The same facts as `baca_siklus` in four queries: the plan is carried out and monitored next year, so that its
    money and its quarters ask for nothing yet, and of copies of MAD the earliest day tells whether one was held.
    """
    tahun_rkp = tahun_berjalan(pada)
    pertemuan, angka = _pertemuan(tahun_rkp), _angka(desa, tahun_rkp)
    mad = _rapat(pertemuan, JenisPertemuan.MAD)
    if (hari := angka["salinan_mad"]) is not None:
        mad.append(Rapat(tanggal_salinan({"tanggal": hari})))
    fakta = Fakta(
        pada=pada,
        tahun_rkp=tahun_rkp,
        aturan=aturan_batas(desa),
        musdes=angka["musdes"],
        mad_perlu=angka["mad_perlu"],
        dusun=_dusun(),
        musdus=_rapat(pertemuan, JenisPertemuan.MUSDUS),
        fasilitas_belum=angka["fasilitas_belum"] or 0,
        fgd=_rapat(pertemuan, JenisPertemuan.FGD),
        publikasi=_publikasi(pertemuan),
        mad=mad,
        rembuk=_rapat(pertemuan, JenisPertemuan.REMBUK),
        usulan={Usulan.Status.DISEPAKATI: angka["menunggu"] or 0},
        penyerahan=frozenset(kepada for kepada in ("kepala_desa", "bpd") if angka[kepada]),
        kelurahan=desa.kelurahan,
    )
    return tahap.tugas(tahap.susun(fakta))
