"""What the kepala desa decides on proposals the rembuk agreed on: into the RKP Desa, or refused with a reason."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kpm.models import Pengguna
from kpm.tindakan import VersiUsang, simpan
from rembuk.models import BeritaAcara, Usulan

PUTUSAN = (Usulan.Status.MASUK_RKP, Usulan.Status.DITOLAK, Usulan.Status.DISEPAKATI)


class BelumTerbit(Exception):
    """Only what stands in an issued Berita Acara can be decided."""

    def __init__(self) -> None:
        super().__init__("Usulan ini belum diputuskan rapat, atau Berita Acaranya belum terbit.")


@transaction.atomic
def putuskan_usulan(*, usulan: Usulan, putusan: str, alasan: str, oleh: Pengguna, versi: int | None) -> Usulan:
    """Decide on a proposal, or take the decision back ("disepakati": it waits again). Who and when are kept.

    Raises ValueError for another decision or a refusal without reason, BelumTerbit, VersiUsang.
    """
    if putusan not in PUTUSAN:
        raise ValueError("Pilih Masuk RKP Desa atau Tolak.")
    alasan = alasan.replace("\x00", "").strip()
    if putusan == Usulan.Status.DITOLAK and not alasan:
        raise ValueError("Tulis alasan penolakan, agar pengusul tahu sebabnya.")
    kini = Usulan.objects.select_for_update(of=("self",)).get(pk=usulan.pk)
    if versi is not None and kini.versi != versi:
        raise VersiUsang(kini)
    if kini.status not in PUTUSAN or not BeritaAcara.objects.filter(rembuk=kini.rembuk_id).exists():
        raise BelumTerbit
    menunggu = putusan == Usulan.Status.DISEPAKATI
    kini.status = putusan
    kini.alasan = alasan if putusan == Usulan.Status.DITOLAK else ""
    kini.diputus_oleh = None if menunggu else oleh
    kini.diputus_pada = None if menunggu else timezone.now()
    return simpan(kini, oleh=oleh)
