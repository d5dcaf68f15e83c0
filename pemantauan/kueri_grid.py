"""Reads of the posyandu grid: many persons with all their months at once, in a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Model

from kpm.periode import Bulan, bulan_penuh
from pemantauan.bulanan.bawaan import Riwayat
from pemantauan.bulanan.hadir import Hadir
from pemantauan.bulanan.kelengkapan import ISI_ANAK, ISI_IBU, kurang_anak, kurang_ibu
from pemantauan.kueri_bulan import anak_utuh, bersalin, bulan_anak, bulan_ibu, kehamilan_utuh
from pemantauan.kueri_sesi import hadir_bulan
from pemantauan.models import EntriMenunggu, PemantauanAnak, PemantauanIbu
from sasaran.models import Anak, Kehamilan


@dataclass(frozen=True, slots=True)
class Bahan:
    """What one row of the grid is made of."""

    sasaran: Anak | Kehamilan
    riwayat: Riwayat
    titipan: EntriMenunggu | None
    """The entry that waits for this month's finalised quarter."""
    hadir: Hadir | None
    """What the counselling sessions of the month tell."""

    @property
    def terbuka(self) -> bool:
        """Whether a record of this month can exist, or does."""
        satu = self.sasaran
        rentang = bulan_anak(satu) if isinstance(satu, Anak) else bulan_ibu(satu)
        return self.riwayat.kini is not None or (rentang is not None and rentang[0] <= self.riwayat.bulan <= rentang[1])


def bahan_anak(bulan: Bulan, uuid: Sequence[UUID]) -> list[Bahan]:
    """Children of the open scope in this order, each with all months, what waits, and the sessions. Four queries."""
    anak = {satu.uuid: satu for satu in anak_utuh().select_related("ibu").defer("ibu__nik").filter(uuid__in=uuid)}
    milik = [anak[satu] for satu in uuid if satu in anak]
    catatan = PemantauanAnak.objects.filter(anak__in=milik).select_related("diubah_oleh").order_by("bulan")
    titipan = EntriMenunggu.objects.filter(kelompok="anak", anak__in=milik)
    hadir = hadir_bulan("anak", (bulan, bulan), anak__in=milik)
    return _susun(bulan, milik, "anak_id", catatan, _menunggu(titipan, bulan), hadir)


def bahan_ibu(bulan: Bulan, uuid: Sequence[UUID]) -> list[Bahan]:
    """As `bahan_anak`, for pregnancies. Four queries."""
    hamil = {satu.uuid: satu for satu in kehamilan_utuh().filter(uuid__in=uuid)}
    milik = [hamil[satu] for satu in uuid if satu in hamil]
    catatan = PemantauanIbu.objects.filter(kehamilan__in=milik).select_related("diubah_oleh").order_by("bulan")
    titipan = EntriMenunggu.objects.filter(kelompok="ibu", kehamilan__in=milik)
    hadir = hadir_bulan("ibu", (bulan, bulan), kehamilan__in=milik)
    return _susun(bulan, milik, "kehamilan_id", catatan, _menunggu(titipan, bulan), hadir)


def kurang(sasaran: Anak | Kehamilan, catatan: Any) -> tuple[str, ...]:
    """Short names of the columns of this stored record that apply and are still empty; asks nothing."""
    if isinstance(sasaran, Anak):
        lahir = sasaran.orang.tanggal_lahir
        umur = bulan_penuh(lahir, catatan.tanggal) if lahir else 0
        return kurang_anak({nama: getattr(catatan, nama) for nama in ISI_ANAK}, umur=umur, bulan=catatan.bulan)
    isi = {nama: getattr(catatan, nama) for nama in ISI_IBU}
    return kurang_ibu(isi, bersalin=bersalin(sasaran.melahirkan, catatan.bulan))


def _menunggu(titipan: Any, bulan: Bulan) -> Iterable[EntriMenunggu]:
    menunggu: Iterable[EntriMenunggu] = titipan.filter(bulan=bulan, keadaan__in=EntriMenunggu.TERBUKA).select_related(
        "diubah_oleh"
    )
    return menunggu


def _susun(
    bulan: Bulan,
    milik: Sequence[Anak | Kehamilan],
    kolom: str,
    catatan: Iterable[Model],
    titipan: Iterable[EntriMenunggu],
    hadir: Mapping[tuple[int, Bulan], Hadir],
) -> list[Bahan]:
    per_orang: dict[int, list[Model]] = defaultdict(list)
    for satu in catatan:
        per_orang[getattr(satu, kolom)].append(satu)
    menunggu = {getattr(satu, kolom): satu for satu in titipan}
    return [
        Bahan(satu, Riwayat(per_orang[satu.pk], bulan), menunggu.get(satu.pk), hadir.get((satu.pk, bulan)))
        for satu in milik
    ]
