"""The PAUD row of Formulir 4: whether a child of 2 to 6 years takes part, from the months of Formulir 2C."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pemantauan.indikator import AmbangPaud, SetIndikator
from pemantauan.skor.jawaban import Baris, Jawaban, Nilai

KategoriPaud = Literal["2-3", "3-6"]
"""Formulir 2C columns d (parents' class for children of 2 to under 3 years) and e (PAUD class, 3 to 6 years)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPaud:
    """One child of 2 to 6 years in the period of the report (Formulir 2C)."""

    id: str
    nama: str
    jenis_kelamin: Literal["L", "P"]
    keluarga: int
    nomor_keluarga: int
    """No Rumah Tangga, the key of Formulir 2C."""
    dusun: str
    posyandu: str = ""
    umur_bulan: int | None
    """Completed months on the last day of the period; None while the birth date is unknown."""
    kategori: KategoriPaud | None = None
    """What the village's sheet 2C says, where the age is unknown."""
    hadir: int = 0
    """Months attended."""
    terisi: int = 0
    """Months with an answer."""

    @property
    def punya_catatan(self) -> bool:
        return self.terisi > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisPaud(Baris):
    """A child of Format Bantu Layanan PAUD."""

    data: DataPaud
    kategori: KategoriPaud

    @property
    def aktif(self) -> bool:
        return self.diterima > 0


def kategori_paud(umur_bulan: int, ambang: AmbangPaud) -> KategoriPaud:
    """Column d or e of Formulir 2C, by completed months."""
    return "2-3" if umur_bulan < ambang.umur_kelas else "3-6"


def golongan(data: DataPaud, ambang: AmbangPaud) -> KategoriPaud:
    """Column d or e of a child: by its age, else as the village's sheet says."""
    if data.umur_bulan is None:
        return data.kategori or "3-6"
    return kategori_paud(data.umur_bulan, ambang)


def nilai_paud(data: DataPaud, set_indikator: SetIndikator) -> BarisPaud:
    """Active when the child attends at least 80 percent of the months that were filled (forms.md 5)."""
    ambang = set_indikator.ambang_paud
    jawaban = jawaban_paud(data, set_indikator)
    return BarisPaud(
        jawaban={"paud": jawaban},
        diterima=int(jawaban.nilai is Nilai.Y),
        seharusnya=1,
        data=data,
        kategori=golongan(data, ambang),
    )


def jawaban_paud(data: DataPaud, set_indikator: SetIndikator) -> Jawaban:
    """The answer of `nilai_paud` alone, for what tries many."""
    return _aktif(data.hadir, data.terisi, set_indikator.ambang_paud.hadir_persen)


@lru_cache(maxsize=256)
def _aktif(hadir: int, terisi: int, perlu: int) -> Jawaban:
    if not terisi:
        return Jawaban(Nilai.T, "Belum dicatat: kehadiran PAUD dalam masa ini", belum_dicatat=True)
    kalimat = f"Hadir {hadir} dari {terisi} bulan yang dicatat, perlu {perlu} persen"
    # whole numbers: 80 percent of 5 months is exactly 4
    return Jawaban(Nilai.Y if hadir * 100 >= perlu * terisi else Nilai.T, kalimat)


def capaian_paud(pengaturan: Mapping[str, str], baris: tuple[BarisPaud, ...]) -> tuple[int, int, int]:
    """Reached and due of the PAUD row, and how many of the rest only say that nothing was written down.

    Children, or the filled months of all children where the settings say so: an empty month is not due then.
    """
    if pengaturan["paud_basis"] == "bulan":
        return sum(b.data.hadir for b in baris), sum(b.data.terisi for b in baris), 0
    return sum(b.aktif for b in baris), len(baris), sum(not b.data.punya_catatan for b in baris)
