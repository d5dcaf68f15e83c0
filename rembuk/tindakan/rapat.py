"""Writes of a meeting while it is being prepared; all of them refuse once its Berita Acara is issued."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Iterable
from typing import TypeVar

from django.db import IntegrityError, transaction

from kpm.models import Pengguna, Wilayah
from kpm.periode import Triwulan
from kpm.rekaman import Rekaman
from kpm.tindakan import simpan
from rembuk import kueri, kueri_lembaga
from rembuk.kekurangan import bekukan, komitmen_awal, ringkasan_awal
from rembuk.models import BeritaAcara, Hadirin, Masalah, Pertemuan, Unsur, Usulan

Isi = TypeVar("Isi", Usulan, Hadirin)


class SudahTerbit(Exception):
    """The Berita Acara of this meeting is issued: the meeting is closed for good."""

    def __init__(self) -> None:
        super().__init__("Berita Acara rembuk ini sudah terbit, jadi isinya tidak dapat diubah lagi.")


class BerisiUsulan(Exception):
    """A meeting with proposals or attendees is not thrown away."""

    def __init__(self) -> None:
        super().__init__("Rembuk ini sudah berisi usulan atau daftar hadir. Hapus isinya dahulu.")


def kunci_rapat(rembuk: Pertemuan) -> Pertemuan:
    """Lock the meeting's row for this transaction. Raises SudahTerbit when it is closed.

    Every write of a meeting passes here, so nothing slips in while its Berita Acara is being issued.
    """
    terkunci: Pertemuan = Pertemuan.objects.select_for_update(of=("self",)).get(pk=rembuk.pk)
    if BeritaAcara.objects.filter(rembuk=terkunci).exists():
        raise SudahTerbit
    return terkunci


def mulai_rembuk(
    *,
    desa: Wilayah,
    triwulan: Triwulan,
    terpilih: Collection[str],
    oleh: Pengguna,
    hari_ini: dt.date,
    pengenal: uuid.UUID | None = None,
) -> Pertemuan:
    """Open a meeting on the gaps of a quarter and freeze the quarter's numbers with it.

    ``terpilih`` holds the keys of the gaps to discuss ("anak:jamban"); unknown ones are left out. ``pengenal`` is the
    id the form was made with: sent twice, the meeting that already exists is returned; filled in anew after going
    back, it is another meeting. The scorecard is read before the transaction, so that nobody waits for it.
    """
    skor, semua = kueri.kekurangan(desa, triwulan)
    penanda = kueri_lembaga.penanda(desa, hari_ini)
    profil = penanda.profil
    rembuk = Pertemuan(
        desa=desa,
        uuid=pengenal or uuid.uuid4(),
        tahun=hari_ini.year,
        triwulan=str(triwulan),
        pemimpin=profil.ketua_rds,
        unsur_pemimpin=Unsur.RDS if profil.ketua_rds else "",
        notulen=penanda.notulen,
        unsur_notulen=penanda.unsur_notulen,
        komitmen="\n".join(komitmen_awal(kelurahan=desa.kelurahan)),
        skor_awal=bekukan(skor, hari_ini),
    )
    masalah = [
        Masalah(
            desa=desa,
            rembuk=rembuk,
            kelompok=satu.indikator.kelompok,
            indikator=satu.indikator.kode,
            diterima=satu.capaian.diterima,
            seharusnya=satu.capaian.seharusnya,
            per_dusun=[list(bagian) for bagian in satu.per_dusun],
        )
        for satu in semua
        if satu.kunci in terpilih
    ]
    rembuk.ringkasan = "\n".join(ringkasan_awal(rembuk.skor_awal, masalah))
    if ada := _rembuk_kembar(rembuk, masalah):
        return ada
    try:
        _simpan_baru(rembuk, masalah, oleh)
    except IntegrityError:  # the same form, sent a second time in the same moment
        if ada := _rembuk_kembar(rembuk, masalah):
            return ada
        raise
    return rembuk


def _rembuk_kembar(rembuk: Pertemuan, masalah: list[Masalah]) -> Pertemuan | None:
    """The meeting this very form has opened already. For other content under its id a new id is taken."""
    ada = Pertemuan.objects.filter(uuid=rembuk.uuid).first()
    if ada and (ada.triwulan, _kunci(ada.masalah.all())) != (rembuk.triwulan, _kunci(masalah)):
        rembuk.uuid = uuid.uuid4()
        return None
    return ada


@transaction.atomic
def _simpan_baru(rembuk: Pertemuan, masalah: list[Masalah], oleh: Pengguna) -> None:
    simpan(rembuk, oleh=oleh)
    for satu in masalah:
        simpan(satu, oleh=oleh)


def _kunci(masalah: Iterable[Masalah]) -> set[tuple[str, str]]:
    return {(satu.kelompok, satu.indikator) for satu in masalah}


@transaction.atomic
def ubah_rembuk(*, rembuk: Pertemuan, oleh: Pengguna, versi: int | None) -> Pertemuan:
    """Save the facts of a meeting; its year is the year it was held in. Raises SudahTerbit, VersiUsang."""
    kunci_rapat(rembuk)
    if rembuk.tanggal:
        rembuk.tahun = rembuk.tanggal.year
    return simpan(rembuk, oleh=oleh, versi=versi)


@transaction.atomic
def hapus_rembuk(*, rembuk: Pertemuan) -> None:
    """Throw away a meeting opened by mistake. Raises SudahTerbit, BerisiUsulan."""
    terkunci = kunci_rapat(rembuk)
    if terkunci.usulan.exists() or terkunci.hadirin.exists():
        raise BerisiUsulan
    terkunci.delete()


@transaction.atomic
def ubah_masalah(*, masalah: Masalah, oleh: Pengguna, versi: int | None) -> Masalah:
    """Save the cause of a gap. Raises SudahTerbit, VersiUsang."""
    kunci_rapat(masalah.pertemuan)
    return simpan(masalah, oleh=oleh, versi=versi)


@transaction.atomic
def simpan_isi(*, objek: Isi, oleh: Pengguna, versi: int | None = None, pengenal: uuid.UUID | None = None) -> Isi:
    """Save a new or changed proposal or attendee. Raises SudahTerbit, VersiUsang.

    A new one sent twice with the same ``pengenal`` is stored once. Other content under the same one is a form filled
    again after going back: another record.
    """
    kunci_rapat(objek.pertemuan)
    if not objek.pk and pengenal:
        ada = type(objek)._base_manager.filter(uuid=pengenal).first()
        if ada is None:
            objek.uuid = pengenal
        elif _isian(ada) == _isian(objek):
            return ada
    return simpan(objek, oleh=oleh, versi=versi)


BUKAN_ISIAN = {"id", "status", "alasan", "diputus_oleh", "diputus_pada"} | {
    satu.name for satu in Rekaman._meta.get_fields() if satu.name != "desa"
}
"""Fields nobody types into the form of a proposal or an attendee."""


def _isian(objek: Isi) -> dict[str, object]:
    return {b.attname: getattr(objek, b.attname) for b in objek._meta.concrete_fields if b.name not in BUKAN_ISIAN}


@transaction.atomic
def hapus_usulan(*, usulan: Usulan) -> None:
    """Take a proposal out of a meeting (its history stays). Raises SudahTerbit."""
    kunci_rapat(usulan.pertemuan)
    usulan.delete()


@transaction.atomic
def hapus_hadirin(*, hadirin: Hadirin) -> None:
    """Take a person off the attendance list (the history stays). Raises SudahTerbit."""
    kunci_rapat(hadirin.pertemuan)
    hadirin.delete()


PUTUSAN_RAPAT = (Usulan.Status.DISEPAKATI, Usulan.Status.DITOLAK_RAPAT, Usulan.Status.DIUSULKAN)


@transaction.atomic
def putuskan_di_rapat(*, usulan: Usulan, putusan: str, alasan: str, oleh: Pengguna, versi: int | None) -> Usulan:
    """The meeting agrees, does not agree with a reason, or takes its decision back ("diusulkan").

    Raises SudahTerbit, VersiUsang, ValueError for another decision or a refusal without reason.
    """
    if putusan not in PUTUSAN_RAPAT:
        raise ValueError("Pilih disepakati atau tidak disepakati.")
    alasan = alasan.replace("\x00", "").strip()
    if putusan == Usulan.Status.DITOLAK_RAPAT and not alasan:
        raise ValueError("Tulis alasan usulan ini tidak disepakati.")
    kunci_rapat(usulan.pertemuan)
    usulan.status = putusan
    usulan.alasan = alasan if putusan == Usulan.Status.DITOLAK_RAPAT else ""
    return simpan(usulan, oleh=oleh, versi=versi)


@transaction.atomic
def sepakati_semua(*, rembuk: Pertemuan, oleh: Pengguna) -> int:
    """Agree on every proposal the meeting has not decided yet; how many they were. Raises SudahTerbit."""
    kunci_rapat(rembuk)
    menunggu = list(Usulan.objects.filter(rembuk=rembuk, status=Usulan.Status.DIUSULKAN))
    for usulan in menunggu:
        usulan.status = Usulan.Status.DISEPAKATI
        simpan(usulan, oleh=oleh)
    return len(menunggu)
