"""Reads of the social map: a dusun with its houses, providers, places, meetings and findings; all dusun in numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q

from kpm.kueri import dusun_desa
from kpm.models import Dusun, Fasilitas
from pemantauan.kueri_keadaan import keadaan_rumah
from rembuk import peta
from rembuk.models import BeritaAcara, JenisPertemuan, Pertemuan, TemuanDusun, TitikPeta


@dataclass(frozen=True, slots=True, kw_only=True)
class PetaDusun:
    """Everything the page of a dusun shows."""

    dusun: Dusun
    rumah: tuple[peta.RumahPeta, ...]
    tempat: tuple[peta.Tempat, ...]
    titik: dict[str, TitikPeta]
    """Place of a house or provider by its id."""
    gambar: peta.Peta

    @property
    def merah(self) -> list[peta.RumahPeta]:
        return [satu for satu in self.rumah if satu.merah]

    @property
    def hpk(self) -> int:
        """Households of the first 1,000 days; the others have only children of PAUD age."""
        return sum(satu.hpk for satu in self.rumah)

    @property
    def paud_saja(self) -> int:
        return len(self.rumah) - self.hpk


def titik_dusun(dusun: Dusun) -> dict[str, TitikPeta]:
    """What is placed on the sketch of a dusun, by uuid of the house or provider. One query.

    A house whose family moved to another dusun has its place there to be chosen anew.
    """
    semua = (
        TitikPeta.objects.filter(dusun=dusun)
        .filter(Q(fasilitas__isnull=False) | Q(keluarga__dusun=dusun))
        .annotate(milik_rumah=F("keluarga__uuid"), milik_fasilitas=F("fasilitas__uuid"))
    )
    return {str(satu.milik_rumah or satu.milik_fasilitas): satu for satu in semua}


def peta_dusun(dusun: Dusun, pada: dt.date) -> PetaDusun:
    """The map of a dusun as it is known on a day. Eight queries whatever its size."""
    rumah = peta.susun_rumah(keadaan_rumah(pada, paud=True), dusun.nama)
    titik = titik_dusun(dusun)
    semua = Fasilitas.objects.filter(Q(dusun=dusun) | Q(titik__dusun=dusun), ditutup_pada=None).distinct()
    tempat = tuple(
        peta.Tempat(str(satu.uuid), satu.nama, satu.jenis, _xy(titik.get(str(satu.uuid))))
        for satu in semua.order_by("jenis", "nama")
    )
    letak = {kunci: (satu.x, satu.y) for kunci, satu in titik.items()}
    return PetaDusun(dusun=dusun, rumah=rumah, tempat=tempat, titik=titik, gambar=peta.gambar(rumah, letak, tempat))


def _xy(titik: TitikPeta | None) -> tuple[int, int] | None:
    return (titik.x, titik.y) if titik else None


def musdus_dusun(dusun: Dusun) -> list[Pertemuan]:
    """The mapping meetings of a dusun, the latest first, each with attendance by sex. One query."""
    terbit = Exists(BeritaAcara.objects.filter(rembuk=OuterRef("pk")))
    return list(
        Pertemuan.objects.filter(jenis=JenisPertemuan.MUSDUS, dusun=dusun)
        .annotate(
            jumlah_laki=Count("hadirin", filter=Q(hadirin__jenis_kelamin="L"), distinct=True),
            jumlah_perempuan=Count("hadirin", filter=Q(hadirin__jenis_kelamin="P"), distinct=True),
            tertutup=terbit,
        )
        .order_by(F("tanggal").desc(nulls_first=True), "-pk")
    )


def temuan_dusun(musdus: Iterable[Pertemuan]) -> list[TemuanDusun]:
    """What was found in these meetings, the latest meeting first. One query."""
    semua = TemuanDusun.objects.filter(pertemuan__in=list(musdus)).select_related("pertemuan")
    return list(semua.order_by(F("pertemuan__tanggal").desc(nulls_first=True), "pk"))


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisDusun:
    """One dusun of the overview."""

    dusun: Dusun
    hitung: peta.HitungDusun
    musdus: dt.date | None
    """Of the running year's latest mapping meeting; None while there was none."""
    temuan: int


def semua_dusun(tahun: int, pada: dt.date) -> list[BarisDusun]:
    """Every dusun in numbers, by name. Nine queries whatever the village's size."""
    tempat = {satu.nama: satu for satu in dusun_desa()}
    dipakai = [nama for nama, satu in tempat.items() if satu.ditutup_pada is None]
    rapat = Pertemuan.objects.filter(jenis=JenisPertemuan.MUSDUS, tahun=tahun, tanggal__lte=pada)
    musdus = dict(rapat.order_by("tanggal").values_list("dusun", "tanggal"))
    ditemukan = TemuanDusun.objects.filter(pertemuan__tahun=tahun).order_by().values_list("pertemuan__dusun")
    temuan = dict(ditemukan.annotate(jumlah=Count("pk")))
    return [
        BarisDusun(
            dusun=tempat[satu.nama],
            hitung=satu,
            musdus=musdus.get(tempat[satu.nama].pk),
            temuan=temuan.get(tempat[satu.nama].pk, 0),
        )
        for satu in peta.hitung_dusun(keadaan_rumah(pada, paud=True), dipakai)
    ]
