"""PURE: bytes of a text file into letters: UTF-8, UTF-16 and Windows-1252, with or without a mark at the start."""

from __future__ import annotations

import codecs
import re

_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-zA-Z0-9_\-]{1,40})""", re.IGNORECASE)
_KENDALI = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f\ufffd]")
_TANDA = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_AWAL = 4096
"""Bytes or letters at the start that are looked at."""


def uraikan_kode(isi: bytes) -> str:
    """The text of a file. What it says of itself is tried first, then UTF-8, then Windows-1252, which always fits."""
    for tanda, nama in _TANDA:
        if isi.startswith(tanda):
            return isi[len(tanda) :].decode(nama, errors="replace")
    if nama_16 := _utf16_tanpa_tanda(isi[:_AWAL]):
        return isi.decode(nama_16, errors="replace")
    calon = ["utf-8"]
    if isi[:_AWAL].lstrip().startswith(b"<") and (cocok := _META.search(isi[:_AWAL])):
        calon.insert(0, cocok[1].decode("ascii"))
    for nama in calon:
        try:
            # A page that calls itself UTF-16 and is read here byte by byte is not.
            if not nama.casefold().startswith("utf-16"):
                return isi.decode(nama)
        except (LookupError, UnicodeError, ValueError):
            continue
    return isi.decode("cp1252", errors="replace")


def _utf16_tanpa_tanda(awal: bytes) -> str | None:
    """Text of Latin letters in UTF-16 has a zero in every other byte."""
    separuh = len(awal) // 2
    if separuh < 8:
        return None
    if awal[1::2].count(0) > separuh * 0.7 and awal[0::2].count(0) < separuh * 0.1:
        return "utf-16-le"
    if awal[0::2].count(0) > separuh * 0.7 and awal[1::2].count(0) < separuh * 0.1:
        return "utf-16-be"
    return None


def tampak_biner(teks: str) -> bool:
    """Whether one letter in fifty is none, as in a file that is no text at all."""
    awal = teks[:_AWAL]
    return len(_KENDALI.findall(awal)) * 50 > len(awal)
