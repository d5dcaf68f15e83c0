"""Writes of a meeting of any kind: its facts, people taken over, photos, follow-ups and what became of them."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection
from functools import partial
from typing import Any

from django.core.files.base import File
from django.db import IntegrityError, transaction

from kpm.models import Pengguna
from kpm.tindakan import VersiUsang, simpan
from kpm.unggah import GAMBAR, buang_berkas, simpan_unggahan
from rembuk.kueri_pertemuan import Sumber
from rembuk.models import AnggotaLembaga, FotoPertemuan, Hadirin, Pertemuan, TindakLanjut
from rembuk.tindakan.rapat import kembar, kunci_rapat

FOTO_TERBANYAK = 20
"""Photos of one meeting: what a page of photos and a line on 3G bear."""


class MasihBerisi(Exception):
    """A meeting that holds something is not thrown away."""

    def __init__(self, isi: str) -> None:
        super().__init__(f"Pertemuan ini sudah berisi {isi}. Hapus isinya dahulu.")


@transaction.atomic
def _simpan_pertemuan(rapat: Pertemuan, oleh: Pengguna, versi: int | None) -> Pertemuan:
    if rapat.pk:
        kunci_rapat(rapat)
    if rapat.tanggal:
        rapat.tahun = rapat.tanggal.year
    return simpan(rapat, oleh=oleh, versi=versi)


def simpan_pertemuan(
    *, rapat: Pertemuan, oleh: Pengguna, versi: int | None = None, pengenal: uuid.UUID | None = None
) -> Pertemuan:
    """Save a new or changed meeting; its year is the year it is held in. Raises SudahTerbit, VersiUsang.

    A new one sent twice with the same ``pengenal`` is stored once.
    """
    if rapat.tanggal:
        rapat.tahun = rapat.tanggal.year
    if ada := kembar(rapat, pengenal):
        return ada
    try:
        return _simpan_pertemuan(rapat, oleh, versi)
    except IntegrityError:  # the same form, sent a second time in the same moment
        if ada := kembar(rapat, pengenal):
            return ada
        raise


ISI_PERTEMUAN = {
    "hadirin": "daftar hadir",
    "foto": "foto",
    "tindak_lanjut": "tindak lanjut",
    "masalah": "masalah",
    "masalah_fgd": "masalah",
    "usulan": "usulan",
    "usulan_asal": "usulan",
    "temuan": "temuan dusun",
    "publikasi": "catatan penyebaran",
    "desa_mad": "desa peserta",
    "kegiatan_mad": "kegiatan bersama",
    "penyerahan": "penyerahan Berita Acara",
}
"""What can hang on a meeting, in the words of the sentence that refuses to delete it."""


@transaction.atomic
def hapus_pertemuan(*, rapat: Pertemuan) -> None:
    """Throw away a meeting written down by mistake, while it is empty. Raises SudahTerbit, MasihBerisi."""
    terkunci = kunci_rapat(rapat)
    for nama, kata in ISI_PERTEMUAN.items():
        if getattr(terkunci, nama).exists():
            raise MasihBerisi(kata)
    if terkunci.ringkasan.strip():
        raise MasihBerisi("catatan pembahasan")
    terkunci.delete()


@transaction.atomic
def ambil_hadirin(*, rapat: Pertemuan, sumber: Sumber, terpilih: Collection[str], oleh: Pengguna) -> int:
    """Put the chosen people of a source (their uuids) on the attendance list; how many were added.

    Who is on the list already is left out, so that the same form sent twice adds nobody twice. Raises SudahTerbit.
    """
    kunci_rapat(rapat)
    ada = {nama.casefold() for nama in Hadirin.objects.filter(pertemuan=rapat).values_list("nama", flat=True)}
    tambah = [satu for satu in sumber.orang if str(satu.uuid) in terpilih and satu.nama.casefold() not in ada]
    for satu in tambah:
        simpan(_orang_baru(rapat, satu), oleh=oleh)
    return len(tambah)


def _orang_baru(rapat: Pertemuan, satu: Hadirin | AnggotaLembaga) -> Hadirin:
    return Hadirin(
        desa=rapat.desa,
        pertemuan=rapat,
        nama=satu.nama,
        jabatan=satu.jabatan,
        unsur=satu.unsur,
        jenis_kelamin=satu.jenis_kelamin,
        alamat=satu.alamat if isinstance(satu, Hadirin) else "",
    )


class TerlaluBanyakFoto(Exception):
    """The meeting has as many photos as it may have."""

    def __init__(self) -> None:
        super().__init__(f"Paling banyak {FOTO_TERBANYAK} foto satu pertemuan. Hapus dahulu yang tidak perlu.")


def simpan_foto(
    *, rapat: Pertemuan, berkas: File[Any], keterangan: str, oleh: Pengguna, pengenal: uuid.UUID | None = None
) -> FotoPertemuan:
    """Keep a photo of a meeting; the same form sent twice keeps it once.

    Raises SudahTerbit, TerlaluBanyakFoto, ValidationError.
    """
    unggahan = None
    try:
        with transaction.atomic():
            kunci_rapat(rapat)
            semua = FotoPertemuan.objects.filter(pertemuan=rapat)
            if pengenal and (ada := semua.filter(uuid=pengenal).first()):
                return ada
            if semua.count() >= FOTO_TERBANYAK:
                raise TerlaluBanyakFoto
            unggahan = simpan_unggahan(desa=rapat.desa, oleh=oleh, berkas=berkas, jenis=GAMBAR)
            foto = FotoPertemuan(desa=rapat.desa, pertemuan=rapat, unggahan=unggahan, keterangan=keterangan)
            if pengenal:
                foto.uuid = pengenal
            return simpan(foto, oleh=oleh)
    except BaseException:
        if unggahan is not None:
            buang_berkas(unggahan)
        raise


@transaction.atomic
def ubah_foto(*, foto: FotoPertemuan, oleh: Pengguna, versi: int | None) -> FotoPertemuan:
    """Change the words under a photo. Raises SudahTerbit, VersiUsang."""
    kunci_rapat(foto.pertemuan)
    return simpan(foto, oleh=oleh, versi=versi)


@transaction.atomic
def hapus_foto(*, foto: FotoPertemuan) -> None:
    """Take a photo away, its file with it: somebody in it may have asked. Raises SudahTerbit."""
    kunci_rapat(foto.pertemuan)
    unggahan = foto.unggahan
    foto.delete()
    unggahan.delete()
    transaction.on_commit(partial(buang_berkas, unggahan))


@transaction.atomic
def hapus_tindak(*, tindak: TindakLanjut) -> None:
    """Take a follow-up typed by mistake away (its history stays). Raises SudahTerbit."""
    kunci_rapat(tindak.pertemuan)
    tindak.delete()


@transaction.atomic
def selesaikan_tindak(
    *,
    tindak: TindakLanjut,
    selesai_pada: dt.date | None,
    batal: bool = False,
    hasil: str = "",
    oleh: Pengguna,
    versi: int | None,
) -> TindakLanjut:
    """Say what became of a follow-up: done with its result, given up with the reason, or open again (no day).

    It happens after the meeting, so it goes on once the meeting's Berita Acara is issued, unlike a change of what was
    promised. Raises VersiUsang, ValueError without result or reason.
    """
    hasil = hasil.replace("\x00", "").strip()
    if selesai_pada and not hasil:
        raise ValueError("Tulis alasan tidak dilanjutkan." if batal else "Tulis hasilnya.")
    kini = TindakLanjut.objects.select_for_update(of=("self",)).get(pk=tindak.pk)
    if versi is not None and kini.versi != versi:
        raise VersiUsang(kini)
    kini.selesai_pada = selesai_pada
    kini.batal = batal and selesai_pada is not None
    kini.hasil = hasil if selesai_pada else ""
    return simpan(kini, oleh=oleh)
