"""Entries for a finalised quarter: kept while they wait, written in turn once the quarter is opened again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan, Triwulan
from kpm.tindakan import VersiUsang, simpan
from pemantauan.bulanan.titipan import ambil, titipkan
from pemantauan.kueri_kartu import entri_menunggu
from pemantauan.models import EntriMenunggu
from pemantauan.tindakan.bulan import TriwulanTertutup, simpan_pemantauan_anak, simpan_pemantauan_ibu
from pemantauan.tindakan.paud import simpan_pemantauan_paud
from sasaran.models import Anak, Kehamilan

SUDAH_BERUBAH = "Catatan bulan ini sudah diubah orang lain sesudah titipan dibuat. Bandingkan, lalu putuskan."


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
) -> EntriMenunggu:
    """Keep what `TriwulanTertutup` refused. One entry waits per person and month; a later one of the same person at
    the keyboard, or of somebody who saw it (``versi``), takes its place. Raises VersiUsang otherwise."""
    milik: dict[str, Any] = {"kehamilan" if kelompok == "ibu" else "anak": sasaran}
    with transaction.atomic():
        kini = (
            EntriMenunggu.objects.select_for_update(of=("self",))
            .filter(
                kelompok=kelompok,
                bulan=bulan,
                keadaan__in=(EntriMenunggu.Keadaan.MENUNGGU, EntriMenunggu.Keadaan.TERTAHAN),
                **milik,
            )
            .first()
        )
        nilai = titipkan(tertutup.nilai)
        if kini is not None:
            if (kini.nilai, kini.tanggal, kini.perbuatan) == (nilai, tanggal, EntriMenunggu.Perbuatan.SIMPAN):
                return kini
            if versi != kini.versi and (oleh is None or kini.diubah_oleh_id != oleh.pk):
                raise VersiUsang(kini)
        entri = kini or EntriMenunggu(desa=desa, kelompok=kelompok, bulan=bulan, **milik)
        entri.nilai, entri.tanggal, entri.versi_dilihat = nilai, tanggal, tertutup.versi
        entri.perbuatan, entri.keadaan = EntriMenunggu.Perbuatan.SIMPAN, EntriMenunggu.Keadaan.MENUNGGU
        return simpan(entri, oleh=oleh)


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
    for entri in entri_menunggu(triwulan):
        keterangan = _terapkan(desa, entri)
        entri.keadaan = EntriMenunggu.Keadaan.TERTAHAN if keterangan else EntriMenunggu.Keadaan.DITERAPKAN
        entri.keterangan = keterangan[:300]
        simpan(entri, oleh=oleh)
        diterapkan, tertahan = diterapkan + (not keterangan), tertahan + bool(keterangan)
    return HasilTitipan(diterapkan, tertahan)


def batalkan_titipan(*, entri: EntriMenunggu, oleh: Pengguna | None, versi: int) -> EntriMenunggu:
    """Give up a waiting entry; it stays readable. Raises VersiUsang."""
    entri.keadaan = EntriMenunggu.Keadaan.DIBATALKAN
    return simpan(entri, oleh=oleh, versi=versi)


def _terapkan(desa: Wilayah, entri: EntriMenunggu) -> str:
    """Empty when the entry was written, else why not."""
    bersama: dict[str, Any] = {
        "desa": desa,
        "bulan": entri.bulan,
        "tanggal": entri.tanggal,
        "oleh": entri.diubah_oleh,
        "versi": entri.versi_dilihat,
    }
    nilai = ambil(entri.nilai)
    try:
        with transaction.atomic():
            if entri.kehamilan is not None:
                simpan_pemantauan_ibu(kehamilan=entri.kehamilan, nilai=nilai, **bersama)
            elif entri.anak is not None and entri.kelompok == "anak":
                simpan_pemantauan_anak(anak=entri.anak, nilai=nilai, **bersama)
            elif entri.anak is not None:
                simpan_pemantauan_paud(anak=entri.anak, hadir=nilai.get("hadir"), **bersama)
    except VersiUsang:
        return SUDAH_BERUBAH
    except TriwulanTertutup:
        return "Triwulan ini belum dibuka."
    except ValidationError as galat:
        return " ".join(galat.messages)
    return ""
