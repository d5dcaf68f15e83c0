"""The encrypted container of a backup: a compressed stream in numbered pieces, so that a missing or moved one is seen.

Layout: mark, salt (16 bytes), sign of the key (8 bytes), then pieces of a length (4 bytes, highest bit set on the last
piece) and AES-256-GCM ciphertext. The nonce of a piece is its number and whether it is the last; the head and the
length are authenticated with it. The key of a file is derived (HKDF-SHA256) from the backup key and the salt, hence no
nonce is ever used twice under one key.
"""

from __future__ import annotations

import base64
import binascii
import errno
import os
import zlib
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

TANDA = b"KPMCADANGAN1\n"
PANJANG_GARAM = 16
PANJANG_TANDA_KUNCI = 8
POTONGAN = 256 * 1024
"""Compressed bytes of a piece: what is held in memory at a time."""
TERAKHIR = 1 << 31
TAMBAHAN = 16
"""Bytes of the authentication tag."""

TERPOTONG = "Berkas cadangan terpotong. Salin sekali lagi dari asalnya, atau pakai cadangan lain."


SEBAB = {
    errno.ENOENT: "tidak ada",
    errno.EACCES: "tidak boleh dibaca oleh akun ini",
    errno.EISDIR: "itu folder, bukan berkas",
    errno.ENOSPC: "cakram penuh",
    errno.EDQUOT: "cakram penuh",
    errno.EROFS: "cakram hanya dapat dibaca",
    errno.EIO: "cakram rusak",
}
"""What the system says of a file, in words."""


def sebab(galat: OSError) -> str:
    """Why a file could not be used; the system's own words where we have none."""
    return SEBAB.get(galat.errno or 0, galat.strerror or "tidak diketahui")


def sebab_tulis(galat: OSError) -> str:
    """The same of a file that is to be written."""
    return "tidak boleh ditulis oleh akun ini" if galat.errno == errno.EACCES else sebab(galat)


class CadanganRusak(Exception):
    """The file cannot be used; the message says why in words for the person who restores."""


class KunciTidakCocok(CadanganRusak):
    """None of the keys at hand opens the file."""


def _kunci_mentah(kunci: str) -> bytes:
    try:
        mentah = base64.urlsafe_b64decode(kunci.encode())
    except (binascii.Error, ValueError) as galat:
        raise KunciTidakCocok("KPM_KUNCI_CADANGAN tidak utuh: periksa lagi hurufnya dengan cetakan kunci.") from galat
    if len(mentah) != 32:
        raise KunciTidakCocok("KPM_KUNCI_CADANGAN tidak utuh: periksa lagi hurufnya dengan cetakan kunci.")
    return mentah


def _turunan(kunci: str, garam: bytes, guna: bytes, panjang: int) -> bytes:
    return HKDF(hashes.SHA256(), panjang, garam, b"kpm cadangan " + guna).derive(_kunci_mentah(kunci))


class Penulis:
    """Compress and encrypt what is written; nothing is complete before `selesai`."""

    def __init__(self, tujuan: BinaryIO, kunci: str) -> None:
        garam = os.urandom(PANJANG_GARAM)
        self._kepala = TANDA + garam + _turunan(kunci, garam, b"tanda", PANJANG_TANDA_KUNCI)
        self._kotak = AESGCM(_turunan(kunci, garam, b"isi", 32))
        self._tujuan, self._nomor = tujuan, 0
        self._mampat = zlib.compressobj(6)
        self._sisa = bytearray()
        tujuan.write(self._kepala)

    def tulis(self, isi: bytes) -> None:
        self._sisa += self._mampat.compress(isi)
        while len(self._sisa) > POTONGAN:
            self._potong(bytes(self._sisa[:POTONGAN]), terakhir=False)
            del self._sisa[:POTONGAN]

    def selesai(self) -> None:
        self._sisa += self._mampat.flush()
        while len(self._sisa) > POTONGAN:
            self._potong(bytes(self._sisa[:POTONGAN]), terakhir=False)
            del self._sisa[:POTONGAN]
        self._potong(bytes(self._sisa), terakhir=True)

    def _potong(self, isi: bytes, *, terakhir: bool) -> None:
        panjang = _panjang(len(isi) + TAMBAHAN, terakhir)
        self._tujuan.write(panjang)
        self._tujuan.write(self._kotak.encrypt(_nonce(self._nomor, terakhir), isi, self._kepala + panjang))
        self._nomor += 1


def _panjang(panjang: int, terakhir: bool) -> bytes:
    return (panjang | (TERAKHIR if terakhir else 0)).to_bytes(4, "big")


def _nonce(nomor: int, terakhir: bool) -> bytes:
    return nomor.to_bytes(11, "big") + (b"\1" if terakhir else b"\0")


class Pembaca:
    """Read a backup line by line. Raises CadanganRusak as soon as anything is not as it was written."""

    def __init__(self, sumber: BinaryIO, kunci: Sequence[str]) -> None:
        self._sumber = sumber
        panjang = len(TANDA) + PANJANG_GARAM + PANJANG_TANDA_KUNCI
        kepala = sumber.read(panjang)
        if not kepala.startswith(TANDA):
            raise CadanganRusak("Berkas ini bukan cadangan KPM Desa.")
        if len(kepala) < panjang:
            raise CadanganRusak(TERPOTONG)
        garam, tanda = kepala[len(TANDA) : -PANJANG_TANDA_KUNCI], kepala[-PANJANG_TANDA_KUNCI:]
        cocok = [satu for satu in kunci if _turunan(satu, garam, b"tanda", PANJANG_TANDA_KUNCI) == tanda]
        if not cocok:
            raise KunciTidakCocok(
                "KPM_KUNCI_CADANGAN tidak cocok dengan berkas ini. Periksa lagi hurufnya dengan cetakan kunci; "
                "kunci lama boleh ditulis di belakang kunci baru, dipisah koma."
            )
        self._kepala, self._kotak = kepala, AESGCM(_turunan(cocok[0], garam, b"isi", 32))

    def _potongan(self) -> Iterator[bytes]:
        nomor, terakhir = 0, False
        while not terakhir:
            panjang = self._sumber.read(4)
            angka = int.from_bytes(panjang, "big")
            terakhir, angka = bool(angka & TERAKHIR), angka & ~TERAKHIR
            if len(panjang) == 4 and angka > POTONGAN + TAMBAHAN:
                raise CadanganRusak(f"Isi cadangan berubah pada potongan {nomor + 1}. Pakai cadangan lain.")
            isi = self._sumber.read(angka)
            if len(panjang) < 4 or len(isi) < angka:
                raise CadanganRusak(TERPOTONG)
            try:
                yield self._kotak.decrypt(_nonce(nomor, terakhir), isi, self._kepala + panjang)
            except InvalidTag as galat:
                raise CadanganRusak(f"Isi cadangan berubah pada potongan {nomor + 1}. Pakai cadangan lain.") from galat
            nomor += 1
        if self._sumber.read(1):
            raise CadanganRusak("Ada tambahan di belakang isi cadangan. Pakai cadangan lain.")

    def baris(self) -> Iterator[bytes]:
        """Every line with its line end."""
        urai, sisa = zlib.decompressobj(), b""
        for potongan in self._potongan():
            *utuh, sisa = (sisa + urai.decompress(potongan)).split(b"\n")
            yield from (satu + b"\n" for satu in utuh)
        if sisa or not urai.eof:
            raise CadanganRusak("Isi cadangan tidak selesai ditulis. Pakai cadangan lain.")
