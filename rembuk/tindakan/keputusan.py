"""Decisions on proposals: those of the meeting itself, then those of the kepala desa on what it agreed on."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from kpm.models import Pengguna
from rembuk import status
from rembuk.models import Pertemuan, Usulan
from rembuk.tindakan.langkah import kembalikan, pindahkan, pindahkan_banyak
from rembuk.tindakan.rapat import kunci_rapat

PUTUSAN = (status.MASUK_RPJM, status.MASUK_RKP, status.DITOLAK, status.DISEPAKATI)
PUTUSAN_RAPAT = (status.DISEPAKATI, status.DITOLAK_RAPAT, status.DIUSULKAN)
REMBUK = "Rembuk stunting"
BATAL = "Keputusan dibatalkan."
"""Reason of a decision taken back on the page where it was made."""


def _hari_rapat(rembuk: Pertemuan) -> dt.date:
    """The day of what a meeting decides: its own, or today where it lies ahead or is not written yet."""
    hari_ini = timezone.localdate()
    return min(rembuk.tanggal or hari_ini, hari_ini)


def putuskan_di_rapat(*, usulan: Usulan, putusan: str, alasan: str, oleh: Pengguna, versi: int | None) -> Usulan:
    """The meeting agrees, does not agree with a reason, or takes its decision back ("diusulkan").

    Raises SudahTerbit, VersiUsang, ValueError for another decision or a refusal without reason.
    """
    if putusan not in PUTUSAN_RAPAT:
        raise ValueError("Pilih disepakati atau tidak disepakati.")
    return pindahkan(
        usulan, putusan, oleh=oleh, tanggal=_hari_rapat(usulan.pertemuan), pemutus=REMBUK, versi=versi, di_rapat=True,
        alasan=alasan if putusan != status.DIUSULKAN else alasan or BATAL,
    )  # fmt: skip


@transaction.atomic
def sepakati_semua(*, rembuk: Pertemuan, oleh: Pengguna, subjek: str = "") -> int:
    """Agree on every proposal (of one subject) the meeting has not decided yet; how many they were. Raises
    SudahTerbit."""
    terkunci = kunci_rapat(rembuk)
    satu_subjek = {"subjek": subjek} if subjek else {}
    menunggu = list(
        Usulan.objects.select_for_update(of=("self",))
        .filter(rembuk=terkunci, status=status.DIUSULKAN, **satu_subjek)
        .select_related("desa", "rembuk", "asal", "asal_mad", "masalah")
        .order_by("pk")
    )
    if menunggu:
        pindahkan_banyak(menunggu, status.DISEPAKATI, oleh=oleh, tanggal=_hari_rapat(terkunci), pemutus=REMBUK)
    return len(menunggu)


def jabatan_kepala(*, kelurahan: bool) -> str:
    """What the head of a village is called where a decision names him."""
    return "Lurah" if kelurahan else "Kepala Desa"


def putuskan_usulan(*, usulan: Usulan, putusan: str, alasan: str, oleh: Pengguna, versi: int | None) -> Usulan:
    """The kepala desa decides on a proposal, or takes the last decision back ("disepakati"), and it waits again.

    Raises ValueError for another decision or a refusal without reason, BelumTerbit, VersiUsang.
    """
    if putusan not in PUTUSAN:
        raise ValueError("Pilih Masuk RKP Desa atau Tolak.")
    hari_ini, pemutus = timezone.localdate(), jabatan_kepala(kelurahan=usulan.desa.kelurahan)
    if putusan == status.DISEPAKATI:
        return kembalikan(
            usulan, oleh=oleh, tanggal=hari_ini, alasan=alasan or BATAL, pemutus=pemutus, versi=versi
        )  # fmt: skip
    return pindahkan(
        usulan, putusan, oleh=oleh, tanggal=hari_ini, alasan=alasan, pemutus=pemutus, versi=versi
    )  # fmt: skip
