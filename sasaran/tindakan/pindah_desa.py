"""The agreement of a move between two villages: offered, withdrawn, declined. Each side holds its own copy of it.

Taking the people in copies their months too and is therefore written by `pemantauan.tindakan.datang`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from kpm.kerja import pastikan_milik
from kpm.kunci import kunci_transaksi
from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from kpm.tindakan import simpan
from sasaran.models import Kesepakatan, Orang, Perpindahan, PindahKeluar, PindahMasuk
from sasaran.tindakan.dasar import Ditolak
from sasaran.tindakan.kejadian import keluar

SUDAH_DIJAWAB = "Kepindahan ini sudah dijawab: {}."


@contextmanager
def dua_sisi(kesepakatan: UUID, asal: Wilayah, tujuan: Wilayah) -> Iterator[tuple[PindahKeluar, PindahMasuk]]:
    """Both copies of an agreement, locked, inside one transaction. The only place where a move opens two scopes.

    Everything else is then read and written under the scope of one of them, see `di`.
    """
    with transaction.atomic():
        kunci_transaksi(f"pindah {kesepakatan}", sendiri=True)
        with lingkup(asal.kode):
            luar = PindahKeluar.objects.select_for_update(of=("self",)).get(kesepakatan=kesepakatan)
            luar.desa, luar.tujuan = asal, tujuan
        with lingkup(tujuan.kode):
            masuk = PindahMasuk.objects.select_for_update(of=("self",)).get(kesepakatan=kesepakatan)
            masuk.desa, masuk.asal = tujuan, asal
        yield luar, masuk


def tawarkan(*, orang: Sequence[Orang], tujuan: Wilayah, tanggal: dt.date, oleh: Pengguna | None) -> PindahKeluar:
    """Tell a village of this program that these people are coming; they stay on the lists here until it answers.

    The other village sees names and birth dates only. Raises Ditolak.
    """
    if not orang:
        raise Ditolak("Pilih siapa yang pindah.")
    asal = orang[0].desa
    if tujuan.pk == asal.pk or not tujuan.desa:
        raise Ditolak("Pilih desa lain.")
    pengenal = {str(satu.uuid) for satu in orang}
    kesepakatan = uuid4()
    with transaction.atomic():
        terkunci = list(
            Orang.objects.select_for_update(of=("self",)).filter(pk__in=[s.pk for s in orang]).order_by("pk")
        )
        for satu in terkunci:
            pastikan_milik(satu)
            if satu.keluar_pada:
                raise Ditolak(f"{satu.nama} tercatat tidak tinggal di desa ini lagi.")
        for lain in PindahKeluar.objects.filter(keadaan=Kesepakatan.MENUNGGU):
            if pengenal & set(lain.anggota):
                raise Ditolak("Salah satu dari mereka sudah menunggu jawaban desa tujuan. Tarik kembali dahulu.")
        isi: dict[str, Any] = {"kesepakatan": kesepakatan, "tanggal": tanggal}
        luar = simpan(
            PindahKeluar(desa=asal, tujuan=tujuan, anggota=[str(satu.uuid) for satu in terkunci], **isi), oleh=oleh
        )
        ringkas = [
            _ringkas(satu)
            for satu in Orang.objects.filter(pk__in=[s.pk for s in terkunci]).select_related("anak").order_by("pk")
        ]
        with lingkup(tujuan.kode):
            simpan(PindahMasuk(desa=tujuan, asal=asal, anggota=ringkas, **isi), oleh=oleh)
    return luar


def _ringkas(orang: Orang) -> dict[str, str]:
    return {
        "uuid": str(orang.uuid),
        "nama": orang.nama,
        "jenis_kelamin": orang.jenis_kelamin,
        "tanggal_lahir": orang.tanggal_lahir.isoformat() if orang.tanggal_lahir else "",
        "sebagai": "Anak" if hasattr(orang, "anak") else "Ibu" if orang.kehamilan.exists() else "Anggota keluarga",
    }


def tarik(*, pindah: PindahKeluar, pergi: bool, oleh: Pengguna | None) -> PindahKeluar:
    """Withdraw an offer nobody answered yet; ``pergi``: the people left all the same, their record ends here."""
    with dua_sisi(pindah.kesepakatan, pindah.desa, pindah.tujuan) as (luar, masuk):
        if luar.keadaan == Kesepakatan.DIBATALKAN:
            return luar
        if luar.keadaan != Kesepakatan.MENUNGGU:
            raise Ditolak(SUDAH_DIJAWAB.format(luar.get_keadaan_display().lower()))
        jawab(luar, masuk, Kesepakatan.DIBATALKAN, oleh)
        with lingkup(luar.desa.kode):
            _akhiri(luar, pergi, oleh)
    return luar


def tolak(*, masuk: PindahMasuk, alasan: str, oleh: Pengguna | None) -> PindahMasuk:
    """The destination does not know them: nothing is copied, and the origin is asked what is true."""
    with dua_sisi(masuk.kesepakatan, masuk.asal, masuk.desa) as (luar, kini):
        if kini.keadaan != Kesepakatan.MENUNGGU:
            raise Ditolak(SUDAH_DIJAWAB.format(kini.get_keadaan_display().lower()))
        jawab(luar, kini, Kesepakatan.DITOLAK, oleh, alasan)
    return kini


def sesudah_ditolak(*, pindah: PindahKeluar, pergi: bool, oleh: Pengguna | None) -> PindahKeluar:
    """What is true of people whose move was declined: they left all the same, or they still live here."""
    with transaction.atomic():
        luar = PindahKeluar.objects.select_for_update(of=("self",)).get(pk=pindah.pk)
        if luar.keadaan != Kesepakatan.DITOLAK:
            raise Ditolak(SUDAH_DIJAWAB.format(luar.get_keadaan_display().lower()))
        luar.keadaan = Kesepakatan.DIBATALKAN
        simpan(luar, oleh=oleh)
        _akhiri(luar, pergi, oleh)
    return luar


def jawab(luar: PindahKeluar, masuk: PindahMasuk, keadaan: str, oleh: Pengguna | None, alasan: str = "") -> None:
    """Write the answer on both copies, each under the scope of its village."""
    sisi: tuple[Perpindahan, ...] = (luar, masuk)
    for satu in sisi:
        satu.keadaan, satu.alasan, satu.dijawab_pada = keadaan, alasan, timezone.now()
        with lingkup(satu.desa.kode):
            simpan(satu, oleh=oleh)


def _akhiri(luar: PindahKeluar, pergi: bool, oleh: Pengguna | None) -> None:
    for orang in Orang.objects.filter(uuid__in=luar.anggota, keluar_pada=None) if pergi else ():
        keluar_ke(orang, luar, oleh)


def keluar_ke(orang: Orang, luar: PindahKeluar, oleh: Pengguna | None) -> None:
    """The person left for the destination of a move on its day."""
    sebab = Orang.SebabKeluar.PINDAH
    keluar(orang=orang, tanggal=luar.tanggal, sebab=sebab, oleh=oleh, versi=None, ke=luar.tujuan)
