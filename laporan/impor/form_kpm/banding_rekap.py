"""Which recaps of a workbook are compared with which of ours."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from kpm.bacaan.bentuk import Baris
from kpm.bacaan.kepala import kunci_kepala
from kpm.periode import Tahun, Triwulan
from laporan.impor.bentuk import Rencana, Selisih
from laporan.impor.form_kpm.bentuk import Blok
from laporan.impor.form_kpm.desa import DesaKini
from laporan.impor.form_kpm.kondisi import jenis_layanan
from laporan.impor.form_kpm.nilai import angka
from laporan.impor.form_kpm.rekap import selisih_rekap
from laporan.impor.form_kpm.terap import DITERAPKAN, Desa, skor, terapkan_di_ingatan
from laporan.lembar.formulir_1 import ANGKA, Angka
from pemantauan.keadaan import DataFormulir1
from pemantauan.kueri_kartu import penutup, skor_berlaku
from pemantauan.kueri_keadaan import data_formulir1
from pemantauan.kueri_skor import pengaturan_berlaku
from pemantauan.skor import Skor
from pemantauan.skor.tahunan import setahun

BELUM = (
    "Rekapitulasi Formulir 1 di berkas ini belum dibandingkan, karena isinya belum tersimpan. "
    "Simpan dahulu, lalu baca ulang berkasnya."
)


def bandingkan(
    blok: Sequence[Blok], kini: DesaKini, rencana: Sequence[Rencana], pada: dt.date, kabar: list[str]
) -> tuple[Selisih, ...]:
    """Everything in which the recaps of the file differ from ours."""
    hasil: list[Selisih] = []
    desa: Desa | None = None
    kita: dict[Triwulan, Skor] = {}
    for satu in blok:
        semua = [masa for masa in masa_rekap(satu) if masa.awal <= pada]
        if not semua:
            continue
        desa = desa or terapkan_di_ingatan(kini, rencana)
        kita |= {masa: _skor(kini, desa, masa) for masa in semua if masa not in kita}
        milik = kita[semua[0]]
        if satu.kuartal is None:
            milik = setahun(Tahun(semua[0].tahun), [kita[masa] for masa in semua]).skor
        hasil += selisih_rekap(satu, milik)
    hasil += _formulir1(blok, rencana, pada, kabar)
    return tuple(hasil)


def masa_rekap(blok: Blok) -> list[Triwulan]:
    """The quarters a recap is of: its own, of a yearly Formulir 4 all four; none for other sheets."""
    if blok.jenis not in ("3a", "3b", "4") or blok.tahun is None:
        return []
    if blok.kuartal:
        return [Triwulan(blok.tahun, blok.kuartal)]
    return list(Tahun(blok.tahun).triwulan) if blok.jenis == "4" else []


def _skor(kini: DesaKini, desa: Desa, masa: Triwulan) -> Skor:
    """The frozen scorecard of a finalised quarter, else what it would be with the file applied."""
    if penutup(kini.desa, masa):
        return skor_berlaku(kini.desa, masa).skor
    return skor(desa, masa, pengaturan_berlaku(kini.desa, masa.akhir))


def _formulir1(blok: Sequence[Blok], rencana: Sequence[Rencana], pada: dt.date, kabar: list[str]) -> Iterator[Selisih]:
    semua = [satu for satu in blok if satu.jenis == "1" and satu.tahun and dt.date(satu.tahun, 1, 1) <= pada]
    if not semua or not any(True for satu in semua for _ in _angka_formulir1(satu)):
        return
    if any(satu.keadaan in DITERAPKAN for satu in rencana):
        kabar.append(BELUM)
        return
    for satu in semua:
        tahun = satu.tahun or pada.year
        data = data_formulir1(Tahun(tahun), min(dt.date(tahun, 12, 31), pada))
        for sel, isi, kita in _angka_formulir1(satu):
            milik = _hitung(data, kita) if isinstance(kita, Angka) else _banyak(data, kita)
            if isi != milik:
                apa = kita.judul.replace("*", "").strip() if isinstance(kita, Angka) else f"Jumlah {kita}"
                yield Selisih(satu.lembar, sel, apa, str(isi), str(milik))


def _angka_formulir1(blok: Blok) -> Iterator[tuple[str, int, Angka | str]]:
    """Cell, number and what it counts of blocks a and d: a row of headings with the numbers under it.

    Of several rows, one for each dusun, the last one, their sum, is taken.
    """
    judul: dict[int, Angka | str] = {}
    angka_bawah: Baris | None = None
    for baris in (*blok.semua, Baris(0, ())):
        kepala = {ke: kita for ke, nilai in enumerate(baris.isi) if (kita := _judul(kunci_kepala(nilai))) is not None}
        isi = [banyak for ke in judul if (banyak := angka(baris.nilai(ke))) is not None]
        if len(kepala) < 4 and len(isi) >= 4 and isi != list(range(1, len(isi) + 1)):
            angka_bawah = baris
            continue
        if angka_bawah is not None:
            for ke, kita in judul.items():
                if (banyak := angka(angka_bawah.nilai(ke))) is not None:
                    yield angka_bawah.alamat(ke), int(banyak), kita
            judul, angka_bawah = {}, None
        if len(kepala) >= 4:
            judul = kepala


def _judul(kata: str) -> Angka | str | None:
    polos = re.sub(r"[^a-z0-9]", "", kata)
    if not polos:
        return None
    for satu in ANGKA:
        if polos == re.sub(r"[^a-z0-9]", "", satu.judul.casefold()):
            return satu
    return jenis_layanan(kata) if len(kata) < 20 else None


def _hitung(data: DataFormulir1, kita: Angka) -> int:
    semua = {"rumah": data.rumah, "ibu": data.ibu_hamil, "anak": data.anak}[kita.golongan]
    fakta = kita.fakta
    return len(semua) if fakta is None else sum(fakta(satu).nilai is kita.dihitung for satu in semua)


def _banyak(data: DataFormulir1, jenis: str) -> int:
    return sum(satu.jenis == jenis and not satu.ditutup for satu in data.layanan)
