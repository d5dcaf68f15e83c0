"""What an indicator set is made of: indicators with their official wording, thresholds, age bands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kelompok = Literal["ibu", "anak", "paud"]

PAKET: dict[int, str] = {
    1: "Kesehatan Ibu dan Anak",
    2: "Konseling Gizi Terpadu",
    3: "Air Bersih dan Sanitasi",
    4: "Perlindungan Sosial dan Kesehatan",
    5: "Pendidikan Anak Usia Dini",
}


@dataclass(frozen=True, slots=True)
class Indikator:
    """One row of Formulir 4 Tabel 3, which is one column of 3A or 3B."""

    kode: str
    kelompok: Kelompok
    nomor: int
    nama: str
    """Short name for screens."""
    keterangan: str
    """Second line under the name."""
    label_resmi: str
    """Printed wording of Formulir 4 Tabel 3, verbatim."""
    kolom_rekap: str
    """Heading of the column in 3A or 3B."""
    paket: int
    """One of the five service packages, a key of PAKET."""
    aturan: str
    """The answer to "Kapan disebut Y?"."""
    sumber: str


@dataclass(frozen=True, slots=True)
class Jendela:
    """At least ``perlu`` months with the service, in the ``triwulan`` quarters that end with the one judged."""

    triwulan: int
    perlu: int

    @property
    def bulan(self) -> int:
        return self.triwulan * 3


@dataclass(frozen=True, slots=True)
class PitaUmur:
    """Children up to ``sampai`` completed months and the window they are judged by; None = not judged yet (TS)."""

    sampai: int
    jendela: Jendela | None


@dataclass(frozen=True, slots=True)
class PitaTinggi:
    """Children up to ``sampai`` completed months and which of the year's measuring months they need; none = TS."""

    sampai: int
    ukur: tuple[int, ...]
    """Positions in SetIndikator.bulan_pengukuran."""


@dataclass(frozen=True, slots=True)
class AmbangIbu:
    """Thresholds of Formulir 3A; tuples are per trimester."""

    akhir_trimester: tuple[int, int] = (3, 6)
    """Last completed month of trimester 1 and 2; everything later is trimester 3."""
    anc: tuple[int, int, int] = (1, 1, 2)
    konseling: tuple[int, int, int] = (1, 1, 2)
    fe: int = 30
    """Tablets in a quarter."""
    fe_tik: int = 1
    """Tablets in a quarter under the rule "tik"."""
    nifas: int = 3
    kunjungan: int = 1


@dataclass(frozen=True, slots=True)
class AmbangAnak:
    """Thresholds of Formulir 3B; ages in completed months."""

    umur_terakhir: int = 23
    pita: tuple[PitaUmur, ...] = (
        PitaUmur(5, None),
        PitaUmur(12, Jendela(2, 5)),
        PitaUmur(17, Jendela(4, 8)),
        PitaUmur(23, Jendela(6, 15)),
    )
    """Weighing and counselling."""
    umur_tanpa_pita: int = 18
    """The printed bands say ">12 - <18" and ">18 - 23"; the setting anak_18_bulan_band decides."""
    parenting: Jendela = Jendela(2, 5)
    kunjungan: int = 2
    umur_imunisasi: int = 6
    umur_imunisasi_lengkap: int = 10
    """From this age measles too; before it, everything except measles."""
    tinggi: tuple[tuple[PitaTinggi, ...], ...] = (
        (PitaTinggi(3, ()), PitaTinggi(23, (0,))),
        (PitaTinggi(3, ()), PitaTinggi(23, (0,))),
        (PitaTinggi(3, ()), PitaTinggi(8, (1,)), PitaTinggi(23, (0, 1))),
        (PitaTinggi(6, ()), PitaTinggi(11, (1,)), PitaTinggi(23, (0, 1))),
    )
    """One row per quarter of the year."""

    @property
    def umur_dinilai(self) -> int:
        """First age at which weighing, counselling and parenting are judged."""
        return self.pita[0].sampai + 1


@dataclass(frozen=True, slots=True)
class AmbangPaud:
    """Thresholds of Formulir 2C; ages in completed months on the last day of the period."""

    umur_awal: int = 24
    umur_akhir: int = 72
    """ "Sampai 6 tahun" read as the sixth birthday's month (forms.md 5)."""
    umur_kelas: int = 36
    """From this age the child's own PAUD class (column e), below it the parents' class (column d)."""
    hadir_persen: int = 80
    """Percent of the filled months a child attends to be called active."""


@dataclass(frozen=True, slots=True)
class SetIndikator:
    """A scorecard: its indicators in printed order and every number they are judged by."""

    kode: str
    judul: str
    berlaku_sejak: dt.date
    ibu: tuple[Indikator, ...]
    anak: tuple[Indikator, ...]
    paud: tuple[Indikator, ...]
    ambang_ibu: AmbangIbu = AmbangIbu()
    ambang_anak: AmbangAnak = AmbangAnak()
    ambang_paud: AmbangPaud = AmbangPaud()
    bulan_pengukuran: tuple[int, int] = (2, 8)
    """Months of the year in which length or height is measured: first and second."""
    tenggang_pengukuran: int = 0
    """Months before or after bulan_pengukuran that are accepted too."""

    def kelompok(self, kelompok: str) -> tuple[Indikator, ...]:
        """The indicators of "ibu", "anak" or "paud". Raises ValueError for any other group."""
        match kelompok:
            case "ibu":
                return self.ibu
            case "anak":
                return self.anak
            case "paud":
                return self.paud
        raise ValueError(f"Kelompok sasaran {kelompok!r} tidak dikenal.")

    def cari(self, kelompok: str, kode: str) -> Indikator:
        """The indicator of a group by its code. Raises ValueError when the group does not have it."""
        for indikator in self.kelompok(kelompok):
            if indikator.kode == kode:
                return indikator
        raise ValueError(f"Indikator {kode!r} tidak ada pada kelompok {kelompok}.")


def urutan_anak(set_indikator: SetIndikator, pengaturan: Mapping[str, str]) -> tuple[Indikator, ...]:
    """The children's indicators in the order of Tabel 3, where some copies swap rows 8 and 9."""
    urutan = list(set_indikator.anak)
    if pengaturan["tabel3_urutan_8_9"] == "jamkes-akta":
        urutan[7], urutan[8] = urutan[8], urutan[7]
    return tuple(urutan)
