"""Reads of growth: every measurement of a child with z-scores and KMS code, and the last usable one of many children.

z-scores are computed when read, from the day of measurement. What is doubted and unanswered is told of its month, but
stays out of the KMS code and of what counts as the last.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from kpm.periode import Bulan, bulan_penuh
from pemantauan.antropometri import (
    Indeks,
    Kategori,
    KodeKms,
    Timbangan,
    Ukuran,
    Zskor,
    atas_garis_jingga,
    bawah_garis_merah,
    kategori,
    kode_kms,
    zskor,
)
from pemantauan.antropometri.kms import TabelKbm
from pemantauan.kueri_aturan import aturan_tumbuh, tabel_kbm
from pemantauan.kueri_bekal import Bekal
from pemantauan.kueri_ragu import Catatan, Lahir, ukuran_tertahan
from pemantauan.models import PemantauanAnak
from pemantauan.pengaturan_tumbuh import AturanTumbuh
from sasaran.models import Anak

INDEKS: tuple[Indeks, ...] = ("pb_u", "bb_u", "bb_pb", "imt_u")
BULAN_KMS = 2
"""Months after which a weighing tells nothing of how a child grows now."""
_BIDANG = (
    "anak__uuid",
    "anak__orang__jenis_kelamin",
    "anak__orang__tanggal_lahir",
    "uuid",
    "bulan",
    "tanggal",
    "berat",
    "panjang",
    "cara_ukur",
    "edema",
    "kms_putusan",
    "dipastikan",
    "anak__berat_lahir",
    "anak__panjang_lahir",
)


@dataclass(frozen=True, slots=True)
class Titik:
    """One month in which a child was weighed or measured (kg, cm)."""

    uuid: UUID
    """The record of the month."""
    bulan: Bulan
    tanggal: dt.date
    umur_hari: int | None
    umur_bulan: int | None
    """Bulan penuh on the day of measurement."""
    berat: Decimal | None
    panjang: Decimal | None
    cara_ukur: str
    edema: bool | None
    zskor: Zskor
    """Of what was measured, the doubted included."""
    pakai: Zskor
    """Of what nobody doubts: what the KMS lines and every count are told from."""
    kategori: Kategori
    kms: KodeKms | None
    """None where the child was not weighed, or the weight is doubted."""
    ragu: frozenset[str] = frozenset()
    """"berat", "panjang": doubted and unanswered."""

    @property
    def diragukan(self) -> bool:
        return bool(self.ragu)

    @property
    def bgm(self) -> bool:
        """Below the red line of the KMS, by a weight nobody doubts, or oedema."""
        return bawah_garis_merah(self.pakai.bb_u, edema=self.pakai.edema)

    @property
    def jingga(self) -> bool:
        """Above the orange line of the KMS, by a weight nobody doubts."""
        return atas_garis_jingga(self.pakai.bb_u)


@dataclass(frozen=True, slots=True)
class NilaiTerakhir:
    """The last usable value of one index, with its day."""

    z: Decimal | None
    """None with oedema: the category then stands for itself."""
    kategori: str
    tanggal: dt.date
    umur_bulan: int


@dataclass(frozen=True, slots=True)
class TumbuhTerakhir:
    """What is known last of a child's growth; each index from its own last usable measurement."""

    anak: UUID
    pb_u: NilaiTerakhir | None = None
    bb_u: NilaiTerakhir | None = None
    bb_pb: NilaiTerakhir | None = None
    imt_u: NilaiTerakhir | None = None
    edema: bool = False
    """Seen in the last month that answers it."""
    kms: KodeKms | None = None
    """Of the last weighing."""
    bulan_timbang: Bulan | None = None
    """Month of the last weighing."""
    bulan_ukur: Bulan | None = None
    """Month of the last length or height."""
    bgm: bool = False
    jingga: bool = False

    @property
    def dua_t(self) -> bool:
        return self.kms is not None and self.kms.dua_t

    def kms_kini(self, pada: dt.date) -> KodeKms | None:
        """The KMS code while it still tells how the child grows on a day."""
        return self.kms if self.bulan_timbang is not None and kms_berlaku(self.bulan_timbang, pada) else None


@dataclass(frozen=True, slots=True)
class _Baris:
    """One month as it is read."""

    uuid: UUID
    bulan: Bulan
    tanggal: dt.date
    ukuran: Ukuran
    putusan: str
    ragu: frozenset[str] = frozenset()

    @property
    def terpakai(self) -> Ukuran:
        """The measurement without what is doubted."""
        if not self.ragu:
            return self.ukuran
        lepas: dict[str, Any] = dict.fromkeys(self.ragu)
        return replace(self.ukuran, **lepas)


def kms_berlaku(ditimbang: Bulan, pada: dt.date) -> bool:
    """Whether a weighing of this month still tells on a day how the child grows, see `BULAN_KMS`."""
    return ditimbang >= Bulan.dari_tanggal(pada).geser(-BULAN_KMS)


def tumbuh_anak(anak: Anak, bekal: Bekal | None = None) -> tuple[Titik, ...]:
    """Every month in which a child was weighed or measured, the oldest first.

    Three queries, four with a doubt; one where ``bekal`` was read already.
    """
    pada = timezone.localdate()
    aturan, kbm = (bekal.aturan_tumbuh(pada), bekal.kbm) if bekal else (aturan_tumbuh(pada), tabel_kbm())
    baris = [satu for _, isi in _per_anak([anak.uuid], None, bekal.dijawab if bekal else None) for satu in isi]
    kms = _kms(baris, kbm, aturan)
    return tuple(_titik(satu, kms.get(satu.uuid), aturan) for satu in baris)


def tumbuh_terakhir(
    anak: Iterable[UUID] | None, pada: dt.date, bekal: Bekal | None = None
) -> dict[UUID, TumbuhTerakhir]:
    """What is known last, up to a day, of these children (None: all) who were ever weighed or measured.

    Four queries whatever their number, three where nothing is doubted; one where ``bekal`` was read already.
    """
    aturan, kbm = (bekal.aturan_tumbuh(pada), bekal.kbm) if bekal else (aturan_tumbuh(pada), tabel_kbm())
    dijawab = bekal.dijawab if bekal else None
    pilih = None if anak is None else list(anak)
    return {satu: _terakhir(satu, baris, kbm, aturan) for satu, baris in _per_anak(pilih, pada, dijawab)}


def _per_anak(
    anak: Collection[UUID] | None, pada: dt.date | None, dijawab: Collection[tuple[UUID, str]] | None = None
) -> Iterator[tuple[UUID, list[_Baris]]]:
    """The months with a measurement of each child, the oldest first. Two queries, one where nothing is doubted."""
    bulan = PemantauanAnak.objects.filter(Q(berat__isnull=False) | Q(panjang__isnull=False) | Q(edema__isnull=False))
    if anak is not None:
        bulan = bulan.filter(anak__uuid__in=anak)
    if pada is not None:
        bulan = bulan.filter(tanggal__lte=pada)
    semua = list(bulan.order_by("anak_id", "bulan").values_list(*_BIDANG))
    ragu = ukuran_tertahan((_untuk_ragu(satu) for satu in semua), dijawab)
    for uuid, isi in groupby(semua, key=lambda satu: satu[0]):
        yield uuid, [_baris(satu, ragu.get(satu[3], frozenset())) for satu in isi]


def _untuk_ragu(satu: Sequence[Any]) -> tuple[Any, Lahir, Catatan]:
    """A row as the doubts judge it."""
    anak, jenis, lahir, uuid, bulan, tanggal, berat, panjang, cara, edema, _, pasti, berat_lahir, panjang_lahir = satu
    nilai = {"berat": berat, "panjang": panjang, "cara_ukur": cara, "edema": edema}
    return anak, Lahir(lahir, jenis, berat_lahir, panjang_lahir), Catatan(uuid, bulan, tanggal, pasti or {}, nilai)


def _baris(satu: Sequence[Any], ragu: frozenset[str]) -> _Baris:
    _, jenis, lahir, uuid, bulan, tanggal, berat, panjang, cara, edema, putusan, *_ = satu
    ukuran = Ukuran(jenis, lahir, tanggal, berat, panjang, cara, edema)
    return _Baris(uuid, bulan, tanggal, ukuran, putusan, ragu)


def _kms(baris: Sequence[_Baris], kbm: TabelKbm, aturan: AturanTumbuh) -> dict[UUID, KodeKms]:
    """Record -> KMS code, of the weighings nobody doubts."""
    ditimbang = [satu for satu in baris if satu.terpakai.berat is not None]
    timbangan = [
        Timbangan(satu.bulan, satu.terpakai.berat or Decimal(), _umur(satu.ukuran), satu.putusan) for satu in ditimbang
    ]
    jenis = baris[0].ukuran.jenis_kelamin if baris else ""
    kode = kode_kms(timbangan, jenis, kbm, dua_t=aturan.dua_t)
    return {satu.uuid: isi for satu, isi in zip(ditimbang, kode, strict=True)}


def _umur(ukuran: Ukuran) -> int | None:
    return bulan_penuh(ukuran.lahir, ukuran.tanggal) if ukuran.lahir else None


def _titik(satu: _Baris, kms: KodeKms | None, aturan: AturanTumbuh) -> Titik:
    z = zskor(satu.ukuran, dasar_umur=aturan.dasar_umur)
    return Titik(
        uuid=satu.uuid,
        bulan=satu.bulan,
        tanggal=satu.tanggal,
        umur_hari=z.umur_hari,
        umur_bulan=z.umur_bulan,
        berat=satu.ukuran.berat,
        panjang=satu.ukuran.panjang,
        cara_ukur=satu.ukuran.cara_ukur,
        edema=satu.ukuran.edema,
        zskor=z,
        pakai=zskor(satu.terpakai, dasar_umur=aturan.dasar_umur) if satu.ragu else z,
        kategori=kategori(z),
        kms=kms,
        ragu=satu.ragu,
    )


def _terakhir(anak: UUID, baris: list[_Baris], kbm: TabelKbm, aturan: AturanTumbuh) -> TumbuhTerakhir:
    """Back from the newest month until every index is found; the KMS from the last weighing."""
    nilai: dict[Indeks, NilaiTerakhir] = {}
    edema: bool | None = None
    timbang = ukur = None
    for satu in reversed(baris):
        ukuran = satu.terpakai
        edema = ukuran.edema if edema is None else edema
        timbang = timbang or (satu if ukuran.berat is not None else None)
        ukur = ukur or (satu.bulan if ukuran.panjang is not None else None)
        if len(nilai) < len(INDEKS) and (ukuran.berat is not None or ukuran.panjang is not None or ukuran.edema):
            z = zskor(ukuran, dasar_umur=aturan.dasar_umur)
            kata = kategori(z)
            for indeks in INDEKS:
                if z.umur_bulan is None:
                    continue
                if indeks not in nilai and getattr(kata, indeks):
                    nilai[indeks] = NilaiTerakhir(getattr(z, indeks), getattr(kata, indeks), satu.tanggal, z.umur_bulan)
    bb_u = nilai.get("bb_u")
    return TumbuhTerakhir(
        anak=anak,
        **nilai,
        edema=bool(edema),
        kms=_kms(baris, kbm, aturan).get(timbang.uuid) if timbang else None,
        bulan_timbang=timbang.bulan if timbang else None,
        bulan_ukur=ukur,
        bgm=bb_u is not None and bawah_garis_merah(bb_u.z, edema=bb_u.z is None),
        jingga=bb_u is not None and atas_garis_jingga(bb_u.z),
    )


def tumbuh_bulan(bulan: Bulan) -> dict[UUID, Titik]:
    """Of every child weighed or measured in a month, that month with its z-scores and KMS code.

    Four queries whatever their number, three where nothing is doubted.
    """
    aturan, kbm = aturan_tumbuh(min(timezone.localdate(), bulan.akhir)), tabel_kbm()
    hasil = {}
    for uuid, baris in _per_anak(None, bulan.akhir):
        if baris[-1].bulan == bulan:
            kms = _kms(baris, kbm, aturan)
            hasil[uuid] = _titik(baris[-1], kms.get(baris[-1].uuid), aturan)
    return hasil
