"""How a name sounds: one spelling for the many an Indonesian name is written in. PURE."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_EJAAN_LAMA = re.compile("[dts]j|oe")
"""Marks of the spelling before 1972, in which a j by itself was read y (Noerhajati, Djuwarijah)."""
_EJAAN = (
    # the spelling before 1972, Arabic names as villages write them, and letters that are heard as one
    ("oe", "u"), ("dj", "J"), ("tj", "c"), ("sj", "sy"), ("chr", "kr"), ("ch", "h"), ("kh", "h"), ("sy", "s"),
    ("sh", "s"), ("ts", "s"), ("dz", "z"), ("dh", "d"), ("th", "t"), ("gh", "g"), ("ph", "f"), ("ck", "k"),
    ("q", "k"), ("x", "ks"), ("v", "f"), ("p", "f"), ("w", "u"), ("y", "i"), ("z", "j"), ("J", "j"), ("ae", "ai"),
)  # fmt: skip
_MUHAMMAD = ("m", "md", "mhd", "moh", "mohd", "moch", "much", "muh", "muhd", "mohamad", "muhamad")
_SINGKATAN = dict.fromkeys(_MUHAMMAD, "muhammad") | {
    "st": "siti", "sitti": "siti", "abd": "abdul", "abdl": "abdul", "noor": "nur", "nor": "nur", "ach": "ahmad",
    "jusuf": "yusuf", "jusup": "yusuf", "junus": "yunus", "jahja": "yahya", "jakub": "yakub", "jasin": "yasin",
    # Sasak and Bugis titles that are part of the name
    "bq": "baiq", "l": "lalu", "dg": "daeng", "krg": "karaeng",
}  # fmt: skip
_GELAR = frozenset({"h", "hj", "ny", "tn", "bf", "alm", "almh"})
"""Forms of address, as they are heard: Hj. Rohana is Rohana."""


def bunyi(nama: str) -> str:
    """Words of a name in one spelling each, between blanks: " siti juaria ". Equal sounds give equal words.

    What is heard alike comes out alike: oe and u, old and new spelling, y and i, f, p and v, z and j, double letters,
    a silent h, Muhammad and its abbreviations. Applied to its own result it changes nothing.
    """
    kata = list(_kata(nama))
    tanpa_gelar = [satu for satu in kata if satu not in _GELAR]
    return f" {' '.join(tanpa_gelar or kata)} " if kata else ""


def hanya_gelar(kata: str) -> bool:
    """Whether a word is a form of address and no name: Hj., Ny., Alm."""
    return all(satu in _GELAR for satu in _kata(kata)) and bool(bunyi(kata))


def _kata(nama: str) -> Iterator[str]:
    polos = unicodedata.normalize("NFKD", nama.casefold()).encode("ascii", "ignore").decode().lower()
    for kata in re.findall(r"[a-z]+", re.sub(r"['`]", "", polos)):
        yield kata if kata in _GELAR else _satu_kata(kata)


@lru_cache(maxsize=20_000)
def _satu_kata(kata: str) -> str:
    """One word, rewritten until nothing changes: what one rule leaves may be what another one reads."""
    while (baru := _sekali(kata)) != kata:
        kata = baru
    return kata


def _sekali(kata: str) -> str:
    kata = _SINGKATAN.get(kata, kata)
    if _EJAAN_LAMA.search(kata):
        kata = re.sub("(?<![dts])j", "y", kata)
    elif kata.startswith("nj"):
        kata = f"ny{kata[2:]}"
    for lama, baru in _EJAAN:
        kata = kata.replace(lama, baru)
    kata = re.sub("ie$", "i", re.sub(r"(.)\1+", r"\1", kata))
    return re.sub("(?<=[aiueo])h$", "", kata)
