"""What a check found: one sentence that says what is wrong, and one that says what to do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Temuan:
    """A finding. ``kode`` is for programs; the sentences name records by number, code or uuid, never by a person."""

    kode: str
    kalimat: str
    saran: str


PULIHKAN = (
    "Data berubah di luar program. Jangan diperbaiki sendiri: hentikan program, simpan salinan basis data ini, "
    "lalu pulihkan cadangan terakhir yang baik (docs/pemulihan.md)."
)
"""What to do where something was changed that nobody may change."""
