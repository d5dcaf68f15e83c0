"""PURE: what a planner of an import is asked and what it answers; nothing is written by a plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal
from uuid import NAMESPACE_URL, UUID, uuid5

REKAM = (
    "dusun",
    "fasilitas",
    "keluarga",
    "orang",
    "kehamilan",
    "anak",
    "kondisi",
    "ibu",
    "balita",
    "paud",
)
"""Kinds of record in the order they are written, so that what is pointed to is there first. ``ibu``, ``balita`` and
``paud`` are the months of Formulir 2A, 2B and 2C."""
Keadaan = Literal["baru", "berubah", "sama", "tidak_jelas", "ditolak"]
BARU, LEWATI = "baru", "lewati"
"""Decisions about an unclear row besides the uuid of whom it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opsi:
    """What the person importing answered, one question per file."""

    tahun: int | None = None
    """Year of sheets that do not name theirs."""
    kosong_berarti_tidak: bool = False
    """An empty cell of a row with other entries means no (forms.md 0.4.7)."""
    dusun: str = ""
    """uuid of the dusun for households whose dusun the file does not tell; empty: "Belum ditentukan"."""
    daftarkan: bool = False
    """Children and mothers of the file whom nobody knows here are registered as new."""

    def sebagai_json(self) -> dict[str, Any]:
        """For `Impor.opsi`."""
        return {nama: getattr(self, nama) for nama in ("tahun", "kosong_berarti_tidak", "dusun", "daftarkan")}

    @classmethod
    def dari_json(cls, isi: Mapping[str, Any]) -> Opsi:
        """Back from `Impor.opsi`."""
        return cls(**isi)


@dataclass(frozen=True, slots=True)
class Beda:
    """One value that would change; ``lama`` is empty for a new record."""

    label: str
    lama: str
    baru: str
    sel: str = ""


@dataclass(frozen=True, slots=True)
class Calon:
    """A person an unclear row may be. ``skor`` 0 to 100."""

    uuid: UUID
    sebutan: str
    skor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rencana:
    """One record the file would write, or why it would not."""

    rekam: str
    untuk: UUID
    """uuid of the record. Of a new one `uuid_baru`, so that planning the same file again gives the same."""
    sebutan: str
    """Who and what: "Sari Rekaan, Agustus 2026"."""
    keadaan: Keadaan
    lembar: str = ""
    sel: str = ""
    """Cell of the first value, or the row."""
    alasan: str = ""
    """Why it is unclear or refused, or a warning; one Indonesian sentence."""
    kunci: str = ""
    """What a decision is kept under (`Impor.keputusan`); of unclear rows."""
    isi: Mapping[str, Any] = field(default_factory=dict)
    """Fields to write, as plain values: dates ISO, months 2026-08, decimals as text, references as uuid text."""
    rahasia: Mapping[str, str] = field(default_factory=dict, repr=False)
    """nik, no_kk to write."""
    beda: tuple[Beda, ...] = ()
    calon: tuple[Calon, ...] = ()
    versi: int | None = None
    """Version of the known record as it was read."""


@dataclass(frozen=True, slots=True)
class Selisih:
    """A number of the file's own recap (Formulir 1, 3A, 3B, 4) that is not ours; never taken."""

    lembar: str
    sel: str
    apa: str
    berkas: str
    kita: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Usulan:
    """Everything one file proposes. ``rencana`` may be a generator and is read once."""

    rencana: Iterable[Rencana]
    peringatan: tuple[str, ...] = ()
    selisih: tuple[Selisih, ...] = ()


_ENAM_BELAS = re.compile(r"(?<!\d)\d{16}(?!\d)")


def samarkan(teks: str) -> str:
    """The text with every number as long as a NIK or nomor KK hidden: a cell may stand in the wrong column."""
    return _ENAM_BELAS.sub("(16 angka)", teks)


BERNOMOR = "Ada 16 angka seperti NIK di kolom yang bukan tempatnya. Perbaiki di berkas, lalu unggah lagi."


def tolak_bernomor(rencana: Iterable[Rencana]) -> Iterator[Rencana]:
    """The same plans; one that would store a NIK or nomor KK unencrypted (in a name, an address) is refused."""
    for satu in rencana:
        if any(isinstance(nilai, str) and samarkan(nilai) != nilai for nilai in satu.isi.values()):
            yield replace(satu, keadaan="ditolak", alasan=BERNOMOR, isi={})
        else:
            yield satu


def uuid_baru(impor: UUID, *kunci: object) -> UUID:
    """The uuid of a new record: the same for the same import and key, so that nothing is made twice."""
    return uuid5(NAMESPACE_URL, "/".join((str(impor), *map(str, kunci))))
