"""Reads of the budget: the lines of a year with what was spent on each, the totals of the bidang, and Tabel 5.

What the KPM was paid stands once, on the page of the KPM's office; the lines "Insentif KPM" and "Biaya operasional
KPM" read it from there.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, Sum

from kpm.models import PembayaranKader, Wilayah
from kpm.periode import Tahun, Triwulan
from pemantauan.kueri_kartu import kartu_periode, tertutup
from rembuk import status
from rembuk.anggaran import BARIS_TABEL5, DANA_DESA, NOL, Pertanyaan, Pos, Tabel5, jumlahkan, menurut, susun_tabel5
from rembuk.anggaran import tanya_bidang as _tanya_bidang
from rembuk.models import KAS_DESA, AnggaranBidang, Bidang, KegiatanAnggaran, Realisasi, SumberDana, Usulan

Jenis = KegiatanAnggaran.Jenis
JENIS_BAYAR = {Jenis.INSENTIF_KPM: "insentif", Jenis.OPERASIONAL_KPM: "operasional"}
"""Line of the budget -> kind of payment to the KPM."""
SUMBER_BAYAR = {"dana_desa": SumberDana.DDS, "add": SumberDana.ADD, "apbd": SumberDana.OPD, "lain": SumberDana.LAIN}
"""Source of a payment to the KPM -> source of the line that pays it."""
KasBayar = dict[tuple[str, str], tuple[Decimal, int]]


@dataclass(frozen=True, slots=True)
class Baris:
    """One activity of a budget year with everything its row shows."""

    kegiatan: KegiatanAnggaran
    pos: Pos
    realisasi: list[Realisasi]
    dibayar: Decimal
    """Of what was spent, what the page of the KPM's office tells."""
    pembayaran: int
    """How many payments those are."""

    @property
    def bukti(self) -> int:
        """Entries with a scanned proof."""
        return sum(satu.bukti_id is not None for satu in self.realisasi)


@dataclass(frozen=True, slots=True)
class Golongan:
    """Lines of one bidang of the village's own purse, or those that others pay."""

    kode: str
    """Number of the bidang; empty for what others pay."""
    nama: str
    baris: list[Baris]
    alokasi: list[AnggaranBidang]
    """What the APBDes gives the whole bidang, by source."""

    @property
    def jumlah(self) -> Pos:
        return jumlahkan(satu.pos for satu in self.baris)

    @property
    def bukti(self) -> tuple[int, int]:
        """Entries with a scanned proof, and all entries."""
        return sum(satu.bukti for satu in self.baris), sum(len(satu.realisasi) for satu in self.baris)


@dataclass(frozen=True, slots=True)
class TahunAnggaran:
    """The money of one year against stunting, of the village and of others."""

    tahun: int
    golongan: list[Golongan]
    """The bidang that have any line or total, in their order."""
    lain: Golongan
    """What OPD, province, APBN, swadaya pay."""

    @property
    def ada(self) -> bool:
        return bool(self.golongan or self.lain.baris)

    @property
    def baris(self) -> list[Baris]:
        return [satu for golongan in self.golongan for satu in golongan.baris]

    @property
    def jumlah(self) -> Pos:
        """Everything that passes through the APBDes."""
        return jumlahkan(satu.pos for satu in self.baris)

    @property
    def dana_desa(self) -> Pos:
        return jumlahkan(satu.pos for satu in self.baris if satu.pos.sumber == DANA_DESA)

    @property
    def tanpa_total(self) -> list[tuple[str, str]]:
        """The bidang of Tabel 5, number and name, whose whole Dana Desa nobody has written down yet."""
        ada = {satu.bidang for g in self.golongan for satu in g.alokasi if satu.sumber == DANA_DESA}
        return [(kode, nama) for kode, nama in BARIS_TABEL5.items() if kode not in ada]

    @property
    def menurut_sumber(self) -> list[tuple[str, Pos]]:
        """Every source with its sum, the village's own first."""
        semua = menurut((satu.pos for satu in (*self.baris, *self.lain.baris)), lambda pos: pos.sumber)
        return [(str(satu.label), semua[satu.value]) for satu in SumberDana if satu.value in semua]


def tahun_anggaran(tahun: int, pada: dt.date | None = None) -> TahunAnggaran:
    """The budget of a year with what was spent until ``pada``. The scope is open; at most four queries."""
    semua = baris_tahun(tahun, pada)
    alokasi: dict[str, list[AnggaranBidang]] = defaultdict(list)
    for satu in AnggaranBidang.objects.filter(tahun=tahun):
        alokasi[satu.bidang].append(satu)
    desa = [satu for satu in semua if satu.pos.sumber in KAS_DESA]
    golongan = [
        Golongan(bidang.value, str(bidang.label), [satu for satu in desa if satu.pos.bidang == bidang], isi)
        for bidang in Bidang
        for isi in [alokasi.get(bidang.value, [])]
    ]
    lain = [satu for satu in semua if satu.pos.sumber not in KAS_DESA]
    return TahunAnggaran(
        tahun,
        [satu for satu in golongan if satu.baris or satu.alokasi],
        Golongan("", "Dibiayai pihak lain", lain, []),
    )


def baris_tahun(tahun: int, pada: dt.date | None = None) -> list[Baris]:
    """The lines of a year in the order of their codes, with what was spent until ``pada``. Two or three queries."""
    semua = list(KegiatanAnggaran.objects.filter(tahun=tahun).order_by("bidang", "kode", "pk"))
    return _lengkapi(semua, Realisasi.objects.filter(kegiatan__tahun=tahun), tahun, pada) if semua else []


def baris_kegiatan(kegiatan: KegiatanAnggaran) -> Baris:
    """One line with all that was spent on it. One or two queries."""
    semua = Realisasi.objects.filter(kegiatan=kegiatan).select_related("bukti", "dibuat_oleh")
    (hasil,) = _lengkapi([kegiatan], semua, kegiatan.tahun, None)
    return hasil


def _lengkapi(semua: list[KegiatanAnggaran], realisasi: Any, tahun: int, pada: dt.date | None) -> list[Baris]:
    per_kegiatan: dict[int, list[Realisasi]] = defaultdict(list)
    for satu in realisasi.filter(tanggal__lte=pada) if pada else realisasi:
        per_kegiatan[satu.kegiatan_id].append(satu)
    kas = _dibayar(tahun, pada) if any(satu.jenis in JENIS_BAYAR for satu in semua) else {}
    return [_baris(satu, per_kegiatan[satu.pk], kas) for satu in semua]


def _baris(kegiatan: KegiatanAnggaran, realisasi: list[Realisasi], kas: KasBayar) -> Baris:
    dibayar, banyak = kas.get((kegiatan.jenis, kegiatan.sumber), (NOL, 0))
    pos = Pos(
        bidang=kegiatan.bidang,
        sumber=kegiatan.sumber,
        anggaran=kegiatan.anggaran,
        perubahan=kegiatan.perubahan,
        realisasi=sum((satu.jumlah for satu in realisasi), dibayar),
    )
    return Baris(kegiatan, pos, realisasi, dibayar, banyak)


def _dibayar(tahun: int, pada: dt.date | None) -> KasBayar:
    """(kind of line, source) -> rupiah and number of payments to KPM made within the year. One query.

    The day of payment decides, not the month paid for: money of this year's APBDes is spent when it is handed over.
    """
    semua = PembayaranKader.objects.filter(dibayar_pada__year=tahun)
    if pada:
        semua = semua.filter(dibayar_pada__lte=pada)
    per_jenis = {bayar: jenis for jenis, bayar in JENIS_BAYAR.items()}
    jumlah = semua.order_by().values_list("jenis", "sumber").annotate(rupiah=Sum("jumlah"), banyak=Count("pk"))
    return {
        (per_jenis[jenis].value, SUMBER_BAYAR[sumber].value): (Decimal(rupiah), banyak)
        for jenis, sumber, rupiah, banyak in jumlah
    }


@dataclass(frozen=True, slots=True)
class BayaranLepas:
    """Money paid to the KPM in a year for which the budget has no line: nothing counts it yet."""

    jenis: str
    nama: str
    """In words, with the source: "Insentif KPM dari Dana Desa"."""
    sumber: str
    jumlah: Decimal


def bayaran_lepas(isi: TahunAnggaran) -> list[BayaranLepas]:
    """What the page of the KPM's office tells and no line of this year takes up. One query."""
    ada = {(satu.kegiatan.jenis, satu.kegiatan.sumber) for satu in (*isi.baris, *isi.lain.baris)}
    return [
        BayaranLepas(jenis, f"{Jenis(jenis).label} dari {SumberDana(sumber).label}", sumber, jumlah)
        for (jenis, sumber), (jumlah, _) in sorted(_dibayar(isi.tahun, None).items())
        if (jenis, sumber) not in ada
    ]


def triwulan_tertutup(desa: Wilayah, tahun: int, sejak: dt.date | None = None) -> list[Triwulan]:
    """The finalised quarters of a year that end on or after a day: their Tabel 5 stays as it is. One query."""
    semua = [satu for satu in Tahun(tahun).triwulan if sejak is None or satu.akhir >= sejak]
    kartu = kartu_periode(desa, [str(satu) for satu in semua])
    return [satu for satu in semua if tertutup(kartu.get(str(satu)))]


def tabel5(tahun: int, pada: dt.date, mode: str) -> Tabel5 | None:
    """Tabel 5 of a year as recorded now, with what was spent until ``pada``; None while the year has no row of the
    village's own purse. The scope is open; two to four queries."""
    pos = [satu.pos for satu in baris_tahun(tahun, pada) if satu.pos.sumber in KAS_DESA]
    bidang = list(AnggaranBidang.objects.filter(tahun=tahun, sumber__in=KAS_DESA))
    if not pos and not bidang:
        return None
    return susun_tabel5(tahun, pada, mode, pos, {b.bidang: pagu_bidang(b) for b in bidang if b.sumber == DANA_DESA})


def dana_desa_tahun(tahun: int) -> Pos | None:
    """The Dana Desa of a year against stunting, with what was spent of it; None while there is none. One to three
    queries."""
    semua = [satu.pos for satu in baris_tahun(tahun) if satu.pos.sumber == DANA_DESA]
    return jumlahkan(semua) if semua else None


def pagu_bidang(satu: AnggaranBidang) -> Decimal:
    """What a whole bidang has from a source, after the change where there was one."""
    return satu.anggaran if satu.perubahan is None else satu.perubahan


def tanya_bidang(kegiatan: KegiatanAnggaran) -> Pertanyaan | None:
    """Whether this line makes its bidang's activities exceed what the bidang has from the same source. Two queries."""
    milik = {"tahun": kegiatan.tahun, "bidang": kegiatan.bidang, "sumber": kegiatan.sumber}
    induk = AnggaranBidang.objects.filter(**milik).first()
    if induk is None:
        return None
    lain = KegiatanAnggaran.objects.filter(**milik).exclude(pk=kegiatan.pk).values_list("anggaran", "perubahan")
    pagu = [anggaran if perubahan is None else perubahan for anggaran, perubahan in lain]
    sendiri = kegiatan.anggaran if kegiatan.perubahan is None else kegiatan.perubahan
    sumber = str(SumberDana(kegiatan.sumber).label)
    return _tanya_bidang(kegiatan.bidang, sumber, sum(pagu, sendiri), pagu_bidang(induk))


def tahun_ada(*tambahan: int) -> list[int]:
    """The years something is recorded for, and those given, the latest first. Two queries."""
    kegiatan = KegiatanAnggaran.objects.order_by().values_list("tahun", flat=True).distinct()
    bidang = AnggaranBidang.objects.order_by().values_list("tahun", flat=True).distinct()
    return sorted({*kegiatan, *bidang, *tambahan}, reverse=True)


def tahun_usulan(usulan: Usulan) -> int:
    """The budget year a proposal is for: the running one, or the next for the RKP Desa."""
    tahun = usulan.pertemuan.tahun
    return tahun if usulan.subjek == Usulan.Subjek.BERJALAN else tahun + 1


def usulan_tanpa_baris(tahun: int) -> list[Usulan]:
    """Proposals for a budget year that stand in the RKP Desa or in a budget and have no line yet. One query."""
    untuk = Q(subjek=Usulan.Subjek.BERJALAN, rembuk__tahun=tahun) | Q(subjek=Usulan.Subjek.RKP, rembuk__tahun=tahun - 1)
    siap = Usulan.objects.filter(untuk, status__in=(status.MASUK_RKP, status.MASUK_APBDES), anggaran__isnull=True)
    return list(siap.select_related("rembuk").order_by("prioritas", "pk"))


def kegiatan_usulan(usulan: Iterable[int]) -> dict[int, list[Baris]]:
    """Proposal (key) -> the budget lines it became, with what was spent on them. Two queries, and one for each year in
    which a line pays the KPM."""
    semua = list(KegiatanAnggaran.objects.filter(usulan__in=list(usulan)).order_by("tahun", "bidang", "kode", "pk"))
    per_kegiatan: dict[int, list[Realisasi]] = defaultdict(list)
    for satu in Realisasi.objects.filter(kegiatan__in=semua):
        per_kegiatan[satu.kegiatan_id].append(satu)
    kas = {tahun: _dibayar(tahun, None) for tahun in {satu.tahun for satu in semua if satu.jenis in JENIS_BAYAR}}
    hasil: dict[int, list[Baris]] = defaultdict(list)
    for kegiatan in semua:
        hasil[kegiatan.usulan_id or 0].append(_baris(kegiatan, per_kegiatan[kegiatan.pk], kas.get(kegiatan.tahun, {})))
    return dict(hasil)


def tinggal_satu(kegiatan: KegiatanAnggaran) -> bool:
    """Whether every other line of the same proposal is finished already. One query."""
    lain = KegiatanAnggaran.objects.filter(usulan=kegiatan.usulan_id).exclude(pk=kegiatan.pk)
    return not lain.filter(Q(selesai_pada__isnull=True)).exists()
