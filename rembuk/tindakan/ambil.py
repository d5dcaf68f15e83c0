"""A rembuk takes over what FGD and MAD have prepared, when it is opened or later."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from kpm.models import Pengguna
from kpm.tindakan import simpan
from rembuk import kueri
from rembuk.kekurangan import ringkasan_awal
from rembuk.models import JenisPertemuan, Pertemuan
from rembuk.tindakan.fgd import ambil_dari_fgd
from rembuk.tindakan.mad import ambil_dari_mad
from rembuk.tindakan.rapat import kunci_rapat, mulai_rembuk


def buka_rembuk(
    *, fgd: Mapping[UUID, Collection[str]], mad: Collection[str], oleh: Pengguna, **isi: Any
) -> tuple[Pertemuan, int]:
    """Open a meeting (``isi``: what `mulai_rembuk` takes) and take over what was chosen; the meeting, and how many
    rows were taken. Sent twice it opens and takes once."""
    rembuk = mulai_rembuk(oleh=oleh, **isi)
    with transaction.atomic():
        diambil = ambil_tawaran(rembuk=rembuk, fgd=fgd, mad=mad, oleh=oleh)
        if diambil:
            terkunci = kunci_rapat(rembuk)
            masalah, kelurahan = kueri.masalah_rembuk(terkunci), terkunci.desa.kelurahan
            terkunci.ringkasan = "\n".join(ringkasan_awal(terkunci.skor_awal, masalah, kelurahan=kelurahan))
            rembuk = simpan(terkunci, oleh=oleh)
    return rembuk, diambil


@transaction.atomic
def ambil_tawaran(
    *, rembuk: Pertemuan, fgd: Mapping[UUID, Collection[str]], mad: Collection[str], oleh: Pengguna
) -> int:
    """Take problems (``fgd``: FGD -> keys) with their proposals, and activities of MAD, into a rembuk; how many rows.

    What is not on offer any more is left out. Raises SudahTerbit.
    """
    kunci_rapat(rembuk)
    diambil = 0
    for satu in Pertemuan.objects.filter(jenis=JenisPertemuan.FGD, uuid__in=fgd).order_by("pk"):
        diambil += ambil_dari_fgd(rembuk=rembuk, fgd=satu, terpilih=fgd[satu.uuid], oleh=oleh)
    if mad:
        diambil += len(ambil_dari_mad(rembuk=rembuk, pilihan=mad, oleh=oleh))
    return diambil
