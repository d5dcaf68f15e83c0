"""Reads of the page of waiting entries, and of deleted months that can be taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.db.models import Count, Q, QuerySet

from kpm.kerja import milik
from kpm.periode import Bulan, Triwulan
from pemantauan.bulanan.sebutan import NAMA_BIDANG, banding
from pemantauan.bulanan.titipan import ambil
from pemantauan.kueri_kartu import MODEL_BULAN, tertutup
from pemantauan.models import EntriMenunggu, KartuSkor
from sasaran.models import Anak, Kehamilan, Orang

Keadaan = EntriMenunggu.Keadaan
HARI_DAPAT_KEMBALI = 90
"""Days for which a deleted month is listed on the person's page."""


@dataclass(frozen=True, slots=True)
class BarisTitipan:
    """One waiting entry beside what is stored."""

    entri: EntriMenunggu
    orang: Orang
    triwulan: Triwulan
    terbuka: bool
    """Whether its quarter is open, so that it can be applied."""
    beda: list[tuple[str, str, str]]
    """(field, stored, waiting) in words."""
    versi_catatan: int | None
    """Version of the stored record it is compared with; None where there is none."""
    milik: bool
    """Whether it is of the reader's work area, so that they decide about it."""

    @property
    def menghapus(self) -> bool:
        return self.entri.perbuatan == EntriMenunggu.Perbuatan.HAPUS

    @property
    def alamat(self) -> str:
        """Name of the address of the month's sheet; empty for PAUD, which has none of its own."""
        return {"ibu": "isi_ibu", "anak": "isi_anak"}.get(self.entri.kelompok, "")

    @property
    def sasaran(self) -> Anak | Kehamilan:
        return self.entri.kehamilan or cast(Anak, self.entri.anak)


def titipan(*, dibatalkan: bool = False) -> QuerySet[EntriMenunggu]:
    """Entries of the open scope that wait or are to be decided, newest quarter first; or those given up."""
    keadaan = (Keadaan.DIBATALKAN,) if dibatalkan else EntriMenunggu.TERBUKA
    return (
        EntriMenunggu.objects.filter(keadaan__in=keadaan)
        .select_related("anak__orang__keluarga__dusun", "kehamilan__ibu__keluarga__dusun", "diubah_oleh")
        .defer("anak__orang__nik", "kehamilan__ibu__nik")
        .defer("anak__orang__keluarga__no_kk", "kehamilan__ibu__keluarga__no_kk")
        .order_by("-bulan", "pk")
    )


def jumlah_titipan() -> tuple[int, int]:
    """(waiting or to be decided, given up). One query."""
    hitung = EntriMenunggu.objects.aggregate(
        menunggu=Count("pk", filter=Q(keadaan__in=EntriMenunggu.TERBUKA)),
        dibatalkan=Count("pk", filter=Q(keadaan=Keadaan.DIBATALKAN)),
    )
    return hitung["menunggu"], hitung["dibatalkan"]


def bulan_menunggu(orang: Orang) -> list[Bulan]:
    """Months of this person, as child or mother, for which an entry waits or is to be decided. One query."""
    milik = Q(anak__orang=orang) | Q(kehamilan__ibu=orang)
    semua = EntriMenunggu.objects.filter(milik, keadaan__in=EntriMenunggu.TERBUKA)
    return sorted(set(semua.values_list("bulan", flat=True)))


def baris_titipan(entri: Sequence[EntriMenunggu]) -> list[BarisTitipan]:
    """Entries with their stored records and the state of their quarters: one query each for quarters and groups."""
    tutup = triwulan_tertutup({satu.bulan.triwulan for satu in entri})
    catatan = {kelompok: _catatan(kelompok, entri) for kelompok in {satu.kelompok for satu in entri}}
    return [_baris(satu, catatan[satu.kelompok].get(_kunci(satu)), tutup) for satu in entri]


def triwulan_tertutup(triwulan: Iterable[Triwulan]) -> set[Triwulan]:
    """Those of these quarters that are finalised now. One query."""
    periode = {str(satu): satu for satu in triwulan}
    terakhir: dict[str, KartuSkor] = {}
    kartu = KartuSkor.objects.filter(periode__in=periode).select_related("pembukaan").defer("isi", "perbedaan")
    for satu in kartu.order_by("revisi"):
        terakhir[satu.periode] = satu
    return {periode[nama] for nama, satu in terakhir.items() if tertutup(satu)}


def _kunci(entri: EntriMenunggu) -> tuple[int, Bulan]:
    return (entri.kehamilan_id or entri.anak_id or 0), entri.bulan


def _catatan(kelompok: str, entri: Sequence[EntriMenunggu]) -> dict[tuple[int, Bulan], Any]:
    """The stored records of these entries of one group by person and month. One query."""
    kunci = {_kunci(satu) for satu in entri if satu.kelompok == kelompok}
    jalur, model = "kehamilan_id" if kelompok == "ibu" else "anak_id", MODEL_BULAN[kelompok]
    semua: QuerySet[Any] = model._base_manager.all()
    ada = semua.filter(**{f"{jalur}__in": {orang for orang, _ in kunci}}, bulan__in={bulan for _, bulan in kunci})
    return {(getattr(satu, jalur), satu.bulan): satu for satu in ada}


def _baris(entri: EntriMenunggu, catatan: Any, tutup: set[Triwulan]) -> BarisTitipan:
    baru = ambil(entri.nilai) | {"tanggal": entri.tanggal}
    kini = isi_catatan(catatan) if catatan is not None else {}
    if entri.perbuatan == EntriMenunggu.Perbuatan.HAPUS:
        baru = dict.fromkeys(kini)
    triwulan = entri.bulan.triwulan
    return BarisTitipan(
        entri=entri,
        orang=entri.kehamilan.ibu if entri.kehamilan else cast(Anak, entri.anak).orang,
        triwulan=triwulan,
        terbuka=triwulan not in tutup,
        beda=banding(kini, baru),
        versi_catatan=catatan.versi if catatan is not None else None,
        milik=milik(entri),
    )


def isi_catatan(catatan: Any) -> dict[str, Any]:
    """The fields of a monthly record that are asked for, with their values."""
    return {bidang: getattr(catatan, bidang) for bidang in NAMA_BIDANG if hasattr(catatan, bidang)}


def banding_catatan(lama: Any, baru: Any) -> list[tuple[str, str, str]]:
    """(field, first, second) in words of two records of one form, historical or living, where they differ."""
    return banding(isi_catatan(lama) if lama is not None else {}, isi_catatan(baru))


@dataclass(frozen=True, slots=True)
class BulanTerhapus:
    """A month whose record was deleted and can be taken back."""

    kelompok: str
    riwayat: Any
    """The row of history of the deletion."""
    diganti: bool
    """Whether a new record stands in its place."""

    @property
    def alamat(self) -> str:
        return f"pulihkan_{self.kelompok}"


def bulan_terhapus(kelompok: str, sejak: dt.datetime, **milik: Any) -> list[BulanTerhapus]:
    """Months of a person (``anak=`` or ``kehamilan__ibu=``) deleted since then and not taken back, newest first.

    Two queries, one where nothing was deleted.
    """
    model: Any = MODEL_BULAN[kelompok]
    hapus = model.history.filter(history_type="-", history_date__gte=sejak, **milik).select_related("history_user")
    terakhir: dict[Any, Any] = {}
    for satu in hapus:  # the newest first
        terakhir.setdefault(satu.uuid, satu)
    if not terakhir:
        return []
    kolom = "kehamilan_id" if kelompok == "ibu" else "anak_id"
    hidup = list(model.objects.filter(**milik).values_list("uuid", kolom, "bulan"))
    ada, isi = {uuid for uuid, _, _ in hidup}, {(orang, bulan) for _, orang, bulan in hidup}
    return [
        BulanTerhapus(kelompok, satu, (getattr(satu, kolom), satu.bulan) in isi)
        for satu in terakhir.values()
        if satu.uuid not in ada
    ]


def riwayat_terhapus(kelompok: str, uuid: Any) -> Any:
    """The row of history of a record's last deletion, with its person; None where it was never deleted. One query."""
    model: Any = MODEL_BULAN[kelompok]
    jalur = "kehamilan__ibu" if kelompok == "ibu" else "anak__orang"
    return model.history.filter(uuid=uuid, history_type="-").select_related(jalur).first()
