"""Which choices about growth and pregnancy are in force in the village whose scope is open, and the KBM table."""

from __future__ import annotations

import datetime as dt

from kpm.lingkup import NASIONAL, kode_terbuka
from pemantauan.antropometri.kbm import kbm_bawaan
from pemantauan.antropometri.kms import TabelKbm
from pemantauan.kueri_skor import lapisan_pengaturan
from pemantauan.models import Kbm
from pemantauan.pengaturan_tumbuh import OPSI_TUMBUH, AturanTumbuh, gabungkan_tumbuh


def aturan_tumbuh(pada: dt.date) -> AturanTumbuh:
    """The choices in force on a day in the open scope: nation, province, kabupaten, the nearest wins. One query."""
    bagian = kode_terbuka()[0].split(".")
    induk = [".".join(bagian[:n]) for n in range(len(bagian) - 1, 0, -1)]
    return gabungkan_tumbuh(*lapisan_pengaturan([*induk, NASIONAL], pada, OPSI_TUMBUH).values())


def tabel_kbm() -> TabelKbm:
    """Grams to be gained within a month, by sex and bulan penuh: the table, and the KMS's own where it has no row.

    One query.
    """
    tersimpan = Kbm.objects.values_list("jenis_kelamin", "umur_bulan", "gram")
    return {**kbm_bawaan(), **{(jenis, umur): gram for jenis, umur, gram in tersimpan}}
