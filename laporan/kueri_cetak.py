"""Reads of prints: the stored files of a finalised quarter, the jobs, how long a workbook would be."""

from __future__ import annotations

import io
import zipfile

from kpm.dokumen.cetak import Berkas
from kpm.periode import Bulan, Tahun
from laporan.models import Pekerjaan
from laporan.sumber_lembar import Sumber
from pemantauan.models import BerkasKartu, PemantauanAnak, PemantauanIbu

ZIP = "application/zip"
PEKERJAAN_TERLIHAT = 5
BUKU_SEKETIKA = 2_000
"""Monthly records of a year up to which its workbook is made while one waits."""


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


def banyak_catatan(tahun: Tahun) -> int:
    """Monthly records of mothers and children in a year of the open scope: how much a workbook has to hold. Two
    queries."""
    rentang = (Bulan(tahun.tahun, 1), Bulan(tahun.tahun, 12))
    return sum(model.objects.filter(bulan__range=rentang).count() for model in (PemantauanIbu, PemantauanAnak))


def buku_seketika(tahun: Tahun) -> bool:
    """Whether the workbook of a year is made while one waits, not as a job."""
    return banyak_catatan(tahun) <= BUKU_SEKETIKA


def pekerjaan_terakhir() -> list[Pekerjaan]:
    """The latest printing jobs of the open scope, without their files."""
    return list(Pekerjaan.objects.defer("hasil")[:PEKERJAAN_TERLIHAT])
