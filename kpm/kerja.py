"""The work area of whoever asks: open during a request, a default for lists and the guard of every write.

A KPM reads the whole village and writes only the people of their own dusun and posyandu. Commands, tasks, admins and
KPM without a work area write everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar, Token
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from kpm.wilayah_kerja import Kerja, Tempat

PERAN_BERWILAYAH, PERAN_BEBAS = "kpm", "admin_desa"
_kerja: ContextVar[Kerja | None] = ContextVar("kerja", default=None)
BUKAN = "Bukan wilayah kerja Anda"
_MENYEMPITKAN = ("dusun", "posyandu", "q", "wilayah")


class BukanWilayahKerja(PermissionDenied):
    """Somebody of another KPM's work area was to be changed; the text is for the page."""


def kerja_terbuka() -> Kerja | None:
    """The work area in force; None where nothing limits writing."""
    return _kerja.get()


def buka(kerja: Kerja | None) -> Token[Kerja | None]:
    """For the middleware, until `tutup`."""
    return _kerja.set(kerja)


def tutup(token: Token[Kerja | None]) -> None:
    """Undo `buka`: the work area of before holds again."""
    _kerja.reset(token)


@contextmanager
def kerja(isi: Kerja | None) -> Iterator[None]:
    """A work area for a ``with`` block; None lifts the limit, for what is done in other people's name."""
    token = buka(isi)
    try:
        yield
    finally:
        tutup(token)


def kerja_dari(tugas: Iterable[Any]) -> Kerja | None:
    """The work area of somebody's assignments in one village, annotated as in `kpm.middleware`; a row for each place.

    Two offices of a KPM add up; one without a limit, or the admin's, lifts it.
    """
    tempat: dict[tuple[str, int], Tempat] = {}
    for satu in tugas:
        if satu.peran == PERAN_BEBAS:
            return None
        if satu.peran != PERAN_BERWILAYAH:
            continue
        if satu.kerja_dusun:
            tempat["dusun", satu.kerja_dusun] = Tempat("dusun", satu.kerja_dusun, satu.kerja_dusun_nama)
        elif satu.kerja_posyandu:
            tempat["posyandu", satu.kerja_posyandu] = Tempat(
                "posyandu", satu.kerja_posyandu, satu.kerja_posyandu_nama, satu.kerja_rumah, satu.kerja_rumah_nama
            )
        else:
            return None
    return Kerja(tuple(sorted(tempat.values(), key=lambda t: (t.jenis, t.nama)))) if tempat else None


def saringan_baku(isi: Mapping[str, Any]) -> Kerja | None:
    """The work area a list begins with; None where its address narrows it itself or asks for everybody."""
    return None if any(nama in isi for nama in _MENYEMPITKAN) else kerja_terbuka()


def milik(objek: Any) -> bool:
    """Whether whoever asks may write this record, as far as the work area goes."""
    area = kerja_terbuka()
    return area is None or not hasattr(objek, "letak_kerja") or area.memuat(objek.letak_kerja())


def pastikan_milik(objek: Any) -> None:
    """Raise BukanWilayahKerja for a record of another work area: before a form is shown, so that nothing is typed."""
    area = kerja_terbuka()
    if area is not None and not milik(objek):
        raise BukanWilayahKerja(f"{BUKAN}: {objek.letak_kerja().siapa}. Anda mengisi data {area.nama}.")


def periksa(objek: Any) -> None:
    """The guard of every save and deletion: judged by where the record stands, not by where it is to go.

    So a KPM hands somebody over to another dusun, and takes nobody from there. A row that is not there yet, or comes
    back under its key, stands where it is to go.
    """
    if kerja_terbuka() is None or not hasattr(objek, "letak_kerja"):
        return
    kini = type(objek)._base_manager.filter(pk=objek.pk).first() if objek.pk else None
    pastikan_milik(kini or objek)


def batasi(request: HttpRequest, objek: Any) -> None:
    """Take what changes people from a page about somebody of another work area: it is read, no button is offered."""
    area = kerja_terbuka()
    if area is not None and not milik(objek):
        request.izin = request.izin - {"sasaran.ubah", "pemantauan.ubah"}  # type: ignore[attr-defined]
        request.di_luar_kerja = area.nama  # type: ignore[attr-defined]
