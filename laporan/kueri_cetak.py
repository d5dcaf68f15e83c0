"""Reads of stored prints: the files of a finalised quarter as they were printed the first time."""

from __future__ import annotations

import io
import zipfile

from kpm.dokumen.cetak import Berkas
from laporan.models import Pekerjaan
from laporan.sumber_lembar import Sumber
from pemantauan.models import BerkasKartu

ZIP = "application/zip"
PEKERJAAN_TERLIHAT = 5


def berkas_tersimpan(sumber: Sumber, bagian: str) -> Berkas | None:
    """The stored print of a sheet, byte for byte; those of all dusun in a ZIP where there is none of the whole.

    None while the quarter is open, and for a part nobody printed at the finalisation.
    """
    if not (sumber.berlaku and sumber.berlaku.tertutup):
        return None
    semua = BerkasKartu.objects.filter(kartu=sumber.berlaku.kartu, kode=sumber.kode)
    satu = semua.filter(bagian=bagian).first()
    if satu:
        return Berkas(bytes(satu.berkas), satu.jenis_berkas, satu.nama)
    if bagian or not (lain := list(semua.order_by("bagian"))):
        return None
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        for ke, dokumen in enumerate(lain, start=1):
            arsip.writestr(f"{ke:02d}-{dokumen.nama}", bytes(dokumen.berkas))
    return Berkas(wadah.getvalue(), ZIP, f"{sumber.kode}-{sumber.periode}.zip")


def pekerjaan_terakhir() -> list[Pekerjaan]:
    """The latest printing jobs of the open scope, without their files."""
    return list(Pekerjaan.objects.defer("hasil")[:PEKERJAAN_TERLIHAT])
