"""How a name sounds: one spelling for the many an Indonesian name is written in. PURE."""

from __future__ import annotations

import re
import unicodedata

_EJAAN = (
    # the spelling before 1972, and Arabic names as villages write them
    ("oe", "u"), ("dj", "j"), ("tj", "c"), ("nj", "ny"), ("sj", "sy"), ("ch", "h"), ("kh", "h"), ("sy", "s"),
    ("dz", "z"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("x", "ks"), ("v", "f"), ("w", "u"),
    ("y", "i"), ("z", "j"), ("p", "f"),
)  # fmt: skip
_SINGKATAN = {"m": "muhammad", "md": "muhammad", "moh": "muhammad", "moch": "muhammad", "much": "muhammad",
              "muh": "muhammad", "mohamad": "muhammad", "mohammad": "muhammad", "muhamad": "muhammad",
              "st": "siti", "abd": "abdul"}  # fmt: skip


def bunyi(nama: str) -> str:
    """Words of a name in one spelling each, between blanks: " siti juurijah ". Equal sounds give equal words."""
    polos = unicodedata.normalize("NFKD", nama.lower()).encode("ascii", "ignore").decode()
    kata = [_SINGKATAN.get(satu, satu) for satu in re.findall(r"[a-z]+", polos.replace("'", "").replace("`", ""))]
    return f" {' '.join(_satu_kata(satu) for satu in kata)} " if kata else ""


def _satu_kata(kata: str) -> str:
    for lama, baru in _EJAAN:
        kata = kata.replace(lama, baru)
    kata = re.sub(r"(.)\1+", r"\1", kata)
    return re.sub(r"(?<=[aiueo])h$", "", kata)
