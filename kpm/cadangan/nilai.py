"""One value of a database column as JSON and back, the same text whichever database it came from."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from uuid import UUID

Ubah = Callable[[Any], Any]
"""Of a value that is not None."""


def _waktu(nilai: dt.datetime) -> str:
    if nilai.tzinfo is None:
        raise ValueError("waktu tanpa zona")
    return nilai.astimezone(dt.UTC).replace(tzinfo=None).isoformat()


def _dari_waktu(teks: str) -> dt.datetime:
    return dt.datetime.fromisoformat(teks).replace(tzinfo=dt.UTC)


def _biner(nilai: Any) -> str:
    return base64.b64encode(bytes(nilai)).decode()


def _sama(nilai: Any) -> Any:
    return nilai


KE_JSON: dict[str, Ubah] = {
    "DateTimeField": _waktu,
    "DateField": dt.date.isoformat,
    "TimeField": dt.time.isoformat,
    "DecimalField": str,
    "UUIDField": str,
    "BinaryField": _biner,
    "BooleanField": bool,
}
"""Kind of column (Django's internal type) -> what turns its Python value into JSON; others are JSON already."""

DARI_JSON: dict[str, Ubah] = {
    "DateTimeField": _dari_waktu,
    "DateField": dt.date.fromisoformat,
    "TimeField": dt.time.fromisoformat,
    "DecimalField": Decimal,
    "UUIDField": UUID,
    "BinaryField": base64.b64decode,
}

BIASA = frozenset(
    {
        *KE_JSON, "AutoField", "BigAutoField", "SmallAutoField", "CharField", "SlugField", "TextField", "FileField",
        "EmailField", "URLField", "IntegerField", "BigIntegerField", "SmallIntegerField", "PositiveIntegerField",
        "PositiveSmallIntegerField", "PositiveBigIntegerField", "FloatField", "JSONField", "GenericIPAddressField",
    }
)  # fmt: skip
"""Kinds of column a backup knows how to keep; another one is refused instead of being kept by chance."""


def ke_json(jenis: str) -> Ubah:
    """How a column of this type becomes JSON; most stay as they are."""
    return KE_JSON.get(jenis, _sama)


def dari_json(jenis: str) -> Ubah:
    """How JSON becomes a column of this type again."""
    return DARI_JSON.get(jenis, _sama)
