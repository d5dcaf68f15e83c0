"""Reads of households by number, as they are called now or were called on a day; also of those that are gone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sasaran.models import Keluarga

TANPA_NAMA = "Nama tidak tersimpan"


@dataclass(frozen=True, slots=True)
class Rumah:
    """A household on a list: its head and where it stands, and whether it is still there."""

    kepala: str
    rt: str
    uuid: UUID | None
    """None when the household was taken out or joined to another one since."""
    kepala_kini: str = ""
    """The head's name today where that is another one."""


def rumah(nomor: Collection[int], saat: dt.datetime | None = None) -> dict[int, Rumah]:
    """Household by primary key: as it was called at ``saat``, or now and in the end. Two queries at most.

    A household nobody kept the history of (an import) is called as it is now.
    """
    kini = {satu.pk: satu for satu in Keluarga.objects.filter(pk__in=nomor).only("uuid", "kepala", "rt")}
    dulu = _dulu([pk for pk in nomor if saat or pk not in kini], saat)
    hasil = {}
    for pk in nomor:
        ada = kini.get(pk)
        kepala, rt = dulu.get(pk) or ((ada.kepala, ada.rt) if ada else (TANPA_NAMA, ""))
        lain = ada.kepala if ada and ada.kepala != kepala else ""
        hasil[pk] = Rumah(kepala, rt, ada.uuid if ada else None, lain)
    return hasil


def _dulu(nomor: list[int], saat: dt.datetime | None) -> dict[int, tuple[str, str]]:
    """Head and RT of the last row of history up to ``saat``, of the first one where the history begins later."""
    if not nomor:
        return {}
    riwayat: Any = Keluarga.history.filter(id__in=nomor).order_by("history_date", "history_id")
    hasil: dict[int, tuple[str, str]] = {}
    for pk, pada, kepala, rt in riwayat.values_list("id", "history_date", "kepala", "rt"):
        if pk not in hasil or saat is None or pada <= saat:
            hasil[pk] = (kepala, rt)
    return hasil
