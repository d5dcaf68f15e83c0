"""Several printed documents as one: a PDF with a mark for each in its outline."""

from __future__ import annotations

import io
from collections.abc import Sequence

from kpm.dokumen.cetak import PDF, Berkas


def gabung(bagian: Sequence[tuple[str, Berkas]], nama: str) -> Berkas:
    """One PDF of these, in their order, each under its title in the outline. ``nama`` is the file name without ending.

    Raises ValueError where one of them is no PDF: a machine without Pango prints HTML.
    """
    from pypdf import PdfWriter

    tulis = PdfWriter()
    for judul, berkas in bagian:
        if berkas.jenis != PDF:
            raise ValueError(f"{berkas.nama} bukan PDF.")
        tulis.append(io.BytesIO(berkas.isi), outline_item=judul, import_outline=False)
    tulis.compress_identical_objects()
    wadah = io.BytesIO()
    tulis.write(wadah)
    return Berkas(wadah.getvalue(), PDF, f"{nama}.pdf")


def jumlah_halaman(berkas: Berkas) -> int:
    """Pages of a PDF; what was printed as HTML has one."""
    if berkas.jenis != PDF:
        return 1
    from pypdf import PdfReader

    return len(PdfReader(io.BytesIO(berkas.isi)).pages)
