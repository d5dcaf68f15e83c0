"""Short builders of scoring input: what a test does not name is a plain person with nothing recorded."""

from typing import Any

from kpm.periode import Triwulan
from pemantauan.indikator import HPK_2018
from pemantauan.pengaturan import gabungkan
from pemantauan.skor import (
    BarisAnak,
    BarisIbu,
    DataAnak,
    DataIbu,
    Jawaban,
    Skor,
    hitung,
    nilai_anak,
    nilai_ibu,
    sebagai_json,
)

TRIWULAN_3 = Triwulan(2026, 3)
DESA = "52.04.20.2005"


def ibu(**isi: Any) -> DataIbu:
    return DataIbu(**({"id": "i", "no_kia": "KIA", "nama": "Ibu", "keluarga": 1, "dusun": "Satu"} | isi))


def anak(**isi: Any) -> DataAnak:
    dasar = {"id": "a", "no_kia": "KIA", "nama": "Anak", "jenis_kelamin": "L", "keluarga": 1, "dusun": "Satu"}
    return DataAnak(**(dasar | {"umur_bulan": 14} | isi))


def baris_ibu(data: DataIbu, **pengaturan: str) -> BarisIbu:
    return nilai_ibu(data, gabungkan(pengaturan), HPK_2018)


def baris_anak(data: DataAnak, triwulan: int = 3, **pengaturan: str) -> BarisAnak:
    return nilai_anak(data, Triwulan(2026, triwulan), gabungkan(pengaturan), HPK_2018)


def jawab_ibu(kode: str, pengaturan: dict[str, str] | None = None, **isi: Any) -> Jawaban:
    """The answer to one indicator for a mother with these facts."""
    return baris_ibu(ibu(**isi), **(pengaturan or {})).jawaban[kode]


def jawab_anak(kode: str, pengaturan: dict[str, str] | None = None, triwulan: int = 3, **isi: Any) -> Jawaban:
    """The answer to one indicator for a child with these facts."""
    return baris_anak(anak(**isi), triwulan, **(pengaturan or {})).jawaban[kode]


def skor(ibu: Any = (), anak: Any = (), **pengaturan: str) -> Skor:
    return hitung(ibu=ibu, anak=anak, triwulan=TRIWULAN_3, pengaturan=pengaturan, set_indikator=HPK_2018)


def sebagai_berkas(hasil: Skor, dengan_nama: bool = True) -> dict[str, Any]:
    return sebagai_json(hasil, desa=DESA, saring={}, dengan_nama=dengan_nama)
