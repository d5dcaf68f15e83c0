"""Trace: who looked at or exported personal data. Who changed what is kept by the history of each record."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest

from kpm.izin import izin_peran
from kpm.models import Jejak, Pengguna, Wilayah
from kpm.permintaan import pengguna

DARI_KOMPUTER = "perintah"
"""Written as the role of a look nobody signed in for: a command typed at the computer that runs the program."""


def catat(
    *,
    desa: Wilayah,
    pengguna: Pengguna | None,
    perbuatan: str,
    objek: str,
    alasan: str = "",
    peran: str = "",
    berlaku_sampai: dt.datetime | None = None,
) -> Jejak:
    """Write one trace. ``objek`` names the record by its uuid or the list by its period, never by a person's name."""
    return Jejak.objects.create(
        desa=desa,
        pengguna=pengguna,
        perbuatan=perbuatan,
        objek=objek,
        alasan=alasan,
        peran=peran,
        berlaku_sampai=berlaku_sampai,
    )


def peran_dipakai(request: HttpRequest) -> str:
    """The role a page of a region was opened in: of somebody's several the first that may open it."""
    izin = getattr(request.resolver_match.func, "izin", "") if request.resolver_match else ""
    semua: list[str] = request.peran  # type: ignore[attr-defined]
    return next((satu for satu in semua if izin in izin_peran(satu)), semua[0] if semua else "")


def unduh(request: HttpRequest, objek: str) -> Jejak:
    """Trace that a file with names leaves: every download, print and JSON that names persons calls this first.

    ``objek`` is the form and its period ("formulir-2a 2026-08 cetak"), see `laporan.sebutan_jejak`.
    """
    return catat(
        desa=request.wilayah,  # type: ignore[attr-defined]
        pengguna=pengguna(request),
        perbuatan=Jejak.Perbuatan.UNDUH_NAMA,
        objek=objek,
        peran=peran_dipakai(request),
    )


def unduh_perintah(desa: Wilayah, objek: str) -> Jejak:
    """The same for a file with names written by a command. The scope of the village is open."""
    return catat(desa=desa, pengguna=None, perbuatan=Jejak.Perbuatan.UNDUH_NAMA, objek=objek, peran=DARI_KOMPUTER)
