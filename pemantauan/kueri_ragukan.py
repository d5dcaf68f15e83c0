"""What waits for somebody to look at it: the measurements held back, their number, and the inbox of all doubts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from kpm.periode import TAHUN_AWAL, Bulan, tambah_bulan
from pemantauan.kelayakan.golongan import tahan
from pemantauan.kelayakan.ragu import UMUR_TERTUA
from pemantauan.kueri_ragu import RIWAYAT_RAGU, UKURAN, keraguan_bulan_anak, sudah_dijawab

SEMUA_BULAN = Bulan(TAHUN_AWAL, 1).geser(RIWAYAT_RAGU)


def balita(hari_ini: dt.date) -> Q:
    """Children whose measurements are judged: those who have not been six years old for long, with all their months."""
    return Q(orang__tanggal_lahir__gt=tambah_bulan(hari_ini, -UMUR_TERTUA - RIWAYAT_RAGU - 1))


def pengukuran_diragukan(
    anak: UUID | Collection[UUID] | None = None, *, hari_ini: dt.date | None = None
) -> set[tuple[UUID, str]]:
    """(monthly record, "berat" | "panjang") that is doubted and unanswered, of these children (None: all).

    Three queries whatever their number. What stands here counts in no z-score, nutrition status or KMS code; the
    service itself, weighed or measured, stays given.
    """
    siapa = balita(hari_ini or timezone.localdate())
    if anak is not None:
        siapa &= Q(uuid__in=[anak] if isinstance(anak, UUID) else list(anak))
    semua = [
        satu
        for satu in keraguan_bulan_anak(SEMUA_BULAN, Bulan(2099, 12), anak=siapa, isi=UKURAN)
        if tahan(satu.ragu.nama)
    ]
    if not semua:
        return set()
    dijawab = sudah_dijawab()
    return {
        (satu.catatan, ukuran)
        for satu in semua
        if (satu.catatan, satu.ragu.kode) not in dijawab
        for ukuran in tahan(satu.ragu.nama)
    }
