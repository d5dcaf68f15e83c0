"""Builds workbooks byte by byte, whole ones and such as no spreadsheet would write, always the same."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from kpm.bacaan.bentuk import huruf_kolom

NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
NS_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NS_PAKET = "http://schemas.openxmlformats.org/package/2006/relationships"
Isi = str | int | Decimal | bool | None
KEPALA = ("No", "NIK", "Nama", "JK", "Tgl Lahir", "Nama Ortu", "Tanggal Pengukuran", "Berat", "Tinggi")
ANAK = (1, "6213991203240001", "ANAK CONTOH", "L", "2024-03-12", "IBU CONTOH", "2025-05-15", "9,1", "74,2")
"""A heading and a row as in e-PPGBM; the number belongs to nobody."""


def zip_(bagian: Mapping[str, bytes | str], *, cara: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive without a clock in it."""
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", cara) as arsip:
        for nama, isi in bagian.items():
            arsip.writestr(zipfile.ZipInfo(nama, (2026, 1, 1, 0, 0, 0)), isi, cara)
    return wadah.getvalue()


def sel(alamat: str, nilai: Isi) -> str:
    """A cell: a text in place, a number as it is written, a boolean."""
    if nilai is None:
        return ""
    if isinstance(nilai, bool):
        return f'<c r="{alamat}" t="b"><v>{int(nilai)}</v></c>'
    if isinstance(nilai, str):
        return f'<c r="{alamat}" t="inlineStr"><is><t xml:space="preserve">{escape(nilai)}</t></is></c>'
    return f'<c r="{alamat}"><v>{nilai}</v></c>'


def baris(nomor: int, isi: Sequence[Isi]) -> str:
    """A row of cells from column A."""
    return (
        f'<row r="{nomor}">'
        + "".join(sel(f"{huruf_kolom(ke)}{nomor}", nilai) for ke, nilai in enumerate(isi))
        + "</row>"
    )


def tabel(semua: Iterable[Sequence[Isi]]) -> str:
    """The rows of a sheet, from row 1."""
    return "".join(baris(nomor, isi) for nomor, isi in enumerate(semua, start=1))


def lembar(isi: str, *, sebelum: str = "", sesudah: str = "") -> str:
    """A sheet around its rows."""
    return f'<?xml version="1.0"?><worksheet xmlns="{NS}">{sebelum}<sheetData>{isi}</sheetData>{sesudah}</worksheet>'


def bagian_xlsx(
    semua: Mapping[str, str],
    *,
    keadaan: Mapping[str, str] | None = None,
    gaya: str = "",
    teks: str = "",
    sejak_1904: bool = False,
    jenis: Mapping[str, str] | None = None,
) -> dict[str, bytes | str]:
    """The parts of a workbook of sheets (name -> its XML), to be changed before they are packed."""
    daftar = "".join(
        f'<sheet name={quoteattr(nama)} sheetId="{ke}" r:id="r{ke}" state="{(keadaan or {}).get(nama, "visible")}"/>'
        for ke, nama in enumerate(semua, start=1)
    )
    hubungan = [
        f'<Relationship Id="r{ke}" Type="{NS_R}/{(jenis or {}).get(nama, "worksheet")}" Target="worksheets/s{ke}.xml"/>'
        for ke, nama in enumerate(semua, start=1)
    ]
    hasil: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{NS_PAKET}"><Relationship Id="w" Type="{NS_R}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{NS}" xmlns:r="{NS_R}">'
        f'<workbookPr date1904="{int(sejak_1904)}"/><sheets>{daftar}</sheets></workbook>',
    }
    if gaya:
        hubungan.append(f'<Relationship Id="g" Type="{NS_R}/styles" Target="styles.xml"/>')
        hasil["xl/styles.xml"] = f'<styleSheet xmlns="{NS}">{gaya}</styleSheet>'
    if teks:
        hubungan.append(f'<Relationship Id="t" Type="{NS_R}/sharedStrings" Target="/xl/sharedStrings.xml"/>')
        hasil["xl/sharedStrings.xml"] = f'<sst xmlns="{NS}">{teks}</sst>'
    hasil["xl/_rels/workbook.xml.rels"] = f'<Relationships xmlns="{NS_PAKET}">{"".join(hubungan)}</Relationships>'
    for ke, isi in enumerate(semua.values(), start=1):
        hasil[f"xl/worksheets/s{ke}.xml"] = isi
    return hasil


GAYA_TANGGAL = (
    '<numFmts count="3"><numFmt numFmtId="164" formatCode="[$-421]dd mmmm yyyy;@"/>'
    '<numFmt numFmtId="165" formatCode="#,##0&quot; hari&quot;"/><numFmt numFmtId="166" formatCode="h:mm"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/>'
    '<xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>'
)
"""Styles 1 and 2 show days, 3 a number, 4 a time."""


def xlsx(semua: Iterable[Sequence[Isi]] | None = None, *, nama: str = "Data") -> bytes:
    """A workbook of one sheet."""
    return zip_(bagian_xlsx({nama: lembar(tabel((KEPALA, ANAK) if semua is None else semua))}))


def csv_(semua: Iterable[Sequence[Isi]], pemisah: str = ",") -> str:
    """Rows as plain text, nothing quoted."""
    return "\r\n".join(pemisah.join("" if nilai is None else str(nilai) for nilai in isi) for isi in semua) + "\r\n"


def html(semua: Iterable[Sequence[Isi]], *, kepala: str = "") -> str:
    """Rows as the table of a page."""
    return (
        f"<html><head>{kepala}</head><body><table>"
        + "".join("<tr>" + "".join(f"<td>{'' if n is None else n}</td>" for n in isi) + "</tr>" for isi in semua)
        + "</table></body></html>"
    )


# The binary workbook: records in a stream, the stream in a container of sectors.


def _catatan(kode: int, isi: bytes = b"") -> bytes:
    return struct.pack("<HH", kode, len(isi)) + isi


def _huruf(teks: str, panjang: str) -> bytes:
    isi = teks.encode("utf-16-le")
    return struct.pack(panjang, len(isi) // 2) + b"\x01" + isi


def _bof(jenis: int) -> bytes:
    return _catatan(0x809, struct.pack("<HHHHII", 0x600, jenis, 0x0DBB, 0x07CC, 0x41, 6))


def arus_biff(
    semua: Mapping[str, Sequence[Sequence[Isi]]],
    *,
    tersembunyi: Sequence[str] = (),
    sejak_1904: bool = False,
    kolom_tanggal: Sequence[int] = (),
    kata_sandi: bool = False,
) -> bytes:
    """The stream of a BIFF8 workbook; numbers in ``kolom_tanggal`` are shown as days."""
    xf = b"".join(_catatan(0xE0, struct.pack("<HHH", 0, format_, 0) + b"\0" * 14) for format_ in (0, 14))
    awal = _bof(5) + (_catatan(0x2F, b"\0" * 6) if kata_sandi else b"")
    awal += _catatan(0x42, struct.pack("<H", 1200)) + _catatan(0x22, struct.pack("<H", int(sejak_1904))) + xf
    isi_lembar = []
    for satu in semua.values():
        isi = _bof(16)
        for y, baris_ in enumerate(satu):
            for x, nilai in enumerate(baris_):
                gaya = int(x in kolom_tanggal)
                if isinstance(nilai, bool):
                    isi += _catatan(0x205, struct.pack("<HHHBB", y, x, 0, int(nilai), 0))
                elif isinstance(nilai, str):
                    isi += _catatan(0x204, struct.pack("<HHH", y, x, 0) + _huruf(nilai, "<H"))
                elif nilai is not None:
                    isi += _catatan(0x203, struct.pack("<HHHd", y, x, gaya, float(nilai)))
        isi_lembar.append(isi + _catatan(0x0A))
    panjang_daftar = sum(len(_catatan(0x85, b"\0" * 6 + _huruf(nama, "<B"))) for nama in semua)
    tempat = len(awal) + panjang_daftar + 4
    daftar = b""
    for nama, isi in zip(semua, isi_lembar, strict=True):
        daftar += _catatan(0x85, struct.pack("<IBB", tempat, int(nama in tersembunyi), 0) + _huruf(nama, "<B"))
        tempat += len(isi)
    return awal + daftar + _catatan(0x0A) + b"".join(isi_lembar)


def ole(arus: bytes, *, nama: str = "Workbook", lain: Sequence[str] = ()) -> bytes:
    """A stream in the container of old Office files; ``lain`` names further, empty entries."""
    arus = arus.ljust(4096, b"\0")
    banyak = -(-len(arus) // 512)
    penuh = 0xFFFFFFFE
    # Sector 0 the table of sectors, sector 1 the directory, from 2 on the stream.
    rantai = [0xFFFFFFFD, penuh, *range(3, banyak + 2), penuh]
    assert len(rantai) <= 128
    fat = struct.pack("<128I", *(rantai + [0xFFFFFFFF] * (128 - len(rantai))))
    entri = [("Root Entry", 5, penuh, 0), (nama, 2, 2, len(arus)), *((satu, 2, penuh, 0) for satu in lain)]
    direktori = b""
    for ke, (sebutan, jenis, mulai, ukuran) in enumerate(entri[:4]):
        huruf = sebutan.encode("utf-16-le")
        anak = 1 if ke == 0 else 0xFFFFFFFF
        kanan = ke + 1 if 0 < ke < len(entri[:4]) - 1 else 0xFFFFFFFF
        direktori += huruf.ljust(64, b"\0") + struct.pack(
            "<HBBIII16sI8s8sIII", len(huruf) + 2, jenis, 1, 0xFFFFFFFF, kanan, anak, b"", 0, b"", b"", mulai, ukuran, 0
        )
    kepala = struct.pack(
        "<8s16sHHHHHHIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0, 1, 1, 0,
        4096, penuh, 0, penuh, 0,
    )  # fmt: skip
    kepala += struct.pack("<109I", 0, *([0xFFFFFFFF] * 108))
    return kepala + fat + direktori.ljust(512, b"\0") + arus.ljust(banyak * 512, b"\0")


def xls(semua: Mapping[str, Sequence[Sequence[Isi]]] | None = None, **pilihan: object) -> bytes:
    """A binary workbook."""
    return ole(arus_biff({"Data": (KEPALA, ANAK)} if semua is None else semua, **pilihan))  # type: ignore[arg-type]
