"""PURE: what the measurements of one month add up to, by dusun and for the village."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from pemantauan.antropometri import Indeks, KodeKms, Zskor, bawah_garis_merah, kategori


@dataclass(frozen=True, slots=True)
class AnakUkur:
    """One child under five of the month, with what was measured; ``zskor`` None where nothing was."""

    id: str
    dusun: str
    zskor: Zskor | None = None
    """Of what nobody doubts (`Titik.pakai`)."""
    kms: KodeKms | None = None
    ditimbang: bool = False
    diukur: bool = False
    ragu: frozenset[str] = frozenset()
    """"berat", "panjang": doubted and unanswered."""

    def kata(self, indeks: Indeks) -> str:
        """The word for an index; empty where it cannot be told, or a number it rests on is doubted."""
        if self.zskor is None:
            return ""
        isi: str = getattr(kategori(self.zskor), indeks)
        return isi


Ciri = Callable[[AnakUkur], bool]
CIRI: Mapping[str, tuple[str, Ciri]] = {
    "sasaran": ("Anak 0–59 bulan", lambda a: True),
    "ditimbang": ("Ditimbang (D)", lambda a: a.ditimbang),
    "naik": ("Naik (N)", lambda a: a.kms is not None and a.kms.kode == "N"),
    "tidak_naik": ("Tidak naik (T)", lambda a: a.kms is not None and a.kms.kode == "T"),
    "lewat": ("Absen bulan lalu (O)", lambda a: a.kms is not None and a.kms.kode == "O"),
    "pertama": ("Pertama (B)", lambda a: a.kms is not None and a.kms.kode == "B"),
    "dua_t": ("Dua kali (2T)", lambda a: a.kms is not None and a.kms.dua_t),
    "bgm": (
        "BGM",
        lambda a: a.zskor is not None and bawah_garis_merah(a.zskor.bb_u, edema=a.zskor.edema),
    ),
    "diukur": ("Diukur", lambda a: a.diukur),
    "pb_u": ("PB/U dinilai", lambda a: bool(a.kata("pb_u"))),
    "pendek": ("Pendek", lambda a: a.kata("pb_u") == "Pendek"),
    "sangat_pendek": ("Sangat pendek", lambda a: a.kata("pb_u") == "Sangat pendek"),
    "bb_u": ("BB/U dinilai", lambda a: bool(a.kata("bb_u"))),
    "bb_kurang": (
        "BB kurang",
        lambda a: a.kata("bb_u") in ("Berat badan kurang", "Berat badan sangat kurang"),
    ),
    "bb_pb": ("BB/PB dinilai", lambda a: bool(a.kata("bb_pb"))),
    "gizi_kurang": ("Gizi kurang", lambda a: a.kata("bb_pb") == "Gizi kurang"),
    "gizi_buruk": ("Gizi buruk", lambda a: a.kata("bb_pb") == "Gizi buruk"),
    "gizi_lebih": ("Gizi lebih", lambda a: a.kata("bb_pb") in ("Gizi lebih", "Obesitas")),
    "ragu": ("Menunggu diperiksa", lambda a: bool(a.ragu)),
}
"""What can be counted: code -> its name and who belongs to it. Source of the classes: Permenkes 2/2020; D, N, T, BGM:
KMS. A doubted number keeps the child among those weighed or measured and out of everything told from it."""


@dataclass(frozen=True, slots=True)
class Hitungan:
    """The numbers of a dusun, or of the whole village."""

    nama: str
    angka: dict[str, int] = field(default_factory=dict)

    def persen(self, *ciri: str, dari: str) -> Decimal | None:
        """Share in percent, two places; None where nobody could be judged."""
        semua = self.angka[dari]
        if not semua:
            return None
        bagian = sum(self.angka[satu] for satu in ciri)
        return (Decimal(bagian * 100) / semua).quantize(Decimal("0.01"), ROUND_HALF_UP)

    @property
    def persen_pendek(self) -> Decimal | None:
        """Stunted, severely or not, of those whose length could be judged."""
        return self.persen("pendek", "sangat_pendek", dari="pb_u")

    @property
    def persen_kurus(self) -> Decimal | None:
        """Wasted, severely or not."""
        return self.persen("gizi_kurang", "gizi_buruk", dari="bb_pb")

    @property
    def persen_bb_kurang(self) -> Decimal | None:
        return self.persen("bb_kurang", dari="bb_u")


def hitung(anak: Iterable[AnakUkur], dusun: Iterable[str]) -> tuple[Hitungan, list[Hitungan]]:
    """The village and each of these dusun, in their order; a dusun without a child has zeros."""
    semua = list(anak)
    return _hitung("", semua), [_hitung(nama, [satu for satu in semua if satu.dusun == nama]) for nama in dusun]


def _hitung(nama: str, anak: list[AnakUkur]) -> Hitungan:
    return Hitungan(nama, {kode: sum(map(ciri, anak)) for kode, (_, ciri) in CIRI.items()})
