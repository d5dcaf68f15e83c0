"""Reads of a whole year: the quarters it has so far, each frozen or computed now, joined to one scorecard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from kpm.kueri import dusun_desa, posyandu_desa
from kpm.models import Wilayah
from kpm.periode import Tahun, Triwulan
from pemantauan.kueri_kartu import SkorBerlaku, Tempat, skor_berlaku
from pemantauan.skor import Skor
from pemantauan.skor.tahunan import setahun


@dataclass(frozen=True, slots=True)
class TahunBerlaku:
    """The yearly scorecard with what it was made of."""

    tahun: Tahun
    skor: Skor
    terakhir: dict[tuple[str, str], Triwulan]
    """Group and id of a person -> the last quarter of the year with a record of it."""
    tertutup: tuple[Triwulan, ...]
    """Quarters that are finalised."""
    terbuka: tuple[Triwulan, ...]
    """Quarters that have begun and are not finalised."""
    belum_mulai: tuple[Triwulan, ...]
    nama_dusun: dict[str, str]
    """uuid -> name in ``skor``: as it is called now, or was when its last quarter was finalised if it is gone."""
    nama_posyandu: dict[str, str]
    akhir: SkorBerlaku
    """The last quarter of the year that has begun."""

    def saring(self, *, dusun: Tempat | None = None, posyandu: Tempat | None = None) -> Skor:
        """The year of one dusun or posyandu: of those who were there in the last quarter that speaks for them."""
        return self.skor.saring(
            dusun=self.nama_dusun[str(dusun.uuid)] if dusun else None,
            posyandu=self.nama_posyandu[str(posyandu.uuid)] if posyandu else None,
        )

    @property
    def triwulan(self) -> tuple[Triwulan, ...]:
        """The quarters whose numbers are in it."""
        return tuple(sorted((*self.tertutup, *self.terbuka)))

    @property
    def tetap(self) -> bool:
        """All four quarters are finalised: the numbers do not change any more."""
        return len(self.tertutup) == len(tuple(self.tahun.triwulan))


def triwulan_berjalan(tahun: Tahun, pada: dt.date) -> list[Triwulan]:
    """The quarters of a year that have begun."""
    return [satu for satu in tahun.triwulan if satu.awal <= pada]


def skor_tahun(desa: Wilayah, tahun: Tahun, pada: dt.date) -> TahunBerlaku:
    """The yearly scorecard of a village as known on the day ``pada``; the village's scope is open.

    At most five queries a quarter and two more, whatever the number of persons. Raises ValueError for a year that has
    not begun.
    """
    ada = triwulan_berjalan(tahun, pada)
    berlaku = {satu: skor_berlaku(desa, satu) for satu in ada}
    nama_dusun = _nama((satu.nama_dusun for satu in berlaku.values()), dusun_desa())
    nama_posyandu = _nama((satu.nama_posyandu for satu in berlaku.values()), posyandu_desa())
    hasil = setahun(tahun, [_bernama_kini(satu, nama_dusun, nama_posyandu) for satu in berlaku.values()])
    return TahunBerlaku(
        tahun=tahun,
        skor=hasil.skor,
        terakhir=hasil.terakhir,
        tertutup=tuple(t for t, satu in berlaku.items() if satu.tertutup),
        terbuka=tuple(t for t, satu in berlaku.items() if not satu.tertutup),
        belum_mulai=tuple(t for t in tahun.triwulan if t not in berlaku),
        nama_dusun=nama_dusun,
        nama_posyandu=nama_posyandu,
        akhir=berlaku[ada[-1]],
    )


def _nama(dulu: Iterable[Mapping[str, str]], kini: Iterable[Any]) -> dict[str, str]:
    """uuid -> name of everything a year can be narrowed to; a place that is gone gives way to one of its name."""
    sekarang = {str(satu.uuid): satu.nama for satu in kini}
    hilang = {uuid: nama for triwulan in dulu for uuid, nama in triwulan.items() if uuid not in sekarang}
    terpakai = set(sekarang.values())
    return {uuid: nama for uuid, nama in hilang.items() if nama not in terpakai} | sekarang


def _bernama_kini(berlaku: SkorBerlaku, nama_dusun: Mapping[str, str], nama_posyandu: Mapping[str, str]) -> Skor:
    """A quarter's scorecard under the names of now: a dusun renamed within the year is one dusun in its report."""
    dusun = {lama: nama_dusun.get(uuid, lama) for uuid, lama in berlaku.nama_dusun.items()}
    posyandu = {lama: nama_posyandu.get(uuid, lama) for uuid, lama in berlaku.nama_posyandu.items()}
    if all(lama == baru for peta in (dusun, posyandu) for lama, baru in peta.items()):
        return berlaku.skor

    def ganti(baris: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(
            replace(
                satu,
                data=replace(
                    satu.data,
                    dusun=dusun.get(satu.data.dusun, satu.data.dusun),
                    posyandu=posyandu.get(satu.data.posyandu, satu.data.posyandu),
                ),
            )
            for satu in baris
        )

    skor = berlaku.skor
    return replace(
        skor,
        ibu=ganti(skor.ibu),
        anak=ganti(skor.anak),
        paud=ganti(skor.paud),
        belum_dipantau_ibu=ganti(skor.belum_dipantau_ibu),
        belum_dipantau_anak=ganti(skor.belum_dipantau_anak),
    )
