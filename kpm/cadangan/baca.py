"""Read a backup from its first to its last byte, and hold what it contains against what it says it contains."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kpm.cadangan.wadah import CadanganRusak, Pembaca, sebab

BENTUK_DIKENAL = (1,)


@dataclass(frozen=True, slots=True)
class Mulai:
    """The head of a table or of a file; its contents follow."""

    tabel: str = ""
    kolom: tuple[str, ...] = ()
    jenis: tuple[str, ...] = ()
    berkas: str = ""


@dataclass(slots=True)
class Bacaan:
    """A backup while it is read: ``manifes`` is known from the start, ``jumlah`` once it was read to its end."""

    manifes: dict[str, Any]
    bagian: Iterator[Mulai | list[Any] | bytes]
    """Heads, rows of the table before them, bytes of the file before them."""
    jumlah: dict[str, dict[str, Any]] = field(default_factory=lambda: {"tabel": {}, "berkas": {}})


@contextmanager
def buka(jalur: Path, kunci: Sequence[str]) -> Iterator[Bacaan]:
    """Begin to read. Raises CadanganRusak, here or while ``bagian`` is read."""
    try:
        berkas = jalur.open("rb")
    except OSError as galat:
        raise CadanganRusak(f"Berkas {jalur.name} tidak dapat dibuka: {sebab(galat)}.") from galat
    with berkas:
        baris = Pembaca(berkas, kunci).baris()
        manifes = (json.loads(next(baris, b"null\n")) or {}).get("manifes")
        if not manifes or manifes.get("bentuk") not in BENTUK_DIKENAL:
            raise CadanganRusak("Cadangan ini dibuat oleh versi program yang lebih baru. Pasang versi itu dahulu.")
        bacaan = Bacaan(manifes, iter(()))
        bacaan.bagian = _bagian(baris, bacaan)
        yield bacaan


def periksa(jalur: Path, kunci: Sequence[str]) -> Bacaan:
    """Read the whole backup without keeping it. Raises CadanganRusak."""
    with buka(jalur, kunci) as bacaan:
        for _ in bacaan.bagian:
            pass
    return bacaan


def _bagian(baris: Iterator[bytes], bacaan: Bacaan) -> Iterator[Mulai | list[Any] | bytes]:
    kini, sidik, jumlah = Mulai(), hashlib.sha256(), 0
    penutup: dict[str, Any] | None = None
    for teks in baris:
        isi = json.loads(teks)
        if isinstance(isi, dict):
            _catat(bacaan, kini, jumlah, sidik.hexdigest())
            sidik, jumlah = hashlib.sha256(), 0
            if "penutup" in isi:
                kini, penutup = Mulai(), isi["penutup"]
                continue
            kini = Mulai(
                isi.get("tabel", ""),
                tuple(isi.get("kolom", ())),
                tuple(isi.get("jenis", ())),
                isi.get("berkas", ""),
            )
            yield kini
        elif kini.tabel:
            sidik.update(teks)
            jumlah += 1
            yield isi
        else:
            potongan = base64.b64decode(isi[0])
            sidik.update(potongan)
            jumlah += len(potongan)
            yield potongan
    if penutup != bacaan.jumlah:
        raise CadanganRusak("Isi cadangan tidak sama dengan daftar isinya. Pakai cadangan lain.")


def _catat(bacaan: Bacaan, kini: Mulai, jumlah: int, sidik: str) -> None:
    if kini.tabel:
        bacaan.jumlah["tabel"][kini.tabel] = {"baris": jumlah, "sidik": sidik}
    elif kini.berkas:
        bacaan.jumlah["berkas"][kini.berkas] = {"ukuran": jumlah, "sidik": sidik}
