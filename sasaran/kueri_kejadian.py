"""Reads of what happens in a life: events of a person, who lives in a house, villages to move to, who is on the way."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Length

from kpm.models import Penugasan, Peran, Wilayah
from sasaran.models import Kejadian, Keluarga, Kesepakatan, Orang, PindahKeluar, PindahMasuk

PANJANG_DESA = len("52.04.20.2005")
DESA_DITEMUKAN = 20
ANGKA_SEMENTARA = 10
"""Digits of a temporary number: the first 32 bits of the uuid."""


def kejadian_orang(orang: Orang) -> list[Kejadian]:
    """Events of a person, the newest first, with the places they name; also those taken back. One query."""
    semua = orang.kejadian.select_related("dari_keluarga__dusun", "ke_keluarga__dusun", "wilayah_lain", "dibuat_oleh")
    return list(semua.defer("dari_keluarga__no_kk", "ke_keluarga__no_kk").order_by("-tanggal", "-pk"))


def masa_pergi(kejadian: list[Kejadian]) -> list[tuple[dt.date, dt.date]]:
    """From the day of leaving to the day of return: in between nothing is asked."""
    return [(satu.mulai, satu.tanggal) for satu in kejadian if satu.mulai and not satu.dibatalkan_pada]


def penghuni(keluarga: Keluarga) -> QuerySet[Orang]:
    """Who lives in a household, the oldest first; without the numbers nobody needs."""
    semua = Orang.objects.filter(keluarga=keluarga, keluar_pada__isnull=True).defer("nik", "nik_indeks")
    return semua.order_by(F("tanggal_lahir").asc(nulls_first=True), "pk")


def desa_terbuka(teks: str, kecuali: Wilayah, *, kode: str = "") -> list[Wilayah]:
    """Villages of the program by name or code, with ``kecamatan``: opened, or with a KPM or admin at work."""
    petugas = Penugasan.objects.filter(
        wilayah=OuterRef("pk"), peran__in=(Peran.KPM, Peran.ADMIN_DESA), pengguna__is_active=True
    )
    desa = (
        Wilayah.objects.annotate(panjang=Length("kode"))
        .filter(Q(dibuka_pada__isnull=False) | Exists(petugas), panjang=PANJANG_DESA, nama__icontains=teks)
        .exclude(pk=kecuali.pk)
    )
    if kode:
        desa = desa.filter(kode=kode)
    hasil: list[Any] = list(desa.order_by("nama", "kode")[:DESA_DITEMUKAN])
    induk = dict(Wilayah.objects.filter(kode__in={satu.kode_induk[0] for satu in hasil}).values_list("kode", "nama"))
    for satu in hasil:
        satu.kecamatan = induk.get(satu.kode_induk[0], "")
    return hasil


@dataclass(frozen=True, slots=True)
class Perjalanan:
    """Moves between villages that somebody has to answer or waits for."""

    datang: list[PindahMasuk]
    """People on their way here, nobody has answered yet."""
    menunggu: list[PindahKeluar]
    """Offers the other village has not answered."""
    ditolak: list[PindahKeluar]
    """Offers the other village has declined: what is true of these people?"""

    @property
    def semua(self) -> int:
        return len(self.datang) + len(self.menunggu) + len(self.ditolak)


def perjalanan() -> Perjalanan:
    """The open agreements of the village, with the names of who moves. Three queries at most."""
    datang: list[Any] = list(
        PindahMasuk.objects.filter(keadaan=Kesepakatan.MENUNGGU).select_related("asal").order_by("tanggal", "pk")
    )
    for satu in datang:
        satu.rombongan = [
            {**orang, "tanggal_lahir": dt.date.fromisoformat(lahir) if (lahir := orang["tanggal_lahir"]) else None}
            for orang in satu.anggota
        ]
    luar: list[Any] = list(
        PindahKeluar.objects.filter(keadaan__in=(Kesepakatan.MENUNGGU, Kesepakatan.DITOLAK))
        .select_related("tujuan")
        .order_by("tanggal", "pk")
    )
    pengenal = {satu for pindah in luar for satu in pindah.anggota}
    nama = dict(Orang.objects.filter(uuid__in=pengenal).values_list("uuid", "nama")) if pengenal else {}
    for pindah in luar:
        pindah.nama = [nama[UUID(satu)] for satu in pindah.anggota if UUID(satu) in nama]
    return Perjalanan(
        datang,
        [satu for satu in luar if satu.keadaan == Kesepakatan.MENUNGGU],
        [satu for satu in luar if satu.keadaan == Kesepakatan.DITOLAK],
    )


def menunggu_datang() -> QuerySet[PindahMasuk]:
    """The moves hither that wait for an answer."""
    return PindahMasuk.objects.filter(keadaan=Kesepakatan.MENUNGGU)


def jumlah_datang() -> int:
    """How many households are on their way here and wait for an answer. One query."""
    return menunggu_datang().count()


def menunggu_jawaban(orang: Orang) -> PindahKeluar | None:
    """The offer of a move this person stands in and nobody has answered. One query."""
    for satu in PindahKeluar.objects.filter(keadaan=Kesepakatan.MENUNGGU).select_related("tujuan"):
        if str(orang.uuid) in satu.anggota:
            return satu
    return None


def nomor_sementara(orang: Orang) -> str:
    """What stands where a NIK is missing: ten digits in groups that never change, "0123 456 789"."""
    angka = f"{int(orang.uuid.hex[:8], 16):010d}"
    return f"{angka[:4]} {angka[4:7]} {angka[7:]}"


def orang_nomor_sementara(teks: str) -> Orang | None:
    """The person without NIK who carries this whole temporary number; None where none or more than one does."""
    angka = "".join(teks.split())
    if not (angka.isascii() and angka.isdigit() and len(angka) == ANGKA_SEMENTARA and int(angka) < 2**32):
        return None
    awal = f"{int(angka):08x}"
    dari, sampai = UUID(awal + "0" * 24), UUID(awal + "f" * 24)
    calon: list[Any] = list(Orang.objects.filter(uuid__gte=dari, uuid__lte=sampai, nik_indeks="")[:2])
    return calon[0] if len(calon) == 1 else None
