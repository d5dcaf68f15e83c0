"""The order of the proposals of a meeting, which is their priority."""

from __future__ import annotations

from django.db import transaction

from kpm.models import Pengguna
from kpm.tindakan_banyak import potret, simpan_banyak
from rembuk.models import Usulan
from rembuk.tindakan.rapat import kunci_rapat


@transaction.atomic
def geser_usulan(*, usulan: Usulan, naik: bool, oleh: Pengguna) -> None:
    """Move a proposal one place up or down among those of its subject, and number them 1, 2, 3. Raises SudahTerbit.

    The first one stays first and the last one last.
    """
    kunci_rapat(usulan.pertemuan)
    sama = Usulan.objects.filter(rembuk=usulan.rembuk, subjek=usulan.subjek)
    terkait = ("desa", "rembuk", "asal", "asal_mad", "masalah")  # at hand, so that the guards ask nothing
    deret = list(sama.select_for_update(of=("self",)).select_related(*terkait).order_by("prioritas", "pk"))
    tempat = next((urut for urut, satu in enumerate(deret) if satu.pk == usulan.pk), None)
    tujuan = None if tempat is None else tempat + (-1 if naik else 1)
    if tempat is None or tujuan is None or not 0 <= tujuan < len(deret):
        return
    deret[tempat], deret[tujuan] = deret[tujuan], deret[tempat]
    berubah = []
    for urut, satu in enumerate(deret, start=1):
        if satu.prioritas != urut:
            lama = potret(satu)
            satu.prioritas = urut
            berubah.append((satu, lama))
    simpan_banyak(Usulan, berubah=berubah, oleh=oleh)
