"""PURE: zip archives: which of them are workbooks, and that none of them swells beyond the limits."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from kpm.bacaan.bentuk import BerkasDitolak, Buku
from kpm.bacaan.wadah.kalimat import KATA_SANDI
from kpm.bacaan.wadah.ooxml import baca_ooxml

UKURAN_TERBUKA = 300 * 1024 * 1024
"""Bytes of all parts unpacked. 100,000 rows of 40 columns need about 200 MB."""
NISBAH_TERBESAR = 200
UKURAN_KECIL = 10 * 1024 * 1024
"""Below this a part may be squeezed as hard as it likes: a sheet of empty rows is."""
BAGIAN_TERBANYAK = 10_000
_POTONG = 1 << 18
_ISI_ENTRI = b"PK\x01\x02"
TERPOTONG = "Berkas ini terpotong, mungkin unduhannya belum selesai. Unduh atau salin lagi, lalu unggah di sini."
BOM = "Berkas ini membengkak tidak wajar saat dibuka. Simpan ulang sebagai .xlsx di Excel, lalu unggah lagi."
_BUKAN_BUKU = (
    ("word/document.xml", "dokumen Word"),
    ("ppt/presentation.xml", "PowerPoint"),
    ("androidmanifest.xml", "aplikasi Android"),
    ("meta-inf/manifest.mf", "program Java"),
)
_OPENDOCUMENT = (
    ("opendocument.spreadsheet", "lembar kerja LibreOffice (.ods)"),
    ("opendocument.text", "dokumen LibreOffice (.odt)"),
    ("opendocument.presentation", "presentasi LibreOffice (.odp)"),
    ("epub", "buku elektronik"),
)


class Arsip:
    """The parts of a zip by name, read in pieces and counted while they are."""

    def __init__(self, zip_: zipfile.ZipFile) -> None:
        self._zip = zip_
        self._entri = {satu.filename.casefold().lstrip("/"): satu for satu in zip_.infolist() if not satu.is_dir()}
        self._terbaca = 0

    def __contains__(self, nama: str) -> bool:
        return nama.casefold() in self._entri

    def nama(self) -> list[str]:
        """Names of all parts, lower case."""
        return list(self._entri)

    def potongan(self, nama: str) -> Iterator[bytes]:
        """A part in pieces. Raises BerkasDitolak when it is damaged, locked or swells."""
        entri = self._entri.get(nama.casefold())
        if entri is None:
            raise BerkasDitolak(TERPOTONG)
        try:
            with self._zip.open(entri) as berkas:
                while potong := berkas.read(_POTONG):
                    self._terbaca += len(potong)
                    if self._terbaca > UKURAN_TERBUKA:
                        raise BerkasDitolak(BOM)
                    yield potong
        except BerkasDitolak:
            raise
        except Exception as galat:  # zlib, lzma and zipfile each have their own
            raise BerkasDitolak(TERPOTONG) from galat


def baca_arsip(isi: bytes) -> Buku:
    """The workbook in a zip. Raises BerkasDitolak with what the archive is instead."""
    if isi.count(_ISI_ENTRI) > BAGIAN_TERBANYAK:
        raise BerkasDitolak(
            "Berkas ini arsip zip dengan terlalu banyak isi. Unggah satu berkas .xlsx, .xls, atau .csv."
        )
    try:
        zip_ = zipfile.ZipFile(io.BytesIO(isi))
    except Exception as galat:  # a damaged directory raises more than BadZipFile
        raise BerkasDitolak(TERPOTONG) from galat
    with zip_:
        _periksa_ukuran(zip_.infolist())
        arsip = Arsip(zip_)
        if "xl/workbook.xml" in arsip or any(nama.endswith("workbook.xml") for nama in arsip.nama()):
            return baca_ooxml(arsip)
        raise BerkasDitolak(_sebutkan(arsip))


def _periksa_ukuran(semua: list[zipfile.ZipInfo]) -> None:
    if any(satu.flag_bits & 1 for satu in semua):
        raise BerkasDitolak(KATA_SANDI)
    bengkak = any(
        satu.file_size > UKURAN_KECIL and satu.file_size > NISBAH_TERBESAR * max(satu.compress_size, 1)
        for satu in semua
    )
    if bengkak or sum(satu.file_size for satu in semua) > UKURAN_TERBUKA:
        raise BerkasDitolak(BOM)


def _sebutkan(arsip: Arsip) -> str:
    if "xl/workbook.bin" in arsip:
        return "Berkas ini .xlsb. Buka di Excel, simpan sebagai .xlsx, lalu unggah lagi."
    for nama, sebutan in _BUKAN_BUKU:
        if nama in arsip:
            return f"Berkas ini {sebutan}, bukan tabel. Unggah berkas .xlsx, .xls, atau .csv."
    if "mimetype" in arsip:
        jenis = b"".join(arsip.potongan("mimetype"))[:200].decode("ascii", errors="replace")
        for tanda, sebutan in _OPENDOCUMENT:
            if tanda in jenis:
                return f"Berkas ini {sebutan}. Simpan sebagai .xlsx, lalu unggah lagi."
    tabel = [nama for nama in arsip.nama() if nama.endswith((".xlsx", ".xlsm", ".xls", ".csv"))]
    if tabel:
        return f"Berkas ini arsip zip yang berisi {len(tabel)} berkas tabel. Buka arsipnya, lalu unggah satu per satu."
    return "Berkas ini arsip zip tanpa tabel di dalamnya. Unggah berkas .xlsx, .xls, atau .csv."
