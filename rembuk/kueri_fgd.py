"""Reads of the FGD: its meetings, its table of problems, and what a rembuk can take over from it."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Prefetch, Q

from rembuk.kekurangan import nama_masalah, persen_masalah
from rembuk.models import JenisPertemuan, Masalah, Pertemuan, Usulan


def fgd_untuk_rembuk() -> Any:
    """FGD of the open scope with problems or proposals that no rembuk has taken up, newest first.

    Each has ``jumlah_masalah`` and ``jumlah_usulan``, those still to be taken.
    """
    return (
        Pertemuan.objects.filter(jenis=JenisPertemuan.FGD)
        .annotate(
            jumlah_masalah=Count("masalah_fgd", filter=Q(masalah_fgd__rembuk=None), distinct=True),
            jumlah_usulan=Count("usulan_asal", filter=Q(usulan_asal__rembuk=None), distinct=True),
        )
        .filter(Q(jumlah_masalah__gt=0) | Q(jumlah_usulan__gt=0))
        .order_by("-tahun", "-pk")
    )


def bernama(masalah: Any) -> list[Masalah]:
    """Problems with their proposals and ``nama`` and ``persen`` (two queries)."""
    usulan = Prefetch("usulan", queryset=Usulan.objects.order_by("prioritas", "pk"))
    daftar = list(masalah.prefetch_related(usulan))
    for satu in daftar:
        satu.nama, satu.persen = nama_masalah(satu), persen_masalah(satu)
    return daftar


def masalah_fgd_untuk_rembuk(fgd: Pertemuan) -> list[Masalah]:
    """The problems of an FGD that no rembuk has taken up, in its order, each with ``nama``, ``persen``, ``kunci``
    ("anak:jamban", what `rembuk.tindakan.fgd.ambil_dari_fgd` takes) and its proposals (two queries)."""
    return bernama(Masalah.objects.filter(fgd=fgd, rembuk=None).order_by("prioritas", "pk"))
