"""Installing, checking and removing the device of one-time codes, and the recovery codes beside it."""

from __future__ import annotations

import datetime as dt
import re
import secrets
from dataclasses import dataclass

from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction

from kpm import totp
from kpm.dokumen.kode import ABJAD_KODE
from kpm.enkripsi import indeks_buta
from kpm.models import KodePemulihan, Pengguna, PerangkatTotp
from kpm.tindakan_sesi import akhiri_semua_sesi

BATAS_SALAH = 5
"""Wrong codes in a row before the second step is closed for a while."""
LAMA_KUNCI = dt.timedelta(minutes=15)
JUMLAH_PEMULIHAN = 10
PANJANG_PEMULIHAN = 10


@dataclass(frozen=True, slots=True)
class HasilKode:
    """What became of a typed code."""

    lulus: bool
    perangkat: int | None = None
    """Key of the device, when the code was right."""
    terkunci_sampai: dt.datetime | None = None
    sisa_pemulihan: int | None = None
    """Recovery codes left, when one was used."""


@transaction.atomic
def pasang_totp(
    *, pengguna: Pengguna, rahasia: str, langkah: int, pada: dt.datetime, kunci_sesi: str | None
) -> tuple[int, list[str]]:
    """The device whose first code (of time step ``langkah``) was typed: its key, and recovery codes to show once.

    Every other session of this person ends: it was opened without a second step.
    """
    perangkat, _ = PerangkatTotp.objects.update_or_create(
        pengguna=pengguna,
        defaults={
            "rahasia": rahasia,
            "dipasang_pada": pada,
            "langkah_terakhir": langkah,
            "gagal": 0,
            "dikunci_sampai": None,
        },
    )
    akhiri_semua_sesi(pengguna=pengguna, kecuali=kunci_sesi)
    return perangkat.pk, buat_kode_pemulihan(pengguna=pengguna)


@transaction.atomic
def buat_kode_pemulihan(*, pengguna: Pengguna) -> list[str]:
    """Ten new recovery codes; the older ones stop working. Only fingerprints are kept."""
    KodePemulihan.objects.filter(pengguna=pengguna).delete()
    kode = ["".join(secrets.choice(ABJAD_KODE) for _ in range(PANJANG_PEMULIHAN)) for _ in range(JUMLAH_PEMULIHAN)]
    KodePemulihan.objects.bulk_create(KodePemulihan(pengguna=pengguna, indeks=_sidik(pengguna, satu)) for satu in kode)
    return kode


def _sidik(pengguna: Pengguna, kode: str) -> str:
    return indeks_buta(f"pemulihan:{pengguna.pk}:{kode}")


@transaction.atomic
def periksa_kode(*, pengguna: Pengguna, kode: str, pada: dt.datetime) -> HasilKode:
    """Judge a typed one-time or recovery code; each works once. Five wrong ones close the step for 15 minutes."""
    perangkat = PerangkatTotp.objects.select_for_update().filter(pengguna=pengguna, dipasang_pada__isnull=False).first()
    if perangkat is None:
        return HasilKode(False)
    if perangkat.dikunci_sampai and perangkat.dikunci_sampai > pada:
        return HasilKode(False, terkunci_sampai=perangkat.dikunci_sampai)
    bersih = re.sub(r"[^0-9A-Z]", "", kode.upper())
    nomor = totp.langkah_cocok(perangkat.rahasia, bersih, pada.timestamp(), perangkat.langkah_terakhir)
    sisa = None
    if nomor is not None:
        perangkat.langkah_terakhir = nomor
    elif len(bersih) == PANJANG_PEMULIHAN:
        sisa = _pakai_pemulihan(pengguna, bersih, pada)
    lulus = nomor is not None or sisa is not None
    perangkat.gagal = 0 if lulus else perangkat.gagal + 1
    if perangkat.gagal >= BATAS_SALAH:
        perangkat.gagal, perangkat.dikunci_sampai = 0, pada + LAMA_KUNCI
    perangkat.save(update_fields=["langkah_terakhir", "gagal", "dikunci_sampai"])
    terkunci = perangkat.dikunci_sampai if perangkat.dikunci_sampai and perangkat.dikunci_sampai > pada else None
    return HasilKode(lulus, perangkat.pk if lulus else None, terkunci, sisa)


def _pakai_pemulihan(pengguna: Pengguna, kode: str, pada: dt.datetime) -> int | None:
    """Use up a recovery code: how many are left; None when it is none or was used."""
    sisa = KodePemulihan.objects.filter(pengguna=pengguna, dipakai_pada__isnull=True)
    if not sisa.filter(indeks=_sidik(pengguna, kode)).update(dipakai_pada=pada):
        return None
    return sisa.count()


@transaction.atomic
def lepas_totp(*, pengguna: Pengguna) -> None:
    """No second step any more. Whether this person may do without is for the caller to ask (`wajib_kode`)."""
    PerangkatTotp.objects.filter(pengguna=pengguna).delete()
    KodePemulihan.objects.filter(pengguna=pengguna).delete()


@transaction.atomic
def hapus_totp(*, pengguna: Pengguna, oleh: Pengguna) -> None:
    """Telephone and recovery codes are lost: whoever manages users clears the way for a new telephone.

    Ends every session of that person and leaves a trace of who did it. Where the second step is a duty, the next
    sign-in leads to setting it up again.
    """
    lepas_totp(pengguna=pengguna)
    akhiri_semua_sesi(pengguna=pengguna)
    LogEntry.objects.log_actions(
        oleh.pk,
        Pengguna.objects.filter(pk=pengguna.pk),
        CHANGE,
        change_message="Kode dari telepon dihapus supaya dapat dipasang lagi.",
        single_object=True,
    )
