"""PURE: which roles a region hands out, where, and over whose account its officers have a say.

Nobody hands out a role of their own level above the village, so nobody raises themselves or an equal.
"""

from __future__ import annotations

from collections.abc import Iterable

PERAN_DESA = ("kpm", "kepala_desa", "admin_desa", "bidan", "anggota_rds", "bpd")
PUSAT = "00"


def tingkat(kode: str) -> str:
    """desa, kecamatan, kabupaten, provinsi or pusat, from the code of a region."""
    if kode == PUSAT:
        return "pusat"
    return ("provinsi", "kabupaten", "kecamatan", "desa")[kode.count(".")]


DIBERI: dict[str, dict[str, tuple[str, ...]]] = {
    "desa": {"desa": PERAN_DESA},
    "kecamatan": {},
    "kabupaten": {"kecamatan": ("pendamping_kecamatan",), "desa": ("admin_desa",)},
    "provinsi": {"kabupaten": ("kabupaten",)},
    "pusat": {"provinsi": ("provinsi",), "kabupaten": ("kabupaten",)},
}
"""Level of who gives -> level of the region it is given in -> roles."""


def di_bawah(pengelola: str, kode: str) -> bool:
    """Whether a region lies below another one; a village lies below itself."""
    if pengelola == PUSAT:
        return kode != PUSAT
    return kode.startswith(f"{pengelola}.") or (kode == pengelola and tingkat(kode) == "desa")


def peran_diberi(pengelola: str, kode: str) -> tuple[str, ...]:
    """The roles an officer of the region ``pengelola`` may give, extend and end in the region ``kode``."""
    return DIBERI[tingkat(pengelola)].get(tingkat(kode), ()) if di_bawah(pengelola, kode) else ()


def boleh_menyetel(pengelola: str, tugas: Iterable[tuple[str, str]]) -> bool:
    """Whether an officer may send a new link to, or take the one-time code from, an account with these assignments.

    ``tugas`` are (code of the region, role), ended ones left out. Every one of them must lie below the officer's
    region, and one be among those they hand out: an account that counts elsewhere or higher is not theirs.
    """
    semua = list(tugas)
    return all(di_bawah(pengelola, kode) for kode, _ in semua) and any(
        peran in peran_diberi(pengelola, kode) for kode, peran in semua
    )
