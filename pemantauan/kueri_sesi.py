"""Reads of counselling sessions: the list, who could take part in one, and what the sessions say of a month."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from kpm.kerja import kerja_terbuka
from kpm.periode import Bulan, bulan_penuh
from kpm.wilayah_kerja import Kerja
from pemantauan.bulanan.hadir import Hadir, Sesi
from pemantauan.kueri_bulan import ANAK, IBU, anak_utuh, kehamilan_utuh, keterangan_hamil, sasaran_anak, sasaran_ibu
from pemantauan.models import PesertaKonseling, SesiKonseling
from sasaran.models import Anak, Kehamilan

MILIK = {IBU: "kehamilan", ANAK: "anak"}
"""Group -> the field of an attendance that names whose it is."""
PESERTA = Q(ayah_diundang=True) | Q(ayah_hadir__isnull=False) | Q(ibu_hadir__isnull=False)
"""An attendance that says something; one that was emptied again stays as a row and is none."""


# ---------------------------------------------------------------- what sessions say of a month


def hadir_bulan(
    kelompok: str, bulan: tuple[Bulan, Bulan], *, kunci: str = "id", **milik: Any
) -> dict[tuple[Any, Bulan], Hadir]:
    """(key of the pregnancy or child, month) -> its sessions in which somebody wrote down who came. One query.

    ``milik`` narrows by fields of the attendance ("anak", "kehamilan__ibu"), ``kunci`` is the key that names them. A
    session counts as long as the person was of its form: a child below two years, a pregnancy not lost.
    """
    siapa = MILIK[kelompok]
    baris = PesertaKonseling.objects.filter(
        Q(ayah_hadir__isnull=False) | Q(ibu_hadir__isnull=False), sesi__bulan__range=bulan, **milik
    )
    if kelompok == ANAK:
        baris = baris.filter(
            anak__isnull=False,
            sesi__tanggal__gte=F("anak__orang__tanggal_lahir"),
            sesi__tanggal__lt=F("anak__orang__ulang_tahun_kedua"),
        )
    else:
        baris = baris.filter(kehamilan__isnull=False).exclude(
            kehamilan__hasil=Kehamilan.Hasil.KEGUGURAN, sesi__tanggal__gt=F("kehamilan__berakhir_pada")
        )
    per_bulan: dict[tuple[Any, Bulan], list[Sesi]] = defaultdict(list)
    kolom = (f"{siapa}__{kunci}", "sesi__bulan", "sesi__tanggal", "ayah_hadir", "ibu_hadir")
    for satu, bulan_sesi, tanggal, ayah, ibu in baris.order_by("sesi__tanggal", "pk").values_list(*kolom):
        per_bulan[satu, bulan_sesi].append(Sesi(tanggal, ayah, ibu))
    return {satu: Hadir(tuple(sesi)) for satu, sesi in per_bulan.items()}


# ---------------------------------------------------------------- the list of sessions


def daftar_sesi() -> QuerySet[SesiKonseling]:
    """The sessions of the open scope, the newest first, with their counts."""
    semua = SesiKonseling.objects.select_related("fasilitas").annotate(
        banyak_diundang=Count("peserta", filter=Q(peserta__ayah_diundang=True)),
        banyak_ayah=Count("peserta", filter=Q(peserta__ayah_hadir=True)),
        banyak_ibu=Count("peserta", filter=Q(peserta__ibu_hadir=True)),
    )
    return semua.order_by("-tanggal", "-pk")


@dataclass(frozen=True, slots=True)
class JumlahSesi:
    """How many took part in a session; fathers as pregnancies and children, as the scorecard counts them."""

    peserta: int
    diundang: int
    ayah: int
    ibu: int


def jumlah_sesi(sesi: SesiKonseling) -> JumlahSesi:
    """Counts of one session. One query."""
    hitung = PesertaKonseling.objects.filter(sesi=sesi).aggregate(
        peserta=Count("pk", filter=PESERTA),
        diundang=Count("pk", filter=Q(ayah_diundang=True)),
        ayah=Count("pk", filter=Q(ayah_hadir=True)),
        ibu=Count("pk", filter=Q(ibu_hadir=True)),
    )
    return JumlahSesi(**hitung)


# ---------------------------------------------------------------- who could take part


@dataclass(frozen=True, slots=True, kw_only=True)
class Calon:
    """A pregnancy or child of the list of a session, with what is written about it."""

    kelompok: str
    uuid: UUID
    orang: UUID
    nama: str
    keterangan: str
    ibu: str
    """The child's mother; empty for a pregnancy, which is called by hers."""
    ayah: str
    keluarga: int
    kepala: str
    telepon: str
    dusun: str
    rt: str
    posyandu: str
    luar: bool
    """Of another work area than the reader's: shown, not written."""
    peserta: PesertaKonseling | None

    @property
    def ikut(self) -> bool:
        """Whether something is written about them."""
        satu = self.peserta
        return satu is not None and (satu.ayah_diundang or satu.ayah_hadir is not None or satu.ibu_hadir is not None)


def calon_peserta(sesi: SesiKonseling) -> list[Calon]:
    """Pregnancies and children 0-23 bulan of the village on the day of a session, and whoever is written on it.

    By dusun, RT and household, so that the wife and the children of one father stand together. Three queries.
    """
    peserta = list(PesertaKonseling.objects.filter(sesi=sesi))
    hamil = {satu.kehamilan_id: satu for satu in peserta if satu.kehamilan_id}
    anak = {satu.anak_id: satu for satu in peserta if satu.anak_id}
    area = kerja_terbuka()
    semua = [
        *(_ibu(satu, sesi.tanggal, hamil.get(satu.pk), area) for satu in _hamil(sesi, hamil)),
        *(_anak(satu, sesi.tanggal, anak.get(satu.pk), area) for satu in _anak_sesi(sesi, anak)),
    ]
    return sorted(semua, key=lambda c: (c.dusun.casefold(), c.rt, c.keluarga, c.kelompok != IBU, c.nama.casefold()))


def _hamil(sesi: SesiKonseling, ikut: Iterable[int]) -> QuerySet[Kehamilan]:
    """Still pregnant on the day."""
    sedang = sasaran_ibu(sesi.bulan).filter(Q(berakhir_pada__isnull=True) | Q(berakhir_pada__gte=sesi.tanggal))
    return kehamilan_utuh().filter(Q(pk__in=sedang.values("pk")) | Q(pk__in=list(ikut)))


def _anak_sesi(sesi: SesiKonseling, ikut: Iterable[int]) -> QuerySet[Anak]:
    """Born by the day and below two years on it."""
    sedang = sasaran_anak(sesi.bulan).filter(
        orang__tanggal_lahir__lte=sesi.tanggal, orang__ulang_tahun_kedua__gt=sesi.tanggal
    )
    semua = anak_utuh().select_related("ibu", "kehamilan").defer("orang__nik", "orang__keluarga__no_kk", "ibu__nik")
    return semua.filter(Q(pk__in=sedang.values("pk")) | Q(pk__in=list(ikut)))


def _ibu(hamil: Kehamilan, pada: dt.date, peserta: PesertaKonseling | None, area: Kerja | None) -> Calon:
    return Calon(
        kelompok=IBU,
        uuid=hamil.uuid,
        nama=hamil.ibu.nama,
        keterangan=keterangan_hamil(hamil, pada),
        ibu="",
        ayah=hamil.suami,
        peserta=peserta,
        **_tempat(hamil.ibu, area),
    )


def _anak(anak: Anak, pada: dt.date, peserta: PesertaKonseling | None, area: Kerja | None) -> Calon:
    lahir = anak.orang.tanggal_lahir
    return Calon(
        kelompok=ANAK,
        uuid=anak.uuid,
        nama=anak.orang.nama,
        keterangan=f"{max(bulan_penuh(lahir, pada), 0)} bulan" if lahir else "",
        ibu=anak.ibu.nama if anak.ibu else anak.nama_ibu,
        ayah=anak.nama_ayah or (anak.kehamilan.suami if anak.kehamilan else ""),
        peserta=peserta,
        **_tempat(anak.orang, area),
    )


def _tempat(orang: Any, area: Kerja | None) -> dict[str, Any]:
    dusun, posyandu = orang.keluarga.dusun.nama, orang.posyandu.nama if orang.posyandu else ""
    return {
        "orang": orang.uuid,
        "keluarga": orang.keluarga_id,
        "kepala": orang.keluarga.kepala,
        "telepon": orang.keluarga.telepon,
        "dusun": dusun,
        "rt": orang.keluarga.rt,
        "posyandu": posyandu,
        "luar": area is not None and not area.memuat_nama(dusun, posyandu),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class SaringPeserta:
    """How the list of a session is narrowed."""

    kelompok: str = ""
    dusun: str = ""
    posyandu: str = ""
    q: str = ""
    ikut: bool = False
    """Only those something is written about."""
    kerja: Kerja | None = None

    def terapkan(self, semua: Iterable[Calon]) -> list[Calon]:
        """Those of the list."""
        return [satu for satu in semua if self._cocok(satu)]

    def _cocok(self, satu: Calon) -> bool:
        return (
            self.kelompok in ("", satu.kelompok)
            and self.dusun in ("", satu.dusun)
            and self.posyandu in ("", satu.posyandu)
            and (not self.ikut or satu.ikut)
            and (self.kerja is None or not satu.luar)
            and self.q.casefold() in f"{satu.nama} {satu.ibu} {satu.ayah}".casefold()
        )


# ---------------------------------------------------------------- the sessions of one person


def sesi_orang(milik: Q) -> list[PesertaKonseling]:
    """The attendances of these pregnancies or children with their sessions, the earliest first. One query."""
    semua = PesertaKonseling.objects.filter(PESERTA, milik).select_related(
        "sesi__fasilitas", "kehamilan", "anak__orang"
    )
    semua = semua.defer("anak__orang__nik")
    return list(semua.order_by("sesi__tanggal", "pk"))


def hadir_peserta(peserta: Iterable[PesertaKonseling]) -> dict[tuple[int, Bulan], Hadir]:
    """As `hadir_bulan`, of attendances that were read already with their child's person or their pregnancy; keys of
    children and pregnancies apart by whose months they are asked for. No query."""
    per_bulan: dict[tuple[int, Bulan], list[Sesi]] = defaultdict(list)
    for satu in peserta:
        if satu.ayah_hadir is None and satu.ibu_hadir is None:
            continue
        tanggal, hamil, anak = satu.sesi.tanggal, satu.kehamilan, satu.anak
        if anak is not None:
            lahir, dua_tahun = anak.orang.tanggal_lahir, anak.orang.ulang_tahun_kedua
            if lahir is None or dua_tahun is None or not lahir <= tanggal < dua_tahun:
                continue
        if (
            hamil is not None
            and hamil.hasil == Kehamilan.Hasil.KEGUGURAN
            and tanggal > (hamil.berakhir_pada or tanggal)
        ):
            continue
        milik: Anak | Kehamilan = anak or hamil  # type: ignore[assignment]  # always one of them
        per_bulan[milik.pk, satu.sesi.bulan].append(Sesi(tanggal, satu.ayah_hadir, satu.ibu_hadir))
    return {kunci: Hadir(tuple(sesi)) for kunci, sesi in per_bulan.items()}


def sasaran_bernama(pasangan: Iterable[tuple[str, UUID]]) -> Mapping[tuple[str, UUID], Kehamilan | Anak]:
    """(group, uuid) -> pregnancy or child of the open scope, with where they stand. Two queries."""
    semua = list(pasangan)
    hamil = kehamilan_utuh().filter(uuid__in=[uuid for kelompok, uuid in semua if kelompok == IBU])
    anak = anak_utuh().filter(uuid__in=[uuid for kelompok, uuid in semua if kelompok == ANAK])
    return {(IBU, h.uuid): h for h in hamil} | {(ANAK, a.uuid): a for a in anak}
