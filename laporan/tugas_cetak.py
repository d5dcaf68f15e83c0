"""Background work: what is too long for one answer: a sheet by dusun and all sheets of a quarter, printed into a ZIP;
the workbook of a year; the pack of a rembuk."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.utils import timezone
from django_tasks import task

from kpm.dokumen.cetak import Berkas
from kpm.dokumen.lembar import Lembar
from kpm.kueri import wilayah_kode
from kpm.lingkup import lingkup
from kpm.models import Wilayah
from kpm.periode import Tahun, Triwulan
from laporan.berkas import paket_triwulan
from laporan.buku_kpm import buku_kpm
from laporan.dokumen_lembar import cetak_sumber
from laporan.kueri_cetak import ZIP
from laporan.models import Pekerjaan
from laporan.paket_rembuk import buat_paket, rembuk_uuid
from laporan.permintaan import Permintaan
from laporan.tindakan_cetak import catat_kemajuan, gagalkan, selesaikan

KALIMAT_GAGAL = "Cetakan tidak berhasil dibuat. Mulai sekali lagi; bila tetap gagal, cetak satu dusun demi satu dusun."
KALIMAT_GAGAL_PAKET = "Cetakan tidak berhasil dibuat. Mulai sekali lagi; bila tetap gagal, cetak tiap formulir sendiri."
KALIMAT_GAGAL_BUKU = (
    "Buku kerja tidak berhasil dibuat. Mulai sekali lagi; bila tetap gagal, unduh formulirnya satu per satu."
)
KALIMAT_GAGAL_REMBUK = (
    "Paket rembuk tidak berhasil dibuat. Mulai sekali lagi; bila tetap gagal, cetak bagiannya satu per satu."
)
Langkah = list[Callable[[], list[Berkas]]]
"""What prints the files of a job, step by step."""


@task()
def cetak_per_dusun(kode: str, uuid: str) -> None:
    """Print the sheet of the job ``uuid`` of a village dusun by dusun."""
    _kerjakan(kode, uuid, partial(_zip, _langkah_dusun, ""), KALIMAT_GAGAL)


@task()
def cetak_paket(kode: str, uuid: str) -> None:
    """Print all the sheets of the quarter of the job ``uuid`` of a village."""
    _kerjakan(kode, uuid, partial(_zip, _langkah_paket, "semua-formulir"), KALIMAT_GAGAL_PAKET)


@task()
def cetak_buku(kode: str, uuid: str) -> None:
    """Make the workbook of the year of the job ``uuid`` of a village."""
    _kerjakan(kode, uuid, _buku, KALIMAT_GAGAL_BUKU)


@task()
def cetak_paket_rembuk(kode: str, uuid: str) -> None:
    """Print all that the rembuk of the job ``uuid`` of a village needs."""
    _kerjakan(kode, uuid, _paket_rembuk, KALIMAT_GAGAL_REMBUK)


def _kerjakan(kode: str, uuid: str, buat: Callable[[Wilayah, Pekerjaan], Berkas], kalimat_gagal: str) -> None:
    """Open the scope and the village's clock, make the file and keep it, or say that there is none."""
    desa = wilayah_kode(kode)
    with timezone.override(desa.nama_zona), lingkup(kode):
        pekerjaan = Pekerjaan.objects.get(uuid=uuid)
        try:
            berkas = buat(desa, pekerjaan)
        except Exception:
            gagalkan(pekerjaan=pekerjaan, kalimat=kalimat_gagal)
            raise
        selesaikan(pekerjaan=pekerjaan, isi=berkas.isi, nama=berkas.nama, jenis_berkas=berkas.jenis)


def _zip(susun: Callable[[Wilayah, Pekerjaan], Langkah], nama: str, desa: Wilayah, pekerjaan: Pekerjaan) -> Berkas:
    """What is printed step by step, in one ZIP."""
    langkah = susun(desa, pekerjaan)
    catat_kemajuan(pekerjaan=pekerjaan, selesai=0, jumlah=len(langkah))
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        for ke, cetak in enumerate(langkah, start=1):
            for berkas in cetak():
                arsip.writestr(f"{ke:02d}-{berkas.nama}", berkas.isi)
            catat_kemajuan(pekerjaan=pekerjaan, selesai=ke, jumlah=len(langkah))
    return Berkas(wadah.getvalue(), ZIP, f"{nama or pekerjaan.jenis}-{desa.kode}-{pekerjaan.permintaan['periode']}.zip")


def _buku(desa: Wilayah, pekerjaan: Pekerjaan) -> Berkas:
    def kemajuan(selesai: int, jumlah: int) -> None:
        catat_kemajuan(pekerjaan=pekerjaan, selesai=selesai, jumlah=jumlah)

    tahun = Tahun(int(pekerjaan.permintaan["periode"]))
    berkas = buku_kpm(desa, tahun, waktu=timezone.now(), kemajuan=kemajuan)
    catat_kemajuan(pekerjaan=pekerjaan, selesai=pekerjaan.jumlah, jumlah=pekerjaan.jumlah)
    return berkas


def _paket_rembuk(desa: Wilayah, pekerjaan: Pekerjaan) -> Berkas:
    def kemajuan(selesai: int, jumlah: int) -> None:
        catat_kemajuan(pekerjaan=pekerjaan, selesai=selesai, jumlah=jumlah)

    rembuk = rembuk_uuid(UUID(pekerjaan.permintaan["rembuk"]))
    if rembuk is None:
        raise ValueError("Rembuk ini sudah tidak ada.")
    return buat_paket(rembuk, desa, waktu=timezone.now(), kemajuan=kemajuan)


def _langkah_dusun(desa: Wilayah, pekerjaan: Pekerjaan) -> Langkah:
    minta = Permintaan.dari_json(pekerjaan.jenis, pekerjaan.permintaan)
    waktu = timezone.now()
    sumber = minta.baca(desa, timezone.localtime(waktu).date())

    def cetak(lembar: Lembar) -> list[Berkas]:
        return [cetak_sumber(desa, sumber, lembar, waktu=waktu, kertas=minta.kertas)]

    return [partial(cetak, lembar) for _, lembar in sumber.per_dusun(dusun=minta.dusun, posyandu=minta.posyandu)]


def _langkah_paket(desa: Wilayah, pekerjaan: Pekerjaan) -> Langkah:
    return paket_triwulan(desa, Triwulan.dari_teks(pekerjaan.permintaan["periode"]), waktu=timezone.now())
