"""Writes of the FGD: opening it, its table of problems, and what its rows become when a rembuk takes them over."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection
from decimal import Decimal

from django.db import transaction

from kpm.models import Pengguna, Wilayah
from kpm.periode import Triwulan
from kpm.tindakan import VersiUsang, simpan
from rembuk import kueri_fgd
from rembuk.kekurangan import bekukan_kekurangan, ringkasan_awal
from rembuk.models import JenisPertemuan, Masalah, Pertemuan, Usulan
from rembuk.penyedia import penyedia
from rembuk.pertemuan import RAGAM
from rembuk.tindakan.buka import buka, masalah_dari, rapat_triwulan
from rembuk.tindakan.rapat import kunci_rapat


class MasihDipakai(ValueError):
    """Somebody needs this still: it is not taken out of an FGD."""


def mulai_fgd(
    *,
    desa: Wilayah,
    triwulan: Triwulan,
    terpilih: Collection[str],
    ambang: Decimal,
    oleh: Pengguna,
    hari_ini: dt.date,
    pengenal: uuid.UUID | None = None,
) -> Pertemuan:
    """Open an FGD on the gaps of a quarter and freeze the quarter's numbers, all its gaps among them, with it.

    ``terpilih`` holds the keys of the gaps to discuss ("anak:jamban"), ``ambang`` the percentage they were proposed
    by; both stay with the meeting. The same form sent twice opens one meeting.
    """
    bahan = kueri_fgd.bahan_triwulan(desa, triwulan)
    fgd = rapat_triwulan(
        desa,
        triwulan,
        hari_ini=hari_ini,
        pengenal=pengenal,
        jenis=JenisPertemuan.FGD,
        penyelenggara=RAGAM["fgd"].penyelenggara,
        agenda="\n".join(RAGAM["fgd"].agenda),
        skor_awal=bahan.beku(hari_ini) | {"ambang": str(ambang), "kekurangan": bekukan_kekurangan(bahan.kekurangan)},
    )
    masalah = masalah_dari((satu for satu in bahan.kekurangan if satu.kunci in terpilih), desa=desa, fgd=fgd)
    for satu in masalah:
        _beri_penyedia(satu)
    fgd.ringkasan = "\n".join(ringkasan_awal(fgd.skor_awal, masalah, kelurahan=desa.kelurahan))
    return buka(rapat=fgd, masalah=masalah, oleh=oleh)


def _beri_penyedia(masalah: Masalah) -> None:
    """Who usually provides the service; the meeting changes it."""
    biasa = penyedia(masalah.kelompok, masalah.indikator)
    masalah.otoritas, masalah.penanggung_jawab = biasa.otoritas, biasa.siapa


@transaction.atomic
def tambah_masalah(*, fgd: Pertemuan, kunci: str, oleh: Pengguna) -> Masalah:
    """Take one more gap of the FGD's quarter into its table; one that is there already is returned.

    Raises ValueError for a gap the quarter does not have.
    """
    terkunci = kunci_rapat(fgd)
    semua = list(Masalah.objects.filter(fgd=terkunci))
    if ada := next((satu for satu in semua if satu.kunci == kunci), None):
        return ada
    baru = next((satu for satu in kueri_fgd.kekurangan_lain(fgd, semua) if satu.kunci == kunci), None)
    if baru is None:
        raise ValueError("Pilih kekurangan dari daftar.")
    _beri_penyedia(baru)
    return simpan(baru, oleh=oleh)


@transaction.atomic
def hapus_masalah(*, masalah: Masalah, versi: int) -> None:
    """Take a problem out of an FGD (its history stays). Raises MasihDipakai, VersiUsang, SudahTerbit."""
    kunci_rapat(masalah.pertemuan)
    kini = Masalah.objects.select_for_update(of=("self",)).get(pk=masalah.pk)
    if kini.rembuk_id:
        raise MasihDipakai("Masalah ini sudah dibawa ke rembuk, jadi tidak dihapus dari FGD.")
    if Usulan.objects.filter(masalah=kini).exists():
        raise MasihDipakai("Masalah ini sudah punya usulan. Hapus usulannya dahulu.")
    if kini.versi != versi:
        raise VersiUsang(kini)
    kini.delete()


@transaction.atomic
def urutkan_masalah(*, fgd: Pertemuan, oleh: Pengguna) -> int:
    """Give the problems without a priority the numbers after the last one, by the hint; how many they were."""
    kunci_rapat(fgd)
    semua = kueri_fgd.masalah_fgd(fgd)
    terakhir = max((satu.prioritas or 0 for satu in semua), default=0)
    tanpa = [satu for satu in semua if satu.prioritas is None and not satu.terkunci]
    for nomor, satu in enumerate(tanpa, start=terakhir + 1):
        satu.prioritas = nomor
        simpan(satu, oleh=oleh)
    return len(tanpa)


@transaction.atomic
def hapus_fgd(*, fgd: Pertemuan) -> None:
    """Throw away an FGD opened by mistake. Raises MasihDipakai once there is anything in it that people made."""
    terkunci = kunci_rapat(fgd)
    isi = (
        terkunci.hadirin, terkunci.usulan_asal, terkunci.publikasi, terkunci.tindak_lanjut, terkunci.foto,
        terkunci.masalah_fgd.filter(rembuk__isnull=False), terkunci.masalah_fgd.exclude(penyebab=""),
    )  # fmt: skip
    if any(satu.exists() for satu in isi):
        raise MasihDipakai("FGD ini sudah berisi analisis, usulan atau daftar hadir, jadi tidak dihapus.")
    terkunci.delete()


@transaction.atomic
def ambil_dari_fgd(*, rembuk: Pertemuan, fgd: Pertemuan, terpilih: Collection[str], oleh: Pengguna) -> int:
    """Take problems of an FGD into a rembuk with their proposals; how many problems and proposals were taken.

    ``terpilih`` holds the keys of the problems ("anak:jamban"); proposals that answer none of the FGD's problems come
    along. They stay the same rows: what another rembuk has taken is left there, and a row the rembuk made itself for
    the same indicator gives way to the FGD's, with its cause and its proposals. Raises SudahTerbit.
    """
    kunci_rapat(rembuk)
    kunci_rapat(fgd)
    diambil = [satu for satu in Masalah.objects.filter(fgd=fgd, rembuk=None) if satu.kunci in terpilih]
    sendiri = {satu.kunci: satu for satu in Masalah.objects.filter(rembuk=rembuk, fgd=None)}
    for satu in diambil:
        if lama := sendiri.get(satu.kunci):
            _beri_jalan(lama, satu, oleh)
        satu.rembuk = rembuk
        simpan(satu, oleh=oleh)
    menunggu = Usulan.objects.filter(asal=fgd, rembuk=None)
    ikut = [satu for satu in menunggu if satu.masalah_id is None or satu.masalah_id in {m.pk for m in diambil}]
    for usulan in ikut:
        usulan.rembuk = rembuk
        simpan(usulan, oleh=oleh)
    return len(diambil) + len(ikut)


def _beri_jalan(lama: Masalah, baru: Masalah, oleh: Pengguna) -> None:
    """The rembuk's own row of an indicator goes; its cause fills an empty one, its proposals answer the other row."""
    baru.penyebab = baru.penyebab or lama.penyebab
    for usulan in Usulan.objects.filter(masalah=lama):
        usulan.masalah = baru
        simpan(usulan, oleh=oleh)
    lama.delete()
