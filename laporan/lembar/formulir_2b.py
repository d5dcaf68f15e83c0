"""PURE: Formulir 2B, monthly monitoring of children of 0-23 months, of one month or from January to it.

Source: petunjuk pengisian Formulir 2B.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from kpm.dokumen.lembar import Baris, Kolom, Lembar, Tabel, sel, sel_centang, sel_tanggal
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
from pemantauan.skor.anak import TERBERAT

KOLOM = (
    Kolom("no", "No", lebar="no"),
    Kolom("no_kia", "No Register (KIA)", "a", lebar="kia"),
    Kolom("nama", "Nama Anak", "b", lebar="nama", bernama=True),
    Kolom("jenis_kelamin", "Jenis Kelamin", "c"),
    Kolom("lahir", "Tanggal Lahir Anak", "d", lebar="tanggal"),
    Kolom("status_gizi", "Status Gizi", "e"),
    Kolom("umur", "Umur (Bulan)", "f"),
    Kolom("tikar", "Hasil pengukuran tikar pertumbuhan", "g"),
    Kolom("imunisasi", "Pemberian Imunisasi Dasar", "h"),
    Kolom("timbang", "Pengukuran Berat Badan", "i"),
    Kolom("tinggi", "Pengukuran Tinggi Badan", "j"),
    Kolom(
        "konseling",
        "Konseling Gizi",
        anak=(
            Kolom("konseling_ayah", "Ayah / Laki-laki (L)", "k1"),
            Kolom("konseling_ibu", "Ibu / Perempuan (P)", "k2"),
        ),
    ),
    Kolom("kunjungan", "Kunjungan Rumah", "l"),
    Kolom("air", "Kepemilikan Akses Air Bersih", "m"),
    Kolom("jamban", "Kepemilikan Jamban Sehat", "n"),
    Kolom("akta", "Akta Lahir", "o"),
    Kolom("jamkes", "Jaminan Kesehatan", "p"),
    Kolom("parenting", "Pengasuhan (PAUD)", "q"),
)
CATATAN_GIZI = (
    "Status gizi: GB gizi buruk, GK gizi kurang, S stunting, kosong normal. Tikar: M merah, K kuning, H hijau."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CatatanAnak:
    """One child in one month; counts and answers are None where nothing was recorded."""

    id: str
    orang: str = ""
    """uuid of the person."""
    no_kia: str
    nama: str
    jenis_kelamin: str
    dusun: str
    posyandu: str = ""
    lahir: dt.date
    umur_bulan: int
    """Completed months on the day of monitoring."""
    gizi_buruk: bool | None = None
    gizi_kurang: bool | None = None
    stunting: bool | None = None
    tikar: str | None = None
    imunisasi: bool | None = None
    """Up to date for the age (forms.md 0.4.4)."""
    timbang: int | None = None
    """Months weighed: 0 or 1 in a single month, as the next four."""
    tinggi: int | None = None
    konseling_ayah: int | None = None
    konseling_ibu: int | None = None
    parenting: int | None = None
    kunjungan: int | None = None
    air: bool | None = None
    jamban: bool | None = None
    akta: bool | None = None
    jamkes: bool | None = None


def gabung_anak(bulan: Sequence[CatatanAnak]) -> CatatanAnak:
    """The months of one child as a row of the cumulative sheet: sums of counts, last filled states."""
    isi: dict[str, Any] = {
        nama: jumlah(bulan, attrgetter(nama))
        for nama in ("timbang", "tinggi", "konseling_ayah", "konseling_ibu", "parenting", "kunjungan")
    }
    isi |= {
        nama: terakhir(bulan, attrgetter(nama))
        for nama in (
            "gizi_buruk", "gizi_kurang", "stunting", "tikar", "imunisasi", "air", "jamban", "akta", "jamkes",
        )
    }  # fmt: skip
    return replace(bulan[-1], **isi)


def susun_2b(data: DataBulan[CatatanAnak, Bulan], identitas: Identitas, bagian: str = "") -> Lembar:
    """The sheet of a month, or the cumulative one where the data say so."""
    return Lembar(
        kode="formulir-2b",
        nomor="FORMULIR 2B",
        judul="PEMANTAUAN BULANAN ANAK 0-23 BULAN",
        anak_judul=KUMULATIF if data.kumulatif else "",
        periode=str(data.periode),
        sebutan_periode=data.periode.label,
        identitas=identitas.bulan(data.periode),
        bagian=bagian,
        tabel=(
            Tabel(
                kode="anak",
                kolom=KOLOM,
                baris=tuple(
                    baris_2b(ke, satu, data.kumulatif, data.pengaturan["status_gizi_ganda"])
                    for ke, satu in enumerate(data.baris, start=1)
                ),
                catatan=(CATATAN_KUMULATIF if data.kumulatif else CATATAN_CENTANG, CATATAN_GIZI),
            ),
        ),
        belum_dipantau=nama_belum(data.belum),
        keterangan_belum=LUAR_TABEL,
    )


def baris_2b(ke: int, satu: CatatanAnak, kumulatif: bool, gizi_ganda: str) -> Baris:
    """The row of one child, the ``ke``-th; ``gizi_ganda`` as `status_gizi` takes it."""

    def layanan(nama: str) -> Any:
        return sel_layanan(getattr(satu, nama), kumulatif)

    return Baris(
        (
            sel(ke, "kode"),
            sel(satu.no_kia),
            sel(satu.nama),
            sel(satu.jenis_kelamin, "kode"),
            sel_tanggal(satu.lahir),
            sel(status_gizi(satu, gizi_ganda), "kode"),
            sel(satu.umur_bulan, "kode"),
            sel(satu.tikar, "kode"),
            sel_centang(satu.imunisasi),
            layanan("timbang"),
            layanan("tinggi"),
            layanan("konseling_ayah"),
            layanan("konseling_ibu"),
            layanan("kunjungan"),
            sel_centang(satu.air),
            sel_centang(satu.jamban),
            sel_centang(satu.akta),
            sel_centang(satu.jamkes),
            layanan("parenting"),
        ),
        kelompok="anak",
        id=satu.id,
        orang=satu.orang,
    )


def status_gizi(satu: CatatanAnak, ganda: str) -> str | None:
    """Column e: all that apply ("GK,S") or the gravest alone; empty for a normal child, None when not recorded."""
    tanda = (("GB", satu.gizi_buruk), ("GK", satu.gizi_kurang), ("S", satu.stunting))
    ada = [kode for kode, isi in tanda if isi]
    if ganda == "prioritas":
        ada = [kode for kode in TERBERAT if kode in ada][:1]
    return ",".join(ada) if any(isi is not None for _, isi in tanda) else None
