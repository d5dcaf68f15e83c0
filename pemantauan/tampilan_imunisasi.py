"""Doses in the words and shapes of the screen; pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kpm.dokumen.terbilang import tanggal_panjang
from pemantauan.imunisasi import BarisDosis, Idl, Keadaan
from pemantauan.imunisasi.idl import nama
from pemantauan.imunisasi.jadwal import deret_nama

_LENCANA = {
    Keadaan.SUDAH: ("y", "Sudah"),
    Keadaan.BELUM: ("belum", "Belum waktunya"),
    Keadaan.JATUH_TEMPO: ("kuning", "Jatuh tempo"),
    Keadaan.TERLAMBAT: ("t", "Terlambat"),
    Keadaan.LEWAT: ("belum", "Tidak diberikan lagi"),
}


@dataclass(frozen=True, slots=True)
class TampilDosis:
    """One row of the table of doses."""

    kode: str
    sebutan: str
    umur: str
    kelas: str
    kata: str
    keterangan: str
    tanggal: str
    """The day received in words; empty where it was not."""


def tampilkan(baris: BarisDosis, *, ditunggu: bool, sebelum_lahir: bool = False) -> TampilDosis:
    """A dose as its row says it. Nothing is called late of a child of whom nothing is awaited (``ditunggu`` False):
    nobody copied its book yet, or it left or died. ``sebelum_lahir``: one is recorded of a day before birth, which
    counts nowhere."""
    kelas, kata = ("kuning", "Periksa ulang") if baris.periksa or sebelum_lahir else _LENCANA[baris.keadaan]
    if not ditunggu and not sebelum_lahir and baris.keadaan in (Keadaan.TERLAMBAT, Keadaan.JATUH_TEMPO):
        kelas, kata = "belum", "Belum dicatat"
    umur = f"umur {baris.dosis.umur_bulan} bulan" if baris.dosis.umur_bulan else "waktu lahir"
    keterangan = "dicatat sebelum anak lahir, belum dihitung" if sebelum_lahir else _keterangan(baris)
    waktu = baris.tercatat.waktu if baris.tercatat else ""
    return TampilDosis(baris.dosis.kode, baris.dosis.sebutan, umur, kelas, kata, keterangan, waktu)


def _keterangan(baris: BarisDosis) -> str:
    match baris.keadaan:
        case Keadaan.SUDAH:
            return baris.periksa
        case Keadaan.BELUM:
            return f"mulai {tanggal_panjang(baris.jatuh)}"
        case Keadaan.TERLAMBAT if baris.terlambat_sejak:
            batas = f", paling lambat {tanggal_panjang(baris.terakhir)}" if baris.terakhir else ""
            return f"sejak {tanggal_panjang(baris.terlambat_sejak)}{batas}"
        case Keadaan.LEWAT if baris.terakhir:
            return f"batasnya {tanggal_panjang(baris.terakhir)}; catat bila sudah diberikan"
    return f"sejak {tanggal_panjang(baris.jatuh)}"


def kalimat_idl(idl: Idl | None, *, kecil: bool = False) -> str:
    """The basic immunisation in one sentence, without a full stop; empty without any. ``kecil``: within another."""
    if idl is None:
        return ""
    awal = "imunisasi dasar" if kecil else "Imunisasi dasar"
    if not idl.kurang:
        return f"{awal} lengkap"
    if not idl.kurang_kecuali:
        return f"{awal} lengkap kecuali campak, belum ada {deret_nama(nama(idl.kurang))}"
    return f"{awal} belum lengkap, belum ada {deret_nama(nama(idl.kurang), 6)}"


def kalimat_jatuh(keadaan: Iterable[BarisDosis]) -> tuple[str, str]:
    """The overdue doses, and those that are due, each in words; empty where there are none."""
    semua = list(keadaan)
    telat, jatuh = (
        [satu.dosis.sebutan for satu in semua if satu.keadaan is apa]
        for apa in (Keadaan.TERLAMBAT, Keadaan.JATUH_TEMPO)
    )
    return deret_nama(telat, 6), deret_nama(jatuh, 6)
