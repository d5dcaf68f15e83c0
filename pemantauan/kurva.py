"""The WHO growth curves of one child as SVG geometry: lines at whole SDs, zones of the KMS, the child's own points."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil, floor
from typing import Literal

from pemantauan.antropometri import garis_sd
from pemantauan.antropometri.lms import HARI_TERAKHIR, RENTANG_MM, Tabel
from pemantauan.antropometri.zskor import BEDA_POSISI, HARI_BERDIRI, HARI_SEBULAN

KIRI, KANAN, ATAS, BAWAH = 30, 366, 8, 262
"""The frame inside a box of 400 x 290; the SDs are named at its right."""
HARI_DUA_TAHUN = HARI_BERDIRI - 1
SD = (-3, -2, 0, 2, 3)
SD_KMS = (-3, -2, 1)
"""The lines of the KMS: red, lower green, orange (+1 SD, Permenkes 2/2020)."""
Gaya = Literal["tebal", "putus", "tipis"]
_GAYA: dict[int, Gaya] = {0: "tebal", -2: "putus", 2: "putus", 1: "putus", -3: "tipis", 3: "tipis"}

JenisKurva = Literal["pb_u", "bb_u", "bb_pb"]
PADA: dict[JenisKurva, frozenset[str]] = {
    "pb_u": frozenset({"panjang"}),
    "bb_u": frozenset({"berat"}),
    "bb_pb": frozenset({"berat", "panjang"}),
}
"""The numbers a curve draws."""


@dataclass(frozen=True, slots=True)
class Ukur:
    """One measurement to be drawn: kg, cm (as the tables want it), and what is doubted."""

    hari: int
    berat: Decimal | None
    panjang: Decimal | None
    ragu: frozenset[str] = frozenset()
    """"berat", "panjang": a curve marks what it draws alone."""
    edema: bool = False
    """A weight with swollen feet is not the child's own: drawn apart on the curves of weight."""


@dataclass(frozen=True, slots=True)
class Angka:
    """A line of the grid: its place, and its number."""

    di: str
    kata: str


@dataclass(frozen=True, slots=True)
class Lajur:
    """The line of one SD; ``y`` is where its name stands."""

    nama: str
    gaya: Gaya
    jalur: str
    y: str


@dataclass(frozen=True, slots=True)
class Pita:
    """The ground between two lines, by the colour of the KMS."""

    kelas: Literal["hijau", "kuning"]
    jalur: str


@dataclass(frozen=True, slots=True)
class TitikKurva:
    x: str
    y: str
    ragu: bool
    edema: bool = False

    @property
    def tanda(self) -> str:
        """The sign in the open circle of a point that is not judged; empty for one that is."""
        return "?" if self.ragu else "b" if self.edema else ""


@dataclass(frozen=True, slots=True)
class KurvaWho:
    """One curve, as the texts of SVG attributes."""

    sumbu_x: str
    sumbu_y: str
    tegak: tuple[Angka, ...]
    datar: tuple[Angka, ...]
    pita: tuple[Pita, ...]
    lajur: tuple[Lajur, ...]
    jalur: str
    """Through the child's points that are judged."""
    titik: tuple[TitikKurva, ...]


def kurva_who(jenis: JenisKurva, jenis_kelamin: str, ukur: Iterable[Ukur]) -> KurvaWho | None:
    """The curve of length for age, weight for age (with the zones of the KMS) or weight for length; None without a
    point of its own.

    By age the frame is the first two years, or the first five once a point lies beyond; weight for length shows the
    stretch of the table around the child. From day 731 on the table by height takes over.
    """
    dalam = (satu for satu in ukur if satu.hari <= HARI_TERAKHIR and _nilai(jenis, satu) is not None)
    semua = sorted(dalam, key=lambda satu: satu.hari)
    if not semua or jenis_kelamin not in ("L", "P"):
        return None
    if jenis == "bb_pb":
        return _berat_panjang(jenis_kelamin, semua)
    return _menurut_umur(jenis, jenis_kelamin, semua)


def _nilai(jenis: JenisKurva, satu: Ukur) -> tuple[float, float] | None:
    """(x, y) of a measurement on this curve."""
    if jenis == "pb_u":
        return None if satu.panjang is None else (satu.hari, float(satu.panjang))
    if jenis == "bb_u":
        return None if satu.berat is None else (satu.hari, float(satu.berat))
    return None if satu.berat is None or satu.panjang is None else (float(satu.panjang), float(satu.berat))


def _menurut_umur(jenis: Literal["pb_u", "bb_u"], jenis_kelamin: str, ukur: Sequence[Ukur]) -> KurvaWho:
    lima = ukur[-1].hari > HARI_DUA_TAHUN
    akhir = HARI_TERAKHIR if lima else HARI_DUA_TAHUN
    langkah_bulan = 12 if lima else 3
    garis = {k: garis_sd(jenis, jenis_kelamin, k, langkah=30 if lima else 14, akhir=akhir) for k in (*SD, 1)}
    tegak = [(float(b * HARI_SEBULAN), str(b)) for b in range(0, 61 if lima else 25, langkah_bulan)]
    return _susun(
        jenis,
        garis,
        ukur,
        x=(0, float(akhir)),
        tegak=tegak,
        langkah=(10 if lima else 5) if jenis == "pb_u" else 2,
        sumbu=("umur (bulan)", "cm" if jenis == "pb_u" else "kg"),
    )


def _berat_panjang(jenis_kelamin: str, ukur: Sequence[Ukur]) -> KurvaWho | None:
    tabel: Tabel = "bb_tb" if ukur[-1].hari > HARI_DUA_TAHUN else "bb_pb"
    if tabel == "bb_tb":  # what was measured lying stands where the same child's height would
        ukur = [_berdiri(satu) for satu in ukur]
    bawah, atas = (satu / 10 for satu in RENTANG_MM[tabel])
    panjang = [float(satu.panjang) for satu in ukur if satu.panjang is not None and bawah <= satu.panjang <= atas]
    if not panjang:
        return None
    kiri = max(bawah, floor(min(panjang) / 5) * 5 - 5)
    kanan = min(atas, max(ceil(max(panjang) / 5) * 5 + 5, kiri + 20))
    kiri = max(bawah, min(kiri, kanan - 20))
    garis = {
        k: garis_sd(tabel, jenis_kelamin, k, langkah=5, awal=round(kiri * 10), akhir=round(kanan * 10)) for k in SD
    }
    tegak = [(float(satu), str(satu)) for satu in range(ceil(kiri), floor(kanan) + 1) if satu % 5 == 0]
    dalam = [satu for satu in ukur if satu.panjang is not None and kiri <= satu.panjang <= kanan]
    nama = "tinggi (cm)" if tabel == "bb_tb" else "panjang (cm)"
    return _susun("bb_pb", garis, dalam, x=(kiri, kanan), tegak=tegak, langkah=2, sumbu=(nama, "kg"))


def _berdiri(satu: Ukur) -> Ukur:
    """A length of the time before day 731 as the height it stands for: both tables say the same of the two."""
    if satu.hari >= HARI_BERDIRI or satu.panjang is None:
        return satu
    return replace(satu, panjang=satu.panjang - BEDA_POSISI)


def _susun(
    jenis: JenisKurva,
    garis: dict[int, tuple[tuple[float, float], ...]],
    ukur: Sequence[Ukur],
    *,
    x: tuple[float, float],
    tegak: Sequence[tuple[float, str]],
    langkah: int,
    sumbu: tuple[str, str],
) -> KurvaWho:
    """``garis``: (x, value) of each SD; ``x``: first and last value of the axis; ``langkah``: between level lines."""
    pakai = (*SD_KMS, 3) if jenis == "bb_u" else SD
    anak = [(titik, satu) for satu in ukur if (titik := _nilai(jenis, satu)) is not None]
    semua = [n for k in pakai for _, n in garis[k]] + [n for (_, n), _ in anak]
    rendah, tinggi = floor(min(semua) / langkah) * langkah, ceil(max(semua) / langkah) * langkah

    def di_x(nilai: float) -> str:
        return f"{KIRI + (nilai - x[0]) / (x[1] - x[0]) * (KANAN - KIRI):.1f}"

    def di_y(nilai: float) -> str:
        return f"{BAWAH - (nilai - rendah) / (tinggi - rendah) * (BAWAH - ATAS):.1f}"

    def jalur(titik: Iterable[tuple[float, float]]) -> str:
        return "M" + "L".join(f"{di_x(a)} {di_y(b)}" for a, b in titik)

    gambar = tuple(
        TitikKurva(di_x(a), di_y(b), bool(PADA[jenis] & satu.ragu), satu.edema and jenis != "pb_u")
        for (a, b), satu in anak
    )
    jelas = [xy for (xy, _), satu in zip(anak, gambar, strict=True) if not satu.tanda]
    return KurvaWho(
        sumbu_x=sumbu[0],
        sumbu_y=sumbu[1],
        tegak=tuple(Angka(di_x(nilai), kata) for nilai, kata in tegak),
        datar=tuple(Angka(di_y(n), str(n)) for n in range(rendah, tinggi + 1, langkah)),
        pita=_pita(garis, jalur) if jenis == "bb_u" else (),
        lajur=tuple(Lajur(_nama(k), _GAYA[k], jalur(garis[k]), di_y(garis[k][-1][1])) for k in pakai),
        jalur=jalur(jelas) if len(jelas) > 1 else "",
        titik=gambar,
    )


def _nama(k: int) -> str:
    return f"+{k}" if k > 0 else str(k).replace("-", "−")


def _pita(
    garis: dict[int, tuple[tuple[float, float], ...]], jalur: Callable[[Iterable[tuple[float, float]]], str]
) -> tuple[Pita, ...]:
    """Yellow from -3 to -2 SD, green from -2 to +1, yellow up to +3: the grounds of the KMS."""
    batas: tuple[tuple[int, int, Literal["hijau", "kuning"]], ...] = (
        (-3, -2, "kuning"),
        (-2, 1, "hijau"),
        (1, 3, "kuning"),
    )
    return tuple(Pita(kelas, f"{jalur((*garis[a], *reversed(garis[b])))}Z") for a, b, kelas in batas)
