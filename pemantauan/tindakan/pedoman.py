"""Writes of the guideline settings: a decision of the nation, a province or a kabupaten, with the day it begins."""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction

from kpm.models import Pengguna, Wilayah
from pemantauan.models import PengaturanPedoman
from pemantauan.pengaturan import IKUT, OPSI

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
    *, wilayah: Wilayah, kunci: str, nilai: str, berlaku_sejak: dt.date, oleh: Pengguna
) -> PengaturanPedoman:
    """Decide one option from a day on; ``nilai`` IKUT follows what lies above.

    Raises ValueError for an unknown option or value, a region that decides nothing, or a day before 2018;
    SudahDitetapkan when somebody decided the same option for the same day.
    """
    opsi = next((satu for satu in OPSI if satu.kunci == kunci), None)
    if opsi is None or nilai not in (IKUT, *opsi.pilihan):
        raise ValueError(f"Pilihan {nilai!r} untuk {kunci!r} tidak dikenal.")
    if not menetapkan_pedoman(wilayah) or berlaku_sejak < HARI_PERTAMA:
        raise ValueError("Pedoman ditetapkan pusat, provinsi atau kabupaten, paling awal 1 Januari 2018.")
    try:
        with transaction.atomic():
            return PengaturanPedoman.objects.create(
                wilayah=wilayah, kunci=kunci, nilai=nilai, berlaku_sejak=berlaku_sejak, oleh=oleh
            )
    except IntegrityError:
        kini = PengaturanPedoman.objects.select_related("oleh").get(
            wilayah=wilayah, kunci=kunci, berlaku_sejak=berlaku_sejak
        )
        raise SudahDitetapkan(kini) from None


def batalkan_pedoman(*, wilayah: Wilayah, kunci: str, berlaku_sejak: dt.date, pada: dt.date) -> bool:
    """Take back a decision that is not in force yet on the day ``pada``; False when it is gone already.

    Raises SudahBerlaku once its day has come.
    """
    if berlaku_sejak <= pada:
        raise SudahBerlaku("Pilihan yang sudah berlaku diganti dengan pilihan baru, tidak dihapus.")
    with transaction.atomic():
        catatan = PengaturanPedoman.objects.filter(wilayah=wilayah, kunci=kunci, berlaku_sejak=berlaku_sejak).first()
        if catatan is None:
            return False
        catatan.delete()
    return True
