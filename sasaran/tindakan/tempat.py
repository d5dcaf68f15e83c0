"""Whether somebody whose record went to another village lives there: nobody is present in two villages."""

from __future__ import annotations

from uuid import uuid5

from django.db.models import Q

from kpm.lingkup import lingkup
from kpm.models import Wilayah
from sasaran.models import Kesepakatan, Orang, PindahKeluar


def tinggal_di_tujuan(orang: Orang) -> Wilayah | None:
    """The village that took this person in and in which they still live; None when they can be here.

    Nothing but that is read there. The village's own scope is open.
    """
    for luar in PindahKeluar.objects.filter(keadaan=Kesepakatan.DITERIMA).select_related("tujuan"):
        if str(orang.uuid) not in luar.anggota:
            continue
        dia = Q(uuid=uuid5(luar.kesepakatan, str(orang.uuid)))
        if orang.nik_indeks:
            dia |= Q(nik_indeks=orang.nik_indeks)
        with lingkup(luar.tujuan.kode):
            if Orang.objects.filter(dia, keluar_pada=None).exists():
                tujuan: Wilayah = luar.tujuan
                return tujuan
    return None
