"""The fields of a monthly record as plain values for JSON, and back: for an entry that waits for its quarter."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

DESIMAL = ("berat", "panjang")
"""Fields in kg and cm, written as text so that no digit is lost."""


def titipkan(nilai: Mapping[str, Any]) -> dict[str, Any]:
    """Field -> plain value."""
    return {bidang: str(isi) if isinstance(isi, Decimal) else isi for bidang, isi in nilai.items()}


def ambil(nilai: Mapping[str, Any]) -> dict[str, Any]:
    """Field -> value as the record takes it."""
    return {bidang: Decimal(isi) if bidang in DESIMAL and isi is not None else isi for bidang, isi in nilai.items()}
