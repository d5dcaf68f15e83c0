"""The list of a month: its rows, what it can be narrowed to, its groups, and who comes next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar
from urllib.parse import urlencode
from uuid import UUID

from kpm.wilayah_kerja import Kerja
from pemantauan.bulanan.kelengkapan import Keadaan


@dataclass(frozen=True, slots=True)
class Baris:
    """One person of a month's list."""

    uuid: UUID
    """Of the Anak or the Kehamilan."""
    orang: UUID
    nama: str
    nama_ibu: str
    keterangan: str
    dusun: str
    rt: str
    posyandu: str
    keadaan: Keadaan
    kurang: tuple[str, ...]
    menunggu: bool = field(default=False, kw_only=True)
    """Whether an entry waits for the finalised quarter to be opened."""
    luar: bool = field(default=False, kw_only=True)
    """Whether the person belongs to another work area than the reader's: to be read, not written."""

    def cocok(self, kata: str) -> bool:
        """Whether the name, or the mother's, contains these words in any case."""
        cari = kata.casefold()
        return cari in self.nama.casefold() or cari in self.nama_ibu.casefold()


class Tersaring(Protocol):
    """What a row must tell so that a list can be narrowed."""

    @property
    def dusun(self) -> str: ...

    @property
    def posyandu(self) -> str: ...

    def cocok(self, kata: str) -> bool:
        """Whether the row is about what was typed."""
        ...


B = TypeVar("B", bound=Baris)
T = TypeVar("T", bound=Tersaring)


@dataclass(frozen=True, slots=True)
class Saringan:
    """What the list is narrowed to; empty values narrow nothing. It travels in the address from page to page."""

    kelompok: str = "anak"
    q: str = ""
    dusun: str = ""
    posyandu: str = ""
    keadaan: str = ""
    wilayah: str = ""
    """ "semua": the whole village although the reader has a work area."""
    kerja: Kerja | None = None
    """The work area the list begins with; None where the address narrows it or asks for everybody."""

    @property
    def kueri(self) -> str:
        """As a query string, without what is empty or the default."""
        isi = {"kelompok": "" if self.kelompok == "anak" else self.kelompok, "q": self.q, "dusun": self.dusun}
        isi |= {"posyandu": self.posyandu, "keadaan": self.keadaan, "wilayah": self.wilayah}
        return urlencode({kunci: nilai for kunci, nilai in isi.items() if nilai})

    def dengan(self, keadaan: str) -> Saringan:
        return replace(self, keadaan=keadaan)

    @property
    def menyempit(self) -> bool:
        """Whether persons of the month are left out, apart from the state of their record."""
        return bool(self.q or self.dusun or self.posyandu)

    def terapkan(self, daftar: Iterable[T]) -> list[T]:
        """The rows of this dusun, posyandu and name, in any state."""
        return [
            satu
            for satu in daftar
            if (not self.dusun or satu.dusun == self.dusun)
            and (not self.posyandu or satu.posyandu == self.posyandu)
            and (not self.q or satu.cocok(self.q))
            and (not self.kerja or self.kerja.memuat_nama(satu.dusun, satu.posyandu))
        ]

    def pilih(self, daftar: Iterable[B]) -> list[B]:
        """The rows in the state asked for."""
        return [satu for satu in daftar if not self.keadaan or satu.keadaan == self.keadaan]


def hitung(daftar: Sequence[Baris]) -> dict[str, int]:
    """How many rows there are in each state, and in all ("")."""
    keadaan = [satu.keadaan for satu in daftar]
    return {"": len(daftar), **{str(satu): keadaan.count(satu) for satu in Keadaan}}


def per_dusun(halaman: Sequence[Baris], semua: Sequence[Baris]) -> list[tuple[str, int, int, list[Baris]]]:
    """(dusun, done, all, rows of this page) in the order of the page; the counts are those of the whole list."""
    hasil = []
    for dusun in dict.fromkeys(satu.dusun for satu in halaman):
        sedusun = [satu.keadaan for satu in semua if satu.dusun == dusun]
        baris = [satu for satu in halaman if satu.dusun == dusun]
        hasil.append((dusun, sedusun.count(Keadaan.SUDAH), len(sedusun), baris))
    return hasil


def urutan(daftar: Sequence[Baris], uuid: UUID) -> int | None:
    """Place of a person in the list, counted from 1; None when it is not on it."""
    return next((ke for ke, satu in enumerate(daftar, 1) if satu.uuid == uuid), None)


def berikutnya(daftar: Sequence[Baris], uuid: UUID | None, keadaan: str = "") -> Baris | None:
    """The next person without a record after this one in list order, going round once; None when nobody is left.

    While the list shows the incomplete ones, the next incomplete one. Who has an entry that waits is done.
    """
    dicari = Keadaan.SEBAGIAN if keadaan == Keadaan.SEBAGIAN else Keadaan.BELUM
    ke = (urutan(daftar, uuid) or 0) if uuid else 0
    tersisa = (
        satu for satu in [*daftar[ke:], *daftar[:ke]] if satu.keadaan == dicari and not satu.menunggu and not satu.luar
    )
    return next((satu for satu in tersisa if satu.uuid != uuid), None)
