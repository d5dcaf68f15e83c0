"""What one KPM hands over to the next: counts of people, months and things still to do, of the work area alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from kpm.kueri_pengguna import wilayah_kerja
from kpm.models import Penugasan, WilayahKerja
from kpm.periode import Bulan, Triwulan
from kpm.wilayah_kerja import Kerja, Tempat
from pemantauan.bulanan.daftar import Saringan
from pemantauan.bulanan.kelengkapan import Keadaan
from pemantauan.kueri_bulan import daftar_anak, daftar_ibu
from pemantauan.models import EntriMenunggu, PemantauanAnak, PemantauanIbu, PemantauanPaud
from sasaran.kueri import anak_paud
from sasaran.kueri_kerja import keluarga_wilayah, orang_wilayah
from sasaran.models import Keluarga, Orang


@dataclass(frozen=True, slots=True, kw_only=True)
class Serahan:
    """The counts of a hand-over on one day."""

    pada: dt.date
    bulan: Bulan
    triwulan: Triwulan
    tempat: str
    """Dusun and posyandu; empty for the whole village."""
    keluarga: int
    ibu: int
    anak: int
    paud: int
    catatan: int
    """Monthly records of the quarter, Formulir 2A, 2B and 2C."""
    menunggu: int
    belum: int
    """Mothers and children without a record this month."""
    sebagian: int
    """Those whose record of the month is incomplete."""


def kerja_tugas(tugas: Penugasan) -> Kerja | None:
    """The work area of an assignment, also of one that is over. The village's scope is open."""
    tempat = tuple(_tempat(satu) for satu in wilayah_kerja(tugas))
    return Kerja(tempat) if tempat else None


def _tempat(satu: WilayahKerja) -> Tempat:
    if satu.posyandu is None:
        dusun: Any = satu.dusun  # one of the two is there
        return Tempat("dusun", dusun.pk, dusun.nama)
    rumah = satu.posyandu.dusun
    letak = (rumah.pk, rumah.nama) if rumah else (None, None)
    return Tempat("posyandu", satu.posyandu.pk, satu.posyandu.nama, *letak)


def serahan(tugas: Penugasan, pada: dt.date) -> Serahan:
    """Count what belongs to an office on a day. At most ten queries."""
    area, bulan = kerja_tugas(tugas), Bulan.dari_tanggal(pada)
    orang = Orang.objects.filter(orang_wilayah(area)) if area else Orang.objects.all()
    milik_ibu, milik_anak = Q(kehamilan__ibu__in=orang), Q(anak__orang__in=orang)
    triwulan = bulan.triwulan
    keluarga = Keluarga.objects.filter(keluarga_wilayah(area)) if area else Keluarga.objects.all()
    masa = {"bulan__in": triwulan.bulan_bulan}
    saring = Saringan(kerja=area)
    ibu, anak = saring.terapkan(daftar_ibu(bulan, pada)), saring.terapkan(daftar_anak(bulan, pada))
    keadaan = [satu.keadaan for satu in (*ibu, *anak)]
    return Serahan(
        pada=pada,
        bulan=bulan,
        triwulan=triwulan,
        tempat=area.nama if area else "",
        keluarga=keluarga.count(),
        ibu=len(ibu),
        anak=len(anak),
        paud=anak_paud(pada).filter(orang__in=orang).count(),
        catatan=PemantauanIbu.objects.filter(milik_ibu, **masa).count()
        + PemantauanAnak.objects.filter(milik_anak, **masa).count()
        + PemantauanPaud.objects.filter(milik_anak, **masa).count(),
        menunggu=EntriMenunggu.objects.filter(milik_ibu | milik_anak, keadaan__in=EntriMenunggu.TERBUKA).count(),
        belum=keadaan.count(Keadaan.BELUM),
        sebagian=keadaan.count(Keadaan.SEBAGIAN),
    )
