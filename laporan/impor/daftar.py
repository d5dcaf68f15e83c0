"""The kinds of file that can be brought in, and who plans each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from kpm.bacaan.bentuk import Buku
from kpm.models import Wilayah
from laporan.impor import form_kpm, opensid
from laporan.impor.bentuk import Opsi, Usulan
from laporan.impor.eppgbm.rencana import rencanakan as rencanakan_eppgbm
from laporan.models import Impor


@dataclass(frozen=True, slots=True, kw_only=True)
class Bahan:
    """What a planner works with: the file, the village, the answers, and the day of import there."""

    impor: UUID
    desa: Wilayah
    buku: Buku
    opsi: Opsi
    keputusan: Mapping[str, str]
    pada: dt.date


Perencana = Callable[[Bahan], Usulan]
"""Reads the village in a number of queries that does not grow with the file; raises BerkasDitolak with a sentence
when the file is not of its kind. The scope of the village is open."""

PERENCANA: dict[str, Perencana] = {
    Impor.Jenis.FORM_KPM: form_kpm.rencanakan,
    Impor.Jenis.EPPGBM: rencanakan_eppgbm,
    Impor.Jenis.OPENSID_PENDUDUK: opensid.rencanakan,
}
"""Kind (`Impor.Jenis`) -> its planner."""


def perencana(jenis: str) -> Perencana:
    """The planner of a kind."""
    return PERENCANA[Impor.Jenis(jenis)]
