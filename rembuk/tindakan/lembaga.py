"""Writes of the institutions: a term with its scanned SK, its members, who leaves, what was typed by mistake."""

from __future__ import annotations

from typing import Any

from django.core.files.base import File
from django.db import transaction

from kpm.models import Pengguna
from kpm.tindakan import VersiUsang, simpan
from kpm.unggah import buang_berkas, simpan_unggahan
from rembuk.lembaga import peringkat
from rembuk.models import AnggotaLembaga, Lembaga


class BerisiAnggota(Exception):
    """A term with members is kept."""

    def __init__(self) -> None:
        super().__init__("Masa tugas ini masih berisi anggota. Hapus anggotanya dahulu.")


def simpan_lembaga(
    *,
    lembaga: Lembaga,
    oleh: Pengguna | None,
    versi: int | None,
    sk: File[Any] | None = None,
    anggota_dari: Lembaga | None = None,
) -> Lembaga:
    """Save a term, with a newly uploaded SK beside the older ones, and for a new one the members of another term.

    Raises VersiUsang, ValidationError.
    """
    lama, unggahan, baru = lembaga.sk, None, lembaga.pk is None
    try:
        with transaction.atomic():
            if sk is not None:
                unggahan = simpan_unggahan(desa=lembaga.desa, oleh=oleh, berkas=sk)
                lembaga.sk = unggahan
            simpan(lembaga, oleh=oleh, versi=versi)
            if baru and anggota_dari is not None:
                _salin_anggota(anggota_dari, lembaga, oleh)
    except BaseException:
        lembaga.sk = lama
        if unggahan is not None:
            buang_berkas(unggahan)
        raise
    return lembaga


def _salin_anggota(dari: Lembaga, ke: Lembaga, oleh: Pengguna | None) -> None:
    """Begin a term with those who served in another one to its end."""
    for satu in AnggotaLembaga.objects.filter(lembaga=dari, berhenti_pada__isnull=True):
        isi = {nama: getattr(satu, nama) for nama in ("nama", "jabatan", "unsur", "jenis_kelamin", "telepon")}
        simpan_anggota(anggota=AnggotaLembaga(desa=ke.desa, lembaga=ke, **isi), oleh=oleh, versi=None)


def simpan_anggota(*, anggota: AnggotaLembaga, oleh: Pengguna | None, versi: int | None) -> AnggotaLembaga:
    """Save a member; the place on the list follows from the office. Raises VersiUsang."""
    anggota.urutan = peringkat(anggota.jabatan)
    return simpan(anggota, oleh=oleh, versi=versi)


@transaction.atomic
def hapus_anggota(*, anggota: AnggotaLembaga, oleh: Pengguna | None, versi: int) -> None:
    """Take a member typed by mistake away; the history keeps it. Who really served leaves on a day instead.

    Raises VersiUsang.
    """
    kini = AnggotaLembaga.objects.select_for_update(of=("self",)).get(pk=anggota.pk)
    if kini.versi != versi:
        raise VersiUsang(kini)
    kini.diubah_oleh = oleh
    kini.delete()


@transaction.atomic
def hapus_lembaga(*, lembaga: Lembaga, oleh: Pengguna | None, versi: int) -> None:
    """Take a term opened by mistake away while nobody is in it. Raises BerisiAnggota, VersiUsang."""
    kini = Lembaga.objects.select_for_update(of=("self",)).get(pk=lembaga.pk)
    if kini.versi != versi:
        raise VersiUsang(kini)
    if kini.anggota.exists():
        raise BerisiAnggota
    kini.diubah_oleh = oleh
    kini.delete()
