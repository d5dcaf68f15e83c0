"""PURE: one gap followed: found, proposed, agreed, paid for, and how many persons miss the service since.

Counts only. What happened after an activity is told as that, never as its effect.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from kpm.dokumen.grafik import Kolom, kolom
from kpm.dokumen.terbilang import angka_desimal, persen_layar
from kpm.periode import Triwulan
from rembuk import status

TINGGI, ATAS, KAKI = 40, 16, 32
"""Height of the highest column, room for the number above it, room for the quarter and the year below it."""
LANGKAH, RAPAT = 40, 27
"""Distance of columns, and where there are so many that a phone would not hold them."""
BANYAK = 8
URUTAN = (
    status.DITOLAK_RAPAT,
    status.DITOLAK,
    status.DIUSULKAN,
    status.DISEPAKATI,
    status.MASUK_RPJM,
    status.MASUK_RKP,
    status.MASUK_APBDES,
    status.TERLAKSANA,
)
"""How far a proposal has come, the least first."""


@dataclass(frozen=True, slots=True)
class Angka:
    """How many persons missed a service in one quarter."""

    triwulan: Triwulan
    kurang: int | None
    """None where nobody was due, nothing is known, or the quarter counts something else than persons."""
    seharusnya: int
    persen: Decimal | None
    sementara: bool
    """The quarter runs still."""


@dataclass(frozen=True, slots=True)
class UsulanJejak:
    """A proposal that answers the gap."""

    uuid: str
    kegiatan: str
    biaya: Decimal
    rencana: bool
    """For next year's plan; else an activity of the running year."""
    status: str
    label: str
    nomor: str
    """Document it stands in."""
    alasan: str
    anggaran: Decimal
    realisasi: Decimal
    dianggarkan: bool
    """Whether a budget has a row for it, be it of Rp0."""


@dataclass(frozen=True, slots=True)
class Batang:
    """A column of the little picture with its words."""

    angka: Angka
    kolom: Kolom | None
    tahun: str
    """Written under the first column and under every first quarter."""


@dataclass(frozen=True, slots=True)
class Gambar:
    """The columns of all quarters, in a box of ``lebar`` x ``tinggi``."""

    batang: tuple[Batang, ...]
    lebar: int
    tinggi: int
    label: str
    """All numbers in words."""
    y_romawi: int
    y_tahun: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisJejak:
    """One indicator, one line."""

    kunci: str
    nama: str
    sasaran: str
    awal: Angka
    """The gap as the meeting froze it."""
    dusun: tuple[tuple[str, int], ...]
    penyebab: str
    usulan: tuple[UsulanJejak, ...]
    berita_acara: tuple[str, ...]
    sesudah: tuple[Angka, ...]
    """The quarters after the one it was found in."""
    gambar: Gambar | None

    @property
    def anggaran(self) -> Decimal:
        return sum((satu.anggaran for satu in self.usulan), Decimal(0))

    @property
    def realisasi(self) -> Decimal:
        return sum((satu.realisasi for satu in self.usulan), Decimal(0))

    @property
    def dianggarkan(self) -> bool:
        return any(satu.dianggarkan for satu in self.usulan)

    @property
    def terpakai(self) -> str:
        """ "100 %" of the budget, whole percent; empty where there is none."""
        return bagian_persen(self.realisasi, self.anggaran)

    @property
    def terjauh(self) -> str:
        """The state of the proposal that has come furthest; empty without one."""
        return max((satu.status for satu in self.usulan), key=URUTAN.index, default="")

    @property
    def berjalan(self) -> bool:
        """Whether an activity was carried out or money spent: then what follows is "sesudah kegiatan"."""
        return self.terjauh == status.TERLAKSANA or self.realisasi > 0

    @property
    def akhir(self) -> Angka | None:
        """The last quarter that is over and has a number."""
        return next((satu for satu in reversed(self.sesudah) if satu.kurang is not None and not satu.sementara), None)

    @property
    def arah(self) -> int:
        """-1 fewer persons miss it than when it was found, 1 more, 0 as many or nothing to compare."""
        akhir = self.akhir
        if akhir is None or akhir.kurang is None or self.awal.kurang is None:
            return 0
        return (akhir.kurang > self.awal.kurang) - (akhir.kurang < self.awal.kurang)

    @property
    def kalimat(self) -> str:
        """ "Turun dari 14 menjadi 6 orang" at the last quarter that is over."""
        akhir = self.akhir
        if akhir is None or akhir.kurang is None or self.awal.kurang is None:
            return "Belum ada triwulan sesudahnya yang selesai"
        return sebut_perubahan(self.awal.kurang, akhir.kurang)

    @property
    def kalimat_persen(self) -> str:
        """ "Tercapai 66,67 % menjadi 87,10 %": the number of persons due may change too."""
        akhir = self.akhir
        if akhir is None or akhir.persen is None or self.awal.persen is None:
            return ""
        return f"Tercapai {persen_layar(self.awal.persen)} menjadi {persen_layar(akhir.persen)}"

    @property
    def judul_akhir(self) -> str:
        """What the last step is called: nothing is said to be the effect of anything."""
        return "Sesudah kegiatan" if self.berjalan else "Keadaan terakhir"


def ringkas_rupiah(nilai: Decimal) -> tuple[str, str]:
    """A sum as a headline: ("33,6", "juta rupiah"), ("1,2", "miliar rupiah"); the exact sum stands beside it."""
    for batas, satuan in ((10**9, "miliar rupiah"), (10**6, "juta rupiah")):
        if nilai >= batas:
            angka = angka_desimal((nilai / batas).quantize(Decimal("0.1"), ROUND_HALF_UP), 1)
            return angka.removesuffix(",0"), satuan
    return angka_desimal(nilai, 0), "rupiah"


def sebut_perubahan(dulu: int, kini: int) -> str:
    """ "Turun dari 14 menjadi 6 orang", "Naik dari 4 menjadi 5 orang", "Tetap 3 orang"."""
    if dulu == kini:
        return f"Tetap {kini} orang"
    return f"{'Turun' if kini < dulu else 'Naik'} dari {dulu} menjadi {kini} orang"


def bagian_persen(bagian: Decimal, semua: Decimal) -> str:
    """Whole percent of an amount, "" where there is nothing to divide by."""
    if not semua:
        return ""
    return f"{(bagian * 100 / semua).quantize(Decimal(1), ROUND_HALF_UP)} %"


def gambar(angka: Sequence[Angka]) -> Gambar | None:
    """The picture of these quarters, the oldest first; None where there are fewer than two numbers to compare."""
    if sum(satu.kurang is not None for satu in angka) < 2:
        return None
    langkah = LANGKAH if len(angka) <= BANYAK else RAPAT
    tiang = kolom([satu.kurang for satu in angka], langkah=langkah, tinggi=TINGGI, atas=ATAS)
    kata = "; ".join(
        f"{satu.triwulan.label} "
        + ("tanpa angka" if satu.kurang is None else f"{satu.kurang} orang")
        + (" (sementara)" if satu.sementara else "")
        for satu in angka
    )
    return Gambar(
        batang=tuple(
            Batang(satu, satu_kolom, str(satu.triwulan.tahun) if ke == 0 or satu.triwulan.ke == 1 else "")
            for ke, (satu, satu_kolom) in enumerate(zip(angka, tiang, strict=True))
        ),
        lebar=len(angka) * langkah,
        tinggi=ATAS + TINGGI + KAKI,
        label=f"Belum menerima: {kata}",
        y_romawi=ATAS + TINGGI + 13,
        y_tahun=ATAS + TINGGI + 27,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class JejakMasalah:
    """The whole page of one year."""

    tahun: int
    baris: tuple[BarisJejak, ...]
    lain: tuple[UsulanJejak, ...]
    """Proposals that answer no single gap."""

    @property
    def _semua(self) -> list[UsulanJejak]:
        return [*(usulan for baris in self.baris for usulan in baris.usulan), *self.lain]

    @property
    def turun(self) -> int:
        return sum(satu.arah < 0 for satu in self.baris)

    @property
    def terbanding(self) -> int:
        """Lines with a quarter to compare."""
        return sum(satu.akhir is not None for satu in self.baris)

    @property
    def anggaran(self) -> Decimal:
        return sum((satu.anggaran for satu in self._semua), Decimal(0))

    @property
    def realisasi(self) -> Decimal:
        return sum((satu.realisasi for satu in self._semua), Decimal(0))

    @property
    def terpakai(self) -> str:
        return bagian_persen(self.realisasi, self.anggaran)

    @property
    def ringkas(self) -> tuple[str, str]:
        return ringkas_rupiah(self.anggaran)

    @property
    def jumlah_usulan(self) -> int:
        return sum(satu.rencana for satu in self._semua)
