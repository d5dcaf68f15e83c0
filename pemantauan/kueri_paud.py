"""Reads of Formulir 2C: the children of a month and of a year, their cells, and what waits for a closed quarter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q, QuerySet

from kpm.periode import Bulan, Tahun, bulan_penuh
from pemantauan.bulanan.daftar import Baris
from pemantauan.bulanan.kelengkapan import Keadaan
from pemantauan.bulanan.paud import KELAS, Lihat, Sel, alasan_tutup, kelas, lahir_di_rentang, rentang_paud
from pemantauan.kueri_bulan import di_luar
from pemantauan.models import EntriMenunggu, PemantauanPaud
from sasaran.models import Anak, Orang
from sasaran.sebutan import umur

BULAN_LALU = 6
"""Months looked back over for the last answer of a child."""


def sasaran_paud(awal: Bulan, akhir: Bulan) -> QuerySet[Anak]:
    """Children of the open scope who stand on Formulir 2C in one of these months.

    24 to 72 bulan penuh on the last day of such a month, registered by the end, still in the village at the beginning.
    A child without a birth date stands there as long as the village's own sheet 2C of the year says.
    A child that died is asked for no more: it stands where a month was recorded.
    """
    dari, sampai = lahir_di_rentang(awal, akhir)
    tercatat = PemantauanPaud.objects.filter(anak=OuterRef("pk"), bulan__gte=awal, bulan__lte=akhir)
    return Anak.objects.filter(
        ~Q(orang__sebab_keluar=Orang.SebabKeluar.MENINGGAL) | Exists(tercatat),
        Q(orang__keluar_pada__isnull=True) | Q(orang__keluar_pada__gte=awal.awal),
        Q(orang__tanggal_lahir__range=(dari, sampai)) | tanpa_lahir(awal.tahun, akhir.tahun),
        sejak__lte=akhir.akhir,
    )


def tanpa_lahir(dari: int, sampai: int) -> Q:
    """Children without a birth date whom a sheet 2C of these years lists, or an earlier one with its months."""
    tercatat = PemantauanPaud.objects.filter(
        anak=OuterRef("pk"), hadir__isnull=False, bulan__range=(Bulan(dari, 1), Bulan(sampai, 12))
    )
    tahun = Q(kategori_tahun__range=(dari, sampai)) | Q(Exists(tercatat), kategori_tahun__gt=sampai)
    return Q(orang__tanggal_lahir__isnull=True) & ~Q(kategori_paud="") & tahun


@dataclass(frozen=True, slots=True)
class BarisAnak(Baris):
    """A child of a list of Formulir 2C, before its months are read."""

    pk: int
    nomor: int
    """No Rumah Tangga."""
    jenis_kelamin: str
    lahir: dt.date | None
    keluar: dt.date | None
    kategori: str = ""
    kategori_tahun: int | None = None
    """What a sheet 2C says of a child without a birth date."""

    def umur(self, pada: Bulan) -> str:
        """Age on the last day of a month, in words."""
        return umur(bulan_penuh(self.lahir, pada.akhir)) if self.lahir else "tanggal lahir belum diisi"

    def kelas(self, pada: Bulan) -> str:
        """Whose class counts in a month (columns d and e)."""
        if self.lahir is None:
            return KELAS.get(self.kategori, KELAS["3-6"])
        return kelas(bulan_penuh(self.lahir, pada.akhir))


def daftar_bulan(bulan: Bulan) -> list[BarisAnak]:
    """Children of a month by dusun and name, SUDAH where the month has an answer. One query.

    An answer that waits for a closed quarter is none yet.
    """
    anak = sasaran_paud(bulan, bulan).annotate(c=_catatan_bulan(bulan), hadir=F("c__hadir"))
    return [_baris(satu, satu["hadir"]) for satu in _kolom(anak, "hadir")]


def daftar_tahun(tahun: int, hari_ini: dt.date) -> list[BarisAnak]:
    """Children who stand on Formulir 2C in some month of a year that has begun, by dusun and name. One query."""
    akhir = min(Bulan(tahun, 12), Bulan.dari_tanggal(hari_ini))
    return [_baris(satu, None) for satu in _kolom(sasaran_paud(Bulan(tahun, 1), akhir))]


def baris_terpilih(uuid: Iterable[UUID]) -> list[BarisAnak]:
    """These children of the open scope, whatever their age, by dusun and name. One query."""
    anak = Anak.objects.filter(~Q(kategori_paud="") | Q(orang__tanggal_lahir__isnull=False), uuid__in=list(uuid))
    return [_baris(satu, None) for satu in _kolom(anak)]


def kemajuan_paud(bulan: Bulan) -> tuple[int, int]:
    """(with an answer, all) children of a month. One query."""
    hitung = (
        sasaran_paud(bulan, bulan)
        .annotate(c=_catatan_bulan(bulan))
        .aggregate(sudah=Count("pk", filter=Q(c__hadir__isnull=False)), semua=Count("pk"))
    )
    return hitung["sudah"], hitung["semua"]


def sel_anak(baris: Sequence[BarisAnak], awal: Bulan, akhir: Bulan, hari_ini: dt.date) -> dict[UUID, dict[Bulan, Sel]]:
    """The months from ``awal`` to ``akhir`` of these children, as they stand now. Two queries."""
    bulan_bulan = [awal.geser(n) for n in range(akhir.selisih(awal) + 1)]
    kini = Bulan.dari_tanggal(hari_ini)
    kunci = [satu.pk for satu in baris]
    catatan = {
        (satu.anak_id, satu.bulan): satu
        for satu in PemantauanPaud.objects.filter(anak__in=kunci, bulan__range=(awal, akhir))
    }
    titipan = {(satu.anak_id, satu.bulan): satu for satu in titipan_paud(kunci, awal, akhir)}
    return {
        satu.uuid: {
            bulan: _sel(satu, bulan, catatan.get((satu.pk, bulan)), titipan.get((satu.pk, bulan)), kini)
            for bulan in bulan_bulan
        }
        for satu in baris
    }


def terakhir_hadir(baris: Sequence[BarisAnak], bulan: Bulan) -> dict[int, tuple[Bulan, bool]]:
    """By child the last answer of the half year before a month. One query."""
    catatan = PemantauanPaud.objects.filter(
        anak__in=[satu.pk for satu in baris],
        bulan__range=(bulan.geser(-BULAN_LALU), bulan.geser(-1)),
        hadir__isnull=False,
    ).order_by("bulan")
    return {anak: (saat, hadir) for anak, saat, hadir in catatan.values_list("anak_id", "bulan", "hadir")}


def bulan_paud(anak: Anak) -> tuple[Bulan, Bulan] | None:
    """First and last month in which this child stands on Formulir 2C; None when it never does."""
    orang = anak.orang
    rentang = rentang_paud(orang.tanggal_lahir) if orang.tanggal_lahir else None
    if orang.tanggal_lahir is None and anak.kategori_paud and anak.kategori_tahun:
        rentang = Bulan(min(anak.sejak.year, anak.kategori_tahun), 1), Bulan(anak.kategori_tahun, 12)
    if rentang is None or (orang.keluar_pada and orang.keluar_pada < rentang[0].awal):
        return None
    return rentang[0], min(rentang[1], Bulan.dari_tanggal(orang.keluar_pada)) if orang.keluar_pada else rentang[1]


def tahun_paud(anak: Anak, hari_ini: dt.date) -> list[Tahun]:
    """Years of Formulir 2C this child has begun, the earliest first."""
    rentang = bulan_paud(anak)
    if rentang is None or rentang[0].awal > hari_ini:
        return []
    return [Tahun(satu) for satu in range(rentang[0].tahun, min(rentang[1].tahun, hari_ini.year) + 1)]


def catatan_paud(anak: Anak) -> list[PemantauanPaud]:
    """A child's months of Formulir 2C, the newest first. One query."""
    return list(PemantauanPaud.objects.filter(anak=anak, hadir__isnull=False).order_by("-bulan"))


def anak_untuk_ditulis(uuid: Iterable[UUID]) -> dict[UUID, Anak]:
    """Children of the open scope with the person, by uuid. One query."""
    anak = Anak.objects.filter(uuid__in=list(uuid)).select_related("orang").defer("orang__nik")
    return {satu.uuid: satu for satu in anak}


def titipan_paud(anak: list[int], awal: Bulan, akhir: Bulan) -> QuerySet[EntriMenunggu]:
    """What waits for closed quarters, or needs a decision, of these children (keys) in these months."""
    return EntriMenunggu.objects.filter(
        kelompok="paud",
        anak__in=anak,
        bulan__range=(awal, akhir),
        keadaan__in=EntriMenunggu.TERBUKA,
    )


def _catatan_bulan(bulan: Bulan) -> FilteredRelation:
    return FilteredRelation("paud", condition=Q(paud__bulan=bulan))


_KOLOM = (
    "kategori_paud",
    "kategori_tahun",
    "uuid",
    "pk",
    "nama_ibu",
    "orang_uuid",
    "nama",
    "jenis_kelamin",
    "lahir",
    "keluar",
    "nama_ibu_orang",
)
_TEMPAT = ("nomor", "rt", "dusun", "posyandu")


def _kolom(anak: QuerySet[Anak], *tambahan: str) -> Iterable[dict[str, Any]]:
    return (
        anak.annotate(
            orang_uuid=F("orang__uuid"),
            nama=F("orang__nama"),
            jenis_kelamin=F("orang__jenis_kelamin"),
            lahir=F("orang__tanggal_lahir"),
            keluar=F("orang__keluar_pada"),
            nama_ibu_orang=F("ibu__nama"),
            nomor=F("orang__keluarga__nomor"),
            rt=F("orang__keluarga__rt"),
            dusun=F("orang__keluarga__dusun__nama"),
            posyandu=F("orang__posyandu__nama"),
        )
        .order_by("dusun", "nama", "pk")
        .values(*_KOLOM, *_TEMPAT, *tambahan)
    )


def _baris(satu: dict[str, Any], hadir: bool | None) -> BarisAnak:
    return BarisAnak(
        uuid=satu["uuid"],
        orang=satu["orang_uuid"],
        nama=satu["nama"],
        nama_ibu=satu["nama_ibu_orang"] or satu["nama_ibu"],
        keterangan="",
        dusun=satu["dusun"],
        rt=satu["rt"],
        posyandu=satu["posyandu"] or "",
        keadaan=Keadaan.BELUM if hadir is None else Keadaan.SUDAH,
        kurang=(),
        pk=satu["pk"],
        nomor=satu["nomor"],
        jenis_kelamin=satu["jenis_kelamin"],
        lahir=satu["lahir"],
        keluar=satu["keluar"],
        kategori=satu["kategori_paud"],
        kategori_tahun=satu["kategori_tahun"],
        luar=di_luar(satu["dusun"], satu["posyandu"] or ""),
    )


def _sel(
    baris: BarisAnak, bulan: Bulan, catatan: PemantauanPaud | None, titipan: EntriMenunggu | None, kini: Bulan
) -> Sel:
    tersimpan = catatan.hadir if catatan else None
    tampil = tersimpan
    if titipan is not None:
        dihapus = titipan.perbuatan == EntriMenunggu.Perbuatan.HAPUS
        tampil = None if dihapus else titipan.nilai.get("hadir", tersimpan)
    return Sel(
        bulan=bulan,
        lihat=Lihat(catatan.versi if catatan else None, titipan.versi if titipan else None, tampil),
        tersimpan=tersimpan,
        tanggal=catatan.tanggal if catatan else None,
        tutup=alasan_tutup(
            bulan, lahir=baris.lahir, keluar=baris.keluar, kini=kini, kategori_tahun=baris.kategori_tahun
        ),
        isian=tampil,
    )
