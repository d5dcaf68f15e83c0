"""PURE: who signs a Berita Acara and in which blocks (forms.md 0.4.10)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kpm.dokumen.terbilang import tanggal_panjang

SEBARIS = 3
"""Persons beside each other in a block of its own."""
SEHALAMAN = 18
"""Persons of one block that fit a page together with its heading, whatever the length of their names."""


def tanda_tangan(data: Any, desa: Any, pemerintah: str) -> dict[str, Any]:
    """Place and date, who led and wrote, and the three blocks: Wakil RDS, Wakil Masyarakat, the village government."""
    rembuk, profil = data.rembuk, data.profil
    tanggal = tanggal_panjang(rembuk.tanggal) if rembuk.tanggal else "…"
    kepala = {"nama": profil.kepala_desa or "(belum diisi)", "jabatan": ""}
    return {
        "tempat": f"{desa.nama}, {tanggal}",
        "pemimpin": rembuk.pemimpin,
        "notulen": rembuk.notulen,
        "blok": [
            _blok("Wakil RDS", "", _penanda(data.hadir.wakil_rds)),
            _blok("Wakil Masyarakat", "", _penanda(data.hadir.wakil_masyarakat)),
            _blok(pemerintah, profil.jabatan(desa), [kepala]),
        ],
        "ketua_bpd": "" if desa.kelurahan else profil.ketua_bpd,
    }


def _blok(judul: str, di_bawah: str, orang: list[dict[str, str]]) -> dict[str, Any]:
    """A signature block. ``bagian`` is the block cut into parts that fit a page, each of rows of three persons."""
    orang = orang or [{"nama": "(belum ditunjuk)", "jabatan": ""}]
    bagian = [
        [orang[baris : baris + SEBARIS] for baris in range(awal, min(awal + SEHALAMAN, len(orang)), SEBARIS)]
        for awal in range(0, len(orang), SEHALAMAN)
    ]
    return {"judul": judul, "di_bawah": di_bawah, "orang": orang, "bagian": bagian}


def _penanda(orang: Iterable[Any]) -> list[dict[str, str]]:
    return [{"nama": satu.nama, "jabatan": satu.jabatan or satu.get_unsur_display()} for satu in orang]
