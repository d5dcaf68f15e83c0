"""Background work: what is too long for one answer, printed into a ZIP: a sheet by dusun, all sheets of a quarter."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import partial

from django.utils import timezone
from django_tasks import task

from kpm.dokumen.cetak import Berkas
from kpm.dokumen.lembar import Lembar
from kpm.kueri import wilayah_kode
from kpm.lingkup import lingkup
from kpm.models import Wilayah
from kpm.periode import Triwulan
from laporan.berkas import paket_triwulan
from laporan.dokumen_lembar import cetak_sumber
from laporan.kueri_cetak import ZIP
from laporan.models import Pekerjaan
from laporan.permintaan import Permintaan
from laporan.tindakan_cetak import catat_kemajuan, gagalkan, selesaikan

KALIMAT_GAGAL = "Cetakan tidak berhasil dibuat. Mulai sekali lagi; bila tetap gagal, cetak satu dusun demi satu dusun."
KALIMAT_GAGAL_PAKET = "Cetakan tidak berhasil dibuat. Mulai sekali lagi; bila tetap gagal, cetak tiap formulir sendiri."
Langkah = list[Callable[[], list[Berkas]]]
"""What prints the files of a job, step by step."""


@task()
def cetak_per_dusun(kode: str, uuid: str) -> None:
    """Print the sheet of the job ``uuid`` of a village dusun by dusun."""
    _kerjakan(kode, uuid, _langkah_dusun, KALIMAT_GAGAL)


@task()
def cetak_paket(kode: str, uuid: str) -> None:
    """Print all the sheets of the quarter of the job ``uuid`` of a village."""
    _kerjakan(kode, uuid, _langkah_paket, KALIMAT_GAGAL_PAKET)


def _kerjakan(kode: str, uuid: str, susun: Callable[[Wilayah, Pekerjaan], Langkah], kalimat_gagal: str) -> None:
    """Open the scope and the village's clock, print step by step, keep the ZIP or say that there is none."""
    desa = wilayah_kode(kode)
    with timezone.override(desa.nama_zona), lingkup(kode):
        pekerjaan = Pekerjaan.objects.get(uuid=uuid)
        try:
            isi = _cetak(pekerjaan, susun(desa, pekerjaan))
        except Exception:
            gagalkan(pekerjaan=pekerjaan, kalimat=kalimat_gagal)
            raise
        kode_lembar = "semua-formulir" if pekerjaan.jenis == Pekerjaan.PAKET else pekerjaan.jenis
        nama = f"{kode_lembar}-{desa.kode}-{pekerjaan.permintaan['periode']}.zip"
        selesaikan(pekerjaan=pekerjaan, isi=isi, nama=nama, jenis_berkas=ZIP)


def _cetak(pekerjaan: Pekerjaan, langkah: Langkah) -> bytes:
    catat_kemajuan(pekerjaan=pekerjaan, selesai=0, jumlah=len(langkah))
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        for ke, cetak in enumerate(langkah, start=1):
            for berkas in cetak():
                arsip.writestr(f"{ke:02d}-{berkas.nama}", berkas.isi)
            catat_kemajuan(pekerjaan=pekerjaan, selesai=ke, jumlah=len(langkah))
    return wadah.getvalue()


def _langkah_dusun(desa: Wilayah, pekerjaan: Pekerjaan) -> Langkah:
    minta = Permintaan.dari_json(pekerjaan.jenis, pekerjaan.permintaan)
    waktu = timezone.now()
    sumber = minta.baca(desa, timezone.localtime(waktu).date())

    def cetak(lembar: Lembar) -> list[Berkas]:
        return [cetak_sumber(desa, sumber, lembar, waktu=waktu, kertas=minta.kertas)]

    return [partial(cetak, lembar) for _, lembar in sumber.per_dusun(dusun=minta.dusun, posyandu=minta.posyandu)]


def _langkah_paket(desa: Wilayah, pekerjaan: Pekerjaan) -> Langkah:
    return paket_triwulan(desa, Triwulan.dari_teks(pekerjaan.permintaan["periode"]), waktu=timezone.now())
