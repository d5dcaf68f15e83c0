"""A period added up: who is in the tables, each indicator's reach, fathers, and Formulir 4 Tabel 1, 2 and 4."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from kpm.periode import Tahun, Triwulan
from pemantauan.indikator import Indikator, SetIndikator
from pemantauan.pengaturan import gabungkan
from pemantauan.skor.anak import BarisAnak, DataAnak, nilai_anak
from pemantauan.skor.ibu import BarisIbu, DataIbu, nilai_ibu
from pemantauan.skor.jawaban import Baris, Nilai, persen
from pemantauan.skor.paud import BarisPaud, DataPaud, capaian_paud, nilai_paud

B = TypeVar("B", BarisIbu, BarisAnak, BarisPaud)


@dataclass(frozen=True, slots=True)
class Pecahan:
    """So many received of so many due."""

    diterima: int
    seharusnya: int

    @property
    def tidak(self) -> int:
        return self.seharusnya - self.diterima

    @property
    def persen(self) -> Decimal | None:
        return persen(self.diterima, self.seharusnya)

    def __add__(self, lain: Pecahan) -> Pecahan:
        return Pecahan(self.diterima + lain.diterima, self.seharusnya + lain.seharusnya)


@dataclass(frozen=True, slots=True)
class Capaian(Pecahan):
    """Reach of one indicator: persons with Y of persons to whom it applies."""

    ts: int = 0
    belum_dicatat: int = 0
    """Of the T, those that only say that nothing was written down."""
    laki: int | None = None
    """Children whose father or male carer attended, TS included; only for counselling of children (Tabel 3 row 4)."""


@dataclass(frozen=True, slots=True)
class Tabel1:
    """Jumlah sasaran 1.000 HPK."""

    rumah_tangga: int
    ibu: int
    ibu_kek_resti: int
    anak: int
    anak_gizi: int


@dataclass(frozen=True, slots=True)
class Tabel2:
    """Hasil pengukuran tikar pertumbuhan."""

    anak: int
    hijau: int
    kuning: int
    merah: int
    tidak_diukur: int


@dataclass(frozen=True, slots=True)
class Konvergensi:
    """Tabel 4 on one basis."""

    ibu: Pecahan
    anak: Pecahan

    @property
    def total(self) -> Pecahan:
        return self.ibu + self.anak


@dataclass(frozen=True, slots=True)
class Tabel4:
    """Tingkat konvergensi desa on both bases."""

    indikator: Konvergensi
    """Services received of services due."""
    orang: Konvergensi
    """Persons served completely of persons."""


@dataclass(frozen=True, slots=True)
class Ayah:
    """Fathers who attended counselling at least once, of those who could (mission M16); a figure of its own."""

    suami: Pecahan
    """Husbands of the women of 3A who are still pregnant: after delivery the father counts with his child."""
    ayah: Pecahan
    """Fathers or male carers of the children of 3B, infants whose counselling is not judged (TS) included."""

    @property
    def total(self) -> Pecahan:
        return self.suami + self.ayah


@dataclass(frozen=True, slots=True, kw_only=True)
class Skor:
    """The scorecard of a quarter or year, for a village or for any part of it: a dusun's score is a Skor too."""

    periode: Triwulan | Tahun
    set_indikator: SetIndikator
    pengaturan: dict[str, str]
    ibu: tuple[BarisIbu, ...]
    """Rows of 3A, by dusun, name and id."""
    anak: tuple[BarisAnak, ...]
    """Rows of 3B, by dusun, name and id."""
    paud: tuple[BarisPaud, ...]
    """All children of 2 to 6 years, those without a filled month included (forms.md 0.4.20)."""
    belum_dipantau_ibu: tuple[BarisIbu, ...]
    """Sasaran without a record; with sasaran_tanpa_catatan = T they stand in ``ibu`` too."""
    belum_dipantau_anak: tuple[BarisAnak, ...]
    indikator: dict[str, dict[str, Capaian]]
    """Group -> code -> reach, in the set's order."""
    tabel1: Tabel1
    tabel2: Tabel2
    tabel4: Tabel4
    ayah: Ayah

    @property
    def belum_dipantau_paud(self) -> tuple[BarisPaud, ...]:
        """Children of 2 to 6 years without a filled month: in the denominator, and named."""
        return tuple(b for b in self.paud if not b.data.punya_catatan)

    def capaian_orang(self, kelompok: str, kode: str) -> Capaian:
        """Reach of an indicator counted in persons, also where the PAUD row counts months."""
        if kelompok == "paud":
            return _capaian(self.set_indikator.cari(kelompok, kode), self.paud)
        return self.indikator[kelompok][kode]

    @property
    def terlayani_lengkap(self) -> Pecahan:
        """Sasaran who receive everything that applies to them, of all sasaran in the tables."""
        return self.tabel4.orang.total

    @property
    def konvergensi(self) -> Pecahan:
        """The headline number, on the basis the settings choose."""
        dasar = self.tabel4.orang if self.pengaturan["konvergensi_desa_basis"] == "orang" else self.tabel4.indikator
        return dasar.total

    def per_dusun(self) -> dict[str, Skor]:
        """The same scorecard for each dusun, in order of name; their counts add up to this one's.

        Households do so only as long as every household stands in one dusun.
        """
        dusun = {b.data.dusun for b in self._semua_baris()}
        return {nama: self.saring(dusun=nama) for nama in sorted(dusun, key=str.casefold)}

    def per_posyandu(self) -> dict[str, Skor]:
        """The same for each posyandu, "" for persons without one. A household with persons at two counts at both."""
        posyandu = {b.data.posyandu for b in self._semua_baris()}
        return {nama: self.saring(posyandu=nama) for nama in sorted(posyandu, key=str.casefold)}

    def saring(self, *, dusun: str | None = None, posyandu: str | None = None) -> Skor:
        """The scorecard of one dusun or posyandu or of both together, by name; empty when nobody is there."""
        if dusun is None and posyandu is None:
            return self

        def sini(baris: tuple[B, ...]) -> tuple[B, ...]:
            return tuple(
                b
                for b in baris
                if (dusun is None or b.data.dusun == dusun) and (posyandu is None or b.data.posyandu == posyandu)
            )

        return susun(
            periode=self.periode,
            set_indikator=self.set_indikator,
            pengaturan=self.pengaturan,
            ibu=sini(self.ibu),
            anak=sini(self.anak),
            paud=sini(self.paud),
            belum_ibu=sini(self.belum_dipantau_ibu),
            belum_anak=sini(self.belum_dipantau_anak),
        )

    def _semua_baris(self) -> Iterable[BarisIbu | BarisAnak | BarisPaud]:
        yield from self.ibu
        yield from self.belum_dipantau_ibu
        yield from self.anak
        yield from self.belum_dipantau_anak
        yield from self.paud


def hitung(
    *,
    ibu: Iterable[DataIbu],
    anak: Iterable[DataAnak],
    paud: Iterable[DataPaud] = (),
    triwulan: Triwulan,
    pengaturan: Mapping[str, str],
    set_indikator: SetIndikator,
) -> Skor:
    """Judge everybody and add up the quarter; the order of the input does not matter.

    ``pengaturan`` may be partial, the defaults fill the rest. Persons without a record stand in
    ``belum_dipantau_ibu`` and ``belum_dipantau_anak``, and in the tables only if the settings say so.
    """
    lengkap = gabungkan(pengaturan)
    baris_ibu = sorted((nilai_ibu(satu, lengkap, set_indikator) for satu in ibu), key=urutan)
    baris_anak = sorted((nilai_anak(satu, triwulan, lengkap, set_indikator) for satu in anak), key=urutan)
    hitung_t = lengkap["sasaran_tanpa_catatan"] == "T"
    return susun(
        periode=triwulan,
        set_indikator=set_indikator,
        pengaturan=lengkap,
        ibu=tuple(b for b in baris_ibu if hitung_t or b.data.punya_catatan),
        anak=tuple(b for b in baris_anak if hitung_t or b.data.punya_catatan),
        paud=tuple(sorted((nilai_paud(satu, set_indikator) for satu in paud), key=urutan)),
        belum_ibu=tuple(b for b in baris_ibu if not b.data.punya_catatan),
        belum_anak=tuple(b for b in baris_anak if not b.data.punya_catatan),
    )


def urutan(baris: BarisIbu | BarisAnak | BarisPaud) -> tuple[str, str, str]:
    """Order of the tables: dusun, name, id."""
    return baris.data.dusun.casefold(), baris.data.nama.casefold(), baris.data.id


def susun(
    *,
    periode: Triwulan | Tahun,
    set_indikator: SetIndikator,
    pengaturan: dict[str, str],
    ibu: tuple[BarisIbu, ...],
    anak: tuple[BarisAnak, ...],
    paud: tuple[BarisPaud, ...],
    belum_ibu: tuple[BarisIbu, ...],
    belum_anak: tuple[BarisAnak, ...],
) -> Skor:
    """Add up rows that are already judged, in their order; every number of a Skor is made here."""
    ayah = sum(b.data.ayah_hadir for b in anak)
    hamil = [b for b in ibu if not b.bersalin]
    capaian_anak = {i.kode: _capaian(i, anak, ayah if i.kode == "konseling" else None) for i in set_indikator.anak}
    rumah_tangga = {b.data.keluarga for b in ibu} | {b.data.keluarga for b in anak}
    tikar = [b.data.tikar for b in anak]
    return Skor(
        periode=periode,
        set_indikator=set_indikator,
        pengaturan=pengaturan,
        ibu=ibu,
        anak=anak,
        paud=paud,
        belum_dipantau_ibu=belum_ibu,
        belum_dipantau_anak=belum_anak,
        indikator={
            "ibu": {i.kode: _capaian(i, ibu) for i in set_indikator.ibu},
            "anak": capaian_anak,
            "paud": {i.kode: _capaian_paud(pengaturan, paud) for i in set_indikator.paud},
        },
        tabel1=Tabel1(
            rumah_tangga=len(rumah_tangga),
            ibu=len(ibu),
            ibu_kek_resti=sum(b.status != "NORMAL" for b in ibu),
            anak=len(anak),
            anak_gizi=sum(bool(b.status_gizi) for b in anak),
        ),
        tabel2=Tabel2(
            anak=len(anak),
            hijau=tikar.count("H"),
            kuning=tikar.count("K"),
            merah=tikar.count("M"),
            tidak_diukur=tikar.count(None),
        ),
        tabel4=Tabel4(
            indikator=Konvergensi(ibu=_layanan(ibu), anak=_layanan(anak)),
            orang=Konvergensi(ibu=_orang_lengkap(ibu), anak=_orang_lengkap(anak)),
        ),
        ayah=Ayah(
            suami=Pecahan(sum(b.data.suami_hadir for b in hamil), len(hamil)),
            ayah=Pecahan(ayah, len(anak)),
        ),
    )


def _capaian(indikator: Indikator, baris: Iterable[Baris], laki: int | None = None) -> Capaian:
    diterima = tidak = ts = belum_dicatat = 0
    kode = indikator.kode
    for satu in baris:
        jawaban = satu.jawaban[kode]
        if jawaban.nilai is Nilai.Y:
            diterima += 1
        elif jawaban.nilai is Nilai.TS:
            ts += 1
        else:
            tidak += 1
            belum_dicatat += jawaban.belum_dicatat
    return Capaian(diterima, diterima + tidak, ts, belum_dicatat, laki)


def _capaian_paud(pengaturan: Mapping[str, str], baris: tuple[BarisPaud, ...]) -> Capaian:
    diterima, seharusnya, belum_dicatat = capaian_paud(pengaturan, baris)
    return Capaian(diterima, seharusnya, 0, belum_dicatat)


def _layanan(baris: Iterable[Baris]) -> Pecahan:
    return sum((Pecahan(b.diterima, b.seharusnya) for b in baris), Pecahan(0, 0))


def _orang_lengkap(baris: tuple[Baris, ...]) -> Pecahan:
    return Pecahan(sum(b.lengkap for b in baris), len(baris))
