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


def berkas_tersimpan(sumber: Sumber, bagian: str) -> list[Berkas]:
    """The stored print of a sheet, byte for byte; those of all dusun where there is none of the whole.

    Empty while the quarter is open, and for a part nobody printed at the finalisation.
    """
    if not (sumber.berlaku and sumber.berlaku.tertutup):
        return []
    semua = list(BerkasKartu.objects.filter(kartu=sumber.berlaku.kartu, kode=sumber.kode).order_by("bagian"))
    sama = [satu for satu in semua if satu.bagian == bagian]
    return [Berkas(bytes(satu.berkas), satu.jenis_berkas, satu.nama) for satu in sama or (() if bagian else semua)]


def satukan(berkas: list[Berkas], nama: str) -> Berkas:
    """A file alone as it is, several in a ZIP named ``nama``."""
    if len(berkas) == 1:
        return berkas[0]
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        for ke, satu in enumerate(berkas, start=1):
            arsip.writestr(f"{ke:02d}-{satu.nama}", satu.isi)
    return Berkas(wadah.getvalue(), ZIP, f"{nama}.zip")


def pekerjaan_terakhir() -> list[Pekerjaan]:
    """The latest printing jobs of the open scope, without their files."""
    return list(Pekerjaan.objects.defer("hasil")[:PEKERJAAN_TERLIHAT])
