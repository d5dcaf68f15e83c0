"""PURE: tables of a web page, which many programs save under the name .xls."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kpm.bacaan.bentuk import HURUF_TERBANYAK, KOLOM_TERBANYAK, Baris, BerkasDitolak, Buku, Gabungan, LembarMentah
from kpm.bacaan.wadah.penampung import Penampung

XML_2003 = "urn:schemas-microsoft-com:office:spreadsheet"
_BUKAN_ISI = frozenset({"script", "style", "title", "template"})
_BARIS_BARU = frozenset({"br", "p", "div", "li"})
_POTONG = 1 << 16
_BUKA, _TUTUP = re.compile(r"<table[\s>]", re.IGNORECASE), re.compile(r"</table[\s>]", re.IGNORECASE)


@dataclass(slots=True)
class _Tabel:
    baris: list[Baris] = field(default_factory=list)
    gabungan: list[Gabungan] = field(default_factory=list)
    nomor: int = 0
    isi: list[str | None] | None = None
    sel: list[str] | None = None
    lebar: int = 1
    turun: dict[int, int] = field(default_factory=dict)
    """Column -> rows that a cell above still reaches down."""


class _Pembaca:
    """Takes the tags of a page one by one, so that a long list is never held as a tree."""

    def __init__(self, penampung: Penampung) -> None:
        self._penampung = penampung
        self._tumpukan: list[_Tabel] = []
        self._lewati = 0
        self.tabel: list[_Tabel] = []

    def start(self, tag: str, atribut: Mapping[str, str]) -> None:
        if tag in _BUKAN_ISI:
            self._lewati += 1
        elif tag == "table":
            self._tumpukan.append(_Tabel())
            self.tabel.append(self._tumpukan[-1])
        elif not self._tumpukan:
            return
        elif tag == "tr":
            self._tutup_baris()
            self._buka_baris()
        elif tag in ("td", "th"):
            self._buka_sel(atribut)
        elif tag in _BARIS_BARU:
            self._tulis("\n")

    def end(self, tag: str) -> None:
        if tag in _BUKAN_ISI:
            self._lewati = max(0, self._lewati - 1)
        elif not self._tumpukan:
            return
        elif tag == "table":
            self._tutup_baris()
            self._tumpukan.pop()
        elif tag == "tr":
            self._tutup_baris()
        elif tag in ("td", "th"):
            self._tutup_sel()

    def data(self, isi: str) -> None:
        if self._tumpukan and not self._lewati:
            self._tulis(isi)

    def comment(self, isi: str) -> None:
        """Nothing of a comment is read."""

    def close(self) -> None:
        while self._tumpukan:
            self._tutup_baris()
            self._tumpukan.pop()

    def _tulis(self, isi: str) -> None:
        tabel = self._tumpukan[-1]
        if tabel.sel is not None and len(tabel.sel) <= HURUF_TERBANYAK:
            tabel.sel.append(isi)

    def _buka_baris(self) -> None:
        tabel = self._tumpukan[-1]
        tabel.nomor += 1
        tabel.isi = []

    def _buka_sel(self, atribut: Mapping[str, str]) -> None:
        tabel = self._tumpukan[-1]
        self._tutup_sel()
        if tabel.isi is None:
            self._buka_baris()
        isi = tabel.isi
        assert isi is not None  # noqa: S101 the line above opened it
        self._lewati_turun(tabel, isi)
        tabel.lebar = _bentang(atribut.get("colspan"), KOLOM_TERBANYAK)
        tinggi = _bentang(atribut.get("rowspan"), 65_534)
        if tinggi > 1:
            tabel.gabungan.append(Gabungan(tabel.nomor, tabel.nomor + tinggi - 1, len(isi)))
            for kolom in range(len(isi), min(len(isi) + tabel.lebar, KOLOM_TERBANYAK)):
                tabel.turun[kolom] = tinggi
        tabel.sel = []

    @staticmethod
    def _lewati_turun(tabel: _Tabel, isi: list[str | None]) -> None:
        while tabel.turun.get(len(isi), 0) > 0:
            isi.append(None)

    def _tutup_sel(self) -> None:
        tabel = self._tumpukan[-1]
        if tabel.sel is None or tabel.isi is None:
            return
        kalimat = (" ".join(satu.split(" ")).strip() for satu in _LAJUR.sub(" ", "".join(tabel.sel)).split("\n"))
        tabel.isi.append("\n".join(satu for satu in kalimat if satu))
        tabel.isi.extend([None] * (tabel.lebar - 1))
        tabel.sel = None

    def _tutup_baris(self) -> None:
        tabel = self._tumpukan[-1]
        self._tutup_sel()
        if tabel.isi is None:
            return
        if satu := self._penampung.baris(tabel.nomor, tabel.isi):
            tabel.baris.append(satu)
        tabel.isi = None
        tabel.turun = {kolom: sisa - 1 for kolom, sisa in tabel.turun.items() if sisa > 1}


_LAJUR = re.compile(r"[ \t\r\f\v]+")


def baca_html(teks: str) -> Buku:
    """Each table of the page as a sheet; a table inside a cell is a sheet of its own."""
    from lxml import etree

    if XML_2003 in teks[:8192]:
        raise BerkasDitolak(
            "Berkas ini tabel Excel 2003 dalam bentuk XML. Buka di Excel, simpan sebagai .xlsx, lalu unggah lagi."
        )
    pembaca = _Pembaca(Penampung())
    urai = etree.HTMLParser(target=pembaca, encoding="utf-8", no_network=True)
    # Blanks of a source line are blanks of the page; only <br> and paragraphs begin a line in a cell.
    isi = re.sub(r"[\r\n]+", " ", teks).replace("\0", "").encode("utf-8", errors="replace")
    for awal in range(0, len(isi), _POTONG):
        urai.feed(isi[awal : awal + _POTONG])
    urai.close()
    if not pembaca.tabel:
        raise BerkasDitolak(
            "Berkas ini halaman web tanpa tabel; mungkin unduhannya gagal. Masuk ke aplikasi asalnya, "
            "unduh lagi, lalu unggah di sini."
        )
    terbuka = len(_BUKA.findall(teks)) > len(_TUTUP.findall(teks))
    return Buku(
        tuple(
            LembarMentah(f"Tabel {ke}", tuple(tabel.baris), tuple(tabel.gabungan))
            for ke, tabel in enumerate(pembaca.tabel, start=1)
        ),
        ("Tabelnya berakhir di tengah; mungkin unduhannya terpotong. Periksa baris terakhir.",) if terbuka else (),
    )


def _bentang(isi: str | None, terbanyak: int) -> int:
    angka = (isi or "").strip()
    if not (angka.isascii() and angka.isdigit()) or len(angka) > 9:
        return 1
    return min(max(int(angka), 1), terbanyak)
