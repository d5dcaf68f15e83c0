"""Entries for a finalised quarter: kept while they wait, written in turn once the quarter is opened again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from kpm.kerja import kerja
from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan, Triwulan
from kpm.tindakan import VersiUsang, simpan
from pemantauan.bulanan.titipan import ambil, titipkan
from pemantauan.kueri_kartu import catatan_bulan, entri_menunggu, penutup
from pemantauan.models import EntriMenunggu
from pemantauan.tindakan.bulan import (
    TriwulanTertutup,
    hapus_catatan,
    kunci_triwulan,
    simpan_pemantauan_anak,
    simpan_pemantauan_ibu,
)
from pemantauan.tindakan.paud import simpan_pemantauan_paud
from sasaran.models import Anak, Kehamilan

T = TypeVar("T")

SEDANG_TERBUKA = "Triwulan ini sedang terbuka. Terapkan isian ini, atau pakai yang tersimpan."
SUDAH_BERUBAH = "Catatan bulan ini sudah diubah orang lain sesudah titipan dibuat. Bandingkan, lalu putuskan."


class TriwulanTerbuka(Exception):
    """The quarter is not finalised, or not any more: what is to wait for it can be written."""


def tulis_atau_titipkan(tulis: Callable[[], T], **entri: Any) -> T | EntriMenunggu:
    """What ``tulis`` gives back, or the entry that waits because its quarter is finalised (see `titipkan_entri`).

    A quarter that somebody opens between the two is written to after all: nobody would apply what waits for it.
    """
    while True:
        try:
            return tulis()
        except TriwulanTertutup as tertutup:
            with suppress(TriwulanTerbuka):
                return titipkan_entri(tertutup=tertutup, **entri)


def titipkan_entri(
    *,
    desa: Wilayah,
    kelompok: str,
    sasaran: Anak | Kehamilan,
    bulan: Bulan,
    tanggal: dt.date,
    tertutup: TriwulanTertutup,
    oleh: Pengguna | None,
    versi: int | None = None,
    perbuatan: str = EntriMenunggu.Perbuatan.SIMPAN,
) -> EntriMenunggu:
    """Keep what `TriwulanTertutup` refused, an entry or a deletion.

    One entry waits per person and month; a later one of the same person at the keyboard, or of somebody who saw it
    (``versi``), takes its place. Raises VersiUsang otherwise, TriwulanTerbuka when the quarter is open.
    """
    with transaction.atomic():
        kunci_triwulan(desa, bulan.triwulan)
        if penutup(desa, bulan.triwulan) is None:
            raise TriwulanTerbuka
        kini = titipan_terkunci(kelompok, sasaran, bulan)
        nilai = titipkan(tertutup.nilai)
        if kini is not None:
            if (kini.nilai, kini.tanggal, kini.perbuatan) == (nilai, tanggal, perbuatan):
                return kini
            if versi != kini.versi and (oleh is None or kini.diubah_oleh_id != oleh.pk):
                raise VersiUsang(kini)
        milik = {"kehamilan" if kelompok == "ibu" else "anak": sasaran}
        entri = kini or EntriMenunggu(desa=desa, kelompok=kelompok, bulan=bulan, **milik)
        entri.nilai, entri.tanggal, entri.versi_dilihat = nilai, tanggal, tertutup.versi
        entri.perbuatan, entri.keadaan, entri.keterangan = perbuatan, EntriMenunggu.Keadaan.MENUNGGU, ""
        try:
            with transaction.atomic():
                return simpan(entri, oleh=oleh)
        except IntegrityError:  # somebody let an entry wait in the same moment
            lain = titipan_terkunci(kelompok, sasaran, bulan)
            if kini is not None or lain is None:
                raise
            raise VersiUsang(lain) from None


def titipan_terkunci(kelompok: str, sasaran: Anak | Kehamilan, bulan: Bulan) -> EntriMenunggu | None:
    """The entry that waits for a person's month, locked; None where none does. Inside a transaction."""
    milik = {"kehamilan" if kelompok == "ibu" else "anak": sasaran}
    semua = EntriMenunggu.objects.select_for_update(of=("self",))
    entri: EntriMenunggu | None = semua.filter(
        kelompok=kelompok, bulan=bulan, keadaan__in=EntriMenunggu.TERBUKA, **milik
    ).first()
    return entri


@dataclass(frozen=True, slots=True)
class HasilTitipan:
    """How many entries were written, and how many need a decision."""

    diterapkan: int
    tertahan: int


def terapkan_titipan(*, desa: Wilayah, triwulan: Triwulan, oleh: Pengguna | None) -> HasilTitipan:
    """Write what waited for a quarter that was just opened, each in the name of who entered it.

    An entry that does not fit any more (somebody changed the record, a date is impossible now) stays, TERTAHAN with
    the reason, and nothing is overwritten.
    """
    diterapkan = tertahan = 0
    with kerja(None):  # each is written in the name of who entered it, whose work area it was
        for entri in entri_menunggu(triwulan):
            keterangan = _terapkan(desa, entri)
            _catat_hasil(entri, keterangan, oleh)
            diterapkan, tertahan = diterapkan + (not keterangan), tertahan + bool(keterangan)
    return HasilTitipan(diterapkan, tertahan)


def batalkan_titipan(*, entri: EntriMenunggu, oleh: Pengguna | None, versi: int, keterangan: str = "") -> EntriMenunggu:
    """Give up a waiting entry; it stays readable and can be taken back. Raises VersiUsang, also if it waits no more."""
    with transaction.atomic():
        _dalam_keadaan(entri, EntriMenunggu.TERBUKA)
        entri.keadaan, entri.keterangan = EntriMenunggu.Keadaan.DIBATALKAN, keterangan
        return simpan(entri, oleh=oleh, versi=versi)


def _dalam_keadaan(entri: EntriMenunggu, boleh: tuple[str, ...]) -> EntriMenunggu:
    """The entry as it stands, locked. Raises VersiUsang when it is in none of these states any more."""
    kini: EntriMenunggu = EntriMenunggu.objects.select_for_update(of=("self",)).get(pk=entri.pk)
    if kini.keadaan not in boleh:
        raise VersiUsang(kini)
    return kini


def kembalikan_titipan(*, desa: Wilayah, entri: EntriMenunggu, oleh: Pengguna | None, versi: int) -> EntriMenunggu:
    """Let a given-up entry wait again; in an open quarter it is to be decided. Raises VersiUsang, also with the entry
    that waits in its place."""
    sasaran = entri.kehamilan or entri.anak
    with transaction.atomic():
        kunci_triwulan(desa, entri.bulan.triwulan)
        _dalam_keadaan(entri, (EntriMenunggu.Keadaan.DIBATALKAN,))
        if sasaran is not None and (lain := titipan_terkunci(entri.kelompok, sasaran, entri.bulan)):
            raise VersiUsang(lain)
        tertutup = penutup(desa, entri.bulan.triwulan) is not None
        entri.keadaan = EntriMenunggu.Keadaan.MENUNGGU if tertutup else EntriMenunggu.Keadaan.TERTAHAN
        entri.keterangan = "" if tertutup else SEDANG_TERBUKA
        return simpan(entri, oleh=oleh, versi=versi)


def terapkan_entri(
    *, desa: Wilayah, entri: EntriMenunggu, oleh: Pengguna | None, versi: int, versi_catatan: int | None
) -> EntriMenunggu:
    """Write one held entry by decision: ``versi_catatan`` is the version of the record it was compared with.

    Stays TERTAHAN with the reason where it does not fit. Raises VersiUsang when the entry itself has changed.
    """
    with transaction.atomic():
        kunci_triwulan(desa, entri.bulan.triwulan)  # before the entry: who opens the quarter takes them in this order
        if (kini := _dalam_keadaan(entri, EntriMenunggu.TERBUKA)).versi != versi:
            raise VersiUsang(kini)
        entri.versi_dilihat = versi_catatan
        return _catat_hasil(entri, _terapkan(desa, entri), oleh)


def _catat_hasil(entri: EntriMenunggu, keterangan: str, oleh: Pengguna | None) -> EntriMenunggu:
    entri.keadaan = EntriMenunggu.Keadaan.TERTAHAN if keterangan else EntriMenunggu.Keadaan.DITERAPKAN
    entri.keterangan = keterangan[:300]
    penitip = entri.diubah_oleh  # the next attempt is still made in the name of who entered it
    return simpan(entri, oleh=penitip if keterangan else oleh)


def _terapkan(desa: Wilayah, entri: EntriMenunggu) -> str:
    """Empty when the entry was written, else why not."""
    try:
        with transaction.atomic():
            _tulis(desa, entri)
    except VersiUsang:
        return SUDAH_BERUBAH
    except TriwulanTertutup:
        return "Triwulan ini belum dibuka."
    except ValidationError as galat:
        return " ".join(galat.messages)
    return ""


def _tulis(desa: Wilayah, entri: EntriMenunggu) -> None:
    if entri.perbuatan == EntriMenunggu.Perbuatan.HAPUS:
        catatan = catatan_bulan(entri.kelompok, entri.kehamilan or entri.anak, entri.bulan)
        if catatan is not None:
            hapus_catatan(catatan, oleh=entri.diubah_oleh, versi=entri.versi_dilihat or 0)
        return
    bersama: dict[str, Any] = {
        "desa": desa,
        "bulan": entri.bulan,
        "tanggal": entri.tanggal,
        "oleh": entri.diubah_oleh,
        "versi": entri.versi_dilihat,
    }
    nilai = ambil(entri.nilai)
    if entri.kehamilan is not None:
        simpan_pemantauan_ibu(kehamilan=entri.kehamilan, nilai=nilai, **bersama)
    elif entri.anak is not None and entri.kelompok == "anak":
        simpan_pemantauan_anak(anak=entri.anak, nilai=nilai, **bersama)
    elif entri.anak is not None:
        simpan_pemantauan_paud(anak=entri.anak, hadir=nilai.get("hadir"), **bersama)
