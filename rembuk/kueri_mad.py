"""Reads of the MAD: what the host keeps, what was published where, a village's own copies, what a rembuk may take."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any
from uuid import UUID, uuid5

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.db.models.functions import Length

from kpm.lingkup import PANJANG_DESA, lingkup
from kpm.models import Wilayah
from rembuk.mad import bagian_kegiatan
from rembuk.models import (
    BagianMad,
    BeritaAcara,
    DesaMad,
    JenisPertemuan,
    KegiatanMad,
    Pertemuan,
    SalinanMad,
    SumberDana,
    Usulan,
)

DITEMUKAN = 20
"""Villages a search offers."""
PANJANG_KABUPATEN = len("52.04")
BELUM = "belum ditentukan"


@dataclass(frozen=True, slots=True)
class Baris:
    """A shared activity and what each village pays of it, by the key of the village."""

    kegiatan: KegiatanMad
    biaya: dict[int, Decimal]

    @property
    def jumlah(self) -> Decimal:
        return sum(self.biaya.values(), Decimal(0))


@dataclass(frozen=True)
class Mad:
    """A MAD in the books of its host: villages by code, activities, and the table of shares."""

    pertemuan: Pertemuan
    peserta: list[DesaMad]
    kegiatan: list[Baris]

    @cached_property
    def per_desa(self) -> dict[int, Decimal]:
        """What each village pays altogether."""
        hasil = {satu.wilayah_id: Decimal(0) for satu in self.peserta}
        for baris in self.kegiatan:
            for desa, biaya in baris.biaya.items():
                hasil[desa] = hasil.get(desa, Decimal(0)) + biaya
        return hasil

    @property
    def jumlah(self) -> Decimal:
        return sum((baris.jumlah for baris in self.kegiatan), Decimal(0))

    @property
    def tabel(self) -> list[tuple[KegiatanMad, list[tuple[DesaMad, Decimal | None]], Decimal]]:
        """Rows of the table: activity, the share of each village in the order of the columns, the sum."""
        return [
            (baris.kegiatan, [(satu, baris.biaya.get(satu.wilayah_id)) for satu in self.peserta], baris.jumlah)
            for baris in self.kegiatan
        ]

    @property
    def kaki(self) -> list[tuple[DesaMad, Decimal]]:
        """The sum of each column."""
        return [(satu, self.per_desa[satu.wilayah_id]) for satu in self.peserta]


def mad(pertemuan: Pertemuan) -> Mad:
    """Read one MAD whole: three queries, whatever its size."""
    bagian: dict[int, dict[int, Decimal]] = {}
    for satu in BagianMad.objects.filter(kegiatan__pertemuan=pertemuan).values_list("kegiatan", "wilayah", "biaya"):
        bagian.setdefault(satu[0], {})[satu[1]] = satu[2]
    return Mad(
        pertemuan=pertemuan,
        peserta=list(DesaMad.objects.filter(pertemuan=pertemuan).select_related("wilayah").order_by("wilayah__kode")),
        kegiatan=[
            Baris(satu, bagian.get(satu.pk, {}))
            for satu in KegiatanMad.objects.filter(pertemuan=pertemuan).order_by("pk")
        ],
    )


def daftar_mad() -> QuerySet[Pertemuan]:
    """The MAD this village hosts, the latest first, with how many villages and activities each has."""
    return (
        Pertemuan.objects.filter(jenis=JenisPertemuan.MAD)
        .annotate(
            jumlah_desa=Count("desa_mad", distinct=True),
            jumlah_kegiatan=Count("kegiatan_mad", distinct=True),
        )
        .order_by("-tahun", "-pk")
    )


def _tergantikan() -> Any:
    """Whether a copy has a later revision."""
    return Exists(SalinanMad.objects.filter(asal=OuterRef("asal"), revisi__gt=OuterRef("revisi")))


def salinan_berlaku() -> QuerySet[SalinanMad]:
    """The copies of the open scope that hold: of each MAD the latest revision, the newest first."""
    return SalinanMad.objects.filter(~_tergantikan()).select_related("tuan_rumah", "desa")


def salinan_diterima(desa: Wilayah) -> QuerySet[SalinanMad]:
    """The copies other villages have published here, that hold."""
    return salinan_berlaku().filter(desa=desa).exclude(tuan_rumah=desa)


def revisi_lain(salinan: SalinanMad) -> list[SalinanMad]:
    """The other revisions of the same MAD, the latest first."""
    semua = SalinanMad.objects.filter(asal=salinan.asal, desa=salinan.desa).exclude(pk=salinan.pk)
    return list(semua.order_by("-revisi"))


def salinan_sendiri(pertemuan: Pertemuan) -> SalinanMad | None:
    """The host's own copy of its MAD; None before it is published."""
    satu: SalinanMad | None = SalinanMad.objects.filter(asal=pertemuan.uuid).order_by("-revisi").first()
    return satu


def nama_kecamatan(wilayah: Iterable[Wilayah]) -> dict[str, str]:
    """Names of the kecamatan of some villages by code. One query."""
    kode = {satu.kode_induk[0] for satu in wilayah}
    return dict(Wilayah.objects.filter(kode__in=kode).values_list("kode", "nama"))


def cari_desa(tuan: Wilayah, teks: str, kecuali: Iterable[int]) -> list[Wilayah]:
    """Villages of the host's kabupaten by a part of their name, each with ``kecamatan``; those in ``kecuali`` not."""
    kata = " ".join(teks.replace("\x00", " ").split())
    if not kata:
        return []
    semua = Wilayah.objects.alias(panjang=Length("kode")).filter(
        panjang=PANJANG_DESA, kode__startswith=f"{tuan.kode[:PANJANG_KABUPATEN]}.", nama__icontains=kata
    )
    hasil: list[Any] = list(semua.exclude(pk__in=list(kecuali)).order_by(Length("nama"), "kode")[:DITEMUKAN])
    induk = nama_kecamatan(hasil) if hasil else {}
    for satu in hasil:
        satu.kecamatan = induk.get(satu.kode_induk[0], "")
    return hasil


def memakai_aplikasi(wilayah: Wilayah, tuan: Wilayah) -> bool:
    """Whether a copy can be published into a village: it is opened, or it is the host itself."""
    return wilayah.pk == tuan.pk or wilayah.dibuka_pada is not None


@dataclass(frozen=True, slots=True)
class Terbitan:
    """What the host knows of the copy of one village: its revision, hash and when, never more."""

    revisi: int
    sidik: str
    pada: dt.datetime


def terbitan(data: Mad) -> dict[int, Terbitan]:
    """The latest published copy of each village of a MAD, by the key of the village. One query.

    The host's own publications are looked up in the villages they went to: their number, hash and time.
    """
    kode = [satu.wilayah.kode for satu in data.peserta] or [data.pertemuan.desa.kode]
    with lingkup(*kode):
        semua = SalinanMad.objects.filter(asal=data.pertemuan.uuid, tuan_rumah=data.pertemuan.desa)
        baris = list(semua.order_by("revisi").values_list("desa", "revisi", "sidik", "terbit_pada"))
    return {desa: Terbitan(revisi, sidik, pada) for desa, revisi, sidik, pada in baris}


@dataclass(frozen=True, slots=True)
class KegiatanSalinan:
    """An activity of a village's own copy that a rembuk may take up as its proposal."""

    salinan: SalinanMad
    uuid: str
    kegiatan: str
    isi: Mapping[str, Any] = field(repr=False)

    @property
    def biaya(self) -> Decimal:
        """The village's own share in rupiah."""
        return Decimal(self.isi["biaya"])

    @property
    def sumber(self) -> SumberDana:
        return SumberDana(self.isi["sumber"])

    @property
    def pengenal(self) -> UUID:
        """The uuid of the proposal it becomes: one activity is taken once by a village, whatever revision it is of."""
        return uuid5(UUID(self.uuid), self.salinan.desa.kode)

    def jadi(self, rembuk: Pertemuan, prioritas: int) -> Usulan:
        """The proposal of a rembuk, not saved; what the MAD left open is said to be open."""
        isi = self.isi
        return Usulan(
            uuid=self.pengenal,
            desa=rembuk.desa,
            rembuk=rembuk,
            asal_mad=self.salinan,
            prioritas=prioritas,
            paket=isi["paket"],
            kegiatan=isi["kegiatan"],
            lokasi=isi["lokasi"] or BELUM,
            volume=isi["volume"] or BELUM,
            manfaat=isi["manfaat"] or BELUM,
            waktu=isi["waktu"] or BELUM,
            biaya=self.biaya,
            sumber=isi["sumber"],
            pola=Usulan.Pola.ANTARDESA,
            pelaksana=isi["penanggung_jawab"] or BELUM,
        )


def kegiatan_untuk_rembuk(rembuk: Pertemuan) -> list[KegiatanSalinan]:
    """Activities villages agreed on together that this village shares in and no rembuk of it has taken yet.

    Of the copies that hold, from the meeting's year and the year before. Two queries.
    """
    tahun = (rembuk.tahun - 1, rembuk.tahun)
    semua = [
        KegiatanSalinan(salinan, satu["uuid"], satu["kegiatan"], satu)
        for salinan in salinan_berlaku()
        .filter(desa_id=rembuk.desa_id, tahun__range=tahun)
        .order_by("terbit_pada", "pk")
        for satu in salinan.isi["kegiatan"]
        if satu["biaya"] is not None
    ]
    diambil = set(
        Usulan.objects.filter(uuid__in=[satu.pengenal for satu in semua]).values_list("uuid", flat=True)
        if semua
        else ()
    )
    return [satu for satu in semua if satu.pengenal not in diambil]


@dataclass(frozen=True, slots=True)
class BagianBerubah:
    """A proposal with the share of an older copy, where the copy that holds says another."""

    usulan: Usulan
    salinan: SalinanMad
    """The copy that holds."""
    kini: Decimal | None
    """The share now; None: the village pays nothing of it any more."""


def bagian_berubah(usulan: Iterable[Usulan]) -> list[BagianBerubah]:
    """The proposals of the open village whose share the host changed after they were taken. No query where none of
    them came from a MAD, else one."""
    diambil = [(satu, satu.asal_mad_id) for satu in usulan if satu.asal_mad_id is not None]
    if not diambil:
        return []
    salinan = {satu.pk: satu for satu in _seasal({kunci for _, kunci in diambil})}
    berlaku = {satu.asal: satu for satu in salinan.values()}  # the latest revision comes last
    hasil = []
    for satu, kunci in diambil:
        kini = berlaku[salinan[kunci].asal]
        semua = [KegiatanSalinan(kini, isi["uuid"], isi["kegiatan"], isi) for isi in kini.isi["kegiatan"]]
        bagian = next((bagian_kegiatan(k.isi) for k in semua if k.pengenal == satu.uuid), None)
        if kini.pk != kunci and bagian != satu.biaya:
            hasil.append(BagianBerubah(satu, kini, bagian))
    return hasil


def _seasal(kunci: Collection[int]) -> QuerySet[SalinanMad]:
    """All revisions of the MAD these copies are of, the latest last."""
    asal = SalinanMad.objects.filter(pk__in=kunci).values("asal")
    return SalinanMad.objects.filter(asal__in=asal).select_related("desa").order_by("revisi")


def usulan_dari(salinan: SalinanMad) -> list[Usulan]:
    """The proposals the village made of a MAD, whatever revision of its copy they were taken from. One query."""
    semua = Usulan.objects.filter(asal_mad__asal=salinan.asal, desa=salinan.desa_id).select_related("rembuk", "desa")
    return list(semua.order_by("rembuk", "prioritas", "pk"))


def rembuk_terbuka(tahun: int) -> list[Pertemuan]:
    """Rembuk of a year or the next one whose Berita Acara is not issued: where activities of a MAD may go."""
    terbit = BeritaAcara.objects.filter(rembuk=OuterRef("pk"), rembuk__koreksi_pada=None)
    semua = Pertemuan.objects.filter(jenis=JenisPertemuan.REMBUK, tahun__range=(tahun, tahun + 1))
    return list(semua.filter(~Exists(terbit)).order_by("-tahun", "-pk"))
