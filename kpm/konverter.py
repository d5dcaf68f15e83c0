"""URL parts: region code, month, quarter. What they refuse is 404 without asking anything else."""

import re

from django.urls import register_converter

from kpm.periode import Bulan, Triwulan

TAHUN_BOLEH = range(2012, 2099)
"""Years an address may name: the look-back windows and neighbours of each still lie inside `kpm.periode`."""


def _dalam_tahun(periode: Bulan | Triwulan) -> None:
    if periode.tahun not in TAHUN_BOLEH:
        raise ValueError("Tahun di luar yang dipakai.")


class KodeWilayah:
    regex = r"\d{2}(?:\.\d{2}(?:\.\d{2}(?:\.\d{4})?)?)?"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: object) -> str:
        return str(getattr(value, "kode", value))

    @classmethod
    def cocok(cls, teks: str) -> bool:
        """Whether a text, say of a query string, has the form of a region's code."""
        return re.fullmatch(cls.regex, teks, re.ASCII) is not None


class KodeBulan:
    regex = r"\d{4}-\d{2}"

    def to_python(self, value: str) -> Bulan:
        bulan = Bulan.dari_teks(value)
        _dalam_tahun(bulan)
        return bulan

    def to_url(self, value: object) -> str:
        return str(value)


class KodeTriwulan:
    regex = r"\d{4}-T[1-4]"

    def to_python(self, value: str) -> Triwulan:
        triwulan = Triwulan.dari_teks(value)
        _dalam_tahun(triwulan)
        return triwulan

    def to_url(self, value: object) -> str:
        return str(value)


class Kelompok:
    """The three kinds of persons of the scorecard's tables."""

    regex = "ibu|anak|paud"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


# Registered where they are written: this module is imported once, whatever happens to a URLconf that uses them.
register_converter(KodeWilayah, "wilayah")
register_converter(KodeBulan, "bulan")
register_converter(KodeTriwulan, "triwulan")
register_converter(Kelompok, "kelompok")
