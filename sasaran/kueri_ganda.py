"""Reads about duplicates: who may be known already, the worklist of suspects, and where a merged record went."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.periode import Bulan
from sasaran.ganda import Pasangan, pasangan_keluarga, pasangan_orang
from sasaran.kueri_ciri import baca_ciri
from sasaran.models import Anak, BukanGanda, JenisGanda, Kehamilan, Keluarga, Orang, Penggabungan

HARI_PISAH = 30
"""Days for which a merge can be taken back."""


# --- the question at registration -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mirip:
    """A record that what is being typed may already be: who it is, in words, and where its own form is."""

    jenis: str
    uuid: UUID
    kalimat: str
    """Who it is, and what is asked."""
    terakhir: str
    """What was recorded last; empty where nothing was."""
    rute: str
    """Name of the address that takes what was typed over into this record."""
    pengenal: UUID
    """The uuid in that address."""


def anak_sebagai_mirip(anak: Sequence[Anak]) -> list[Mirip]:
    """The question about each of these children, with the last month recorded. One query, none for no child."""
    terakhir = _bulan_terakhir(Anak, anak)
    return [
        Mirip(
            jenis=JenisGanda.ORANG,
            uuid=satu.orang.uuid,
            kalimat=(
                f"{satu.orang.nama}{f', ibu {satu.nama_ibu}' if satu.nama_ibu else ''}, {satu.orang.keluarga.dusun}, "
                f"sudah terdaftar{_lahir(satu.orang)}. Ini anak lain?"
            ),
            terakhir=terakhir.get(satu.pk, ""),
            rute="anak_ubah",
            pengenal=satu.uuid,
        )
        for satu in anak
    ]


def ibu_sebagai_mirip(ibu: Sequence[Orang]) -> list[Mirip]:
    """The question about each of these women, with the last month recorded. Two queries, none for nobody."""
    hamil = {satu.ibu_id: satu for satu in Kehamilan.objects.filter(ibu__in=ibu, berakhir_pada=None)} if ibu else {}
    terakhir = _bulan_terakhir(Kehamilan, list(hamil.values()))
    hasil = []
    for satu in ibu:
        kini = hamil.get(satu.pk)
        hasil.append(
            Mirip(
                jenis=JenisGanda.ORANG,
                uuid=satu.uuid,
                kalimat=(
                    f"{satu.nama} sudah terdaftar di keluarga {satu.keluarga.kepala}, {satu.keluarga.dusun}"
                    f"{_lahir(satu)}{', sedang hamil' if kini else ''}. Ini orang lain?"
                ),
                terakhir=terakhir.get(kini.pk, "") if kini else "",
                rute="kehamilan_ubah" if kini else "kehamilan_baru",
                pengenal=kini.uuid if kini else satu.uuid,
            )
        )
    return hasil


def keluarga_sebagai_mirip(keluarga: Iterable[Any]) -> list[Mirip]:
    """The question about each of these households (with ``jumlah_orang``)."""
    return [
        Mirip(
            jenis=JenisGanda.KELUARGA,
            uuid=satu.uuid,
            kalimat=(
                f"Keluarga {satu.kepala} sudah ada di {satu.dusun}{f' RT {satu.rt}' if satu.rt else ''}. "
                "Ini keluarga lain?"
            ),
            terakhir=f"{satu.jumlah_orang} orang terdaftar di sana.",
            rute="keluarga_ubah",
            pengenal=satu.uuid,
        )
        for satu in keluarga
    ]


def _lahir(orang: Orang) -> str:
    return f", lahir {tanggal_panjang(orang.tanggal_lahir)}" if orang.tanggal_lahir else ""


def _bulan_terakhir(model: Any, sasaran: Sequence[Any]) -> dict[int, str]:
    if not sasaran:
        return {}
    semua = model.objects.filter(pk__in=[satu.pk for satu in sasaran])
    bulan = semua.order_by().values_list("pk").annotate(terakhir=Max("pemantauan__bulan"))
    return {
        pk: f"Terakhir dicatat {terakhir.label if isinstance(terakhir, Bulan) else Bulan.dari_angka(terakhir).label}."
        for pk, terakhir in bulan
        if terakhir
    }


# --- the worklist ---------------------------------------------------------------------------------------------------


def dugaan(jenis: str) -> list[Pasangan]:
    """Pairs of records of the open village that may be one and that nobody has called two, the newest first.

    One query, whatever their number.
    """
    return semua_dugaan((jenis,))[jenis]


def semua_dugaan(semua: Iterable[str] = JenisGanda.values) -> dict[str, list[Pasangan]]:
    """`dugaan` of several kinds at once. One query."""
    ciri = baca_ciri(jenis := tuple(semua))
    pasangan = {JenisGanda.ORANG: pasangan_orang(ciri.orang), JenisGanda.KELUARGA: pasangan_keluarga(ciri.keluarga)}
    return {
        satu: [p for p in pasangan[JenisGanda(satu)] if (satu, *terurut(p.satu, p.lain)) not in ciri.bukan]
        for satu in jenis
    }


def jumlah_dugaan() -> int:
    """How many records of the open village wait on the worklist, people and households. One query."""
    return sum(map(len, semua_dugaan().values()))


def terurut(satu: UUID, lain: UUID) -> tuple[UUID, UUID]:
    """The two in the order in which `BukanGanda` keeps them."""
    return (satu, lain) if str(satu) < str(lain) else (lain, satu)


@dataclass(frozen=True, slots=True)
class BarisDugaan:
    """A pair of the worklist with both records and why, in one sentence."""

    satu: Any
    lain: Any
    alasan: str

    @property
    def sisi(self) -> tuple[Any, Any]:
        return self.satu, self.lain


def baris_dugaan(jenis: str, pasangan: Iterable[Pasangan]) -> list[BarisDugaan]:
    """The pairs of one page with their records. One query."""
    semua = list(pasangan)
    dicari = {uuid for satu in semua for uuid in (satu.satu, satu.lain)}
    ada: dict[UUID, Any] = {satu.uuid: satu for satu in rekaman(jenis).filter(uuid__in=dicari)}
    return [
        BarisDugaan(ada[satu.satu], ada[satu.lain], _kalimat(satu.alasan))
        for satu in semua
        if satu.satu in ada and satu.lain in ada
    ]


def rekaman(jenis: str) -> QuerySet[Any]:
    """People or households with what tells one from another; without their numbers."""
    if jenis == JenisGanda.KELUARGA:
        return Keluarga.objects.select_related("dusun").defer("no_kk", "no_kk_indeks")
    return Orang.objects.select_related("keluarga__dusun", "anak").defer(
        "nik", "nik_indeks", "keluarga__no_kk", "keluarga__no_kk_indeks"
    )


def _kalimat(alasan: Sequence[str]) -> str:
    awal = ", ".join(alasan[:-1])
    teks = f"{awal} dan {alasan[-1]}" if awal else alasan[-1]
    return teks[:1].upper() + teks[1:] + "."


@dataclass(frozen=True, slots=True)
class BarisBukan:
    """A pair somebody called two."""

    objek: BukanGanda
    satu: Any
    lain: Any


def bukan_ganda(batas: int) -> list[BarisBukan]:
    """The pairs last called two whose records are still there, the newest first. Three queries."""
    semua = list(BukanGanda.objects.select_related("diubah_oleh").order_by("-dibuat_pada", "-pk")[:batas])
    ada: dict[UUID, Any] = {}
    for jenis in JenisGanda.values:
        dicari = {uuid for satu in semua if satu.jenis == jenis for uuid in (satu.satu, satu.lain)}
        if dicari:
            ada |= {satu.uuid: satu for satu in rekaman(jenis).filter(uuid__in=dicari)}
    return [BarisBukan(satu, ada[satu.satu], ada[satu.lain]) for satu in semua if satu.satu in ada and satu.lain in ada]


# --- where a merged record went -------------------------------------------------------------------------------------


def penggabungan_berlaku(sekarang: dt.datetime) -> QuerySet[Penggabungan]:
    """Merges of the last thirty days that stand, the newest first."""
    sejak = sekarang - dt.timedelta(days=HARI_PISAH)
    return Penggabungan.objects.filter(dibatalkan_pada=None, digabung_pada__gte=sejak).select_related("dibuat_oleh")


def pengganti(uuid: UUID) -> UUID | None:
    """The record into which this person, household, child or pregnancy went in the end; None where it did not.

    One query where it did not, one more for every merge on the way.
    """
    kini, dilihat = uuid, {uuid}
    while lanjut := _langkah(kini):
        if lanjut in dilihat:
            return None
        dilihat.add(lanjut)
        kini = lanjut
    return kini if kini != uuid else None


def _langkah(uuid: UUID) -> UUID | None:
    kunci = str(uuid)
    satu = Penggabungan.objects.filter(Q(hilang=uuid) | Q(rekam__alias__has_key=kunci), dibatalkan_pada=None).first()
    if satu is None:
        return None
    return satu.tetap if satu.hilang == uuid else UUID(satu.rekam["alias"][kunci])


def sudah_digabung(satu: UUID, lain: UUID) -> Penggabungan | None:
    """The standing merge of exactly these two; None where there is none."""
    return Penggabungan.objects.filter(
        Q(tetap=satu, hilang=lain) | Q(tetap=lain, hilang=satu), dibatalkan_pada=None
    ).first()
