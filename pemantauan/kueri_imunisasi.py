"""Reads of vaccine doses: one child's, and everybody's overdue ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, QuerySet

from kpm.lingkup import NASIONAL, kode_terbuka
from kpm.models import Wilayah
from kpm.periode import Triwulan
from pemantauan.antropometri.zskor import BULAN_TERAKHIR
from pemantauan.imunisasi import (
    Aturan,
    BarisDosis,
    DasarIdl,
    DosisJadwal,
    Idl,
    Keadaan,
    Keputusan,
    Tercatat,
    status_anak,
)
from pemantauan.imunisasi.jadwal import deret_nama
from pemantauan.kueri_kartu import kartu_periode, tertutup
from pemantauan.models import DosisImunisasi, PengaturanPedoman
from pemantauan.pengaturan_imunisasi import BAWAAN_IMUNISASI
from pemantauan.tampilan_imunisasi import kalimat_idl, kalimat_jatuh
from sasaran.models import Anak, Orang

UMUR_TERTUA = BULAN_TERAKHIR
"""Completed months up to which a child's doses are followed."""


def aturan_imunisasi() -> Aturan:
    """Every choice about immunisation of the regions above the village whose scope is open, with its day. One query."""
    desa = kode_terbuka()[0]
    bagian = desa.split(".")
    induk = [NASIONAL, *(".".join(bagian[:n]) for n in range(1, len(bagian)))]
    baris = PengaturanPedoman.objects.filter(
        wilayah__kode__in=induk, kunci__in=list(BAWAAN_IMUNISASI), dibatalkan_pada=None
    ).order_by("berlaku_sejak")
    return Aturan(
        bagian[0],
        tuple(
            Keputusan(induk.index(kode), kunci, nilai, sejak)
            for kode, kunci, nilai, sejak in baris.values_list("wilayah__kode", "kunci", "nilai", "berlaku_sejak")
        ),
    )


@dataclass(frozen=True, slots=True)
class ImunisasiAnak:
    """The doses of one child as they stand on a day."""

    baris: tuple[BarisDosis, ...]
    """In order of age; empty without a birth date."""
    idl: Idl | None
    """What the recorded doses say about the basic set; None without any."""

    @property
    def terlambat(self) -> tuple[DosisJadwal, ...]:
        return tuple(satu.dosis for satu in self.baris if satu.keadaan is Keadaan.TERLAMBAT)

    @property
    def jatuh_tempo(self) -> tuple[DosisJadwal, ...]:
        return tuple(satu.dosis for satu in self.baris if satu.keadaan is Keadaan.JATUH_TEMPO)

    @property
    def periksa(self) -> tuple[BarisDosis, ...]:
        """Recorded doses marked "periksa ulang"."""
        return tuple(satu for satu in self.baris if satu.periksa)


def anak_imunisasi() -> QuerySet[Anak]:
    """Children with what the page of their doses names."""
    return Anak.objects.select_related("orang__keluarga__dusun", "orang__posyandu").defer(
        "orang__nik", "orang__keluarga__no_kk"
    )


def imunisasi_anak(anak: Anak, pada: dt.date) -> ImunisasiAnak:
    """The doses of one child on a day. Two queries."""
    return imunisasi_anak_dari(anak, dosis_anak(anak), pada)


def imunisasi_tercatat(anak: Anak, pada: dt.date, aturan: Aturan | None = None) -> ImunisasiAnak | None:
    """As `imunisasi_anak`; None, and one query only, for a child without any dose or with ``aturan`` read already."""
    dosis = dosis_anak(anak)
    return imunisasi_anak_dari(anak, dosis, pada, aturan) if dosis else None


def imunisasi_anak_dari(
    anak: Anak, dosis: Iterable[DosisImunisasi], pada: dt.date, aturan: Aturan | None = None
) -> ImunisasiAnak:
    """As `imunisasi_anak`, with doses that are read already. One query, none with ``aturan``."""
    lahir = anak.orang.tanggal_lahir
    return susun(lahir, dosis, pada, aturan or aturan_imunisasi()) if lahir else ImunisasiAnak((), None)


@dataclass(frozen=True, slots=True)
class RingkasImunisasi:
    """One child's doses in a line."""

    idl: str
    """How complete the basic set is; empty without any recorded dose."""
    terlambat: str
    jatuh_tempo: str
    periksa: str
    """Doses before the minimum age."""


def ringkas_imunisasi(anak: Anak, pada: dt.date, aturan: Aturan) -> RingkasImunisasi | None:
    """The doses of a child of 0-59 bulan for its page; None for another one. One query."""
    umur = anak.orang.umur_bulan(pada)
    if umur is None or umur > UMUR_TERTUA:
        return None
    keadaan = imunisasi_tercatat(anak, pada, aturan)
    if keadaan is None or keadaan.idl is None:
        return RingkasImunisasi("", "", "", "")
    terlambat, jatuh_tempo = kalimat_jatuh(keadaan.baris)
    periksa = deret_nama(satu.dosis.sebutan for satu in keadaan.periksa)
    return RingkasImunisasi(kalimat_idl(keadaan.idl), terlambat, jatuh_tempo, periksa)


def triwulan_beku(desa: Wilayah, orang: Orang, sejak: dt.date, pada: dt.date) -> list[Triwulan]:
    """The finalised quarters a dose of a day would have counted in: until the child is two. One query."""
    dua_tahun, satu, semua = orang.ulang_tahun_kedua, Triwulan.dari_tanggal(sejak), []
    while satu.awal <= pada and (dua_tahun is None or satu.awal < dua_tahun):
        semua.append(satu)
        satu = satu.geser(1)
    kartu = kartu_periode(desa, [str(satu) for satu in semua]) if semua else {}
    return [satu for satu in semua if tertutup(kartu.get(str(satu)))]


def susun(lahir: dt.date, dosis: Iterable[DosisImunisasi], pada: dt.date, aturan: Aturan) -> ImunisasiAnak:
    """The doses of a child as they stand on a day. No query."""
    tercatat = [sebagai_tercatat(satu) for satu in dosis if lahir <= satu.tanggal <= pada]
    idl = DasarIdl.pada(aturan, pada).susun(satu.kode for satu in tercatat) if tercatat else None
    return ImunisasiAnak(status_anak(lahir, tercatat, pada, aturan), idl)


def dosis_anak(anak: Anak) -> list[DosisImunisasi]:
    """The recorded doses of one child, the earliest first. One query."""
    return list(DosisImunisasi.objects.filter(anak=anak))


def dosis_per_anak(uuid: Iterable[str], pada: dt.date) -> dict[UUID, tuple[Tercatat, ...]]:
    """The doses of these children from birth up to a day; nobody without any is in it. One query."""
    hasil: dict[UUID, tuple[Tercatat, ...]] = {}
    semua = DosisImunisasi.objects.filter(
        anak__uuid__in=uuid, tanggal__lte=pada, tanggal__gte=F("anak__orang__tanggal_lahir")
    )
    for siapa, *isi in semua.values_list("anak__uuid", "vaksin", "dosis", "tanggal", "tanggal_perkiraan"):
        hasil[siapa] = (*hasil.get(siapa, ()), Tercatat(*isi))
    return hasil


def sebagai_tercatat(satu: DosisImunisasi) -> Tercatat:
    """A stored dose as the pure rules read it."""
    return Tercatat(satu.vaksin, satu.dosis, satu.tanggal, satu.tanggal_perkiraan)
