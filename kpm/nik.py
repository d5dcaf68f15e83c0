"""NIK and nomor KK: read, validate, mask and compare; text only, without Django and without a clock.

A NIK has 16 digits: 6 of the region where it was first issued, 6 of the birth date as DDMMYY with 40 added to a woman's
day, 4 of a serial number. The region is never judged: regions split, and the number stays with its person for life.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from kpm.dokumen.terbilang import tanggal_panjang

PANJANG = 16
USIA_TERTUA = 120
"""Years; a birth date further back is not considered when the two digits of the year are given a century."""

SEBUTAN_JENIS_KELAMIN = {"L": "laki-laki", "P": "perempuan"}

_PEMISAH = re.compile(r"[\s.'\u2019\u200b\ufeff\u2010-\u2015-]+")
"""What people and spreadsheets put into a long number: blanks, full stops, dashes, the apostrophe of a text cell."""


class NIKSalah(ValueError):
    """The text cannot be a NIK or a nomor KK; the message is one Indonesian sentence for the person who typed it."""


@dataclass(frozen=True, slots=True)
class NIK:
    """A NIK that can be genuine, with what its digits say about its owner."""

    nomor: str = field(repr=False)
    kode_wilayah6: str
    """The region of first issue, 6 digits; need not exist today."""
    calon_tanggal_lahir: tuple[dt.date, ...]
    """The birth dates the two digits of the year allow, youngest first."""
    jenis_kelamin: str
    """"L" or "P"."""

    @property
    def tanggal_lahir(self) -> dt.date:
        """The likeliest birth date. Sasaran are children and their mothers, hence the youngest one that is possible."""
        return self.calon_tanggal_lahir[0]

    def __str__(self) -> str:
        return samarkan(self.nomor)


def bersihkan(teks: str) -> str:
    """``teks`` without the blanks, full stops, dashes and apostrophes a number is written with."""
    return _PEMISAH.sub("", teks)


def seperti_nik(teks: str) -> bool:
    """Whether a text is 16 digits, however they are grouped: a NIK or nomor KK, whatever else it is called."""
    return bool(re.fullmatch(r"[0-9]{16}", bersihkan(teks)))


def periksa_nik(teks: str, *, pada: dt.date) -> NIK:
    """The NIK written in ``teks``, judged on the day ``pada``. Raises NIKSalah with a sentence that names the fault."""
    nomor = _enam_belas_angka(teks, "NIK")
    hari, bulan, tahun = int(nomor[6:8]), int(nomor[8:10]), int(nomor[10:12])
    jenis_kelamin = "P" if hari > 40 else "L"
    calon = _calon_tanggal(hari - 40 if hari > 40 else hari, bulan, tahun, pada)
    if not calon:
        raise NIKSalah(f"Angka ke-7 sampai ke-12 NIK harus tanggal lahir, tetapi {nomor[6:12]} bukan tanggal yang ada.")
    return NIK(nomor, nomor[:6], calon, jenis_kelamin)


def periksa_kk(teks: str) -> str:
    """The nomor KK written in ``teks``, as 16 digits. Raises NIKSalah.

    Its middle is the day of issue, of which nothing is demanded, but a day above 40 exists only in a woman's NIK.
    """
    nomor = _enam_belas_angka(teks, "nomor KK")
    if 41 <= int(nomor[6:8]) <= 71:
        raise NIKSalah("Nomor ini tampaknya NIK seorang perempuan, bukan nomor KK.")
    return nomor


def samarkan(nomor: str) -> str:
    """``6213 99•• •••• ••••``: only the region stays readable.

    Birth date and sex usually stand beside the masked number. With the serial shown as well, anybody could write the
    whole number down, so the serial is hidden too. A number of another length is hidden entirely.
    """
    if len(nomor) != PANJANG:
        return "•" * len(nomor)
    tampak = nomor[:6] + "•" * 10
    return " ".join(tampak[awal : awal + 4] for awal in range(0, PANJANG, 4))


def cocok(nik: NIK, tanggal_lahir: dt.date | None, jenis_kelamin: str) -> list[str]:
    """What in the record contradicts the NIK, one Indonesian sentence each; empty when nothing does.

    Doubts, not refusals: some genuine NIK were issued with a wrong birth date. None and "" are not compared.
    """
    keraguan = []
    if tanggal_lahir and tanggal_lahir not in nik.calon_tanggal_lahir:
        keraguan.append(
            f"Tanggal lahir menurut NIK {tanggal_panjang(nik.tanggal_lahir)}, "
            f"yang diisi {tanggal_panjang(tanggal_lahir)}."
        )
    if jenis_kelamin and jenis_kelamin != nik.jenis_kelamin:
        keraguan.append(
            f"Jenis kelamin menurut NIK {SEBUTAN_JENIS_KELAMIN[nik.jenis_kelamin]}, "
            f"yang diisi {SEBUTAN_JENIS_KELAMIN.get(jenis_kelamin, jenis_kelamin)}."
        )
    return keraguan


def _enam_belas_angka(teks: str, nama: str) -> str:
    """The 16 digits of ``teks``; ``nama`` is what the sentence of a refusal calls them."""
    nomor = bersihkan(teks)
    awal_kalimat = nama[0].upper() + nama[1:]
    if not nomor:
        raise NIKSalah(f"{awal_kalimat} masih kosong.")
    if not (nomor.isascii() and nomor.isdigit()):
        raise NIKSalah(f"{awal_kalimat} hanya boleh berisi angka; periksa huruf atau tanda lain di dalamnya.")
    if len(nomor) != PANJANG:
        raise NIKSalah(f"{awal_kalimat} harus {PANJANG} angka, yang diisi {len(nomor)} angka.")
    if nomor.endswith("0000"):
        raise NIKSalah(f"Empat angka terakhir {nama} tidak boleh 0000; salin lengkap dari kartunya.")
    return nomor


def _calon_tanggal(hari: int, bulan: int, tahun: int, pada: dt.date) -> tuple[dt.date, ...]:
    """The dates DDMMYY can mean on ``pada``: not in the future, not older than USIA_TERTUA, youngest first."""
    calon = []
    abad_ini = pada.year // 100 * 100
    for abad in (abad_ini, abad_ini - 100):
        try:
            tanggal = dt.date(abad + tahun, bulan, hari)
        except ValueError:
            continue
        if tanggal <= pada and pada.year - tanggal.year <= USIA_TERTUA:
            calon.append(tanggal)
    return tuple(calon)
