"""Services by month as a grid: five packages downwards, months across; received, not, not applicable, or empty."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kpm.periode import NAMA_BULAN, Bulan
from pemantauan.indikator import HPK_2018, PAKET

CETAK = {"y": "✓", "t": "X", "ts": "-", "belum": ""}
"""Marks on paper, as on the sheets of Formulir 2A to 2C."""
KATA = {"y": "ya", "t": "tidak", "ts": "tidak berlaku", "belum": "belum dicatat"}


@dataclass(frozen=True, slots=True)
class Sel:
    """One service in one month."""

    kelas: str
    """y, t, ts or belum."""
    kata: str

    @property
    def cetak(self) -> str:
        return CETAK[self.kelas]


@dataclass(frozen=True, slots=True)
class Lajur:
    """One service through the months."""

    nama: str
    sel: tuple[Sel, ...]


@dataclass(frozen=True, slots=True)
class Petak:
    """A grid: its months, and the services by package."""

    bulan: tuple[Bulan, ...]
    paket: tuple[tuple[str, tuple[Lajur, ...]], ...]

    @property
    def kepala(self) -> list[tuple[str, str]]:
        """Short and long heading of each column: ``Agu 26``, ``Agustus 2026``."""
        return [(f"{NAMA_BULAN[satu.bulan - 1][:3]} {satu.tahun % 100:02d}", satu.label) for satu in self.bulan]


@dataclass(frozen=True, slots=True)
class CatatanBulan:
    """One monthly record: bulan penuh on its day (a child) or whether she had delivered (a mother), and its fields."""

    bulan: Bulan
    isi: Mapping[str, Any]
    umur: int = 0
    bersalin: bool = False


Berlaku = Callable[[CatatanBulan], bool]
_AMBANG = HPK_2018.ambang_anak


def _selalu(_: CatatanBulan) -> bool:
    return True


def _dinilai(satu: CatatanBulan) -> bool:
    return satu.umur >= _AMBANG.umur_dinilai


def _bergizi_salah(satu: CatatanBulan) -> bool:
    return any(satu.isi[bidang] for bidang in ("gizi_buruk", "gizi_kurang", "stunting"))


def _hamil(satu: CatatanBulan) -> bool:
    return not satu.bersalin


_ANAK: tuple[tuple[int, str, str, Berlaku], ...] = (
    (1, "timbang", "Ditimbang", _selalu),
    (1, "tinggi", "Diukur panjang atau tinggi", lambda satu: satu.bulan.bulan in HPK_2018.bulan_pengukuran),
    (1, "imunisasi", "Imunisasi dasar", lambda satu: satu.umur >= _AMBANG.umur_imunisasi),
    (1, "kunjungan", "Kunjungan rumah", _bergizi_salah),
    (2, "konseling_ibu", "Konseling gizi: ibu", _dinilai),
    (2, "konseling_ayah", "Konseling gizi: ayah", _dinilai),
    (3, "air", "Air minum layak", _selalu),
    (3, "jamban", "Jamban sehat", _selalu),
    (4, "akta", "Akta kelahiran", _selalu),
    (4, "jamkes", "Jaminan kesehatan", _selalu),
    (5, "parenting", "Kelas pengasuhan", _dinilai),
)
_IBU: tuple[tuple[int, str, str, Berlaku], ...] = (
    (1, "anc", "Periksa kehamilan", _hamil),
    (1, "fe", "Tablet tambah darah", _hamil),
    (1, "nifas", "Periksa nifas", lambda satu: satu.bersalin),
    (1, "kunjungan", "Kunjungan rumah", lambda satu: _hamil(satu) and bool(satu.isi["kek"] or satu.isi["resti"])),
    (2, "konseling", "Konseling gizi", _hamil),
    (2, "suami", "Suami ikut konseling", _hamil),
    (3, "air", "Air minum layak", _selalu),
    (3, "jamban", "Jamban sehat", _selalu),
    (4, "jamkes", "Jaminan kesehatan", _selalu),
)
_SATUAN = {"fe": "tablet"}


def petak_anak(catatan: Sequence[CatatanBulan]) -> Petak | None:
    """Formulir 2B of a child; None without a record."""
    return _petak(catatan, _ANAK)


def petak_ibu(catatan: Sequence[CatatanBulan]) -> Petak | None:
    """Formulir 2A of a pregnancy; None without a record."""
    return _petak(catatan, _IBU)


def _petak(catatan: Sequence[CatatanBulan], lajur: Sequence[tuple[int, str, str, Berlaku]]) -> Petak | None:
    if not catatan:
        return None
    urut = {satu.bulan: satu for satu in sorted(catatan, key=lambda satu: satu.bulan)}
    awal, akhir = min(urut), max(urut)
    bulan = tuple(awal.geser(n) for n in range(akhir.selisih(awal) + 1))
    paket: dict[int, list[Lajur]] = {}
    for nomor, bidang, nama, berlaku in lajur:
        sel = tuple(_sel(urut.get(satu), bidang, berlaku) for satu in bulan)
        paket.setdefault(nomor, []).append(Lajur(nama, sel))
    return Petak(bulan, tuple((PAKET[nomor], tuple(isi)) for nomor, isi in paket.items()))


def _sel(satu: CatatanBulan | None, bidang: str, berlaku: Berlaku) -> Sel:
    """What was written down stands, also where it was not due; what was not due and not written is TS."""
    if satu is None:
        return Sel("belum", KATA["belum"])
    nilai = satu.isi[bidang]
    if nilai is None or nilai == "":
        kelas = "belum" if berlaku(satu) else "ts"
        return Sel(kelas, KATA[kelas])
    if isinstance(nilai, bool):
        kelas = "y" if nilai else "t"
        return Sel(kelas, KATA[kelas])
    if isinstance(nilai, int):
        return Sel("y" if nilai else "t", f"{nilai} {_SATUAN.get(bidang, 'kali')}")
    return Sel("t" if nilai == "belum" else "y", {"kecuali": "lengkap kecuali campak"}.get(nilai, str(nilai)))
