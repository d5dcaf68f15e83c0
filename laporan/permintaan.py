"""What somebody asks a sheet for: form, period, filter and paper, from an address or from a stored job."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from kpm.dokumen.lembar import Lembar
from kpm.models import Dusun, Fasilitas, Wilayah
from kpm.periode import Bulan, Tahun, Triwulan
from laporan.sumber_lembar import BULANAN, TAHUNAN, Periode, Sumber, baca

BARIS_TERBANYAK = 300
"""Rows of a sheet that still go into one file; longer ones are printed dusun by dusun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Permintaan:
    """One sheet, as asked for."""

    kode: str
    periode: Periode
    kumulatif: bool = False
    dusun: Dusun | None = None
    posyandu: Fasilitas | None = None
    kertas: str = ""

    @property
    def saring(self) -> dict[str, str]:
        """The filter as it stands in addresses."""
        pilihan = {"dusun": self.dusun, "posyandu": self.posyandu}
        return {nama: str(objek.uuid) for nama, objek in pilihan.items() if objek}

    @property
    def kueri(self) -> str:
        """Query string of the sheet, without the paper."""
        return urlencode({**({"kumulatif": "1"} if self.kumulatif else {}), **self.saring})

    def alamat(
        self, desa: Wilayah, rupa: str = "", *, periode: Periode | None = None, ganti: Mapping[str, str] | None = None
    ) -> str:
        """Address of the sheet ("" screen, pdf, json, cetak) with the same filter; ``ganti`` replaces, "" removes."""
        nama = self.kode.replace("-", "_") + (f"_{rupa}" if rupa else "")
        dasar = reverse(nama, args=[desa.kode, _teks(periode or self.periode)])
        isi = {**({"kumulatif": "1"} if self.kumulatif else {}), **self.saring, **(ganti or {})}
        kueri = urlencode({kunci: nilai for kunci, nilai in isi.items() if nilai})
        return f"{dasar}?{kueri}" if kueri else dasar

    def baca(self, desa: Wilayah, pada: dt.date) -> Sumber:
        """Read what the sheet needs; ``pada`` is today in the village."""
        return baca(desa, self.kode, self.periode, kumulatif=self.kumulatif, pada=pada)

    def lembar(self, sumber: Sumber) -> Lembar:
        """The part of the sheet that was asked for."""
        return sumber.lembar(dusun=self.dusun, posyandu=self.posyandu)

    def sebagai_json(self) -> dict[str, Any]:
        """For a stored job."""
        return {"periode": str(self.periode), "kumulatif": self.kumulatif, "kertas": self.kertas, **self.saring}

    @classmethod
    def dari_json(cls, kode: str, isi: dict[str, Any]) -> Permintaan:
        """Back from a stored job. Raises DoesNotExist when the dusun or posyandu is gone. The scope is open."""
        dusun, posyandu = isi.get("dusun"), isi.get("posyandu")
        return cls(
            kode=kode,
            periode=baca_periode(kode, isi["periode"]),
            kumulatif=isi["kumulatif"],
            kertas=isi["kertas"],
            dusun=Dusun.objects.get(uuid=UUID(dusun)) if dusun else None,
            posyandu=Fasilitas.objects.get(uuid=UUID(posyandu)) if posyandu else None,
        )


def baca_periode(kode: str, teks: str) -> Periode:
    """The period of a form from its text: a month, a year or a quarter. Raises ValueError."""
    if kode in BULANAN:
        return Bulan.dari_teks(teks)
    if kode not in TAHUNAN:
        return Triwulan.dari_teks(teks)
    return Tahun.dari_teks(teks)


def _teks(periode: Periode) -> Periode | int:
    """The address of a year takes a number."""
    return periode.tahun if isinstance(periode, Tahun) else periode
