"""What a readable history is made of: one kind of record with its words, one kind of page with what stands on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Isi:
    """One kind of record."""

    model: Any
    sebutan: Callable[[Any], str]
    """What a row of its history is about: "Formulir 2B, Agustus 2026"."""
    formulir: tuple[Any, ...] = ()
    """Forms whose labels name its fields."""
    label: Mapping[str, str] = field(default_factory=dict)
    """Labels no form has."""
    satuan: Mapping[str, str] = field(default_factory=dict)
    induk: frozenset[str] = frozenset()
    """References to what it belongs to."""
    kata: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Of a list of codes: code -> word. Other lists are told as they are, or not at all."""

    def __hash__(self) -> int:
        return hash(self.model)


@dataclass(frozen=True, slots=True, kw_only=True)
class Jenis:
    """One kind of page of history, named in its address."""

    izin: str
    """What one must be allowed to see besides histories."""
    kepala: Any = None
    """Model of the record in the address; None for a page of the whole village."""
    judul: Callable[[Any], str]
    """Heading, from the latest row of that record."""
    isi: Callable[[Any], tuple[tuple[Any, dict[str, Any]], ...]]
    """What stands on the page: (model, filter on its history), from the latest row."""
    alamat: str = ""
    """Name of the page of the record."""
