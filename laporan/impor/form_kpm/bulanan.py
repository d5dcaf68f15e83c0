"""PURE: a row of Formulir 2A or 2B as the fields of a monthly record, beside what we would print for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from kpm.bacaan.bentuk import Nilai, NilaiJanggal
from kpm.bacaan.nilai import centang, kunci_nama, tanggal, teks
from kpm.dokumen.lembar import TIDAK_BERLAKU, Sel
from kpm.periode import Bulan, bulan_penuh
from laporan.impor.form_kpm.bentuk import BarisBulan
from laporan.impor.form_kpm.lembar import CENTANG
from laporan.impor.form_kpm.nilai import (
    Terbaca,
    TidakJelas,
    bulat,
    hampa,
    hitung,
    imunisasi,
    jawab,
    normal,
    status,
    strip,
    tikar,
    ukuran,
)
from pemantauan.kelayakan import BATAS

MELESET = 1
"""Months a typed age may differ from the computed one."""
CATATAN_TERPANJANG = 300
Cetak = Mapping[str, Sel]
"""Column -> the cell we would print for the record as it stands."""


def tanggal_catatan(bulan: Bulan, pada: dt.date) -> dt.date:
    """The day of a month without a day: its last one, or today while it is running (forms.md 0.4.14)."""
    return pada if pada in bulan else bulan.akhir


def sama_cetak(nilai: Nilai, cetak: Sel) -> bool:
    """Whether a cell says what we would print: the same words, date or tick in whatever writing."""
    if teks(nilai).casefold() == cetak.teks.casefold():
        return True
    if cetak.nilai is None or cetak.nilai == TIDAK_BERLAKU:
        return hampa(nilai) or strip(nilai)
    try:
        if isinstance(cetak.nilai, bool):
            return centang(nilai) is cetak.nilai
        if isinstance(cetak.nilai, dt.date):
            hari = tanggal(nilai)
            return hari is not None and hari.hari == cetak.nilai
    except NilaiJanggal:
        return False
    return kunci_nama(nilai) == kunci_nama(cetak.teks)


class _Pembaca:
    """Reads one row: what stands as we would print it says nothing new, what cannot be read is gathered."""

    def __init__(self, baris: BarisBulan, cetak: Cetak | None, paksa: bool) -> None:
        self.baris, self.cetak, self.paksa, self.hasil = baris, cetak or {}, paksa, Terbaca()

    def perlu(self, kode: str) -> bool:
        """Whether the cell is there and says something else than our print."""
        if kode not in self.baris.blok.kolom:
            return False
        return kode not in self.cetak or not sama_cetak(self.baris[kode], self.cetak[kode])

    def ragu(self, kode: str, kalimat: str) -> None:
        if not self.paksa:
            self.hasil.ragu.append((self.baris.sel(kode), kalimat))

    def ambil(self, kode: str, baca: Callable[[Nilai], Any]) -> Any:
        """What ``baca`` makes of the cell; None where it is as printed, absent or unclear."""
        if not self.perlu(kode):
            return None
        try:
            return baca(self.baris[kode])
        except TidakJelas as galat:
            self.ragu(kode, str(galat))
            return galat.tebakan if self.paksa else None

    def taruh(self, kode: str, bidang: str, nilai: Any) -> None:
        if nilai is not None and nilai != "":
            self.hasil.nilai[bidang] = nilai
            self.hasil.sel[bidang] = self.baris.sel(kode)

    def status(self, kode: str, kata: str) -> None:
        """Status gizi or kehamilan, given the rest of the row: blank means normal (forms.md 0.4.18)."""
        if not self.perlu(kode):
            return
        kosong = hampa(self.baris[kode])
        isi = normal(kata) if kosong else self.ambil(kode, lambda nilai: status(nilai, kata))
        for bidang, ya in (isi or {}).items():
            self.taruh(kode, bidang, ya)

    def tutup(self) -> Terbaca:
        if "catatan" in self.baris.blok.kolom and (isi := self.baris.teks("catatan")) and not strip(isi):
            self.taruh("catatan", "catatan", isi[:CATATAN_TERPANJANG])
        return self.hasil


def berisi(baris: BarisBulan) -> bool:
    """Whether a row says more than who it is about: identity alone is no record (forms.md 0.4.2)."""
    jenis = baris.blok.jenis
    return any(
        not hampa(baris[kode]) and not strip(baris[kode])
        for kode in (*CENTANG[jenis], "status" if jenis == "2a" else "gizi")
    ) or (jenis == "2b" and _terukur(baris))


def _terukur(baris: BarisBulan) -> bool:
    return baris.teks("tikar").casefold() not in ("", "td", "-", "–", "—", "tidak diukur")


def _kosong(baris: BarisBulan, kode: str, cetak: Cetak, kosong_berarti_tidak: bool) -> bool:
    """An empty cell that the person importing says to mean no; not one that is empty in our print too."""
    if not kosong_berarti_tidak or kode not in baris.blok.kolom or not hampa(baris[kode]):
        return False
    return kode not in cetak or not sama_cetak(None, cetak[kode])


def baca_ibu(
    baris: BarisBulan,
    *,
    tanggal: dt.date,
    hpht: dt.date | None,
    berakhir: dt.date | None,
    bersalin: dt.date | None,
    cetak: Cetak | None = None,
    kosong_berarti_tidak: bool = False,
    paksa: bool = False,
) -> Terbaca:
    """A row of 2A. ``hpht`` where it can be told; ``bersalin`` the day of delivery, ``berakhir`` of any end."""
    baca = _Pembaca(baris, cetak, paksa)
    satu_nol = baris.blok.satu_nol
    nifas = bersalin is not None and bersalin <= baris.bulan.akhir
    for kode in ("anc", "fe", "nifas", "konseling", "kunjungan"):
        if _kosong(baris, kode, baca.cetak, kosong_berarti_tidak):
            banyak: int | None = 0
        else:
            banyak = baca.ambil(kode, partial(hitung, bidang=kode, satu_nol=satu_nol))
        if kode == "nifas" and not nifas and banyak is not None:
            if banyak:
                baca.ragu(
                    kode, "Periksa nifas hanya untuk ibu yang sudah melahirkan. Tanggal melahirkan tidak tertulis."
                )
            continue
        baca.taruh(kode, kode, banyak)
    for kode in ("air", "jamban", "jamkes", "suami"):
        if _kosong(baris, kode, baca.cetak, kosong_berarti_tidak):
            baca.taruh(kode, kode, False)
        else:
            baca.taruh(kode, kode, baca.ambil(kode, partial(jawab, boleh_banyak=False)))
    baca.status("status", "hamil")
    usia = baca.ambil("usia", bulat)
    if usia is not None:
        _usia(baca, usia, tanggal, hpht, berakhir)
    return baca.tutup()


def _usia(baca: _Pembaca, usia: int, tanggal: dt.date, hpht: dt.date | None, berakhir: dt.date | None) -> None:
    """The typed month is kept where HPHT can't tell it, else it is only a check."""
    if usia > BATAS["usia_bulan"].atas:
        baca.ragu("usia", f"Usia kehamilan {usia} bulan tidak mungkin.")
    elif hpht is None:
        baca.taruh("usia", "usia_bulan", usia)
    elif abs((hitung_usia := bulan_penuh(hpht, min(tanggal, berakhir or tanggal))) - usia) > MELESET:
        baca.ragu("usia", f"Usia kehamilan tertulis {usia} bulan, menurut HPL {hitung_usia} bulan.")


def baca_anak(
    baris: BarisBulan,
    *,
    tanggal: dt.date,
    lahir: dt.date | None,
    jenis_kelamin: str,
    cetak: Cetak | None = None,
    kosong_berarti_tidak: bool = False,
    paksa: bool = False,
) -> Terbaca:
    """A row of 2B. Without a birth date the typed age reads the tick of imunisasi."""
    baca = _Pembaca(baris, cetak, paksa)
    satu_nol = baris.blok.satu_nol
    tertulis = baca.ambil("umur", bulat)
    umur = bulan_penuh(lahir, tanggal) if lahir else tertulis
    if lahir and tertulis is not None and umur is not None and abs(umur - tertulis) > MELESET:
        baca.ragu("umur", f"Umur tertulis {tertulis} bulan, menurut tanggal lahir {umur} bulan.")

    def tidak(kode: str) -> bool:
        return _kosong(baris, kode, baca.cetak, kosong_berarti_tidak)

    baca.taruh("tikar", "tikar", baca.ambil("tikar", tikar))
    isi = "belum" if tidak("imunisasi") else baca.ambil("imunisasi", lambda nilai: imunisasi(nilai, umur))
    baca.taruh("imunisasi", "imunisasi", isi)
    for kode, bidang in (("timbang", "berat"), ("tinggi", "panjang")):
        ukur = (
            (False, None, "")
            if tidak(kode)
            else baca.ambil(
                kode,
                partial(ukuran, bidang=bidang, satu_nol=satu_nol, umur=umur, jenis_kelamin=jenis_kelamin),
            )
        )
        if ukur is not None:
            ya, nilai, kabar = ukur
            baca.taruh(kode, kode, ya)
            baca.taruh(kode, bidang, nilai)
            baca.hasil.kabar += [kabar] * bool(kabar)
    kunjungan = (
        0 if tidak("kunjungan") else baca.ambil("kunjungan", partial(hitung, bidang="kunjungan", satu_nol=satu_nol))
    )
    baca.taruh("kunjungan", "kunjungan", kunjungan)
    for kode in ("konseling_ayah", "konseling_ibu", "parenting", "air", "jamban", "akta", "jamkes"):
        banyak = kode in ("konseling_ayah", "konseling_ibu", "parenting")
        ya = False if tidak(kode) else baca.ambil(kode, partial(jawab, boleh_banyak=banyak))
        baca.taruh(kode, kode, ya)
    baca.status("gizi", "gizi")
    return baca.tutup()
