"""Writes of the working lists somebody keeps: the filters of a list under a name."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from kpm.kunci import kunci_transaksi
from kpm.models import Pengguna, Wilayah
from kpm.tindakan import simpan
from sasaran.models import SaringanTersimpan

DAFTAR_TERBANYAK = 20
"""Kept narrowings of one list of one user in one village; more are no longer found."""


class DaftarDitolak(Exception):
    """The list cannot be kept under this name; the sentence says why."""


SUDAH_ADA = "Anda sudah punya daftar dengan nama ini. Pilih nama lain."


def _bernama(daftar: SaringanTersimpan, *, oleh: Pengguna, nama: str) -> SaringanTersimpan:
    daftar.nama = nama
    try:
        with transaction.atomic():
            return simpan(daftar, oleh=oleh)
    except IntegrityError as galat:  # the same name sent twice at one moment
        raise DaftarDitolak(SUDAH_ADA) from galat


def _periksa_nama(milik: SaringanTersimpan | None, *, oleh: Pengguna, nama: str, jenis: str) -> None:
    sama = SaringanTersimpan.objects.filter(pengguna=oleh, daftar=jenis, nama__iexact=nama)
    if sama.exclude(pk=milik.pk if milik else None).exists():
        raise DaftarDitolak(SUDAH_ADA)


def simpan_daftar(
    *, desa: Wilayah, oleh: Pengguna, nama: str, kueri: str, jenis: str = SaringanTersimpan.Daftar.SASARAN
) -> SaringanTersimpan:
    """Keep a narrowing of a list (``jenis``) under a name; sent again it takes the new name instead of standing twice.

    Raises DaftarDitolak for a name that is taken, for one list too many, and where nothing is narrowed.
    """
    if not kueri:
        raise DaftarDitolak("Saring atau cari dulu, baru simpan daftarnya.")
    if len(kueri) > 300:
        raise DaftarDitolak("Pencarian ini terlalu panjang untuk disimpan.")
    with transaction.atomic():
        kunci_transaksi(f"daftar {desa.kode} {oleh.pk}", sendiri=True)  # a list not yet there has no row to lock
        milik = list(SaringanTersimpan.objects.filter(pengguna=oleh, daftar=jenis))
        lama = next((satu for satu in milik if satu.kueri == kueri), None)
        _periksa_nama(lama, oleh=oleh, nama=nama, jenis=jenis)
        if lama is None and len(milik) >= DAFTAR_TERBANYAK:
            raise DaftarDitolak(f"Anda sudah punya {DAFTAR_TERBANYAK} daftar. Hapus satu yang tidak dipakai lagi.")
        daftar = lama or SaringanTersimpan(desa=desa, pengguna=oleh, daftar=jenis, kueri=kueri)
        return _bernama(daftar, oleh=oleh, nama=nama)


def ubah_nama_daftar(*, daftar: SaringanTersimpan, oleh: Pengguna, nama: str) -> SaringanTersimpan:
    """Call a kept list by another name. Raises DaftarDitolak when the user has one of that name."""
    with transaction.atomic():
        _periksa_nama(daftar, oleh=oleh, nama=nama, jenis=daftar.daftar)
        return _bernama(daftar, oleh=oleh, nama=nama)


def hapus_daftar(*, daftar: SaringanTersimpan) -> None:
    """Give a kept list up; nobody in it is touched."""
    with transaction.atomic():
        daftar.delete()
