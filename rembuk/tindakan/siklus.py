"""Writes of the planning year: what the village says of it."""

from __future__ import annotations

from kpm.models import Pengguna
from kpm.tindakan import simpan
from rembuk.models import Siklus


def simpan_siklus(*, siklus: Siklus, oleh: Pengguna, versi: int | None) -> Siklus:
    """Save the day of the Musdes and whether villages have to meet.

    Raises VersiUsang, and IntegrityError where somebody else wrote the year's first record in the same moment.
    """
    return simpan(siklus, oleh=oleh, versi=versi)
