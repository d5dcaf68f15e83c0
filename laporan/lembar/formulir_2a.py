"""PURE: Formulir 2A, monthly monitoring of pregnant women, of one month or from January to it.

Source: petunjuk pengisian Formulir 2A; column order of the printed form.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from kpm.dokumen.lembar import (
    SEL_TIDAK_BERLAKU,
    Baris,
    Kolom,
    Lembar,
    Sel,
    Tabel,
    sel,
    sel_centang,
    sel_tanggal,
)
from kpm.periode import Bulan
from laporan.lembar.dasar import (
    CATATAN_CENTANG,
    CATATAN_KUMULATIF,
    KUMULATIF,
    LUAR_TABEL,
    DataBulan,
    Identitas,
    jumlah,
    nama_belum,
    sel_layanan,
    terakhir,
)

KOLOM = (
    Kolom("no", "No", lebar="no"),
    Kolom("no_kia", "No Register (KIA)", "a", lebar="kia"),
    Kolom("nama", "Nama Ibu", "b", lebar="nama", bernama=True),
    Kolom("status", "Status Kehamilan", "c", lebar="tanggal"),
    Kolom("hpl", "Hari Perkiraan Lahir (Tgl/Bln/Thn)", "d", lebar="tanggal"),
    Kolom("usia", "Usia Kehamilan (Bulan)", "e"),
    Kolom("melahirkan", "Tanggal Melahirkan (Tgl/Bln/Thn)", "f", lebar="tanggal"),
    Kolom("anc", "Pemeriksaan Kehamilan", "g"),
    Kolom("fe", "Dapat & Konsumsi Pil Fe", "h"),
    Kolom("nifas", "Pemeriksaan Nifas", "i"),
    Kolom("konseling", "Konseling Gizi (Kelas IH)", "j"),
    Kolom("kunjungan", "Kunjungan Rumah", "k"),
    Kolom("air", "Kepemilikan Akses Air Bersih (layak minum)", "l"),
    Kolom("jamban", "Kepemilikan Jamban (sehat)", "m"),
    Kolom("jamkes", "Jaminan Kesehatan", "n"),
    Kolom("suami", "Suami ikut konseling", luar=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CatatanIbu:
    """One pregnancy in one month; counts and answers are None where nothing was recorded."""

    id: str
    orang: str = ""
    """uuid of the person."""
    no_kia: str
    nama: str
    dusun: str
    posyandu: str = ""
    hpl: dt.date | None = None
    hpl_bulan: bool = False
    """Only the month of ``hpl`` is known."""
    usia_bulan: int | None = None
    melahirkan: dt.date | None = None
    """Delivery on or before the month's last day."""
    sudah_bersalin: bool = False
    """Delivered before the month of the sheet began."""
    kek: bool | None = None
    resti: bool | None = None
    anc: int | None = None
    fe: int | None = None
    """Tablets."""
    nifas: int | None = None
    konseling: int | None = None
    kunjungan: int | None = None
    suami: int | None = None
    """Months in which the husband attended counselling: 0 or 1 in a single month."""
    air: bool | None = None
    jamban: bool | None = None
    jamkes: bool | None = None


def gabung_ibu(bulan: Sequence[CatatanIbu]) -> CatatanIbu:
    """The months of one pregnancy as a row of the cumulative sheet: sums of counts, last filled states."""
    akhir = bulan[-1]
    isi: dict[str, Any] = {
        nama: jumlah(bulan, attrgetter(nama)) for nama in ("anc", "fe", "nifas", "konseling", "kunjungan", "suami")
    }
    isi |= {
        nama: terakhir(bulan, attrgetter(nama)) for nama in ("usia_bulan", "kek", "resti", "air", "jamban", "jamkes")
    }
    return replace(akhir, sudah_bersalin=all(satu.sudah_bersalin for satu in bulan), **isi)


def susun_2a(data: DataBulan[CatatanIbu, Bulan], identitas: Identitas, bagian: str = "") -> Lembar:
    """The sheet of a month, or the cumulative one where the data say so."""
    return Lembar(
        kode="formulir-2a",
        nomor="FORMULIR 2A",
        judul="PEMANTAUAN BULANAN IBU HAMIL",
        anak_judul=KUMULATIF if data.kumulatif else "",
        periode=str(data.periode),
        sebutan_periode=data.periode.label,
        identitas=identitas.bulan(data.periode),
        bagian=bagian,
        tabel=(
            Tabel(
                kode="ibu",
                kolom=KOLOM,
                baris=tuple(baris_2a(ke, satu, data.kumulatif) for ke, satu in enumerate(data.baris, start=1)),
                catatan=(CATATAN_KUMULATIF if data.kumulatif else CATATAN_CENTANG,),
                catatan_kertas=_suami(data),
            ),
        ),
        belum_dipantau=nama_belum(data.belum),
        keterangan_belum=LUAR_TABEL,
    )


def baris_2a(ke: int, satu: CatatanIbu, kumulatif: bool) -> Baris:
    """The row of one pregnancy, the ``ke``-th."""

    def layanan(nama: str, berlaku: bool) -> Sel:
        banyak = getattr(satu, nama)
        return SEL_TIDAK_BERLAKU if banyak is None and not berlaku else sel_layanan(banyak, kumulatif)

    hamil = not satu.sudah_bersalin
    return Baris(
        (
            sel(ke, "kode"),
            sel(satu.no_kia),
            sel(satu.nama),
            sel(_status(satu), "kode"),
            _hpl(satu),
            sel(satu.usia_bulan, "kode"),
            sel_tanggal(satu.melahirkan),
            layanan("anc", hamil),
            layanan("fe", hamil),
            layanan("nifas", True) if satu.melahirkan else SEL_TIDAK_BERLAKU,
            layanan("konseling", hamil),
            layanan("kunjungan", hamil),
            sel_centang(satu.air),
            sel_centang(satu.jamban),
            sel_centang(satu.jamkes),
            layanan("suami", hamil),
        ),
        kelompok="ibu",
        id=satu.id,
        orang=satu.orang,
    )


def _hpl(satu: CatatanIbu) -> Sel:
    if satu.hpl and satu.hpl_bulan:
        return sel(f"{satu.hpl:%m/%Y}", "kode")
    return sel_tanggal(satu.hpl)


def _status(satu: CatatanIbu) -> str | None:
    """KEK stands before RISTI; None while neither was looked at (forms.md 0.4.21)."""
    if satu.kek:
        return "KEK"
    if satu.resti:
        return "RISTI"
    return "NORMAL" if satu.kek is not None or satu.resti is not None else None


def _suami(data: DataBulan[CatatanIbu, Bulan]) -> tuple[str, ...]:
    """The husbands, whom the paper has no column for: who came, who did not, row by row."""
    kata = {"ya": [], "tidak": []}  # type: dict[str, list[str]]
    for ke, satu in enumerate(data.baris, start=1):
        if satu.suami is not None:
            kali = f" ({satu.suami})" if data.kumulatif and satu.suami else ""
            kata["ya" if satu.suami else "tidak"].append(f"{ke} {satu.nama}{kali}")
    if not any(kata.values()):
        return ()
    return (
        "Suami ikut konseling (di luar kolom formulir). "
        + " ".join(f"{jawab.capitalize()}: {', '.join(siapa) or 'tidak ada'}." for jawab, siapa in kata.items()),
    )
