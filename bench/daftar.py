"""What is measured, in this order: each a function that takes an `Alas` and gives `Baris`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from bench.bentuk import Baris

UKUR: dict[str, str] = {
    "impor": "bench.impor:jalan",  # first: the most memory the process ever held is then that of the import
    "halaman": "bench.ukur:jalan",
    "tumbuh": "bench.tumbuh:jalan",
    "tahan": "bench.tahan:jalan",
}
"""Name on the command line -> module and function; loaded in the process that has Django and its database."""


@dataclass(frozen=True, slots=True)
class Alas:
    """On what is measured: the database in words, and how many runs count (more for the short steps)."""

    basis: str
    ronde: int
    ronde_cetak: int
    """The same for steps that print for seconds."""


def muat(nama: str) -> Callable[[Alas], Iterator[Baris]]:
    modul, _, fungsi = UKUR[nama].partition(":")
    jalan: Any = getattr(import_module(modul), fungsi)
    return jalan  # type: ignore[no-any-return]
