"""Reads of the village as it was known on one day, for Formulir 1 and the social map: few queries whatever its size."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import BigIntegerField, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kpm.kueri import dusun_desa
from kpm.periode import Bulan, Tahun, bulan_penuh
from pemantauan.indikator import AmbangPaud
from pemantauan.keadaan import (
    AnakHari,
    AnakPaud,
    DataFormulir1,
    Fakta,
    IbuHari,
    KeadaanRumah,
    Layanan,
    Rumah,
    terbaru,
)
from pemantauan.kueri_bulan import anak_utuh, kehamilan_utuh, keterangan_hamil
from pemantauan.kueri_kondisi import penyedia_tahun
from pemantauan.kueri_paud import sasaran_paud
from pemantauan.models import KondisiLayanan, PemantauanAnak, PemantauanIbu
from sasaran.models import HARI_NIFAS, Anak, Kehamilan, Kejadian, Keluarga, Orang
from sasaran.sebutan import umur as sebut_umur

MELAHIRKAN = (Kehamilan.Hasil.LAHIR_HIDUP, Kehamilan.Hasil.LAHIR_MATI)
BULAN_IBU = ("kek", "resti", "air", "jamban", "jamkes")
BULAN_ANAK = ("gizi_kurang", "gizi_buruk", "stunting", "air", "jamban", "akta", "jamkes")
"""Fields of the months of which the last filled one is looked for."""
UMUR_PAUD = (AmbangPaud().umur_awal, AmbangPaud().umur_akhir)
Catatan = dict[int, dict[str, Fakta]]


def data_formulir1(tahun: Tahun, pada: dt.date) -> DataFormulir1:
    """The open village on the day ``pada`` of a year.

    Who moved inside the village since stands in the household of that day. A fact is what the last filled month up to
    the day says, or the register where it was corrected later; whether a household is rentan is as it stands now.
    """
    keadaan = keadaan_rumah(pada)
    return DataFormulir1(
        periode=tahun,
        pada=pada,
        rumah=_urut(keadaan.rumah),
        ibu=_urut(keadaan.ibu),
        anak=_urut(keadaan.anak),
        dusun=tuple(satu.nama for satu in dusun_desa() if _dipakai(satu.ditutup_pada, pada)),
        layanan=_layanan(tahun, pada),
    )


def keadaan_rumah(pada: dt.date, *, paud: bool = False) -> KeadaanRumah:
    """Households with a sasaran on the day ``pada``, and those sasaran. Five queries.

    With ``paud`` also the children of 24-72 months and the households that have only those: one query more.
    """
    hamil, anak = list(_ibu_pada(pada)), list(_anak_pada(pada))
    besar = _paud_pada(pada) if paud else []
    bulan_ibu = _terakhir(PemantauanIbu.objects.filter(kehamilan__in=hamil), "kehamilan_id", BULAN_IBU, pada)
    bulan_anak = _terakhir(PemantauanAnak.objects.filter(anak__in=anak), "anak_id", BULAN_ANAK, pada)
    penghuni: dict[int, list[dict[str, Fakta]]] = defaultdict(list)
    for ibu in hamil:
        penghuni[ibu.rumah_saat].append(bulan_ibu.get(ibu.pk, {}))
    for satu in anak:
        penghuni[satu.rumah_saat].append(bulan_anak.get(satu.pk, {}))
    for satu in besar:
        penghuni[satu.rumah_saat].append({})
    rumah = {
        satu.pk: _rumah(satu, penghuni[satu.pk], pada)
        for satu in Keluarga.objects.filter(pk__in=penghuni).select_related("dusun").defer("no_kk")
    }
    return KeadaanRumah(
        rumah=tuple(rumah.values()),
        ibu=tuple(_ibu(satu, bulan_ibu.get(satu.pk, {}), rumah[satu.rumah_saat], pada) for satu in hamil),
        anak=tuple(_anak(satu, bulan_anak.get(satu.pk, {}), rumah[satu.rumah_saat], pada) for satu in anak),
        paud=tuple(_paud(satu, rumah[satu.rumah_saat], pada) for satu in besar),
    )


def _urut(semua: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(semua, key=lambda satu: (satu.dusun.casefold(), satu.nama.casefold(), satu.id)))


def _dipakai(ditutup_pada: dt.date | None, pada: dt.date) -> bool:
    return ditutup_pada is None or ditutup_pada > pada


def _tinggal(siapa: str, pada: dt.date) -> Q:
    """Whether the person lived here on the day: not gone yet, nor away between leaving and coming back."""
    pulang = Kejadian.objects.filter(orang=OuterRef(siapa), dibatalkan_pada=None)
    masih = Q(**{f"{siapa}__keluar_pada__isnull": True}) | Q(**{f"{siapa}__keluar_pada__gt": pada})
    return masih & ~Q(Exists(pulang.filter(mulai__lte=pada, tanggal__gt=pada)))


def _didata(model: type[PemantauanIbu | PemantauanAnak], kunci: str, pada: dt.date) -> Q:
    """Registered by the day, or with an earlier month of this village that was entered afterwards."""
    tercatat = model.objects.filter(**{kunci: OuterRef("pk")}, tanggal__lte=pada, dari_desa=None)
    return Q(sejak__lte=pada) | Q(Exists(tercatat))


def _rumah_saat(siapa: str, pada: dt.date) -> Coalesce:
    """The household of the day: the one left by the first move after it, or the present one."""
    pindah = Kejadian.objects.filter(
        orang=OuterRef(siapa),
        dibatalkan_pada=None,
        tanggal__gt=pada,
        ke_keluarga__isnull=False,
        dari_keluarga__isnull=False,
    )
    dulu = pindah.order_by("tanggal", "pk").values("dari_keluarga")[:1]
    return Coalesce(Subquery(dulu), F(f"{siapa}__keluarga"), output_field=BigIntegerField())


def _ibu_pada(pada: dt.date) -> QuerySet[Any]:
    nifas = Q(hasil__in=MELAHIRKAN, berakhir_pada__gte=pada - dt.timedelta(days=HARI_NIFAS))
    return (
        kehamilan_utuh()
        .filter(Q(berakhir_pada__isnull=True) | Q(berakhir_pada__gt=pada) | nifas)
        .filter(_tinggal("ibu", pada), _didata(PemantauanIbu, "kehamilan", pada))
        .annotate(rumah_saat=_rumah_saat("ibu", pada))
    )


def _anak_pada(pada: dt.date) -> QuerySet[Any]:
    return (
        anak_utuh()
        .filter(orang__tanggal_lahir__lte=pada, orang__ulang_tahun_kedua__gt=pada)
        .filter(_tinggal("orang", pada), _didata(PemantauanAnak, "anak", pada))
        .annotate(rumah_saat=_rumah_saat("orang", pada))
    )


def _paud_pada(pada: dt.date) -> list[Any]:
    """Children of 24 to 72 bulan penuh on the day; one without a birth date where a sheet 2C of the year lists it."""
    bulan = Bulan.dari_tanggal(pada)
    semua = sasaran_paud(bulan, bulan).select_related("orang").defer("orang__nik")
    tinggal = semua.filter(_tinggal("orang", pada)).annotate(rumah_saat=_rumah_saat("orang", pada))
    return [
        satu for satu in tinggal
        if satu.orang.tanggal_lahir is None
        or UMUR_PAUD[0] <= bulan_penuh(satu.orang.tanggal_lahir, pada) <= UMUR_PAUD[1]
    ]  # fmt: skip


def _terakhir(catatan: QuerySet[Any], kunci: str, bidang: tuple[str, ...], pada: dt.date) -> Catatan:
    """By person the last filled value of each field up to the day, with the day of its month's record."""
    hasil: Catatan = defaultdict(dict)
    terurut = catatan.filter(tanggal__lte=pada).order_by("bulan")
    for siapa, tanggal, *isi in terurut.values_list(kunci, "tanggal", *bidang):
        for nama, nilai in zip(bidang, isi, strict=True):
            if nilai is not None:
                hasil[siapa][nama] = Fakta(nilai, tanggal)
    return hasil


def _daftar(objek: Keluarga | Orang | Kehamilan | Anak, bidang: str, pada: dt.date) -> Fakta:
    """What the register says, dated where it is known since when; nothing where it was learned only after the day."""
    asal = objek.asal_data.get(bidang)
    sejak = dt.date.fromisoformat(asal[1]) if asal else None
    return Fakta() if sejak and sejak > pada else Fakta(getattr(objek, bidang), sejak)


def _dilihat(keluarga: Keluarga, bidang: str, pada: dt.date) -> Fakta:
    sejak = getattr(keluarga, f"{bidang}_dilihat")
    return Fakta() if sejak and sejak > pada else Fakta(getattr(keluarga, bidang), sejak)


def _rumah(keluarga: Keluarga, bulanan: Iterable[Mapping[str, Fakta]], pada: dt.date) -> Rumah:
    def kini(bidang: str) -> Fakta:
        return terbaru(_dilihat(keluarga, bidang, pada), *(satu[bidang] for satu in bulanan if bidang in satu))

    return Rumah(
        id=str(keluarga.uuid),
        nama=keluarga.kepala,
        nomor=keluarga.nomor,
        dusun=keluarga.dusun.nama,
        rt=keluarga.rt,
        rentan=Fakta(keluarga.rentan),
        air=kini("air"),
        jamban=kini("jamban"),
    )


def _orang(orang: Orang, rumah: Rumah) -> dict[str, Any]:
    posyandu = orang.posyandu.nama if orang.posyandu else ""
    return {
        "orang": str(orang.uuid), "nama": orang.nama, "rumah": rumah.id, "dusun": rumah.dusun, "posyandu": posyandu
    }  # fmt: skip


def _ibu(hamil: Any, bulanan: Mapping[str, Fakta], rumah: Rumah, pada: dt.date) -> IbuHari:
    return IbuHari(
        id=str(hamil.uuid),
        **_orang(hamil.ibu, rumah),
        nifas=hamil.berakhir_pada is not None and hamil.berakhir_pada <= pada,
        keterangan=keterangan_hamil(hamil, pada),
        kek=terbaru(_daftar(hamil, "kek", pada), bulanan.get("kek", Fakta())),
        resti=terbaru(_daftar(hamil, "resti", pada), bulanan.get("resti", Fakta())),
        jamkes=terbaru(_daftar(hamil.ibu, "jaminan", pada), bulanan.get("jamkes", Fakta())),
    )


def _anak(anak: Any, bulanan: Mapping[str, Fakta], rumah: Rumah, pada: dt.date) -> AnakHari:
    return AnakHari(
        id=str(anak.uuid),
        **_orang(anak.orang, rumah),
        keterangan=f"{bulan_penuh(anak.orang.tanggal_lahir, pada)} bulan",
        diasuh_ibu=anak.pengasuh_id is None,
        gizi_kurang=bulanan.get("gizi_kurang", Fakta()),
        gizi_buruk=bulanan.get("gizi_buruk", Fakta()),
        stunting=bulanan.get("stunting", Fakta()),
        jamkes=terbaru(_daftar(anak.orang, "jaminan", pada), bulanan.get("jamkes", Fakta())),
        akta=terbaru(_daftar(anak, "akta", pada), bulanan.get("akta", Fakta())),
    )


def _paud(anak: Any, rumah: Rumah, pada: dt.date) -> AnakPaud:
    lahir = anak.orang.tanggal_lahir
    umur = sebut_umur(bulan_penuh(lahir, pada)) if lahir else "umur belum diketahui"
    return AnakPaud(orang=str(anak.orang.uuid), nama=anak.orang.nama, rumah=rumah.id, keterangan=umur)


def _layanan(tahun: Tahun, pada: dt.date) -> tuple[Layanan, ...]:
    return tuple(
        Layanan(
            jenis=satu.fasilitas.jenis,
            nama=satu.fasilitas.nama,
            jawaban={nama: getattr(satu.kondisi, nama, None) for nama in KondisiLayanan.LAYANAN},
            ditutup=not _dipakai(satu.fasilitas.ditutup_pada, pada),
        )
        for satu in penyedia_tahun(tahun.tahun, pada)
    )
