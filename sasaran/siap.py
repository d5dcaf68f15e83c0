"""The step of a village's set-up list that sasaran knows about."""

from __future__ import annotations

from typing import Any

from kpm.kueri_siap import Langkah
from sasaran.kueri import ada_sasaran


def langkah_keluarga(**_: Any) -> Langkah:
    """The first household, which shows whether everything before it was right."""
    return Langkah(
        "Keluarga pertama",
        ada_sasaran(),
        "Daftarkan satu rumah yang sudah Anda kenal",
        "keluarga_baru",
        "sasaran.ubah",
    )
