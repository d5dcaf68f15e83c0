"""What happens in a life: leaving, dying, coming back; and taking an event back that was recorded by mistake."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.models import Pengguna, Wilayah
from kpm.tindakan import simpan
from sasaran.kueri_asal_usul import tinggal_di_tujuan
from sasaran.models import Anak, Kejadian, Keluarga, Orang, SumberData
from sasaran.tindakan.dasar import Ditolak, catat, ubah_rekaman

J = Kejadian.Jenis
PERGI = (J.PINDAH_KELUAR, J.MENINGGAL)
PINDAH_RUMAH = (J.PINDAH_RUMAH, J.DIASUH, J.KEMBALI)
"""Events that can lead into another household, where they name both."""


def berlaku(orang: Orang) -> list[Kejadian]:
    """The events of a person that were not taken back, the latest day last."""
    return list(orang.kejadian.filter(dibatalkan_pada=None).order_by("tanggal", "pk"))


def keluar(
    *,
    orang: Orang,
    tanggal: dt.date,
    sebab: str,
    oleh: Pengguna | None,
    versi: int | None,
    ke: Wilayah | None = None,
    tempat: str = "",
    sumber: str = SumberData.WAWANCARA,
) -> Orang:
    """Somebody moved away, to a village or a place in words, or died; everything recorded stays.

    Recorded again, it corrects day and reason of the leaving that stands.
    """
    with transaction.atomic():
        ubah_rekaman(orang, oleh=oleh, versi=versi, keluar_pada=tanggal, sebab_keluar=sebab)
        for lama in orang.kejadian.select_for_update(of=("self",)).filter(jenis__in=PERGI, dibatalkan_pada=None):
            if not orang.kejadian.filter(jenis=J.KEMBALI, mulai=lama.tanggal, dibatalkan_pada=None).exists():
                _cabut(lama, oleh)
        jenis = J.MENINGGAL if sebab == Orang.SebabKeluar.MENINGGAL else J.PINDAH_KELUAR
        catat(orang, jenis, tanggal, oleh, wilayah_lain=ke, tempat_lain=tempat, sumber=sumber)
    return orang


def keluarga_pindah(*, keluarga: Keluarga, tanggal: dt.date, oleh: Pengguna | None, tempat: str = "") -> int:
    """Everybody who still lives in a household moved away; how many they were."""
    with transaction.atomic():
        penghuni = list(keluarga.orang.filter(keluar_pada__isnull=True))
        for orang in penghuni:
            keluar(
                orang=orang,
                tanggal=tanggal,
                sebab=Orang.SebabKeluar.PINDAH,
                oleh=oleh,
                versi=orang.versi,
                tempat=tempat,
            )
    return len(penghuni)


def kembali(
    *,
    orang: Orang,
    oleh: Pengguna | None,
    versi: int | None = None,
    tanggal: dt.date | None = None,
    sumber: str = SumberData.WAWANCARA,
) -> Orang:
    """Somebody lives here again since ``tanggal``; without a day, the leaving was a mistake and is taken back.

    Raises Ditolak for a return before the leaving, of somebody who died, and of who lives in another village now.
    """
    pergi, sebab = orang.keluar_pada, orang.sebab_keluar
    if tanggal and pergi and sebab == Orang.SebabKeluar.MENINGGAL:
        raise Ditolak(f"{orang.nama} tercatat meninggal. Bila keliru, batalkan catatan itu.")
    if tanggal and pergi and tanggal < pergi:
        raise Ditolak(f"{orang.nama} tercatat pindah {tanggal_panjang(pergi)}. Tanggal kembali harus sesudahnya.")
    with transaction.atomic():
        _tidak_di_tempat_lain(orang)
        ubah_rekaman(orang, oleh=oleh, versi=versi, keluar_pada=None, sebab_keluar="")
        if tanggal:
            catat(orang, J.KEMBALI, tanggal, oleh, mulai=pergi, sumber=sumber)
        elif pergi:
            for satu in orang.kejadian.filter(jenis__in=PERGI, tanggal=pergi, dibatalkan_pada=None):
                _cabut(satu, oleh)
    return orang


def batalkan(*, kejadian: Kejadian, oleh: Pengguna | None) -> Orang:
    """Take back an event recorded by mistake; the person is where they were before it.

    Only the last of its kind can be taken back, or the one after it would hang in the air. Raises Ditolak.
    """
    with transaction.atomic():
        orang = Orang.objects.select_for_update(of=("self",)).select_related("keluarga").get(pk=kejadian.orang_id)
        kini = Kejadian.objects.select_for_update(of=("self",)).get(pk=kejadian.pk)
        if kini.dibatalkan_pada:
            return orang
        semua = berlaku(orang)
        if kini.jenis in PINDAH_RUMAH and kini.ke_keluarga_id and kini.dari_keluarga_id:
            _pulang(orang, kini, semua, oleh)
        elif kini.jenis == J.DIASUH:
            _lepas_pengasuh(orang, oleh)
        elif kini.jenis in PERGI:
            if orang.keluar_pada != kini.tanggal:
                raise Ditolak("Sesudah itu sudah ada catatan kembali. Batalkan yang itu dahulu.")
            _tidak_di_tempat_lain(orang)
            ubah_rekaman(orang, oleh=oleh, versi=None, keluar_pada=None, sebab_keluar="")
        elif kini.jenis == J.KEMBALI and kini.mulai:
            if orang.keluar_pada or any(satu.jenis in PERGI and satu.tanggal >= kini.tanggal for satu in semua):
                raise Ditolak("Sesudah itu sudah ada catatan pindah. Batalkan yang itu dahulu.")
            ubah_rekaman(orang, oleh=oleh, versi=None, keluar_pada=kini.mulai, sebab_keluar=Orang.SebabKeluar.PINDAH)
        else:
            raise Ditolak("Catatan ini tidak dapat dibatalkan.")
        _cabut(kini, oleh)
    return orang


def _pulang(orang: Orang, kini: Kejadian, semua: list[Kejadian], oleh: Pengguna | None) -> None:
    terakhir = [satu for satu in semua if satu.jenis in PINDAH_RUMAH and satu.ke_keluarga_id and satu.dari_keluarga_id]
    if terakhir[-1] != kini or orang.keluarga_id != kini.ke_keluarga_id:
        raise Ditolak("Sesudah itu sudah ada catatan pindah rumah. Batalkan yang itu dahulu.")
    if kini.jenis == J.DIASUH:
        _lepas_pengasuh(orang, oleh)
    ubah_rekaman(orang, oleh=oleh, versi=None, keluarga=kini.dari_keluarga)


def _tidak_di_tempat_lain(orang: Orang) -> None:
    if desa := tinggal_di_tujuan(orang):
        raise Ditolak(
            f"{orang.nama} sudah diterima {desa.nama_lengkap}. Bila pindah lagi ke sini, minta desa itu mencatat "
            "kepindahannya, lalu terima di halaman Pindah desa."
        )


def _lepas_pengasuh(orang: Orang, oleh: Pengguna | None) -> None:
    for anak in Anak.objects.filter(orang=orang):
        ubah_rekaman(anak, oleh=oleh, versi=None, pengasuh=None, hubungan_pengasuh="")


def _cabut(kejadian: Kejadian, oleh: Pengguna | None) -> None:
    kejadian.dibatalkan_pada = timezone.now()
    simpan(kejadian, oleh=oleh)
