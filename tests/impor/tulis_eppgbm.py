"""Writes lists of e-PPGBM as they are downloaded and as they come back from a spreadsheet: invented, deterministic.

Used by the tests and by the bench. NIK carry the digits 621399, which no region has.
"""

from __future__ import annotations

import csv
import datetime as dt
import html
import io
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kpm.periode import bulan_penuh, tambah_bulan

KOLOM_36 = (
    "No", "NIK", "Nama", "JK", "Tgl Lahir", "BB Lahir", "TB Lahir", "Nama Ortu", "Prov", "Kab/Kota", "Kec", "Pukesmas",
    "Desa/Kel", "Posyandu", "RT", "RW", "Alamat", "Usia Saat Ukur", "Tanggal Pengukuran", "Berat", "Tinggi",
    "Cara Ukur", "LiLA", "BB/U", "ZS BB/U", "TB/U", "ZS TB/U", "BB/TB", "ZS BB/TB", "Naik Berat Badan", "Jml Vit A",
    "KPSP", "KIA", "Kelas Ibu Balita", "MBG", "Detail",
)  # fmt: skip
KOLOM_37 = (*KOLOM_36[:17], "Total Pengukuran", *KOLOM_36[17:])
KOLOM_35 = (
    *KOLOM_36[:30],
    "PMT Diterima (kg)",
    *(satu for satu in KOLOM_36[30:] if satu not in ("Kelas Ibu Balita", "MBG")),
)
KOLOM_OT = (
    "Nama Anak", "Jenis Kelamin", "Tanggal Lahir", "NIK", "Nomor KK", "Anak Ke", "Nama Orang Tua (Ibu/Ayah)",
    "NIK Orang Tua", "No HP Orang Tua", "Alamat", "RT", "Kecamatan", "Puskesmas", "Kelurahan", "Posyandu",
    "Usia Kehamilan (minggu)", "Berat Lahir - Sasaran (kg)", "Panjang Lahir - Sasaran (cm)",
    "Lingkar Kepala Lahir (cm)", "IMD", "Tanggal Pengukuran", "Berat (kg)", "Tinggi (cm)", "Cara Ukur", "LiLA (cm)",
    "ZS BB/U", "ZS TB/U", "ZS BB/TB", "Naik Berat Badan", "Jml Vit A", "Kelas Ibu Balita", "MBG",
)  # fmt: skip
_OT = {
    "Nama Anak": "Nama", "Jenis Kelamin": "JK", "Tanggal Lahir": "Tgl Lahir", "Nama Orang Tua (Ibu/Ayah)": "Nama Ortu",
    "Kecamatan": "Kec", "Puskesmas": "Pukesmas", "Kelurahan": "Desa/Kel", "Berat Lahir - Sasaran (kg)": "BB Lahir",
    "Panjang Lahir - Sasaran (cm)": "TB Lahir", "Berat (kg)": "Berat", "Tinggi (cm)": "Tinggi", "LiLA (cm)": "LiLA",
}  # fmt: skip
"""Heading of the list of a bulan timbang -> the same of the download."""

DEPAN = (
    "AHMAD", "ALIFA", "BAGAS", "CITRA", "DIMAS", "ELOK", "FARHAN", "GITA", "HASNA", "ILHAM", "JIHAN", "KIRANA",
    "LAILA", "MIRZA", "NABILA", "OKTA", "PUTRI", "QORI", "RAFFA", "SALMA", "TEGUH", "UMI", "VINA", "WILDAN", "YUSRA",
    "ZAHRA",
)  # fmt: skip
BELAKANG = (
    "ANGGRAINI", "BUDIMAN", "CAHYANI", "DARMAWAN", "EFENDI", "FIRDAUS", "GUNAWAN", "HIDAYAT", "INDRIANI", "JUNAEDI",
    "KURNIAWAN", "LESTARI", "MAULANA", "NUGRAHA", "OKTAVIA", "PRATAMA", "RAMADHAN", "SAPUTRA", "TARIGAN", "UTAMI",
    "WIBOWO", "YULIANA",
)  # fmt: skip
IBU = (
    "ROHANA", "SITI JUARIAH", "MARLINA", "NURHAYATI", "SULASTRI", "HALIMAH", "ERNAWATI", "RATNA DEWI", "ASTUTI",
    "KARTINI", "MURNIATI", "YUNINGSIH", "SRI WAHYUNI", "FATIMAH", "DARNIATI", "SUMIATI", "RUSMINI",
)  # fmt: skip
POSYANDU = ("MELATI", "ANGGREK", "KENANGA", "MAWAR")
Isi = Mapping[str, Any]
"""A row: heading of the download -> text, Decimal or date; headings left out are a dash."""


@dataclass(frozen=True, slots=True)
class AnakTulis:
    """A child as the list has it."""

    nama: str
    jk: str
    lahir: dt.date
    ibu: str
    nik: str
    posyandu: str
    rt: str
    berat_lahir: Decimal
    panjang_lahir: Decimal


def anak_anak(jumlah: int, *, pada: dt.date, benih: int = 1) -> list[AnakTulis]:
    """So many children under five on that day; no two of one name and birth date."""
    acak = random.Random(benih)
    hasil = []
    for ke in range(jumlah):
        lahir = tambah_bulan(pada, -acak.randint(2, 57)) - dt.timedelta(days=acak.randint(0, 27))
        jk = acak.choice("LP")
        hari = lahir.day + (40 if jk == "P" else 0)
        hasil.append(
            AnakTulis(
                nama=f"{DEPAN[ke % len(DEPAN)]} {BELAKANG[ke // len(DEPAN) % len(BELAKANG)]} {_huruf(ke)}",
                jk=jk,
                lahir=lahir,
                ibu=f"{acak.choice(IBU)} {_huruf(ke)}",
                nik=f"621399{hari:02d}{lahir:%m%y}{ke % 9998 + 1:04d}",
                posyandu=POSYANDU[ke % len(POSYANDU)],
                rt=f"{ke % 12 + 1:03d}",
                berat_lahir=Decimal(acak.randint(26, 38)) / 10,
                panjang_lahir=Decimal(acak.randint(470, 520)) / 10,
            )
        )
    return hasil


def _huruf(ke: int) -> str:
    """A word of its own for each number, so that names differ by more than a letter."""
    suku = ("BA", "DO", "GE", "KI", "LU", "MO", "NE", "RI", "SU", "TA")
    return "".join(suku[int(angka)] for angka in f"{ke:04d}")


def ukuran_wajar(umur: int) -> tuple[Decimal, Decimal]:
    """kg and cm a child of so many months may have."""
    berat, panjang = Decimal("3.3"), Decimal("50")
    for bulan in range(umur):
        berat += Decimal("0.72") if bulan < 6 else Decimal("0.3") if bulan < 12 else Decimal("0.2")
        panjang += Decimal("2.8") if bulan < 6 else Decimal("1.4") if bulan < 12 else Decimal("0.9")
    return berat.quantize(Decimal("0.1")), panjang.quantize(Decimal("0.1"))


def baris(anak: AnakTulis, tanggal: dt.date, *, desa: str = "PULAU KAUNG", **lain: Any) -> dict[str, Any]:
    """One measurement; ``lain``: headings with other values."""
    umur = bulan_penuh(anak.lahir, tanggal)
    berat, panjang = ukuran_wajar(umur)
    tahun, bulan = divmod(umur, 12)
    return {
        "NIK": anak.nik, "Nama": anak.nama, "JK": anak.jk, "Tgl Lahir": anak.lahir, "BB Lahir": anak.berat_lahir,
        "TB Lahir": anak.panjang_lahir, "Nama Ortu": anak.ibu, "Prov": "NUSA TENGGARA BARAT", "Kab/Kota": "SUMBAWA",
        "Kec": "BUER", "Pukesmas": "BUER", "Desa/Kel": desa, "Posyandu": anak.posyandu, "RT": anak.rt, "RW": "000",
        "Usia Saat Ukur": f"{tahun} Tahun - {bulan} Bulan - 0 Hari", "Tanggal Pengukuran": tanggal, "Berat": berat,
        "Tinggi": panjang, "Cara Ukur": "Terlentang" if umur < 24 else "Berdiri", "BB/U": "Normal",
        "ZS BB/U": Decimal("-0.4"), "TB/U": "Normal", "ZS TB/U": Decimal("-0.7"), "BB/TB": "Gizi Baik",
        "ZS BB/TB": Decimal("0.1"), "Naik Berat Badan": "N", "KIA": "Ya",
    } | lain  # fmt: skip


def daftar(
    jumlah: int, *, bulan: int = 16, pada: dt.date, desa: str = "PULAU KAUNG", benih: int = 1
) -> list[dict[str, Any]]:
    """At least ``jumlah`` rows, cut to it: children with a measurement a month, up to ``bulan`` back from that day."""
    hasil: list[dict[str, Any]] = []
    semua = anak_anak(jumlah, pada=pada, benih=benih)
    for satu in semua:
        for lalu in range(bulan):
            tanggal = tambah_bulan(pada, -lalu - 1).replace(day=8 + len(hasil) % 12)
            if tanggal > satu.lahir:
                hasil.append(baris(satu, tanggal, desa=desa))
        if len(hasil) >= jumlah:
            break
    return hasil[:jumlah]


def sel(kolom: Sequence[str], isi: Isi, nomor: int) -> list[Any]:
    """The values of a row in the order of the columns."""
    nilai = {"No": nomor, **isi}
    return [nilai.get(nama, nilai.get(_OT.get(nama, ""), "-")) for nama in kolom]


def _teks(nilai: Any, *, koma: bool, miring: bool) -> str:
    if isinstance(nilai, dt.date):
        return f"{nilai:%d/%m/%Y}" if miring else nilai.isoformat()
    if isinstance(nilai, Decimal):
        return str(nilai).replace(".", ",") if koma else str(nilai)
    return "" if nilai is None else str(nilai)


def tulis_html(isi: Iterable[Isi], kolom: Sequence[str] = KOLOM_36) -> bytes:
    """The download: an HTML table that is called .xls."""
    potong = ['<html><head><meta charset="utf-8"></head><body><table border="1">\n<tr>']
    potong += [f"<th>{html.escape(nama)}</th>" for nama in kolom]
    potong.append("</tr>\n")
    for nomor, satu in enumerate(isi, start=1):
        potong.append("<tr>")
        potong += [f"<td>{html.escape(_teks(n, koma=False, miring=False))}</td>" for n in sel(kolom, satu, nomor)]
        potong.append("</tr>\n")
    return "".join([*potong, "</table></body></html>"]).encode()


def tulis_csv(
    isi: Iterable[Isi],
    kolom: Sequence[str] = KOLOM_36,
    *,
    pemisah: str = ";",
    penyandian: str = "cp1252",
    judul: Sequence[str] = (),
) -> bytes:
    """Saved again by a spreadsheet of this country: semicolon, comma decimals, dd/mm/yyyy, Windows-1252."""
    keluar = io.StringIO()
    penulis = csv.writer(keluar, delimiter=pemisah, lineterminator="\r\n")
    for satu in judul:
        penulis.writerow([satu] + [""] * (len(kolom) - 1))
    penulis.writerow(kolom)
    for nomor, satu in enumerate(isi, start=1):
        penulis.writerow([_teks(n, koma=pemisah == ";", miring=True) for n in sel(kolom, satu, nomor)])
    return keluar.getvalue().encode(penyandian)


def tulis_xlsx(isi: Iterable[Isi], kolom: Sequence[str] = KOLOM_36, *, judul: Sequence[str] = ()) -> bytes:
    """Saved again as a workbook: numbers as numbers, dates as dates, NIK as text."""
    import openpyxl

    buku = openpyxl.Workbook(write_only=True)
    lembar = buku.create_sheet("Status Gizi")
    for satu in judul:
        lembar.append([satu])
    lembar.append(list(kolom))
    for nomor, satu in enumerate(isi, start=1):
        lembar.append([float(n) if isinstance(n, Decimal) else n for n in sel(kolom, satu, nomor)])
    keluar = io.BytesIO()
    buku.save(keluar)
    return keluar.getvalue()
