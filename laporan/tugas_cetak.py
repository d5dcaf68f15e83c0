"""Background work: a sheet too long for one file, printed dusun by dusun into a ZIP."""

from __future__ import annotations

import io
import zipfile

from django.utils import timezone
from django_tasks import task

from kpm.kueri import wilayah_kode
from kpm.lingkup import lingkup
from kpm.models import Wilayah
from laporan.dokumen_lembar import cetak_sumber
from laporan.kueri_cetak import ZIP
from laporan.models import Pekerjaan
from laporan.permintaan import Permintaan
from laporan.tindakan_cetak import catat_kemajuan, gagalkan, selesaikan

KALIMAT_GAGAL = "Cetakan tidak berhasil dibuat. Mulai sekali lagi; bila tetap gagal, cetak satu dusun demi satu dusun."


@task()
def cetak_per_dusun(kode: str, uuid: str) -> None:
    """Print the job ``uuid`` of a village; opens the scope and the village's clock itself."""
    desa = wilayah_kode(kode)
    timezone.activate(desa.nama_zona)
    try:
        with lingkup(kode):
            pekerjaan = Pekerjaan.objects.get(uuid=uuid)
            try:
                _kerjakan(desa, pekerjaan)
            except Exception:
                gagalkan(pekerjaan=pekerjaan, kalimat=KALIMAT_GAGAL)
                raise
    finally:
        timezone.deactivate()


def _kerjakan(desa: Wilayah, pekerjaan: Pekerjaan) -> None:
    minta = Permintaan.dari_json(pekerjaan.jenis, pekerjaan.permintaan)
    waktu = timezone.now()
    sumber = minta.baca(desa, timezone.localtime(waktu).date())
    bagian = sumber.per_dusun(dusun=minta.dusun, posyandu=minta.posyandu)
    catat_kemajuan(pekerjaan=pekerjaan, selesai=0, jumlah=len(bagian))
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        for ke, (_, lembar) in enumerate(bagian, start=1):
            berkas = cetak_sumber(desa, sumber, lembar, waktu=waktu, kertas=minta.kertas)
            arsip.writestr(f"{ke:02d}-{berkas.nama}", berkas.isi)
            catat_kemajuan(pekerjaan=pekerjaan, selesai=ke, jumlah=len(bagian))
    nama = f"{pekerjaan.jenis}-{desa.kode}-{minta.periode}.zip"
    selesaikan(pekerjaan=pekerjaan, isi=wadah.getvalue(), nama=nama, jenis_berkas=ZIP)
