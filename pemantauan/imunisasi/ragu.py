"""Doses that can be true and seldom are: asked about once when they are entered, never refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping

from kpm.dokumen.terbilang import tanggal_panjang
from pemantauan.imunisasi.jadwal import MENURUT_KODE, Tercatat, kode_dosis
from pemantauan.imunisasi.status import jarak_kurang, periksa_ulang, sebelumnya, sebut_umur


def ragu_dosis(lahir: dt.date, semua: Iterable[Tercatat], berubah: Collection[str]) -> list[str]:
    """Questions about a child's doses as they would stand, only about those that were typed now (``berubah``)."""
    ada = {satu.kode: satu for satu in semua}
    return [kalimat for kode in ada for satu, kalimat in _ragu(kode, ada, lahir) if satu & set(berubah)]


def _ragu(kode: str, ada: Mapping[str, Tercatat], lahir: dt.date) -> Iterator[tuple[set[str], str]]:
    dosis, catatan = MENURUT_KODE[kode], ada[kode]
    if periksa := periksa_ulang(dosis, lahir, catatan.tanggal):
        yield {kode}, f"{dosis.sebutan} {periksa}."
    terakhir = dosis.terakhir(lahir)
    if terakhir and catatan.tanggal > terakhir and not catatan.perkiraan:
        umur = sebut_umur(lahir, catatan.tanggal)
        yield {kode}, f"{dosis.sebutan} diberikan pada umur {umur}, biasanya paling lambat {tanggal_panjang(terakhir)}."
    lalu = sebelumnya(kode, ada)
    if lalu is None:
        if catatan.dosis > 1:
            nama = MENURUT_KODE[kode_dosis(catatan.vaksin, catatan.dosis - 1)].sebutan
            yield {kode}, f"{dosis.sebutan} diisi, tetapi {nama} belum."
        return
    if kurang := jarak_kurang(dosis, catatan, lalu):
        yield {kode, lalu.kode}, f"{dosis.sebutan} ({catatan.waktu}) {kurang}."
