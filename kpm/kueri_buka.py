"""Reads for opening a village: finding it in the list of regions, and what a machine or a village already has."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.db.models.functions import Length

from kpm.lingkup import PANJANG_DESA
from kpm.models import Pengguna, Penugasan, Wilayah

PALING_BANYAK = 50
"""Places of one answer; more ask for another word."""
MIRIP = 8
PUSAT = "00"
BAGIAN = (2, 5, 8, 13)
"""Characters of a province's, kabupaten's, kecamatan's and village's code."""


def kode_desa(teks: str) -> str:
    """The code of a village in what was typed: 52.04.20.2005, 5204202005; empty where it is no such code."""
    if not re.fullmatch(r"[\d.\s-]+", teks):
        return ""
    angka = re.sub(r"\D", "", teks)
    return f"{angka[:2]}.{angka[2:4]}.{angka[4:6]}.{angka[6:]}" if len(angka) == 10 else ""


def kode_serupa(kode: str) -> list[Wilayah]:
    """For a code that is not in the list: the villages of its kecamatan, the nearest number first."""
    sekecamatan = Wilayah.objects.filter(kode__startswith=f"{kode[:8]}.")
    return sorted(sekecamatan, key=lambda satu: abs(int(satu.kode[9:]) - int(kode[9:])))[:MIRIP]


def nama_serupa(nama: str, *, kabupaten: str = "") -> list[Wilayah]:
    """For a name that is not in the list: the villages written most like it, the best first."""
    from rapidfuzz import fuzz, process

    semua = dict(_dalam(Wilayah.objects.alias(panjang=Length("kode")).filter(panjang=PANJANG_DESA), kabupaten)
                 .values_list("pk", "nama"))  # fmt: skip
    kunci = {pk: satu.casefold() for pk, satu in semua.items()}
    mirip = process.extract(nama.casefold(), kunci, scorer=fuzz.ratio, limit=MIRIP, score_cutoff=70)
    ada = Wilayah.objects.in_bulk([pk for _, _, pk in mirip])
    return [ada[pk] for _, _, pk in mirip]


def _dalam(semua: QuerySet[Wilayah], kabupaten: str) -> QuerySet[Wilayah]:
    """Limited to the kabupaten and kota of which the name has this word."""
    if not kabupaten:
        return semua
    di = Wilayah.objects.alias(panjang=Length("kode")).filter(panjang=BAGIAN[1], nama__icontains=kabupaten)
    syarat = Q(pk__in=[])
    for kode in di.values_list("kode", flat=True):
        syarat |= Q(kode__startswith=f"{kode}.")
    return semua.filter(syarat)


def desa_bernama(nama: str, *, kabupaten: str = "") -> list[Wilayah]:
    """Villages of whose name this is a part, those that are called exactly so first."""
    semua = Wilayah.objects.alias(panjang=Length("kode")).filter(panjang=PANJANG_DESA, nama__icontains=nama)
    return list(_dalam(semua, kabupaten).order_by(Length("nama"), "kode")[:PALING_BANYAK])


@dataclass(frozen=True, slots=True)
class Pilihan:
    """A place one may go on with, and the regions it lies in, from the nearest: "Kecamatan Buer, Kabupaten Sumbawa"."""

    wilayah: Wilayah
    di: str


def dengan_induk(semua: Sequence[Wilayah]) -> list[Pilihan]:
    """The places with the names of the regions above them. One query."""
    kode = {satu for wilayah in semua for satu in wilayah.kode_induk if satu != PUSAT}
    induk = Wilayah.objects.in_bulk(kode, field_name="kode")
    return [
        Pilihan(satu, ", ".join(induk[atas].nama_lengkap for atas in satu.kode_induk if atas in induk))
        for satu in semua
    ]


@dataclass(frozen=True, slots=True)
class DaftarPilihan:
    """One step of choosing a village: what can be chosen, and where one stands."""

    pilihan: list[Pilihan]
    letak: list[Wilayah]
    """Regions chosen so far, the highest first."""
    terlalu_banyak: bool


def pilih_tempat(*, di: str, teks: str) -> DaftarPilihan:
    """Places directly below the region ``di`` ("" for the provinces), or, with a text, all below it that match.

    Each word is a part of the name or the beginning of the code.
    """
    letak = sorted(Wilayah.objects.filter(kode__in=_leluhur(di)), key=lambda satu: len(satu.kode))
    semua = Wilayah.objects.annotate(panjang=Length("kode")).exclude(kode=PUSAT)
    if di:
        semua = semua.filter(kode__startswith=f"{di}.")
    kata = teks.replace("\x00", " ").split()[:4]
    if kode := kode_desa(teks):
        kata = [kode]
    for satu in kata:
        semua = semua.filter(Q(nama__icontains=satu) | Q(kode__startswith=satu))
    if not kata:
        semua = semua.filter(panjang=next((n for n in BAGIAN if n > len(di)), 0)).order_by("nama", "kode")
    else:
        semua = semua.order_by("-panjang", Length("nama"), "kode")
    ada = list(semua[: PALING_BANYAK + 1] if kata else semua)
    terlalu_banyak = bool(kata) and len(ada) > PALING_BANYAK
    return DaftarPilihan(dengan_induk(ada[:PALING_BANYAK] if kata else ada), letak, terlalu_banyak)


def _leluhur(di: str) -> list[str]:
    return [satu for satu in (*Wilayah(kode=di).kode_induk, di) if satu != PUSAT] if di else []


def ada_akun() -> bool:
    """Whether anybody has an account on this machine."""
    return Pengguna.objects.exists()


def pemegang_tugas(desa: Wilayah, peran: str, pada: dt.date) -> list[Pengguna]:
    """Who holds a role in the village on that day, the longest first."""
    tugas = Penugasan.objects.berlaku(pada).filter(wilayah=desa, peran=peran, pengguna__is_active=True)
    return [satu.pengguna for satu in tugas.select_related("pengguna").order_by("mulai", "pk")]
