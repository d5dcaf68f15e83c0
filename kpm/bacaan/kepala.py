"""PURE: where a table begins: its heading rows, found by known words and flattened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kpm.bacaan.baris import BarisData, baris_data, penomoran
from kpm.bacaan.bentuk import Baris, BerkasDitolak, Buku, LembarMentah, Nilai, huruf_kolom
from kpm.bacaan.nilai import teks

__all__ = ["BarisData", "Kepala", "baris_data", "cari_kepala", "cari_semua_kepala", "cari_tabel", "kunci_kepala"]

BARIS_JUDUL = 15
"""Rows from the top among which the heading is looked for."""
BARIS_KEPALA = 4
"""Rows one heading can have, rows that number the columns apart."""
_LEBAR_JUDUL = 300
"""Letters of a heading; a longer text is none."""
_INGATAN = 20_000
"""Texts whose key is remembered."""


@dataclass(frozen=True, slots=True)
class Kepala:
    """A heading: which column holds what, and the rows it stands in (positions in the sheet's list of rows)."""

    kolom: Mapping[str, int]
    awal: int
    akhir: int
    """Position of the first row under it."""
    asing: tuple[str, ...] = ()
    """Headings nobody knows, as the file writes them."""
    batas: int | None = None
    """Position of the next heading of the sheet, where its rows end; None for the end of the sheet."""
    peringatan: tuple[str, ...] = ()


def kunci_kepala(nilai: Nilai) -> str:
    """A heading as headings are compared: trimmed, lower case, without full stops, colons and NBSP."""
    return " ".join(re.sub(r"[.:]", "", teks(nilai)).casefold().split())


def cari_kepala(baris: Sequence[Baris], kamus: Mapping[str, Sequence[str]], *, paling_sedikit: int) -> Kepala | None:
    """The heading with the most known columns among the first rows; None under ``paling_sedikit`` of them.

    ``kamus``: code of a column -> its headings as files write them, the best first. A heading of several rows is read
    top-down: a group's title stands before the titles under it, and any part of that is enough to know a column.
    Raises BerkasDitolak when two columns have the same heading and different values.
    """
    pencari = _Pencari(baris, kamus, paling_sedikit)
    calon = [satu for awal in range(min(BARIS_JUDUL, len(baris))) if (satu := pencari.mulai(awal))]
    return pencari.jadikan(max(calon, key=_nilai_calon)) if calon else None


def cari_semua_kepala(
    baris: Sequence[Baris], kamus: Mapping[str, Sequence[str]], *, paling_sedikit: int
) -> tuple[Kepala, ...]:
    """Every heading of a sheet, anywhere: months one below the other. Each ends where the next begins.

    As cari_kepala otherwise.
    """
    pencari = _Pencari(baris, kamus, paling_sedikit)
    calon: list[_Calon] = []
    awal = 0
    while awal < len(baris):
        dekat = [satu for ke in range(awal, min(awal + BARIS_KEPALA, len(baris))) if (satu := pencari.mulai(ke))]
        if pencari.mulai(awal) is None:
            awal += 1
            continue
        terbaik = max(dekat, key=_nilai_calon)
        calon.append(terbaik)
        awal = terbaik.akhir
    batas = [*(satu.awal for satu in calon[1:]), None]
    return tuple(pencari.jadikan(satu, sampai) for satu, sampai in zip(calon, batas, strict=True))


def cari_tabel(
    buku: Buku, kamus: Mapping[str, Sequence[str]], *, paling_sedikit: int, sebutan: str
) -> tuple[LembarMentah, Kepala]:
    """The sheet with the most known columns, and its heading.

    Raises BerkasDitolak with what was looked for: ``sebutan`` is what the table is called ("tabel status gizi").
    """
    ada = [
        (lembar, kepala)
        for lembar in buku.lembar
        if (kepala := cari_kepala(lembar.baris, kamus, paling_sedikit=paling_sedikit))
    ]
    if not ada:
        contoh = ", ".join(f"“{semua[0]}”" for semua in list(kamus.values())[:3] if semua)
        raise BerkasDitolak(
            f"Berkas ini tidak berisi {sebutan}: judul kolom seperti {contoh} tidak ditemukan. "
            "Pilih jenis berkas yang sesuai, atau unggah berkas lain."
        )
    return max(ada, key=lambda satu: len(satu[1].kolom))


@dataclass(frozen=True, slots=True)
class _Calon:
    """A place where a heading may stand."""

    awal: int
    akhir: int
    tinggi: int
    cocok: Mapping[str, tuple[tuple[tuple[bool, int], int], ...]]
    """Code -> how it was known (by a group's title alone or not, place in ``kamus``) and its column, best first."""
    asing: tuple[str, ...]


def _nilai_calon(calon: _Calon) -> tuple[int, int, int, int]:
    """Most columns, then least doubt (two columns for one, a group's title for a column), fewest rows, the first."""
    ragu = sum(semua[0][0][0] or any(mutu == semua[0][0] for mutu, _ in semua[1:]) for semua in calon.cocok.values())
    return len(calon.cocok), -ragu, -calon.tinggi, -calon.awal


class _Pencari:
    """Headings of one sheet against one list of known words; each text is compared once."""

    def __init__(self, baris: Sequence[Baris], kamus: Mapping[str, Sequence[str]], paling_sedikit: int) -> None:
        self._baris = baris
        self._paling_sedikit = paling_sedikit
        self._dikenal: dict[str, tuple[str, int]] = {}
        for kode, semua in kamus.items():
            for urutan, nama in enumerate(semua):
                self._dikenal.setdefault(kunci_kepala(nama), (kode, urutan))
        self._awalan = {
            " ".join(kata[:banyak])
            for kata in (kunci.split() for kunci in self._dikenal)
            for banyak in range(1, len(kata) + 1)
        }
        self._kunci: dict[str, str] = {}
        self._ingat: dict[int, _Calon | None] = {}

    def mulai(self, awal: int) -> _Calon | None:
        """The best heading that begins in a row."""
        if awal not in self._ingat:
            self._ingat[awal] = self._cari(awal)
        return self._ingat[awal]

    def jadikan(self, calon: _Calon, batas: int | None = None) -> Kepala:
        """The heading, each code with one column."""
        kepala = Kepala({}, calon.awal, calon.akhir, calon.asing, batas)
        kolom = {}
        asing = list(calon.asing)
        peringatan = []
        for kode, semua in calon.cocok.items():
            terbaik = [ke for mutu, ke in semua if mutu == semua[0][0]]
            asing.extend(self._judul(kepala, ke) for mutu, ke in semua if mutu != semua[0][0])
            kolom[kode] = terbaik[0]
            if len(terbaik) > 1:
                kolom[kode], pesan = self._pilih(terbaik, kepala)
                peringatan.append(pesan)
        return replace(kepala, kolom=kolom, asing=tuple(dict.fromkeys(asing)), peringatan=tuple(peringatan))

    def _judul(self, kepala: Kepala, kolom: int) -> str:
        """The lowest heading of a column as the file writes it."""
        semua = [teks(satu.nilai(kolom)) for satu in reversed(self._baris[kepala.awal : kepala.akhir])]
        dikenal = (satu for satu in semua if kunci_kepala(satu) in self._dikenal)
        return next(dikenal, next(filter(None, semua), ""))

    def _kunci_sel(self, nilai: Nilai) -> str:
        if not isinstance(nilai, str) or len(nilai) > _LEBAR_JUDUL:
            # A number or a date can be a heading too (2019, 2020), but none that is long.
            return "" if nilai is None or isinstance(nilai, str) else kunci_kepala(nilai)
        kunci = self._kunci.get(nilai)
        if kunci is None:
            if len(self._kunci) > _INGATAN:
                self._kunci.clear()
            kunci = self._kunci[nilai] = kunci_kepala(nilai)
        return kunci

    def _cari(self, awal: int) -> _Calon | None:
        if not any(self._kunci_sel(nilai) in self._awalan for nilai in self._baris[awal].isi if nilai is not None):
            return None
        terbaik: _Calon | None = None
        judul: list[Baris] = []
        for ke in range(awal, len(self._baris)):
            satu = self._baris[ke]
            if penomoran(satu):
                if not judul:
                    return None
                continue
            if len(judul) == BARIS_KEPALA or (judul and satu.nomor - judul[-1].nomor > BARIS_KEPALA):
                break
            judul.append(satu)
            calon = self._coba(judul, awal, ke + 1)
            if len(calon.cocok) >= self._paling_sedikit and (
                terbaik is None or _nilai_calon(calon) > _nilai_calon(terbaik)
            ):
                terbaik = calon
        if terbaik is None:
            return None
        akhir = terbaik.akhir
        while akhir < len(self._baris) and penomoran(self._baris[akhir]):
            akhir += 1
        return replace(terbaik, akhir=akhir)

    def _coba(self, judul: Sequence[Baris], awal: int, akhir: int) -> _Calon:
        cocok: dict[str, list[tuple[tuple[bool, int], int]]] = {}
        asing = []
        for kolom, sebutan in enumerate(_ratakan([[self._kunci_sel(n) for n in satu.isi] for satu in judul])):
            dikenal = next(
                ((self._dikenal[satu], kelompok) for satu, kelompok in sebutan if satu in self._dikenal), None
            )
            if dikenal is not None:
                (kode, urutan), kelompok = dikenal
                cocok.setdefault(kode, []).append(((kelompok, urutan), kolom))
            elif sebutan:
                asing.append(next(teks(n) for satu in reversed(judul) if teks(n := satu.nilai(kolom))))
        rapi = {kode: tuple(sorted(semua)) for kode, semua in cocok.items()}
        return _Calon(awal, akhir, len(judul), rapi, tuple(dict.fromkeys(asing)))

    def _pilih(self, kolom: Sequence[int], kepala: Kepala) -> tuple[int, str]:
        """Of columns with the same heading the first with data; BerkasDitolak where two disagree."""
        isi: dict[int, list[str]] = {ke: [] for ke in kolom}
        for satu in self._baris[kepala.akhir : kepala.batas]:
            for ke in kolom:
                isi[ke].append(teks(satu.nilai(ke)))
        berisi = [ke for ke in kolom if any(isi[ke])]
        judul = self._judul(kepala, kolom[0])
        tempat = " dan ".join(huruf_kolom(ke) for ke in kolom)
        if any(isi[ke] != isi[berisi[0]] for ke in berisi[1:]):
            raise BerkasDitolak(
                f"Judul kolom “{judul}” ada lebih dari sekali (kolom {tempat}) dan isinya berbeda. "
                "Hapus atau ganti judul yang tidak dipakai, lalu unggah lagi."
            )
        dipakai = berisi[0] if berisi else kolom[0]
        return dipakai, (
            f"Judul kolom “{judul}” ada lebih dari sekali (kolom {tempat}); yang dibaca kolom {huruf_kolom(dipakai)}."
        )


def _ratakan(judul: Sequence[Sequence[str]]) -> Iterator[tuple[tuple[str, bool], ...]]:
    """Per column what it may be called: its rows joined top-down, the longest run first, the lowest row first.

    With each whether it is only the title of a group, without the lowest row.

    A group's title belongs to the columns to its right until the next title of its row, as long as something stands
    below it there. Alone it names only the column it stands in.
    """
    lebar = max((len(satu) for satu in judul), default=0)
    kiri = [""] * len(judul)
    for ke in range(lebar):
        sendiri = [satu[ke] if ke < len(satu) else "" for satu in judul]
        tingkat: list[tuple[str, bool]] = []
        for dalam, kunci in enumerate(sendiri):
            kiri[dalam] = kunci or (kiri[dalam] if any(sendiri[dalam + 1 :]) else "")
            if kiri[dalam] and (not tingkat or tingkat[-1][0] != kiri[dalam]):
                tingkat.append((kiri[dalam], bool(kunci)))
        yield tuple(
            (" ".join(kunci for kunci, _ in tingkat[dari : dari + panjang]), dari + panjang < len(tingkat))
            for panjang in range(len(tingkat), 0, -1)
            for dari in range(len(tingkat) - panjang, -1, -1)
            if any(milik for _, milik in tingkat[dari : dari + panjang])
        )
