"""Reads for the walk: who was never visited or has no record, who is to be measured, who is about to change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, QuerySet, Sum

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.models import Dusun
from kpm.periode import Bulan, tambah_bulan
from kpm.wilayah_kerja import Kerja
from pemantauan.kueri_aturan import aturan_tumbuh
from pemantauan.kueri_balita import UMUR_LIMA_TAHUN
from pemantauan.kueri_bulan import keterangan_hamil, sasaran_anak, sasaran_ibu
from pemantauan.kueri_kehamilan import KeadaanHamil, keadaan_hamil
from pemantauan.models import PemantauanAnak
from sasaran.models import Anak, Kehamilan
from sasaran.sebutan import umur as sebut_umur

HARI_JENJANG = 30
"""Days within which a child is "about to become" 6, 12 or 24 bulan penuh."""
BULAN_TANPA_CATATAN = 2
"""Whole months without a record, the running one not counted."""
UMUR_JENJANG = (6, 12, 24)
JUDUL = {
    "belum_dikunjungi": "Belum pernah dikunjungi",
    "tanpa_catatan": "Tanpa catatan dua bulan",
    "ukur": "Belum diukur",
    "jenjang": "Segera 6, 12 atau 24 bulan",
    "lahir": "Menjelang atau lewat HPL",
}
"""The lists, in the order they are offered."""


@dataclass(frozen=True, slots=True)
class BarisKeliling:
    """One person on one of the lists."""

    orang: UUID
    nama: str
    keterangan: str
    dusun: str
    rt: str
    posyandu: str
    sebab: str
    """Why the person stands here, in words."""
    urut: Any
    """What comes first within a list."""


@dataclass(frozen=True, slots=True)
class DaftarKeliling:
    """All lists of one day."""

    isi: Mapping[str, tuple[BarisKeliling, ...]]
    bulan_timbang: bool
    """The running month is one in which every child under five is measured."""


def baca_keliling(pada: dt.date, kerja: Kerja | None = None, dusun: Dusun | None = None) -> DaftarKeliling:
    """Every list of the open scope on a day, of a work area or one dusun alone.

    The number of queries does not depend on the number of persons.
    """
    bulan = Bulan.dari_tanggal(pada)
    timbang = bulan.bulan in aturan_tumbuh(pada).bulan_timbang
    anak = list(_anak(pada))
    isi: dict[str, list[BarisKeliling]] = {nama: [] for nama in JUDUL}
    for satu in anak:
        for nama, baris in _menurut_anak(satu, pada, bulan, timbang=timbang):
            isi[nama].append(baris)
    for hamil in _ibu(bulan):
        for nama, baris in _menurut_ibu(hamil, pada, bulan):
            isi[nama].append(baris)
    isi["lahir"] = [_lahir(satu) for satu in keadaan_hamil(pada).values() if satu.menjelang or satu.lewat_hpl]
    return DaftarKeliling(
        {
            nama: tuple(sorted((b for b in baris if _cocok(b, kerja, dusun)), key=lambda b: (b.urut, b.nama)))
            for nama, baris in isi.items()
        },
        timbang,
    )


def _cocok(baris: BarisKeliling, kerja: Kerja | None, dusun: Dusun | None) -> bool:
    return (dusun is None or baris.dusun == dusun.nama) and (
        kerja is None or kerja.memuat_nama(baris.dusun, baris.posyandu)
    )


def _anak(pada: dt.date) -> QuerySet[Anak]:
    """Children under five who live here, with their last month, their visits and whether they were measured. One
    query."""
    bulan = Bulan.dari_tanggal(pada)
    diukur = PemantauanAnak.objects.filter(anak=OuterRef("pk"), bulan=bulan, panjang__isnull=False)
    pantau = sasaran_anak(bulan).filter(pk=OuterRef("pk"))
    return (
        Anak.objects.filter(
            orang__keluar_pada__isnull=True,
            orang__tanggal_lahir__gt=tambah_bulan(pada, -UMUR_LIMA_TAHUN),
            orang__tanggal_lahir__lte=bulan.akhir,
        )
        .annotate(
            bulan_terakhir=Max("pemantauan__bulan"),
            kunjungan=Sum("pemantauan__kunjungan"),
            diukur=Exists(diukur),
            dipantau=Exists(pantau),
        )
        .select_related("orang__keluarga__dusun", "orang__posyandu")
        .defer("orang__nik", "orang__keluarga__no_kk")
    )


def _ibu(bulan: Bulan) -> QuerySet[Kehamilan]:
    """Pregnancies and puerperia of the month with their last month and visits. One query."""
    return (
        sasaran_ibu(bulan)
        .annotate(bulan_terakhir=Max("pemantauan__bulan"), kunjungan=Sum("pemantauan__kunjungan"))
        .select_related("ibu__keluarga__dusun", "ibu__posyandu")
        .defer("ibu__nik", "ibu__keluarga__no_kk")
    )


def _baris(orang: Any, keterangan: str, sebab: str, urut: Any) -> BarisKeliling:
    rumah = orang.keluarga
    posyandu = orang.posyandu.nama if orang.posyandu else ""
    return BarisKeliling(orang.uuid, orang.nama, keterangan, rumah.dusun.nama, rumah.rt, posyandu, sebab, urut)


def _menurut_anak(anak: Any, pada: dt.date, bulan: Bulan, *, timbang: bool) -> Iterator[tuple[str, BarisKeliling]]:
    orang = anak.orang
    kata = f"Anak {sebut_umur(orang.umur_bulan(pada))}"
    if anak.dipantau:
        yield from _catatan(anak, orang, kata, bulan)
    if timbang and not anak.diukur:
        yield "ukur", _baris(orang, kata, f"Belum diukur pada {bulan.label}", orang.tanggal_lahir)
    for umur in UMUR_JENJANG:
        hari = tambah_bulan(orang.tanggal_lahir, umur)
        if pada < hari <= pada + dt.timedelta(days=HARI_JENJANG):
            yield "jenjang", _baris(orang, kata, f"{umur} bulan pada {tanggal_panjang(hari)}", hari)


def _menurut_ibu(hamil: Any, pada: dt.date, bulan: Bulan) -> Iterator[tuple[str, BarisKeliling]]:
    yield from _catatan(hamil, hamil.ibu, keterangan_hamil(hamil, pada), bulan)


def _catatan(milik: Any, orang: Any, kata: str, bulan: Bulan) -> Iterator[tuple[str, BarisKeliling]]:
    """Without a visit ever, and without a record for two whole months; who was registered since is not late."""
    terakhir: Bulan | None = milik.bulan_terakhir
    if not milik.kunjungan:
        yield "belum_dikunjungi", _baris(orang, kata, f"Didata {tanggal_panjang(milik.sejak)}", milik.sejak)
    batas = bulan.geser(-BULAN_TANPA_CATATAN)
    if Bulan.dari_tanggal(milik.sejak) <= batas and (terakhir is None or terakhir < batas):
        sebab = f"Terakhir dicatat {terakhir.label}" if terakhir else "Belum pernah dicatat"
        yield "tanpa_catatan", _baris(orang, kata, sebab, str(terakhir or ""))


def _lahir(satu: KeadaanHamil) -> BarisKeliling:
    hamil, sisa = satu.hamil, satu.hari_ke_hpl or 0
    if satu.lewat_hpl:
        sebab = f"Lewat HPL {-sisa} hari ({hamil.hpl_teks})"
    else:
        sebab = f"HPL {hamil.hpl_teks}" + (f", {sisa} hari lagi" if satu.hpl_pasti else "")
    return _baris(hamil.ibu, keterangan_hamil(hamil, satu.pada), sebab, sisa)
