"""Whether everything stored is still as it was stored: `manage.py periksa`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from kpm.lingkup import NASIONAL, lingkup
from laporan.periksa import basis, dokumen, kunci, mesin, rekap, unggahan
from laporan.periksa.temuan import Temuan

Pemeriksaan = Callable[[dt.datetime], Iterator[Temuan]]

SEMUA: dict[str, Pemeriksaan] = {
    "basis data": basis.keutuhan,
    "tabel dan versi": basis.versi,
    "penjaga dokumen": basis.pemicu,
    "kunci": kunci.cocok,
    "hubungan antarbaris": basis.yatim,
    "dokumen terbit": dokumen.terbit,
    "unggahan": unggahan.lengkap,
    "ringkasan angka": rekap.mutakhir,
    "cakram": mesin.cakram,
    "cadangan": mesin.cadangan,
}
"""What is looked at, in this order: what the later ones rely on comes first."""
BERHENTI = ("basis data", "tabel dan versi")
"""When one of these finds something, the rest would fail on what is not there."""
PERLU_KUNCI = ("ringkasan angka",)
"""Reads encrypted columns: left out when the keys do not fit, which is told already."""


def periksa(sekarang: dt.datetime, *, tanpa: tuple[str, ...] = ()) -> Iterator[tuple[str, list[Temuan]]]:
    """Each part with what it found, as it goes. Opens the national scope itself: nothing read is shown."""
    lewati = set(tanpa)
    with lingkup(NASIONAL):
        for nama, bagian in SEMUA.items():
            if nama in lewati:
                continue
            temuan = list(bagian(sekarang))
            yield nama, temuan
            if temuan and nama in BERHENTI:
                return
            if temuan and nama == "kunci":
                lewati.update(PERLU_KUNCI)
