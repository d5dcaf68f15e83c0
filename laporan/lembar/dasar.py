"""PURE: what the sheets share: the heading, rows of a month or year with their filter, last filled values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from kpm.dokumen.lembar import Nama, Sel, sel, sel_centang
from kpm.periode import Bulan, Tahun, Triwulan
from pemantauan.pengaturan import khusus, nama_set
from pemantauan.skor import BarisAnak, BarisIbu, BarisPaud, Konvergensi, Skor

T = TypeVar("T")

KUMULATIF = "Sampai dengan bulan berjalan"
"""Second title of the cumulative sheets of 2A and 2B."""
CATATAN_KUMULATIF = (
    "Lembar ini memuat Januari sampai bulan ini. Layanan ditulis jumlahnya; status, umur, dan kepemilikan menurut "
    "catatan terakhir yang terisi. Kosong berarti belum dicatat, - berarti tidak berlaku."
)
CATATAN_CENTANG = "✓ diterima atau ada, X tidak, - tidak berlaku, kosong belum dicatat."
CATATAN_KODE = "Y diterima, T tidak, TS tidak sesuai (layanan tidak berlaku pada masa itu)."
LUAR_TABEL, DALAM_TABEL = "di luar tabel", "dihitung tidak menerima layanan di dalam tabel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identitas:
    """The village as every sheet names it."""

    sebutan_kabupaten: str
    kabupaten: str
    kecamatan: str
    sebutan_desa: str
    desa: str
    nama_kpm: str = ""

    def _wilayah(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.sebutan_kabupaten, self.kabupaten),
            ("Kecamatan", self.kecamatan),
            (self.sebutan_desa, self.desa),
        )

    def bulan(self, bulan: Bulan) -> tuple[tuple[str, str], ...]:
        """Heading of Formulir 2A and 2B."""
        return (("Bulan", bulan.nama), ("Tahun", str(bulan.tahun)), *self._wilayah(), ("Nama KPM", self.nama_kpm))

    def tahun(self, tahun: Tahun) -> tuple[tuple[str, str], ...]:
        """Heading of Formulir 2C."""
        return (("Tahun", str(tahun)), *self._wilayah(), ("Nama KPM", self.nama_kpm))

    def triwulan(self, periode: Triwulan | Tahun) -> tuple[tuple[str, str], ...]:
        """Heading of Formulir 3A, 3B and Format Bantu."""
        if isinstance(periode, Tahun):
            return self.tahun(periode)
        awal, _, akhir = periode.bulan_bulan
        kuartal = f"{periode.tahun} / {periode.romawi} ({awal.nama}–{akhir.nama})"
        return (("Tahun / Kuartal", kuartal), *self._wilayah(), ("Nama KPM", self.nama_kpm))


class Berdusun(Protocol):
    """A row that knows its dusun and posyandu."""

    @property
    def dusun(self) -> str: ...

    @property
    def posyandu(self) -> str: ...


B = TypeVar("B", bound=Berdusun)
P = TypeVar("P", Bulan, Tahun)


@dataclass(frozen=True, slots=True)
class Belum:
    """A sasaran without a record, as the filter needs it."""

    id: str
    nama: str
    dusun: str
    posyandu: str
    kelompok: str
    orang: str = ""
    """uuid of the person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataBulan(Generic[B, P]):
    """The rows of a month's or a year's sheet, by dusun and name, and who has no record."""

    periode: P
    baris: tuple[B, ...]
    belum: tuple[Belum, ...]
    pengaturan: Mapping[str, str]
    kumulatif: bool = False

    def saring(self, *, dusun: str | None = None, posyandu: str | None = None) -> DataBulan[B, P]:
        """Those of one dusun or posyandu or of both together, by name."""

        def sini(satu: Berdusun) -> bool:
            return (dusun is None or satu.dusun == dusun) and (posyandu is None or satu.posyandu == posyandu)

        return replace(self, baris=tuple(filter(sini, self.baris)), belum=tuple(filter(sini, self.belum)))

    @property
    def nama_dusun(self) -> list[str]:
        """The dusun in which somebody of the sheet lives, by name."""
        return sorted({b.dusun for b in self.baris} | {b.dusun for b in self.belum}, key=str.casefold)


def nama_belum(belum: Iterable[Belum]) -> tuple[Nama, ...]:
    """Those without a record as they stand under the table."""
    return tuple(Nama(satu.nama, satu.dusun, satu.kelompok, satu.id, satu.orang) for satu in belum)


def nama_baris(baris: Iterable[BarisIbu | BarisAnak | BarisPaud], kelompok: str) -> tuple[Nama, ...]:
    """The same from rows of a scorecard."""
    return tuple(Nama(satu.data.nama, satu.data.dusun, kelompok, satu.data.id) for satu in baris)


def tempat_belum(skor: Skor) -> str:
    """Whether those nobody monitored are in the table or beside it, as the guideline chosen has it."""
    return DALAM_TABEL if skor.pengaturan["sasaran_tanpa_catatan"] == "T" else LUAR_TABEL


def jumlah(catatan: Iterable[T], ambil: Callable[[T], int | None]) -> int | None:
    """Sum of what was filled; None when nothing was."""
    isi = [nilai for satu in catatan if (nilai := ambil(satu)) is not None]
    return sum(isi) if isi else None


def terakhir(catatan: Iterable[T], ambil: Callable[[T], object]) -> object:
    """The last filled value; None when nothing was filled. ``catatan`` stands in order of time."""
    hasil: object = None
    for satu in catatan:
        nilai = ambil(satu)
        if nilai is not None and nilai != "":
            hasil = nilai
    return hasil


def sel_layanan(banyak: int | None, kumulatif: bool) -> Sel:
    """A service of the monthly forms: its tick, on the cumulative sheet how often."""
    return sel(banyak, "kode") if kumulatif else sel_centang(banyak)


def catatan_pedoman(skor: Skor) -> str:
    """Which set and which settings a recap was judged by (forms.md 0.4.8)."""
    beda = [f"{judul} = {nilai}" for judul, nilai in khusus(skor.pengaturan)]
    pengaturan = f"Pengaturan yang berbeda dari bawaan: {'; '.join(beda)}." if beda else "Pengaturan pedoman: bawaan."
    return f"Daftar indikator {nama_set(skor.set_indikator.kode)}. {pengaturan}"


def dasar_berlaku(skor: Skor) -> tuple[Konvergensi, Konvergensi, str]:
    """Tabel 4 on the basis the settings choose, on the other one, and what the other one counts."""
    if skor.pengaturan["konvergensi_desa_basis"] == "orang":
        return skor.tabel4.orang, skor.tabel4.indikator, "Layanan yang diterima dari yang seharusnya"
    return skor.tabel4.indikator, skor.tabel4.orang, "Sasaran yang terlayani lengkap (100 %)"
