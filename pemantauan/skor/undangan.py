"""Fathers to invite to nutrition counselling: each once, though the figure counts every mother and child (M16)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pemantauan.skor.anak import BarisAnak
from pemantauan.skor.ibu import BarisIbu
from pemantauan.skor.rekap import Skor


@dataclass(frozen=True, slots=True, kw_only=True)
class Rumah:
    """What is known beside the score of the father's side of one pregnancy or child."""

    ayah: str
    """The husband's or father's name; empty when nobody wrote it down."""
    kepala: str
    """Head of the household."""
    rt: str
    telepon: str


@dataclass(frozen=True, slots=True)
class Bersama:
    """A mother or child with whom the father counts."""

    id: str
    nama: str
    hamil: bool
    """A pregnant wife; else a child."""
    hadir: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Undangan:
    """One father, with everybody he counts with."""

    nama: str
    """Empty when it is not known."""
    kepala: str
    dusun: str
    rt: str
    telepon: str
    bersama: tuple[Bersama, ...]

    @property
    def belum(self) -> tuple[Bersama, ...]:
        """With whom he has not come yet: not empty means that he is invited."""
        return tuple(satu for satu in self.bersama if not satu.hadir)

    @property
    def hadir(self) -> tuple[Bersama, ...]:
        """With whom he has come."""
        return tuple(satu for satu in self.bersama if satu.hadir)


def daftar_ayah(skor: Skor, rumah: Mapping[tuple[str, str], Rumah]) -> tuple[Undangan, ...]:
    """The fathers behind `Skor.ayah`, by dusun, RT and name.

    ``rumah``: (group, id) -> what is known. One household and one name is one father; rows without a name join the
    only named father of their household, or are one father together.
    """
    semua_baris: tuple[BarisIbu | BarisAnak, ...] = (*(b for b in skor.ibu if not b.bersalin), *skor.anak)
    semua = []
    for baris in semua_baris:
        hamil = isinstance(baris, BarisIbu)
        kenal = rumah.get(("ibu" if hamil else "anak", baris.data.id), _TAK_DIKENAL)
        hadir = baris.data.suami_hadir if isinstance(baris, BarisIbu) else baris.data.ayah_hadir
        bersama = Bersama(baris.data.id, baris.data.nama, hamil, hadir)
        semua.append((baris.data.keluarga, baris.data.dusun, bersama, kenal))
    return satukan_ayah(semua)


def satukan_ayah(semua: Iterable[tuple[int, str, Bersama, Rumah]]) -> tuple[Undangan, ...]:
    """Each father once out of (household, dusun, with whom he counts, what is known), by dusun, RT and name."""
    keluarga: dict[int, list[tuple[str, str, Bersama, Rumah]]] = {}
    for rumah, dusun, bersama, kenal in semua:
        keluarga.setdefault(rumah, []).append((_lipat(kenal.ayah), dusun, bersama, kenal))
    ayah = [satu for milik in keluarga.values() for satu in _satu_rumah(milik)]
    return tuple(sorted(ayah, key=lambda a: (a.dusun.casefold(), a.rt, _lipat(a.nama or a.kepala), a.bersama[0].nama)))


_TAK_DIKENAL = Rumah(ayah="", kepala="", rt="", telepon="")


def _lipat(nama: str) -> str:
    return " ".join(nama.split()).casefold()


def _satu_rumah(milik: Iterable[tuple[str, str, Bersama, Rumah]]) -> Iterable[Undangan]:
    milik = list(milik)
    bernama = {nama for nama, *_ in milik if nama}
    tunggal = next(iter(bernama)) if len(bernama) == 1 else ""
    kelompok: dict[str, list[tuple[str, Bersama, Rumah]]] = {}
    for nama, dusun, bersama, rumah in milik:
        kelompok.setdefault(nama or tunggal, []).append((dusun, bersama, rumah))
    for satu in kelompok.values():
        yield Undangan(
            nama=next((" ".join(rumah.ayah.split()) for *_, rumah in satu if rumah.ayah), ""),
            kepala=satu[0][2].kepala,
            dusun=satu[0][0],
            rt=satu[0][2].rt,
            telepon=satu[0][2].telepon,
            bersama=tuple(bersama for _, bersama, _ in satu),
        )
