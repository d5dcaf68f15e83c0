"""The start code of a machine without accounts: only who reads this machine's terminal or files may take it."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from django.conf import settings
from django.utils.crypto import constant_time_compare

from kpm.dokumen.kode import ABJAD_KODE, kode_acak

NAMA_BERKAS = "kode-mulai.txt"


def berkas_kode() -> Path:
    """Where the code stands until the first account is made."""
    return Path(settings.KPM_DATA) / NAMA_BERKAS


def kode_mulai() -> str:
    """The code of this machine, as XXXX-XXXX-XXXX-XXXX; made and written down (0600) where there is none yet."""
    if kode := _tersimpan():
        return kode
    kode = "-".join(bagian[awal : awal + 4] for bagian in (kode_acak(), kode_acak()) for awal in (0, 4))
    with contextlib.suppress(FileExistsError):
        pegangan = os.open(berkas_kode(), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(pegangan, "w", encoding="ascii") as tulis:
            tulis.write(f"{kode}\n")
    return _tersimpan()


def _tersimpan() -> str:
    try:
        return berkas_kode().read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return ""


def kode_cocok(teks: str) -> bool:
    """Whether this is the machine's code, with or without its dashes, in any case. False where there is none."""
    kode = _rapat(_tersimpan())
    return bool(kode) and constant_time_compare(_rapat(teks), kode)


def _rapat(teks: str) -> str:
    return "".join(huruf for huruf in teks.upper() if huruf in ABJAD_KODE)


def hapus_kode() -> None:
    """The first account is there: the code is of no use any more."""
    berkas_kode().unlink(missing_ok=True)
