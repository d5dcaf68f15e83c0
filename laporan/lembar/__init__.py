"""PURE: the official recap sheets, each built from plain rows or from a scorecard; nothing here reads or prints."""

from laporan.lembar.dasar import DataBulan, Identitas
from laporan.lembar.format_bantu import susun_format_bantu
from laporan.lembar.formulir_1 import susun_1
from laporan.lembar.formulir_2a import CatatanIbu, susun_2a
from laporan.lembar.formulir_2b import CatatanAnak, susun_2b
from laporan.lembar.formulir_2c import TahunPaud, susun_2c
from laporan.lembar.formulir_3a import susun_3a
from laporan.lembar.formulir_3b import susun_3b
from laporan.lembar.formulir_4 import susun_4

__all__ = [
    "CatatanAnak",
    "CatatanIbu",
    "DataBulan",
    "Identitas",
    "TahunPaud",
    "susun_1",
    "susun_2a",
    "susun_2b",
    "susun_2c",
    "susun_3a",
    "susun_3b",
    "susun_4",
    "susun_format_bantu",
]
