"""PURE: Formulir 3A, the three-monthly recap of pregnant women, from a scorecard.

Source: petunjuk pengisian Formulir 3A.
"""

from __future__ import annotations

from kpm.dokumen.lembar import Baris, Kolom, Lembar, Tabel, sel, sel_tanggal
from laporan.lembar.dasar import CATATAN_KODE, Identitas, catatan_pedoman, nama_baris, tempat_belum
from laporan.lembar.rekap import TINGKAT, catatan_sudut, kaki, kolom_layanan, sel_jawaban
from pemantauan.skor import BarisIbu, Skor

DIRI = (
    Kolom("no", "No", lebar="no"),
    Kolom("no_kia", "No Register KIA", lebar="kia"),
    Kolom("nama", "Nama Ibu", "a", lebar="nama", bernama=True),
    Kolom("status", "Status Kehamilan (KEK / RISTI / NORMAL)", lebar="tanggal"),
    Kolom("usia", "Usia Kehamilan (bulan / trimester)", lebar="tanggal"),
    Kolom("melahirkan", "Tanggal Melahirkan", lebar="tanggal"),
)


def susun_3a(skor: Skor, identitas: Identitas, bagian: str = "") -> Lembar:
    """The recap of a scorecard that is already limited to ``bagian``."""
    return Lembar(
        kode="formulir-3a",
        nomor="FORMULIR 3A",
        judul="REKAPITULASI HASIL PEMANTAUAN 3 BULANAN BAGI IBU HAMIL",
        periode=str(skor.periode),
        sebutan_periode=skor.periode.label,
        identitas=identitas.triwulan(skor.periode),
        bagian=bagian,
        tabel=(
            Tabel(
                kode="ibu",
                kolom=(
                    *DIRI,
                    Kolom("layanan", "Status penerimaan layanan", anak=kolom_layanan(skor, "ibu")),
                    TINGKAT,
                ),
                baris=tuple(_baris(ke, satu) for ke, satu in enumerate(skor.ibu, start=1)),
                kaki=kaki(skor, "ibu", len(DIRI)),
                catatan=(CATATAN_KODE, catatan_sudut(skor, "ibu")),
            ),
        ),
        belum_dipantau=nama_baris(skor.belum_dipantau_ibu, "ibu"),
        keterangan_belum=tempat_belum(skor),
        catatan=(catatan_pedoman(skor),),
    )


def _baris(ke: int, satu: BarisIbu) -> Baris:
    data = satu.data
    return Baris(
        (
            sel(ke, "kode"),
            sel(data.no_kia),
            sel(data.nama),
            sel("RISTI" if satu.status == "RESTI" else satu.status, "kode"),
            sel(_usia(satu), "kode"),
            sel_tanggal(data.melahirkan),
            *sel_jawaban(satu),
        ),
        kelompok="ibu",
        id=data.id,
    )


def _usia(satu: BarisIbu) -> str | None:
    """ "5 / 2": months and trimester; the guide calls a delivered woman Ibu Bersalin. None while unknown."""
    if satu.bersalin:
        return "Ibu Bersalin"
    return None if satu.data.usia_bulan is None else f"{satu.data.usia_bulan} / {satu.trimester}"
