"""PURE: the budget of a year against stunting as a sheet: activities by bidang, what others pay, sums by source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kpm.dokumen.lembar import Baris, Kolom, Lembar, Sel, Tabel, sel, sel_persen, sel_rupiah
from kpm.periode import Tahun
from laporan.lembar.dasar import Identitas
from rembuk.anggaran import Pos, jumlahkan


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisDana:
    """One activity as it is printed."""

    kode: str
    kegiatan: str
    sumber: str
    """In words."""
    volume: str
    lokasi: str
    penanggung_jawab: str
    bukti: str
    pos: Pos


@dataclass(frozen=True, slots=True)
class GolonganDana:
    """Activities under one heading."""

    kode: str
    nama: str
    baris: Sequence[BarisDana]
    catatan: tuple[str, ...] = ()


UANG = (
    Kolom("anggaran", "Anggaran", lebar="luas"),
    Kolom("perubahan", "Setelah perubahan", lebar="luas"),
    Kolom("realisasi", "Realisasi", lebar="luas"),
    Kolom("sisa", "Sisa", lebar="luas"),
    Kolom("persen", "%", lebar="angka"),
)


def susun_anggaran(
    tahun: Tahun,
    identitas: Identitas,
    golongan: Sequence[GolonganDana],
    lain: GolonganDana,
    sumber: Sequence[tuple[str, Pos]],
) -> Lembar:
    """The sheet of a year: the APBDes, what others pay where there is any, and all sources summed."""
    return Lembar(
        kode="anggaran",
        nomor="ANGGARAN",
        judul="Anggaran dan Realisasi Kegiatan Pencegahan Stunting",
        periode=str(tahun),
        sebutan_periode=tahun.label,
        identitas=(
            ("Tahun Anggaran", str(tahun)),
            (identitas.sebutan_desa, identitas.desa),
            ("Kecamatan", identitas.kecamatan),
            (identitas.sebutan_kabupaten, identitas.kabupaten),
        ),
        tabel=(
            _kegiatan("apbdes", "A. APBDES", golongan),
            *(
                [_kegiatan("lain", "B. DIBIAYAI PIHAK LAIN, DI LUAR APBDES", [lain], berjudul=False)]
                if lain.baris
                else []
            ),
            _sumber(sumber, "C" if lain.baris else "B"),
        ),
    )


def _kegiatan(kode: str, judul: str, golongan: Sequence[GolonganDana], *, berjudul: bool = True) -> Tabel:
    nomor = 0
    baris: list[Baris] = []
    for satu in golongan:
        if berjudul and satu.baris:
            baris.append(Baris((Sel(f"Bidang {satu.kode}. {satu.nama}", lebar=12),), kode=satu.kode, judul=True))
        for isi in satu.baris:
            nomor += 1
            baris.append(_baris(nomor, isi))
    semua = [isi.pos for satu in golongan for isi in satu.baris]
    return Tabel(
        kode=kode,
        judul=judul,
        kolom=(
            Kolom("no", "No", lebar="no"),
            Kolom("kode", "Kode", lebar="angka"),
            Kolom("kegiatan", "Kegiatan"),
            Kolom("sumber", "Sumber dana", lebar="luas"),
            *UANG,
            Kolom("volume", "Volume dan lokasi"),
            Kolom("penanggung_jawab", "Penanggung jawab", lebar="luas"),
            Kolom("bukti", "Bukti", lebar="angka"),
        ),
        baris=tuple(baris),
        kaki=(Baris((Sel("Jumlah", "Jumlah", lebar=4), *_uang(jumlahkan(semua)), Sel("", lebar=3)), kode="jumlah"),)
        if semua
        else (),
        catatan=tuple(kalimat for satu in golongan for kalimat in satu.catatan),
        kosong="Belum ada kegiatan yang dicatat.",
    )


def _baris(nomor: int, isi: BarisDana) -> Baris:
    return Baris(
        (
            sel(nomor, "kode"),
            sel(isi.kode, "kode"),
            sel(isi.kegiatan),
            sel(isi.sumber),
            *_uang(isi.pos),
            sel(", ".join(satu for satu in (isi.volume, isi.lokasi) if satu)),
            sel(isi.penanggung_jawab),
            sel(isi.bukti, "kode"),
        )
    )


def _uang(pos: Pos) -> tuple[Sel, ...]:
    return (
        sel_rupiah(pos.anggaran),
        sel_rupiah(pos.perubahan),
        sel_rupiah(pos.realisasi),
        sel_rupiah(pos.sisa),
        sel_persen(pos.persen),
    )


def _sumber(sumber: Iterable[tuple[str, Pos]], huruf: str) -> Tabel:
    semua = list(sumber)
    return Tabel(
        kode="sumber",
        judul=f"{huruf}. MENURUT SUMBER DANA",
        kolom=(Kolom("no", "No", lebar="no"), Kolom("sumber", "Sumber dana"), *UANG),
        baris=tuple(Baris((sel(ke, "kode"), sel(nama), *_uang(pos))) for ke, (nama, pos) in enumerate(semua, start=1)),
        kaki=(Baris((Sel("Jumlah", "Jumlah", lebar=2), *_uang(jumlahkan(pos for _, pos in semua))), kode="jumlah"),),
        sehalaman=True,
        kosong="Belum ada kegiatan yang dicatat.",
    )
