"""The forms of a finalised quarter, one line each: what is printed, under which kind it is registered, when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from kpm.dokumen.cetak import Berkas
from kpm.dokumen.pengesahan import Pengesahan
from kpm.models import DokumenTerbit, Wilayah
from laporan.dokumen import cetak_formulir4
from laporan.dokumen_lembar import cetak_rekap
from pemantauan.skor import Skor
from rembuk.anggaran import Tabel5

Jenis = DokumenTerbit.Jenis
BARIS_SEBERKAS = 300
"""Rows of a form beyond which each dusun gets a file of its own."""


class Cetak(Protocol):
    """Prints one form from a scorecard at ``waktu``; ``bagian`` names the dusun of a form in parts. ``tabel5`` is the
    money frozen with the scorecard."""

    def __call__(
        self,
        desa: Wilayah,
        skor: Skor,
        *,
        tabel5: Tabel5 | None,
        waktu: dt.datetime,
        pengesahan: Pengesahan | None,
        kertas: str,
        bagian: str,
    ) -> Berkas: ...


def _cetak_rekap(kode: str, desa: Wilayah, skor: Skor, *, tabel5: Tabel5 | None, **lain: Any) -> Berkas:
    """A form without money."""
    return cetak_rekap(kode, desa, skor, **lain)


@dataclass(frozen=True, slots=True)
class Pencetak:
    """One form of a finalised quarter."""

    nama: str
    singkatan: str
    """Begins the number of the document."""
    jenis: str
    cetak: Cetak
    baris: Callable[[Skor], int] | None = None
    """How many persons it lists; None for a form without names."""

    def bagian(self, skor: Skor) -> Iterator[tuple[str, Skor]]:
        """The files it is printed as: the whole village as "", or one per dusun."""
        if self.baris is None or self.baris(skor) <= BARIS_SEBERKAS:
            yield "", skor
            return
        for dusun, satu in skor.per_dusun().items():
            if self.baris(satu):
                yield dusun, satu


SEKETIKA = "formulir-4"
"""Printed while the quarter is being finalised; the others follow in the background."""
PENCETAK: dict[str, Pencetak] = {
    SEKETIKA: Pencetak("Formulir 4", "F4", Jenis.FORMULIR_4, cetak_formulir4),
    **{
        kode: Pencetak(nama, singkatan, jenis, partial(_cetak_rekap, kode), baris)
        for kode, nama, singkatan, jenis, baris in (
            ("formulir-3a", "Formulir 3A", "F3A", Jenis.FORMULIR_3A, lambda skor: len(skor.ibu)),
            ("formulir-3b", "Formulir 3B", "F3B", Jenis.FORMULIR_3B, lambda skor: len(skor.anak)),
            ("format-bantu", "Format Bantu 1-3", "FB", Jenis.FORMAT_BANTU, None),
        )
    },
}
"""By the code of `pemantauan.models.BerkasKartu`, in the order of the pages."""
