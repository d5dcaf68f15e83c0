"""Reads of doubts: what is unlikely in a quarter's records by the rules of the entry forms, and nobody confirmed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from kpm.periode import Bulan, Triwulan, bulan_penuh
from pemantauan.bulanan.bawaan import Riwayat
from pemantauan.kelayakan import Lalu, Ragu, keraguan_anak, keraguan_ibu, lalu_dan_lahir
from pemantauan.kueri_bulan import ANAK, IBU
from pemantauan.models import PemantauanAnak, PemantauanIbu
from sasaran.models import Kehamilan

RIWAYAT_RAGU = 12
"""Months before the quarter in which the value before is looked for."""
_CATATAN = ("bulan", "tanggal", "dipastikan")
_BERSAMA = ("kunjungan", "air", "jamban", "jamkes")
_ISI_ANAK = (*_BERSAMA, "berat", "panjang", "cara_ukur", "imunisasi", "akta")
_ISI_IBU = (*_BERSAMA, "usia_bulan", "anc", "fe", "nifas", "konseling")
_DATA_ANAK = ("orang__nama", "orang__tanggal_lahir", "orang__jenis_kelamin", "berat_lahir", "panjang_lahir", "uuid")


@dataclass(frozen=True, slots=True)
class Diragukan:
    """One unlikely value of a month that still waits for somebody to look at it."""

    kelompok: str
    uuid: UUID
    nama: str
    bulan: Bulan
    ragu: Ragu


def belum_dipastikan(triwulan: Triwulan) -> list[Diragukan]:
    """Doubts about the records of a quarter that nobody confirmed, by name and month. Three queries.

    A record is compared with those before it, as when it was typed; how long ago the day of monitoring is, is no doubt
    any more.
    """
    semua = [*_anak(triwulan), *_ibu(triwulan)]
    return sorted(semua, key=lambda satu: (satu.nama.casefold(), str(satu.uuid), satu.bulan))


def _anak(triwulan: Triwulan) -> Iterator[Diragukan]:
    kolom = [f"anak__{satu}" for satu in _DATA_ANAK]
    baris = PemantauanAnak.objects.filter(bulan__range=_masa(triwulan)).order_by("anak_id", "bulan")
    ukuran = baris.values_list("anak_id", *kolom, *_CATATAN, *_ISI_ANAK, named=True)

    def nilai(satu: Any, lalu: dict[str, Lalu]) -> list[Ragu]:
        lahir = satu.anak__orang__tanggal_lahir
        umur = bulan_penuh(lahir, satu.tanggal) if lahir else None
        return keraguan_anak(
            satu._asdict(),
            lalu=lalu_dan_lahir(lalu, umur=umur, berat=satu.anak__berat_lahir, panjang=satu.anak__panjang_lahir),
            umur=umur,
            jenis_kelamin=satu.anak__orang__jenis_kelamin,
            tanggal=satu.tanggal,
            hari_ini=satu.tanggal,
        )

    for satu, ragu in _periksa(ukuran, "anak_id", _ISI_ANAK, triwulan, nilai):
        yield Diragukan(ANAK, satu.anak__uuid, satu.anak__orang__nama, satu.bulan, ragu)


def _ibu(triwulan: Triwulan) -> Iterator[Diragukan]:
    baris = PemantauanIbu.objects.filter(bulan__range=_masa(triwulan)).order_by("kehamilan_id", "bulan")
    catatan = list(baris.values_list("kehamilan_id", *_CATATAN, *_ISI_IBU, named=True))
    hamil: dict[int, Kehamilan] = (
        Kehamilan.objects.select_related("ibu")
        .only("uuid", "hpht", "hpl", "asal_tanggal", "hasil", "berakhir_pada", "ibu__nama")
        .in_bulk({satu.kehamilan_id for satu in catatan if satu.bulan in triwulan.bulan_bulan})
    )

    def nilai(satu: Any, lalu: dict[str, Lalu]) -> list[Ragu]:
        milik = hamil[satu.kehamilan_id]
        return keraguan_ibu(
            satu._asdict(),
            lalu=lalu,
            bulan=satu.bulan,
            melahirkan=milik.melahirkan,
            hpht=milik.hpht_hitung,
            tanggal=satu.tanggal,
            hari_ini=satu.tanggal,
        )

    for satu, ragu in _periksa(catatan, "kehamilan_id", _ISI_IBU, triwulan, nilai):
        milik = hamil[satu.kehamilan_id]
        yield Diragukan(IBU, milik.uuid, milik.ibu.nama, satu.bulan, ragu)


def _masa(triwulan: Triwulan) -> tuple[Bulan, Bulan]:
    awal, _, akhir = triwulan.bulan_bulan
    return awal.geser(-RIWAYAT_RAGU), akhir


def _periksa(
    catatan: Iterable[Any],
    kunci: str,
    isi: tuple[str, ...],
    triwulan: Triwulan,
    nilai: Callable[[Any, dict[str, Lalu]], list[Ragu]],
) -> Iterator[tuple[Any, Ragu]]:
    """Each record of the quarter with each of its doubts; ``catatan`` stand together by person."""
    for _, milik in groupby(catatan, key=lambda satu: getattr(satu, kunci)):
        semua = list(milik)
        for satu in semua:
            if satu.bulan not in triwulan.bulan_bulan:
                continue
            riwayat = Riwayat(semua, satu.bulan)
            lalu = {nama: dulu for nama in isi if (dulu := riwayat.lalu(nama))}
            yield from ((satu, ragu) for ragu in nilai(satu, lalu) if ragu.kode not in (satu.dipastikan or {}))
