"""What the planner reads of the village: children, months, places, households. A fixed number of queries."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.db.models import Q

from kpm.bacaan.nilai import rt_rw
from kpm.models import Dusun, Fasilitas, JenisFasilitas
from kpm.periode import Bulan, tambah_bulan
from laporan.impor.eppgbm.cocok import Kenal
from pemantauan.models import PemantauanAnak
from sasaran.aturan import UMUR_ANAK_TERTUA
from sasaran.bunyi import bunyi as bunyi_nama
from sasaran.models import Kehamilan, Keluarga, Orang

BULAN_LALU = 12
"""Months before the file's first in which the weight before is looked for."""
_ORANG = (
    "pk", "uuid", "versi", "nama", "bunyi", "jenis_kelamin", "tanggal_lahir", "keluar_pada", "nik_indeks",
    "posyandu__uuid", "keluarga__kepala", "keluarga__rt", "anak__pk", "anak__uuid", "anak__versi", "anak__nama_ibu",
    "anak__nama_ayah", "anak__ibu__nama", "anak__berat_lahir", "anak__panjang_lahir", "anak__anak_ke",
)  # fmt: skip
_BULAN = (
    "anak_id", "uuid", "versi", "bulan", "tanggal", "timbang", "berat", "tinggi", "panjang", "cara_ukur",
    "gizi_buruk", "gizi_kurang", "stunting", "sumber",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class AnakDesa:
    """A child of the village as it stands: what can be compared with the file."""

    kenal: Kenal
    orang: Any
    """uuid, versi, nik, tanggal_lahir, posyandu, keluar_pada of the person."""
    anak: Any
    """uuid, versi, nama_ibu, nama_ayah, berat_lahir, panjang_lahir, anak_ke; None of a person not registered as one."""
    pk: int | None


@dataclass(frozen=True, slots=True)
class Penghuni:
    """The village's people as the planner needs them."""

    anak: Mapping[int, AnakDesa]
    """Primary key of the person -> child."""
    pemilik_nik: Mapping[str, str] = field(repr=False)
    """Blind index of a NIK -> whose it is."""


def penghuni(pada: dt.date, *, buka_nik: bool) -> Penghuni:
    """Children, and people of a child's age who are not registered as one. One query, two with ``buka_nik``, which
    decrypts their NIK for a file whose NIK are masked."""
    termuda = tambah_bulan(pada, -UMUR_ANAK_TERTUA - 1)
    anak_anak = Q(anak__isnull=False) | Q(tanggal_lahir__gte=termuda)
    terbuka = dict(Orang.objects.filter(anak_anak).order_by().values_list("pk", "nik")) if buka_nik else {}
    hasil: dict[int, AnakDesa] = {}
    nik: dict[str, str] = {}
    for satu in Orang.objects.filter(anak_anak | ~Q(nik_indeks="")).order_by("pk").values(*_ORANG):
        if satu["nik_indeks"]:
            nik[satu["nik_indeks"]] = satu["nama"]
        if satu["anak__pk"] or (satu["tanggal_lahir"] and satu["tanggal_lahir"] >= termuda):
            hasil[satu["pk"]] = _anak(satu, terbuka.get(satu["pk"], ""))
    return Penghuni(hasil, nik)


def _anak(satu: Mapping[str, Any], nik: str) -> AnakDesa:
    ibu = satu["anak__ibu__nama"] or satu["anak__nama_ibu"] or ""
    ortu = (ibu, satu["anak__nama_ayah"] or "", satu["keluarga__kepala"])
    kenal = Kenal(
        pk=satu["pk"],
        orang=satu["uuid"],
        nama=satu["nama"],
        bunyi=satu["bunyi"],
        jk=satu["jenis_kelamin"],
        lahir=satu["tanggal_lahir"],
        ibu=ibu,
        ortu=tuple(nama for nama in ortu if nama),
        rt=rt_rw(satu["keluarga__rt"]),
        nik_indeks=satu["nik_indeks"],
        nik=nik,
    )
    orang = SimpleNamespace(
        uuid=satu["uuid"],
        versi=satu["versi"],
        nik="",  # only ever filled where there is none
        tanggal_lahir=satu["tanggal_lahir"],
        posyandu=satu["posyandu__uuid"],
        keluar_pada=satu["keluar_pada"],
    )
    bidang = ("uuid", "versi", "nama_ibu", "nama_ayah", "berat_lahir", "panjang_lahir", "anak_ke")
    anak = SimpleNamespace(**{nama: satu[f"anak__{nama}"] for nama in bidang}) if satu["anak__pk"] else None
    return AnakDesa(kenal, orang, anak, satu["anak__pk"])


def catatan_bulan(tanggal: Iterable[dt.date]) -> dict[int, dict[Bulan, Any]]:
    """Months of all children from a year before the first of these days on, by primary key of the child. One query."""
    awal = Bulan.dari_tanggal(min(tanggal)).geser(-BULAN_LALU)
    hasil: dict[int, dict[Bulan, Any]] = defaultdict(dict)
    for satu in PemantauanAnak.objects.filter(bulan__gte=awal).order_by().values_list(*_BULAN, named=True):
        hasil[satu.anak_id][satu.bulan] = satu
    return hasil


def posyandu_desa() -> list[Any]:
    """uuid, nama, ditutup_pada of every posyandu. One query."""
    semua = Fasilitas.objects.filter(jenis=JenisFasilitas.POSYANDU).order_by("pk")
    return list(semua.values_list("uuid", "nama", "ditutup_pada", named=True))


def dusun_desa() -> list[Any]:
    """uuid, nama, ditutup_pada of every dusun. One query."""
    return list(Dusun.objects.order_by("pk").values_list("uuid", "nama", "ditutup_pada", named=True))


@dataclass(frozen=True, slots=True)
class Ibu:
    """A woman of a household, or the mother one of its children names (without ``uuid``)."""

    bunyi: str
    nama: str
    uuid: UUID | None = None
    hamil: bool = False
    """A running pregnancy."""


@dataclass(frozen=True, slots=True)
class Rumah:
    """A household a child of the file may belong to."""

    uuid: UUID
    kepala: str
    bunyi: str
    rt: str
    rw: str
    no_kk_indeks: str = field(repr=False)
    dusun: str
    ibu: tuple[Ibu, ...]


def rumah_desa() -> list[Rumah]:
    """All households with their women. Three queries."""
    hamil = set(Kehamilan.objects.filter(berakhir_pada__isnull=True).order_by().values_list("ibu_id", flat=True))
    ibu: dict[int, dict[str, Ibu]] = defaultdict(dict)
    orang = Orang.objects.filter(keluar_pada__isnull=True).filter(Q(anak__isnull=False) | Q(jenis_kelamin="P"))
    for pk, keluarga, uuid, nama, bunyi, anak, nama_ibu in orang.order_by("pk").values_list(
        "pk", "keluarga_id", "uuid", "nama", "bunyi", "anak__pk", "anak__nama_ibu"
    ):
        if anak is None:
            ibu[keluarga][bunyi] = Ibu(bunyi, nama, uuid, pk in hamil)
        elif nama_ibu:
            kunci = bunyi_nama(nama_ibu)
            ibu[keluarga].setdefault(kunci, Ibu(kunci, nama_ibu))
    semua = Keluarga.objects.order_by("pk").values_list(
        "pk", "uuid", "kepala", "bunyi", "rt", "rw", "no_kk_indeks", "dusun__nama"
    )
    return [
        Rumah(uuid, kepala, bunyi, rt_rw(rt), rt_rw(rw), kk, dusun, tuple(ibu[pk].values()))
        for pk, uuid, kepala, bunyi, rt, rw, kk, dusun in semua
    ]
