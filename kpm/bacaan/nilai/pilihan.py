"""PURE: cells that choose: ticks, sex, RT and RW."""

from __future__ import annotations

import re
from typing import Literal

from kpm.bacaan.bentuk import Nilai, NilaiJanggal
from kpm.bacaan.nilai.dasar import HAMPA, kosong, kutip, teks

CENTANG = frozenset(
    {
        *("v", "vv", "√", "✓", "✔", "☑", "✅", "y", "ya", "iya", "yes", "ada", "sudah", "true", "benar"),
        *("ö", "ü", "\uf0d6", "\uf0fc", "\uf0fe", "\uf050", "\uf052"),
    }
)
"""Ticks. In the second line those of the fonts Symbol and Wingdings, which are letters without their font."""
SILANG = frozenset(
    {
        "x",
        "xx",
        "t",
        "tidak",
        "tdk",
        "tidak ada",
        "no",
        "false",
        "salah",
        "×",
        "✗",
        "✘",
        "☒",
        "❌",
        "û",
        "\uf0fb",
        "\uf0fd",
    }
)
TIDAK_BERLAKU = frozenset({"-", "–", "—", "ts", "td", "belum", "tidak berlaku", ""})
AngkaCentang = Literal["1/0", "1/2", ""]
_LAKI = frozenset({"l", "lk", "lakilaki", "laki", "laki2", "pria", "1", "m", "male"})
_PEREMPUAN = frozenset({"p", "pr", "perempuan", "prp", "wanita", "2", "f", "female"})
_ANGKA_RT = re.compile(r"(?:r[tw]\b\.?\s*:?\s*)?0*(\d{1,3})(?:[.,]0+)?")


def centang(nilai: Nilai, *, angka: AngkaCentang = "1/0") -> bool | None:
    """A tick: v, V, √, Ö, ✓, Y, Ya are True; x, X, T, Tidak are False; empty, -, TS, TD None. Raises NilaiJanggal.

    ``angka`` says what numbers mean in this file: 1 yes and 0 no; 1 yes and 2 no, only in files that document it; or
    nothing at all.
    """
    if isinstance(nilai, bool):
        return nilai
    isi = teks(nilai).casefold().rstrip(".").strip("'\"() ")
    if isi in CENTANG or (angka and isi == "1"):
        return True
    if isi in SILANG or (angka and isi == angka[-1]):
        return False
    if isi in TIDAK_BERLAKU or (kosong(nilai) and not isi.isdigit()):
        return None
    raise NilaiJanggal(f"{kutip(nilai)} bukan tanda ya atau tidak.")


def jenis_kelamin(nilai: Nilai) -> str | None:
    """L or P of L/P, Lk/Pr, LAKI-LAKI/PEREMPUAN, 1/2, M/F. Raises NilaiJanggal."""
    isi = re.sub(r"[\s.\-'–]", "", teks(nilai).casefold())
    if isi in _LAKI:
        return "L"
    if isi in _PEREMPUAN:
        return "P"
    if isi in HAMPA or kosong(nilai):
        return None
    raise NilaiJanggal(f"{kutip(nilai)} bukan jenis kelamin.")


def rt_rw(nilai: Nilai) -> str:
    """Three digits; empty for 000, 00, - and whatever is no number of an RT or RW."""
    cocok = _ANGKA_RT.fullmatch(teks(nilai).casefold().lstrip("'"))
    return cocok[1].zfill(3) if cocok and int(cocok[1]) else ""
