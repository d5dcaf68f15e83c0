"""Writes of the budget: its lines, the totals of the bidang, what was spent with its proof, and what was finished."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.files.base import File
from django.db import transaction

from kpm.models import Pengguna, Wilayah
from kpm.rekaman import Rekaman
from kpm.tindakan import VersiUsang, simpan
from kpm.unggah import buang_berkas, simpan_unggahan
from rembuk.anggaran import bidang_kode
from rembuk.models import AnggaranBidang, KegiatanAnggaran, Realisasi, Usulan
from rembuk.tindakan.langkah import pindahkan

Isi = TypeVar("Isi", AnggaranBidang, KegiatanAnggaran, Realisasi)
BUKAN_ISIAN = {"id", "bukti", "selesai_pada"} | {satu.name for satu in Rekaman._meta.get_fields()}
"""Fields nobody types into the forms of the budget; what tells whether a form was sent twice."""


class TanpaApbdes(Exception):
    """A kelurahan has no APBDes."""


class DibayarDiKader(ValueError):
    """What the KPM is paid is written down on the page of the KPM's office, and only there."""

    def __init__(self) -> None:
        super().__init__("Insentif KPM dicatat di halaman Kader, lalu terhitung sendiri di sini.")


class BedaTahun(ValueError):
    """A line does not leave the year its money was spent in."""

    def __init__(self, tahun: set[int]) -> None:
        super().__init__(f"Realisasinya tercatat tahun {max(tahun)}, jadi tahun anggarannya tidak dapat diubah.")


class BerisiRealisasi(ValueError):
    """A line on which money was spent is not thrown away."""

    def __init__(self) -> None:
        super().__init__("Kegiatan ini sudah punya realisasi. Hapus realisasinya dahulu.")


@dataclass(frozen=True, slots=True)
class CatatApbdes:
    """That a proposal stands in the APBDes now: since when, and in which Perdes."""

    tanggal: dt.date
    nomor: str = ""


def _wajib_apbdes(desa: Wilayah) -> None:
    if desa.kelurahan:
        raise TanpaApbdes


def _kembar(objek: Isi, pengenal: uuid.UUID | None) -> Isi | None:
    """What this very form has stored already. Other content under its id is another record, with an id of its own."""
    if objek.pk or not pengenal:
        return None
    ada: Isi | None = type(objek)._base_manager.filter(uuid=pengenal).first()
    if ada is None:
        objek.uuid = pengenal
        return None
    return ada if _isian(ada) == _isian(objek) else None


def _isian(objek: Any) -> dict[str, Any]:
    return {b.attname: getattr(objek, b.attname) for b in objek._meta.concrete_fields if b.name not in BUKAN_ISIAN}


@transaction.atomic
def simpan_kegiatan(
    *,
    kegiatan: KegiatanAnggaran,
    oleh: Pengguna,
    versi: int | None = None,
    pengenal: uuid.UUID | None = None,
    catat: CatatApbdes | None = None,
) -> KegiatanAnggaran:
    """Save a line of the budget; sent twice with the same ``pengenal`` it is stored once. Its bidang is that of its
    code, where it has one.

    ``catat`` also moves the proposal it comes from to "masuk APBDes".
    Raises VersiUsang, TanpaApbdes, ValueError for what is no code, DibayarDiKader for a line with entries of its own
    that would become the incentive of the KPM, BedaTahun for one that would leave their year, and what `pindahkan`
    raises.
    """
    _wajib_apbdes(kegiatan.desa)
    if kegiatan.kode:
        kegiatan.bidang = bidang_kode(kegiatan.kode)
    if ada := _kembar(kegiatan, pengenal):
        return ada
    if kegiatan.pk:
        _cocok_realisasi(kegiatan)
    simpan(kegiatan, oleh=oleh, versi=versi)
    if catat and kegiatan.usulan:
        pindahkan(
            kegiatan.usulan, Usulan.Status.MASUK_APBDES, oleh=oleh, tanggal=catat.tanggal, nomor=catat.nomor,
            pemutus="APBDes",
        )  # fmt: skip
    return kegiatan


def _cocok_realisasi(kegiatan: KegiatanAnggaran) -> None:
    """What was spent already stays in its year, and on a line that takes entries."""
    tahun = {tanggal.year for tanggal in kegiatan.realisasi.values_list("tanggal", flat=True)}
    if tahun and kegiatan.jenis == KegiatanAnggaran.Jenis.INSENTIF_KPM:
        raise DibayarDiKader
    if tahun - {kegiatan.tahun}:
        raise BedaTahun(tahun - {kegiatan.tahun})


@transaction.atomic
def hapus_kegiatan(*, kegiatan: KegiatanAnggaran, oleh: Pengguna, versi: int) -> None:
    """Take a line out of the budget; its history stays. Raises VersiUsang, BerisiRealisasi."""
    kini = _kunci(kegiatan, versi)
    if kini.realisasi.exists():
        raise BerisiRealisasi
    kini.diubah_oleh = oleh
    kini.delete()


@transaction.atomic
def selesaikan(
    *, kegiatan: KegiatanAnggaran, pada: dt.date | None, oleh: Pengguna, versi: int, catat: bool = False
) -> KegiatanAnggaran:
    """Say that an activity is done since a day, or (None) that it is not. ``catat`` also moves the proposal it comes
    from to "terlaksana". Raises VersiUsang and what `pindahkan` raises."""
    kegiatan.selesai_pada = pada
    simpan(kegiatan, oleh=oleh, versi=versi)
    if catat and pada and kegiatan.usulan:
        pindahkan(kegiatan.usulan, Usulan.Status.TERLAKSANA, oleh=oleh, tanggal=pada)
    return kegiatan


@transaction.atomic
def simpan_bidang(
    *, bidang: AnggaranBidang, oleh: Pengguna, versi: int | None = None, pengenal: uuid.UUID | None = None
) -> AnggaranBidang:
    """Save what the APBDes gives a whole bidang from one source. Raises VersiUsang, TanpaApbdes."""
    _wajib_apbdes(bidang.desa)
    return _kembar(bidang, pengenal) or simpan(bidang, oleh=oleh, versi=versi)


def simpan_realisasi(
    *,
    realisasi: Realisasi,
    bukti: File[Any] | None,
    oleh: Pengguna,
    versi: int | None = None,
    pengenal: uuid.UUID | None = None,
) -> Realisasi:
    """Save what was spent for an activity, with a newly uploaded proof beside the older ones.

    Raises VersiUsang, DibayarDiKader for the incentive of the KPM, ValidationError for a file that cannot be kept.
    """
    if realisasi.kegiatan.jenis == KegiatanAnggaran.Jenis.INSENTIF_KPM:
        raise DibayarDiKader
    if ada := _kembar(realisasi, pengenal):
        return ada
    lama, unggahan = realisasi.bukti, None
    try:
        with transaction.atomic():
            if bukti is not None:
                unggahan = simpan_unggahan(desa=realisasi.desa, oleh=oleh, berkas=bukti)
                realisasi.bukti = unggahan
            return simpan(realisasi, oleh=oleh, versi=versi)
    except BaseException:
        realisasi.bukti = lama
        if unggahan is not None:
            buang_berkas(unggahan)
        raise


@transaction.atomic
def hapus(*, objek: Isi, oleh: Pengguna, versi: int) -> None:
    """Take an entry typed by mistake away; its history stays. Raises VersiUsang."""
    kini = _kunci(objek, versi)
    kini.diubah_oleh = oleh
    kini.delete()


def _kunci(objek: Isi, versi: int) -> Isi:
    """The stored record, locked for this transaction. Raises VersiUsang."""
    kini: Isi = type(objek)._base_manager.select_for_update(of=("self",)).get(pk=objek.pk)
    if kini.versi != versi:
        raise VersiUsang(kini)
    return kini
