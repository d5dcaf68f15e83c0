"""PURE: telephone numbers as people write them, and the link that opens WhatsApp with a text."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlencode

_SELULER = re.compile(r"8[1-9][0-9]{7,10}")
"""A mobile number of Indonesia without its 0: 10 to 13 digits with it."""


_PISAH = frozenset("().")
_TAK_TAMPAK = frozenset({"Cf", "Pd", "Zs", "Cc"})
"""Marks a number brings along where it is copied from WhatsApp or a page, any dash, any space."""


def _rapat(teks: str) -> str:
    """A number without what only parts its digits."""
    return "".join(huruf for huruf in teks if huruf not in _PISAH and unicodedata.category(huruf) not in _TAK_TAMPAK)


def nomor_telepon(teks: str) -> str:
    """The telephone number in a text, written 08…; empty when it is not one."""
    angka = _rapat(teks).removeprefix("+")
    if not (angka.isascii() and angka.isdigit()) or not angka.startswith(("0", "62")):
        return ""
    return "0" + angka[2:].removeprefix("0") if angka.startswith("62") else angka


def nomor_seluler(teks: str) -> str:
    """The mobile number in a text, written 08…: 0812…, +62 812…, 62812…, 812…, with any spaces, dots and dashes.

    Empty for a landline, a number of another country (+852…, 0081…), two numbers in one field, one that is too short or
    too long.
    """
    angka = _rapat(teks)
    if angka.startswith(("+", "00")):  # a country is named: another's would be read as somebody else's number here
        negara = angka.removeprefix("+").removeprefix("00")
        angka = negara if negara.startswith("62") else ""
    if angka.startswith("62"):
        angka = angka[2:]
    angka = angka.removeprefix("0")
    return f"0{angka}" if _SELULER.fullmatch(angka) else ""


def tautan_wa(teks: str, telepon: str = "") -> str:
    """Opens WhatsApp with a text: at the number where it is a mobile one, else WhatsApp asks whom to send it to.

    A space is %20 as WhatsApp documents it: some of its apps show a plus as a plus.
    """
    nomor = nomor_seluler(telepon)
    return f"https://wa.me/{f'62{nomor[1:]}' if nomor else ''}?{urlencode({'text': teks}, quote_via=quote)}"
