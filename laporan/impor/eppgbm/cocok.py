"""PURE: which child of the village a child of the file is: certain, or only likely, with a score."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from kpm.bacaan.nilai import kunci_nama
from kpm.dokumen.terbilang import tanggal_panjang
from laporan.impor.bentuk import Calon
from laporan.impor.eppgbm.anak import AnakBerkas, ortu_mirip
from sasaran.aturan import SELISIH_HARI_GANDA, kemiripan_nama, nama_mirip
from sasaran.bunyi import bunyi

BOBOT_NAMA, BOBOT_LAHIR, BOBOT_ORTU = 50, 30, 20
"""Share of name, birth date and parents in a score; where a side knows no parents, the birth date has their share."""
TANPA_LAHIR = 0.75
"""What is left of a score where a side knows no birth date."""
SKOR_DEKAT, SKOR_TERTUKAR, SKOR_SEHARI = 85, 85, 50
"""Score of a birth date within SELISIH_HARI_GANDA, with day and month exchanged, with one part differing."""
KURANG_JK, KURANG_NIK = 30, 25
"""Taken off for another sex, and for a NIK that is another one as far as it can be seen."""
KEMIRIPAN_TERENDAH = 60
"""Names less alike than this share no more than any two names do: 0."""
CALON_TERBANYAK = 5


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kenal:
    """A child the village knows, or a person of that age who is not registered as a child yet."""

    pk: int
    orang: UUID
    nama: str
    bunyi: str
    jk: str
    lahir: dt.date | None
    ibu: str
    ortu: tuple[str, ...]
    """Mother, father and head of the household, those that are known."""
    rt: str = ""
    nik_indeks: str = field(default="", repr=False)
    nik: str = field(default="", repr=False)
    """Only where the file has masked NIK to compare with."""

    def sebagai_calon(self, skor: int) -> Calon:
        """As the worklist names it."""
        lahir = f"lahir {tanggal_panjang(self.lahir)}" if self.lahir else "tanggal lahir belum dicatat"
        ibu = f"ibu {self.ibu}" if self.ibu else ""
        rt = f"RT {self.rt}" if self.rt else ""
        return Calon(self.orang, ", ".join(satu for satu in (self.nama, lahir, ibu, rt) if satu)[:160], skor)


@dataclass(frozen=True, slots=True)
class Hasil:
    """Whom a child of the file is: ``pasti``, or why nobody can say; neither of both where nobody here is like it."""

    pasti: Kenal | None = None
    alasan: str = ""
    calon: tuple[Calon, ...] = ()


def skor(anak: AnakBerkas, kenal: Kenal, *, nik_lain: bool = False) -> int:
    """How likely the two are one, 0 to 100, by name, birth date, parents, sex; ``nik_lain``: their NIK differ."""
    ortu = anak.ortu and kenal.ortu
    nilai = [(BOBOT_NAMA, _kemiripan([anak.nama], [kenal.nama]))]
    if anak.lahir and kenal.lahir:
        nilai.append((BOBOT_LAHIR if ortu else BOBOT_LAHIR + BOBOT_ORTU, _skor_lahir(anak.lahir, kenal.lahir)))
    if ortu:
        nilai.append((BOBOT_ORTU, _kemiripan(anak.ortu, kenal.ortu)))
    hasil = sum(bobot * satu for bobot, satu in nilai) / sum(bobot for bobot, _ in nilai)
    if not (anak.lahir and kenal.lahir):
        hasil *= TANPA_LAHIR
    if anak.jk and anak.jk != kenal.jk:
        hasil -= KURANG_JK
    if nik_lain:
        hasil -= KURANG_NIK
    return max(round(hasil), 0)


def _skor_lahir(a: dt.date, b: dt.date) -> int:
    if a == b:
        return 100
    if abs((a - b).days) <= SELISIH_HARI_GANDA:
        return SKOR_DEKAT
    if (a.year, a.month, a.day) == (b.year, b.day, b.month):
        return SKOR_TERTUKAR
    return SKOR_SEHARI if sum((a.year == b.year, a.month == b.month, a.day == b.day)) == 2 else 0


def _kemiripan(satu: Iterable[str], lain: Iterable[str]) -> float:
    lain = tuple(lain)
    return max(kemiripan_nama(a, b, paling_sedikit=KEMIRIPAN_TERENDAH) for a in satu for b in lain)


def mungkin_satu(anak: AnakBerkas, kenal: Kenal) -> bool:
    """Whether the two are near enough to ask: two of similar name, near birth date, common parent; or the name alone
    where nobody knows the other two. As the worklist of doubles sees it (`sasaran.ganda`)."""
    nama = nama_mirip(anak.nama, kenal.nama)
    kenal_ortu = bool(anak.ortu and kenal.ortu)
    ortu = kenal_ortu and ortu_mirip(anak.ortu, kenal.ortu)
    if not (anak.lahir and kenal.lahir):
        return nama and (ortu or not kenal_ortu)
    lahir = _skor_lahir(anak.lahir, kenal.lahir)
    return (nama and (ortu or lahir > 0)) or (ortu and lahir >= SKOR_DEKAT)


def nik_bertentangan(anak: AnakBerkas, kenal: Kenal, indeks: Callable[[str], str]) -> bool:
    """Whether the NIK of the two cannot be one; the visible digits of a masked one can only contradict."""
    if anak.nik:
        return bool(kenal.nik_indeks) and kenal.nik_indeks != indeks(anak.nik)
    awal, akhir = anak.nik_tampak
    return bool(kenal.nik) and not (kenal.nik.startswith(awal) and kenal.nik.endswith(akhir))


def _sama(anak: AnakBerkas, kenal: Kenal) -> bool:
    """Same birth date, sex and name; and a common parent, unless the name is letter for letter the same and nobody
    knows the parents on one side."""
    if anak.lahir is None or anak.lahir != kenal.lahir or anak.jk != kenal.jk:
        return False
    if anak.ortu and kenal.ortu:
        return bunyi(anak.nama) == kenal.bunyi and ortu_mirip(anak.ortu, kenal.ortu)
    return kunci_nama(anak.nama) == kunci_nama(kenal.nama)


class Pencocok:
    """Finds the children of the file among those of the village."""

    def __init__(self, kenal: Iterable[Kenal], indeks: Callable[[str], str]) -> None:
        self.indeks = indeks
        self._nik: dict[str, Kenal] = {}
        self._bunyi: dict[str, list[Kenal]] = defaultdict(list)
        semua = sorted(kenal, key=lambda satu: (satu.lahir or dt.date.min, satu.pk))
        for satu in semua:
            if satu.nik_indeks:
                self._nik[satu.nik_indeks] = satu
            self._bunyi[satu.bunyi].append(satu)
        self._urut = semua
        self._lahir = [satu.lahir or dt.date.min for satu in semua]

    def cocokkan(self, anak: Sequence[AnakBerkas], dilewati: frozenset[int] = frozenset()) -> list[Hasil]:
        """Whom each child of the file is, in their order; of those at the places ``dilewati``, which are decided
        already, only whom they may be."""
        hasil = [Hasil() if ke in dilewati else self._pasti(satu) for ke, satu in enumerate(anak)]
        pemilik: dict[int, list[int]] = defaultdict(list)
        for ke, satu in enumerate(hasil):
            if satu.pasti is not None:
                pemilik[satu.pasti.pk].append(ke)
        for semua in pemilik.values():
            if len(semua) > 1:
                kenal = hasil[semua[0]].pasti
                for ke in semua:
                    hasil[ke] = self._rebutan(anak[ke], kenal)  # type: ignore[arg-type]
        terambil = {pk for pk, semua in pemilik.items() if len(semua) == 1}
        return [
            satu if satu.pasti or satu.alasan else self._mungkin(anak[ke], terambil) for ke, satu in enumerate(hasil)
        ]

    def _skor(self, anak: AnakBerkas, kenal: Kenal) -> int:
        return skor(anak, kenal, nik_lain=nik_bertentangan(anak, kenal, self.indeks))

    def _rebutan(self, anak: AnakBerkas, kenal: Kenal) -> Hasil:
        alasan = "Dua anak di berkas cocok dengan satu anak di sini. Pilih siapa yang mana."
        return Hasil(alasan=alasan, calon=(kenal.sebagai_calon(self._skor(anak, kenal)),))

    def _pasti(self, anak: AnakBerkas) -> Hasil:
        if anak.nik and (kenal := self._nik.get(self.indeks(anak.nik))):
            beda_jk = bool(anak.jk) and anak.jk != kenal.jk
            if not beda_jk and (anak.lahir == kenal.lahir or nama_mirip(anak.nama, kenal.nama)):
                return Hasil(pasti=kenal)
            alasan = "NIK-nya sama dengan anak di sini, tetapi nama dan tanggal lahir atau jenis kelaminnya berbeda."
            return Hasil(alasan=alasan, calon=(kenal.sebagai_calon(self._skor(anak, kenal)),))
        sama = [satu for satu in self._selahir(anak.lahir, 0) if _sama(anak, satu)]
        if len(sama) == 1 and not nik_bertentangan(anak, sama[0], self.indeks):
            return Hasil(pasti=sama[0])
        if not sama:
            return Hasil()
        alasan = (
            "Dua anak di sini cocok dengan anak ini. Pilih salah satu."
            if len(sama) > 1
            else "Nama dan tanggal lahirnya sama dengan anak di sini, tetapi NIK-nya berbeda."
        )
        return Hasil(alasan=alasan, calon=self._calon(anak, sama))

    def _mungkin(self, anak: AnakBerkas, terambil: set[int]) -> Hasil:
        """Those who are only near: born within days, with day and month exchanged, or of the same sound of name."""
        dekat = {satu.pk: satu for satu in self._selahir(anak.lahir, SELISIH_HARI_GANDA)}
        if anak.lahir and anak.lahir.day <= 12:
            tertukar = dt.date(anak.lahir.year, anak.lahir.day, anak.lahir.month)
            dekat |= {satu.pk: satu for satu in self._selahir(tertukar, 0)}
        dekat |= {satu.pk: satu for satu in self._bunyi.get(bunyi(anak.nama), ())}
        calon = self._calon(
            anak,
            [
                satu
                for satu in dekat.values()
                if mungkin_satu(anak, satu) and (satu.pk not in terambil or nama_mirip(anak.nama, satu.nama))
            ],
        )
        if not calon:
            return Hasil()
        return Hasil(alasan=f"Mirip anak yang sudah terdaftar (kemiripan {calon[0].skor} dari 100).", calon=calon)

    def _calon(self, anak: AnakBerkas, kenal: Iterable[Kenal]) -> tuple[Calon, ...]:
        dinilai = [(self._skor(anak, satu), satu) for satu in kenal]
        dinilai.sort(key=lambda pasangan: (-pasangan[0], pasangan[1].pk))
        return tuple(satu.sebagai_calon(nilai) for nilai, satu in dinilai[:CALON_TERBANYAK])

    def _selahir(self, lahir: dt.date | None, hari: int) -> Sequence[Kenal]:
        if lahir is None:
            return ()
        jendela = dt.timedelta(days=hari)
        return self._urut[bisect_left(self._lahir, lahir - jendela) : bisect_right(self._lahir, lahir + jendela)]
