"""What the second path reads with: the calendar, the values of a row and the sessions of a month, by plain loops.

Like `jalur_kedua` this imports nothing of the scoring code.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.pemantauan.jalur_kedua_jumlah import persen

ISI_IBU = ["anc", "fe", "nifas", "konseling", "kunjungan", "air", "jamban", "jamkes", "suami", "kek", "resti"]
ISI_ANAK = [
    *["gizi_buruk", "gizi_kurang", "stunting", "tikar", "imunisasi", "timbang", "tinggi", "konseling_ayah"],
    *["konseling_ibu", "kunjungan", "air", "jamban", "akta", "jamkes", "parenting"],
]


def hari_akhir(tahun: int, bulan: int) -> int:
    """Last day of a month."""
    berikut = dt.date(tahun + 1, 1, 1) if bulan == 12 else dt.date(tahun, bulan + 1, 1)
    return (berikut - dt.timedelta(days=1)).day


def umur(dari: dt.date, pada: dt.date) -> int:
    """Completed months; one who was born on the 31st completes a month on the last day of a shorter one."""
    bulan = (pada.year - dari.year) * 12 + (pada.month - dari.month)
    hari_genap = min(dari.day, hari_akhir(pada.year, pada.month))
    if pada.day < hari_genap:
        bulan -= 1
    return bulan


def mundur_sembilan_bulan(tanggal: dt.date) -> dt.date:
    tahun, bulan = tanggal.year, tanggal.month - 9
    if bulan < 1:
        tahun, bulan = tahun - 1, bulan + 12
    return dt.date(tahun, bulan, min(tanggal.day, hari_akhir(tahun, bulan)))


def urut_bulan(catatan: Any) -> int:
    """The month of a record as one counting number."""
    return catatan.bulan.tahun * 12 + catatan.bulan.bulan - 1


def batas(tahun: int, ke: int, jumlah_triwulan: int = 1) -> tuple[int, int]:
    """First and last month (as counting numbers) of a window of so many quarters that ends with this one."""
    akhir = tahun * 12 + ke * 3 - 1
    return akhir - 3 * jumlah_triwulan + 1, akhir


def hari_pertama(tahun: int, ke: int) -> dt.date:
    return dt.date(tahun, ke * 3 - 2, 1)


def hari_terakhir(tahun: int, ke: int) -> dt.date:
    return dt.date(tahun, ke * 3, hari_akhir(tahun, ke * 3))


def terisi(catatan: Any, nama_nama: list[str]) -> bool:
    """Whether a row says anything at all: one with only the identity is not a record."""
    return any(getattr(catatan, nama) not in (None, "") for nama in nama_nama)


def terakhir(catatan: list[Any], nama: str) -> Any:
    """The value of the last record in which it is filled; None when none is."""
    hasil = None
    for satu in catatan:
        if getattr(satu, nama) not in (None, ""):
            hasil = getattr(satu, nama)
    return hasil


def jumlah(catatan: list[Any], nama: str) -> int:
    total = 0
    for satu in catatan:
        total += getattr(satu, nama) or 0
    return total


def ya_tidak(nilai: bool | None) -> str:
    """Air, jamban, jaminan, akta: there is one (Y) or there is none, or nobody wrote it down (T)."""
    return "Y" if nilai else "T"


def lengkapi(baris: dict[str, Any]) -> dict[str, Any]:
    """The last three cells of a person's row."""
    nilai = list(baris["nilai"].values())
    baris["diterima"] = nilai.count("Y")
    baris["seharusnya"] = len(nilai) - nilai.count("TS")
    baris["persen"] = persen(baris["diterima"], baris["seharusnya"])
    return baris


def di_tempat(orang: Any, tempat: tuple[Any, Any]) -> bool:
    """Whether a person belongs to the dusun and the posyandu asked for (None asks for all)."""
    dusun, posyandu = tempat
    if dusun is not None and orang.keluarga.dusun_id != dusun.pk:
        return False
    return posyandu is None or orang.posyandu_id == posyandu.pk


def sesi_bulan(peserta: list[Any], bulan: int) -> list[Any]:
    """Attendances of the sessions held in one month (as a counting number)."""
    return [p for p in peserta if p.sesi.tanggal.year * 12 + p.sesi.tanggal.month - 1 == bulan]
