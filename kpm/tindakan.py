"""Writing a record: one function that keeps version and authorship, so that nothing is overwritten silently."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, TypeVar, cast

from django.db import transaction

from kpm.enkripsi import BidangTersandi
from kpm.models import Dusun, Fasilitas, Pengguna
from kpm.rekaman import Rekaman

RAHASIA = "rahasia:"
"""Begins the reason of a row of history that tells which encrypted numbers changed, as their values never can."""

R = TypeVar("R", bound=Rekaman)


BENTROK = "Belum tersimpan karena orang lain menyimpan pada saat yang sama. Simpan sekali lagi."
"""Said where the database refused a save that the form had found good."""


class VersiUsang(Exception):
    """Somebody else saved this record meanwhile. ``kini`` is the record as it stands now."""

    def __init__(self, kini: Any) -> None:
        super().__init__("Catatan ini baru saja diubah orang lain.")
        self.kini = kini


def versi_dari(teks: str | None) -> int:
    """The version a small form carries; 0, which is never current, when it is none."""
    return int(teks) if teks and re.fullmatch(r"[0-9]{1,9}", teks) else 0


def simpan(objek: R, *, oleh: Pengguna | None, versi: int | None = None) -> R:
    """Save a record with author and next version.

    ``versi`` is the version the person saw; when the stored one is another, VersiUsang is raised and nothing is
    written. Pass None only for a new record or where the caller has locked the row itself.
    """
    with transaction.atomic():
        kini: Any = None
        if objek.pk:
            kini = type(objek)._base_manager.select_for_update(of=("self",)).get(pk=objek.pk)
            if versi is not None and kini.versi != versi:
                raise VersiUsang(kini)
            objek.versi = kini.versi + 1
        else:
            objek.dibuat_oleh = oleh
        objek.diubah_oleh = oleh
        objek._change_reason = rahasia_berubah(kini, objek)  # type: ignore[attr-defined]
        objek.save()
    return objek


def hapus(objek: R, *, oleh: Pengguna | None, versi: int | None = None) -> R | None:
    """Delete a record and give it back as it was; its history keeps who did. None: it is gone already, no error.

    ``versi`` is the version the person saw; when the stored one is another, VersiUsang is raised. None asks for none.
    """
    with transaction.atomic():
        kini: Any = type(objek)._base_manager.select_for_update(of=("self",)).filter(pk=objek.pk).first()
        if kini is None:
            return None
        if versi is not None and kini.versi != versi:
            raise VersiUsang(kini)
        kini._history_user = oleh
        kini.delete()
    return cast(R, kini)


def rahasia_berubah(kini: Any, objek: Rekaman) -> str | None:
    """ "rahasia:nik=diubah": the encrypted numbers a save fills, changes or takes out; None when it does not.

    They stand in no row of history, so without this word a corrected NIK would leave no trace at all.
    """
    kata = []
    for bidang in objek._meta.concrete_fields:
        if not isinstance(bidang, BidangTersandi) or bidang.attname in objek.get_deferred_fields():
            continue
        lama, baru = getattr(kini, bidang.attname, ""), getattr(objek, bidang.attname)
        if lama != baru:
            kata.append(f"{bidang.attname}={'diubah' if lama and baru else 'diisi' if baru else 'dihapus'}")
    return RAHASIA + ",".join(kata) if kata else None


def pakai_tempat(
    *, tempat: Dusun | Fasilitas, ditutup_pada: dt.date | None, oleh: Pengguna | None, versi: int
) -> Dusun | Fasilitas:
    """Close a dusun or provider from a day on, or open it again (None). People and records keep it. Raises
    VersiUsang."""
    tempat.ditutup_pada = ditutup_pada
    return simpan(tempat, oleh=oleh, versi=versi)
