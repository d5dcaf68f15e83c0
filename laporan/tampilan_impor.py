"""What the page of an import says: how far it is, and what its buttons will do, in one sentence each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from kpm.dokumen.terbilang import angka_desimal
from laporan.kueri_impor import Hitungan
from laporan.models import BarisImpor, Impor
from laporan.tindakan_impor import DISIMPAN, TERHENTI

K = Impor.Keadaan
LANGKAH = {
    K.MENUNGGU: "Menunggu giliran dibaca",
    K.DIBACA: "Berkas sedang dibaca",
    K.DITERAPKAN: "Isi berkas sedang disimpan",
    K.DIURUNGKAN: "Impor sedang diurungkan",
}


def tampilkan(impor: Impor, angka: Hitungan, sekarang: dt.datetime) -> dict[str, Any]:
    """The context of the page, apart from its rows."""
    bekerja = impor.keadaan in Impor.BEKERJA
    sisa = angka.ditulis - angka.tersimpan
    return {
        "impor": impor,
        "angka": angka,
        "bekerja": bekerja,
        "terhenti": bekerja and sekarang - impor.diubah_pada > TERHENTI,
        "langkah": LANGKAH.get(K(impor.keadaan), ""),
        "dikerjakan": min(impor.selesai, impor.jumlah),
        "dilihat": impor.diubah_pada.isoformat(),
        "dapat_diubah": impor.keadaan == K.SIAP and not angka.tersimpan,
        "dapat_disimpan": impor.keadaan == K.SIAP and sisa > 0,
        "dapat_diurungkan": impor.keadaan in (K.SELESAI, K.SIAP)
        and angka.tersimpan > 0
        and impor.diterapkan_pada is not None
        and sekarang - impor.diterapkan_pada <= DISIMPAN,
        "dapat_ditinggalkan": impor.keadaan in (K.SIAP, K.GAGAL) and not angka.tersimpan,
        "kata_simpan": f"Simpan {angka_desimal(sisa, 0)} catatan",
        "akan": _akan(angka),
        "tidak_ada": _tidak_ada(angka) if impor.keadaan == K.SIAP and not sisa else (),
    }


def putusan_halaman(impor: Impor, baris: Iterable[BarisImpor]) -> dict[str, str]:
    """Key of each row of a page that is to be decided, or was -> the decision so far; the first row of a key asks."""
    hasil: dict[str, str] = {}
    for satu in baris:
        if satu.kunci and (satu.keadaan == BarisImpor.Keadaan.TIDAK_JELAS or satu.kunci in impor.keputusan):
            hasil[satu.kunci] = impor.keputusan.get(satu.kunci, "")
    return hasil


def _akan(angka: Hitungan) -> str:
    """What saving will do."""
    bagian = [
        f"{angka_desimal(jumlah, 0)} {kata}"
        for jumlah, kata in ((angka.baru, "catatan baru ditambahkan"), (angka.berubah, "catatan diubah"))
        if jumlah
    ]
    if not bagian:
        return ""
    kalimat = f"{' dan '.join(bagian)}.".capitalize()
    lain = angka.tidak_jelas + angka.jumlah("ditolak")
    return f"{kalimat} {angka_desimal(lain, 0)} baris tidak disimpan." if lain else kalimat


def _tidak_ada(angka: Hitungan) -> tuple[str, ...]:
    """Title and sentence where saving would do nothing; empty where something is to be decided."""
    if not angka.semua:
        return "Tidak ada isi yang dikenali", "Berkas ini terbaca, tetapi tidak ada barisnya yang dapat dipakai."
    if angka.jumlah("sama"):
        return "Tidak ada yang perlu disimpan", "Yang jelas di berkas ini sama dengan yang sudah ada di sini."
    if angka.tidak_jelas:
        return ()  # said beside the button that leads to them
    return "Tidak ada yang dapat disimpan", "Semua baris ditolak. Sebabnya tertulis pada tiap baris di bawah."
