"""PURE: the rows of an OpenSID file as persons, each with what is wrong in its cells."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kpm.bacaan.bentuk import BerkasDitolak, Buku, Nilai, NilaiJanggal
from kpm.bacaan.kepala import BarisData, baris_data, cari_kepala, kunci_kepala
from kpm.bacaan.nilai import kosong, kunci_nama, nomor, rt_rw, tanggal, teks
from kpm.nik import NIK, NIKSalah, bersihkan, periksa_kk, periksa_nik
from laporan.impor.opensid import kode as k
from sasaran.aturan import periksa_lalu

BUKAN_OPENSID = "Berkas ini bukan data penduduk OpenSID: kolom {kolom} tidak ada. Unduh lagi dari menu Penduduk."
_ROMAWI = frozenset({"II", "III", "IV", "VI", "VII", "VIII", "IX"})


@dataclass(frozen=True, slots=True, eq=False)
class Penduduk:
    """One row. Numbers are empty unless they may be stored; ``tautan`` connects rows of this file only."""

    kunci: str
    """Sheet and row: the same whenever this file is read."""
    asal: BarisData = field(repr=False)
    lembar: str
    nama: str
    jenis_kelamin: str
    lahir: dt.date | None
    nik: str = field(repr=False)
    no_kk: str = field(repr=False)
    tautan: str = field(repr=False)
    """Whole digits of its NIK, also of a temporary one that OpenSID gave; empty where they are damaged."""
    tautan_kk: str = field(repr=False)
    tautan_ibu: str = field(repr=False)
    tautan_ayah: str = field(repr=False)
    kk_rusak: bool
    hubungan: int | None
    kawin: int | None
    nama_ibu: str
    nama_ayah: str
    akta: bool | None
    hamil: bool
    status: int
    jaminan: bool | None
    dusun: str
    rt: str
    rw: str
    alamat: str
    nik_pembaca: NIK | None = field(repr=False)
    masalah: Mapping[str, str]
    """Column -> sentence about a cell that could not be taken as it stands."""

    @property
    def baris(self) -> int:
        return self.asal.baris.nomor

    @property
    def hidup(self) -> bool:
        return self.status == k.HIDUP

    @property
    def kunci_nama(self) -> str:
        return kunci_nama(self.nama)

    def sel(self, kolom: str) -> str:
        """Address of a cell of this row."""
        return self.asal.alamat(kolom)


def baca(buku: Buku, pada: dt.date) -> tuple[list[Penduduk], list[str]]:
    """Everybody in the file, and sentences about columns it lacks. Raises BerkasDitolak when it is another file."""
    semua: list[Penduduk] = []
    peringatan: list[str] = []
    ketemu = False
    kurang: tuple[str, ...] = k.WAJIB
    for ke, lembar in enumerate(buku.lembar):
        if kunci_kepala(lembar.nama) == k.LEMBAR_KODE:
            continue
        kepala = cari_kepala(lembar.baris, k.KOLOM, paling_sedikit=2)
        if kepala is None:
            continue
        tiada = tuple(satu for satu in k.WAJIB if satu not in kepala.kolom)
        if tiada or len(kepala.kolom) < k.PALING_SEDIKIT:
            kurang = min(kurang, tiada or ("dusun, rt, hamil, status_dasar",), key=len)
            continue
        ketemu = True
        if opsional := [satu for satu in k.KOLOM if satu not in kepala.kolom]:
            peringatan.append(f"Lembar {lembar.nama} tidak punya kolom {', '.join(opsional)}.")
        pembaca = _Pembaca(ke, lembar.nama, pada)
        semua += (pembaca.penduduk(satu) for satu in baris_data(lembar, kepala, ("nama", "nik")))
    if not ketemu:
        raise BerkasDitolak(BUKAN_OPENSID.format(kolom=", ".join(kurang)))
    return semua, peringatan


class _Pembaca:
    """Reads the rows of one sheet."""

    def __init__(self, ke: int, lembar: str, pada: dt.date) -> None:
        self.ke, self.lembar, self.pada = ke, lembar, pada

    def penduduk(self, baris: BarisData) -> Penduduk:
        masalah: dict[str, str] = {}

        def kode(tabel: Mapping[int, tuple[str, ...]], kolom: str) -> int | None:
            try:
                return k.kode(tabel, baris[kolom])
            except NilaiJanggal as galat:
                masalah[kolom] = str(galat)
                return None

        jenis_kelamin = {1: "L", 2: "P"}.get(kode(k.JENIS_KELAMIN, "sex") or 0, "")
        lahir = self._lahir(baris["tanggallahir"], masalah)
        nik, pembaca = self._nik(baris["nik"], masalah)
        no_kk, kk_rusak = _kk(baris["no_kk"], masalah)
        asuransi = kode(k.ASURANSI, "id_asuransi")
        akta = baris["akta_lahir"]
        return Penduduk(
            kunci=f"{self.ke}-{baris.baris.nomor}",
            asal=baris,
            lembar=self.lembar,
            nama=_nama(baris["nama"])[:100],
            jenis_kelamin=jenis_kelamin,
            lahir=lahir,
            nik=nik,
            no_kk=no_kk,
            tautan=tautan(baris["nik"]),
            tautan_kk=tautan(baris["no_kk"]),
            tautan_ibu=tautan(baris["ibu_nik"]),
            tautan_ayah=tautan(baris["ayah_nik"]),
            kk_rusak=kk_rusak,
            hubungan=kode(k.HUBUNGAN, "kk_level"),
            kawin=kode(k.STATUS_KAWIN, "status_kawin"),
            nama_ibu=_nama(baris["nama_ibu"])[:100],
            nama_ayah=_nama(baris["nama_ayah"])[:100],
            akta=True if not kosong(akta) and any(huruf.isdigit() for huruf in teks(akta)) else None,
            hamil=kode(k.HAMIL, "hamil") == 1,
            status=kode(k.STATUS_DASAR, "status_dasar") or k.HIDUP,
            jaminan=None if asuransi is None else asuransi != k.TANPA_ASURANSI,
            dusun="" if k.hampa(baris["dusun"]) else _nama(str(baris["dusun"]).replace("_", " "))[:60],
            rt=rt_rw(baris["rt"]),
            rw=rt_rw(baris["rw"]),
            alamat="" if k.hampa(baris["alamat"]) else teks(baris["alamat"])[:150],
            nik_pembaca=pembaca,
            masalah=masalah,
        )

    def _lahir(self, nilai: Nilai, masalah: dict[str, str]) -> dt.date | None:
        try:
            hasil = tanggal(nilai)
        except NilaiJanggal as galat:
            masalah["tanggallahir"] = str(galat)
            return None
        if hasil is None:
            masalah["tanggallahir"] = "Tanggal lahirnya kosong."
            return None
        if hasil.bulan_saja:
            masalah["tanggallahir"] = f"“{teks(nilai)}” belum menyebut hari lahirnya."
            return None
        if salah := periksa_lalu(hasil.hari, self.pada):
            masalah["tanggallahir"] = salah
            return None
        return hasil.hari

    def _nik(self, nilai: Nilai, masalah: dict[str, str]) -> tuple[str, NIK | None]:
        """The NIK that may be stored. One that begins with 0 is OpenSID's own, for somebody who has none."""
        if k.hampa(nilai) or tautan(nilai).startswith("0"):
            return "", None
        angka = nomor(nilai).angka
        try:
            return angka, periksa_nik(angka or "rusak", pada=self.pada)
        except NIKSalah:
            masalah["nik"] = "NIK-nya rusak atau tidak lengkap dan tidak disimpan; salin dari kartunya."
            return "", None


def tautan(nilai: Nilai) -> str:
    """The 16 digits of a cell, storable or not; empty where they are not whole."""
    angka = bersihkan(teks(nilai))
    tertulis = isinstance(nilai, str) or not angka.endswith("0")  # a typed number ending in 0 has lost its last digit
    return angka if tertulis and angka.isdigit() and len(angka) == 16 and len(set(angka)) > 1 else ""


def _kk(nilai: Nilai, masalah: dict[str, str]) -> tuple[str, bool]:
    """(nomor KK that may be stored, whether one stands there that may not)."""
    if k.hampa(nilai):
        masalah["no_kk"] = "Nomor KK-nya kosong."
        return "", False
    if tautan(nilai).startswith("0"):
        return "", False
    try:
        return periksa_kk(nomor(nilai).angka or "rusak"), False
    except NIKSalah:
        masalah["no_kk"] = "Nomor KK-nya rusak atau tidak lengkap dan tidak disimpan; salin dari kartu keluarga."
        return "", True


def _nama(nilai: Nilai) -> str:
    """A name of the register in the letters of a name: SITI NUR'AINI, S.PD. II -> Siti Nur'aini, S.Pd. II."""
    isi = "" if k.hampa(nilai) else teks(nilai)
    if isi != isi.upper():
        return isi
    return " ".join(
        kata if kata in _ROMAWI else re.sub(r"[^\W\d_]+(?:'[^\W\d_]+)?", _besar, kata) for kata in isi.split()
    )


def _besar(cocok: re.Match[str]) -> str:
    return cocok[0][:1].upper() + cocok[0][1:].lower()
