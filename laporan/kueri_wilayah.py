"""Villages seen from above: figures from RekapDesa only, never a name and never a village's own records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce, Length, Substr
from django.utils import timezone

from kpm.konverter import KodeWilayah
from kpm.lingkup import NASIONAL, PANJANG_DESA
from kpm.models import Penugasan, Wilayah
from kpm.periode import Bulan, Triwulan
from laporan.models import RekapDesa
from laporan.tampilan_skor import Arah, arah_poin

PER_HALAMAN = 25
HARI_TERLAMBAT = 31
"""Monitoring is monthly: a village without any entry for longer than a month is late."""
PILIHAN = {"": "Semua", "terlambat": "Terlambat", "tanpa_data": "Belum ada data"}
URUTAN = {
    "nama": "Nama desa",
    "konvergensi": "Konvergensi terendah",
    "belum": "Paling banyak belum dipantau",
    "catatan": "Paling lama tanpa catatan",
}


@dataclass(frozen=True, slots=True)
class Saringan:
    """Filter and order of the table, as they stand in the address."""

    pilih: str = ""
    urut: str = "nama"
    di: str = ""
    """Code of a region below, to look at it alone."""

    @classmethod
    def dari(cls, isi: Mapping[str, Any]) -> Saringan:
        """From a query string; what is not known is left out."""
        pilih, urut, di = isi.get("pilih", ""), isi.get("urut", "nama"), isi.get("di", "")
        return cls(pilih if pilih in PILIHAN else "", urut if urut in URUTAN else "nama", di)

    @property
    def kueri(self) -> str:
        isi = {"di": self.di, "pilih": self.pilih, "urut": self.urut if self.urut != "nama" else ""}
        return urlencode({kunci: nilai for kunci, nilai in isi.items() if nilai})


@dataclass(frozen=True, slots=True)
class BarisDesa:
    """One village of the table."""

    kode: str
    nama: str
    contoh: bool
    kecamatan: str
    ada_data: bool
    konvergensi: Decimal | None
    konvergensi_lalu: Decimal | None
    arah: Arah | None
    orang: int
    lengkap: int
    belum_dipantau: int
    catatan_terakhir: dt.datetime | None
    hari_tanpa_catatan: int | None
    terlambat: bool
    kader: RekapKader | None
    """None where its totals do not tell it yet."""


@dataclass(frozen=True, slots=True)
class RekapKader:
    """The KPM of a village as those above may know them: counts and a month."""

    kpm: int
    dilatih: int
    insentif_sampai: str
    """ "Agustus 2026"; empty before the first payment."""

    @classmethod
    def dari(cls, isi: Mapping[str, Any] | None) -> RekapKader | None:
        """From the block ``kader`` of RekapDesa."""
        if not isi:
            return None
        sampai = isi["insentif_sampai"]
        return cls(isi["kpm"], isi["dilatih"], Bulan.dari_teks(sampai).label if sampai else "")


@dataclass(frozen=True, slots=True)
class BarisBagian:
    """A region directly below, with what its villages that use the program add up to."""

    kode: str
    nama: str
    desa: int
    terlambat: int
    tanpa_data: int
    orang: int
    lengkap: int


@dataclass(frozen=True, slots=True)
class RekapWilayah:
    """The table and what stands above it."""

    wilayah: Wilayah
    """The region looked at: that of the page, or one below it."""
    bagian: list[BarisBagian]
    """The regions directly below it that have villages in use; none below a kecamatan."""
    triwulan: Triwulan
    lalu: Triwulan
    halaman: Page[Any]
    baris: list[BarisDesa]
    pilihan: list[tuple[str, str, int]]
    """(key, words, number of villages) of each filter."""
    terbuka: int
    belum_dibuka: int


def rekap_wilayah(
    wilayah: Wilayah, saringan: Saringan, kini: dt.datetime, *, halaman: str | None = None
) -> RekapWilayah:
    """The villages below a region for the running quarter and the one before, a page of them. At most nine queries.

    Raises Wilayah.DoesNotExist for a region below that there is not.
    """
    triwulan = Triwulan.dari_tanggal(timezone.localdate(kini))
    wilayah = _di_bawah(wilayah, saringan.di) if saringan.di else wilayah
    semua = _desa_di_bawah(wilayah)
    terbuka = _berangka(semua.filter(_terbuka()), triwulan)
    tanpa, terlambat = Q(rekap_kini=None, rekap_lalu=None), _terlambat(kini)
    hitung = terbuka.aggregate(
        semua=Count("pk"), terlambat=Count("pk", filter=terlambat), tanpa_data=Count("pk", filter=tanpa)
    )
    syarat = {"": Q(), "terlambat": terlambat, "tanpa_data": tanpa}[saringan.pilih]
    terpilih = Paginator(terbuka.filter(syarat).order_by(*_urutan(saringan.urut)), PER_HALAMAN).get_page(halaman)
    kecamatan, kader = _nama_kecamatan(wilayah, terpilih), _kader(terpilih, triwulan)
    return RekapWilayah(
        wilayah=wilayah,
        bagian=_bagian(wilayah, terbuka, terlambat, tanpa),
        triwulan=triwulan,
        lalu=triwulan.geser(-1),
        halaman=terpilih,
        baris=[_baris(satu, kecamatan, kader, kini) for satu in terpilih],
        pilihan=[(kunci, kata, hitung[kunci or "semua"]) for kunci, kata in PILIHAN.items()],
        terbuka=hitung["semua"],
        belum_dibuka=semua.count() - hitung["semua"],
    )


def _di_bawah(wilayah: Wilayah, kode: str) -> Wilayah:
    """A province, kabupaten or kecamatan below a region. Raises Wilayah.DoesNotExist."""
    if not KodeWilayah.cocok(kode):
        raise Wilayah.DoesNotExist(kode)
    bawah = Wilayah.objects.get(kode=kode)
    if bawah.desa or wilayah.kode not in bawah.kode_induk:
        raise Wilayah.DoesNotExist(kode)
    return bawah


def _bagian(wilayah: Wilayah, terbuka: QuerySet[Wilayah], terlambat: Q, tanpa: Q) -> list[BarisBagian]:
    """What the villages in use add up to, by the region directly below. Two queries; none for a kecamatan."""
    panjang = {NASIONAL: 2}.get(wilayah.kode, len(wilayah.kode) + 3)
    if panjang >= PANJANG_DESA - 2:
        return []
    jumlah = {
        satu["kode_bagian"]: satu
        for satu in terbuka.annotate(kode_bagian=Substr("kode", 1, panjang))
        .order_by()
        .values("kode_bagian")
        .annotate(
            jumlah_desa=Count("pk"),
            jumlah_terlambat=Count("pk", filter=terlambat),
            jumlah_tanpa=Count("pk", filter=tanpa),
            jumlah_orang=Sum("kini__orang", default=0),
            jumlah_lengkap=Sum("kini__lengkap", default=0),
        )
    }
    return [
        BarisBagian(
            kode=satu.kode,
            nama=satu.nama_lengkap,
            desa=jumlah[satu.kode]["jumlah_desa"],
            terlambat=jumlah[satu.kode]["jumlah_terlambat"],
            tanpa_data=jumlah[satu.kode]["jumlah_tanpa"],
            orang=jumlah[satu.kode]["jumlah_orang"],
            lengkap=jumlah[satu.kode]["jumlah_lengkap"],
        )
        for satu in Wilayah.objects.filter(kode__in=jumlah).order_by("nama", "kode")
    ]


def _desa_di_bawah(wilayah: Wilayah) -> QuerySet[Wilayah]:
    awalan = "" if wilayah.kode == NASIONAL else f"{wilayah.kode}."
    return Wilayah.objects.annotate(panjang=Length("kode")).filter(kode__startswith=awalan, panjang=PANJANG_DESA)


def _terbuka() -> Q:
    """Villages that use the program: opened on a day, or somebody is assigned there."""
    return Q(dibuka_pada__isnull=False) | Q(Exists(Penugasan.objects.filter(wilayah=OuterRef("pk"))))


def _berangka(desa: QuerySet[Wilayah], triwulan: Triwulan) -> QuerySet[Wilayah]:
    """With the totals of the quarter and of the one before."""
    return desa.annotate(
        kini=FilteredRelation("rekap", condition=Q(rekap__periode=str(triwulan))),
        lalu=FilteredRelation("rekap", condition=Q(rekap__periode=str(triwulan.geser(-1)))),
    ).annotate(
        rekap_kini=F("kini__pk"),
        rekap_lalu=F("lalu__pk"),
        konvergensi=F("kini__konvergensi"),
        konvergensi_lalu=F("lalu__konvergensi"),
        orang=F("kini__orang"),
        lengkap=F("kini__lengkap"),
        belum=F("kini__belum_dipantau"),
        catatan=Coalesce("kini__catatan_terakhir", "lalu__catatan_terakhir"),
    )


def _terlambat(kini: dt.datetime) -> Q:
    """Has figures, but nobody wrote anything for longer than a month."""
    lama = Q(catatan__isnull=True) | Q(catatan__lte=kini - dt.timedelta(days=HARI_TERLAMBAT + 1))
    return lama & (Q(rekap_kini__isnull=False) | Q(rekap_lalu__isnull=False))


def _urutan(urut: str) -> tuple[Any, ...]:
    pertama = {
        "nama": [],
        "konvergensi": [F("konvergensi").asc(nulls_first=True)],
        "belum": [F("belum").desc(nulls_last=True)],
        "catatan": [F("catatan").asc(nulls_first=True)],
    }[urut]
    return (*pertama, "nama", "kode")


def _nama_kecamatan(wilayah: Wilayah, desa: Page[Any]) -> dict[str, str]:
    """Names of the kecamatan of a page's villages; not asked where all lie in one."""
    if wilayah.kode.count(".") == 2:
        return {}
    kode = {satu.kode_induk[0] for satu in desa}
    return dict(Wilayah.objects.filter(kode__in=kode).values_list("kode", "nama"))


def _kader(desa: Page[Any], triwulan: Triwulan) -> dict[int, RekapKader | None]:
    """What the running quarter tells of the KPM of a page's villages, else the one before. One query."""
    periode = (str(triwulan.geser(-1)), str(triwulan))
    rekap = RekapDesa.objects.filter(wilayah__in=[satu.pk for satu in desa], periode__in=periode, isi__has_key="kader")
    baris = rekap.order_by("periode").values_list("wilayah", "isi__kader")
    return {pk: RekapKader.dari(isi) for pk, isi in baris}


def _baris(desa: Any, kecamatan: dict[str, str], kader: dict[int, RekapKader | None], kini: dt.datetime) -> BarisDesa:
    ada_data = desa.rekap_kini is not None or desa.rekap_lalu is not None
    hari = (kini - desa.catatan).days if desa.catatan else None
    return BarisDesa(
        kode=desa.kode,
        nama=desa.nama_lengkap,
        contoh=desa.contoh,
        kecamatan=kecamatan.get(desa.kode_induk[0], ""),
        ada_data=ada_data,
        konvergensi=desa.konvergensi,
        konvergensi_lalu=desa.konvergensi_lalu,
        arah=arah_poin(desa.konvergensi, desa.konvergensi_lalu, "triwulan lalu"),
        orang=desa.orang or 0,
        lengkap=desa.lengkap or 0,
        belum_dipantau=desa.belum or 0,
        catatan_terakhir=desa.catatan,
        hari_tanpa_catatan=hari,
        terlambat=ada_data and (hari is None or hari > HARI_TERLAMBAT),
        kader=kader.get(desa.pk),
    )
