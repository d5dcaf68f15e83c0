"""Formulir 2C as it is sent: the cells of a child's year, or one month of many children, each with what was seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from uuid import UUID

from kpm.periode import Bulan
from pemantauan.bulanan.paud import NILAI, Lihat, Ubahan

ISIAN, LIHAT = "h-", "l-"
"""Prefixes of a cell's answer and of what the person saw there; the month or the child's uuid follows."""


def ubahan_tahun(data: Mapping[str, str], tahun: int) -> list[Ubahan]:
    """The cells of one child that differ from what was seen; months of another year are left out."""
    return [
        ubahan
        for kunci, lihat, hadir in _sel(data)
        if (bulan := _bulan(kunci)) is not None
        and bulan.tahun == tahun
        and (ubahan := Ubahan(bulan, lihat, hadir)).berubah
    ]


def ubahan_bulan(data: Mapping[str, str], bulan: Bulan) -> dict[UUID, Ubahan]:
    """By child the cells of a month that differ from what was seen."""
    return {
        uuid: ubahan
        for kunci, lihat, hadir in _sel(data)
        if (uuid := baca_uuid(kunci)) is not None and (ubahan := Ubahan(bulan, lihat, hadir)).berubah
    }


def anak_terkirim(data: Mapping[str, str]) -> list[UUID]:
    """The children whose cells were sent, changed or not."""
    return [uuid for kunci, _, _ in _sel(data) if (uuid := baca_uuid(kunci)) is not None]


def baca_uuid(teks: str) -> UUID | None:
    """The uuid of a text, or None."""
    try:
        return UUID(teks)
    except ValueError:
        return None


def _sel(data: Mapping[str, str]) -> Iterator[tuple[str, Lihat, bool | None]]:
    """Cells whose answer is one of the three; the page offers no other."""
    for nama in data:
        nilai = data.get(nama, "")
        if nama.startswith(ISIAN) and nilai in NILAI:
            kunci = nama.removeprefix(ISIAN)
            yield kunci, Lihat.dari_teks(data.get(f"{LIHAT}{kunci}", "")), NILAI[nilai]


def _bulan(teks: str) -> Bulan | None:
    try:
        return Bulan.dari_teks(teks)
    except ValueError:
        return None
