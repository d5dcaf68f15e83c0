"""z-scores for a file of measurements: rows in, the same rows with their z-scores out, whatever stands in them."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any

from pemantauan.antropometri.zskor import hitung

MASUK = ("sex", "age_days", "weight_kg", "lenhei_cm", "measure")
KELUAR = ("zlen", "zwei", "zwfl", "zbmi", "flags")
KOSONG = ("",) * len(KELUAR)
_JENIS_KELAMIN = {"M": "L", "F": "P", "": ""}
_POSISI = ("L", "H", "")
_BULAT = re.compile(r"[+-]?[0-9]{1,9}(\.0*)?", re.ASCII)
_ANGKA = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]{1,3})?", re.ASCII | re.IGNORECASE)


class KolomKurang(Exception):
    """The heading lacks columns; ``str()`` says so in a sentence."""


class _Janggal(ValueError):
    """A cell that cannot be read, in a sentence."""


def lengkapi(teks: Iterable[str], tulis: Callable[[list[str]], Any], keluhan: Callable[[str], Any]) -> int:
    """Write the heading and every row with its z-scores; the number of rows.

    ``teks``: lines of a CSV file with the columns of MASUK in any order, others stay as they are. A row that cannot be
    read gets empty z-scores and a sentence with its number (the heading is row 1). Raises KolomKurang.
    """
    baris = _baris(csv.reader(teks), keluhan)
    _, kepala = next(baris, (1, []))
    nama = [satu.strip().lower() for satu in kepala]
    if kurang := [satu for satu in MASUK if satu not in nama]:
        raise KolomKurang(_sebut_kurang(kurang, kepala))
    letak = [nama.index(satu) for satu in MASUK]
    tulis([*kepala, *KELUAR])
    lebar, jumlah = len(kepala), 0
    for nomor, isi in baris:
        jumlah += 1
        if len(isi) != lebar:
            keluhan(f"Baris {nomor}: {len(isi)} kolom, seharusnya {lebar}.")
            tulis([*isi[:lebar], *[""] * (lebar - len(isi)), *KOSONG])
            continue
        try:
            hasil = _satu(*[isi[ke] for ke in letak])
        except _Janggal as galat:
            keluhan(f"Baris {nomor}: {galat}")
            hasil = KOSONG
        tulis([*isi, *hasil])
    return jumlah


def _sebut_kurang(kurang: list[str], kepala: list[str]) -> str:
    """A spreadsheet set to Indonesian separates by semicolons: then every column is missing, for one reason."""
    if len(kepala) == 1 and set(MASUK) <= set(re.split("[;\t]", kepala[0].lower())):
        return "Kolom berkas ini dipisah titik koma atau tab. Pisahkan dengan koma, dan tulis desimal dengan titik."
    return f"Kolom ini tidak ada di baris pertama: {', '.join(kurang)}."


def _baris(pembaca: Any, keluhan: Callable[[str], Any]) -> Iterator[tuple[int, list[str]]]:
    """(number, cells) of each row that is not blank; one that is no CSV comes without cells."""
    nomor = 0
    while True:
        nomor += 1
        try:
            isi = next(pembaca)
        except StopIteration:
            return
        except csv.Error as galat:
            keluhan(f"Baris {nomor}: tidak dapat dibaca ({galat}).")
            isi = [""]
        if isi:
            yield nomor, isi


def _satu(sex: str, age_days: str, weight_kg: str, lenhei_cm: str, measure: str) -> tuple[str, ...]:
    """The cells of KELUAR for one row. Raises _Janggal."""
    jenis = _JENIS_KELAMIN.get(sex.strip().upper())
    if jenis is None:
        raise _Janggal(f"sex “{_ringkas(sex)}” bukan M atau F.")
    posisi = measure.strip().upper()
    if posisi not in _POSISI:
        raise _Janggal(f"measure “{_ringkas(measure)}” bukan L atau H.")
    hari = _hari(age_days)
    berat, panjang = _angka("weight_kg", weight_kg), _angka("lenhei_cm", lenhei_cm)
    try:
        pb_u, bb_u, bb_pb, imt_u, tanda, _ = hitung(jenis, hari, berat, panjang, posisi)
    except ArithmeticError:
        raise _Janggal("angkanya terlalu jauh dari yang mungkin.") from None
    return _teks(pb_u), _teks(bb_u), _teks(bb_pb), _teks(imt_u), "|".join(tanda) if tanda else ""


@lru_cache(maxsize=4096)
def _hari(teks: str) -> int | None:
    rapi = teks.strip()
    if not rapi:
        return None
    if not _BULAT.fullmatch(rapi):
        raise _Janggal(f"age_days “{_ringkas(teks)}” bukan bilangan bulat.")
    return int(rapi.partition(".")[0])


@lru_cache(maxsize=65536)
def _angka(kolom: str, teks: str) -> Decimal | None:
    rapi = teks.strip()
    if not rapi:
        return None
    if not _ANGKA.fullmatch(rapi):
        raise _Janggal(f"{kolom} “{_ringkas(teks)}” bukan angka dengan titik desimal.")
    return Decimal(rapi)


@lru_cache(maxsize=4096)
def _teks(perseratus: int | None) -> str:
    if perseratus is None:
        return ""
    satuan, sisa = divmod(abs(perseratus), 100)
    return f"{'-' if perseratus < 0 else ''}{satuan}.{sisa:02d}"


def _ringkas(teks: str) -> str:
    """A cell as a sentence can hold it."""
    return ascii(teks[:20])[1:-1]
