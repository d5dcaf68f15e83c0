"""One person in several villages: where somebody who left lives now, which records somebody who comes had before.

A move leaves a record on both sides; `PindahMasuk.anggota` tells which record became which (``di_sini``). A record that
was merged away meanwhile is the one it went into. Nothing but identifiers is read in another village.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from uuid import UUID

from django.db.models import Q

from kpm.lingkup import lingkup
from kpm.models import Wilayah
from sasaran.kueri_ganda import pengganti
from sasaran.models import Kesepakatan, Orang, Penggabungan, PindahKeluar, PindahMasuk


def sebutan(uuid: UUID) -> set[str]:
    """This record of the open village and those that went into it, as they stand in agreements."""
    semua, baru = {uuid}, {uuid}
    while baru:
        ke_sini = Penggabungan.objects.filter(tetap__in=baru, dibatalkan_pada=None).values_list("hilang", flat=True)
        baru = set(ke_sini) - semua
        semua |= baru
    return {str(satu) for satu in semua}


def kini(uuid: UUID) -> Orang | None:
    """The person of the open village under this identifier, or the one it was merged into."""
    return Orang.objects.filter(uuid=pengganti(uuid) or uuid).first()


def tinggal_di_tujuan(orang: Orang, *, dilihat: Collection[int] = ()) -> Wilayah | None:
    """The village somebody went to with their record and in which they live, by whatever way; None when nowhere.

    The village of ``orang`` is the open one. ``dilihat``: keys of the records met on the way.
    """
    jalan = {*dilihat, orang.pk}
    nama = sebutan(orang.uuid)
    for luar in PindahKeluar.objects.filter(keadaan=Kesepakatan.DITERIMA).select_related("tujuan"):
        if nama.isdisjoint(luar.anggota):
            continue
        tujuan: Wilayah = luar.tujuan
        with lingkup(tujuan.kode):
            for dia in _di_tujuan(luar.kesepakatan, nama, orang.nik_indeks):
                if dia.pk in jalan:
                    continue
                if dia.keluar_pada is None:
                    return tujuan
                if lain := tinggal_di_tujuan(dia, dilihat=jalan):
                    return lain
    return None


def _di_tujuan(kesepakatan: UUID, nama: set[str], nik_indeks: str) -> list[Orang]:
    """Who somebody became in the open village by this move, or is there by the same NIK."""
    tiba = [
        UUID(satu["di_sini"])
        for masuk in PindahMasuk.objects.filter(kesepakatan=kesepakatan)
        for satu in masuk.anggota
        if satu["uuid"] in nama and "di_sini" in satu
    ]
    dia = Q(uuid__in=[pengganti(satu) or satu for satu in tiba])
    return list(Orang.objects.filter(dia | Q(nik_indeks=nik_indeks) if nik_indeks else dia))


def asal_usul(orang: UUID, di: Wilayah) -> Iterator[tuple[Wilayah, UUID]]:
    """The records somebody of the village ``di`` had in the villages they came through, the last village first."""
    antrean, dilihat = [(di, orang)], {(di.pk, orang)}
    while antrean:
        desa, uuid = antrean.pop(0)
        with lingkup(desa.kode):
            nama = sebutan(uuid)
            datang = PindahMasuk.objects.filter(keadaan=Kesepakatan.DITERIMA).select_related("asal").order_by("-pk")
            sebelumnya = [
                (masuk.asal, UUID(satu["uuid"]))
                for masuk in datang
                for satu in masuk.anggota
                if satu.get("di_sini") in nama
            ]
        for satu in sebelumnya:
            if (satu[0].pk, satu[1]) not in dilihat:
                dilihat.add((satu[0].pk, satu[1]))
                antrean.append(satu)
                yield satu
