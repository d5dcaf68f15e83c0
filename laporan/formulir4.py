"""PURE: Formulir 4 laid out from a scorecard, its rows in printed order; every number is the scorecard's own.

Source: Formulir 4, format annexed to PMK 193/PMK.07/2018, Tabel 1-5.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pemantauan.indikator import Indikator, urutan_anak
from pemantauan.pengaturan import khusus, nama_set
from pemantauan.skor import Capaian, Konvergensi, Pecahan, Skor, Tabel1, Tabel2
from rembuk.anggaran import BARIS_TABEL5

SASARAN = {"ibu": "Ibu Hamil", "anak": "Anak 0 sd 23 bulan (0 sd 2 tahun)", "paud": "Anak >2 sd 6 tahun"}
"""First column of Tabel 3."""
BIDANG_DANA = tuple(BARIS_TABEL5.values())
"""Rows of Tabel 5."""
DASAR = {
    "indikator": "Layanan yang diterima dari yang seharusnya",
    "orang": "Sasaran yang terlayani lengkap (100 %)",
}
"""What each basis of Tabel 4 counts."""


@dataclass(frozen=True, slots=True)
class BarisLayanan:
    """One row of Tabel 3."""

    nomor: int
    indikator: Indikator
    capaian: Capaian


@dataclass(frozen=True, slots=True)
class Golongan:
    """The rows of Tabel 3 that share their first cell."""

    kode: str
    sasaran: str
    baris: tuple[BarisLayanan, ...]
    catatan: str = ""
    """What has to be said under the table about those of this group without a record."""
    tanpa_catatan: int = 0
    """Children of the PAUD row without a filled month; mothers and infants stand under Tabel 1."""
    hitung_bulan: bool = False
    """The numbers count months, not persons (paud_basis "bulan")."""


@dataclass(frozen=True, slots=True)
class BarisKonvergensi:
    """One numbered row of Tabel 4."""

    nomor: int
    kode: str
    sasaran: str
    isi: Pecahan


@dataclass(frozen=True, slots=True)
class TabelKonvergensi:
    """Tabel 4 on one basis."""

    dasar: str
    """A key of DASAR."""
    baris: tuple[BarisKonvergensi, ...]
    total: Pecahan

    @property
    def nama_dasar(self) -> str:
        return DASAR[self.dasar]

    @property
    def kueri_diterima(self) -> str:
        """What the list behind a number of this table is asked for: persons, or single services."""
        return "ciri=lengkap" if self.dasar == "orang" else "hitung=layanan&nilai=Y"

    @property
    def kueri_seharusnya(self) -> str:
        return "" if self.dasar == "orang" else "hitung=layanan&nilai=seharusnya"


@dataclass(frozen=True, slots=True, kw_only=True)
class Formulir4:
    """The report of one quarter, ready to be printed or shown."""

    tabel1: Tabel1
    tabel2: Tabel2
    tabel3: tuple[Golongan, ...]
    tabel4: TabelKonvergensi
    """On the basis the settings choose."""
    pembanding: TabelKonvergensi
    """The other basis, printed under Tabel 4."""
    belum_ibu: int
    belum_anak: int
    belum_dipantau: int
    belum_dihitung: bool
    """Whether the settings count those who were not monitored inside the tables."""
    set_indikator: str
    pengaturan_khusus: tuple[tuple[str, str], ...]
    """Settings that differ from the guideline's default: title and chosen value."""

    @property
    def kosong(self) -> bool:
        """Nobody stands in the tables: their zeros mean "not recorded", not "not served"."""
        return not (self.tabel1.ibu or self.tabel1.anak)


def catatan_posyandu(sebutan_desa: str) -> str:
    """What stands under Tabel 1 of one posyandu (forms.md 0.4.13); ``sebutan_desa`` is "Desa" or "Kelurahan"."""
    return (
        "Rumah tangga yang orangnya di dua posyandu dihitung di kedua posyandu itu, "
        f"dan satu kali di seluruh {sebutan_desa.lower()}."
    )


def susun(skor: Skor) -> Formulir4:
    """The five tables of a scorecard; an empty village gives empty tables, never an error."""
    tabel4 = {
        "indikator": _konvergensi("indikator", skor.tabel4.indikator),
        "orang": _konvergensi("orang", skor.tabel4.orang),
    }
    dasar = skor.pengaturan["konvergensi_desa_basis"]
    belum_ibu, belum_anak = len(skor.belum_dipantau_ibu), len(skor.belum_dipantau_anak)
    return Formulir4(
        tabel1=skor.tabel1,
        tabel2=skor.tabel2,
        tabel3=(
            _golongan(skor, "ibu", skor.set_indikator.ibu),
            _golongan(skor, "anak", urutan_anak(skor.set_indikator, skor.pengaturan)),
            _golongan(skor, "paud", skor.set_indikator.paud),
        ),
        tabel4=tabel4[dasar],
        pembanding=tabel4["indikator" if dasar == "orang" else "orang"],
        belum_ibu=belum_ibu,
        belum_anak=belum_anak,
        belum_dipantau=belum_ibu + belum_anak,
        belum_dihitung=skor.pengaturan["sasaran_tanpa_catatan"] == "T",
        set_indikator=nama_set(skor.set_indikator.kode),
        pengaturan_khusus=khusus(skor.pengaturan),
    )


def _golongan(skor: Skor, kode: str, indikator: Iterable[Indikator]) -> Golongan:
    """Rows are numbered as printed: the setting that swaps akta and jaminan keeps the numbers 8 and 9 in place."""
    capaian = skor.indikator[kode]
    baris = tuple(BarisLayanan(nomor, satu, capaian[satu.kode]) for nomor, satu in enumerate(indikator, start=1))
    tanpa = len(skor.belum_dipantau_paud) if kode == "paud" else 0
    hitung_bulan = kode == "paud" and skor.pengaturan["paud_basis"] == "bulan"
    catatan = _catatan_paud(skor, tanpa) if kode == "paud" else ""
    return Golongan(kode, SASARAN[kode], baris, catatan, tanpa, hitung_bulan)


def _catatan_paud(skor: Skor, tanpa: int) -> str:
    """How those without a record enter the PAUD row, and what the row counts where it does not count children."""
    if skor.pengaturan["paud_basis"] == "bulan":
        luar = f" Belum dipantau: {tanpa} anak, di luar hitungan." if tanpa else ""
        return f"{SASARAN['paud']}: dihitung bulan kehadiran, bukan anak.{luar}"
    if not skor.paud:
        return f"{SASARAN['paud']}: belum ada yang terdaftar."
    if tanpa:
        return f"{SASARAN['paud']} belum dipantau: {tanpa} anak, dihitung belum aktif di dalam tabel."
    return ""


def _konvergensi(dasar: str, isi: Konvergensi) -> TabelKonvergensi:
    return TabelKonvergensi(
        dasar,
        (
            BarisKonvergensi(1, "ibu", "Ibu Hamil", isi.ibu),
            BarisKonvergensi(2, "anak", "Anak 0-23 Bulan", isi.anak),
        ),
        isi.total,
    )
