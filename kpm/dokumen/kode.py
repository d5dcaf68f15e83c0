"""The code of an issued document behind `/v/<kode>/`: it cannot be guessed and can be read aloud."""

from __future__ import annotations

import secrets

ABJAD_KODE = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without 0 and O, 1, I and L, which look alike on paper."""
PANJANG_KODE = 8


def kode_acak() -> str:
    """A new code."""
    return "".join(secrets.choice(ABJAD_KODE) for _ in range(PANJANG_KODE))
