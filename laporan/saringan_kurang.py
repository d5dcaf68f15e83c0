"""PURE: what the list of missing services is narrowed to, as it stands in its address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kpm.wilayah_kerja import Kerja
from pemantauan.layanan import KELOMPOK, KEWENANGAN

PARAMETER = ("kelompok", "dusun", "posyandu", "layanan", "prioritas", "pj", "hari", "q", "triwulan", "wilayah")
"""What narrows the list, as it stands in its address."""
PRIORITAS = {"1": "P1 gizi buruk", "2": "P2 stunting", "3": "P3 tanda awal dan ibu berisiko", "0": "Tanpa tanda"}
HARI = {"7": "dalam 7 hari", "14": "dalam 14 hari", "30": "dalam 30 hari"}
"""Offered; the address takes any number of days."""


@dataclass(frozen=True, slots=True)
class Saringan:
    """Empty values narrow nothing."""

    kelompok: str = ""
    dusun: str = ""
    """uuid"""
    posyandu: str = ""
    """uuid"""
    layanan: str = ""
    """Code of an indicator, of every group that has it."""
    prioritas: str = ""
    """A key of PRIORITAS."""
    pj: str = ""
    """A key of KEWENANGAN."""
    hari: int | None = None
    """Something can still be done, and must be within so many days."""
    q: str = ""
    kerja: Kerja | None = None
    """The work area the list begins with."""

    @classmethod
    def dari(cls, isi: Mapping[str, Any], kerja: Kerja | None) -> Saringan:
        """From an address; what is unknown there narrows nothing."""
        hari = str(isi.get("hari", ""))
        pilih = {"kelompok": KELOMPOK, "prioritas": PRIORITAS, "pj": KEWENANGAN}
        return cls(
            **{nama: isi.get(nama, "") if isi.get(nama) in boleh else "" for nama, boleh in pilih.items()},
            **{nama: str(isi.get(nama, "")).strip()[:100] for nama in ("dusun", "posyandu", "layanan", "q")},
            hari=int(hari) if hari.isascii() and hari.isdigit() and len(hari) < 4 else None,
            kerja=kerja,
        )

    @property
    def menyempit(self) -> bool:
        """Whether the address narrows the list, apart from the work area."""
        return any(getattr(self, nama) for nama in PARAMETER[:6]) or self.hari is not None or bool(self.q)
