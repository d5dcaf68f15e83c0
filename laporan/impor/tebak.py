"""PURE: which kind of file it is, told by the words of its headings."""

from __future__ import annotations

from kpm.bacaan.bentuk import Buku

BARIS_DILIHAT = 40
"""Rows at the head of a sheet in which its headings stand."""
TANDA: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = (
    ("eppgbm", (("zsbbu", "bbu"), ("zstbu", "tbu"), ("beratbadan", "berat", "beratkg"))),
    ("opensid-penduduk", (("nokk",), ("nik",), ("statuskawin", "hubungan", "kkhubungan", "kklevel"))),
    ("form-kpm", (("formulir2a", "formulir2b", "formulir2c", "form2a", "form2b", "form2c", "noregisterkia", "nokia"),)),
)
"""Kind -> groups of words of which one each stands among the headings. The first kind that fits is taken."""


def tebak_jenis(buku: Buku) -> str | None:
    """The kind of import whose headings this file has; None when none fits."""
    kata: set[str] = set()
    nama: set[str] = set()
    for lembar in buku.lembar:
        nama.add(_rapat(lembar.nama))
        for baris in lembar.baris[:BARIS_DILIHAT]:
            kata.update(_rapat(isi) for isi in baris.isi if isinstance(isi, str) and len(isi) <= 120)
    for jenis, kelompok in TANDA:
        if all(kata.intersection(satu) for satu in kelompok):
            return jenis
    gabung = " ".join(sorted(kata | nama))
    if any(tanda in gabung for tanda in TANDA[-1][1][0]):
        return "form-kpm"
    return None


def _rapat(teks: str) -> str:
    """Letters and digits alone, small."""
    return "".join(huruf for huruf in teks.lower() if huruf.isalnum())
