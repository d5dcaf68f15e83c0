"""Writes of the guideline settings: a decision of the nation, a province or a kabupaten, with the day it begins."""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from kpm.models import Pengguna, Wilayah
from pemantauan.models import PengaturanPedoman
from pemantauan.pengaturan import IKUT
from pemantauan.pengaturan_tumbuh import SEMUA_OPSI

HARI_PERTAMA = dt.date(2018, 1, 1)
"""Formulir 4 exists since PMK 193/PMK.07/2018; no quarter before it is judged."""


class SudahDitetapkan(Exception):
    """This option has a decision for that day already; ``kini`` is it."""

    def __init__(self, kini: PengaturanPedoman) -> None:
        super().__init__("Untuk tanggal itu sudah ada pilihan.")
        self.kini = kini


class SudahBerlaku(Exception):
    """A decision that is in force is not taken back, only followed by another one."""


def menetapkan_pedoman(wilayah: Wilayah) -> bool:
    """Whether this region may decide: the nation, a province or a kabupaten (forms.md 0.4.8)."""
    return wilayah.kode.count(".") < 2


def tetapkan_pedoman(
    *, wilayah: Wilayah, kunci: str, nilai: str, berlaku_sejak: dt.date, oleh: Pengguna, alasan: str = ""
) -> PengaturanPedoman:
    """Decide one option from a day on; ``nilai`` IKUT follows what lies above, ``alasan`` stands in the history.

    Raises ValueError for an unknown option or value, a region that decides nothing, or a day before 2018;
    SudahDitetapkan when somebody decided the same option for the same day.
    """
    opsi = next((satu for satu in SEMUA_OPSI if satu.kunci == kunci), None)
    if opsi is None or nilai not in (IKUT, *opsi.pilihan):
        raise ValueError(f"Pilihan {nilai!r} untuk {kunci!r} tidak dikenal.")
    if not menetapkan_pedoman(wilayah) or berlaku_sejak < HARI_PERTAMA:
        raise ValueError("Pedoman ditetapkan pusat, provinsi atau kabupaten, paling awal 1 Januari 2018.")
    try:
        with transaction.atomic():
            return PengaturanPedoman.objects.create(
                wilayah=wilayah, kunci=kunci, nilai=nilai, berlaku_sejak=berlaku_sejak, oleh=oleh, alasan=alasan
            )
    except IntegrityError:
        kini = _sah(wilayah, kunci, berlaku_sejak).select_related("oleh").get()
        raise SudahDitetapkan(kini) from None


def batalkan_pedoman(
    *, wilayah: Wilayah, kunci: str, berlaku_sejak: dt.date, oleh: Pengguna, sekarang: dt.datetime
) -> bool:
    """Take back a decision that is not in force yet; False when it is gone already. It stays in the history.

    ``sekarang`` is the region's local time. Raises SudahBerlaku once the decision's day has come.
    """
    if berlaku_sejak <= sekarang.date():
        raise SudahBerlaku("Pilihan yang sudah berlaku diganti dengan pilihan baru, tidak dihapus.")
    with transaction.atomic():
        catatan = _sah(wilayah, kunci, berlaku_sejak).select_for_update().first()
        if catatan is None:
            return False
        catatan.dibatalkan_pada, catatan.dibatalkan_oleh = sekarang, oleh
        catatan.save(update_fields=["dibatalkan_pada", "dibatalkan_oleh"])
    return True


def _sah(wilayah: Wilayah, kunci: str, berlaku_sejak: dt.date) -> QuerySet[PengaturanPedoman]:
    """The decision of an option for a day that was not taken back; one at most."""
    return PengaturanPedoman.objects.filter(
        wilayah=wilayah, kunci=kunci, berlaku_sejak=berlaku_sejak, dibatalkan_pada=None
    )
