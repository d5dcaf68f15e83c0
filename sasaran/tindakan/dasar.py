"""What every write of sasaran shares: refusals, saving under a version, telling that who is sasaran has changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, transaction

from kpm.models import Pengguna, Wilayah
from kpm.tindakan import simpan
from sasaran.models import Berasal, Kehamilan, Kejadian, Keluarga, Orang
from sasaran.sinyal import kehamilan_berubah, sasaran_berubah


class Ganda(Exception):
    """What was to be saved exists already; ``bidang`` names the form field, the message is for the person."""

    def __init__(self, bidang: str, kalimat: str) -> None:
        super().__init__(kalimat)
        self.bidang = bidang


class Ditolak(Exception):
    """What was asked for cannot be; the message is a sentence for the person."""


class SudahTercatat(Exception):
    """The end of this pregnancy was recorded meanwhile; ``kehamilan`` is the record as it stands."""

    def __init__(self, kehamilan: Kehamilan) -> None:
        super().__init__("Akhir kehamilan ini sudah dicatat.")
        self.kehamilan = kehamilan


class SudahDipantau(Exception):
    """Something hangs on this record, so that it cannot be taken back."""


# SQLite names the columns, PostgreSQL the constraint.
_GANDA = (
    (
        ("sasaran_orang_uuid", "sasaran_orang.uuid", "sasaran_keluarga_uuid", "sasaran_keluarga.uuid"),
        "pengenal",
        "Isian ini sudah tersimpan. Buka daftar sasaran untuk melihatnya.",
    ),
    (("orang_satu_nik", "sasaran_orang.nik_indeks"), "nik", "NIK ini sudah terdaftar di desa ini."),
    (("keluarga_satu_kk", "sasaran_keluarga.no_kk_indeks"), "no_kk", "Nomor KK ini sudah terdaftar di desa ini."),
    (
        ("kehamilan_satu_berjalan", "sasaran_kehamilan.ibu_id"),
        "__all__",
        "Ibu ini sudah punya kehamilan yang sedang berjalan.",
    ),
)


@contextmanager
def ganda_jadi_kalimat() -> Iterator[None]:
    """Turn the race two people can lose (IntegrityError) into a sentence (Ganda)."""
    try:
        yield
    except IntegrityError as galat:
        for tanda, bidang, kalimat in _GANDA:
            if any(satu in str(galat) for satu in tanda):
                raise Ganda(bidang, kalimat) from galat
        raise


Asal = tuple[str, dt.date]
"""Where a datum comes from, and the day it was seen or written there (SumberData, date)."""


def tandai_asal(objek: Berasal, bidang: Iterable[str], asal: Asal | None) -> None:
    """Remember source and day of these fields; nothing is remembered where nobody said it."""
    if asal:
        sumber, tanggal = asal
        objek.asal_data = {**objek.asal_data, **{satu: [sumber, tanggal.isoformat()] for satu in bidang}}


def terisi(isi: dict[str, Any]) -> list[str]:
    """The fields of a new record that say something."""
    return [nama for nama, nilai in isi.items() if nilai not in (None, "", [])]


def isikan(objek: Berasal, isi: dict[str, Any], asal: Asal | None) -> list[str]:
    """Set fields and remember where the changed ones come from; which they are."""
    berubah = [nama for nama, nilai in isi.items() if getattr(objek, nama) != nilai]
    for nama, nilai in isi.items():
        setattr(objek, nama, nilai)
    tandai_asal(objek, berubah, asal)
    return berubah


def ubah_rekaman(objek: Any, *, oleh: Pengguna | None, versi: int | None, asal: Asal | None = None, **isi: Any) -> Any:
    """Change a record; ``asal`` is where the changed fields come from."""
    isikan(objek, isi, asal)
    with ganda_jadi_kalimat(), transaction.atomic():
        if not isinstance(objek, Keluarga):  # where a household lives and what it has is in no total of the village
            kabarkan(objek.desa)
        return simpan(objek, oleh=oleh, versi=versi)


def catat(orang: Orang, jenis: str, tanggal: dt.date, oleh: Pengguna | None, **isi: Any) -> Kejadian:
    """Write an event of a life; ``isi``: the other fields of Kejadian."""
    return simpan(Kejadian(desa=orang.desa, orang=orang, jenis=jenis, tanggal=tanggal, **isi), oleh=oleh)


def simpan_kehamilan(kehamilan: Kehamilan, *, oleh: Pengguna | None, versi: int | None) -> Kehamilan:
    """Save a pregnancy whose dates may have changed, with everything that was counted from them."""
    simpan(kehamilan, oleh=oleh, versi=versi)
    kehamilan_berubah.send(sender=Kehamilan, kehamilan=kehamilan, oleh=oleh)
    kabarkan(kehamilan.desa)
    return kehamilan


def kabarkan(desa: Wilayah) -> None:
    """Tell, once this is committed, that who is sasaran has changed."""
    kode = desa.kode
    transaction.on_commit(lambda: sasaran_berubah.send_robust(sender=None, kode=kode))
