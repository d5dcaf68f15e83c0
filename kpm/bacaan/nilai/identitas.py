"""PURE: who and where: NIK and nomor KK, names and places as they are compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from kpm.bacaan.bentuk import Nilai
from kpm.bacaan.nilai.dasar import kosong, teks

PANJANG_NIK = 16
GELAR = re.compile(r"(?:(?:ny|tn|an|by|hj|h|sdr|sdri|alm|almh)\.\s*|(?:ny|tn|by|hj|h|sdr|sdri)\s+)+", re.IGNORECASE)
"""Titles before a name. "An" without a full stop may belong to the name."""
_PEMISAH = re.compile(r"[\s.'’‘`\"/\u2010-\u2015_-]+")
_SAMARAN = re.compile(r"\d*[*•●xX#]{3,}\d*")
_KETERANGAN = re.compile(r"^(?:nik|no\.? ?kk|no)\s*[:.]?\s*(?=\d)", re.IGNORECASE)
_DUSUN = re.compile(
    r"^(?:dusun|dsn|dukuh|kp|kampung|jorong|banjar|lingkungan|lk|posyandu|pos)\b\.?\s*(?=\S)", re.IGNORECASE
)
_WILAYAH = re.compile(
    r"^(?:provinsi|propinsi|prov|kabupaten|kab|kota|kecamatan|kec|desa|kelurahan|kel|nagari|gampong|negeri"
    r"|(?:upt|uptd|upt\.)?\s*(?:puskesmas|pukesmas|pkm))\b\.?\s*(?=\S)",
    re.IGNORECASE,
)
_TANDA_PETIK = re.compile(r"['’‘`´ʼ]")


@dataclass(frozen=True, slots=True)
class Nomor:
    """A NIK or nomor KK of a cell. ``angka`` is empty unless it may be stored."""

    angka: str = field(default="", repr=False)
    masalah: Literal["", "tersamar", "rusak"] = ""


def nomor(nilai: Nilai) -> Nomor:
    """A NIK or nomor KK: 16 digits, else what is wrong with it; a masked one never gives its digits away.

    Damaged are: a number cell that ends in 0 (a spreadsheet keeps 15 digits of what is typed), 6.21399E+15, another
    length, letters, a serial 0000, and what begins with 0 (a number OpenSID makes up). Nothing are: empty, 0, and
    sixteen zeros or nines.
    """
    if kosong(nilai, nol=True):
        return Nomor()
    if isinstance(nilai, bool):
        return Nomor(masalah="rusak")
    isi = _KETERANGAN.sub("", teks(nilai))
    if "*" in isi or _SAMARAN.fullmatch(_PEMISAH.sub("", isi)):
        return Nomor(masalah="tersamar")
    angka = _PEMISAH.sub("", isi)
    if not (angka.isascii() and angka.isdigit()) or isinstance(nilai, Decimal):
        return Nomor(masalah="rusak")
    if set(angka) == {"0"} or angka == "9" * PANJANG_NIK:
        return Nomor()
    if len(angka) != PANJANG_NIK or len(set(angka)) == 1 or angka[0] == "0" or angka.endswith("0000"):
        return Nomor(masalah="rusak")
    if not isinstance(nilai, str) and angka.endswith("0"):
        return Nomor(masalah="rusak")
    return Nomor(angka)


def kunci_nama(nilai: Nilai) -> str:
    """A name as names are compared: lower case, without titles before and after it, full stops and doubled blanks.

    Accents and the kind of apostrophe make no other name. A cell that holds only a title keeps it.
    """
    isi = teks(nilai)
    tanpa = GELAR.match(isi)
    isi = isi[tanpa.end() :] if tanpa and tanpa.end() < len(isi) else isi
    isi = isi.partition(",")[0].strip() or isi  # what follows a comma is an academic title
    if not isi.isascii():
        isi = "".join(h for h in unicodedata.normalize("NFKD", isi) if not unicodedata.combining(h))
    return " ".join(re.sub(r"[.,\-–]", " ", _TANDA_PETIK.sub("", isi)).casefold().split())


def kunci_tempat(nilai: Nilai) -> str:
    """A dusun or posyandu as they are compared: upper case, without its kind and without blanks.

    DUSUN SATU, Dsn. Satu and Dusun_Satu are one.
    """
    isi = teks(nilai).replace("_", " ").strip()
    return "".join(_DUSUN.sub("", isi).upper().replace("-", "").replace(".", "").split())


def kunci_wilayah(nilai: Nilai) -> str:
    """A region or puskesmas as they are compared: DESA GUNUNG SARI and GUNUNGSARI are one, so are PKM X and
    UPT PUSKESMAS X."""
    isi = teks(nilai).replace("_", " ").strip()
    return "".join(_WILAYAH.sub("", isi).upper().replace("-", "").replace(".", "").split())
