"""Trace: who looked at or exported personal data. Who changed what is kept by the history of each record."""

from __future__ import annotations

from kpm.models import Jejak, Pengguna, Wilayah


def catat(*, desa: Wilayah, pengguna: Pengguna | None, perbuatan: str, objek: str, alasan: str = "") -> Jejak:
    """Write one trace. ``objek`` names the record by its uuid or the list by its period, never by a person's name."""
    return Jejak.objects.create(desa=desa, pengguna=pengguna, perbuatan=perbuatan, objek=objek, alasan=alasan)
