"""Sheets as files: the stored print of a finalised quarter, else a new one; and all the sheets of a quarter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial

from django.utils import timezone

from kpm.dokumen.cetak import Berkas
from kpm.models import Wilayah
from kpm.periode import Tahun, Triwulan
from laporan.dokumen import cetak_formulir4
from laporan.dokumen_lembar import cetak_sumber
from laporan.kueri_cetak import berkas_tersimpan
from laporan.kueri_tutup import berkas_kartu
from laporan.pencetak import SEKETIKA
from laporan.permintaan import BARIS_TERBANYAK, Permintaan
from laporan.sumber_lembar import BULANAN, SELURUHNYA, TRIWULANAN, Saring, Sumber, ada, sebutan_bagian
from laporan.tabel5 import tabel5_triwulan
from pemantauan.kueri_kartu import SkorBerlaku, skor_berlaku


def berkas_formulir4(
    desa: Wilayah, triwulan: Triwulan, berlaku: SkorBerlaku, saring: Saring, *, waktu: dt.datetime, kertas: str = ""
) -> Berkas:
    """Formulir 4 of a quarter. Only the whole village has a stored one: a part is printed from the frozen figures."""
    bagian = sebutan_bagian(**saring)
    if not bagian and (tersimpan := berkas_kartu(desa, triwulan, SEKETIKA)):
        return tersimpan
    return cetak_formulir4(
        desa,
        berlaku.saring(**saring),
        tabel5=tabel5_triwulan(desa, berlaku, bagian),
        waktu=waktu,
        kertas=kertas,
        bagian=bagian,
        posyandu=bool(saring["posyandu"]),
        kartu=berlaku.kartu if berlaku.tertutup else None,
    )


def berkas_lembar(desa: Wilayah, minta: Permintaan, sumber: Sumber, *, waktu: dt.datetime) -> list[Berkas]:
    """Any other sheet: one file, or one per dusun where one would be too long."""
    if tersimpan := berkas_tersimpan(sumber, sebutan_bagian(minta.dusun, minta.posyandu)):
        return tersimpan
    lembar = minta.lembar(sumber)
    if lembar.jumlah_baris <= BARIS_TERBANYAK:
        return [cetak_sumber(desa, sumber, lembar, waktu=waktu, kertas=minta.kertas)]
    return [
        cetak_sumber(desa, sumber, satu, waktu=waktu, kertas=minta.kertas)
        for _, satu in sumber.per_dusun(dusun=minta.dusun, posyandu=minta.posyandu)
    ]


def paket_triwulan(
    desa: Wilayah, triwulan: Triwulan, *, waktu: dt.datetime, kertas: str = ""
) -> list[Callable[[], list[Berkas]]]:
    """What prints the sheets of a quarter, each on its own: Formulir 4, 3A, 3B and Format Bantu, 2A and 2B of its
    months that have begun, 2C of its year. The scope of the village is open while they are called."""
    hari_ini = timezone.localtime(waktu).date()

    def formulir4() -> list[Berkas]:
        berlaku = skor_berlaku(desa, triwulan)
        return [berkas_formulir4(desa, triwulan, berlaku, SELURUHNYA, waktu=waktu, kertas=kertas)]

    def lembar(minta: Permintaan) -> list[Berkas]:
        return berkas_lembar(desa, minta, minta.baca(desa, hari_ini), waktu=waktu)

    return [formulir4, *(partial(lembar, satu) for satu in _isi_paket(triwulan, hari_ini, kertas))]


def _isi_paket(triwulan: Triwulan, hari_ini: dt.date, kertas: str) -> Iterator[Permintaan]:
    for kode in TRIWULANAN:
        yield Permintaan(kode=kode, periode=triwulan, kertas=kertas)
    for kode in BULANAN:
        for bulan in triwulan.bulan_bulan:
            if ada(bulan, hari_ini):
                yield Permintaan(kode=kode, periode=bulan, kertas=kertas)
    yield Permintaan(kode="formulir-2c", periode=Tahun(triwulan.tahun), kertas=kertas)
