"""Writing who must provide a service, and going back to the default."""

from __future__ import annotations

from kpm.models import Pengguna
from kpm.tindakan import hapus
from pemantauan.models import PenanggungJawab


def hapus_penanggung_jawab(*, satu: PenanggungJawab, oleh: Pengguna | None, versi: int) -> None:
    """Take the village's answer back, so that the default holds again; its history keeps it.

    One that is gone already is no error. Raises VersiUsang.
    """
    hapus(satu, oleh=oleh, versi=versi)
