"""Reads for reminders: the occasion as it is planned, and who is to come to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from kpm.kerja import kerja_terbuka
from kpm.models import Fasilitas
from kpm.periode import tambah_bulan
from kpm.wilayah_kerja import Kerja
from laporan.pengingat import AYAH, DI_POSYANDU, KELAS_IBU, TIMBANG, Jumlah, Penerima, sebut_ayah
from pemantauan.kueri_balita import UMUR_LIMA_TAHUN
from pemantauan.models import SesiKonseling
from pemantauan.skor.undangan import Bersama, Rumah, satukan_ayah
from sasaran.kueri_kerja import orang_wilayah
from sasaran.models import Anak, Kehamilan, Orang

UMUR_HPK = 24
"""Bulan penuh below which a child's father is invited."""
JENIS_SESI: dict[str, tuple[str, ...]] = {
    KELAS_IBU: (SesiKonseling.Jenis.KELAS_IBU,),
    AYAH: (SesiKonseling.Jenis.AYAH, SesiKonseling.Jenis.GIZI),
}
"""Occasion -> kinds of planned sessions that are one."""


@dataclass(frozen=True, slots=True)
class Diundang:
    """Who is to come to an occasion, and how many they are."""

    penerima: tuple[Penerima, ...]
    """By dusun, RT and greeting; each household, in it each mother, once."""
    jumlah: Jumlah


@dataclass(frozen=True, slots=True, kw_only=True)
class _Satu:
    """One child or pregnancy with its home."""

    orang: UUID
    nama: str
    ibu: str
    """The mother's name as she is greeted; empty where nobody knows it, she is not there, or another looks after the
    child."""
    pengasuh: str
    ayah: str
    keluarga: int
    kepala: str
    telepon: str
    dusun: str
    rt: str
    luar: bool
    hamil: bool


def sesi_berikut(acara: str, hari_ini: dt.date) -> SesiKonseling | None:
    """The next planned session of an occasion. One query, none for an occasion without sessions."""
    jenis = JENIS_SESI.get(acara)
    if jenis is None:
        return None
    rencana = SesiKonseling.objects.filter(jenis__in=jenis, tanggal__gte=hari_ini).select_related("fasilitas")
    return rencana.order_by("tanggal", "pk").first()


def diundang(
    acara: str, tanggal: dt.date, *, posyandu: Fasilitas | None, dusun: str = "", kerja: Kerja | None = None
) -> Diundang:
    """Who is to come to an occasion on a day, of one posyandu, dusun or work area. Two queries at most."""
    syarat = Q(posyandu=posyandu) if acara in DI_POSYANDU else Q()
    if dusun:
        syarat &= Q(keluarga__dusun__nama=dusun)
    if kerja is not None:
        syarat &= orang_wilayah(kerja)
    siapa = Orang.objects.filter(syarat, Q(keluar_pada__isnull=True) | Q(keluar_pada__gt=tanggal))
    umur = UMUR_HPK if acara == AYAH else UMUR_LIMA_TAHUN
    anak = [] if acara == KELAS_IBU else _anak(siapa, tanggal, umur)
    # all under five are weighed and measured in those months; a pregnant woman alone is not asked to come
    hamil = [] if acara == TIMBANG else _hamil(siapa, tanggal)
    if acara == AYAH:
        return _ayah([*hamil, *anak])
    return Diundang(_satukan([*hamil, *anak]), Jumlah(anak=len(anak), hamil=len(hamil)))


def tanpa_posyandu(tanggal: dt.date) -> int:
    """Children below five and pregnant women whom no posyandu's list holds. One query."""
    anak = Anak.objects.filter(_balita(tanggal, UMUR_LIMA_TAHUN)).values("orang")
    hamil = _sedang_hamil(tanggal).values("ibu")
    tinggal = Orang.objects.filter(Q(keluar_pada__isnull=True) | Q(keluar_pada__gt=tanggal), posyandu__isnull=True)
    return tinggal.filter(Q(pk__in=anak) | Q(pk__in=hamil)).count()


def _balita(tanggal: dt.date, umur: int) -> Q:
    lahir_sesudah = tambah_bulan(tanggal, -umur)
    return Q(orang__tanggal_lahir__gt=lahir_sesudah, orang__tanggal_lahir__lte=tanggal, sejak__lte=tanggal)


def _sedang_hamil(tanggal: dt.date) -> QuerySet[Kehamilan]:
    return Kehamilan.objects.filter(Q(berakhir_pada__isnull=True) | Q(berakhir_pada__gt=tanggal), sejak__lte=tanggal)


def _rumah(siapa: str) -> tuple[str, ...]:
    keluarga = f"{siapa}__keluarga"
    return (
        f"{siapa}__uuid",
        f"{siapa}__nama",
        keluarga,
        *(f"{keluarga}__{satu}" for satu in ("kepala", "telepon", "dusun__nama", "rt")),
        f"{siapa}__posyandu__nama",
    )


def _anak(siapa: QuerySet[Orang], tanggal: dt.date, umur: int) -> list[_Satu]:
    semua = Anak.objects.filter(_balita(tanggal, umur), orang__in=siapa).values_list(
        *_rumah("orang"), "ibu__nama", "ibu__keluar_pada", "nama_ibu", "pengasuh__nama", "hubungan_pengasuh",
        "nama_ayah", "kehamilan__suami",
    )  # fmt: skip
    return [_baris_anak(satu) for satu in semua.order_by("orang__nama", "pk")]


def _baris_anak(satu: tuple[Any, ...]) -> _Satu:
    *rumah, ibu, ibu_keluar, nama_ibu, pengasuh, hubungan, ayah, suami = satu
    diasuh_lain = bool(pengasuh or hubungan) or ibu_keluar is not None
    return _Satu(
        **_tempat(rumah),
        ibu="" if diasuh_lain else ibu or nama_ibu,
        pengasuh=pengasuh or "",
        ayah=ayah or suami or "",
        hamil=False,
    )


def _hamil(siapa: QuerySet[Orang], tanggal: dt.date) -> list[_Satu]:
    semua = _sedang_hamil(tanggal).filter(ibu__in=siapa).values_list(*_rumah("ibu"), "suami")
    return [
        _Satu(**_tempat(rumah), ibu=rumah[1], pengasuh="", ayah=suami, hamil=True)
        for *rumah, suami in semua.order_by("ibu__nama", "pk")
    ]


def _tempat(rumah: list[Any]) -> dict[str, Any]:
    orang, nama, keluarga, kepala, telepon, dusun, rt, posyandu = rumah
    area = kerja_terbuka()
    return {
        "orang": orang,
        "nama": nama,
        "keluarga": keluarga,
        "kepala": kepala,
        "telepon": telepon,
        "dusun": dusun,
        "rt": rt,
        "luar": area is not None and not area.memuat_nama(dusun, posyandu or ""),
    }


def _satukan(semua: Iterable[_Satu]) -> tuple[Penerima, ...]:
    """One message for each mother of a household, with all her children; without her one for the household."""
    kelompok: dict[tuple[int, str], list[_Satu]] = {}
    for satu in semua:
        kelompok.setdefault((satu.keluarga, " ".join((satu.ibu or satu.pengasuh).split()).casefold()), []).append(satu)
    return tuple(sorted(map(_penerima, kelompok.values()), key=_urut))


def _penerima(milik: list[_Satu]) -> Penerima:
    satu = milik[0]
    if satu.ibu:
        sapaan = f"Ibu {satu.ibu}"
    else:
        sapaan = f"Bapak/Ibu {satu.pengasuh}" if satu.pengasuh else f"Keluarga {satu.kepala}"
    return Penerima(
        sapaan=sapaan,
        telepon=satu.telepon,
        dusun=satu.dusun,
        rt=satu.rt,
        anak=tuple(s.nama for s in milik if not s.hamil),
        hamil=any(s.hamil for s in milik),
        orang=satu.orang,
        luar=satu.luar,
    )


def _urut(satu: Penerima) -> tuple[str, str, str]:
    return satu.dusun.casefold(), satu.rt, satu.sapaan.casefold()


def _ayah(semua: list[_Satu]) -> Diundang:
    """Each father once, whatever he counts with."""
    uuid = {str(satu.orang): satu for satu in semua}
    ayah = satukan_ayah(
        (
            satu.keluarga,
            satu.dusun,
            Bersama(str(satu.orang), satu.nama, satu.hamil, False),
            Rumah(ayah=satu.ayah, kepala=satu.kepala, rt=satu.rt, telepon=satu.telepon),
        )
        for satu in semua
    )
    penerima = tuple(
        Penerima(
            sapaan=sebut_ayah(satu),
            telepon=satu.telepon,
            dusun=satu.dusun,
            rt=satu.rt,
            anak=tuple(b.nama for b in satu.bersama if not b.hamil),
            hamil=any(b.hamil for b in satu.bersama),
            orang=UUID(satu.bersama[0].id),
            luar=uuid[satu.bersama[0].id].luar,
        )
        for satu in ayah
    )
    return Diundang(penerima, Jumlah(ayah=len(penerima)))
