"""PURE: the workbook of Excel 2007 and later, read part by part from its XML.

Not by openpyxl: read as a stream it knows neither merged cells nor a formula that was never computed, read whole it
takes four times the memory (docs/keputusan.md).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from kpm.bacaan.bentuk import SEL_TERBANYAK, BerkasDitolak, Buku, LembarMentah
from kpm.bacaan.wadah.bilangan import FORMAT_TANGGAL_BAWAAN, format_tanggal
from kpm.bacaan.wadah.kalimat import MAKRO, SEMUA_TERSEMBUNYI, tersembunyi
from kpm.bacaan.wadah.lembar_xml import Catatan, Gaya, baca_lembar
from kpm.bacaan.wadah.penampung import Penampung
from kpm.bacaan.wadah.xml import RUSAK_XML, huruf_xml, urai

TEKS_TERBANYAK = 200_000_000
"""Letters of all shared texts together."""


class Bagian(Protocol):
    """The parts of a package."""

    def __contains__(self, nama: str) -> bool: ...
    def nama(self) -> list[str]: ...
    def potongan(self, nama: str) -> Iterator[bytes]: ...


@dataclass(slots=True)
class _Daftar:
    """What the workbook says of itself."""

    lembar: list[tuple[str, str, str]] = field(default_factory=list)
    """Name, id of its relation, visible / hidden / veryHidden."""
    sejak_1904: bool = False


def baca_ooxml(arsip: Bagian) -> Buku:
    """The visible sheets with a table. Raises BerkasDitolak."""
    utama = next(
        (target for jenis, target in _hubungan(arsip, "").values() if jenis == "officedocument"), "xl/workbook.xml"
    )
    daftar = _daftar_lembar(arsip, utama)
    hubungan = _hubungan(arsip, utama)
    teks = next((_teks_bersama(arsip, t) for jenis, t in hubungan.values() if jenis == "sharedstrings"), [])
    tanggal = next((_gaya_tanggal(arsip, t) for jenis, t in hubungan.values() if jenis == "styles"), [])
    gaya = Gaya(teks=teks, tanggal=tanggal, sejak_1904=daftar.sejak_1904)
    catatan, penampung = Catatan(), Penampung()
    peringatan = []
    hasil = []
    for nama, kode, keadaan in daftar.lembar:
        jenis, target = hubungan.get(kode, ("worksheet", ""))
        if jenis != "worksheet":  # sheets of charts and of old macros hold no table
            continue
        if keadaan != "visible":
            peringatan.append(tersembunyi(nama))
            continue
        catatan.lembar = nama
        baris, gabungan = baca_lembar(arsip.potongan(target), gaya=gaya, catatan=catatan, penampung=penampung)
        hasil.append(LembarMentah(nama, baris, gabungan))
    if peringatan and not hasil:
        raise BerkasDitolak(SEMUA_TERSEMBUNYI)
    return Buku(tuple(hasil), (*peringatan, *_tentang_isi(arsip), *catatan.peringatan()))


def _tentang_isi(arsip: Bagian) -> Iterator[str]:
    nama = arsip.nama()
    if any(satu.endswith("vbaproject.bin") or satu.startswith("xl/macrosheets/") for satu in nama):
        yield MAKRO
    if any(satu.startswith("xl/externallinks/") for satu in nama):
        yield "Berkas ini merujuk ke berkas lain; yang dipakai nilai terakhir yang tersimpan di dalamnya."


def _hubungan(arsip: Bagian, bagian: str) -> dict[str, tuple[str, str]]:
    """Id of a relation of a part -> its kind (last word of its address, lower case) and the part it leads to."""
    folder, nama = posixpath.split(bagian)
    tempat = posixpath.join(folder, "_rels", f"{nama}.rels")
    hasil: dict[str, tuple[str, str]] = {}

    def buka(nama: str, atribut: Mapping[str, str]) -> None:
        if nama == "Relationship" and atribut.get("TargetMode", "").casefold() != "external":
            target = posixpath.normpath(posixpath.join("/", folder, atribut.get("Target", "").replace("\\", "/")))
            jenis = atribut.get("Type", "").rpartition("/")[2].casefold()
            hasil[atribut.get("Id", "")] = (jenis, target.lstrip("/"))

    if tempat in arsip:
        urai(arsip.potongan(tempat), buka=buka, tutup=_abai, huruf=_abai)
    return hasil


def _abai(_: str) -> None:
    """Nothing is to be done."""


def _daftar_lembar(arsip: Bagian, utama: str) -> _Daftar:
    daftar = _Daftar()

    def buka(nama: str, atribut: Mapping[str, str]) -> None:
        if nama == "workbookPr":
            daftar.sejak_1904 = atribut.get("date1904", "0") in ("1", "true", "on")
        elif nama == "sheet":
            kode = next((isi for kunci, isi in atribut.items() if kunci == "id" or kunci.endswith(":id")), "")
            daftar.lembar.append((atribut.get("name", ""), kode, atribut.get("state", "visible")))

    urai(arsip.potongan(utama), buka=buka, tutup=_abai, huruf=_abai)
    return daftar


def _teks_bersama(arsip: Bagian, bagian: str) -> list[str]:
    """The texts cells point at, each without the reading aids of Asian scripts."""
    hasil: list[str] = []
    potong: list[str] = []
    keadaan = {"isi": False, "bantu": False}
    huruf_semua = 0

    def buka(nama: str, _: Mapping[str, str]) -> None:
        if nama == "t":
            keadaan["isi"] = not keadaan["bantu"]
        elif nama == "rPh":
            keadaan["bantu"] = True

    def tutup(nama: str) -> None:
        nonlocal huruf_semua
        if nama == "t":
            keadaan["isi"] = False
        elif nama == "rPh":
            keadaan["bantu"] = False
        elif nama == "si":
            hasil.append(huruf_xml("".join(potong)))
            huruf_semua += len(hasil[-1])
            potong.clear()
            if len(hasil) > SEL_TERBANYAK or huruf_semua > TEKS_TERBANYAK:
                raise BerkasDitolak(
                    "Berkas ini berisi terlalu banyak teks. Bagi menjadi beberapa berkas, lalu unggah satu per satu."
                )

    def huruf(isi: str) -> None:
        if keadaan["isi"]:
            potong.append(isi)

    urai(arsip.potongan(bagian), buka=buka, tutup=tutup, huruf=huruf)
    return hasil


def _gaya_tanggal(arsip: Bagian, bagian: str) -> Sequence[bool]:
    """Per style of a cell whether its number is a day."""
    format_: dict[int, bool] = {}
    hasil: list[bool] = []
    dalam: list[str] = []

    def buka(nama: str, atribut: Mapping[str, str]) -> None:
        dalam.append(nama)
        if nama == "numFmt" and "numFmts" in dalam:
            format_[_nomor(atribut.get("numFmtId"))] = format_tanggal(atribut.get("formatCode", ""))
        elif nama == "xf" and "cellXfs" in dalam:
            nomor = _nomor(atribut.get("numFmtId"))
            hasil.append(format_.get(nomor, nomor in FORMAT_TANGGAL_BAWAAN))

    def tutup(_: str) -> None:
        dalam.pop()

    urai(arsip.potongan(bagian), buka=buka, tutup=tutup, huruf=_abai)
    return hasil


def _nomor(isi: str | None) -> int:
    if isi is not None and re.fullmatch(r"\d{1,9}", isi):
        return int(isi)
    if isi is None:
        return 0
    raise BerkasDitolak(RUSAK_XML)
