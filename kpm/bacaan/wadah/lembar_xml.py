"""PURE: one sheet of a workbook from its XML: rows, cells, formulas without a value, merged cells."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kpm.bacaan.bentuk import KOLOM_TERBANYAK, Baris, BerkasDitolak, Gabungan, Nilai, huruf_kolom
from kpm.bacaan.wadah.bilangan import angka, dari_serial
from kpm.bacaan.wadah.penampung import Penampung, terlalu_lebar
from kpm.bacaan.wadah.xml import RUSAK_XML, huruf_xml, urai

_TANPA_ALAMAT = re.compile(rb'<!|<(?:c|row)(?! r=")[\s/>]')
_SEL_HAMPA = re.compile(rb'<c r="[A-Z]{1,3}\d{1,7}"(?:[^<>]*/>|[^<>/]*>(?:<v/>|<v>\s*</v>)?</c>)')
_BARIS_HAMPA = re.compile(rb'<row r="\d{1,7}"[^<>]*(?:/>|>\s*</row>)')
_DAERAH = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_CONTOH_SEL = 5
GABUNGAN_TERBANYAK = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaya:
    """What cells of a workbook point at."""

    teks: Sequence[str]
    tanggal: Sequence[bool]
    sejak_1904: bool


@dataclass(slots=True)
class Catatan:
    """Formulas met on the way, over all sheets."""

    lembar: str = ""
    rumus: int = 0
    kosong: int = 0
    contoh: list[str] = field(default_factory=list)

    def catat(self, alamat: str, *, ada_nilai: bool) -> None:
        """A cell with a formula."""
        if ada_nilai:
            self.rumus += 1
            return
        self.kosong += 1
        if len(self.contoh) < _CONTOH_SEL:
            self.contoh.append(f"{self.lembar} {alamat}")

    def peringatan(self) -> Iterator[str]:
        """What the reader of the preview should know of them."""
        if self.rumus:
            yield f"{self.rumus} sel berisi rumus; yang dipakai nilai terakhir yang tersimpan di berkas."
        if self.kosong:
            sisa = self.kosong - len(self.contoh)
            lain = f" dan {sisa} sel lain" if sisa else ""
            yield (
                f"Rumus yang belum dihitung dibaca kosong: {', '.join(self.contoh)}{lain}. "
                "Buka berkasnya di Excel, simpan, lalu unggah lagi."
            )


def baca_lembar(
    potongan: Iterable[bytes], *, gaya: Gaya, catatan: Catatan, penampung: Penampung
) -> tuple[tuple[Baris, ...], tuple[Gabungan, ...]]:
    """The rows with anything in them. Raises BerkasDitolak. The size the sheet claims to have is not asked."""
    pembaca = _Pembaca(gaya, catatan, penampung)
    urai(_tanpa_hampa(potongan), buka=pembaca.buka, tutup=pembaca.tutup, huruf=pembaca.huruf)
    return tuple(pembaca.baris), tuple(pembaca.gabungan)


def _tanpa_hampa(potongan: Iterable[bytes]) -> Iterator[bytes]:
    """The same XML without cells and rows that hold nothing, coloured or not.

    A sheet can carry a million of them. Only where each says its own address, so that nothing moves when it goes; at
    the first comment or nameless cell the rest is passed on as it is.
    """
    sisa = b""
    boleh = True
    for potong in potongan:
        if not boleh:
            yield potong
            continue
        penuh = sisa + potong
        batas = penuh.rfind(b">") + 1
        penuh, sisa = penuh[:batas], penuh[batas:]
        if _TANPA_ALAMAT.search(penuh):
            boleh = False
            yield penuh + sisa
            sisa = b""
        else:
            yield _BARIS_HAMPA.sub(b"", _SEL_HAMPA.sub(b"", penuh))
    yield sisa


class _Pembaca:
    """Takes the tags of a sheet one by one."""

    def __init__(self, gaya: Gaya, catatan: Catatan, penampung: Penampung) -> None:
        self.baris: list[Baris] = []
        self.gabungan: list[Gabungan] = []
        self._gaya, self._catatan, self._penampung = gaya, catatan, penampung
        self._kolom_huruf: dict[str, int] = {}
        self._nomor = 0
        self._isi: list[Nilai] = []
        self._kolom = -1
        self._jenis = self._kode_gaya = ""
        self._rumus = self._kumpul = self._bantu = False
        self._teks: list[str] = []

    def buka(self, nama: str, atribut: Mapping[str, str]) -> None:
        if nama == "c":
            alamat = atribut.get("r")
            self._kolom = self._kolom + 1 if alamat is None else self._ke(alamat)
            self._jenis, self._kode_gaya = atribut.get("t", "n"), atribut.get("s", "")
            self._rumus = False
            self._teks = []
        elif nama in ("v", "t"):
            self._kumpul = not self._bantu
        elif nama == "f":
            self._rumus = True
        elif nama == "row":
            nomor = atribut.get("r")
            self._nomor = self._nomor + 1 if nomor is None else _bulat(nomor)
            self._kolom = -1
            self._isi = []
        elif nama == "rPh":
            self._bantu = True
        elif nama == "mergeCell":
            self._gabung(atribut.get("ref", ""))

    def tutup(self, nama: str) -> None:
        if nama in ("v", "t"):
            self._kumpul = False
        elif nama == "c":
            self._tutup_sel()
        elif nama == "row":
            if self._isi and (satu := self._penampung.baris(self._nomor, self._isi)):
                self.baris.append(satu)
            self._isi = []
        elif nama == "rPh":
            self._bantu = False

    def huruf(self, isi: str) -> None:
        if self._kumpul:
            self._teks.append(isi)

    def _ke(self, alamat: str) -> int:
        huruf = alamat.rstrip("0123456789")
        try:
            return self._kolom_huruf[huruf]
        except KeyError:
            pass
        self._kolom_huruf[huruf] = kolom = _kolom(huruf)
        return kolom

    def _tutup_sel(self) -> None:
        mentah = "".join(self._teks)
        if self._rumus:
            # An empty text is a value too: a formula may well say "".
            self._catatan.catat(
                f"{huruf_kolom(self._kolom)}{self._nomor}", ada_nilai=bool(mentah) or self._jenis in ("str", "e")
            )
        if not mentah:
            return
        nilai = self._nilai(mentah)
        if nilai is None or nilai == "":
            return
        if self._kolom >= KOLOM_TERBANYAK:
            if isinstance(nilai, str) and not nilai.strip():
                return
            raise terlalu_lebar()
        kurang = self._kolom - len(self._isi)
        if kurang > 0:
            self._isi.extend([None] * kurang)
        if kurang >= 0:
            self._isi.append(nilai)
        else:
            self._isi[self._kolom] = nilai

    def _nilai(self, mentah: str) -> Nilai:
        jenis = self._jenis
        if jenis == "s":
            ke = _bulat(mentah.strip())
            if ke >= len(self._gaya.teks):
                raise BerkasDitolak(RUSAK_XML)
            return self._gaya.teks[ke]
        if jenis in ("str", "inlineStr"):
            return huruf_xml(mentah)
        if jenis == "b":
            return mentah.strip() in ("1", "true")
        if jenis == "e":
            return None
        if jenis == "d":
            return _tanggal_iso(mentah.strip())
        nilai = angka(mentah.strip())
        if self._kode_gaya and not isinstance(nilai, str):
            ke = _bulat(self._kode_gaya)
            if ke < len(self._gaya.tanggal) and self._gaya.tanggal[ke]:
                return dari_serial(nilai, sejak_1904=self._gaya.sejak_1904)
        return nilai

    def _gabung(self, daerah: str) -> None:
        cocok = _DAERAH.fullmatch(daerah)
        if cocok and cocok[2] != cocok[4] and len(self.gabungan) < GABUNGAN_TERBANYAK:
            self.gabungan.append(Gabungan(int(cocok[2]), int(cocok[4]), _kolom(cocok[1])))


def _bulat(isi: str) -> int:
    if not (isi.isascii() and isi.isdigit()) or len(isi) > 9:
        raise BerkasDitolak(RUSAK_XML)
    return int(isi)


def _kolom(huruf: str) -> int:
    """A -> 0, AA -> 26."""
    if not re.fullmatch(r"[A-Za-z]{1,3}", huruf):
        raise BerkasDitolak(RUSAK_XML)
    kolom = 0
    for satu in huruf.upper():
        kolom = kolom * 26 + ord(satu) - ord("A") + 1
    return kolom - 1


def _tanggal_iso(isi: str) -> Nilai:
    try:
        nilai = dt.datetime.fromisoformat(isi).replace(tzinfo=None)
    except ValueError:
        return isi
    return nilai if nilai.time() != dt.time() else nilai.date()
