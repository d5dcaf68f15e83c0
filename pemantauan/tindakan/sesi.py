"""Writes of counselling sessions: the session, and in one go who was invited and who came.

A session of a finalised quarter is not changed: its numbers are frozen, and unlike a month of one person nothing waits
for a whole sheet. Whoever has to correct it opens the quarter first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from kpm.kerja import pastikan_milik
from kpm.kunci import kunci_transaksi
from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan, Triwulan
from kpm.tindakan import VersiUsang, simpan
from kpm.tindakan_banyak import hapus_banyak, potret, simpan_banyak
from pemantauan.bulanan.peserta import IsianPeserta, Tanda
from pemantauan.kueri_kartu import penutup
from pemantauan.kueri_sesi import MILIK, sasaran_bernama
from pemantauan.models import PesertaKonseling, SesiKonseling
from pemantauan.sinyal import bulan_tersimpan
from pemantauan.tindakan.bulan import kunci_triwulan

BELUM_BERLANGSUNG = "Sesi ini belum berlangsung, jadi kehadirannya belum dapat diisi. Undangan sudah dapat dicentang."
BERISI_HADIR = "Sesi ini sudah berisi kehadiran. Kosongkan dahulu kehadirannya, lalu hapus."
BUKAN_SASARAN = "Salah satu ibu atau anak di lembar ini tidak ada lagi di desa ini. Muat ulang halaman, lalu isi lagi."


class SesiTertutup(Exception):
    """The quarter of a session is finalised: the session stands as it is until the quarter is opened."""

    def __init__(self, triwulan: Triwulan) -> None:
        super().__init__(
            f"{triwulan.label} sudah ditutup, jadi sesi ini tidak dapat diubah. Buka triwulannya dahulu di kartu skor; "
            "sesudah itu kehadiran ikut dihitung."
        )
        self.triwulan = triwulan


def _kunci(desa: Wilayah, triwulan: Iterable[Triwulan]) -> None:
    """Lock these quarters, the earlier first. Raises SesiTertutup."""
    urut = sorted(set(triwulan))
    for satu in urut:
        kunci_triwulan(desa, satu)
    for satu in urut:
        if penutup(desa, satu):
            raise SesiTertutup(satu)


def _terkunci(sesi: SesiKonseling) -> SesiKonseling:
    """The stored session, locked. Raises DoesNotExist."""
    kini: SesiKonseling = SesiKonseling.objects.select_for_update(of=("self",)).get(pk=sesi.pk)
    return kini


def _kabarkan(desa: Wilayah, bulan: Iterable[Bulan]) -> None:
    for satu in set(bulan):
        transaction.on_commit(
            lambda satu=satu: bulan_tersimpan.send_robust(  # type: ignore[misc]
                sender=SesiKonseling, kode=desa.kode, bulan=satu
            )
        )


def simpan_sesi(
    *,
    sesi: SesiKonseling,
    hari_ini: dt.date,
    oleh: Pengguna | None,
    versi: int | None = None,
    pengenal: UUID | None = None,
) -> SesiKonseling:
    """Save a new or changed session; its month follows from its day.

    A new one sent twice with the same ``pengenal`` is stored once. Raises SesiTertutup, VersiUsang, and ValidationError
    where people came to a session that is moved into the future.
    """
    sesi.bulan = Bulan.dari_tanggal(sesi.tanggal)
    with transaction.atomic():
        lama = SesiKonseling.objects.filter(pk=sesi.pk).first() if sesi.pk else None
        _kunci(sesi.desa, {satu.bulan.triwulan for satu in (sesi, lama) if satu is not None})
        if lama is None and pengenal is not None:
            kunci_transaksi(f"sesi {pengenal}", sendiri=True)
            ada = SesiKonseling.objects.filter(uuid=pengenal).first()
            if ada is not None and _isian(ada) == _isian(sesi):
                return ada
            sesi.uuid = sesi.uuid if ada else pengenal
        if lama is not None:
            kini = _terkunci(sesi)
            if kini.bulan != lama.bulan:  # moved to another quarter in this moment, whose lock is not held
                raise VersiUsang(kini)
            if sesi.tanggal > hari_ini and _ada_hadir(sesi):
                raise ValidationError({"tanggal": "Sesi ini sudah berisi kehadiran, jadi tanggalnya sudah lewat."})
        simpan(sesi, oleh=oleh, versi=versi)
        if lama is not None and lama.tanggal != sesi.tanggal:
            _kabarkan(sesi.desa, (lama.bulan, sesi.bulan))
    return sesi


_ISIAN = ("jenis", "tanggal", "jam", "fasilitas_id", "tempat", "materi", "narasumber")


def _isian(sesi: SesiKonseling) -> tuple[Any, ...]:
    return tuple(getattr(sesi, satu) for satu in _ISIAN)


def _ada_hadir(sesi: SesiKonseling) -> bool:
    semua = PesertaKonseling.objects.filter(sesi=sesi)
    return (semua.filter(ayah_hadir__isnull=False) | semua.filter(ibu_hadir__isnull=False)).exists()


def hapus_sesi(*, sesi: SesiKonseling, oleh: Pengguna | None, versi: int) -> None:
    """Delete a session nobody's attendance is written on; its invitations go with it, the history stays.

    Raises SesiTertutup, VersiUsang, ValidationError, BukanWilayahKerja.
    """
    with transaction.atomic():
        _kunci(sesi.desa, [sesi.bulan.triwulan])
        kini = _terkunci(sesi)
        if kini.versi != versi or kini.bulan != sesi.bulan:
            raise VersiUsang(kini)
        if _ada_hadir(kini):
            raise ValidationError(BERISI_HADIR)
        tempat = ("desa", "kehamilan__ibu__keluarga", "anak__orang__keluarga")
        peserta = list(PesertaKonseling.objects.filter(sesi=kini).select_related(*tempat))
        for satu in peserta:
            pastikan_milik(satu)
        hapus_banyak(PesertaKonseling, peserta, oleh=oleh)
        kini._history_user = oleh  # type: ignore[attr-defined]
        kini.delete()


@dataclass(slots=True)
class HasilPeserta:
    """How many rows were written, and which somebody else had written meanwhile."""

    tersimpan: int = 0
    bentrok: dict[tuple[str, UUID], PesertaKonseling] = field(default_factory=dict)


def catat_peserta(
    *,
    desa: Wilayah,
    sesi: SesiKonseling,
    isian: Sequence[IsianPeserta],
    hari_ini: dt.date,
    oleh: Pengguna | None,
    undang: Iterable[tuple[str, UUID]] = (),
) -> HasilPeserta:
    """Write the rows of a session's sheet that were changed, in a fixed number of queries.

    A row somebody else has written since it was shown is not written and comes back in ``bentrok``; all others are.
    ``undang``: (group, uuid) of those to be invited besides. Raises SesiTertutup, VersiUsang when the session was moved
    to another month, ValidationError, BukanWilayahKerja.
    """
    berubah = {satu.kunci: satu for satu in isian if satu.isi != satu.awal}
    undang = set(undang)
    with transaction.atomic():
        _kunci(desa, [sesi.bulan.triwulan])
        kini = _terkunci(sesi)
        if kini.bulan != sesi.bulan:
            raise VersiUsang(kini)
        if kini.tanggal > hari_ini and any(satu.isi.hadir for satu in berubah.values()):
            raise ValidationError(BELUM_BERLANGSUNG)
        kini.desa = desa
        return _tulis(kini, berubah, undang, oleh)


def _tulis(
    sesi: SesiKonseling,
    berubah: dict[tuple[str, UUID], IsianPeserta],
    undang: set[tuple[str, UUID]],
    oleh: Pengguna | None,
) -> HasilPeserta:
    semua = berubah.keys() | undang
    orang = sasaran_bernama(semua) if semua else {}
    if semua - orang.keys():
        raise ValidationError(BUKAN_SASARAN)
    ada = {_kunci_peserta(satu): satu for satu in PesertaKonseling.objects.filter(sesi=sesi)}
    hasil, baru, ganti = HasilPeserta(), [], []
    for kunci in sorted(semua, key=str):
        milik = orang[kunci]
        peserta = ada.get((kunci[0], milik.pk))
        tanda = _yang_ditulis(kunci, peserta, berubah.get(kunci), kunci in undang, hasil)
        if tanda is None:
            continue
        lama = potret(peserta) if peserta is not None else None
        peserta = peserta or PesertaKonseling(desa=sesi.desa, sesi=sesi)
        peserta.desa, peserta.sesi = sesi.desa, sesi
        setattr(peserta, MILIK[kunci[0]], milik)
        pastikan_milik(peserta)
        peserta.ayah_diundang, peserta.ayah_hadir, peserta.ibu_hadir = tanda
        if lama is None:
            baru.append(peserta)
        else:
            ganti.append((peserta, lama))
        hasil.tersimpan += 1
    simpan_banyak(PesertaKonseling, baru=baru, berubah=ganti, oleh=oleh)
    if hasil.tersimpan:
        _kabarkan(sesi.desa, [sesi.bulan])
    return hasil


def _kunci_peserta(peserta: PesertaKonseling) -> tuple[str, int | None]:
    return ("ibu", peserta.kehamilan_id) if peserta.kehamilan_id else ("anak", peserta.anak_id)


def _yang_ditulis(
    kunci: tuple[str, UUID],
    peserta: PesertaKonseling | None,
    isian: IsianPeserta | None,
    undang: bool,
    hasil: HasilPeserta,
) -> Tanda | None:
    """What is to stand in a row; None where it stands there already, or somebody else wrote it meanwhile."""
    tersimpan = Tanda.dari(peserta)
    tanda = tersimpan
    if isian is not None and isian.isi != tersimpan:
        if peserta is not None and peserta.versi != isian.versi:
            hasil.bentrok[kunci] = peserta
            return None
        tanda = isian.isi
    if undang:
        tanda = tanda._replace(diundang=True)
    return None if tanda == tersimpan else tanda
