"""Deleting a month's record and taking it back: Formulir 2A, 2B and 2C alike. History is the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from kpm.models import Pengguna
from kpm.tindakan import VersiUsang
from pemantauan.kueri_kartu import catatan_bulan, penutup
from pemantauan.models import CatatanBulanan, EntriMenunggu, PemantauanAnak, PemantauanIbu, PemantauanPaud
from pemantauan.tindakan.bulan import (
    BIDANG_ANAK,
    BIDANG_IBU,
    TriwulanTertutup,
    hapus_catatan,
    kabarkan,
    kunci_triwulan,
)
from pemantauan.tindakan.catat import Tercatat
from pemantauan.tindakan.paud import BIDANG_PAUD
from pemantauan.tindakan.titipan import tulis_atau_titipkan
from sasaran.models import Anak, Kehamilan

BIDANG = {PemantauanIbu: BIDANG_IBU, PemantauanAnak: BIDANG_ANAK, PemantauanPaud: BIDANG_PAUD}
KELOMPOK = {PemantauanIbu: "ibu", PemantauanAnak: "anak", PemantauanPaud: "paud"}


@dataclass(frozen=True, slots=True)
class Terhapus:
    """What became of a deletion: the row of history that keeps the record, or the deletion that waits."""

    riwayat: Any
    titipan: EntriMenunggu | None = None


def hapus_pemantauan(
    *, catatan: CatatanBulanan, oleh: Pengguna | None, versi: int, versi_titipan: int | None = None
) -> Terhapus:
    """Delete a month's record; in a finalised quarter the deletion waits.

    Household, person and pregnancy keep what the record had told them. ``versi`` and ``versi_titipan`` are the versions
    of the record and of the waiting entry the person saw. Raises VersiUsang, whose ``kini`` may be a waiting entry.
    """
    hasil = tulis_atau_titipkan(
        lambda: hapus_catatan(catatan, oleh=oleh, versi=versi),
        **_entri(catatan),
        oleh=oleh,
        versi=versi_titipan,
        perbuatan=EntriMenunggu.Perbuatan.HAPUS,
    )
    if isinstance(hasil, EntriMenunggu):
        return Terhapus(None, hasil)
    return Terhapus(type(catatan).history.filter(uuid=catatan.uuid, history_type="-").first())


def pulihkan_pemantauan(*, riwayat: Any, oleh: Pengguna | None, versi_titipan: int | None = None) -> Tercatat:
    """Take a deleted month back from its row of history; in a finalised quarter it waits.

    A record that is back already is no error. Raises VersiUsang when a new record of that month stands there, or
    another entry waits.
    """
    catatan = _dari_riwayat(riwayat)

    def tulis() -> CatatanBulanan:
        with transaction.atomic():
            kunci_triwulan(catatan.desa, catatan.bulan.triwulan)
            return _pulihkan(catatan, oleh)

    hasil = tulis_atau_titipkan(tulis, **_entri(catatan), oleh=oleh, versi=versi_titipan)
    return Tercatat(None, hasil) if isinstance(hasil, EntriMenunggu) else Tercatat(hasil)


def _entri(catatan: CatatanBulanan) -> dict[str, Any]:
    """Whose month an entry about this record is."""
    return {
        "desa": catatan.desa,
        "kelompok": KELOMPOK[type(catatan)],
        "sasaran": _sasaran(catatan),
        "bulan": catatan.bulan,
        "tanggal": catatan.tanggal,
    }


def _dari_riwayat(riwayat: Any) -> CatatanBulanan:
    """The record as it was. Not simple-history's own `instance`: that asks every model for the fields left out."""
    model: type[CatatanBulanan] = riwayat.instance_type
    return model(**{bidang.attname: getattr(riwayat, bidang.attname) for bidang in model._meta.concrete_fields})


def _sasaran(catatan: CatatanBulanan) -> Anak | Kehamilan:
    sasaran: Anak | Kehamilan = catatan.kehamilan if isinstance(catatan, PemantauanIbu) else catatan.anak  # type: ignore[attr-defined]
    return sasaran


def _pulihkan(catatan: CatatanBulanan, oleh: Pengguna | None, *, lagi: bool = True) -> CatatanBulanan:
    model, sasaran = type(catatan), _sasaran(catatan)
    kini = catatan_bulan(KELOMPOK[model], sasaran, catatan.bulan)
    if kini is not None:
        if kini.uuid == catatan.uuid:
            return kini
        raise VersiUsang(kini)
    if kartu := penutup(catatan.desa, catatan.bulan.triwulan):
        raise TriwulanTertutup(kartu, {satu: getattr(catatan, satu) for satu in BIDANG[model]}, None)
    if catatan.dibuat_oleh_id and not Pengguna.objects.filter(pk=catatan.dibuat_oleh_id).exists():
        catatan.dibuat_oleh = None
    catatan.versi += 1
    catatan.diubah_oleh = oleh
    try:
        with transaction.atomic():
            catatan.save(force_insert=True)
    except IntegrityError:  # taken back or entered anew in the same moment: look again, once
        if not lagi:
            raise
        return _pulihkan(catatan, oleh, lagi=False)
    kabarkan(catatan)
    return catatan
