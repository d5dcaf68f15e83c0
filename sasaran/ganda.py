"""PURE: which records may be one person or one family, and why; found by birth date and sound, never each with each."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple, Protocol, TypeVar
from uuid import UUID

from sasaran.aturan import SELISIH_HARI_GANDA, nama_mirip

HARI_HAMIL_SAMA = 60
"""Two pregnancies of one woman that begin or end within so many days are one."""
HARI_KIA = 300
"""Days within which a KIA number is given once: the registers of some villages begin again every year."""


@dataclass(frozen=True, slots=True, eq=False)
class CiriOrang:
    """What two records of one person would share; numbers are primary keys."""

    pk: int
    uuid: UUID
    nama: str
    bunyi: str
    jenis_kelamin: str
    lahir: dt.date | None
    keluarga: int
    dicatat: dt.datetime
    anak: bool = False
    kehamilan_asal: int | None = None
    """The pregnancy a child was born of."""
    ibu: int | None = None
    nama_ibu: str = ""
    no_kia: str = ""
    """Of a child, or of a woman's latest pregnancy."""
    hamil: bool = False
    """A running pregnancy."""
    suami: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class CiriKeluarga:
    """What two records of one family would share."""

    pk: int
    uuid: UUID
    nama: str
    bunyi: str
    dusun: int
    rt: str
    kk: str
    """Blind index of the nomor KK; empty where none is recorded."""
    dicatat: dt.datetime


C = TypeVar("C", CiriOrang, CiriKeluarga)


class Pasangan(NamedTuple):
    """Two records that may be one, the older one first, and why."""

    satu: UUID
    lain: UUID
    alasan: tuple[str, ...]
    dicatat: dt.datetime
    """When the younger of the two was registered."""


def selisih_lahir(a: CiriOrang, b: CiriOrang) -> int | None:
    """Days between two birth dates; None where one is unknown."""
    return abs((a.lahir - b.lahir).days) if a.lahir and b.lahir else None


def alasan_orang(a: CiriOrang, b: CiriOrang) -> tuple[str, ...]:
    """Why two records may be one person, in words; empty where nothing says so.

    Same sex, and: born within three days with a similar name or the same mother; or without a birth date, of the same
    household and of a similar name; or pregnant with a similar name and husband; or with one KIA number. Children of
    one pregnancy are twins, unless their names sound the same.
    """
    if a.jenis_kelamin != b.jenis_kelamin or (a.anak and b.hamil) or (b.anak and a.hamil):
        return ()
    if a.kehamilan_asal is not None and a.kehamilan_asal == b.kehamilan_asal and a.bunyi != b.bunyi:
        return ()
    hari, nama = selisih_lahir(a, b), nama_mirip(a.nama, b.nama)
    alasan = []
    if hari is not None and hari <= SELISIH_HARI_GANDA:
        ibu = _seibu(a, b)
        if nama or ibu:
            alasan.append("lahir pada hari yang sama" if hari == 0 else f"lahir berselisih {hari} hari")
            alasan += ["namanya mirip"] * nama + ["ibunya sama"] * ibu
    elif hari is None and nama and a.keluarga == b.keluarga:
        alasan += ["serumah", "namanya mirip", "tanggal lahirnya belum lengkap"]
    if not alasan and nama and a.hamil and b.hamil and a.suami and b.suami and nama_mirip(a.suami, b.suami):
        alasan += ["sama-sama hamil", "namanya mirip", "nama suaminya mirip"]
    if _kia_sama(a, b, hari):
        alasan.append("nomor register KIA sama")
    return tuple(alasan)


def _seibu(a: CiriOrang, b: CiriOrang) -> bool:
    if not (a.anak and b.anak):
        return False
    return (a.ibu is not None and a.ibu == b.ibu) or nama_mirip(a.nama_ibu, b.nama_ibu)


def _kia_sama(a: CiriOrang, b: CiriOrang, hari: int | None) -> bool:
    if not a.no_kia or a.no_kia.casefold() != b.no_kia.casefold() or a.anak != b.anak:
        return False
    if a.anak:
        kembar = a.kehamilan_asal is not None and a.kehamilan_asal == b.kehamilan_asal
        return not kembar and (hari or 0) <= HARI_KIA
    return abs((a.dicatat - b.dicatat).days) <= HARI_KIA


def alasan_keluarga(a: CiriKeluarga, b: CiriKeluarga) -> tuple[str, ...]:
    """Why two records may be one family: one dusun, and heads of a similar name. Two nomor KK are two families.

    One word of a longer name is too little across two RT: half a dusun is called so.
    """
    if a.dusun != b.dusun or (a.kk and b.kk) or not nama_mirip(a.nama, b.nama):
        return ()
    se_rt = bool(a.rt) and a.rt == b.rt
    if not se_rt and a.bunyi != b.bunyi:
        return ()
    return ("nama kepala keluarganya mirip", "sedusun, RT sama" if se_rt else "sedusun")


def jarak_kehamilan(
    *, hpht: tuple[dt.date | None, dt.date | None], akhir: tuple[dt.date | None, dt.date | None]
) -> tuple[int, int] | None:
    """How near two records of a woman's pregnancies are to being one, the nearest first; None when they are two.

    They begin or end within HARI_HAMIL_SAMA; or both are running, for nobody is pregnant twice: with a beginning far
    apart only where nothing else is nearer, because one of them may have ended elsewhere.
    """
    selisih = [abs((a - b).days) if a and b else None for a, b in (hpht, akhir)]
    mulai, selesai = (hari if hari is not None and hari <= HARI_HAMIL_SAMA else None for hari in selisih)
    if akhir == (None, None):
        return (0, mulai) if mulai is not None else (3, selisih[0] or 0)
    if selesai is not None:
        return 1, selesai
    return (2, mulai) if mulai is not None else None


class Hamil(Protocol):
    """What is asked of a pregnancy here."""

    pk: int

    @property
    def hpht_hitung(self) -> dt.date | None: ...

    @property
    def berakhir_pada(self) -> dt.date | None: ...


H = TypeVar("H", bound=Hamil)


def pasangan_hamil(satu: Iterable[H], lain: Iterable[H], *, tahu: Mapping[int, int] | None = None) -> list[tuple[H, H]]:
    """Pregnancies of the first that are one of the second, each at most once, the nearest first; whichever way round.

    ``tahu``: key of the first -> key of the second of which it is known.
    """
    calon = []
    for a, b in product(satu, lain):
        jarak = jarak_kehamilan(hpht=(a.hpht_hitung, b.hpht_hitung), akhir=(a.berakhir_pada, b.berakhir_pada))
        if tahu and tahu.get(a.pk) == b.pk:
            jarak = (-1, 0)
        if jarak is not None:
            calon.append((jarak, min(a.pk, b.pk), max(a.pk, b.pk), a, b))
    hasil: list[tuple[H, H]] = []
    terpakai: set[int] = set()
    for *_, a, b in sorted(calon, key=lambda c: c[:3]):
        if not terpakai & {a.pk, b.pk}:
            terpakai |= {a.pk, b.pk}
            hasil.append((a, b))
    return hasil


def pasangan_orang(semua: Sequence[CiriOrang]) -> list[Pasangan]:
    """Every two records that may be one person, the newest first."""
    return _pasangan(_calon_orang(semua), alasan_orang)


def pasangan_keluarga(semua: Iterable[CiriKeluarga]) -> list[Pasangan]:
    """Every two records that may be one family, the newest first."""
    kelompok: dict[tuple[int, str, str], list[CiriKeluarga]] = defaultdict(list)
    for satu in semua:
        kelompok[satu.dusun, "bunyi", satu.bunyi].append(satu)
        if satu.rt:
            kelompok[satu.dusun, "rt", satu.rt].append(satu)
    return _pasangan(_dalam_kelompok(kelompok.values()), alasan_keluarga)


def _calon_orang(semua: Sequence[CiriOrang]) -> Iterator[tuple[CiriOrang, CiriOrang]]:
    """Pairs worth a look: near in birth date, or of one household, one KIA number or, while pregnant, one sound."""
    for jenis_kelamin in ("L", "P"):
        urut = sorted(
            (satu for satu in semua if satu.lahir and satu.jenis_kelamin == jenis_kelamin),
            key=lambda satu: satu.lahir or dt.date.min,
        )
        yield from _bertetangga(urut)
    rumah, kia, hamil = (defaultdict(list) for _ in range(3))
    tanpa_lahir = {satu.keluarga for satu in semua if not satu.lahir}
    for satu in semua:
        if satu.keluarga in tanpa_lahir:
            rumah[satu.keluarga].append(satu)
        if satu.no_kia:
            kia[satu.no_kia.casefold()].append(satu)
        if satu.hamil and satu.suami:
            for kunci in _kunci_bunyi(satu.bunyi):
                hamil[kunci].append(satu)
    for kelompok in (rumah, kia, hamil):
        yield from _dalam_kelompok(kelompok.values())


def _bertetangga(urut: Sequence[CiriOrang]) -> Iterator[tuple[CiriOrang, CiriOrang]]:
    jendela = dt.timedelta(days=SELISIH_HARI_GANDA)
    awal = 0
    for ke, satu in enumerate(urut):
        while urut[awal].lahir + jendela < satu.lahir:  # type: ignore[operator]
            awal += 1
        for lain in urut[awal:ke]:
            yield lain, satu


def _dalam_kelompok(kelompok: Iterable[list[C]]) -> Iterator[tuple[C, C]]:
    for anggota in kelompok:
        for ke, satu in enumerate(anggota):
            for lain in anggota[ke + 1 :]:
                yield satu, lain


def _kunci_bunyi(bunyi: str) -> set[str]:
    """Each word of a sound, and each with one letter left out: words one letter apart share a key."""
    return {kunci for kata in bunyi.split() for kunci in (kata, *(kata[:i] + kata[i + 1 :] for i in range(len(kata))))}


def _pasangan(calon: Iterable[tuple[C, C]], alasan: Callable[[C, C], tuple[str, ...]]) -> list[Pasangan]:
    dilihat: set[tuple[int, int]] = set()
    hasil = []
    for a, b in calon:
        kunci = (a.pk, b.pk) if a.pk < b.pk else (b.pk, a.pk)
        if a.pk == b.pk or kunci in dilihat:
            continue
        dilihat.add(kunci)
        if sebab := alasan(a, b):
            tua, muda = (a, b) if a.pk < b.pk else (b, a)
            hasil.append(Pasangan(tua.uuid, muda.uuid, sebab, max(a.dicatat, b.dicatat)))
    return sorted(hasil, key=lambda satu: (satu.dicatat, str(satu.lain), str(satu.satu)), reverse=True)
