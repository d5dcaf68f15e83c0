"""PURE: Formulir 3B, the three-monthly recap of children of 0-23 months, from a scorecard.

Source: petunjuk pengisian Formulir 3B.
"""

from __future__ import annotations

from kpm.dokumen.lembar import Baris, Kolom, Lembar, Tabel, sel
from laporan.lembar.dasar import CATATAN_KODE, Identitas, catatan_pedoman, nama_baris, tempat_belum
from laporan.lembar.rekap import TINGKAT, catatan_sudut, kaki, kolom_layanan, sel_jawaban
from pemantauan.skor import BarisAnak, Skor

STATUS = {"GB": "Buruk", "GK": "Kurang", "S": "Stunting"}
DIRI = (
    Kolom("no", "No", lebar="no"),
    Kolom("no_kia", "No Register KIA", lebar="kia"),
    Kolom("nama", "Nama Anak", lebar="nama", bernama=True),
    Kolom("jenis_kelamin", "Jenis Kelamin (L/P)"),
    Kolom(
        "umur_dan_gizi",
        "Umur dan Status Gizi",
        anak=(
            Kolom("umur", "Umur (bulan)"),
            Kolom("status_gizi", "Status Gizi (Normal/Buruk/Kurang/Stunting)", lebar="tanggal"),
        ),
    ),
)


def susun_3b(skor: Skor, identitas: Identitas, bagian: str = "") -> Lembar:
    """The recap of a scorecard that is already limited to ``bagian``."""
    return Lembar(
        kode="formulir-3b",
        nomor="FORMULIR 3B",
        judul="REKAPITULASI HASIL PEMANTAUAN 3 BULANAN BAGI ANAK 0-23 BULAN",
        periode=str(skor.periode),
        sebutan_periode=skor.periode.label,
        identitas=identitas.triwulan(skor.periode),
        bagian=bagian,
        tabel=(
            Tabel(
                kode="anak",
                kolom=(*DIRI, Kolom("layanan", "Indikator layanan", anak=kolom_layanan(skor, "anak")), TINGKAT),
                baris=tuple(_baris(ke, satu) for ke, satu in enumerate(skor.anak, start=1)),
                kaki=kaki(skor, "anak", sum(len(tuple(satu.daun)) for satu in DIRI)),
                catatan=(CATATAN_KODE, catatan_sudut(skor, "anak")),
            ),
        ),
        belum_dipantau=nama_baris(skor.belum_dipantau_anak, "anak"),
        keterangan_belum=tempat_belum(skor),
        catatan=(catatan_pedoman(skor),),
    )


def _baris(ke: int, satu: BarisAnak) -> Baris:
    data = satu.data
    return Baris(
        (
            sel(ke, "kode"),
            sel(data.no_kia),
            sel(data.nama),
            sel(data.jenis_kelamin, "kode"),
            sel(data.umur_bulan, "kode"),
            sel(", ".join(STATUS[kode] for kode in satu.status_gizi) or "Normal", "kode"),
            *sel_jawaban(satu),
        ),
        kelompok="anak",
        id=data.id,
    )
