"""PURE: what a trace tells of, in words: from "formulir-2a 2026-08 cetak" to "Formulir 2A, Agustus 2026, dicetak"."""

from __future__ import annotations

import re
from contextlib import suppress

from kpm.periode import Bulan, Triwulan

NAMA_BERKAS = {
    "formulir-1": "Formulir 1",
    "formulir-2a": "Formulir 2A",
    "formulir-2b": "Formulir 2B",
    "formulir-2c": "Formulir 2C",
    "formulir-3a": "Formulir 3A",
    "formulir-3b": "Formulir 3B",
    "formulir-4": "Formulir 4",
    "format-bantu": "Format Bantu 1–3",
    "paket": "Semua formulir",
    "buku-kpm": "Buku kerja Form KPM",
    "semua formulir": "Semua formulir",
    "skor": "Kartu skor dengan nama",
    "daftar ayah": "Daftar ayah yang diundang",
    "peta sosial": "Peta sosial dusun",
}
CARA = {"cetak": "dicetak", "json": "berkas JSON", "unduh": "diunduh", "xlsx": "berkas Excel"}
PERIODE = re.compile(r"\d{4}(?:-(?:\d{2}|T[1-4]))?")
PENGENAL = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def sebut(objek: str) -> str:
    """The object of a trace in words; one written in another way stands as it is."""
    if (orang := pengenal_orang(objek)) != objek and orang:
        kertas = objek.removesuffix(orang).strip()
        return f"{kertas[:1].upper()}{kertas[1:]}"
    periode = PERIODE.search(objek)
    if periode is None:
        return objek
    depan, belakang = objek[: periode.start()].strip(), objek[periode.end() :].strip()
    bagian = [NAMA_BERKAS.get(depan, depan), _periode(periode[0]), CARA.get(belakang, belakang)]
    return ", ".join(satu for satu in bagian if satu)


def pengenal(objek: str) -> str:
    """The uuid of the record a trace is about; empty where it is about a list."""
    return objek if PENGENAL.fullmatch(objek) else ""


def pengenal_orang(objek: str) -> str:
    """The uuid a trace ends with: of the record it is about, or of the person a paper is about ("kartu riwayat …")."""
    akhir = objek.rpartition(" ")[2]
    return akhir if PENGENAL.fullmatch(akhir) else ""


def _periode(teks: str) -> str:
    for jenis in (Bulan, Triwulan):
        with suppress(ValueError):
            return jenis.dari_teks(teks).label
    return f"tahun {teks}" if len(teks) == 4 else teks
