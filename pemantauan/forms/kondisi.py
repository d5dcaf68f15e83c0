"""Formulir 1 blocks b and c as they are shown and sent: nine questions of each provider, with the version seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from pemantauan.bulanan.paud import NILAI
from pemantauan.forms.paud import baca_uuid
from pemantauan.kueri_kondisi import Penyedia
from pemantauan.models import KondisiLayanan
from pemantauan.tindakan.kondisi import IsianKondisi

JAWABAN, VERSI = "k", "v-"
LAJUR = (
    (("KIA", ("periksa_hamil", "pil_fe", "periksa_nifas", "imunisasi")),),
    (("Gizi", ("timbang", "ukur", "konseling")), ("PAUD", ("parenting", "paud"))),
)
"""The questions in the two columns of a wide screen, by the groups of the form."""
LABEL = {
    "periksa_hamil": "Pemeriksaan ibu hamil",
    "pil_fe": "Pemberian pil Fe",
    "periksa_nifas": "Pemeriksaan nifas",
    "imunisasi": "Imunisasi",
    "timbang": "Penimbangan berat badan",
    "ukur": "Pengukuran panjang/tinggi badan",
    "konseling": "Konseling rutin",
    "parenting": "Kelas orang tua anak 0 – < 3 tahun",
    "paud": "Layanan anak 3–6 tahun",
}


@dataclass(frozen=True, slots=True)
class Pertanyaan:
    """One question of one provider."""

    nama: str
    label: str
    kelompok: str
    isian: bool | None


@dataclass(frozen=True, slots=True)
class Kartu:
    """One provider on the page, as stored, as copied from an earlier year, or as typed when it was refused."""

    penyedia: Penyedia
    isian: Mapping[str, bool | None]
    versi: int | None
    galat: str = ""
    disalin: bool = False

    @property
    def lajur(self) -> list[list[Pertanyaan]]:
        """The questions, column by column."""
        awal = f"{JAWABAN}-{self.penyedia.fasilitas.uuid}-"
        return [
            [
                Pertanyaan(f"{awal}{satu}", LABEL[satu], kelompok, self.isian.get(satu))
                for kelompok, semua in lajur
                for satu in semua
            ]
            for lajur in LAJUR
        ]

    @property
    def terjawab(self) -> int:
        return sum(nilai is not None for nilai in self.isian.values())

    @property
    def lengkap(self) -> bool:
        return self.terjawab == len(KondisiLayanan.LAYANAN)


def kartu(penyedia: Penyedia, *, salin: bool) -> Kartu:
    """A provider as it is stored; with ``salin`` what nobody answered yet as it was the last time it was asked."""
    isian, disalin = _isi(penyedia.kondisi), False
    if salin and penyedia.lalu:
        for nama, nilai in _isi(penyedia.lalu).items():
            if isian[nama] is None and nilai is not None:
                isian[nama], disalin = nilai, True
    return Kartu(penyedia, isian, penyedia.kondisi.versi if penyedia.kondisi else None, disalin=disalin)


def _isi(kondisi: KondisiLayanan | None) -> dict[str, bool | None]:
    return {nama: getattr(kondisi, nama, None) for nama in KondisiLayanan.LAYANAN}


def baca_isian(data: Mapping[str, str]) -> dict[UUID, IsianKondisi]:
    """The answers that were sent, by provider; what is none of the three answers is left out."""
    hasil: dict[UUID, IsianKondisi] = {}
    for kunci in data:
        uuid = baca_uuid(kunci.removeprefix(VERSI)) if kunci.startswith(VERSI) else None
        if uuid is None:
            continue
        nilai = {
            nama: NILAI[teks]
            for nama in KondisiLayanan.LAYANAN
            if (teks := data.get(f"{JAWABAN}-{uuid}-{nama}")) in NILAI
        }
        versi = data.get(kunci, "")
        hasil[uuid] = IsianKondisi(nilai, int(versi) if versi.isdecimal() and len(versi) < 10 else None)
    return hasil
