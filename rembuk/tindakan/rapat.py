"""Writes of a meeting while it is being prepared; all of them refuse once its Berita Acara is issued."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection
from typing import TypeVar

from django.db import transaction
from django.db.models import Q

from kpm.models import Pengguna, Wilayah
from kpm.periode import Triwulan
from kpm.rekaman import Rekaman
from kpm.tindakan import simpan
from rembuk import kueri
from rembuk.kekurangan import bekukan, komitmen_awal, ringkasan_awal
from rembuk.models import Hadirin, Masalah, Pertemuan, TindakLanjut, Usulan
from rembuk.status import DIPUTUSKAN
from rembuk.tindakan.buka import buka, masalah_dari, rapat_triwulan

Isi = TypeVar("Isi", Usulan, Hadirin, TindakLanjut)
R = TypeVar("R", bound=Rekaman)


class SudahTerbit(Exception):
    """The Berita Acara of this meeting is issued: the meeting is closed for good."""

    def __init__(self) -> None:
        super().__init__(
            "Berita Acara rembuk ini sudah terbit, jadi isinya tidak dapat diubah lagi. "
            "Bila ada yang keliru, buka koreksi pada langkah Berita Acara."
        )


class SudahDiputuskan(Exception):
    """The kepala desa has decided on this proposal; a correction of the Berita Acara leaves it as it is."""

    def __init__(self) -> None:
        super().__init__(
            "Usulan ini sudah diputuskan sesudah Berita Acara terbit, jadi tetap seperti adanya. "
            "Bila harus berubah, keputusannya dibatalkan dahulu."
        )


class SudahDianggarkan(ValueError):
    """A proposal a line of the budget came from is not thrown away."""

    def __init__(self) -> None:
        super().__init__("Usulan ini sudah menjadi kegiatan dalam anggaran. Hapus kegiatannya dari anggaran dahulu.")


class BerisiUsulan(Exception):
    """A meeting with proposals or attendees is not thrown away."""

    def __init__(self) -> None:
        super().__init__("Rembuk ini sudah berisi usulan atau daftar hadir. Hapus isinya dahulu.")


def kunci_rapat(rembuk: Pertemuan) -> Pertemuan:
    """Lock the meeting's row for this transaction. Raises SudahTerbit when it is closed: its Berita Acara is issued,
    and not open for correction.

    Every write of a meeting passes here, so nothing slips in while its Berita Acara is being issued.
    """
    terkunci: Pertemuan = Pertemuan.objects.select_for_update(of=("self",)).get(pk=rembuk.pk)
    if kueri.tertutup(terkunci):
        raise SudahTerbit
    return terkunci


def _belum_diputuskan(usulan: Usulan) -> None:
    """A correction leaves alone what was decided on the issued Berita Acara. Raises SudahDiputuskan."""
    if usulan.pk and Usulan.objects.filter(pk=usulan.pk, status__in=DIPUTUSKAN).exists():
        raise SudahDiputuskan


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
    rembuk = rapat_triwulan(
        desa,
        triwulan,
        hari_ini=hari_ini,
        pengenal=pengenal,
        komitmen="\n".join(komitmen_awal(kelurahan=desa.kelurahan)),
        skor_awal=bekukan(skor, hari_ini),
    )
    masalah = masalah_dari((satu for satu in semua if satu.kunci in terpilih), desa=desa, rembuk=rembuk)
    rembuk.ringkasan = "\n".join(ringkasan_awal(rembuk.skor_awal, masalah, kelurahan=desa.kelurahan))
    return buka(rapat=rembuk, masalah=masalah, oleh=oleh)


@transaction.atomic
def ubah_rembuk(*, rembuk: Pertemuan, oleh: Pengguna, versi: int | None) -> Pertemuan:
    """Save the facts of a meeting; its year is the year it was held in. Raises SudahTerbit, VersiUsang."""
    kunci_rapat(rembuk)
    if rembuk.tanggal:
        rembuk.tahun = rembuk.tanggal.year
    return simpan(rembuk, oleh=oleh, versi=versi)


@transaction.atomic
def hapus_rembuk(*, rembuk: Pertemuan, oleh: Pengguna) -> None:
    """Throw away a meeting opened by mistake; what it took from an FGD goes back there. Raises SudahTerbit,
    BerisiUsulan."""
    terkunci = kunci_rapat(rembuk)
    if terkunci.dikoreksi:
        raise SudahTerbit
    sendiri = ~Q(asal__isnull=False, status=Usulan.Status.DIUSULKAN)
    if terkunci.usulan.filter(sendiri).exists() or terkunci.hadirin.exists():
        raise BerisiUsulan
    for usulan in terkunci.usulan.all():
        usulan.rembuk = None
        simpan(usulan, oleh=oleh)
    for masalah in terkunci.masalah.filter(fgd__isnull=False):
        masalah.rembuk = None
        simpan(masalah, oleh=oleh)
    terkunci.delete()


@transaction.atomic
def ubah_masalah(*, masalah: Masalah, oleh: Pengguna, versi: int | None) -> Masalah:
    """Save the cause of a gap. Raises SudahTerbit, VersiUsang."""
    kunci_rapat(masalah.pertemuan)
    return simpan(masalah, oleh=oleh, versi=versi)


@transaction.atomic
def simpan_isi(*, objek: Isi, oleh: Pengguna, versi: int | None = None, pengenal: uuid.UUID | None = None) -> Isi:
    """Save a new or changed proposal, attendee or follow-up. Raises SudahTerbit, SudahDiputuskan, VersiUsang.

    A new one sent twice with the same ``pengenal`` is stored once. Other content under the same one is a form filled
    again after going back: another record.
    """
    kunci_rapat(objek.pertemuan)
    if isinstance(objek, Usulan):
        _belum_diputuskan(objek)
    if ada := kembar(objek, pengenal):
        return ada
    return simpan(objek, oleh=oleh, versi=versi)


def kembar(objek: R, pengenal: uuid.UUID | None) -> R | None:
    """What this very form has stored already. A new record takes the form's id where that is still free."""
    if objek.pk or pengenal is None:
        return None
    ada: R | None = type(objek)._base_manager.filter(uuid=pengenal).first()
    if ada is None:
        objek.uuid = pengenal
    return ada if ada and _isian(ada) == _isian(objek) else None


BUKAN_ISIAN = {"id", "status", "alasan", "diputus_oleh", "diputus_pada"} | {
    satu.name for satu in Rekaman._meta.get_fields() if satu.name != "desa"
}
"""Fields nobody types into the form of a proposal or an attendee."""


def _isian(objek: Rekaman) -> dict[str, object]:
    return {b.attname: getattr(objek, b.attname) for b in objek._meta.concrete_fields if b.name not in BUKAN_ISIAN}


@transaction.atomic
def hapus_usulan(*, usulan: Usulan) -> None:
    """Take a proposal out of a meeting (its history stays). Raises SudahTerbit, SudahDiputuskan, SudahDianggarkan."""
    kunci_rapat(usulan.pertemuan)
    _belum_diputuskan(usulan)
    if usulan.anggaran.exists():
        raise SudahDianggarkan
    usulan.delete()


@transaction.atomic
def hapus_hadirin(*, hadirin: Hadirin) -> None:
    """Take a person off the attendance list (the history stays). Raises SudahTerbit."""
    kunci_rapat(hadirin.pertemuan)
    hadirin.delete()
