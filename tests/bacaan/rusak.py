"""A corpus of damaged files: what people upload by mistake, what downloads break, what an attacker would send.

Everything is built in code and always the same. ``berkas_rusak()`` is for every import; what the reading layer says of
each stands in test_rusak.py.
"""

from __future__ import annotations

import struct
import zipfile
from functools import cache

from tests.bacaan.buat import (
    ANAK,
    GAYA_TANGGAL,
    KEPALA,
    NS,
    NS_PAKET,
    NS_R,
    arus_biff,
    bagian_xlsx,
    csv_,
    html,
    lembar,
    ole,
    sel,
    tabel,
    xls,
    xlsx,
    zip_,
)

SATU_JUTA = 1_000_000
LEDAKAN = (
    '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {kini} "{f"&{lalu};" * 10}">' for lalu, kini in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
ENTITAS_LUAR = '<!DOCTYPE a [<!ENTITY i SYSTEM "file:///etc/hostname">]>'


def _buku(isi_lembar: str, **pilihan: object) -> bytes:
    return zip_(bagian_xlsx({"Data": isi_lembar}, **pilihan))  # type: ignore[arg-type]


def _ganti(bagian: dict[str, bytes | str], **ganti: bytes | str) -> bytes:
    return zip_(bagian | {nama.replace("__", "/").replace("_xml", ".xml"): isi for nama, isi in ganti.items()})


def _isi() -> dict[str, bytes | str]:
    return bagian_xlsx({"Data": lembar(tabel((KEPALA, ANAK)))})


@cache
def berkas_rusak() -> dict[str, bytes]:
    """Name -> bytes of every damaged file."""
    return {
        **_kosong(),
        **_terpotong(),
        **_bukan_tabel(),
        **_arsip(),
        **_xml(),
        **_besar(),
        **_aneh(),
        **_isi_janggal(),
    }


def _kosong() -> dict[str, bytes]:
    return {
        "kosong.xlsx": b"",
        "spasi.csv": b" \r\n\t \n",
        "hanya_bom.csv": b"\xef\xbb\xbf",
        "hanya_pemisah.csv": b";;;;;\r\n;;;;;\r\n",
        "tanpa_baris.xlsx": xlsx(()),
        "tanpa_baris.xls": xls({"Data": ()}),
        "tabel_kosong.xls": html(()).encode(),
        "ukuran_bohong.xlsx": _buku(lembar("", sebelum='<dimension ref="A1:XFD1048576"/>')),
        "satu_juta_baris_kosong.xlsx": _buku(lembar("".join(f'<row r="{n}"/>' for n in range(1, SATU_JUTA + 1)))),
        "satu_juta_baris_bergaya.xlsx": _buku(
            lembar(
                "".join(
                    f'<row r="{n}" s="1"><c r="A{n}" s="1"/><c r="B{n}" s="1"/></row>' for n in range(1, SATU_JUTA + 1)
                )
            )
        ),
        "satu_juta_teks_kosong.xlsx": _buku(
            lembar("".join(f'<row r="{n}"><c r="A{n}" t="str"><v></v></c></row>' for n in range(1, SATU_JUTA + 1)))
        ),
        "satu_juta_baris_kosong.csv": b"\r\n" * SATU_JUTA + b",,,\r\n",
    }


def _terpotong() -> dict[str, bytes]:
    utuh, biner = xlsx(), xls()
    return {
        "terpotong_setengah.xlsx": utuh[: len(utuh) // 2],
        "terpotong_ekor.xlsx": utuh[:-30],
        "tanda_zip_saja.xlsx": b"PK\x03\x04",
        "terpotong.xls": biner[:1500],
        "tanda_ole_saja.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "tabel_terpotong.xls": html((KEPALA, ANAK)).encode()[: -len("</table></body></html>")],
        "kutip_terbuka.csv": csv_((KEPALA, ANAK)).encode() + b'2,"6213991203240002,ANAK\r\n3,,ANAK LAIN\r\n',
        "kutip_terbuka_panjang.csv": csv_((KEPALA,)).encode() + b'1,"' + b"6213,ANAK\r\n" * 20_000,
        "byte_terbalik.xlsx": utuh[:60] + bytes(255 - satu for satu in utuh[60:200]) + utuh[200:],
    }


def _bukan_tabel() -> dict[str, bytes]:
    return {
        "dokumen.pdf.xlsx": b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n",
        "foto.png.xls": b"\x89PNG\r\n\x1a\n" + b"\0" * 64,
        "foto.jpg.xlsx": b"\xff\xd8\xff\xe0\0\x10JFIF" + b"\0" * 64,
        "arsip.rar.xlsx": b"Rar!\x1a\x07\x01\0" + b"\1" * 32,
        "arsip.7z.xls": b"7z\xbc\xaf'\x1c" + b"\1" * 32,
        "arsip.csv.gz": b"\x1f\x8b\x08\0" + b"\1" * 32,
        "surat.rtf": rb"{\rtf1\ansi Undangan posyandu}",
        "data.sqlite3.xls": b"SQLite format 3\0" + b"\0" * 64,
        "program.exe.xlsx": b"MZ\x90\0\3\0" + b"\0" * 64,
        "video.mp4.xlsx": b"\0\0\0\x18ftypmp42" + b"\0" * 64,
        "halaman.mht.xls": b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n",
        "acak.xlsx": bytes((n * 167 + 13) % 256 for n in range(4096)),
        "nol.xls": b"\0" * 4096,
        "utf32.csv": csv_((KEPALA, ANAK)).encode("utf-32"),
        "surat.txt": b"Kepada Yth. Bapak Kepala Desa\r\ndi tempat\r\n",
        "data.json": b'{"nama": "ANAK CONTOH", "umur": 3}',
        "halaman_masuk.xls": b"<!DOCTYPE html><html><body><form>Masuk</form></body></html>",
        "xml_2003.xls": b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>',
        "peta.svg.xls": b'<svg xmlns="http://www.w3.org/2000/svg"></svg>',
        "surat.doc.xls": ole(b"", nama="WordDocument"),
        "paparan.ppt.xls": ole(b"", nama="PowerPoint Document"),
        "pemasang.msi.xls": ole(b"", nama="Isi lain"),
    }


def _arsip() -> dict[str, bytes]:
    terkunci = bytearray(zip_({"data.csv": "a,b"}, cara=zipfile.ZIP_STORED))
    terkunci[6] |= 1
    terkunci[terkunci.index(b"PK\x01\x02") + 8] |= 1
    bohong = bytearray(_buku(lembar(" " * 200_000 + tabel((KEPALA, ANAK)))))
    ukuran = bohong.rindex(b"PK\x01\x02") + 24
    bohong[ukuran : ukuran + 4] = struct.pack("<I", 1000)
    return {
        "surat.docx.xlsx": zip_({"[Content_Types].xml": "<Types/>", "word/document.xml": "<a/>"}),
        "paparan.pptx.xlsx": zip_({"ppt/presentation.xml": "<a/>"}),
        "aplikasi.apk.xlsx": zip_({"AndroidManifest.xml": "a", "META-INF/MANIFEST.MF": "a"}),
        "program.jar.xlsx": zip_({"META-INF/MANIFEST.MF": "Manifest-Version: 1.0"}),
        "surat.odt.xlsx": zip_({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}),
        "tabel.ods.xlsx": zip_({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}),
        "biner.xlsb.xlsx": zip_({"xl/workbook.bin": b"\0"}),
        "zip_berisi_xlsx.zip": zip_({"januari.xlsx": xlsx(), "februari.xlsx": xlsx()}),
        "zip_dalam_zip.xlsx": zip_({"dalam.zip": zip_({"dalam.zip": zip_({"a.txt": "a"})})}),
        "zip_kosong.xlsx": zip_({}),
        "zip_terkunci.xlsx": bytes(terkunci),
        "terlalu_banyak_isi.zip": zip_({f"{n}.txt": "" for n in range(10_001)}),
        "bom_nisbah.xlsx": _buku(lembar(" " * 40_000_000)),
        "bom_banyak.xlsx": zip_(_isi() | {f"xl/media/{n}.bin": b"\0" * 9_000_000 for n in range(36)}),
        "bom_bohong.xlsx": bytes(bohong),
        "bom_berulang.xlsx": _ganti(
            bagian_xlsx({f"Lembar {n}": lembar(" " * 9_000_000) if n == 1 else "" for n in range(1, 41)}),
            **{
                "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{NS_PAKET}">'
                + "".join(
                    f'<Relationship Id="r{n}" Type="{NS_R}/worksheet" Target="worksheets/s1.xml"/>'
                    for n in range(1, 41)
                )
                + "</Relationships>"
            },
        ),
        "kata_sandi.xlsx": ole(b"", nama="EncryptedPackage"),
        "kata_sandi.xls": xls(kata_sandi=True),
    }


def _xml() -> dict[str, bytes]:
    rapi = lembar(tabel((KEPALA, ANAK)))
    tanpa_kepala_xml = rapi.partition("?>")[2]
    return {
        "entitas_meledak.xlsx": _buku(LEDAKAN + lembar(f'<row r="1">{sel("A1", "x")}</row>').partition("?>")[2]),
        "entitas_meledak_teks.xlsx": _ganti(
            bagian_xlsx({"Data": rapi}, teks="<si><t>a</t></si>"),
            xl__sharedStrings_xml=f'{LEDAKAN}<sst xmlns="{NS}"><si><t>&i;</t></si></sst>',
        ),
        "entitas_luar.xlsx": _buku(ENTITAS_LUAR + tanpa_kepala_xml.replace("ANAK CONTOH", "&i;")),
        "entitas_utf16.xlsx": _ganti(_isi(), xl__workbook_xml=f'{LEDAKAN}<workbook xmlns="{NS}"/>'.encode("utf-16")),
        "xml_rusak.xlsx": _buku(rapi.replace("</row>", "</rwo>")),
        "xml_bukan_xml.xlsx": _ganti(_isi(), xl__workbook_xml="ini bukan XML"),
        "xml_sangat_dalam.xlsx": _buku("<a>" * 5000 + "</a>" * 5000),
        "lembar_hilang.xlsx": zip_({nama: isi for nama, isi in _isi().items() if "s1.xml" not in nama}),
        "teks_hilang.xlsx": _buku(lembar('<row r="1"><c r="A1" t="s"><v>7</v></c></row>')),
        "kolom_ngawur.xlsx": _buku(lembar('<row r="1"><c r="ABCDE1"><v>7</v></c></row>')),
        "baris_ngawur.xlsx": _buku(lembar(f'<row r="{"9" * 40}"><c r="A1"><v>7</v></c></row>')),
        "gaya_ngawur.xlsx": _buku(lembar('<row r="1"><c r="A1" s="-5"><v>7</v></c></row>')),
        "tanpa_lembar.xlsx": zip_(bagian_xlsx({})),
    }


def _besar() -> dict[str, bytes]:
    return {
        "lebih_50_mb.csv": b"a" * (50 * 1024 * 1024 + 1),
        "lebih_100_ribu_baris.csv": b"1,ANAK\r\n" * 100_001,
        "lebih_100_ribu_baris.xlsx": _buku(lembar("<row><c><v>1</v></c></row>" * 100_001)),
        "lebih_seribu_kolom.csv": csv_((range(1001),)).encode(),
        "lebih_seribu_kolom.xlsx": _buku(lembar(f'<row r="1">{sel("A1", "x")}{sel("ZZZ1", "x")}</row>')),
        "lebih_4_juta_sel.csv": (b"1," * 999 + b"1\r\n") * 4001,
        "lebar_sekali.csv": b"," * 30_000_000,
        "bentangan_besar.xls": b'<table><tr><td colspan="999999999">x</td><td>x</td></tr></table>',
        "sel_terlalu_panjang.xlsx": xlsx(((*KEPALA[:2], "a" * 32_768),)),
    }


def _aneh() -> dict[str, bytes]:
    rapi = lembar(tabel((KEPALA, ANAK)))
    rumus = '<row r="3"><c r="A3"><f>1+1</f><v>2</v></c><c r="C3" t="str"><f>A1</f><v>ANAK LAIN</v></c></row>'
    belum = '<row r="3">' + "".join(f'<c r="{k}3"><f>NOW()</f></c>' for k in "ABCDEFG") + "</row>"
    return {
        "makro.xlsm": zip_(_isi() | {"xl/vbaProject.bin": b"\0"}),
        "makro.xls": ole(arus_biff({"Data": (KEPALA, ANAK)}), lain=("_VBA_PROJECT",)),
        "rumus.xlsx": _buku(lembar(tabel((KEPALA, ANAK)) + rumus)),
        "rumus_belum_dihitung.xlsx": _buku(lembar(tabel((KEPALA, ANAK)) + belum)),
        "rujukan_luar.xlsx": zip_(_isi() | {"xl/externalLinks/externalLink1.xml": "<a/>"}),
        "lembar_tersembunyi.xlsx": zip_(
            bagian_xlsx({"Data": rapi, "Rahasia": rapi}, keadaan={"Rahasia": "veryHidden"})
        ),
        "semua_tersembunyi.xlsx": zip_(bagian_xlsx({"Data": rapi}, keadaan={"Data": "hidden"})),
        "semua_tersembunyi.xls": xls({"Data": (KEPALA, ANAK)}, tersembunyi=("Data",)),
        "hanya_grafik.xlsx": zip_(bagian_xlsx({"Grafik": "<chartsheet/>"}, jenis={"Grafik": "chartsheet"})),
        "byte_nol.csv": csv_((KEPALA, ANAK)).encode().replace(b"CONTOH", b"CON\0TOH"),
        "hubungan_keluar.xlsx": _ganti(
            _isi(),
            **{
                "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{NS_PAKET}"><Relationship Id="r1" '
                f'Type="{NS_R}/worksheet" Target="../../../../etc/hostname"/></Relationships>',
            },
        ),
    }


def _isi_janggal() -> dict[str, bytes]:
    ganda = (*KEPALA, "NIK")
    return {
        "judul_ganda_berbeda.xlsx": xlsx((ganda, (*ANAK, "6213991203240002"))),
        "judul_ganda_sama.xlsx": xlsx((ganda, (*ANAK, ANAK[1]))),
        "judul_ganda_kosong.csv": csv_((ganda, (*ANAK[:7], "9", "74", ""))).encode(),
        "tanpa_judul.csv": csv_((ANAK, ANAK)).encode(),
        "judul_terlalu_bawah.csv": csv_((*((f"baris {n}",) for n in range(20)), KEPALA, ANAK)).encode(),
        "tanggal_1900.xlsx": _buku(
            lembar(tabel((KEPALA, ANAK)).replace(sel("E2", ANAK[4]), '<c r="E2" s="1"><v>1</v></c>')),
            gaya=GAYA_TANGGAL,
        ),
        "tanggal_29_februari_1900.xlsx": _buku(
            lembar(tabel((KEPALA, ANAK)).replace(sel("E2", ANAK[4]), '<c r="E2" s="1"><v>60</v></c>')),
            gaya=GAYA_TANGGAL,
        ),
        "tanggal_1900.csv": csv_((KEPALA, (*ANAK[:4], "01/01/1900", *ANAK[5:7], "9", "74"))).encode(),
        "tanggal_tidak_ada.csv": csv_((KEPALA, (*ANAK[:4], "30/02/2024", *ANAK[5:7], "9", "74"))).encode(),
        "tanggal_bulan_dahulu.csv": csv_((KEPALA, (*ANAK[:4], "05/15/2024", *ANAK[5:7], "9", "74"))).encode(),
        "lahir_besok.csv": csv_((KEPALA, (*ANAK[:4], "2031-01-01", *ANAK[5:7], "9", "74"))).encode(),
        "galat_rumus.csv": csv_((KEPALA, (*ANAK[:4], "#REF!x", *ANAK[5:7], "9", "74"))).encode(),
    }
