"""The beat of long writing: how many rows a transaction takes, and the pause in which others have their turn."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

from django.db import connection

T = TypeVar("T")
AWAL, TERKECIL, TERBESAR = 100, 25, 400
"""Rows of a batch: how many it begins with, and between what it is fitted to the machine."""
SASARAN_DETIK = 0.35
"""What a transaction should take, so that a save in the browser has its turn; no longer than 1 s is a promise."""
BAGIAN_JEDA, JEDA_TERLAMA = 0.15, 0.1


class Irama:
    """Fits the size of the next batch to the time the last one took."""

    def __init__(self) -> None:
        self.ukuran = AWAL

    @contextmanager
    def satu_bagian(self) -> Iterator[None]:
        """Around one batch with its transaction."""
        mulai = time.monotonic()
        yield
        lama = time.monotonic() - mulai
        if lama > SASARAN_DETIK:
            self.ukuran = max(self.ukuran // 2, TERKECIL)
        elif lama < SASARAN_DETIK / 2:
            self.ukuran = min(self.ukuran * 2, TERBESAR)
        if connection.vendor == "sqlite" and not connection.in_atomic_block:
            # SQLite has no queue: who waits to write only looks again every so often
            time.sleep(min(lama * BAGIAN_JEDA, JEDA_TERLAMA))


def bagi(semua: Iterable[T], ukuran: int) -> Iterator[list[T]]:
    """Lists of at most so many, read as they are needed."""
    sisa = iter(semua)
    while bagian := list(islice(sisa, ukuran)):
        yield bagian
