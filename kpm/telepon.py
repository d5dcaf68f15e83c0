"""PURE: telephone numbers as people write them, and the link that opens WhatsApp with a text."""

from __future__ import annotations

import re
from urllib.parse import urlencode

_SELULER = re.compile(r"8[1-9][0-9]{7,10}")
"""A mobile number of Indonesia without its 0: 10 to 13 digits with it."""


def nomor_telepon(teks: str) -> str:
    """The telephone number in a text, written 08…; empty when it is not one."""
    angka = teks.replace(" ", "").replace("-", "").removeprefix("+")
    if not angka.isdigit() or not angka.startswith(("0", "62")):
        return ""
    return "0" + angka[2:] if angka.startswith("62") else angka


def nomor_seluler(teks: str) -> str:
    """The mobile number in a text, written 08…: 0812…, +62 812…, 62812…, 812…, with any spaces, dots and dashes.

    Empty for a landline, two numbers in one field, one that is too short or too long.
    """
    angka = re.sub(r"[\s().\-]", "", teks).removeprefix("+").removeprefix("00")
    if angka.startswith("62"):
        angka = angka[2:]
    angka = angka.removeprefix("0")
    return f"0{angka}" if _SELULER.fullmatch(angka) else ""


def tautan_wa(teks: str, telepon: str = "") -> str:
    """Opens WhatsApp with a text: at the number where it is a mobile one, else WhatsApp asks whom to send it to."""
    nomor = nomor_seluler(telepon)
    return f"https://wa.me/{f'62{nomor[1:]}' if nomor else ''}?{urlencode({'text': teks})}"
