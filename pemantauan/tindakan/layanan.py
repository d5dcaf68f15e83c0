"""Writing who must provide a service, and going back to the default."""

from __future__ import annotations

from django.db import transaction

from kpm.models import Pengguna
from kpm.tindakan import VersiUsang
from pemantauan.models import PenanggungJawab


def hapus_penanggung_jawab(*, satu: PenanggungJawab, oleh: Pengguna | None, versi: int) -> None:
    """Take the village's answer back, so that the default holds again; its history keeps it.

    One that is gone already is no error. Raises VersiUsang.
    """
    with transaction.atomic():
        kini = PenanggungJawab.objects.select_for_update(of=("self",)).filter(pk=satu.pk).first()
        if kini is None:
            return
        if kini.versi != versi:
            raise VersiUsang(kini)
        kini._history_user = oleh
        kini.delete()
