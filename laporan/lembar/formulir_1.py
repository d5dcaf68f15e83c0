"""PURE: Formulir 1, the yearly state of services and count of sasaran: who each number counts, and the sheet.

Source: Formulir 1, "PENDATAAN KONDISI LAYANAN DAN REKAPITULASI STATUS SASARAN", blocks a to d.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from kpm.dokumen.lembar import Baris, Kolom, Lembar, Sel, Tabel, sel, sel_centang
from kpm.dokumen.terbilang import tanggal_panjang
from laporan.lembar.dasar import Identitas
from pemantauan.keadaan import AnakHari, DataFormulir1, Fakta, IbuHari, Rumah

Golongan = Literal["rumah", "ibu", "anak"]
Siapa = Rumah | IbuHari | AnakHari


@dataclass(frozen=True, slots=True)
class Angka:
    """One number of block a: which of the households, mothers or children it counts."""

    kode: str
    judul: str
    golongan: Golongan
    fakta: Callable[[Any], Fakta] | None = None
    """What is asked of each; None for a number that counts them all."""
    dihitung: bool = True
    """The answer that is counted: yes for a risk, no for what somebody lacks."""
    belum: str = ""
    """What nobody recorded, under the table: "sumber air 2 rumah tangga"."""


ANGKA = (
    Angka("rumah_tangga", "Total Rumah Tangga Sasaran", "rumah"),
    Angka("rentan", "Rumah Tangga Kategori Rentan **", "rumah", lambda r: r.rentan, belum="status rentan"),
    Angka("ibu_hamil", "Ibu Hamil", "ibu"),
    Angka("ibu_resti", "Ibu Hamil Resti ***", "ibu", lambda i: i.resti, belum="risiko tinggi"),
    Angka("anak", "Anak 0-23 Bulan", "anak"),
    Angka("gizi_kurang", "Anak 0-23 Bulan Kondisi Gizi Kurang", "anak", lambda a: a.gizi_kurang, belum="gizi kurang"),
    Angka("gizi_buruk", "Anak 0-23 Bulan Kondisi Gizi Buruk", "anak", lambda a: a.gizi_buruk, belum="gizi buruk"),
    Angka("stunting", "Anak 0-23 Bulan Terindikasi Stunting", "anak", lambda a: a.stunting, belum="stunting"),
    Angka(
        "tanpa_air", "Rumah Tangga Tidak Memiliki Sumber Air Bersih Layak Minum", "rumah", lambda r: r.air, False,
        "sumber air",
    ),
    Angka("tanpa_jamban", "Rumah Tangga Tidak Mempunyai Jamban", "rumah", lambda r: r.jamban, False, "jamban"),
    Angka(
        "ibu_tanpa_jaminan", "Ibu Hamil Tidak Mempunyai Jaminan Kesehatan", "ibu", lambda i: i.jamkes, False,
        "jaminan kesehatan",
    ),
    Angka(
        "anak_tanpa_jaminan", "Anak 0-23 Bulan Tidak Mempunyai Jaminan Kesehatan", "anak", lambda a: a.jamkes, False,
        "jaminan kesehatan",
    ),
    Angka(
        "anak_tanpa_akta", "Anak 0-23 Bulan Tidak Mempunyai Akta Kelahiran", "anak", lambda a: a.akta, False,
        "akta kelahiran",
    ),
)  # fmt: skip
"""The columns of block a in printed order."""
ANGKA_KODE = {satu.kode: satu for satu in ANGKA}
SATUAN: dict[Golongan, str] = {"rumah": "rumah tangga", "ibu": "ibu hamil", "anak": "anak"}

PERTANYAAN = (
    (
        "kia",
        "KIA",
        (
            ("periksa_hamil", "Apakah ada pemeriksaan ibu hamil"),
            ("pil_fe", "Apakah ada pemberian pil Fe"),
            ("periksa_nifas", "Apakah ada pemeriksaan nifas"),
            ("imunisasi", "Apakah ada imunisasi"),
        ),
    ),
    (
        "gizi",
        "GIZI",
        (
            ("timbang", "Apakah ada penimbangan berat badan"),
            ("ukur", "Apakah ada pengukuran panjang/tinggi badan"),
            ("konseling", "Apakah ada konseling rutin"),
        ),
    ),
    (
        "layanan_paud",
        "PAUD",
        (
            ("parenting", "Apakah ada layanan 0-<3 tahun (parenting)"),
            ("paud", "Apakah ada layanan 3-6 tahun"),
        ),
    ),
)
"""Block c: group of questions -> (field of the record, question of the form)."""
KODE_PERTANYAAN = tuple(kode for _, _, semua in PERTANYAAN for kode, _ in semua)
JENIS = {
    "poskesdes": "Poskesdes",
    "posyandu": "Posyandu",
    "polindes": "Polindes",
    "puskesmas": "Puskesmas/Pustu",
    "rumah_sakit": "Rumah Sakit",
    "bidan": "Bidan Praktek",
    "dokter": "Dokter Praktek",
    "paud": "PAUD",
    "tk": "TK",
    "lainnya": "Lainnya",
}
"""Kinds of provider as the form writes them, in the order of its rows."""
PRASARANA = tuple(kode for kode in JENIS if kode != "polindes")
"""Columns of block d; it has none for Polindes, which stand under Lainnya."""
BERNAMA_JENIS = {
    "puskesmas": ("puskesmas", "pustu"),
    "rumah_sakit": ("rumah sakit", "rs"),
    "bidan": ("bidan",),
    "dokter": ("dokter", "dr"),
    "lainnya": ("",),
}
"""How a name begins that needs no kind before it; else as the kind itself."""

SEHALAMAN = 12
"""Providers that fit on one page with the tables around them."""


def di_balik(data: DataFormulir1, kode: str, dusun: str | None = None) -> tuple[Siapa, ...]:
    """Exactly whom a number counts, in the village or in one dusun. Raises KeyError for a number that is not there."""
    angka = ANGKA_KODE[kode]
    fakta = angka.fakta
    return tuple(
        satu for satu in _golongan(data, angka.golongan, dusun) if fakta is None or fakta(satu).nilai is angka.dihitung
    )


def _golongan(data: DataFormulir1, golongan: Golongan, dusun: str | None) -> tuple[Siapa, ...]:
    semua: tuple[Siapa, ...] = data.rumah if golongan == "rumah" else data.ibu_hamil if golongan == "ibu" else data.anak
    return tuple(satu for satu in semua if dusun is None or satu.dusun == dusun)


def susun_1(data: DataFormulir1, identitas: Identitas, bagian: str = "") -> Lembar:
    """The sheet of a year; of a part of the village block a alone, for a provider serves the whole of it."""
    lain = (_layanan(data), _prasarana(data, identitas)) if data.utuh else ()
    return Lembar(
        kode="formulir-1",
        nomor="FORMULIR 1",
        judul="PENDATAAN KONDISI LAYANAN DAN REKAPITULASI STATUS SASARAN",
        periode=str(data.periode),
        sebutan_periode=data.periode.label,
        identitas=identitas.tahun(data.periode),
        bagian=bagian,
        tabel=(_sasaran(data), *lain),
        catatan=(
            f"Keadaan pada {tanggal_panjang(data.pada)}. Sasaran: ibu hamil, ibu nifas sampai 42 hari, dan anak "
            "0-23 bulan. Status dan kepemilikan menurut catatan terakhir sampai hari itu.",
            *(() if data.utuh else ("Ketersediaan layanan dan prasarana ada pada lembar seluruh desa.",)),
        ),
    )


def _sasaran(data: DataFormulir1) -> Tabel:
    """Block a: a row for each dusun, and the row of the form in the end."""
    return Tabel(
        kode="sasaran",
        judul="JUMLAH / REKAPITULASI SASARAN",
        kolom=(
            Kolom("no", "No", lebar="no"),
            Kolom("dusun", "Dusun", lebar="luas"),
            *(Kolom(satu.kode, satu.judul, "a") for satu in ANGKA),
        ),
        baris=tuple(
            Baris((sel(ke, "kode"), sel(nama), *_angka(data, nama))) for ke, nama in enumerate(data.nama_dusun, start=1)
        ),
        kaki=(Baris((Sel("Jumlah", "Jumlah", lebar=2), *_angka(data, None)), kode="jumlah"),),
        catatan=tuple(_catatan_sasaran(data)),
        kosong="Belum ada dusun.",
    )


def _angka(data: DataFormulir1, dusun: str | None) -> tuple[Sel, ...]:
    return tuple(sel(len(di_balik(data, satu.kode, dusun)), "angka") for satu in ANGKA)


def _catatan_sasaran(data: DataFormulir1) -> list[str]:
    catatan = [
        "** Rentan menurut kesepakatan desa. *** Risiko tinggi menurut Buku KIA atau kohort bidan. "
        "KEK tidak dihitung di sini."
    ]
    if belum := belum_dicatat(data):
        catatan.append(f"Belum dicatat, tidak ikut dihitung: {'; '.join(belum)}.")
    if nifas := sum(satu.nifas for satu in data.ibu):
        catatan.append(f"{nifas} ibu nifas tidak dihitung sebagai ibu hamil; rumah tangganya dihitung.")
    if data.menurut_posyandu:
        catatan.append("Rumah tangga dengan sasaran di dua posyandu dihitung di keduanya.")
    return catatan


def belum_dicatat(data: DataFormulir1) -> list[str]:
    """ "sumber air 2 rumah tangga": of whom nobody recorded what a number asks for."""
    hasil = []
    for satu in ANGKA:
        fakta = satu.fakta
        if fakta is None:
            continue
        banyak = sum(fakta(siapa).nilai is None for siapa in _golongan(data, satu.golongan, None))
        if banyak:
            hasil.append(f"{satu.belum} {banyak} {SATUAN[satu.golongan]}")
    return hasil


def _layanan(data: DataFormulir1) -> Tabel:
    """Blocks b and c: each provider with its answers."""
    ada = {satu.jenis for satu in data.layanan} | {"lainnya"}
    tanpa = [nama for kode, nama in JENIS.items() if kode not in ada]
    return Tabel(
        kode="layanan",
        judul="KETERSEDIAAN LAYANAN",
        kolom=(
            Kolom("no", "No", lebar="no"),
            Kolom("layanan", "Nama Layanan", "b", lebar="nama"),
            *(
                Kolom(kode, judul, anak=tuple(Kolom(satu, tanya, "c") for satu, tanya in semua))
                for kode, judul, semua in PERTANYAAN
            ),
        ),
        baris=tuple(
            Baris(
                (
                    sel(ke, "kode"),
                    sel(nama_layanan(satu.jenis, satu.nama) + (" (tidak dipakai lagi)" if satu.ditutup else "")),
                    *(sel_centang(satu.jawaban.get(kode)) for kode in KODE_PERTANYAAN),
                )
            )
            for ke, satu in enumerate(data.layanan, start=1)
        ),
        catatan=(
            "✓ ada, X tidak ada, kosong belum ditanyakan.",
            *((f"Tidak tercatat di sini: {', '.join(tanpa)}.",) if tanpa else ()),
        ),
        sehalaman=len(data.layanan) <= SEHALAMAN,
        kosong="Belum ada fasilitas yang didaftarkan.",
    )


def nama_layanan(jenis: str, nama: str) -> str:
    """ "Posyandu Melati 1", "Bidan Praktek: Siti Aminah": the name with its kind where it does not begin with it."""
    awal = BERNAMA_JENIS.get(jenis, (jenis,))
    return nama if nama.casefold().startswith(awal) else f"{JENIS[jenis]}: {nama}"


def _prasarana(data: DataFormulir1, identitas: Identitas) -> Tabel:
    """Block d: how many providers of each kind are in use."""
    banyak = {kode: sum(f.jenis == kode and not f.ditutup for f in data.layanan) for kode in JENIS}
    lainnya = banyak["lainnya"] + banyak["polindes"]
    return Tabel(
        kode="prasarana",
        judul=f"KETERSEDIAAN PRASARANA LAYANAN DI {identitas.sebutan_desa.upper()}",
        kolom=(
            Kolom("kecamatan", "Kecamatan", "d"),
            Kolom("desa", identitas.sebutan_desa, "d"),
            *(Kolom(kode, JENIS[kode], "d") for kode in PRASARANA),
        ),
        baris=(
            Baris(
                (
                    sel(identitas.kecamatan),
                    sel(identitas.desa),
                    *(sel(lainnya if kode == "lainnya" else banyak[kode], "angka") for kode in PRASARANA),
                )
            ),
        ),
        catatan=(f"Lainnya termasuk Polindes {banyak['polindes']}.",) if banyak["polindes"] else (),
    )
