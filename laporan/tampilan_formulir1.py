"""Formulir 1 shaped for the screen: where its numbers lead, and one line for each person or household behind them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from kpm.dokumen.lembar import Baris, Kolom
from kpm.dokumen.terbilang import tanggal_panjang
from kpm.models import Dusun, Wilayah
from laporan.lembar.formulir_1 import ANGKA_KODE, Angka, Siapa
from laporan.permintaan import Permintaan
from laporan.tampilan_lembar import TautanAngka
from pemantauan.keadaan import AnakHari, Rumah


def tautan_angka(wilayah: Wilayah, minta: Permintaan, dusun: Iterable[Dusun]) -> TautanAngka:
    """Each number of block a leads to whom it counts, in its dusun or in the whole of the sheet."""
    uuid = {satu.nama: str(satu.uuid) for satu in dusun}

    def alamat(baris: Baris, kolom: Kolom) -> str:
        if kolom.kode not in ANGKA_KODE:
            return ""
        tempat = {} if baris.kode else {"dusun": uuid[baris.sel[1].teks]}
        return minta.alamat(wilayah, "orang", ganti={**tempat, "angka": kolom.kode})

    return alamat


@dataclass(frozen=True, slots=True)
class BarisOrang:
    """A person or household behind a number."""

    nama: str
    url: str
    tempat: str
    keterangan: str
    """What was recorded and when."""


def baris_orang(wilayah: Wilayah, angka: Angka, siapa: Siapa) -> BarisOrang:
    """The line of one of those a number counts."""
    if isinstance(siapa, Rumah):
        url, nomor = reverse("keluarga", args=[wilayah.kode, siapa.id]), f"rumah tangga nomor {siapa.nomor}"
        tempat = " · ".join([siapa.dusun + (f" RT {siapa.rt}" if siapa.rt else ""), nomor])
    else:
        url = reverse("orang", args=[wilayah.kode, siapa.orang])
        umur = f"anak {siapa.keterangan}" if isinstance(siapa, AnakHari) else siapa.keterangan
        tempat = " · ".join(satu for satu in (siapa.dusun, umur) if satu)
    return BarisOrang(siapa.nama, url, tempat, _keterangan(angka, siapa))


def _keterangan(angka: Angka, siapa: Siapa) -> str:
    if angka.fakta is None:
        return ""
    pada = angka.fakta(siapa).pada
    return f"Dicatat {tanggal_panjang(pada)}" if pada else "Menurut data yang terdaftar"
