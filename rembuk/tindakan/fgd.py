"""Writes of the FGD: what its rows become when a rembuk takes them over."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from kpm.models import Pengguna
from kpm.tindakan import simpan
from rembuk.models import Masalah, Pertemuan, Usulan
from rembuk.tindakan.rapat import kunci_rapat


@transaction.atomic
def ambil_dari_fgd(*, rembuk: Pertemuan, fgd: Pertemuan, terpilih: Collection[str], oleh: Pengguna) -> int:
    """Take problems of an FGD into a rembuk with their proposals; how many problems and proposals were taken.

    ``terpilih`` holds the keys of the problems ("anak:jamban"); proposals that answer none of the FGD's problems come
    along. They stay the same rows: what another rembuk has taken is left there, and a row the rembuk made itself for
    the same indicator gives way to the FGD's, with its cause and its proposals. Raises SudahTerbit.
    """
    kunci_rapat(rembuk)
    kunci_rapat(fgd)
    diambil = [satu for satu in Masalah.objects.filter(fgd=fgd, rembuk=None) if satu.kunci in terpilih]
    sendiri = {satu.kunci: satu for satu in Masalah.objects.filter(rembuk=rembuk, fgd=None)}
    for satu in diambil:
        if lama := sendiri.get(satu.kunci):
            _beri_jalan(lama, satu, oleh)
        satu.rembuk = rembuk
        simpan(satu, oleh=oleh)
    menunggu = Usulan.objects.filter(asal=fgd, rembuk=None)
    ikut = [satu for satu in menunggu if satu.masalah_id is None or satu.masalah_id in {m.pk for m in diambil}]
    for usulan in ikut:
        usulan.rembuk = rembuk
        simpan(usulan, oleh=oleh)
    return len(diambil) + len(ikut)


def _beri_jalan(lama: Masalah, baru: Masalah, oleh: Pengguna) -> None:
    """The rembuk's own row of an indicator goes; its cause fills an empty one, its proposals answer the other row."""
    baru.penyebab = baru.penyebab or lama.penyebab
    for usulan in Usulan.objects.filter(masalah=lama):
        usulan.masalah = baru
        simpan(usulan, oleh=oleh)
    lama.delete()
