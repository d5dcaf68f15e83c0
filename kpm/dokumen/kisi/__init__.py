"""PURE: an official sheet laid out on a grid of rows and columns.

What a cell shows is decided here once: the text its `Sel` has on paper, as a number or a date wherever the spreadsheet
then shows that same text.
"""

from kpm.dokumen.kisi.bentuk import Gaya, Isi, Kisi, Penutup, Petak, isi_sel
from kpm.dokumen.kisi.susun import susun_kisi

__all__ = ["Gaya", "Isi", "Kisi", "Penutup", "Petak", "isi_sel", "susun_kisi"]
