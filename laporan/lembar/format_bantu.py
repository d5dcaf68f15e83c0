"""PURE: Format Bantu 1-3, the helper tables between Formulir 3 and Formulir 4, from a scorecard."""

from __future__ import annotations

from kpm.dokumen.lembar import Baris, Kolom, Lembar, Sel, Tabel, sel, sel_persen
from kpm.periode import Triwulan
from laporan.lembar.dasar import DALAM_TABEL, Identitas, catatan_pedoman, dasar_berlaku, nama_baris, tempat_belum
from pemantauan.indikator import urutan_anak
from pemantauan.skor import Pecahan, Skor

GOLONGAN = (("ibu", "Ibu Hamil"), ("anak", "Anak 0 sd 23 Bulan"), ("paud", "Anak >2 sd 6 Tahun"))
"""Sections of Format Bantu 1."""


def susun_format_bantu(skor: Skor, identitas: Identitas, bagian: str = "") -> Lembar:
    """The three tables of a scorecard that is already limited to ``bagian``."""
    kuartal = skor.periode.ke if isinstance(skor.periode, Triwulan) else skor.periode.tahun
    return Lembar(
        kode="format-bantu",
        nomor="FORMAT BANTU 1-3",
        judul=f"REKAPITULASI CAPAIAN LAYANAN DAN TINGKAT KONVERGENSI {identitas.sebutan_desa.upper()}",
        periode=str(skor.periode),
        sebutan_periode=skor.periode.label,
        identitas=identitas.triwulan(skor.periode),
        bagian=bagian,
        tabel=(_capaian(skor, kuartal), _konvergensi(skor, kuartal, identitas.sebutan_desa), _paud(skor)),
        belum_dipantau=(
            *nama_baris(skor.belum_dipantau_ibu, "ibu"),
            *nama_baris(skor.belum_dipantau_anak, "anak"),
            *nama_baris(skor.belum_dipantau_paud, "paud"),
        ),
        keterangan_belum="semuanya " + DALAM_TABEL
        if tempat_belum(skor) == DALAM_TABEL
        else "ibu dan anak 0-23 bulan di luar tabel, anak >2 sd 6 tahun masuk jumlah sasaran",
        catatan=(catatan_pedoman(skor),),
        mendatar=False,
        bernama=False,
    )


def _angka(isi: Pecahan) -> tuple[Sel, Sel, Sel]:
    return sel(isi.diterima, "angka"), sel(isi.seharusnya, "angka"), sel_persen(isi.persen)


def _capaian(skor: Skor, kuartal: int) -> Tabel:
    baris: list[Baris] = []
    for kelompok, sebutan in GOLONGAN:
        baris.append(Baris((Sel(sebutan, sebutan, lebar=5),), kode=kelompok, judul=True))
        indikator = (
            urutan_anak(skor.set_indikator, skor.pengaturan)
            if kelompok == "anak"
            else skor.set_indikator.kelompok(kelompok)
        )
        baris += [
            Baris(
                (sel(ke, "kode"), sel(satu.label_resmi), *_angka(skor.indikator[kelompok][satu.kode])),
                kode=f"{kelompok}-{satu.kode}",
            )
            for ke, satu in enumerate(indikator, start=1)
        ]
    return Tabel(
        kode="capaian",
        judul=f"FORMAT BANTU 1. Tingkatan Capaian Indikator - Kuartal ke {kuartal}",
        kolom=(
            Kolom("no", "No", lebar="no"),
            Kolom("indikator", "Indikator"),
            Kolom("diterima", "Jumlah Diterima", lebar="luas"),
            Kolom("seharusnya", "Jumlah Seharusnya", lebar="luas"),
            Kolom("persen", "%", lebar="luas"),
        ),
        baris=tuple(baris),
    )


def _konvergensi(skor: Skor, kuartal: int, sebutan_desa: str) -> Tabel:
    dasar, lain, sebutan = dasar_berlaku(skor)
    orang = skor.pengaturan["konvergensi_desa_basis"] == "orang"
    return Tabel(
        kode="konvergensi",
        judul=f"FORMAT BANTU 2. Tingkat Konvergensi {sebutan_desa}, periode kuartal {kuartal}",
        kolom=(
            Kolom("no", "No", lebar="no"),
            Kolom("sasaran", "Sasaran"),
            Kolom("diterima", "Jumlah Layanan Diterima", lebar="luas"),
            Kolom("seharusnya", "Jumlah yang Seharusnya Diterima", lebar="luas"),
            Kolom("persen", "Konvergensi %", lebar="luas"),
        ),
        baris=(
            Baris((sel(1, "kode"), sel("Ibu Hamil"), *_angka(dasar.ibu)), kode="ibu"),
            Baris((sel(2, "kode"), sel("Anak 0-23 Bulan"), *_angka(dasar.anak)), kode="anak"),
        ),
        kaki=(Baris((Sel("Total", "Total", lebar=2), *_angka(dasar.total)), kode="total"),),
        catatan=(
            *(("Tabel ini menghitung sasaran yang terlayani lengkap.",) if orang else ()),
            f"{sebutan}: {lain.total.diterima} dari {lain.total.seharusnya} ({sel_persen(lain.total.persen).teks} %).",
        ),
    )


def _paud(skor: Skor) -> Tabel:
    baris = tuple(
        Baris((sel("Anak 2 s/d 6 tahun"), *_angka(skor.indikator["paud"][satu.kode])), kode=satu.kode)
        for satu in skor.set_indikator.paud
    )
    bulan = skor.pengaturan["paud_basis"] == "bulan"
    return Tabel(
        kode="paud",
        judul="FORMAT BANTU 3. Layanan PAUD anak 2 s/d 6 tahun",
        kolom=(
            Kolom("sasaran", "Sasaran"),
            Kolom("diterima", "Jumlah Sasaran Terdaftar dan Aktif", lebar="luas"),
            Kolom("seharusnya", "Jumlah Sasaran Total", lebar="luas"),
            Kolom("persen", "%", lebar="luas"),
        ),
        baris=baris,
        catatan=("Menurut pengaturan, tabel ini menghitung bulan hadir dari bulan yang dicatat.",) if bulan else (),
    )
