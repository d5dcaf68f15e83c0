"""Months of finalised quarters: what a file holds for them waits, and what waits already is not proposed again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from kpm.periode import Bulan
from laporan.impor.bentuk import Rencana
from laporan.impor.irama import bagi
from laporan.models import BarisImpor
from pemantauan.bulanan.titipan import ambil
from pemantauan.models import EntriMenunggu, KartuSkor
from pemantauan.resources import RESOURCE_BULAN

SEKALI = 500
"""Plans that are looked up at once."""
Sudah = dict[tuple[str, str, Bulan], EntriMenunggu]
"""Kind of month, uuid of whose it is, month -> what waits."""


def tandai_menunggu(rencana: Iterable[Rencana]) -> Iterator[Rencana]:
    """The same plans; of a month of a finalised quarter it is said that it will wait, or that it waits already.

    Five queries for some hundreds of plans, none where no quarter is finalised.
    """
    tertutup = _periode_tertutup()
    if not tertutup:
        yield from rencana
        return
    for bagian in bagi(rencana, SEKALI):
        yield from _tandai(bagian, tertutup)


def _tandai(bagian: Sequence[Rencana], tertutup: set[str]) -> Iterator[Rencana]:
    ditulis = [satu for satu in bagian if satu.keadaan in BarisImpor.DITULIS]
    bulan = {uuid: satu for uuid, satu in bulan_baris(ditulis).items() if str(satu.triwulan) in tertutup}
    milik = _milik([satu for satu in ditulis if satu.untuk in bulan])
    sudah = _sudah_menunggu(set(milik.values()))
    for satu in bagian:
        masa = bulan.get(satu.untuk)
        if masa is None or satu.keadaan not in BarisImpor.DITULIS:
            yield satu
            continue
        entri = sudah.get((satu.rekam, milik[satu.untuk], masa))
        if entri is not None and _sama(satu, entri):
            kalimat = f"Isi ini sudah menunggu pembukaan {masa.triwulan.label}."
            yield replace(satu, keadaan="sama", alasan=kalimat, isi={}, beda=())
        else:
            kalimat = f"Menunggu pembukaan {masa.triwulan.label}, yang sudah ditutup."
            yield replace(satu, alasan=f"{satu.alasan} {kalimat}".strip())


def _periode_tertutup() -> set[str]:
    """Periods of the village that are finalised now. One query."""
    semua = KartuSkor.objects.order_by("revisi").values_list("periode", "pembukaan")
    return {periode for periode, pembukaan in dict(semua).items() if pembukaan is None}


def bulan_baris(baris: Iterable[Rencana | BarisImpor]) -> dict[UUID, Bulan]:
    """uuid of the month each row of Formulir 2A-2C is about -> its month. One query for each form."""
    hasil: dict[UUID, Bulan] = {}
    dikenal: dict[str, list[UUID]] = {}
    for satu in baris:
        if satu.rekam not in RESOURCE_BULAN:
            continue
        if teks := satu.isi.get("bulan"):
            try:
                hasil[satu.untuk] = Bulan.dari_teks(teks)
            except ValueError:
                continue  # the row is refused when it is written
        else:
            dikenal.setdefault(satu.rekam, []).append(satu.untuk)
    for rekam, uuid in dikenal.items():
        model: Any = RESOURCE_BULAN[rekam]._meta.model
        hasil |= dict(model.objects.filter(uuid__in=uuid).values_list("uuid", "bulan"))
    return hasil


def _milik(rencana: Sequence[Rencana]) -> dict[UUID, str]:
    """uuid of a month -> uuid of the child or pregnancy it belongs to. One query for each form."""
    hasil: dict[UUID, str] = {}
    for rekam, resource in RESOURCE_BULAN.items():
        semua = [satu for satu in rencana if satu.rekam == rekam]
        hasil |= {satu.untuk: satu.isi.get(resource.pemilik, "") for satu in semua}
        if dikenal := [satu.untuk for satu in semua if not satu.isi.get(resource.pemilik)]:
            ada = resource._meta.model.objects.filter(uuid__in=dikenal)
            hasil |= {uuid: str(milik) for uuid, milik in ada.values_list("uuid", f"{resource.pemilik}__uuid")}
    return hasil


def _sudah_menunggu(milik: set[str]) -> Sudah:
    """What waits for these children and pregnancies. Two queries at most."""
    rekam = {resource.kelompok: nama for nama, resource in RESOURCE_BULAN.items()}
    hasil: Sudah = {}
    for pemilik in ("anak", "kehamilan"):
        semua = EntriMenunggu.objects.filter(
            keadaan__in=EntriMenunggu.TERBUKA,
            perbuatan=EntriMenunggu.Perbuatan.SIMPAN,
            **{f"{pemilik}__uuid__in": milik - {""}},
        )
        for satu in semua.select_related(pemilik):
            hasil[rekam[satu.kelompok], str(getattr(satu, pemilik).uuid), satu.bulan] = satu
    return hasil


def _sama(rencana: Rencana, entri: EntriMenunggu) -> bool:
    """Whether everything the file says of the month waits already."""
    resource = RESOURCE_BULAN[rencana.rekam]
    isi = {nama: nilai for nama, nilai in rencana.isi.items() if nama in resource.bidang}
    bawaan = resource._meta.model()
    menunggu = ambil(entri.nilai)
    return rencana.isi.get("tanggal") in (None, entri.tanggal.isoformat()) and all(
        nilai == menunggu.get(nama, getattr(bawaan, nama)) for nama, nilai in ambil(isi).items()
    )
