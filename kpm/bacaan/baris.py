"""PURE: the rows under a heading, without those that number its columns, add up, sign or explain."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import Protocol

from kpm.bacaan.bentuk import Baris, LembarMentah, Nilai
from kpm.bacaan.nilai import BULAN, teks

SENTINEL = "###"
"""OpenSID's template writes it under the last row."""
GABUNGAN_TERTINGGI = 60
"""Rows over which a merged cell is still taken for all of them, as one KIA for twins."""
_JUMLAH = re.compile(r"(?:sub ?)?(?:jumlah|total|grand total|rata-?rata)\b", re.IGNORECASE)
_JUMLAH_SAJA = re.compile(r"(?:sub ?)?(?:jumlah|total|grand total)\b[\s:.]*", re.IGNORECASE)
_TANDA_TANGAN = re.compile(
    r"(?:mengetahui|menyetujui|disetujui|diperiksa oleh|dibuat oleh|yang membuat|yang melaporkan|kepala desa|lurah"
    r"|kader pembangunan manusia)\b",
    re.IGNORECASE,
)
_TEMPAT_TANGGAL = re.compile(
    rf"[a-z .'-]+,\s*(?:\d{{1,2}}\s+|\.{{3,}}\s*)?(?:{'|'.join(BULAN)})\s+\d{{4}}", re.IGNORECASE
)
_KETERANGAN = re.compile(r"(?:ket|keterangan|catatan|sumber|\*+)\s*[:).]|\*", re.IGNORECASE)
_JUDUL = re.compile(
    r"formulir\b|(?:bulan|tahun|kuartal|triwulan|desa|kelurahan|kecamatan|kabupaten|provinsi|posyandu|dusun|nama kpm)"
    r"\s*:",
    re.IGNORECASE,
)
"""The lines above the next month, where months stand one below the other."""
_NOMOR_KOLOM = re.compile(r"\(?-?(\d{1,3})\)?(?:\s*=.*)?")
_HURUF_KOLOM = re.compile(r"\(?([a-z])\d?[.)]?")
_SEL_SESUDAH_KAKI = 3
"""Known cells a row needs after a total or a signature to be data again, not the name of who signs."""


class _Kepala(Protocol):
    @property
    def kolom(self) -> Mapping[str, int]: ...
    @property
    def akhir(self) -> int: ...
    @property
    def batas(self) -> int | None: ...


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


def baris_data(lembar: LembarMentah, kepala: _Kepala, pengenal: Sequence[str]) -> Iterator[BarisData]:
    """The rows under a heading with one of the identifying cells (codes of ``kepala.kolom``).

    Ends at ### and at the next heading; leaves out totals, signatures and the names under them, notes, rows of numbers
    or letters, and numbered rows without anything else. Whole rows that follow a total or a signature are rows still:
    nothing is lost because something above it looked like an end. A cell merged downwards counts in each of its rows.
    """
    turun = _turun(lembar)
    sesudah_kaki = False
    for satu in lembar.baris[kepala.akhir : kepala.batas]:
        if any(isinstance(nilai, str) and nilai.strip().startswith(SENTINEL) for nilai in satu.isi[:3]):
            return
        if penomoran(satu):
            continue
        jenis = _kaki(satu)
        if jenis:
            sesudah_kaki = sesudah_kaki or jenis in ("jumlah", "tanda tangan")
            continue
        if satu.nomor in turun:
            satu = _isi_turun(satu, turun[satu.nomor])
        data = BarisData(satu, kepala.kolom)
        if not any(teks(data[kode]) for kode in pengenal):
            continue
        if sesudah_kaki and sum(data[kode] is not None for kode in kepala.kolom) < _SEL_SESUDAH_KAKI:
            continue
        yield data


def penomoran(baris: Baris) -> bool:
    """A row that only numbers or letters the columns: 1 2 3, -1 -2 -3, (1) (2), 5 = 3 + 4, a b c.

    It begins at the first column or letter and climbs, so that a row of ticks (v x x) is none.
    """
    isi = [nilai for nilai in baris.isi if nilai is not None]
    if len(isi) < 3:
        return False
    if urut := _semua(_HURUF_KOLOM, isi):
        # "A" may be merged over two columns; a table's letters begin with a, or with b where NO has none.
        return urut[0] in "ab" and len(set(urut)) >= 3 and urut == sorted(urut)
    nomor = [int(satu) for satu in _semua(_NOMOR_KOLOM, isi)]
    return bool(nomor) and nomor[0] <= 2 and all(kanan == kiri + 1 for kiri, kanan in pairwise(nomor))


def _semua(pola: re.Pattern[str], isi: Sequence[Nilai]) -> list[str]:
    """What each of the cells has of the pattern; empty as soon as one has not, so that a row of data costs little."""
    hasil = []
    for nilai in isi:
        cocok = pola.fullmatch(teks(nilai).casefold())
        if cocok is None:
            return []
        hasil.append(cocok[1])
    return hasil


def _kaki(baris: Baris) -> str:
    """What a row under the table is: "jumlah", "tanda tangan", "keterangan", "judul"; empty for anything else."""
    isi = [nilai for nilai in baris.isi if nilai is not None]
    kata = (teks(nilai) for nilai in isi if isinstance(nilai, str))  # as far as they are needed: most rows are data
    awal = next(kata, None)
    if awal is None:
        return ""
    if not isinstance(isi[0], str) or awal.rstrip(".").isdigit():
        pertama = next((satu for satu in chain([awal], kata) if not satu.rstrip(".").isdigit()), "")
        return "jumlah" if _JUMLAH_SAJA.fullmatch(pertama) else ""
    if _JUMLAH.match(awal):
        return "jumlah"
    if len(isi) > 3:
        return ""
    if _TANDA_TANGAN.match(awal) or any(_TEMPAT_TANGGAL.fullmatch(satu) for satu in chain([awal], kata)):
        return "tanda tangan"
    if len(isi) <= 2 and _KETERANGAN.match(awal):
        return "keterangan"
    if _JUDUL.match(awal):
        return "judul"
    return ""


def _turun(lembar: LembarMentah) -> Mapping[int, Mapping[int, Nilai]]:
    """Row -> column -> the value of a cell above that is merged down to it."""
    hasil: dict[int, dict[int, Nilai]] = defaultdict(dict)
    if lembar.gabungan:
        menurut = {satu.nomor: satu for satu in lembar.baris}
        for gabung in lembar.gabungan:
            atas = menurut.get(gabung.awal)
            if atas is None or gabung.akhir - gabung.awal >= GABUNGAN_TERTINGGI or atas.nilai(gabung.kolom) is None:
                continue
            for nomor in range(gabung.awal + 1, gabung.akhir + 1):
                hasil[nomor][gabung.kolom] = atas.nilai(gabung.kolom)
    return hasil


def _isi_turun(baris: Baris, turun: Mapping[int, Nilai]) -> Baris:
    isi = list(baris.isi)
    for kolom, nilai in turun.items():
        if kolom >= len(isi):
            isi.extend([None] * (kolom + 1 - len(isi)))
        if isi[kolom] is None:
            isi[kolom] = nilai
    return replace(baris, isi=tuple(isi))
