"""A child's growth in words and curves, for the screen and the card. No query."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kpm.dokumen.terbilang import angka_desimal, tanggal_panjang
from kpm.periode import Bulan
from pemantauan.antropometri import Indeks, KodeKms, Zskor, kategori, kategori_indeks, nama_indeks
from pemantauan.kueri_tumbuh import INDEKS, Titik, kms_berlaku
from pemantauan.kurva import JenisKurva, KurvaWho, Ukur, kurva_who

_KMS = {"N": "naik", "T": "tidak naik", "O": "bulan lalu tidak ditimbang", "B": "penimbangan pertama"}
_BAIK = {"Normal", "Berat badan normal", "Gizi baik", "Tinggi"}
_BERAT = {"Sangat pendek", "Berat badan sangat kurang", "Gizi buruk"}
"""Words of the worst class of each index."""
BENGKAK = "Bengkak di kedua kaki"


@dataclass(frozen=True, slots=True)
class Nilai:
    """One index of one measurement: "PB/U", "-2,31", "Pendek"."""

    nama: str
    z: str
    kata: str
    kelas: str
    """Of the badge: hijau, kuning, merah; empty without a word."""
    ragu: bool = False
    pada: str = ""
    """The day of the measurement in words: each index may rest on another one."""

    @property
    def teks(self) -> str:
        return f"{self.nama} {self.z} {self.kata}".replace("  ", " ")


@dataclass(frozen=True, slots=True)
class BarisUkur:
    """One month on the list."""

    bulan: Bulan
    tanggal: dt.date
    umur: str
    hari: str
    """The age in days, by which WHO judges; empty without a birth date."""
    berat: str
    panjang: str
    dihitung: str
    """The length the tables are read at, where the position changes it: "79,2 cm"."""
    bengkak: str
    """Said where both feet were swollen."""
    kms: str
    """The code with its gain: "N +350 g"."""
    kms_kata: str
    nilai: tuple[Nilai, ...]
    ragu: bool


@dataclass(frozen=True, slots=True)
class Gambar:
    judul: str
    keterangan: str
    kurva: KurvaWho


@dataclass(frozen=True, slots=True)
class LembarTumbuh:
    """Everything the page says; the newest month first."""

    baris: tuple[BarisUkur, ...]
    gambar: tuple[Gambar, ...]
    kini: tuple[Nilai, ...]
    """Each index by its last measurement nobody doubts."""
    tanda: tuple[tuple[str, str], ...]
    """(class, words) of what the KMS warns of: T, 2T, below the red line, above the orange line."""
    ragu: int
    """Months with a doubted measurement."""


def susun_tumbuh(jenis_kelamin: str, titik: Sequence[Titik], pada: dt.date) -> LembarTumbuh:
    """``titik`` as `kueri_tumbuh.tumbuh_anak` gives them, the oldest first; ``pada`` is today."""
    kini: dict[str, Nilai] = {}
    ragu = {satu.bulan for satu in titik if "berat" in satu.ragu}
    for satu in reversed(titik):
        for indeks, nilai in zip(INDEKS, _nilai(satu), strict=True):
            if nilai.kata and not nilai.ragu and indeks not in kini:
                kini[indeks] = nilai
    return LembarTumbuh(
        baris=tuple(_baris(satu, satu.bulan.geser(-1) in ragu) for satu in reversed(titik)),
        gambar=_gambar(jenis_kelamin, titik),
        kini=tuple(kini[satu] for satu in INDEKS if satu in kini),
        tanda=_tanda(titik, pada),
        ragu=sum(satu.diragukan for satu in titik),
    )


def _nilai(satu: Titik) -> tuple[Nilai, ...]:
    kata, pakai = satu.kategori, kategori(satu.pakai)
    hasil = []
    for indeks in INDEKS:
        z: Decimal | None = getattr(satu.zskor, indeks)
        nama = nama_indeks(indeks, satu.umur_bulan)
        isi = getattr(kata, indeks)
        ragu = isi != getattr(pakai, indeks)
        hasil.append(Nilai(nama, angka_z(z), isi, _kelas(isi), ragu, tanggal_panjang(satu.tanggal)))
    return tuple(hasil)


def angka_z(z: Decimal | None) -> str:
    """ "-2,31", "+0,40"; empty without a value."""
    return "" if z is None else f"{'+' if z > 0 else ''}{angka_desimal(z, 2)}"


def _kelas(kata: str) -> str:
    if not kata:
        return ""
    return "hijau" if kata in _BAIK else "merah" if kata in _BERAT else "kuning"


def _kata_kms(kms: KodeKms | None, lalu_ragu: bool) -> str:
    """What a code means; a weight of last month that waits is not told as one that was never taken."""
    if kms is None:
        return ""
    if kms.kode == "O" and lalu_ragu:
        return "berat bulan lalu menunggu diperiksa"
    return f"{_KMS[kms.kode]}{' menurut petugas' if kms.diputuskan else ''}"


def _baris(satu: Titik, lalu_ragu: bool) -> BarisUkur:
    cara = {"L": " berbaring", "H": " berdiri"}.get(satu.cara_ukur, "")
    koreksi = satu.zskor.panjang_koreksi
    return BarisUkur(
        bulan=satu.bulan,
        tanggal=satu.tanggal,
        umur="" if satu.umur_bulan is None else f"{satu.umur_bulan} bulan",
        hari="" if satu.umur_hari is None else f"{satu.umur_hari} hari",
        berat=f"{angka_desimal(satu.berat, 2)} kg" if satu.berat is not None else "",
        panjang=f"{angka_desimal(satu.panjang, 1)} cm{cara}" if satu.panjang is not None else "",
        dihitung="" if koreksi in (None, satu.panjang) else f"{angka_desimal(koreksi, 1)} cm",
        bengkak=BENGKAK if satu.edema else "",
        kms=_kode(satu.kms),
        kms_kata=_kata_kms(satu.kms, lalu_ragu),
        nilai=tuple(nilai for nilai in _nilai(satu) if nilai.kata),
        ragu=satu.diragukan,
    )


def _kode(kms: KodeKms | None) -> str:
    if kms is None:
        return ""
    if kms.kenaikan is None:
        return kms.kode
    tanda = "+" if kms.kenaikan > 0 else "−" if kms.kenaikan < 0 else ""
    return f"{'2T' if kms.dua_t else kms.kode} {tanda}{abs(kms.kenaikan)} g"


def _gambar(jenis_kelamin: str, titik: Sequence[Titik]) -> tuple[Gambar, ...]:
    ukur = [_ukur(satu) for satu in titik if satu.umur_hari is not None]
    tua = bool(titik) and (titik[-1].umur_bulan or 0) >= 24
    huruf, panjang = ("TB", "Tinggi") if tua else ("PB", "Panjang")
    semua: tuple[tuple[JenisKurva, str], ...] = (
        ("pb_u", f"{panjang} badan menurut umur ({huruf}/U)"),
        ("bb_u", "Berat badan menurut umur (BB/U)"),
        ("bb_pb", f"Berat badan menurut {panjang.lower()} badan (BB/{huruf})"),
    )
    hasil = []
    for jenis, judul in semua:
        kurva = kurva_who(jenis, jenis_kelamin, ukur)
        if kurva is not None:
            hasil.append(Gambar(judul, _keterangan(jenis, titik), kurva))
    return tuple(hasil)


def _ukur(satu: Titik) -> Ukur:
    return Ukur(satu.umur_hari or 0, satu.berat, satu.zskor.panjang_koreksi, satu.ragu, satu.zskor.edema)


def _keterangan(jenis: JenisKurva, titik: Sequence[Titik]) -> str:
    """What the last point of a curve says, in a sentence."""
    for satu in reversed(titik):
        nilai = _nilai(satu)[INDEKS.index(jenis)]
        if nilai.kata and not nilai.ragu:
            sebab = f"{nilai.z} SD" if nilai.z else BENGKAK.lower()
            return f"{tanggal_panjang(satu.tanggal)}: {sebab}, {nilai.kata.lower()}."
    return "Belum ada ukuran yang dapat dinilai."


def _tanda(titik: Sequence[Titik], pada: dt.date) -> tuple[tuple[str, str], ...]:
    """Warnings of the last weighing: Buku KIA 2023 refers at T, below the red and above the orange line.

    T of a weighing long ago says nothing of today.
    """
    hasil = []
    if next((satu.edema for satu in reversed(titik) if satu.edema is not None), False):
        hasil.append(("merah", BENGKAK))
    akhir = next((satu for satu in reversed(titik) if satu.berat is not None), None)
    if akhir is None:
        return tuple(hasil)
    kms = akhir.kms if kms_berlaku(akhir.bulan, pada) else None
    if kms and kms.dua_t:
        hasil.append(("merah", "Berat tidak naik dua kali berturut-turut (2T)"))
    elif kms and kms.kode == "T":
        hasil.append(("kuning", "Berat tidak naik (T)"))
    if akhir.bgm and not akhir.edema:
        hasil.append(("merah", "Di bawah garis merah (BGM)"))
    if akhir.jingga:
        hasil.append(("kuning", "Di atas garis jingga"))
    return tuple(hasil)


def ringkas_ukur(nilai: Zskor | None, kms: KodeKms | None) -> str:
    """ "N +350 g, BB/U -0,42 (berat badan normal), PB/U -2,31 (pendek)": one measurement in a line; empty without a
    value."""
    if nilai is None:
        return ""
    isi = [_kode(kms), BENGKAK.lower() if nilai.edema else ""]
    semua: tuple[tuple[Indeks, Decimal | None], ...] = (
        ("bb_u", nilai.bb_u),
        ("pb_u", nilai.pb_u),
        ("bb_pb", nilai.bb_pb),
    )
    isi += [
        f"{nama_indeks(indeks, nilai.umur_bulan)} {angka_z(z)} ({kategori_indeks(indeks, z).lower()})"
        for indeks, z in semua
        if z is not None
    ]
    return ", ".join(filter(None, isi))
