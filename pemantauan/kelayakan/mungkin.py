"""What a month's entry can possibly be: limits as data, and the sentence that refuses a value outside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.periode import Bulan

Angka = Decimal | int


@dataclass(frozen=True, slots=True)
class Batas:
    """What a number of one kind can be, both ends included. Outside: refused, never stored."""

    nama: str
    satuan: str
    bawah: Angka
    atas: Angka
    sumber: str
    koma: int = 0
    """Digits allowed after the comma."""
    lazim: tuple[Angka, Angka] | None = None
    """Narrower range in which a slipped comma is looked for."""


_WHO = "batas isian WHO Anthro (berat 0,9–58 kg, panjang 38–150 cm), dipersempit untuk anak di bawah dua tahun"
_WHO_LUAS = "batas isian WHO Anthro (berat 0,9–58 kg, panjang 38–150 cm), anak sejak dua tahun"
_SEBULAN = "kebijakan aplikasi: lebih dari ini dalam satu bulan adalah salah ketik"
_UKURAN_IBU = "kebijakan aplikasi: di luar ini salah ketik"

BATAS: dict[str, Batas] = {
    "berat": Batas("berat badan", "kg", Decimal("0.9"), Decimal(25), _WHO, 2, (Decimal("1.5"), Decimal(18))),
    "panjang": Batas("panjang badan", "cm", Decimal(38), Decimal(130), _WHO, 1, (Decimal(40), Decimal(105))),
    "berat_balita": Batas("berat badan", "kg", Decimal("0.9"), Decimal(58), _WHO_LUAS, 2, (Decimal(6), Decimal(35))),
    "panjang_balita": Batas("tinggi badan", "cm", Decimal(38), Decimal(150), _WHO_LUAS, 1, (Decimal(65), Decimal(130))),
    "anc": Batas("periksa kehamilan", "kali", 0, 10, _SEBULAN),
    "nifas": Batas("periksa nifas", "kali", 0, 10, _SEBULAN),
    "konseling": Batas("konseling", "kali", 0, 31, _SEBULAN),
    "kunjungan": Batas("kunjungan rumah", "kali", 0, 31, _SEBULAN),
    "fe": Batas("tablet Fe", "tablet", 0, 120, _SEBULAN),
    "usia_bulan": Batas(
        "usia kehamilan", "bulan", 0, 10, "Formulir 2A kolom e: usia kehamilan 0-9 bulan; 10 = lewat waktu"
    ),
    "lila": Batas("LiLA", "cm", 10, 60, _UKURAN_IBU, 1, (15, 45)),
    "hb": Batas("Hb", "g/dL", 2, 25, _UKURAN_IBU, 1, (Decimal(5), Decimal(18))),
    "tablet": Batas("tablet", "tablet", 0, 180, "satu paket MMS berisi 180 tablet"),
}

YA_TIDAK = (
    "air",
    "jamban",
    "jamkes",
    "timbang",
    "tinggi",
    "edema",
    "konseling_ayah",
    "konseling_ibu",
    "akta",
    "parenting",
)
YA_TIDAK_IBU = ("air", "jamban", "jamkes", "suami", "kek", "resti")
GIZI = ("gizi_buruk", "gizi_kurang", "stunting")
PILIHAN: dict[str, tuple[tuple[str, ...], str]] = {
    "tikar": (("", "H", "K", "M"), "Pilih hijau, kuning, atau merah."),
    "imunisasi": (("", "belum", "kecuali", "lengkap"), "Pilih belum, lengkap kecuali campak, atau lengkap."),
    "cara_ukur": (("", "L", "H"), "Pilih berbaring atau berdiri."),
    "kms_putusan": (("", "N", "T"), "Pilih naik atau tidak naik."),
}
"""Answers in words, with the sentence that names them."""
CATATAN_TERPANJANG = 300
ALASAN_TERPANJANG = 200
UMUR_BALITA = 24
"""Bulan penuh from which a child's weight and length have the wider limits."""
_GESER = (Decimal("0.1"), Decimal("0.01"), Decimal("0.001"), Decimal(10), Decimal(100))


def tulis(nilai: Angka) -> str:
    """A number as it was typed, with a comma: 605, 6,05."""
    return f"{Decimal(nilai).normalize():f}".replace(".", ",")


def ringkas(tanggal: dt.date) -> str:
    """A date the way it is typed: 17-09-2026."""
    return f"{tanggal:%d-%m-%Y}"


def galat_angka(bidang: str, nilai: Angka | None, *, lalu: Angka | None = None) -> str | None:
    """Why this number cannot be, or None. ``lalu`` is last month's value and helps to guess a slipped comma."""
    batas = BATAS[bidang]
    if nilai is None:
        return None
    if not Decimal(nilai).is_finite():
        return "Tulis angka saja, misalnya 8,55." if batas.koma else "Tulis angka bulat, misalnya 2."
    if batas.bawah <= nilai <= batas.atas:
        if Decimal(nilai).normalize().as_tuple().exponent < -batas.koma:  # type: ignore[operator]
            if not batas.koma:
                return f"{tulis(nilai)} {batas.satuan} tidak mungkin. Tulis angka bulat."
            return (
                f"{tulis(nilai)} {batas.satuan} terlalu rinci. Tulis paling banyak {batas.koma} angka di belakang koma."
            )
        return None
    tolak = f"{tulis(nilai)} {batas.satuan} tidak mungkin."
    dugaan = _dugaan(Decimal(nilai), batas, lalu)
    if dugaan is not None:
        return f"{tolak} Maksud Anda {tulis(dugaan)} {batas.satuan}?"
    return f"{tolak} Tulis antara {tulis(batas.bawah)} dan {tulis(batas.atas)} {batas.satuan}."


def _dugaan(nilai: Decimal, batas: Batas, lalu: Angka | None) -> Decimal | None:
    """The same digits with the comma elsewhere, where that makes sense; of several the nearest to last month's."""
    if batas.lazim is None:
        return None
    bawah, atas = batas.lazim
    calon = [geser for faktor in _GESER if bawah <= (geser := abs(nilai) * faktor) <= atas]
    if not calon:
        return None
    return min(calon, key=lambda satu: abs(satu - lalu)) if lalu is not None else calon[0]


def galat_anak(
    nilai: Mapping[str, Any], *, lalu: Mapping[str, Any] | None = None, umur: int | None = None
) -> dict[str, str]:
    """Sentences by field for what a row of Formulir 2B cannot hold; ``lalu`` are the last measured values, ``umur`` the
    bulan penuh on the day of measurement."""
    galat = _galat_jawaban(nilai, (*YA_TIDAK, *GIZI), ("tikar", "imunisasi", "cara_ukur", "kms_putusan"))
    balita = umur is not None and umur >= UMUR_BALITA
    galat |= _galat_angka(nilai, ("berat", "panjang", "kunjungan"), lalu, "_balita" if balita else "")
    if nilai.get("kms_putusan") and not nilai.get("kms_alasan"):
        galat["kms_alasan"] = "Tulis alasan petugas, misalnya “menurut grafik KMS”."
    elif len(nilai.get("kms_alasan") or "") > ALASAN_TERPANJANG:
        galat["kms_alasan"] = f"Alasan paling panjang {ALASAN_TERPANJANG} huruf."
    for angka, jawab, kata, satuan in (("berat", "timbang", "ditimbang", "kg"), ("panjang", "tinggi", "diukur", "cm")):
        if nilai.get(angka) is not None and nilai.get(jawab) is False:
            kalimat = f"{tulis(nilai[angka])} {satuan} terisi, tetapi {kata} dijawab Tidak. Pilih salah satu."
            galat.setdefault(jawab, kalimat)
    return galat


def galat_ibu(nilai: Mapping[str, Any], *, bulan: Bulan, melahirkan: dt.date | None) -> dict[str, str]:
    """Sentences by field for what a row of Formulir 2A cannot hold; ``melahirkan`` is the day of delivery, if any."""
    galat = _galat_jawaban(nilai, YA_TIDAK_IBU, ())
    galat |= _galat_angka(nilai, ("anc", "fe", "nifas", "konseling", "kunjungan", "usia_bulan"), None)
    if nilai.get("nifas") is not None and (melahirkan is None or melahirkan > bulan.akhir):
        galat["nifas"] = "Periksa nifas hanya untuk ibu yang sudah melahirkan. Catat persalinannya dahulu."
    return galat


def galat_paud(nilai: Mapping[str, Any]) -> dict[str, str]:
    """Sentences by field for what a row of Formulir 2C cannot hold."""
    return _galat_jawaban(nilai, ("hadir",), ())


def _galat_jawaban(nilai: Mapping[str, Any], ya_tidak: tuple[str, ...], pilihan: tuple[str, ...]) -> dict[str, str]:
    """Answers that are no answers, and a note that is too long."""
    galat = {satu: "Jawab Ya atau Tidak, atau kosongkan." for satu in ya_tidak if nilai.get(satu) not in _JAWABAN}
    for satu in pilihan:
        boleh, kalimat = PILIHAN[satu]
        if nilai.get(satu, "") not in boleh:
            galat[satu] = kalimat
    if len(nilai.get("catatan") or "") > CATATAN_TERPANJANG:
        galat["catatan"] = f"Catatan paling panjang {CATATAN_TERPANJANG} huruf."
    return galat


_JAWABAN = (True, False, None)


def _galat_angka(
    nilai: Mapping[str, Any], bidang: tuple[str, ...], lalu: Mapping[str, Any] | None, lain: str = ""
) -> dict[str, str]:
    """``lain``: ending of the limits used instead, where there are some."""
    semua = {
        satu: galat_angka(
            f"{satu}{lain}" if f"{satu}{lain}" in BATAS else satu, nilai.get(satu), lalu=(lalu or {}).get(satu)
        )
        for satu in bidang
    }
    return {satu: kalimat for satu, kalimat in semua.items() if kalimat}


def galat_tanggal(
    tanggal: dt.date,
    bulan: Bulan,
    *,
    hari_ini: dt.date | None = None,
    lahir: dt.date | None = None,
    keluar: dt.date | None = None,
) -> str | None:
    """Why a monitoring date cannot be, or None. ``lahir`` birth of the child, ``keluar`` day of leaving the village."""
    if hari_ini and tanggal > hari_ini:
        saran = "Periksa tahunnya." if tanggal.year != hari_ini.year else f"Hari ini {tanggal_panjang(hari_ini)}."
        return f"{ringkas(tanggal)} belum terjadi. {saran}"
    if tanggal not in bulan:
        return (
            f"{ringkas(tanggal)} bukan di bulan {bulan.label}. Tulis tanggal 1 sampai {bulan.akhir.day} {bulan.label}."
        )
    if lahir and tanggal < lahir:
        return f"{ringkas(tanggal)} sebelum anak lahir, {tanggal_panjang(lahir)}."
    if keluar and tanggal > keluar:
        return f"{ringkas(tanggal)} sesudah ia keluar dari desa, {tanggal_panjang(keluar)}."
    return None
