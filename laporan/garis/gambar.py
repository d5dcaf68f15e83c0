"""A stretch of life as one picture: lanes under a common time, marks told apart by shape, never by colour alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

LEBAR = 400
_TEPI = 10
_BARIS, _TINGGI_KURVA = 38, 36
_HURUF = 13
"""Height of the words over a lane."""
Bentuk = Literal["penuh", "kosong", "kotak", "wajik", "segitiga", "kotak_kosong"]
"""Full and empty dot, square, diamond, triangle, empty square."""
_R = 4


@dataclass(frozen=True, slots=True)
class Tanda:
    """Something on a day."""

    tanggal: dt.date
    bentuk: Bentuk = "penuh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lajur:
    """One lane before it is drawn: its words, and what stands on it."""

    nama: str
    teks: str
    """How much of it there is: "11 dosis"."""
    tanda: tuple[Tanda, ...] = ()
    pita: tuple[dt.date, dt.date] | None = None
    """A stretch drawn as a bar."""
    takik: tuple[tuple[dt.date, str], ...] = ()
    """Days written along the bar: weeks of a pregnancy."""
    kurva: tuple[tuple[dt.date, Decimal], ...] = ()
    """Values drawn as a line."""


@dataclass(frozen=True, slots=True)
class Jejak:
    """A drawn mark: its path, and whether it is filled."""

    d: str
    isi: bool


@dataclass(frozen=True, slots=True)
class LajurGambar:
    """A drawn lane; every number is the text of an attribute."""

    nama: str
    teks: str
    y_kata: str
    jejak: tuple[Jejak, ...]
    pita: tuple[str, str, str] | None
    """x, y and width of the bar."""
    takik: tuple[tuple[str, str, str], ...]
    """x, y and word."""
    kurva: str
    titik: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Gambar:
    """The picture of one stretch of life."""

    judul: str
    tinggi: int
    dasar: str
    """y of the axis."""
    lajur: tuple[LajurGambar, ...]
    sumbu: tuple[tuple[str, str], ...]
    """x and word of each line across all lanes."""

    @property
    def kalimat(self) -> str:
        """What it shows, for whoever cannot see it."""
        return f"{self.judul}. {'; '.join(f'{satu.nama}: {satu.teks}' for satu in self.lajur)}."


def gambar(
    judul: str, mulai: dt.date, akhir: dt.date, lajur: Iterable[Lajur], sumbu: Iterable[tuple[dt.date, str]]
) -> Gambar | None:
    """Draw the lanes from ``mulai`` to ``akhir``; None where nothing stands on any of them."""
    ada = [satu for satu in lajur if satu.tanda or satu.pita or satu.kurva]
    hari = max((akhir - mulai).days, 1)
    if not ada:
        return None

    def x(tanggal: dt.date) -> float:
        jauh = min(max((tanggal - mulai).days, 0), hari)
        return _TEPI + (LEBAR - 2 * _TEPI) * jauh / hari

    y, hasil = 4.0, []
    for satu in ada:
        tinggi = _BARIS + (_TINGGI_KURVA - 12 if satu.kurva else 0) + (12 if satu.takik else 0)
        hasil.append(_lajur(satu, y, tinggi, x))
        y += tinggi
    return Gambar(
        judul=judul,
        tinggi=int(y) + 20,
        dasar=_angka(y),
        lajur=tuple(hasil),
        sumbu=_jarang([(x(tanggal), kata) for tanggal, kata in sumbu if mulai <= tanggal <= akhir]),
    )


def _lajur(satu: Lajur, y: float, tinggi: int, x: Callable[[dt.date], float]) -> LajurGambar:
    tengah = y + _HURUF + 11
    pita = None
    if satu.pita:
        awal, akhir = x(satu.pita[0]), x(satu.pita[1])
        pita = (_angka(awal), _angka(tengah - 4), _angka(max(akhir - awal, 2)))
    titik = _kurva(satu.kurva, y + _HURUF + 6, tinggi - _HURUF - 14, x)
    return LajurGambar(
        nama=satu.nama,
        teks=satu.teks,
        y_kata=_angka(y + _HURUF),
        jejak=tuple(_jejak(x(tanda.tanggal), tengah, tanda.bentuk) for tanda in satu.tanda),
        pita=pita,
        takik=tuple((_angka(x(tanggal)), _angka(tengah + 18), kata) for tanggal, kata in satu.takik),
        kurva="".join(f"{'M' if ke == 0 else 'L'}{a} {b}" for ke, (a, b) in enumerate(titik)),
        titik=tuple(titik),
    )


def _kurva(
    nilai: Sequence[tuple[dt.date, Decimal]], atas: float, tinggi: float, x: Callable[[dt.date], float]
) -> list[tuple[str, str]]:
    if not nilai:
        return []
    rendah, tinggi_nilai = min(satu for _, satu in nilai), max(satu for _, satu in nilai)
    rentang = float(tinggi_nilai - rendah) or 1.0
    return [(_angka(x(tgl)), _angka(atas + tinggi * (1 - float(satu - rendah) / rentang))) for tgl, satu in nilai]


def _jejak(x: float, y: float, bentuk: Bentuk) -> Jejak:
    bulat = f"M{_angka(x - _R)} {_angka(y)}a{_R} {_R} 0 1 0 {2 * _R} 0a{_R} {_R} 0 1 0 -{2 * _R} 0z"
    kotak = f"M{_angka(x - _R)} {_angka(y - _R)}h{2 * _R}v{2 * _R}h-{2 * _R}z"
    jalan = {
        "penuh": bulat,
        "kosong": bulat,
        "kotak": kotak,
        "kotak_kosong": kotak,
        "wajik": f"M{_angka(x)} {_angka(y - _R - 1)}l{_R + 1} {_R + 1}l-{_R + 1} {_R + 1}l-{_R + 1} -{_R + 1}z",
        "segitiga": f"M{_angka(x)} {_angka(y - _R - 1)}l{_R + 1} {2 * _R}h-{2 * _R + 2}z",
    }
    return Jejak(jalan[bentuk], bentuk not in ("kosong", "kotak_kosong"))


def _jarang(sumbu: list[tuple[float, str]]) -> tuple[tuple[str, str], ...]:
    """Words that would run into one given before them are left out; their line stays."""
    hasil: list[tuple[str, str]] = []
    terisi: list[tuple[float, float]] = []
    for x, kata in sumbu:
        setengah = len(kata) * 3.3 + 3
        kiri, kanan = x - setengah, x + setengah
        muat = kiri >= 0 and kanan <= LEBAR + 4 and all(kanan <= a or b <= kiri for a, b in terisi)
        if muat:
            terisi.append((kiri, kanan))
        hasil.append((_angka(x), kata if muat else ""))
    return tuple(hasil)


def _angka(nilai: float) -> str:
    return f"{nilai:.1f}".rstrip("0").rstrip(".")
