"""Writes of the RDS's three-monthly evaluation: opening it on a quarter, its numbers, the next dates."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.db import transaction

from kpm.models import Pengguna, Wilayah
from kpm.periode import Triwulan
from kpm.tindakan import simpan
from rembuk import kueri_fgd
from rembuk.kekurangan import ringkasan_awal
from rembuk.models import JenisPertemuan, Pertemuan
from rembuk.pertemuan import RAGAM
from rembuk.teks import tulis_jadwal
from rembuk.tindakan.buka import buka, masalah_dari, rapat_triwulan
from rembuk.tindakan.rapat import kunci_rapat

HARI_SESUDAH_TRIWULAN = 14
"""The next meeting is proposed so many days after the end of the next quarter, when it can be finalised."""


def _angka(bahan: kueri_fgd.BahanTriwulan, desa: Wilayah, pada: dt.date) -> dict[str, Any]:
    """The quarter's numbers and, under "sebelum", those of the quarter before it."""
    sebelum = kueri_fgd.bahan_triwulan(desa, bahan.triwulan.geser(-1))
    return bahan.beku(pada) | {"sebelum": sebelum.beku(pada)}


def mulai_evaluasi(
    *, desa: Wilayah, triwulan: Triwulan, oleh: Pengguna, hari_ini: dt.date, pengenal: uuid.UUID | None = None
) -> Pertemuan:
    """Open the evaluation of a quarter and freeze its numbers and those of the quarter before with it.

    The same form sent twice opens one meeting.
    """
    bahan = kueri_fgd.bahan_triwulan(desa, triwulan)
    skor = _angka(bahan, desa, hari_ini)
    berikut = triwulan.geser(1).akhir + dt.timedelta(days=HARI_SESUDAH_TRIWULAN)
    rapat = rapat_triwulan(
        desa,
        triwulan,
        hari_ini=hari_ini,
        pengenal=pengenal,
        jenis=JenisPertemuan.EVALUASI,
        penyelenggara=RAGAM["evaluasi"].penyelenggara,
        agenda="\n".join(RAGAM["evaluasi"].agenda),
        jadwal_rapat=tulis_jadwal([berikut]),
        skor_awal=skor,
    )
    masalah = masalah_dari(bahan.kekurangan, desa=desa)
    rapat.ringkasan = "\n".join(ringkasan_awal(skor, masalah, kelurahan=desa.kelurahan))
    return buka(rapat=rapat, masalah=[], oleh=oleh)


def perbarui_angka(*, rapat: Pertemuan, desa: Wilayah, oleh: Pengguna, hari_ini: dt.date) -> Pertemuan:
    """Take the numbers in force now, where the quarter was finalised or revised after the meeting was opened.

    What was written in the meeting stays. Raises SudahTerbit.
    """
    skor = _angka(kueri_fgd.bahan_triwulan(desa, Triwulan.dari_teks(rapat.triwulan)), desa, hari_ini)
    with transaction.atomic():
        terkunci = kunci_rapat(rapat)
        terkunci.skor_awal = skor
        return simpan(terkunci, oleh=oleh)


@transaction.atomic
def ubah_jadwal(*, rapat: Pertemuan, oleh: Pengguna, versi: int | None) -> Pertemuan:
    """Save the dates of the next meetings. Raises SudahTerbit, VersiUsang."""
    kunci_rapat(rapat)
    return simpan(rapat, oleh=oleh, versi=versi)
