"""PURE: where a table begins: its heading rows, found by known words and flattened, and the rows under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kpm.bacaan.bentuk import Baris, LembarMentah, Nilai
from kpm.bacaan.nilai import teks

BARIS_JUDUL = 15
"""Rows from the top among which the heading is looked for."""
BARIS_KEPALA = 4
"""Rows one heading can have."""


@dataclass(frozen=True, slots=True)
class Kepala:
    """A heading: which column holds what, and the rows it stands in (positions in the sheet's list of rows)."""

    kolom: Mapping[str, int]
    awal: int
    akhir: int
    """Position of the first row under it."""
    asing: tuple[str, ...] = ()
    """Headings nobody knows."""


@dataclass(frozen=True, slots=True)
class BarisData:
    """A row under a heading, read by the names of the columns."""

    baris: Baris
    kolom: Mapping[str, int]

    def __getitem__(self, kode: str) -> Nilai:
        """The cell of a column; None where the file has no such column."""
        return self.baris.nilai(self.kolom[kode]) if kode in self.kolom else None

    def alamat(self, kode: str) -> str:
        """B7; the row alone where the file has no such column."""
        return self.baris.alamat(self.kolom[kode]) if kode in self.kolom else str(self.baris.nomor)


def kunci_kepala(nilai: Nilai) -> str:
    """A heading as headings are compared: trimmed, lower case, without full stops, colons and NBSP."""
    return " ".join(re.sub(r"[.:]", "", teks(nilai)).casefold().split())


def cari_kepala(baris: Sequence[Baris], kamus: Mapping[str, Sequence[str]], *, paling_sedikit: int) -> Kepala | None:
    """The heading with the most known columns among the first rows; None under ``paling_sedikit`` of them.

    ``kamus``: code of a column -> its headings as files write them. A heading of several rows is read top-down: a
    group's title stands before the titles under it, and either alone is enough to know a column.
    """
    dikenal = {kunci_kepala(nama): kode for kode, semua in kamus.items() for nama in semua}
    terbaik: Kepala | None = None
    for awal in range(min(BARIS_JUDUL, len(baris))):
        for tinggi in range(1, BARIS_KEPALA + 1):
            judul = _ratakan(baris[awal : awal + tinggi])
            kolom: dict[str, int] = {}
            asing = []
            for ke, satu in enumerate(judul):
                kode = next((dikenal[calon] for calon in satu if calon in dikenal), None)
                if kode is not None:
                    kolom.setdefault(kode, ke)
                elif satu:
                    asing.append(satu[0])
            if len(kolom) >= paling_sedikit and (terbaik is None or len(kolom) > len(terbaik.kolom)):
                terbaik = Kepala(kolom, awal, awal + tinggi, tuple(asing))
    return terbaik


def _ratakan(baris: Sequence[Baris]) -> list[tuple[str, ...]]:
    """Per column what it may be called: all rows joined, then each row alone, lowest first."""
    lebar = max((len(satu.isi) for satu in baris), default=0)
    hasil: list[tuple[str, ...]] = []
    kiri = [""] * len(baris)
    for ke in range(lebar):
        sendiri = [kunci_kepala(satu.nilai(ke)) for satu in baris]
        tingkat = []
        for dalam, judul in enumerate(sendiri):
            di_bawah = any(sendiri[dalam + 1 :])
            kiri[dalam] = judul or (kiri[dalam] if di_bawah else "")
            tingkat.append(kiri[dalam])
        ada = [satu for satu in tingkat if satu]
        hasil.append((" ".join(ada), *(satu for satu in reversed(sendiri) if satu)) if ada else ())
    return hasil


def baris_data(lembar: LembarMentah, kepala: Kepala, pengenal: Sequence[str]) -> Iterator[BarisData]:
    """The rows under a heading with one of the identifying cells; stops at ###, drops rows of numbers or letters."""
    for satu in lembar.baris[kepala.akhir :]:
        if any(isinstance(nilai, str) and nilai.strip() == "###" for nilai in satu.isi[:3]):
            return
        data = BarisData(satu, kepala.kolom)
        if any(teks(data[kode]) for kode in pengenal) and not _penomoran(satu):
            yield data


def _penomoran(baris: Baris) -> bool:
    """A row that only numbers or letters the columns: 1 2 3, -1 -2 -3, (1) (2), a b c."""
    isi = [teks(nilai).strip("()").lstrip("-") for nilai in baris.isi if teks(nilai)]
    if len(isi) < 3:
        return False
    return all(re.fullmatch(r"[a-z]\d?", satu.casefold()) for satu in isi) or (
        all(satu.isdigit() for satu in isi)
        and [int(satu) for satu in isi] == list(range(int(isi[0]), int(isi[0]) + len(isi)))
    )
